#!/bin/sh
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
#
# Prints tables, medians of 7: each benchmark beside its rival in the same binary, -O2; what including costs, beside a
# program with the same standard headers; how long units with large schemes take.
#   sh bench/run.sh [compiler...]     default: those of g++, clang++ and clang++-19 that are there

set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- g++ clang++ clang++-19
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# program, what is measured, its rival
pairs='evaluate starlot_evaluate hand_written
evaluate starlot_evaluate_and_trace hand_written_with_trace
evaluate starlot_evaluate_and_trace hand_written
evaluate starlot_evaluate_loaded starlot_evaluate
loading starlot_load hand_written_load
sampling starlot_ticket_draw compressions_of_ticket_draw
sampling starlot_simulation_draw hand_written_floyd
sampling starlot_simulation_draw standard_sample
hashing starlot_sha256 openssl_sha256
estimation starlot_mean hand_written_mean
estimation starlot_jackknife naive_jackknife
company starlot_rate_company hand_written_company
decision starlot_law plain_recurrence
decision starlot_law_of_decimals plain_recurrence_of_decimals
decision starlot_law_of_10000 plain_recurrence_of_10000
decision starlot_influence plain_recurrence'

median() { awk -F, -v n="\"$2_median\"" '$1 == n { print $4 }' "$1"; }
seconds() { # of a command, the median of 5, in milliseconds
  for _ in 1 2 3 4 5; do
    from=$(date +%s%N)
    "$@"
    echo $((($(date +%s%N) - from) / 1000000))
  done | sort -n | sed -n 3p
}

printf '%-12s %-28s %-26s %12s %12s %7s\n' compiler what against ns ns ratio
for compiler; do
  command -v "$compiler" >/dev/null 2>&1 || continue
  for program in evaluate loading sampling hashing estimation company decision; do
    crypto=
    [ "$program" != hashing ] || crypto=-lcrypto
    "$compiler" -std=c++20 -O2 -I include "bench/$program.cpp" -lbenchmark -lbenchmark_main $crypto -lpthread \
      -o "$work/$program"
    # OpenSSL without what only some processors have: its portable code.
    OPENSSL_ia32cap=0:0 "$work/$program" --benchmark_repetitions=7 --benchmark_enable_random_interleaving=true --benchmark_report_aggregates_only=true --benchmark_format=csv \
      >"$work/$program.csv" 2>/dev/null
  done
  echo "$pairs" | while read -r program what against; do
    ours=$(median "$work/$program.csv" "$what")
    theirs=$(median "$work/$program.csv" "$against")
    echo "$compiler $what $against $ours $theirs" |
      awk '{ printf "%-12s %-28s %-26s %12.0f %12.0f %7.2f\n", $1, $2, $3, $4, $5, $4 / $5 }'
  done
done

echo
printf '%-12s %-28s %10s %10s %10s %10s %7s\n' compiler header lines 'std lines' ms 'std ms' ratio
for compiler; do
  command -v "$compiler" >/dev/null 2>&1 || continue
  for header in scoring/evaluate scheme/loaded_scheme starlot; do
    echo "#include <starlot/$header.hpp>" >"$work/ours.cpp"
    "$compiler" -std=c++20 -I include -H -fsyntax-only "$work/ours.cpp" 2>&1 | sed -n 's|^\.* .*include/starlot/||p' |
      sort -u | while read -r h; do sed -n 's/^#include \(<[a-z_0-9]*>\).*/#include \1/p' "include/starlot/$h"; done |
      sort -u >"$work/std.cpp"
    lines=$("$compiler" -std=c++20 -I include -E -P "$work/ours.cpp" | wc -l)
    std_lines=$("$compiler" -std=c++20 -E -P "$work/std.cpp" | wc -l)
    ms=$(seconds "$compiler" -std=c++20 -I include -fsyntax-only "$work/ours.cpp")
    std_ms=$(seconds "$compiler" -std=c++20 -fsyntax-only "$work/std.cpp")
    echo "$compiler $header $lines $std_lines $ms $std_ms" |
      awk '{ printf "%-12s %-28s %10d %10d %10d %10d %7.2f\n", $1, $2, $3, $4, $5, $6, $5 / $6 }'
  done
done

echo
printf '%-12s %-28s %12s\n' compiler 'unit with a large scheme' 'ms to object'
for compiler; do
  command -v "$compiler" >/dev/null 2>&1 || continue
  for shape in ten_clauses one_clause every_set four_thousand; do
    cmake "-DSHAPE=$shape" "-DWORK=$work" -P tests/hygiene/large.cmake
    limit=
    case $shape:$compiler in four_thousand:*clang*) limit=-fconstexpr-steps=10000000 ;; esac
    ms=$(seconds "$compiler" -std=c++20 $limit -I include -c "$work/$shape.cpp" -o "$work/$shape.o")
    printf '%-12s %-28s %12d\n' "$compiler" "$shape" "$ms"
  done
done
