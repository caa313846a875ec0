# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Domains, and strata of which one unit is in the sample: what R survey 4.5 answers for each of its options
survey.lonely.psu, worked out in fractions from what its manual and its functions `[.survey.design2`, `onestage` and
`onestrat` do for a design of one stage that is not calibrated:

  rows outside the domain are dropped, strata without other rows with them; the sizes n and N of a stratum stay;
  a stratum whose units are all in the sample has the variance 0, and counts among those whose variance is known;
  n > 1: (1 - n/N) n/(n - 1) sum (z - mean z)^2 over n units, those that were dropped being 0;
  n = 1: fail stops; remove and certainty say 0; adjust says (1 - 1/N) (z - m)^2, m the sum of all z over the sum of n,
         over the strata that are left; average multiplies the sum of the others by H/(H - those of one unit).

  mean, ratio: z = w (y - R x)/sum w x over the domain; total: z = w y; w = N/n. A missing value drops its row.

The first design is one whose domain mean was run in R: 69.7619048, standard error 3.8406467 for each option (asserted).

    python3 make.py            writes cases.txt and designs.txt
    python3 make.py --check    compares them with what is there

Lines: design, domain as 0 and 1 of each row, statistic, option, value or "lonely", standard error.
Tables of the designs are in designs.txt: design, stratum, population of the stratum, y, x; nan is missing.
"""
from decimal import Decimal, getcontext
from fractions import Fraction as F
import os
import sys

getcontext().prec = 40
NAN = None
DESIGNS = {
    "first": [(1, 50, 80, 4), (2, 50, 70, 3), (2, 50, 60, 7), (3, 20, 90, 2), (3, 20, 85, 5), (3, 20, 70, 6)],
    # the first stratum has one unit, the second is seen completely, the fourth has one unit and no more
    "seen": [(1, 9, 12, 1), (2, 2, 7, 2), (2, 2, 8, 2), (3, 30, 3, 3), (3, 30, 5, 1), (3, 30, 6, 4), (4, 1, 9, 2)],
    # the only unit of the first stratum has no value
    "missing": [(1, 50, NAN, 4), (2, 50, 70, 3), (2, 50, 60, 7), (3, 20, 90, 2), (3, 20, 85, 5), (3, 20, 70, 6)],
    # two strata of one unit
    "two": [(1, 50, 80, 4), (2, 40, 71, 3), (3, 50, 70, 3), (3, 50, 60, 7), (4, 20, 90, 2), (4, 20, 85, 5)],
}
DOMAINS = {
    "first": ["011111", "111111", "010110", "110000", "001000", "100111"],
    "seen": ["0111111", "1111111", "0101010", "1000110", "0110000", "1111000"],
    "missing": ["111111", "011111", "101001"],
    "two": ["001111", "101111", "111111", "010011", "110010"],
}
OPTIONS = ["fail", "remove", "certainty", "adjust", "average"]


def variance(rows, z, option):
    strata = {}
    for (h, size, n), v in zip(rows, z):
        strata.setdefault(h, [size, n, []])[2].append(v)
    middle = sum(z) / sum(s[1] for s in strata.values())
    total, alone = F(0), 0
    for size, n, values in strata.values():
        rest = 1 - F(n, size)
        if rest == 0:
            continue
        if n == 1:
            if option == "fail":
                return None
            alone += 1
            if option == "adjust":
                total += rest * (values[0] - middle) ** 2
            continue
        values = values + [F(0)] * (n - len(values))
        mean = sum(values) / n
        total += rest * F(n, n - 1) * sum((v - mean) ** 2 for v in values)
    if option == "average" and alone:
        if alone == len(strata):
            return None
        total *= F(len(strata), len(strata) - alone)
    return total


def number(f):
    return Decimal(f.numerator) / Decimal(f.denominator)


designs, cases = [], []
for name, rows in DESIGNS.items():
    for h, size, y, x in rows:
        designs.append("%s %d %d %s %d\n" % (name, h, size, "nan" if y is NAN else y, x))

for name, rows in DESIGNS.items():
    drawn = {h: sum(r[0] == h for r in rows) for h in {r[0] for r in rows}}
    for domain in DOMAINS[name]:
        kept = [r for r, d in zip(rows, domain) if d == "1" and r[2] is not NAN]
        w = [F(r[1], drawn[r[0]]) for r in kept]
        for statistic in ("mean", "total", "ratio"):
            x = [F(r[3]) if statistic == "ratio" else F(1) for r in kept]
            top = sum(wi * r[2] for wi, r in zip(w, kept))
            base = F(1) if statistic == "total" else sum(wi * xi for wi, xi in zip(w, x))
            value = top / base
            z = [wi * (r[2] - (0 if statistic == "total" else value * xi)) / base for wi, r, xi in zip(w, kept, x)]
            for option in OPTIONS:
                v = variance([(r[0], r[1], drawn[r[0]]) for r in kept], z, option)
                error = None if v is None else number(v).sqrt()
                if name == "first" and domain == "011111" and statistic == "mean":
                    assert abs(number(value) - Decimal("69.7619048")) < Decimal("5e-8")
                    assert abs(error - Decimal("3.8406467")) < Decimal("5e-8")
                says = "lonely -" if v is None else "%.17g %.17g" % (float(number(value)), float(error))
                cases.append(" ".join([name, domain, statistic, option, says]) + "\n")

here = os.path.dirname(os.path.abspath(__file__))
for file, lines in (("designs.txt", designs), ("cases.txt", cases)):
    path = os.path.join(here, file)
    if "--check" in sys.argv:
        if open(path).read() != "".join(lines):
            sys.exit(file + " is not what this makes")
    else:
        with open(path, "w") as out:
            out.writelines(lines)
