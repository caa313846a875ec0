#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Writes cases.txt: doubles rounded to so many decimals, from their exact binary values.

    python3 make.py > cases.txt

Independent of the library: Python's decimal module holds a double exactly and rounds it once. Columns: the double as
hexadecimal, decimals, mode, numerator of the result over 10^decimals.
"""
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext
import random

getcontext().prec = 2000
# From 0 to 1 ties "up" and "away from zero" are the same.
MODES = {"down": ROUND_FLOOR, "up": ROUND_CEILING, "truncate": ROUND_DOWN, "half_up": ROUND_HALF_UP,
         "half_away": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}
EDGES = [0.0, 1.0, 0.5, 0.25, 0.125, 0.375, 0.1, 0.3, 2 / 3, 1 / 3, 0.0005, 0.9999995, 0.99999949999999, 5e-324, 1e-300,
         2**-79, 2**-80, 2**-81, 2**-82, 3 * 2**-60, 1 - 2**-53, 2**-11, 0.045, 0.055, 0.4999999999999999, 0.05, 1e-15,
         5e-16, 4.9e-16, 0.15, 0.35]


def row(value, digits, mode):
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=MODES[mode])
    print(value.hex(), digits, mode, int(rounded.scaleb(digits)))


for value in EDGES:
    for digits in (1, 3, 6, 15):
        for mode in MODES:
            row(value, digits, mode)
random.seed(1)
for _ in range(300):
    row(random.random() ** random.choice([1, 1, 4, 20]), random.randint(1, 15), random.choice(list(MODES)))
