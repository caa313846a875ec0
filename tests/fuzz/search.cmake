# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

# Builds a target with libFuzzer and sanitizers, and looks for inputs that break it, for SECONDS (60) seconds.

if(NOT DEFINED ENV{STARLOT_FULL})
  message("skipped: long searches run under tests/run.sh --full")
  return()
endif()
if(NOT COMPILER)
  message("skipped: clang++ was not found")
  return()
endif()
file(MAKE_DIRECTORY "${WORK}/found")
file(WRITE "${WORK}/probe.cpp" "extern \"C\" int LLVMFuzzerTestOneInput(unsigned char const*, unsigned long) { return 0; }\n")
set(flags -std=c++20 -O1 -g1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all)
execute_process(COMMAND "${COMPILER}" ${flags} "${WORK}/probe.cpp" -o "${WORK}/probe" RESULT_VARIABLE status
                OUTPUT_QUIET ERROR_QUIET)
if(NOT status EQUAL 0)
  message("skipped: ${COMPILER} does not bring libFuzzer")
  return()
endif()
execute_process(COMMAND "${COMPILER}" ${flags} "-I${SOURCE}/include" "-I${SOURCE}/tests"
                "${SOURCE}/tests/fuzz/${TARGET}.cpp" -o "${WORK}/search" COMMAND_ERROR_IS_FATAL ANY)
if(NOT SECONDS)
  set(SECONDS 60)
endif()
execute_process(COMMAND "${WORK}/search" -max_total_time=${SECONDS} -print_final_stats=1 "${WORK}/found"
                "${SOURCE}/tests/fuzz/corpus/${TARGET}" WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
