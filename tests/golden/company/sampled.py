#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""sampled.txt: companies from stratified samples of their outlets, drawn up at random, with their pooled score as a fraction, its
standard error, degrees of freedom and t interval, and the standard error of the first criterion of the outlets.

    /usr/bin/python3 sampled.py > sampled.txt      (mpmath)

Lines: company <strata> <criteria> <outlets visited> <criteria of the head office>; each stratum with N and n; each criterion with
its points; k m of the head office; each outlet with its stratum, 1 if it was drawn, and k m of each criterion (0 0: does not
apply); score, value, standard error, df, interval, standard error of the criterion. An outlet that was not drawn stands for
itself, and its stratum has one fewer for the others.
"""
import random
from fractions import Fraction
from math import sqrt

from mpmath import betainc, findroot, mp, mpf

mp.dps = 40


def t_quantile(p, df):
    tail = lambda t: betainc(mpf(df) / 2, mpf(1) / 2, 0, mpf(df) / (df + t * t), regularized=True) / 2
    return findroot(lambda t: tail(t) - (1 - mpf(p)), 2.2)


random.seed(2026)
for number in range(20):
    strata = random.randint(1, 4)
    head = random.randint(1, 3)
    criteria = head + random.randint(1, 5)
    points = [random.randint(1, 30) for _ in range(criteria)]
    sizes = [(n + random.randint(1, 40), n) for n in (random.randint(2, 6) for _ in range(strata))]
    beside = random.randrange(strata) if number % 3 == 0 else None
    office = [(random.randint(0, m), m) for m in (random.randint(1, 30) for _ in range(head))]
    outlets = []
    for h, (_, n) in enumerate(sizes):
        for i in range(n + (1 if beside == h else 0)):
            cells = []
            for _ in range(criteria - head):
                m = random.randint(1, 50) if random.random() < 0.9 else 0
                cells.append((random.randint(0, m), m))
            outlets.append((h, i < n, cells))
    for c in range(criteria - head):  # applies somewhere
        if all(o[2][c][1] == 0 for o in outlets):
            outlets[0][2][c] = (1, 3)
    weight = lambda o: (Fraction(sizes[o[0]][0] - (1 if beside == o[0] else 0), sizes[o[0]][1]) if o[1] else Fraction(1))
    score = sum(p * (1 - Fraction(k, m)) for p, (k, m) in zip(points, office))
    z = [Fraction(0)] * len(outlets)
    first = None
    for c in range(criteria - head):
        p = points[head + c]
        size = sum(weight(o) * o[2][c][1] for o in outlets)
        share = sum(weight(o) * (o[2][c][1] - o[2][c][0]) for o in outlets) / size
        score += p * share
        own = [weight(o) * p / size * ((o[2][c][1] - o[2][c][0]) - share * o[2][c][1]) for o in outlets]
        z = [a + b for a, b in zip(z, own)]
        first = first or own

    def variance(values):
        total = Fraction(0)
        for h, (big, n) in enumerate(sizes):
            here = [v for v, o in zip(values, outlets) if o[0] == h and o[1]]
            big -= 1 if beside == h else 0
            mean = sum(here) / n
            total += (1 - Fraction(n, big)) * Fraction(n, n - 1) * sum((v - mean) ** 2 for v in here)
        return total

    df = sum(n - 1 for _, n in sizes)
    se = sqrt(variance(z))
    # A layer of those beside the sample has one unit, and adds no degree of freedom.
    reach = float(t_quantile(0.975, df)) * se
    print("company", strata, criteria, len(outlets), head)
    for h, (big, n) in enumerate(sizes):
        print("s%d" % h, big, n)
    for c, p in enumerate(points):
        print("c%d" % c, p)
    for k, m in office:
        print(k, m)
    for i, (h, drawn, cells) in enumerate(outlets):
        print("o%02d" % i, "s%d" % h, int(drawn), " ".join("%d %d" % cell for cell in cells))
    print(score, repr(float(score)), repr(se), df, repr(float(score) - reach), repr(float(score) + reach),
          repr(sqrt(variance(first))))
