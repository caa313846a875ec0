#!/bin/sh
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
#
# Prints tables. Speed: medians of 7, each benchmark beside its rival in the same binary, -O2. Weights: what including costs,
# beside a unit with the same standard headers; what compiling examples costs and how large they are, beside a small program
# with nlohmann/json; how long units with large schemes take. What is not there is left out.
#   sh bench/run.sh [speed|weights] [compiler...]     default: both; those of g++, clang++ and clang++-19 that are there

set -eu
cd "$(dirname "$0")/.."
speed=yes
weights=yes
case ${1-} in
  speed) weights=; shift ;;
  weights) speed=; shift ;;
  -*) sed -n '5,8s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
[ $# -gt 0 ] || set -- g++ clang++ clang++-19
for compiler; do
  shift
  if command -v "$compiler" >/dev/null 2>&1; then set -- "$@" "$compiler"; else echo "without $compiler, which is not there"; fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compiles() { "$@" -fsyntax-only >/dev/null 2>&1; }

# program, what is measured, its rival
pairs='evaluate starlot_evaluate hand_written
evaluate starlot_evaluate_and_trace hand_written_with_trace
evaluate starlot_evaluate_and_trace hand_written
evaluate starlot_evaluate_loaded starlot_evaluate
loading starlot_load hand_written_load
sampling starlot_ticket_draw compressions_of_ticket_draw
sampling starlot_pps_draw starlot_ticket_draw
sampling starlot_draw_in_stages starlot_ticket_draw
sampling starlot_simulation_draw hand_written_floyd
sampling starlot_simulation_draw standard_sample
hashing starlot_sha256 openssl_sha256
estimation starlot_mean hand_written_mean
estimation starlot_jackknife naive_jackknife
company starlot_rate_company hand_written_company
company starlot_report starlot_rating_without_error
company starlot_report starlot_rate_company
company starlot_report_as_html starlot_rating_without_error
company starlot_report_as_html starlot_rate_company
company starlot_report_as_json starlot_rating_without_error
company starlot_report_as_json starlot_rate_company
company starlot_losses starlot_rating_without_error
company starlot_losses starlot_rate_company
decision starlot_law plain_recurrence
decision starlot_law_of_decimals plain_recurrence_of_decimals
decision starlot_law_of_10000 plain_recurrence_of_10000
decision starlot_outlet_effects plain_recurrence'

median() { awk -F, -v n="\"$2_median\"" '$1 == n { print $4 }' "$1"; }

if [ -n "$speed" ]; then
  printf '%-12s %-28s %-26s %12s %12s %7s\n' compiler what against ns ns ratio
  for compiler; do
    if ! echo '#include <benchmark/benchmark.h>' | compiles "$compiler" -x c++ -; then
      echo "$compiler: without Google Benchmark (Debian: libbenchmark-dev)"
      continue
    fi
    for program in evaluate loading sampling hashing estimation company decision; do
      crypto=
      [ "$program" != hashing ] || crypto=-lcrypto
      if ! "$compiler" -std=c++20 -O2 -I include "bench/$program.cpp" -lbenchmark -lbenchmark_main $crypto -lpthread \
        -o "$work/$program" 2>"$work/$program.err"; then
        echo "$compiler: without $program, which does not compile here: $(sed 1q "$work/$program.err")"
        continue
      fi
      # OpenSSL without what only some processors have: its portable code.
      OPENSSL_ia32cap=0:0 "$work/$program" --benchmark_repetitions=7 --benchmark_enable_random_interleaving=true \
        --benchmark_report_aggregates_only=true --benchmark_format=csv >"$work/$program.csv" 2>/dev/null
    done
    echo "$pairs" | while read -r program what against; do
      [ -f "$work/$program.csv" ] || continue
      ours=$(median "$work/$program.csv" "$what")
      theirs=$(median "$work/$program.csv" "$against")
      echo "$compiler $what $against $ours $theirs" |
        awk '{ printf "%-12s %-28s %-26s %12.0f %12.0f %7.2f\n", $1, $2, $3, $4, $5, $4 / $5 }'
    done
    rm -f "$work"/*.csv
  done
fi
[ -n "$weights" ] || exit 0

# Processor time of a command in user mode, in milliseconds, as the shell counts it.
user_ms() { ("$@" >/dev/null 2>&1; times) | awk -F '[ms ]' 'NR == 2 { printf "%d\n", ($1 * 60 + $2) * 1000 }'; }
middle() { sort -n "$1" | sed -n 3p; }
# Two commands (two functions, "ours" and "theirs"), five times in turn: medians in $ms and $their_ms.
in_turn() {
  : >"$work/ours.ms"
  : >"$work/theirs.ms"
  for _ in 1 2 3 4 5; do
    user_ms ours >>"$work/ours.ms"
    user_ms theirs >>"$work/theirs.ms"
  done
  ms=$(middle "$work/ours.ms")
  their_ms=$(middle "$work/theirs.ms")
}
bytes() { size "$1" | awk 'NR == 2 { print $1 + $2 }'; }

echo
printf '%-12s %-28s %10s %10s %10s %10s %7s\n' compiler header lines 'std lines' ms 'std ms' ratio
for compiler; do
  for header in scoring/evaluate $(cd include/starlot && ls *.hpp | sed 's/\.hpp$//' | grep -v -x -e fwd -e starlot) starlot; do
    echo "#include <starlot/$header.hpp>" >"$work/ours.cpp"
    "$compiler" -std=c++20 -I include -H -fsyntax-only "$work/ours.cpp" 2>&1 | sed -n 's|^\.* .*include/starlot/||p' |
      sort -u | while read -r h; do sed -n 's/^#include \(<[a-z_0-9]*>\).*/#include \1/p' "include/starlot/$h"; done |
      sort -u >"$work/std.cpp"
    lines=$("$compiler" -std=c++20 -I include -E -P "$work/ours.cpp" | wc -l)
    std_lines=$("$compiler" -std=c++20 -E -P "$work/std.cpp" | wc -l)
    ours() { "$compiler" -std=c++20 -I include -c "$work/ours.cpp" -o "$work/ours.o"; }
    theirs() { "$compiler" -std=c++20 -c "$work/std.cpp" -o "$work/std.o"; }
    in_turn
    echo "$compiler $header $lines $std_lines $ms $their_ms" |
      awk '{ printf "%-12s %-28s %10d %10d %10d %10d %7.2f\n", $1, $2, $3, $4, $5, $6, $5 / $6 }'
  done
done

echo
if ! command -v size >/dev/null 2>&1; then
  bytes() { echo 0; }
fi
printf '%-12s %-28s %10s %10s %7s %10s %10s %7s\n' compiler 'example, -O2' ms 'json ms' ratio bytes 'json bytes' ratio
for compiler; do
  if ! echo '#include <nlohmann/json.hpp>' | compiles "$compiler" -x c++ -; then
    echo "$compiler: without nlohmann/json (Debian: nlohmann-json3-dev)"
    continue
  fi
  for source in README examples/*.cpp; do
    name=$(basename "$source" .cpp)
    if [ "$source" = README ]; then # its first command, to a program
      name='first command of README, -O0'
      ours() { "$compiler" -std=c++20 -I include examples/rate_company.cpp -o "$work/ours.o"; }
      theirs() { "$compiler" -std=c++20 bench/rivals/json_program.cpp -o "$work/json.o"; }
    else
      ours() { "$compiler" -std=c++20 -O2 -I include -c "$source" -o "$work/ours.o"; }
      theirs() { "$compiler" -std=c++20 -O2 -c bench/rivals/json_program.cpp -o "$work/json.o"; }
    fi
    in_turn
    echo "$ms $their_ms $(bytes "$work/ours.o") $(bytes "$work/json.o")" | awk -v c="$compiler" -v n="$name" '{
      printf "%-12s %-28s %10d %10d %7.2f %10d %10d %7.2f\n", c, n, $1, $2, $1 / $2, $3, $4, ($4 > 0 ? $3 / $4 : 0) }'
  done
done

echo
printf '%-12s %-28s %12s\n' compiler 'unit with a large scheme' 'ms to object'
if ! command -v cmake >/dev/null 2>&1; then
  echo 'without cmake, which writes these units'
  exit 0
fi
for compiler; do
  for shape in ten_clauses one_clause every_set four_thousand; do
    cmake "-DSHAPE=$shape" "-DWORK=$work" -P tests/hygiene/large.cmake
    limit=
    case $shape:$compiler in four_thousand:*clang*) limit=-fconstexpr-steps=10000000 ;; esac
    for _ in 1 2 3 4 5; do
      user_ms "$compiler" -std=c++20 $limit -I include -c "$work/$shape.cpp" -o "$work/$shape.o"
    done >"$work/large.ms"
    printf '%-12s %-28s %12d\n' "$compiler" "$shape" "$(middle "$work/large.ms")"
  done
done
