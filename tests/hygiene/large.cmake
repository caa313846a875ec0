# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

# Compiles a unit with a large scheme: cmake -DCOMPILER=g++ -DSHAPE=ten_clauses -DINCLUDE=include -DWORK=build -P large.cmake
# Shapes: 1 000 criteria in ten_clauses, in one_clause, or with a set<"id"> for each (every_set); four_thousand criteria.
# Without COMPILER the unit is only written, as WORK/<shape>.cpp.

cmake_minimum_required(VERSION 3.23)

set(clauses 10)
set(each 100)
if(SHAPE STREQUAL "one_clause")
  set(clauses 1)
  set(each 1000)
elseif(SHAPE STREQUAL "four_thousand")
  set(each 400)
elseif(NOT SHAPE MATCHES "^(ten_clauses|every_set)$")
  message(FATAL_ERROR "unknown shape ${SHAPE}")
endif()
set(tree "")
set(sets "")
foreach(c RANGE 1 ${clauses})
  string(APPEND tree "    clause{\"${c}\", \"Clause\"")
  foreach(i RANGE 1 ${each})
    math(EXPR third "${i} % 3")
    if(third EQUAL 0)
      string(APPEND tree ",\n      criterion{\"${c}.${i}\", \"Criterion\", 1_pt, proportional}")
    else()
      string(APPEND tree ",\n      criterion{\"${c}.${i}\", \"Criterion\", 1_pt}")
    endif()
    if(SHAPE STREQUAL "every_set")
      string(APPEND sets "  f.set<\"${c}.${i}\">(met);\n")
    endif()
  endforeach()
  string(APPEND tree "},\n")
endforeach()
file(WRITE "${WORK}/${SHAPE}.cpp" "#include <starlot/scoring/evaluate.hpp>
using namespace starlot;
using namespace starlot::literals;
constexpr auto large = scheme{title{\"large\", \"1\"},
${tree}    ladder{{500_pt, \"pass\"}}};
int main() {
  findings<large> f;
${sets}  auto const r = evaluate(f);
  return r ? 0 : 1;
}
")
if(NOT DEFINED COMPILER)
  return()
endif()

execute_process(COMMAND "${COMPILER}" --version RESULT_VARIABLE status OUTPUT_VARIABLE version ERROR_QUIET)
if(NOT status EQUAL 0)
  message(STATUS "skipped: ${COMPILER} was not found")
  return()
endif()
# Clang stops counting steps at 2^20 by itself, enough for 1 000 criteria and more, not for 4 000.
set(limit "")
if(SHAPE STREQUAL "four_thousand" AND version MATCHES "clang")
  set(limit -fconstexpr-steps=10000000)
endif()
execute_process(COMMAND "${COMPILER}" -std=c++20 ${limit} "-I${INCLUDE}" -c "${WORK}/${SHAPE}.cpp" -o "${WORK}/${SHAPE}.o"
                COMMAND_ERROR_IS_FATAL ANY)
