# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0

# Configures, builds and runs PROJECT, which takes starlot from SOURCE in one WAY; see CMakeLists.txt.

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${WAY}: ${ARGN}\n${said}")
  endif()
  set(said "${said}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
if(WAY STREQUAL "find_package")
  run("${CMAKE_COMMAND}" --install "${BUILT}" --prefix "${WORK}/prefix")
elseif(WAY STREQUAL "copied_folder")
  file(COPY "${SOURCE}/include/starlot" DESTINATION "${WORK}/copied")
endif()
# Not connected: what FetchContent is asked for must be there.
run("${CMAKE_COMMAND}" -S "${PROJECT}" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_CXX_FLAGS=${FLAGS}" -DWAY=${WAY} "-DSTARLOT_SOURCE=${SOURCE}" "-DCMAKE_PREFIX_PATH=${WORK}/prefix"
    "-DCOPIED=${WORK}/copied" -DFETCHCONTENT_FULLY_DISCONNECTED=ON "-DFETCHCONTENT_SOURCE_DIR_STARLOT=${SOURCE}"
    -DCMAKE_EXPORT_COMPILE_COMMANDS=ON)
if(said MATCHES "Catch2|benchmark")
  message(FATAL_ERROR "${WAY}: our tests or benchmarks reach the embedder\n${said}")
endif()
file(READ "${WORK}/build/compile_commands.json" commands)
if(commands MATCHES "-Werror|-Wall|_test\\.cpp")
  message(FATAL_ERROR "${WAY}: our warnings or tests reach the embedder\n${commands}")
endif()
run("${CMAKE_COMMAND}" --build "${WORK}/build")
run("${WORK}/build/embedder")
