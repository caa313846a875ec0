# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# Who may include whom: cmake -DROOT=<tree> -P layers.cmake. Looks at ROOT/include/starlot:
#   <module>/             what users include
#   <module>/<list>/      the entries of <module>/<list>.hpp, which includes all of them, and through which the door does
#   detail/<module>/      the rest of a module, which sees what the module sees
#   detail/base/          what lies under core
#   <module>.hpp          the door of a module: includes all of <module>/, and nothing else
#   starlot.hpp           includes the doors

set(base_sees base)
set(core_sees base core)
set(scheme_sees ${core_sees} scheme)
set(catalog_sees ${scheme_sees} catalog)
set(scoring_sees ${scheme_sees} scoring)
set(sampling_sees ${core_sees} sampling)
set(estimation_sees ${sampling_sees} estimation)
set(company_sees ${scoring_sees} sampling estimation company)
set(decision_sees ${company_sees} decision)
set(report_sees ${decision_sees} report)
set(files_sees ${report_sees} catalog files)
set(fwd_sees ${core_sees})

set(without_door base core)          # modules
set(opt_in_modules files report)     # their doors are in no other header
set(opt_in_headers sampling/foreign_draws.hpp detail/decision/betting_test.hpp detail/decision/settlement_parts.hpp
                   core/exact.hpp core/fraction_text.hpp core/gbt8170.hpp core/shortest.hpp
                   decision/bet.hpp decision/settle.hpp decision/settlement.hpp decision/visits_needed.hpp
                   decision/shown_probability.hpp scoring/reconciliation.hpp scoring/nonconformities.hpp)
set(heavy iostream istream ostream fstream sstream iomanip locale random ranges functional regex memory)

include("${CMAKE_CURRENT_LIST_DIR}/tree.cmake")
starlot_public_tree("${ROOT}" headers)

# The module of a header, and whether it is a door (or the umbrella, or fwd.hpp).
macro(starlot_place header)
  set(module "")
  set(is_door FALSE)
  if("${header}" MATCHES "^detail/([a-z_]+)/[a-z_0-9]+\\.hpp$")
    set(module "${CMAKE_MATCH_1}")
  elseif("${header}" MATCHES "^([a-z_]+)/([a-z_]+/)?[a-z_0-9]+\\.hpp$" AND NOT "${header}" MATCHES "^(detail|base)/")
    string(REGEX REPLACE "/.*" "" module "${header}")
  elseif("${header}" MATCHES "^([a-z_]+)\\.hpp$")
    set(module "${CMAKE_MATCH_1}")
    set(is_door TRUE)
  endif()
endmacro()

