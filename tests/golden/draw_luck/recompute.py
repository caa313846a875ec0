#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Recomputes what examples/draw_luck.cpp prints, and what README.md says of it, by counting subsets with whole numbers.

    recompute.py <scores.csv> <README.md> <output of simple draws> <output of draws by stratum, 30 visits>

Shares nothing with the library. All rows of the tables, the bars' numbers and the ten outlets are compared as printed.
"""
import bisect
import csv
import itertools
import math
import re
import sys
from collections import Counter
from fractions import Fraction

with open(sys.argv[1], encoding="utf-8") as f:
    rows = list(csv.reader(f))[2:]
readme, plain, strata_zh = (open(name, encoding="utf-8").read() for name in sys.argv[2:5])
scores = {outlet: int(score) for outlet, _, score in rows}
stratum = {outlet: region for outlet, region, _ in rows}
cuts = [70, 80, 90, 95]
faults = []


def counts(values, n):
    """Number of subsets of n by their total."""
    table = [Counter() for _ in range(n + 1)]
    table[0][0] = 1
    for y in values:
        for m in range(n, 0, -1):
            for s, c in table[m - 1].items():
                table[m][s + y] += c
    return table


def weighted(parts, whole):
    """Σ (outlets / drawn) whole S over strata (outlets, drawn, subsets by total), and how often."""
    totals = {0: 1}
    for size, n, subsets in parts:
        new = Counter()
        for a, c in totals.items():
            for s, d in subsets.items():
                new[a + size * (whole // n) * s] += c * d
        totals = new
    return totals


def grades(parts):
    everything = sum(size for size, _, _ in parts)
    whole = math.lcm(*(n for _, n, _ in parts))
    totals = weighted(parts, whole)
    out = [0] * 5
    for t, c in totals.items():
        out[sum(t >= cut * everything * whole for cut in cuts)] += c
    return [Fraction(c, sum(out)) for c in out]


def shown(p):
    if p == 0:
        return "0"
    text = f"{float(p):.1e}" if p < Fraction(1, 1000) else f"{float(p):.3f}"
    return text


def due(text, of, where):
    if not re.search(text, of):
        faults.append(f"{where}: {text} is due")


def row(*cells):
    return r"(?m)^ *" + r"\s+".join(map(re.escape, cells)) + "$"


values = list(scores.values())
mean = Fraction(sum(values), len(values))
true = sum(mean >= c for c in cuts)
due(re.escape(f" is {float(mean):.2f}"), plain, "mean")
tables = counts(values, 60)
for n in (8, 15, 30, 60):
    law = grades([(200, n, tables[n])])
    due(row(str(n), *map(shown, law)), plain, "table")
    if n == 15:
        chance = law[true]
        for p in law:
            due(r"(?m)^  [a-z ]+  " + re.escape(shown(p)) + r"( +█+)?$", plain, "bars")


def dangers(n_of, groups, printed, where):
    """The ten outlets whose being drawn costs most, and their two chances."""
    found = {}
    tables_of = {h: counts([scores[o] for o in members], n_of[h])[n_of[h]] for h, members in groups.items()}
    whole = math.lcm(*n_of.values())
    for h, members in groups.items():
        others = weighted([(len(m), n_of[g], tables_of[g]) for g, m in groups.items() if g != h], whole)
        keys = sorted(others)
        behind = list(itertools.accumulate((others[k] for k in reversed(keys)), initial=0))  # of the largest i
        factor = len(members) * (whole // n_of[h])
        for value in {scores[o] for o in members}:
            rest = [scores[o] for o in members]
            rest.remove(value)
            table = counts(rest, n_of[h])
            found[h, value] = []
            for part in ({s + value: c for s, c in table[n_of[h] - 1].items()}, table[n_of[h]]):
                reach = sum(c * behind[len(keys) - bisect.bisect_left(keys, cuts[true - 1] * len(scores) * whole - factor * s)]
                            for s, c in part.items())
                found[h, value].append(Fraction(reach, sum(part.values()) * behind[-1]))
    ranked = sorted(scores, key=lambda o: (found[group_of(o, groups), scores[o]][0] - found[group_of(o, groups), scores[o]][1], o))
    lines = [re.split(r"\s{2,}", line.strip()) for line in printed.splitlines() if line.startswith("  outlet ")]
    lines = [cells for cells in lines if cells[0] in scores]
    if [cells[0] for cells in lines] != ranked[:10]:
        faults.append(f"{where}: the ten outlets are {ranked[:10]}")
    for cells in lines:
        pair = found[group_of(cells[0], groups), scores[cells[0]]]
        if cells[1:] != [str(scores[cells[0]]), *map(shown, pair)]:
            faults.append(f"{where}: {cells} against {list(map(shown, pair))}")
    return found


def group_of(outlet, groups):
    return next(h for h, members in groups.items() if outlet in members)


worst = dangers({"": 15}, {"": list(scores)}, plain, "dangers")["", min(values)]
regions = {h: [o for o in scores if stratum[o] == h] for h in sorted(set(stratum.values()))}
# 30 of 200 in proportion: largest remainders, here whole numbers and a half.
exact = {h: Fraction(30 * len(m), len(scores)) for h, m in regions.items()}
drawn = {h: int(e) for h, e in exact.items()}
for h in sorted(regions, key=lambda h: (drawn[h] - exact[h], h))[:30 - sum(drawn.values())]:
    drawn[h] += 1
parts = [(len(m), drawn[h], counts([scores[o] for o in m], drawn[h])[drawn[h]]) for h, m in regions.items()]
law = grades(parts)
for p in law:
    due(r"(?m)^  [^ ]+ +" + re.escape(shown(p)) + r"( +█+)?$", strata_zh, "strata")
dangers(drawn, regions, strata_zh, "strata, dangers")

for number in (f"{float(mean):.2f}", shown(chance), *map(shown, worst)):
    due(re.escape(number), readme, "README")
print("\n".join(faults) if faults else f"as recomputed: {shown(chance)}, {shown(worst[1])}, {shown(worst[0])}")
sys.exit(1 if faults else 0)
