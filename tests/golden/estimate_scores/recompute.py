#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Recomputes what examples/estimate_scores.cpp prints from the visits that stand in it, sharing nothing with the library.

    python3 tests/golden/estimate_scores/recompute.py examples/estimate_scores.cpp examples/golden/estimate_scores.out

t(0.975) for 10 and 4 degrees of freedom from tables. Limits of the beta distribution (Korn and Graubard) and of Woodruff's
interval are checked from the other side: the probability at what was printed.
"""
import re
import sys
from math import comb, exp, lgamma, log, sqrt
from statistics import variance

source, printed = (open(name, encoding="utf-8").read() for name in sys.argv[1:3])
visits = [(r, int(n), float(s), own == "true")
          for r, n, s, own in re.findall(r'\{"(\w+)", (\d+), (\d+), (true|false)\}', source)]
assert len(visits) == 12
strata = {r: [v for v in visits if v[0] == r] for r in ("east", "west")}
weight = {r: of[0][1] / len(of) for r, of in strata.items()}
everything = sum(of[0][1] for of in strata.values())
t = {10: 2.2281388519649385, 4: 2.7764451051977987}


def spread(value):
    """Standard error of the total of w * value."""
    return sqrt(sum((1 - len(of) / of[0][1]) * len(of) * variance(weight[r] * value(v) for v in of)
                    for r, of in strata.items()))


def total(value):
    return sum(weight[v[0]] * value(v) for v in visits)


faults = []


def due(text):
    if text not in printed:
        faults.append(f"not printed: {text}")


def line(what, value, se, df):
    due(f"{what:34} {value:6.2f}  standard error {se:.2f}, df {df}, 95 % from {value - t[df] * se:.2f} to {value + t[df] * se:.2f}")


mean = total(lambda v: v[2]) / everything
line("mean score", mean, spread(lambda v: v[2]) / everything, 10)
line("mean score, by the jackknife", mean, spread(lambda v: v[2]) / everything, 10)  # the same: weights do not vary in a stratum
size = total(lambda v: v[3])
own = total(lambda v: v[3] * v[2]) / size
line("of the company's own outlets", own, spread(lambda v: v[3] * (v[2] - own)) / size, 4)
line("outlets of 80 points or more", total(lambda v: v[2] >= 80), spread(lambda v: v[2] >= 80), 10)

# Korn and Graubard: n* = n_eff (t(11)/t(10))², the beta distribution has 0.025 beyond each limit.
share, se = total(lambda v: v[2] >= 80) / everything, spread(lambda v: v[2] >= 80) / everything
n = share * (1 - share) / se ** 2 * (2.200985160082949 / t[10]) ** 2


def below(x, a, b):
    steps, h = 20000, x / 20000  # Simpson
    f = lambda u: exp((a - 1) * log(u) + (b - 1) * log(1 - u) + lgamma(a + b) - lgamma(a) - lgamma(b)) if 0 < u < 1 else 0
    return h / 3 * sum((1 if i in (0, steps) else 4 if i % 2 else 2) * f(i * h) for i in range(steps + 1))


found = re.search(r"^share of 80 points or more +([0-9.]+)  95 % from ([0-9.]+) to ([0-9.]+) ", printed, re.M)
low, high = float(found.group(2)), float(found.group(3))
if f"{share:.3f}" != found.group(1):
    faults.append(f"share {share}")
if not below(low - 5e-4, n * share, n * (1 - share) + 1) < 0.025 < below(low + 5e-4, n * share, n * (1 - share) + 1):
    faults.append(f"lower limit {low}")
if not below(high - 5e-4, n * share + 1, n * (1 - share)) < 0.975 < below(high + 5e-4, n * share + 1, n * (1 - share)):
    faults.append(f"upper limit {high}")

# Woodruff: the least values with so much of the weight at or below them.
up_to, steps = 0, []
for v in sorted(visits, key=lambda v: v[2]):
    up_to += weight[v[0]] / everything
    steps.append((v[2], up_to))
at = lambda p: next(y for y, share in steps if share >= p * (1 - 1e-12))
median = at(0.5)
p = total(lambda v: v[2] <= median) / everything
reach = t[10] * spread(lambda v: v[2] <= median) / everything / (p * (1 - p))
ends = [at(1 / (1 + exp(-(log(p / (1 - p)) + side * reach)))) for side in (-1, 1)]
due(f"{'median score':34} {median:6.2f}  95 % from {ends[0]:g} to {ends[1]:g}")

least = next(k for k in range(61) if comb(k, 5) / comb(60, 5) > 0.05)
due(f"at least {least} of them do, with 95 % confidence")
print("\n".join(faults) or "agrees")
sys.exit(bool(faults))
