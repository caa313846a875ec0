// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CATALOG_HPP
#define STARLOT_CATALOG_HPP

// Schemes that are ready but for their points, which are not public below the chapters: they come from the user's own copy.
//
//   gbt27922::load(sheet)         after-sales service, GB/T 27922-2011: a scheme, or all faults of the sheet   catalog/gbt27922.hpp
//   sbt10401::load(sheet)         SB/T 10401-2006                                                              catalog/sbt10401.hpp
//   catalog::load_points_sheet(outline, sheet, parts)   a standard of your own that is read like them           catalog/points_sheet.hpp
//
// Each lists its chapters, items and rules at its top, with how sure they are.

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/catalog/points_sheet.hpp>
#include <starlot/catalog/sbt10401.hpp>

#endif
