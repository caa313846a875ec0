#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Reads the JSON of reports back, sharing nothing with the library: it validates against its schema, also where no member may be
there that the schema does not know; lines add up to the score; what is shown stands on the side of each cut-off on which the exact
number is.

    check_json.py <schema> <program that writes reports into a folder> <golden JSON>...
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from decimal import Decimal
from fractions import Fraction

try:
    import jsonschema
    Validator = jsonschema.Draft202012Validator
except (ImportError, AttributeError):
    print("skipped: the Python module jsonschema, 4.0 or later, was not found (Debian: python3-jsonschema)")
    sys.exit(0)

schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
Validator.check_schema(schema)


def closed(part):
    """The schema with nothing in it that it does not name."""
    if isinstance(part, list):
        return [closed(p) for p in part]
    if not isinstance(part, dict):
        return part
    out = {k: closed(v) for k, v in part.items()}
    if out.get("type") == "object":
        out["additionalProperties"] = False
    return out


validators = [Validator(schema), Validator(closed(schema))]
faults = []


def numbers(part):
    """All points of a report."""
    if isinstance(part, dict):
        if set(part) == {"shown", "exact", "value"}:
            yield part
        for v in part.values():
            yield from numbers(v)
    elif isinstance(part, list):
        for v in part:
            yield from numbers(v)


def exact(points):
    out = Fraction(points["exact"])
    if str(out) != points["exact"]:
        faults.append(f"{name}: {points['exact']} is not in lowest terms")
    return out


def side(a, b):
    return (a > b) - (a < b)


def check(report):
    for v in validators:
        faults.extend(f"{name}: {e.json_path}: {e.message[:200]}" for e in v.iter_errors(report))
    for n in numbers(report):
        if abs(float(exact(n)) - n["value"]) > 4e-16 * abs(n["value"]):
            faults.append(f"{name}: {n}")
        shown = Fraction(Decimal(n["shown"]))
        if abs(shown - exact(n)) > Fraction(1, 200) or side(shown, 0) != side(exact(n), 0):
            faults.append(f"{name}: {n} is shown as something else")
    rating = report["rating"]
    if rating is None:
        return
    total = Fraction(0)
    for line in rating["trace"]:
        if line["kind"] != "clause":
            total += exact(line["contribution"])
        total += exact(line["adjustment"])
        if line["kind"] != "step" and exact(line["available"]) - exact(line["contribution"]) != exact(line["lost"]):
            faults.append(f"{name}: {line['id']}: what was lost is not what is missing")
    if total != exact(rating["bounds"]["lowest"]):
        faults.append(f"{name}: lines add up to {total}, not {rating['bounds']['lowest']['exact']}")
    if rating["score"] is not None and rating["score"] != rating["bounds"]["lowest"]:
        faults.append(f"{name}: score and bound differ")
    for bound in "lowest", "highest":
        for rung in rating["ladder"]["rungs"]:
            cut, score = exact(rung["from"]), rating["bounds"][bound]
            if side(exact(score), cut) != side(Fraction(Decimal(score["shown"])), cut):
                faults.append(f"{name}: {score} is shown on the other side of {cut}")
    if rating["next"] is not None and not rating["ladder"]["few_points_are_good"]:
        at = rating["ladder"]["rungs"][rating["next"]["grade"]["rung"]]["from"]
        if exact(at) - exact(rating["score"]) != exact(rating["next"]["missing"]):
            faults.append(f"{name}: what is missing to the next grade")
    if any(not 0 <= i < len(rating["trace"]) for i in rating["reasons"]):
        faults.append(f"{name}: a reason is no line")


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.argv[2], folder], check=True)
    written = sorted(pathlib.Path(folder).glob("*.json"))
    files = written + [pathlib.Path(p) for p in sys.argv[3:]]
    for path in files:
        name = path.name
        data = path.read_bytes()
        if any(mark in data.decode("utf-8") for mark in "<\x1b\u2028\u202e"):
            faults.append(f"{name}: a character is not escaped")
        check(json.loads(data))
    hostile = json.loads((pathlib.Path(folder) / "hostile.json").read_bytes())
    if hostile["subject"]["en"] != "</script>\"\\\n\x1b\u2028\u202e\ufffd":
        faults.append(f"hostile.json: {hostile['subject']}")

if len(written) < 9:
    faults.append(f"only {len(written)} reports were written")
print("\n".join(faults) or f"agrees: {len(files)} reports")
sys.exit(bool(faults))
