#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Recomputes what the examples that rate one sheet print, sharing nothing with the library, and compares each line:

    recompute.py <folder of golden outputs> <folder of example data>

bike_care, custom_scheme, custom_scorer and embed from their rules and findings as they stand in the programs, written again here;
load_scheme from its two files.
"""
import csv
import math
import sys
from fractions import Fraction as F
from pathlib import Path

golden, data = Path(sys.argv[1]), Path(sys.argv[2])
faults = []


def shown(x, decimals=2):
    """Half to even, and more decimals where it would be zero and is not. None of these scores lies near a cut-off."""
    scaled = round(x * 10**decimals)
    if scaled == 0 and x != 0:
        return shown(x, decimals + 1)
    sign, digits = "-" * (scaled < 0), str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def grade(score, ladder):
    """Name of the rung that a score reaches, and the distance to the next one and its name."""
    reached = [name for cut, name in ladder if score >= cut]
    above = [(cut - score, name) for cut, name in ladder if score < cut]
    return (reached[-1] if reached else None), (above[0] if above else None)


def compare(name, due):
    got = (golden / f"{name}.out").read_text(encoding="utf-8").splitlines()
    if len(got) != len(due):
        faults.append(f"{name}: {len(got)} lines stand there, {len(due)} are right")
    for at, (is_there, right) in enumerate(zip(got, due), 1):
        if is_there != right:
            faults.append(f"{name}, line {at}: {is_there!r} stands there, {right!r} is right")


# shop-check: 40 points for prices, 60 by the part of 40 complaints that was answered in time.
score = 40 + 60 * F(40 - 3, 40)
compare("embed", [f"{shown(score)} points: {grade(score, [(70, 'pass'), (80, 'three stars'), (90, 'four stars'), (95, 'five stars')])[0]}"])

# bike-care: hours are worth all up to 2, half up to 24, nothing beyond.
hours = 20
brought = {"1.1": F(10), "1.2": 30 * F(37, 40), "2.1": 20 * F(6, 7), "2.2": 40 * F(1 if hours <= 2 else F(1, 2) if hours <= 24 else 0)}
lines = [("1", brought["1.1"] + brought["1.2"]), ("1.1", brought["1.1"]), ("1.2", brought["1.2"]),
         ("2", brought["2.1"] + brought["2.2"]), ("2.1", brought["2.1"]), ("2.2", brought["2.2"]),
         ("breach of law", 0), ("leads its trade", 0)]
score = sum(brought.values())
name, (missing, following) = grade(score, [(70, "pass"), (80, "three stars"), (90, "four stars"), (95, "five stars")])
compare("bike_care", [f"{what:<16} brought {x}" for what, x in lines] +
        [f"score {shown(score)} = {score}, {name}", f"{shown(missing)} points short of {following}"])

# hut-stars: the kitchen, 30 of 100 points, is left out, so that what is left is worth 100/70 as much; safety is worth what
# its worst criterion is, the board left out; the sun brings 2 points from 70 on.
scale = F(100, 100 - 30)
blankets, quiet = 20 * scale * F(24, 25), 10 * scale
smoke, minutes = F(7, 8), (8 - F(11, 2)) / (8 - 3)
safety = min(smoke, minutes)
beds, safe = blankets + quiet, 40 * scale * safety
score = beds + safe
sun = F(2) if score >= 70 else F(0)
score += sun
half_of_safety = 40 * scale / 2  # two criteria of equal weight
ladder = [(50, "two stars"), (60, "two and a half stars"), (70, "three stars"), (80, "three and a half stars"), (90, "four stars")]
if safety < F(60, 100):
    ladder_reached = [rung for rung in ladder if rung[0] < 70]
else:
    ladder_reached = ladder
name, _ = grade(score, ladder_reached)
_, (missing, following) = grade(score, ladder)
reason = "self-service hut: guests cook for themselves"


def hut(what, title, x, of=None, why=None):
    text = f"{what:<8}{title:<34}" + ("  left out" if x is None else f"{shown(x):>6}")
    return text + (f" of {shown(of)}" if of else "") + (f": {why}" if why else "")


compare("custom_scheme", [
    hut("1", "Beds", beds, 30 * scale), hut("1.1", "Blankets are clean", blankets, 20 * scale),
    hut("1.2", "Quiet after ten", quiet, 10 * scale), hut("2", "Kitchen", None),
    hut("2.1", "Warm meals until eight", None, None, reason), hut("2.2", "A vegetarian dish", None, None, reason),
    hut("3", "Safety", safe, 40 * scale), hut("3.1", "Smoke detectors work", half_of_safety * smoke, half_of_safety),
    hut("3.2", "Minutes to clear the hut", half_of_safety * minutes, half_of_safety),
    hut("3.3", "Avalanche report on the board", None, None, "below the tree line"),
    hut("sun", "Runs on the sun alone", sun), hut("", "Three stars need 60 % of safety", F(0)),
    hut("licence", "Holds a licence", F(0)),
    f"score {score} = {shown(score)}: {name} (2.5)",
    "held back: Three stars need 60 % of safety",
    f"by points alone {shown(missing)} short of {following}"])

# help-desk: a log-normal curve with 90 % at one hour and 50 % at four, to four decimals; the median of three marks; a fifth of
# what is missing.
z = 1.2815515655446004 * (math.log(2) - math.log(4)) / (math.log(4) - math.log(1))
answer = 60 * F(round(math.erfc(z / math.sqrt(2)) / 2 * 10**4), 10**4)
marks = {1: F(0), 2: F(1, 4), 3: F(1, 2), 4: F(3, 4), 5: F(1)}
callers = [marks[m] for m in (5, 2, 4)]
clause = 40 * sorted(callers)[1]
each = [F(40, 3) * c for c in callers]
thanks = (100 - answer - clause) / 5
score = answer + clause + thanks


def desk(what, title, x):
    return f"{what:<7}{title:<27}{x}"


compare("custom_scorer", [
    desk("1", "Hours to the answer", answer),
    desk("2", "Marks of three callers", clause) + f", of which the roll-up added {clause - sum(each)}",
    desk("2.1", "First", each[0]), desk("2.2", "Second", each[1]), desk("2.3", "Third", each[2]),
    desk("thanks", "a fifth of what is missing", thanks),
    f"score {score} = {shown(score)}, {grade(score, [(70, 'pass'), (80, 'good')])[0]}"])


# bike-loan, from its files: points of clauses add up; clause 2 is a mean by weight of what applies; samples of outlets are pooled.
def table(path):
    read = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
    return [dict(zip(read[1], row)) for row in read[2:]]


scheme = table(data / "bike_loan" / "scheme.csv")
found = table(data / "bike_loan" / "findings.csv")
knots, owner = {}, ""
for row in scheme:
    owner = row["id"] if row["row"] == "criterion" else owner
    if row["row"] == "knot":
        knots.setdefault(owner, {})[row["at"]] = F(row["share"].rstrip("%")) / 100


def share(row):
    """Earned over size, None where it does not apply."""
    own = [f for f in found if f["criterion"] == row["id"]]
    kind = own[0]["finding"]
    if kind == "sampled":
        return F(sum(int(f["m"]) - int(f["k"]) for f in own), sum(int(f["m"]) for f in own))
    if kind == "level":
        return knots[row["id"]][own[0]["k"]]
    if kind == "measured":  # the program's own rule, turnaround
        return F(1) if F(own[0]["k"]) <= 2 else F(1, 2) if F(own[0]["k"]) <= 24 else F(0)
    return {"met": F(1), "half_met": F(1, 2), "not_met": F(0), "not_applicable": None}[kind]


score = F(0)
for branch in (row for row in scheme if row["row"] == "clause"):
    parts = [(row, share(row)) for row in scheme if row["row"] == "criterion" and row["under"] == branch["id"]]
    parts = [(row, s) for row, s in parts if s is not None]
    if branch["roll_up"] == "weighted_mean":
        part = sum(F(row["weight"]) * s for row, s in parts) / sum(F(row["weight"]) for row, s in parts)
        score += F(branch["points"]) * part
        assert branch["id"] == "2" and part >= F(1, 2), "the cap for weak bicycles would act"
    else:
        score += sum(F(row["points"]) * s for row, s in parts)
breaches = sum(1 if not f["k"] else int(f["k"]) for f in found if f["criterion"] == "breach")
score = min(score - breaches, F(100))
assert any(f["criterion"] == "licence" and f["finding"] == "met" for f in found), "the veto would act"
rungs = [(F(row["points"]), row["text_en"]) for row in scheme if row["row"] == "rung"]
last = (golden / "load_scheme_en.out").read_text(encoding="utf-8").splitlines()[-1]
due = f"score {shown(score)} = {score}, grade: {grade(score, rungs)[0]}"
if last != due:
    faults.append(f"load_scheme: {last!r} stands there, {due!r} is right")

for fault in faults:
    print(fault)
if not faults:
    print("bike_care, custom_scheme, custom_scorer, embed, load_scheme: as recomputed")
sys.exit(1 if faults else 0)
