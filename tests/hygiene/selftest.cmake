# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# A check that finds nothing is worth nothing: runs CHECK.cmake on a tree with planted faults, and wants exactly
# those of CHECK.expected.

execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${ROOT}" -DMAX_LINES=30 -P "${CMAKE_CURRENT_LIST_DIR}/${CHECK}.cmake"
                RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE found)
if(status EQUAL 0)
  message(FATAL_ERROR "${CHECK} passed a tree full of faults:\n${output}${found}")
endif()
string(REGEX REPLACE "CMake Error.*" "" found "${found}")
file(READ "${ROOT}/${CHECK}.expected" expected)
if(NOT found STREQUAL expected)
  message(FATAL_ERROR "${CHECK} found\n${found}\nand should have found\n${expected}")
endif()
message(STATUS "${CHECK}: found all planted faults")
