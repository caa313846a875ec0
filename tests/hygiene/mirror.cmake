# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# Each header has its licence, its guard, its size and its test, and says so if it is not for users:
# cmake -DROOT=<tree> -P mirror.cmake

if(NOT DEFINED MAX_LINES)
  set(MAX_LINES 450)
endif()
set(licence "// Copyright 2026 the starlot authors\n// SPDX-License-Identifier: BSL-1.0\n")

include("${CMAKE_CURRENT_LIST_DIR}/tree.cmake")
starlot_public_tree("${ROOT}" headers)
foreach(header IN LISTS headers)
  file(READ "${ROOT}/include/starlot/${header}" text)
  string(FIND "${text}" "${licence}" at)
  if(NOT at EQUAL 0)
    starlot_fault("${header}: does not begin with the two licence lines")
  endif()

  string(REGEX REPLACE "[^a-z0-9]" "_" guard "${header}")
  string(TOUPPER "STARLOT_${guard}" guard)
  string(REPLACE "STARLOT_STARLOT_" "STARLOT_(STARLOT_)?" guard "${guard}")
  if(NOT text MATCHES "\n#ifndef ${guard}\n#define ${guard}\n")
    starlot_fault("${header}: has no include guard ${guard}")
  endif()

  string(REGEX REPLACE "[^\n]" "" lines "${text}")
  string(LENGTH "${lines}" lines)
  if(lines GREATER MAX_LINES)
    starlot_fault("${header}: has ${lines} lines, more than ${MAX_LINES}: look again, cut by meaning")
  endif()

  if(header MATCHES "^detail/" AND NOT text MATCHES "\n// IWYU pragma: private(, include <starlot/[a-z_0-9/]+\\.hpp>)?\n")
    starlot_fault("${header}: has no line \"// IWYU pragma: private\"")
  endif()
  if(header MATCHES "/" AND NOT header MATCHES "^detail/") # doors have nothing to test
    string(REGEX REPLACE "\\.hpp$" "_test.cpp" test "${header}")
    if(NOT EXISTS "${ROOT}/tests/${test}")
      starlot_fault("${header}: has no tests/${test}")
    endif()
  endif()
endforeach()
starlot_verdict("mirror")
