# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# Runs PROGRAM with the arguments in GOLDEN.cmd (after the first word) and compares what it prints with GOLDEN.out
# and its exit status with GOLDEN.status (0 if there is none). GOLDEN.in, if there is one, is its standard input.
# What was printed is left in ACTUAL.

if(NOT EXISTS "${PROGRAM}")
  message(FATAL_ERROR "cannot run ${PROGRAM}")
endif()
file(READ "${GOLDEN}.cmd" line)
string(STRIP "${line}" line)
separate_arguments(arguments UNIX_COMMAND "${line}")
list(POP_FRONT arguments)
set(status_expected 0)
if(EXISTS "${GOLDEN}.status")
  file(READ "${GOLDEN}.status" status_expected)
  string(REGEX MATCH "^[0-9]+" status_expected "${status_expected}")
endif()
set(input "")
if(EXISTS "${GOLDEN}.in")
  set(input INPUT_FILE "${GOLDEN}.in")
endif()

execute_process(COMMAND "${PROGRAM}" ${arguments} ${input} OUTPUT_FILE "${ACTUAL}" ERROR_VARIABLE errors
                RESULT_VARIABLE status)
if(NOT status STREQUAL status_expected)
  file(READ "${ACTUAL}" actual)
  message(FATAL_ERROR "exit status ${status}, expected ${status_expected}\n${errors}${actual}")
endif()
execute_process(COMMAND "${CMAKE_COMMAND}" -E compare_files --ignore-eol "${ACTUAL}" "${GOLDEN}.out"
                RESULT_VARIABLE different ERROR_QUIET)
if(different)
  execute_process(COMMAND diff -u "${GOLDEN}.out" "${ACTUAL}" OUTPUT_VARIABLE diff ERROR_QUIET)
  message(NOTICE "${diff}${errors}")
  message(FATAL_ERROR "the output has changed; if that is right: cp ${ACTUAL} ${GOLDEN}.out")
endif()
