# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

cmake_minimum_required(VERSION 3.23)

# Rates the good folder with the files of CASE laid over it. The example must find exactly the errors of CASE/expected
# ("file:line:character number", in that order), print no rating, and end with status 2.
set(folder "${WORK}/company")
file(REMOVE_RECURSE "${folder}")
file(COPY "${CASE}/../good/" DESTINATION "${folder}")
file(GLOB faulty "${CASE}/*.csv")
foreach(file IN LISTS faulty)
  cmake_path(GET file FILENAME name)
  configure_file("${file}" "${folder}/${name}" COPYONLY) # file(COPY) leaves files of equal age alone
endforeach()

execute_process(COMMAND "${PROGRAM}" company WORKING_DIRECTORY "${WORK}" OUTPUT_VARIABLE printed ERROR_VARIABLE errors
                RESULT_VARIABLE status)
string(REGEX MATCHALL "company/[a-z]+\\.(csv|record)[:0-9]*: error [0-9]+" found "${errors}")
set(actual "")
foreach(entry IN LISTS found)
  string(REGEX REPLACE "company/([a-z]+\\.(csv|record)(:[0-9]+:[0-9]+)?): error ([0-9]+)" "\\1 \\4" entry "${entry}")
  string(APPEND actual "${entry}\n")
endforeach()
file(READ "${CASE}/expected" expected)
if(NOT actual STREQUAL expected)
  message(FATAL_ERROR "expected\n${expected}found\n${actual}in\n${errors}")
endif()
if(NOT status STREQUAL "2")
  message(FATAL_ERROR "exit status ${status}, expected 2")
endif()
if(NOT printed STREQUAL "")
  message(FATAL_ERROR "nothing may be rated, but this was printed:\n${printed}")
endif()
