# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# SOURCE does not compile with its fault: COMPILER says the sentence of line 1, and shows what line 2 names, or says no more than
# so many lines. OPTIONS (between spaces) are those of all tests. That it compiles without the fault is a test for all files together.
file(READ "${SOURCE}" text LIMIT 1000)
if(NOT text MATCHES "^// expect: ([^\r\n]+)")
  message(FATAL_ERROR "line 1 must be \"// expect: <sentence>\"")
endif()
string(STRIP "${CMAKE_MATCH_1}" expected)
set(names "")
if(text MATCHES "^[^\r\n]*\r?\n// names: ([^\r\n]+)")
  string(STRIP "${CMAKE_MATCH_1}" names)
endif()
set(most_lines 0)
if(text MATCHES "^[^\r\n]*\r?\n// lines: ([0-9]+)")
  set(most_lines "${CMAKE_MATCH_1}")
endif()

separate_arguments(options UNIX_COMMAND "${OPTIONS}")
execute_process(COMMAND "${COMPILER}" ${options} -DSTARLOT_EXPECT_FAILURE "${SOURCE}" OUTPUT_VARIABLE said
                ERROR_VARIABLE said RESULT_VARIABLE status)
if(status STREQUAL "0")
  message(FATAL_ERROR "compiles with the fault")
endif()
foreach(due IN ITEMS expected names)
  string(REGEX REPLACE "([][(){}.*+?^$|\\\\])" "\\\\\\1" ${due} "${${due}}")
  string(REPLACE " \\.\\.\\. " ".*" ${due} "${${due}}")
  if(NOT said MATCHES "${${due}}")
    message(FATAL_ERROR "should say \"${${due}}\", but says:\n${said}")
  endif()
endforeach()
string(REGEX REPLACE "[^\n]" "" lines "${said}")
string(LENGTH "${lines}" lines)
if(most_lines GREATER 0 AND lines GREATER most_lines)
  message(FATAL_ERROR "should say at most ${most_lines} lines, but says ${lines}:\n${said}")
endif()
