# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# Lines after preprocessing, as a measure of what an include costs that is the same every day.

if(NOT COMPILER_ID MATCHES "GNU|Clang")
  message(STATUS "skipped: lines are counted with GCC and Clang only")
  return()
endif()
if(NOT EXISTS "${INCLUDE}/starlot/${HEADER}")
  message(STATUS "skipped: there is no ${HEADER}")
  return()
endif()
separate_arguments(flags UNIX_COMMAND "${FLAGS}")
execute_process(COMMAND "${COMPILER}" ${flags} -std=c++20 -E -P "-I${INCLUDE}" -x c++ "${INCLUDE}/starlot/${HEADER}"
                OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "[^\n]" "" lines "${text}")
string(LENGTH "${lines}" lines)
if(lines GREATER LIMIT)
  message(FATAL_ERROR "${HEADER}: ${lines} preprocessed lines, the budget is ${LIMIT}")
endif()
message(STATUS "${HEADER}: ${lines} preprocessed lines of ${LIMIT}")
