// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_HPP
#define STARLOT_FILES_HPP

// What is stored and sent. Opt-in: starlot.hpp leaves it out. Bytes in, bytes out; whatever is wrong with a table is an error
// with line and character, and all of it is told at once.
//
//   auto const bytes = read_file("findings.csv");             bytes of a file, and errors as lines        files/open.hpp
//   auto const sheet = read_table(*bytes, form);              tables of spreadsheets                      files/table.hpp
//   auto const saved = to_bytes(findings);                    kept to the character                       files/saved_findings.hpp
//   auto const again = read_findings(*saved, scheme);         or an error with its line
//   auto const pack = package_of(source, findings, terms);    an audit, with all that it stands on        files/audit.hpp
//   verify_audit(*pack, manifest).is_right();                 worked out again from the findings up

#include <starlot/files/audit.hpp>
#include <starlot/files/audit_package.hpp>
#include <starlot/files/audit_terms.hpp>
#include <starlot/files/open.hpp>
#include <starlot/files/rating_text.hpp>
#include <starlot/files/saved_findings.hpp>
#include <starlot/files/saved_nonconformities.hpp>
#include <starlot/files/saved_reconciliation.hpp>
#include <starlot/files/table.hpp>

#endif
