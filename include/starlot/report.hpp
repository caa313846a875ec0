// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_REPORT_HPP
#define STARLOT_REPORT_HPP

// What people read: one report of ratings, companies, draws and laws, and its renderings. Opt-in: not part of starlot.hpp.
//
//   report page{"Harbour Appliances"};                                    report/report.hpp, report/report_parts.hpp
//   page.add(*company).add(*record).add(*law, rungs);
//   to_text(page, language::zh)                                           report/to_text.hpp
//   to_html(page, language::en)                                           report/to_html.hpp
//   to_json(page)                                                         report/to_json.hpp

#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>
#include <starlot/report/to_html.hpp>
#include <starlot/report/to_json.hpp>
#include <starlot/report/to_text.hpp>

#endif
