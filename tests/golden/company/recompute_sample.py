#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Recomputes the rating of the example company whose outlets were sampled, from its files, sharing nothing with the library, and
compares score, standard error, degrees of freedom and what each outlet cost with what the example printed.

    python3 tests/golden/company/recompute_sample.py examples/data/harbour_sample pooled examples/golden/rate_company_sample_en.out \\
        mean_of_outlets examples/golden/rate_company_sample_mean_zh.out

Mean of outlets: of their own scores s, variance (1 - n/N) s²/n. Pooled: per criterion Σ w (m - k) / Σ w m. Linearised value of an outlet: w Σ_c g_c ((m - k) - p_c m), g_c the points that
the criterion can bring over Σ w m; variance (1 - n/N) n/(n - 1) Σ (z - z̄)².
"""
import csv
import re
import sys
from collections import defaultdict
from fractions import Fraction
from math import sqrt

folder = sys.argv[1]


def rows(name):
    with open(f"{folder}/{name}", encoding="utf-8-sig", newline="") as f:
        table = list(csv.reader(f))
    return [dict(zip(table[1], row)) for row in table[2:]]


outlets = len(rows("frame.csv"))
drawn = [line.split("\t")[-1] for line in open(f"{folder}/draw.record", encoding="utf-8").read().split("\n")
         if line.startswith("drawn ")]
weight = Fraction(outlets, len(drawn))
worth = {r["id"]: Fraction(r["points"]) for r in rows("points.csv") if r["id"].count(".") == 3}
head, seen, events = {}, defaultdict(dict), defaultdict(int)
for r in rows("findings.csv"):
    what, criterion = r["finding"], r["criterion"]
    if what == "found":
        events[criterion] += int(r["k"])
    elif what == "excluded":
        head[criterion] = None
    elif what == "counted":
        head[criterion] = Fraction(int(r["k"]) * 10 >= int(r["m"]))
    else:
        k = {"met": 0, "not_met": 1}.get(what, int(r["k"] or 0))
        m = {"met": 1, "not_met": 1}.get(what, int(r["m"] or 0))
        if r["outlet"]:
            seen[criterion][r["outlet"]] = (k, m)
        else:
            head[criterion] = 1 - Fraction(k, m)
assert {o for of in seen.values() for o in of} == set(drawn)

applicable = sum(w for c, w in worth.items() if c in seen or head[c] is not None)
n = len(drawn)
shift = min(1, events["bonus"]) - events["deduction"]
correction = float(1 - Fraction(n, outlets))


def pooled():
    score, costs, z = Fraction(0), defaultdict(Fraction), defaultdict(float)
    for c, w in worth.items():
        points = 100 * w / applicable
        if c not in seen:
            score += points * (head[c] or 0)
            continue
        size = sum(weight * m for _, m in seen[c].values())
        share = sum(weight * (m - k) for k, m in seen[c].values()) / size
        score += points * share
        for o, (k, m) in seen[c].items():
            costs[o] += points * weight * k / size
            z[o] += float(weight * points / size * ((m - k) - share * m))
    mean = sum(z.values()) / n
    return score, sqrt(correction * n / (n - 1) * sum((z[o] - mean) ** 2 for o in drawn)), costs


def mean_of_outlets():
    own = [sum(100 * w / applicable * (1 - Fraction(*seen[c][o]) if c in seen else head[c] or 0) for c, w in worth.items())
           for o in drawn]
    mean = sum(own) / n
    return mean, sqrt(correction / n * float(sum((s - mean) ** 2 for s in own)) / (n - 1)), \
        {o: (100 - s) / n for o, s in zip(drawn, own)}


faults = []
for policy, printed_file in zip(sys.argv[2::2], sys.argv[3::2]):
    score, se, costs = {"pooled": pooled, "mean_of_outlets": mean_of_outlets}[policy]()
    score = min(Fraction(100), score + shift)
    printed = open(printed_file, encoding="utf-8").read()
    if policy not in printed or not re.search(rf"^  (?:score|得分) +{score}$", printed, re.M):
        faults.append(f"{policy}: {score} was not printed")
    error = re.search(r"^  (?:standard error|标准误差) +([0-9.]+)\n  (?:degrees of freedom|自由度) +([0-9]+)$", printed, re.M)
    if not error or abs(float(error.group(1)) / se - 1) > 1e-10 or int(error.group(2)) != n - 1:
        faults.append(f"{policy}: standard error {se!r}, df {n - 1} was not printed")
    for o, cost in costs.items():
        if not re.search(rf"^ +{float(cost):.3f}  {re.escape(o)} ", printed, re.M) or \
                not re.search(rf"^  {re.escape(o)} +{re.escape(str(cost))}$", printed, re.M):
            faults.append(f"{o}: {cost} was not printed")
print("\n".join(faults) or f"agrees: {sys.argv[2::2]}, {n} outlets")
sys.exit(bool(faults))
