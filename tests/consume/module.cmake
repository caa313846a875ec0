# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

# Compiles include/starlot/starlot.cppm and examples/module/rate_shop.cpp with Clang 19, and compares what it prints.
# SOURCE: the project; WORK: a directory for what is made.
find_program(compiler NAMES clang++-19 clang++-20 clang++-21)
if(NOT compiler)
  message("skipped: no Clang 19 for modules (Debian: clang-19)")
  return()
endif()
file(MAKE_DIRECTORY "${WORK}")
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${out}${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()
set(options -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror)
run("${compiler}" ${options} -Wno-include-angled-in-module-purview "-I${SOURCE}/include" --precompile
    "${SOURCE}/include/starlot/starlot.cppm" -o "${WORK}/starlot.pcm")
run("${compiler}" ${options} "-fmodule-file=starlot=${WORK}/starlot.pcm" "${SOURCE}/examples/module/rate_shop.cpp"
    "${WORK}/starlot.pcm" -o "${WORK}/rate_shop")
run("${WORK}/rate_shop")
set(due "85.00: pass\n  1  40 of 40\n  2  45 of 60\n")
if(NOT out STREQUAL due)
  message(FATAL_ERROR "printed\n${out}\nand not\n${due}")
endif()
