#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""cases.txt: distribution functions and quantiles to 25 digits and more, by mpmath 1.2 (Debian: python3-mpmath).

    python3 make.py > cases.txt
Lines: function, arguments as hexadecimal doubles, value. Quantiles are exact for the double that was given.
"""
from mpmath import mp, mpf, erfc, exp, sqrt, beta

mp.dps = 60


def normal(z):
    return erfc(-z / sqrt(mpf(2))) / 2


def lower_beta(x, y, a, b):
    """I_x(a, b), y = 1 - x: the series with positive terms."""
    total = term = mpf(1)
    k = 0
    while term > total * mpf(10) ** -62:
        term *= x * (a + b + k) / (a + 1 + k)
        total += term
        k += 1
    return x ** a * y ** b / (a * beta(a, b)) * total


def i_beta(x, y, a, b):
    """From the side where the series is short; 60 digits leave enough after a subtraction."""
    return lower_beta(x, y, a, b) if x < mpf(7) / 10 else 1 - lower_beta(y, x, b, a)


def student(t, df):
    t, df = mpf(t), mpf(df)
    x, y = df / (df + t * t), t * t / (df + t * t)
    tail = lower_beta(x, y, df / 2, mpf(1) / 2) / 2 if y > mpf(1) / 2 else (1 - lower_beta(y, x, mpf(1) / 2, df / 2)) / 2
    return tail if t < 0 else 1 - tail


def invert(f, p, low, high):
    """Bisection, in a scale where the answer is spread out."""
    for _ in range(130):
        middle = (low + high) / 2
        if f(middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def out(name, arguments, value):
    print(name, *(float(a).hex() for a in arguments), mp.nstr(value, 22))


for z in [-38, -37.5, -20, -8.3, -5, -2.5, -1.75, -1.5, -1.25, -1, -0.5, -1e-3, -1e-9, 0, 0.25, 0.75, 1.4999, 2, 3, 6]:
    out("normal_cdf", [z], normal(mpf(z)))
for p in [1e-300, 1e-100, 1e-20, 1e-9, 1e-4, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.49, 0.4999999, 0.5 + 1e-12, 0.6, 0.9, 0.975, 0.999, 1 - 1e-12]:
    out("normal_quantile", [p], invert(normal, mpf(p), mpf(-40), mpf(40)))
freedoms = [0.1, 0.5, 1, 1.5, 2, 3, 4.7, 7, 14, 39, 124.63077052050794, 199, 1000, 1e6]
for df in freedoms:
    for t in [-200, -37, -10, -3, -1, -0.1, -1e-6, 1e-3, 0.7, 2.5]:
        if df > 30 and abs(t) > 12:
            continue
        value = student(t, df)
        if value > mpf(10) ** -25:
            out("t_cdf", [t, df], value)
    for p in [1e-12, 1e-4, 0.025, 0.05, 0.2, 0.4999, 0.975]:
        s = min(mpf(p), 1 - mpf(p))
        if df < 0.5 and p < 0.005 or df > 30 and p < 1e-9:
            continue
        root = exp(invert(lambda u: -student(-exp(u), df), -s, mpf(-40), mpf(250)))
        out("t_quantile", [p, df], -root if p < 0.5 else root)
shapes = [(0.1, 0.2), (0.5, 0.5), (0.5, 20), (1, 1), (1, 5), (2.5, 0.01), (3, 7.25), (11, 190), (83, 118), (83.5, 1), (0.02, 300),
          (500.5, 1e4), (3e3, 2e3), (2e4, 0.5)]
for a, b in shapes:
    mean = a / (a + b)
    for x in {mean * f for f in (1e-6, 0.01, 0.3, 0.8, 0.97, 1)} | {1 - (1 - mean) * f for f in (1e-6, 0.01, 0.4, 0.95)}:
        value = i_beta(mpf(x), 1 - mpf(x), mpf(a), mpf(b))
        if 0 < x < 1 and value > mpf(10) ** -25:
            out("beta_cdf", [x, a, b], value)
    for p in [1e-9, 0.001, 0.025, 0.3, 0.8, 0.975, 0.9999]:
        f = lambda v: i_beta(1 / (1 + exp(-v)), 1 / (1 + exp(v)), mpf(a), mpf(b))
        v = invert(f, mpf(p), mpf(-300), mpf(300))
        x = 1 / (1 + exp(-v))
        if x > mpf(10) ** -120:
            out("beta_quantile", [p, a, b], x)
