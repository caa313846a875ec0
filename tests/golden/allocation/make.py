#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""cases.txt: proportional and equal allocations. Each line: kind, n, then outlets:least:most:visits of each stratum.

The quota of a stratum is lambda * weight, held within its limits; lambda is found on the sorted points where a quota meets a
limit, in fractions. What is cut off goes to the largest remainders, of equals to the first.
    python3 make.py > cases.txt
"""
import random
from fractions import Fraction as F


def quotas(weights, low, high, n):
    clamp = lambda l: [min(max(l * w, F(a)), F(b)) for w, a, b in zip(weights, low, high)]
    points = sorted({F(a, w) for w, a in zip(weights, low)} | {F(b, w) for w, b in zip(weights, high)})
    for left, right in zip(points, points[1:]):
        a, b = sum(clamp(left)), sum(clamp(right))
        if a <= n <= b:
            return clamp(left if a == b else left + (right - left) * (n - a) / (b - a))
    return clamp(points[0])


def allocate(weights, low, high, n):
    q = quotas(weights, low, high, n)
    out = [int(x) for x in q]
    order = sorted(range(len(q)), key=lambda i: (-(q[i] - out[i]), i))
    for i in order[:n - sum(out)]:
        out[i] += 1
    return out


random.seed(20261124)
for case in range(400):
    strata = []
    for _ in range(random.randint(1, 7)):
        outlets = random.choice([random.randint(1, 9), random.randint(1, 400), random.randint(1, 5_000_000)])
        least = random.choice([0, 1, 1, 2, random.randint(0, outlets)])
        least = min(least, outlets)
        most = random.choice([outlets, outlets, random.randint(least, outlets)])
        strata.append((outlets, least, most))
    low, high = sum(s[1] for s in strata), sum(s[2] for s in strata)
    n = random.choice([low, high, random.randint(low, high), min(high, low + random.randint(0, 30))])
    kind = random.choice(["proportional", "equal"])
    weights = [s[0] if kind == "proportional" else 1 for s in strata]
    visits = allocate(weights, [s[1] for s in strata], [s[2] for s in strata], n)
    assert sum(visits) == n and all(s[1] <= v <= s[2] for s, v in zip(strata, visits))
    print(kind, n, *("%d:%d:%d:%d" % (s + (v,)) for s, v in zip(strata, visits)))
