// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_HPP
#define STARLOT_FILES_HPP

// What is stored and sent. Opt-in: starlot.hpp leaves it out. Bytes in, bytes out; whatever is wrong with a table is an error
// with line and character, and all of it is told at once.
//
//   auto const sheet = from_file("points.csv", [](auto bytes) { return read_points(bytes); });          files/open.hpp
//   auto const scheme = sheet->load([](auto rows) { return gbt27922::load(rows); });                    files/points_file.hpp
//   auto const scheme = read_scheme(bytes);                                                             files/scheme_file.hpp
//   auto const shops = read_frame(bytes);                                                               files/frame_file.hpp
//   auto const audit = read_findings_table(bytes, *scheme);                                             files/findings_table.hpp
//   auto const mine = read_table(bytes, form);          any other table of a spreadsheet                files/table.hpp
//   auto const saved = to_bytes(findings);              findings kept to the character                  files/saved_findings.hpp
//   auto const again = read_findings(*saved, scheme);   or an error with its line
//   auto const pack = package_of(source, findings, terms);      an audit, with all that it stands on    files/audit.hpp
//   verify_audit(*pack, manifest).is_right();                   worked out again from the findings up

#include <starlot/files/audit.hpp>
#include <starlot/files/audit_package.hpp>
#include <starlot/files/audit_terms.hpp>
#include <starlot/files/findings_table.hpp>
#include <starlot/files/frame_file.hpp>
#include <starlot/files/open.hpp>
#include <starlot/files/points_file.hpp>
#include <starlot/files/rating_text.hpp>
#include <starlot/files/saved_findings.hpp>
#include <starlot/files/saved_nonconformities.hpp>
#include <starlot/files/saved_reconciliation.hpp>
#include <starlot/files/scheme_file.hpp>
#include <starlot/files/table.hpp>

#endif
