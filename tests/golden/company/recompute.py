#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Recomputes the example company's rating from its two files, sharing nothing with the library, and compares the score,
the grade and the points brought by every criterion with what the example printed.

    python3 tests/golden/company/recompute.py examples/data/harbour_appliances examples/golden/rate_company_en.out
"""
import csv
import re
import sys
from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

folder, printed_file = sys.argv[1:3]


def rows(name):
    with open(f"{folder}/{name}", encoding="utf-8-sig", newline="") as f:
        table = list(csv.reader(f))
    return [dict(zip(table[1], row)) for row in table[2:]]


worth = {r["id"]: Fraction(r["points"]) for r in rows("points.csv") if r["id"].count(".") == 3}
found = defaultdict(list)
for r in rows("findings.csv"):
    found[r["criterion"]].append(r)


def share(criterion):
    """None where excluded."""
    k = m = 0
    for r in found[criterion]:
        what = r["finding"]
        if what == "excluded":
            continue
        if what == "counted":
            return Fraction(int(r["k"]) * 10 >= int(r["m"]))
        k += {"met": 0, "not_met": 1}.get(what, int(r["k"] or 0))
        m += {"met": 1, "not_met": 1}.get(what, int(r["m"] or 0))
    return None if m == 0 else 1 - Fraction(k, m)


shares = {c: share(c) for c in worth}
applicable = sum(w for c, w in worth.items() if shares[c] is not None)
brought = {c: 100 * w * shares[c] / applicable if shares[c] is not None else Fraction(0) for c, w in worth.items()}
deductions = sum(int(r["k"]) for r in found["deduction"])
bonuses = min(1, sum(int(r["k"]) for r in found["bonus"]))
score = min(Fraction(100), sum(brought.values()) - deductions + bonuses)
grade = "none: failed" if deductions >= 5 else next(
    (name for cut, name in ((95, "five stars"), (90, "four stars"), (80, "three stars"), (70, "pass level")) if score >= cut),
    "none: below the lowest grade")

printed = open(printed_file, encoding="utf-8").read()
faults = []
if not re.search(rf"^  score +{score}$", printed, re.M):
    faults.append(f"score {score} was not printed")
if not re.search(rf"^Grade +{grade}( ★+)?$", printed, re.M):
    faults.append(f"grade {grade} was not printed")
for criterion, points in brought.items():
    line = re.search(rf"^ *{re.escape(criterion)} .*$", printed, re.M)
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(points.numerator) / Decimal(points.denominator)
        two = exact.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    if shares[criterion] is None:
        if not re.search(rf"^ *{re.escape(criterion)}  +[A-Z]", printed, re.M):
            faults.append(f"{criterion}: points were printed, and it is excluded")
    elif not line or not re.match(rf" *{re.escape(criterion)} +[0-9.]+ +{two} ", line.group(0)):
        faults.append(f"{criterion}: {two} points were not printed")
    if points != Fraction(two) and not re.search(rf"^  {re.escape(criterion)} +{points}$", printed, re.M):
        faults.append(f"{criterion}: {points} was not printed")
print("\n".join(faults) or f"agrees: {score} = {float(score):.4f}, {grade}, {len(brought)} criteria")
sys.exit(bool(faults))
