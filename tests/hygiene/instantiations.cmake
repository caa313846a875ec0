# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# How many functions a program instantiates that includes HEADER and calls nothing: what it pays for parts it does not use.

execute_process(COMMAND "${COMPILER}" --version RESULT_VARIABLE status OUTPUT_VARIABLE version ERROR_QUIET)
if(NOT status EQUAL 0 OR NOT version MATCHES "clang")
  message(STATUS "skipped: functions are counted with Clang, and \"${COMPILER}\" was not found")
  return()
endif()
file(MAKE_DIRECTORY "${WORK}")
file(REMOVE "${WORK}/instantiations.json")
file(WRITE "${WORK}/instantiations.cpp" "#include <starlot/${HEADER}>\nint main() {}\n")
execute_process(COMMAND "${COMPILER}" -std=c++20 "-I${INCLUDE}" -ftime-trace -c "${WORK}/instantiations.cpp"
                        -o "${WORK}/instantiations.o" COMMAND_ERROR_IS_FATAL ANY)
file(READ "${WORK}/instantiations.json" trace)
if(NOT trace MATCHES "\"Total InstantiateFunction\",\"args\":{\"count\":([0-9]+)")
  if(trace MATCHES "\"Total Frontend\"") # none at all is told by leaving it out
    message(STATUS "${HEADER}: no functions of ${LIMIT}")
    return()
  endif()
  message(FATAL_ERROR "${WORK}/instantiations.json: not in the form known here")
endif()
if(CMAKE_MATCH_1 GREATER LIMIT)
  message(FATAL_ERROR "${HEADER}: ${CMAKE_MATCH_1} functions are instantiated that nobody calls, the limit is ${LIMIT}")
endif()
message(STATUS "${HEADER}: ${CMAKE_MATCH_1} functions of ${LIMIT}")
