# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# Makes the reference from SOURCE in OUTPUT: cmake -DSOURCE=<tree> -DOUTPUT=<folder> -DVERSION=<version> -P make.cmake
# Whatever is public and has no comment is an error. With FIXTURE, a folder of headers, these are read instead, and the
# complaints must be those of FIXTURE/expected: a check that finds nothing is worth nothing.

find_program(DOXYGEN doxygen)
find_program(AWK awk)
if(NOT DOXYGEN OR NOT AWK)
  message("skipped: doxygen or awk was not found (Debian: doxygen)")
  return()
endif()
set(ENV{STARLOT_VERSION} "${VERSION}")
set(ENV{STARLOT_REFERENCE_OUTPUT} "${OUTPUT}")
file(MAKE_DIRECTORY "${OUTPUT}")
set(settings "@INCLUDE = tests/reference/Doxyfile\n")
if(FIXTURE)
  string(APPEND settings "INPUT = ${FIXTURE}\nUSE_MDFILE_AS_MAINPAGE =\n")
endif()
file(WRITE "${OUTPUT}/Doxyfile" "${settings}")
execute_process(COMMAND "${DOXYGEN}" "${OUTPUT}/Doxyfile" WORKING_DIRECTORY "${SOURCE}" RESULT_VARIABLE status
                OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(FIXTURE)
  string(REPLACE "${SOURCE}/" "" said "${said}")
  string(REGEX REPLACE "[^\n]*/(fixture/[^\n]*)" "\\1" said "${said}")
  file(READ "${FIXTURE}/expected" due)
  if(NOT said STREQUAL due)
    message(FATAL_ERROR "status ${status}, and complaints\n${said}\nwhere these are due\n${due}")
  endif()
  message(STATUS "reference: found what has no comment")
  return()
endif()
if(NOT status EQUAL 0 OR said MATCHES "(warning|error): ")
  message(FATAL_ERROR "doxygen: status ${status}\n${said}")
endif()
message(STATUS "reference: ${OUTPUT}/html/index.html")
