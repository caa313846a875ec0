#!/bin/sh
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
#
# Builds and runs the tests. The last lines are CTest's own summary, the exit status is CTest's own.
#   sh tests/run.sh                unit tests, examples and what they print, bad input, compile errors, with the compiler at hand
#   sh tests/run.sh --all          what every change has to pass: sanitizers, other compilers, oracles and benchmarks too
#   sh tests/run.sh --full         all that, with longer simulations, fuzzing and more compilers
#   sh tests/run.sh --no-install   never install anything
# On Debian and Ubuntu, as root or with sudo that asks no password, missing tools are installed with apt-get.
# Status 2: something is missing that cannot be installed from here; the line to run is printed.

set -eu
cd "$(dirname "$0")/.."

may_install=yes
preset=quick
test_options=
for option; do
  case $option in
    --all) preset=test ;;
    --full) preset=test; STARLOT_FULL=1; export STARLOT_FULL; test_options="--timeout 7200" ;;
    --no-install) may_install=no ;;
    *) sed -n '5,11s/^# \{0,1\}//p' "$0"; [ "$option" = --help ] && exit 0; exit 2 ;;
  esac
done

say() { printf '== %s\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }
compiler=${CXX:-c++}
has_header() { printf '#include <%s>\n' "$1" | $compiler -std=c++20 -E -x c++ - >/dev/null 2>&1; }

# --- tools -----------------------------------------------------------------------------------------------------------
look_around() {
  needed= useful=
  has cmake || needed="$needed cmake"
  has ninja || needed="$needed ninja-build"
  has "${compiler%% *}" || needed="$needed g++"
  has_header catch2/catch_all.hpp || has_header catch2/catch.hpp || needed="$needed catch2"
  [ "$preset" = test ] || return 0
  has_header benchmark/benchmark.h || useful="$useful libbenchmark-dev"
  has_header gmpxx.h || useful="$useful libgmp-dev"
  has clang++ || useful="$useful clang libclang-rt-dev"
  has_header openssl/sha.h || useful="$useful libssl-dev"
  has python3 || useful="$useful python3"
  python3 -c 'import jsonschema' 2>/dev/null || useful="$useful python3-jsonschema"
  has git || useful="$useful git"
  has pkg-config || useful="$useful pkgconf"
  has doxygen || useful="$useful doxygen"
}

look_around
if [ -n "$needed$useful" ] && [ "$may_install" = yes ] && has apt-get; then
  as_root=
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  if [ -z "$as_root" ] || sudo -n true 2>/dev/null; then
    say "installing:$needed$useful"
    mkdir -p build
    apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=1 "$@" >>build/install.log 2>&1; }
    apt update || true
    # All at once; if that fails, what is needed, and then what is useful one by one.
    if ! apt install -y --no-install-recommends $needed $useful; then
      [ -z "$needed" ] || apt install -y --no-install-recommends $needed || tail -n 20 build/install.log
      for package in $useful; do
        apt install -y --no-install-recommends "$package" || say "could not install $package"
      done
    fi
    look_around
  fi
fi
if [ -n "$needed" ]; then
  say "missing:$needed. On Debian or Ubuntu run"
  echo "   sudo apt-get install --no-install-recommends$needed$useful"
  echo "   (elsewhere: a C++20 compiler, CMake 3.25, Ninja, Catch2 2.13 or 3)"
  exit 2
fi
[ -z "$useful" ] || say "going on without:$useful; the tests that use them are skipped"
set -- $(cmake --version | sed -n '1s/[^0-9]*\([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
if [ "$1" -lt 3 ] || { [ "$1" -eq 3 ] && [ "$2" -lt 25 ]; }; then
  say "CMake $1.$2 is too old: the tests need 3.25 (the library itself 3.23)"
  exit 2
fi
jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# --- build and run ---------------------------------------------------------------------------------------------------
# Both presets build in build/test: --all goes on with what is there.
say "building the tests with $($compiler --version | sed 1q), $jobs at a time"
cmake --preset $preset >/dev/null
cmake --build --preset $preset --parallel "$jobs"

# Other configurations have their turn first, so that the summary of all tests is the last thing said.
also() { # preset, what it is, words to start its commands with
  say "building again: $2"
  cmake --preset "$1" >/dev/null
  $3 cmake --build --preset "$1" --parallel "$jobs"
  if ! $3 ctest --preset "$1" --parallel "$jobs" $test_options >"build/$1/ctest.log" 2>&1; then
    cat "build/$1/ctest.log"
    exit 1
  fi
  say "$2: $(grep 'tests passed' "build/$1/ctest.log")"
}

sanitizes() { echo 'int main() {}' | $1 -fsanitize=address,undefined -x c++ - -o build/probe 2>/dev/null && build/probe; }
if [ "$preset" = test ]; then
  # Where the kernel scatters addresses widely, older sanitizers crash now and then at the start of a program.
  steady=
  if [ "$(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 0)" -gt 28 ] && setarch "$(uname -m)" -R true 2>/dev/null; then
    steady="setarch $(uname -m) -R"
  fi
  clang=
  has clang++ && sanitizes clang++ && clang=yes
  [ -z "$clang" ] || also clang "with sanitizers, $(clang++ --version | sed 1q)" "$steady"
  [ -n "$clang" ] || say "going on without Clang: clang++ with its sanitizers was not found"
  if [ -n "${STARLOT_FULL-}" ] || [ -z "$clang" ]; then
    if sanitizes "$compiler"; then
      also asan "with sanitizers, $($compiler --version | sed 1q)" "$steady"
    else
      say "going on without sanitizers: $compiler does not link them here"
    fi
  fi
  if [ -n "${STARLOT_FULL-}" ]; then
    if echo '#include <string>
int main() {}' | clang++-19 -stdlib=libc++ -x c++ - -o build/probe 2>/dev/null && build/probe; then
      also libcxx "with Clang 19 and libc++" ""
    else
      say "going on without Clang 19 and libc++ (Debian: clang-19 libc++-19-dev libc++abi-19-dev)"
    fi
  fi
fi

say "running the tests"
exec ctest --preset $preset --parallel "$jobs" $test_options
