#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Recomputes the reports of the example companies from their files, sharing nothing with the library, and compares with the
JSON report, exactly, and with the text report, as shown:

    recompute_json.py <folder> <JSON report> <text report> [<folder> <JSON report> <text report>...]

Of each: score, grade, the distance to the next star, what each criterion and clause could bring, brought and lost, what each
step added. Of a sample besides: what each outlet lost, standard error, degrees of freedom and the 95 % interval, within 1e-9;
the quantile of Student's t comes from adding up its density.
"""
import csv
import json
import math
import re
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

stars = [(70, "pass level"), (80, "three stars"), (90, "four stars"), (95, "five stars")]
faults = []


def rows(path):
    table = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
    return [dict(zip(table[1], row)) for row in table[2:]]


def expect(what, got, due):
    if got != due:
        faults.append(f"{what}: {got} stands there, {due} is right")


def near(what, got, due):
    if abs(got - due) > 1e-9 * max(1, abs(due)):
        faults.append(f"{what}: {got} stands there, {due} is right")


def exact(number):
    return Fraction(number["exact"])


def shown(x):
    """Two decimals, half to even, as the examples' numbers need no more."""
    return f"{float(round(x, 2)):.2f}"


def quantile_of_t(df, upper):
    """x with P(T > x) = upper, by Simpson's rule and halving."""
    scale = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)

    def above_zero(x, steps=20000):
        h = x / steps
        f = [(1 + (i * h) ** 2 / df) ** (-(df + 1) / 2) for i in range(steps + 1)]
        return scale * h / 3 * (f[0] + f[-1] + 4 * sum(f[1:-1:2]) + 2 * sum(f[2:-1:2]))

    low, high = 0.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if above_zero(middle) < 0.5 - upper else (low, middle)
    return low


