// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_HPP
#define STARLOT_COMPANY_HPP

// Many outlets, one rating.
//
//   outlet_findings visits{scheme, *shops, record->hash()};   a loaded scheme, or compiled<mine>      company/outlet_findings.hpp
//   if (auto const done = visits.add("WZ-15", findings); !done) …
//   auto const company = rate_company(head_office, *record, visits);                               company/rate_company.hpp
//   company->rating();  company->estimate();  company->losses();                                   company/company_rating.hpp
//
// How outlets make one score is at the top of scheme/policies.hpp; what to do with outlets that were not reached, or visited
// without having been drawn, in company_options.hpp.

#include <starlot/company/company_options.hpp>
#include <starlot/company/company_rating.hpp>
#include <starlot/company/outlet_findings.hpp>
#include <starlot/company/rate_company.hpp>
#include <starlot/company/visited_outlet.hpp>

#endif
