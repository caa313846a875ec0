#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Writes cases.txt: laws of the star as exact rationals, by counting subsets with Python's integers.

A subset of each stratum is counted by the polynomial of its sizes and totals; strata are multiplied out. Lines:
  law <strata> <bounds>            a stratum is n:score,score,...   scores and bounds are whole numbers
  grades <p0> <p1> ...             of no grade, of the first rung, ...; correctly rounded
  drawn <h> <i> <p0> ...           the same, outlet i of stratum h being drawn (of one outlet in each case)
  missed <h> <i> <p0> ...          and not being drawn
Run: python3 make.py > cases.txt
"""
import random
from fractions import Fraction
from math import comb


def counts(scores, n):
    """Number of subsets of size n by their total."""
    rows = [{} for _ in range(n + 1)]
    rows[0][0] = 1
    for y in scores:
        for m in range(n, 0, -1):
            for s, c in rows[m - 1].items():
                rows[m][s + y] = rows[m].get(s + y, 0) + c
    return rows[n]


def law(strata, bounds):
    """strata: (factor N_h/n_h, {total: number of subsets}); probability of each grade."""
    outlets = sum(size for size, _, _ in strata)
    totals = {Fraction(0): 1}
    for size, n, subsets in strata:
        added = {}
        for a, c in totals.items():
            for s, d in subsets.items():
                t = a + Fraction(size, n) * s
                added[t] = added.get(t, 0) + c * d
        totals = added
    all_draws = sum(totals.values())
    grades = [0] * (len(bounds) + 1)
    for t, c in totals.items():
        grades[sum(t >= b * outlets for b in bounds)] += c
    return [Fraction(c, all_draws) for c in grades]


def show(word, values):
    print(word, *[repr(float(v)) for v in values])


def case(strata, bounds, outlet=None):
    print("law", *[f"{n}:" + ",".join(map(str, scores)) for n, scores in strata], "/", *bounds)
    show("grades", law([(len(s), n, counts(s, n)) for n, s in strata], bounds))
    if outlet is None:
        return
    h, i = outlet
    for word, extra in (("drawn", 1), ("missed", 0)):
        parts = []
        for g, (n, s) in enumerate(strata):
            if g == h:
                rest = s[:i] + s[i + 1:]
                shift = s[i] if extra else 0
                parts.append((len(s), n, {t + shift: c for t, c in counts(rest, n - extra).items()}))
            else:
                parts.append((len(s), n, counts(s, n)))
        show(f"{word} {h} {i}", law(parts, bounds))


rng = random.Random(27922)
skewed = lambda n: [min(100, max(0, round(100 - rng.gammavariate(2, 9)))) for _ in range(n)]
for size, n in ((40, 6), (60, 8), (100, 10), (100, 90), (150, 12), (200, 15), (30, 15), (31, 17)):
    scores = skewed(size)
    case([(n, scores)], [60, 70, 80, 90, 95], (0, rng.randrange(size)))
for size, n in ((60, 12), (150, 20), (150, 130)):  # far into both tails
    case([(n, [rng.randrange(101) for _ in range(size)])], [10, 15, 20, 25, 50, 75, 80, 85, 90], (0, 1))
for shape in (((30, 5), (20, 4), (10, 3)), ((12, 4), (8, 3), (4, 2)), ((25, 3), (25, 20)), ((9, 9), (14, 3))):
    strata = [(n, skewed(size)) for size, n in shape]
    h = rng.choice([k for k, (size, n) in enumerate(shape) if n < size])
    case(strata, [60, 70, 80, 90, 95], (h, rng.randrange(shape[h][0])))