def check(folder, report, printed):
    worth = {r["id"]: Fraction(r["points"]) for r in rows(folder / "points.csv") if r["id"].count(".") == 3}
    sampled = (folder / "frame.csv").exists()
    drawn, weight, frame = [], Fraction(1), 0
    if sampled:
        record = (folder / "draw.record").read_text(encoding="utf-8").split("\n")
        drawn = [line.split("\t")[-1] for line in record if line.startswith("drawn ")]
        frame = len(rows(folder / "frame.csv"))
        weight = Fraction(frame, len(drawn))

    cells, events, excluded = defaultdict(list), defaultdict(int), set()  # (outlet, earned, size) of each criterion
    for r in rows(folder / "findings.csv"):
        what, criterion = r["finding"], r["criterion"]
        if what == "found":
            events[criterion] += int(r["k"])
        elif what == "excluded":
            excluded.add(criterion)
        elif what == "counted":  # at least a tenth of the staff
            cells[criterion].append((r["outlet"], Fraction(int(r["k"]) * 10 >= int(r["m"])), 1))
        else:
            wrong = {"met": 0, "not_met": 1}.get(what, int(r["k"] or 0))
            size = {"met": 1, "not_met": 1}.get(what, int(r["m"] or 0))
            cells[criterion].append((r["outlet"], Fraction(size - wrong), size))

    applies = {c for c in worth if cells[c]}
    assert applies | excluded >= set(worth)
    total = sum(worth[c] for c in applies)
    could = {c: 100 * worth[c] / total if c in applies else Fraction(0) for c in worth}
    share = {c: sum(e for _, e, _ in cells[c]) / sum(m for _, _, m in cells[c]) for c in applies}
    brought = {c: could[c] * share.get(c, 0) for c in worth}
    steps = {"deduction": Fraction(-events["deduction"]), "bonus": Fraction(min(1, events["bonus"]))}
    before_steps = sum(brought.values())
    score = min(Fraction(100), before_steps + sum(steps.values()))

    rating = report["rating"]
    expect("score", exact(rating["score"]), score)
    reached = [name for cut, name in stars if score >= cut]
    expect("grade", rating["grade"]["name"]["en"], reached[-1])
    above = [(cut - score, name) for cut, name in stars if score < cut]
    expect("next star", rating["next"]["grade"]["name"]["en"], above[0][1])
    expect("distance to it", exact(rating["next"]["missing"]), above[0][0])
    if not re.search(rf"^Next grade +{shown(above[0][0])} points to {above[0][1]} ", printed, re.M):
        faults.append(f"text: {shown(above[0][0])} points to {above[0][1]} is not there")
    if not re.search(rf"^Grade +{reached[-1]}( ★+)?$", printed, re.M) or \
            not re.search(rf"^Score +{shown(score)} of 100 points$", printed, re.M):
        faults.append(f"text: {reached[-1]}, {shown(score)} is not there")

    seen, added = set(), Fraction(0)
    for line in rating["trace"]:
        i = line["id"]
        got = tuple(exact(line[k]) for k in ("available", "contribution", "lost"))
        if line["kind"] == "criterion":
            seen.add(i)
            expect(f"{i}: could bring, brought, lost", got, (could[i], brought[i], could[i] - brought[i]))
            expect(f"{i}: excluded", line["state"] == "excluded", i not in applies)
            if i in applies:
                expect(f"{i}: share", Fraction(line["share"]), share[i])
                lost = could[i] - brought[i]
                numbers = [shown(could[i]), shown(brought[i])] + ([shown(lost)] if lost else [])
                if not re.search(rf"^ *{re.escape(i)} +{' +'.join(map(re.escape, numbers))} ", printed, re.M):
                    faults.append(f"text: {i}: {numbers} is not there")
        elif line["kind"] == "clause":
            below = [c for c in worth if c.startswith(i + ".")]
            due = (sum(could[c] for c in below), sum(brought[c] for c in below))
            expect(f"{i}: could bring, brought, lost", got, due + (due[0] - due[1],))
        elif i in steps:
            expect(f"{i}: added", got[1], steps[i])
        if line["kind"] != "clause":
            added += got[1]
    expect("criteria", seen, set(worth))
    expect("sum of the lines", added, score)
    losses = {c: could[c] - brought[c] for c in applies} | {"deduction": -steps["deduction"]}
    expect("largest losses", [losses[rating["trace"][i]["id"]] for i in rating["reasons"]],
           sorted(losses.values(), reverse=True)[:len(rating["reasons"])])
    if not sampled:
        expect("sample", report["sample"], None)
        return f"{float(score):.4f}, {reached[-1]}, {len(worth)} criteria"

    # Each outlet's part of what its criteria lost, and its linearised value.
    costs, z = {o: Fraction(0) for o in drawn}, {o: Fraction(0) for o in drawn}
    for c in applies:
        size = sum(weight * m for _, _, m in cells[c])
        for outlet, earned, m in cells[c]:
            if outlet:
                costs[outlet] += could[c] * weight * (m - earned) / size
                z[outlet] += could[c] * weight * (earned - share[c] * m) / size
    n = len(drawn)
    mean = sum(z.values()) / n
    error = math.sqrt((1 - Fraction(n, frame)) * Fraction(n, n - 1) * sum((x - mean) ** 2 for x in z.values()))
    half = quantile_of_t(n - 1, 0.025) * error
    sample = report["sample"]
    expect("outlets", (sample["outlets"], sample["population"]), (n, str(frame)))
    estimate = sample["estimate"]
    near("estimate", estimate["value"], float(score))
    near("standard error", estimate["standard_error"], error)
    expect("degrees of freedom", estimate["df"], n - 1)
    near("lower end", estimate["lower"], float(score) - half)
    near("upper end", estimate["upper"], float(score) + half)
    interval = f"95 % interval {float(score) - half:.2f} to {float(score) + half:.2f}; standard error {error:.3f}"
    if interval not in printed:
        faults.append(f"text: {interval} is not there")
    got = [(o["id"], exact(o["lost"])) for o in sample["by_outlet"]]
    expect("outlets' losses", dict(got), costs)
    expect("their order", [x for _, x in got], sorted(costs.values(), reverse=True))
    return f"{float(score):.4f} ± {error:.4f}, {reached[-1]}, {len(worth)} criteria, {n} outlets"


said = []
for folder, report, printed in zip(sys.argv[1::3], sys.argv[2::3], sys.argv[3::3]):
    said.append(check(Path(folder), json.loads(Path(report).read_text(encoding="utf-8")),
                      Path(printed).read_text(encoding="utf-8")))
print("\n".join(faults) or "agrees: " + "; ".join(said))
sys.exit(bool(faults) or not said)
