# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

# Shared by the scripts here: the tree of headers, their text, a list of faults.

set(starlot_faults "")

# Headers of <root>/include/starlot, relative, sorted.
function(starlot_public_tree root result)
  if(NOT IS_DIRECTORY "${root}")
    message(FATAL_ERROR "no such tree: \"${root}\"")
  endif()
  file(GLOB_RECURSE headers RELATIVE "${root}/include/starlot" "${root}/include/starlot/*")
  list(REMOVE_ITEM headers starlot.cppm) # all of them, as a module
  list(SORT headers)
  set(${result} "${headers}" PARENT_SCOPE)
endfunction()

# A file without its // comments, and without the characters that have a meaning in CMake's lists.
function(starlot_read file result)
  file(READ "${file}" text)
  string(REPLACE ";" " " text "${text}")
  string(REPLACE "[" "(" text "${text}")
  string(REPLACE "]" ")" text "${text}")
  string(REGEX REPLACE "//[^\n]*" "" text "${text}")
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

macro(starlot_fault sentence)
  list(APPEND starlot_faults "${sentence}")
endmacro()

# One line per fault, then failure; or a line that tells how much was looked at.
macro(starlot_verdict check)
  list(LENGTH headers count)
  if(count EQUAL 0)
    message(STATUS "skipped: there are no headers")
    return()
  endif()
  if(starlot_faults)
    foreach(fault IN LISTS starlot_faults)
      message(NOTICE "${fault}")
    endforeach()
    list(LENGTH starlot_faults faults)
    message(FATAL_ERROR "${check}: ${faults} faults in ${count} headers")
  endif()
  message(STATUS "${check}: ${count} headers, no faults")
endmacro()