foreach(header IN LISTS headers)
  starlot_read("${ROOT}/include/starlot/${header}" text)
  starlot_place("${header}")
  set(own_module "${module}")
  set(own_door ${is_door})
  if(own_module STREQUAL "")
    starlot_fault("${header}: has no place: it is in no module, and not in detail/<module>/")
    continue()
  elseif(own_door AND own_module IN_LIST without_door)
    starlot_fault("${header}: ${own_module} has no door")
    continue()
  elseif(NOT DEFINED ${own_module}_sees AND NOT own_module STREQUAL "starlot")
    if(own_door)
      starlot_fault("${header}: is the door of no module")
    else()
      starlot_fault("${header}: ${own_module} is not a module of the house")
    endif()
    continue()
  endif()
  set(is_plain_door FALSE)
  if(own_door AND NOT own_module STREQUAL "fwd")
    set(is_plain_door TRUE)
  endif()

  set(included "")
  string(REGEX MATCHALL "\n[ \t]*#[ \t]*include[^\n]*" includes "\n${text}")
  foreach(include IN LISTS includes)
    string(STRIP "${include}" include)
    if(include MATCHES "<starlot/([^>]+)>")
      set(target "${CMAKE_MATCH_1}")
      list(APPEND included "${target}")
      starlot_place("${target}")
      if(NOT target IN_LIST headers)
        starlot_fault("${header}: includes ${target}, which does not exist")
      elseif(target STREQUAL header)
        starlot_fault("${header}: includes itself")
      elseif(own_module STREQUAL "starlot")
        if(NOT is_door OR module STREQUAL "fwd")
          starlot_fault("starlot.hpp: includes ${target}, which is no door")
        elseif(module IN_LIST opt_in_modules)
          starlot_fault("starlot.hpp: includes ${target}, which is opt-in")
        endif()
      elseif(is_door AND NOT module STREQUAL "fwd")
        starlot_fault("${header}: includes ${target}, which is for users")
      elseif(is_plain_door AND NOT target MATCHES "^${own_module}/")
        starlot_fault("${header}: is a door, and includes ${target}, which is not in ${own_module}/")
      elseif(NOT module IN_LIST ${own_module}_sees AND NOT module STREQUAL "fwd")
        starlot_fault("${header}: includes ${target}, but ${own_module} may not see ${module}")
      elseif(target IN_LIST opt_in_headers AND NOT header IN_LIST opt_in_headers AND NOT own_module IN_LIST opt_in_modules)
        starlot_fault("${header}: includes ${target}, which is opt-in")
      endif()
    elseif(include MATCHES "include[ \t]*<([a-z_0-9.]+)>")
      if(CMAKE_MATCH_1 IN_LIST heavy AND NOT own_module IN_LIST opt_in_modules)
        starlot_fault("${header}: includes <${CMAKE_MATCH_1}>, which costs every user too much")
      endif()
    else()
      starlot_fault("${header}: \"${include}\" should name <starlot/...> or a standard header")
    endif()
  endforeach()

  foreach(other IN LISTS headers) # the list of a folder
    string(REGEX REPLACE "\\.hpp$" "/" folder "${header}")
    if(header MATCHES "/" AND other MATCHES "^${folder}" AND NOT other IN_LIST included)
      starlot_fault("${header}: leaves out ${other}")
    endif()
  endforeach()

  # One draw for all platforms: nothing that the standard leaves to the library.
  foreach(pattern IN ITEMS "std::shuffle" "std::sample[^a-z_]" "std::[a-z_]+_distribution" "uniform_[a-z_]+_distribution")
    if(text MATCHES "(${pattern})")
      starlot_fault("${header}: uses ${CMAKE_MATCH_1}, whose result differs between standard libraries")
    endif()
  endforeach()

  if(NOT is_plain_door)
    continue()
  endif()
  string(REGEX REPLACE "/\\*([^*]|\\*+[^*/])*\\*+/" "" rest "${text}")
  string(REGEX REPLACE "#[ \t]*(include|ifndef|define|endif)[^\n]*" "" rest "${rest}")
  string(STRIP "${rest}" rest)
  if(NOT rest STREQUAL "")
    starlot_fault("${header}: must only include, but holds \"${rest}\"")
  endif()
  foreach(other IN LISTS headers)
    starlot_place("${other}")
    if(own_module STREQUAL "starlot")
      if(is_door AND DEFINED ${module}_sees AND NOT module MATCHES "^fwd$" AND NOT module IN_LIST without_door
         AND NOT module IN_LIST opt_in_modules AND NOT other IN_LIST included)
        starlot_fault("starlot.hpp: leaves out ${other}")
      endif()
    elseif(other MATCHES "^${own_module}/[^/]+$" AND NOT other IN_LIST included AND NOT other IN_LIST opt_in_headers)
      starlot_fault("${header}: leaves out ${other}")
    endif()
  endforeach()
endforeach()

# Each module has its door, each folder in it its list.
foreach(header IN LISTS headers)
  if(NOT header MATCHES "^detail/" AND header MATCHES "^([a-z_]+/[a-z_]+)/")
    set(list "${CMAKE_MATCH_1}.hpp")
    if(NOT list IN_LIST headers)
      starlot_fault("${header}: there is no list ${list}")
    endif()
  endif()
  starlot_place("${header}")
  if(header MATCHES "^${module}/" AND DEFINED ${module}_sees AND NOT module IN_LIST without_door
     AND NOT "${module}.hpp" IN_LIST headers)
    starlot_fault("${header}: there is no door ${module}.hpp")
  endif()
endforeach()

starlot_verdict("layers")
