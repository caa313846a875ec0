#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""A second implementation of verify_audit, from the descriptions in the headers, sharing nothing with the library; standard library
only. Takes the folder of an audit package with a points sheet of GB/T 27922: one sheet, or a company of which outlets were drawn by
a simple random or a stratified sample, rated by pooled counts or by the mean of outlets.

    python3 tests/golden/audit/verify_audit.py <folder> [<folder> ...]

Prints "right", the score and the grade, or the first file and line that differ; exit status 1 then.
"""
import csv
import hashlib
import io
import pathlib
import re
import sys
from collections import defaultdict
from fractions import Fraction


class Differs(Exception):
    pass


def sha(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def expect(good, what):
    if not good:
        raise Differs(what)


def unsealed(text, what):
    """The lines of a sealed text, without the seal."""
    body, _, last = text.rpartition("sealed ")
    expect(body.endswith("\n") and last == sha(body) + "\n", f"{what}: seal")
    return body.splitlines()


def unescaped(field):
    out, i = "", 0
    while i < len(field):
        if field[i] != "\\":
            out += field[i]
            i += 1
        elif field[i + 1] == "u":
            out += chr(int(field[i + 2:i + 6], 16))
            i += 6
        else:
            out += {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}[field[i + 1]]
            i += 2
    return out


def parsed(cell):
    """Letter and numbers of a finding."""
    return cell[0], [int(n) for n in cell[1:].split(":") if n]


class Audit:
    def __init__(self, folder):
        self.files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
        self.manifest(self.files.pop("manifest.sha256").decode())
        terms = self.text("terms.txt")
        expect(re.fullmatch(r"starlot terms 1\npolicy [a-z_]*\t[0-9.%]*\nnonresponse (refuse|worst_case)\n"
                            r"purposive_visits (refuse|certainty)\naccepts_substitutes (yes|no)\n"
                            r"single_unit_strata (fail|remove|certainty|adjust|average)\none_year_wait (yes|no)\n", terms), "terms.txt")
        self.terms = dict(line.partition(" ")[::2] for line in terms.splitlines()[1:])
        self.sheet()
        self.said = [line.split("\t") for line in self.text("rating.txt").splitlines()]
        self.scheme = self.said[1][0].removeprefix("scheme ")

    def text(self, name):
        expect(name in self.files, f"{name}: missing")
        return self.files[name].decode()

    def manifest(self, text):
        lines = text.split("\n")
        expect(lines[0] == "# starlot audit 1" and lines[-1] == "", "manifest.sha256:1")
        names = []
        for number, line in enumerate(lines[1:-1], 2):
            digest, two, name = line[:64], line[64:66], line[66:]
            expect(two == "  " and name, f"manifest.sha256:{number}")
            expect(name in self.files, f"{name}: missing")
            expect(sha(self.files[name]) == digest, f"{name}: altered")
            names.append(name)
        expect(names == sorted(self.files, key=str.encode), "manifest.sha256: names")

    def sheet(self):
        table = list(csv.reader(io.StringIO(self.text("points.csv").removeprefix("\ufeff"))))
        expect(table[0][:2] == ["starlot points", "1"], "points.csv:1")
        rows = [dict(zip(table[1], r)) for r in table[2:] if any(r)]
        self.worth = {r["id"]: Fraction(r["points"]) for r in rows if r["id"].count(".") == 3}
        self.at_outlets = {r["id"] for r in rows if r["scope"] == "per_outlet"}

    # ---- Findings ----

    def findings(self, name, subject):
        lines = unsealed(self.text(name), name)
        expect(lines[:3] == ["starlot findings 1", "scheme " + self.scheme, "of " + subject], f"{name}: heading")
        return self.recorded(lines[3:])

    @staticmethod
    def recorded(lines):
        found = {}
        for line in lines:
            fields = [unescaped(f) for f in line.split("\t")]
            if fields[0] == "finding":
                found[fields[1]] = parsed(fields[2])
        return found

    def share(self, criterion, finding):
        """Of one finding; nothing where it does not apply. `m`: how many samples it counts for."""
        kind, numbers = finding
        expect(kind in "+-scpxof", f"{criterion}: {kind} is not read here")
        if kind in "xo":
            return None, 0
        if kind == "c":
            return Fraction(numbers[0] * 10 >= numbers[1]), 1
        if kind == "p":
            return Fraction(1, 2) if numbers[1:] == [1] else Fraction(numbers[0], 10 ** 6) / self.worth[criterion], 1
        k, m = {"+": (0, 1), "-": (1, 1)}.get(kind) or numbers
        return 1 - Fraction(k, m), m

    # ---- The draw ----

    def draw(self):
        frame = self.text("frame.txt")
        lines = frame.split("\n")
        expect(lines[0] == "starlot frame 1" and lines[-1] == "", "frame.txt:1")
        outlets = [line.split("\t") for line in lines[1:-1]]
        ids = [o[0].encode() for o in outlets]
        expect(ids == sorted(set(ids)), "frame.txt: order")
        text = self.text("draw.record")
        record = unsealed(text, "draw.record")
        expect(record[0] == "starlot draw 1" and record[1] == "algorithm sha256-ticket-1" and record[2] == "frame " + sha(frame),
               "draw.record: heading")
        key = sha("".join(line + "\n" for line in record[:4]))
        size = lambda s: str(len(s.encode()))
        ticket = lambda s, o: sha(key + size(s) + ":" + s + size(o) + ":" + o)
        strata = {}
        for line in record:
            if line.startswith("stratum "):
                numbers, _, name = line.partition("\t")
                n, N = numbers.split()[1::2]
                strata[name] = (int(n), int(N))
        members = lambda name: [o for o in outlets if name == "" or o[1] == name]
        due = []
        for name, (n, N) in strata.items():
            inside = members(name)
            expect(len(inside) == N, f"draw.record: {name} has {len(inside)} outlets")
            due += sorted((ticket(o[1], o[0]), o[0]) for o in inside)[:n]
        drawn = [line.split("\t") for line in record if line.startswith("drawn ")]
        expect(not any(line.startswith(("replaced ", "extended ", "chosen ")) for line in record), "draw.record: not read here")
        expect([(d[1], d[3]) for d in drawn] == sorted(due), "draw.record: the outlets that were drawn")
        self.weight = {}
        for name, (n, N) in strata.items():
            for o in members(name):
                self.weight[o[0]] = Fraction(N, n)
        self.drawn = {d[3] for d in drawn}
        self.frame_hash, self.record_hash = sha(frame), sha(text.rpartition("sealed ")[0])
        self.place = {o[0]: o for o in outlets}

    def summary(self, ids):
        """Findings by outlet; `ids`: criteria and steps in the order of the scheme."""
        lines = unsealed(self.text("visits.summary"), "visits.summary")
        expect(lines[1:4] == ["frame " + self.frame_hash, "scheme " + self.scheme, "draw " + self.record_hash], "visits.summary: heading")
        visits = {}
        if lines[0] == "starlot summary 2":
            for line in lines[4:]:
                if line.startswith("outlet\t"):
                    now = visits.setdefault(line.split("\t")[1], [])
                else:
                    now.append(line)
            return {o: self.recorded(v) for o, v in visits.items()}
        expect(lines[0] == "starlot summary 1", "visits.summary:1")
        for line in lines[4:]:
            fields = line.split("\t")
            expect(self.place[fields[0]][:3] == fields[:3], f"visits.summary: {fields[0]}")
            visits[fields[0]] = {c: parsed(cell) for c, cell in zip(ids, fields[3:]) if cell != "."}
        return visits

    # ---- The rating ----

    def rate(self):
        criteria = [c[1] for c in self.said if c[0] == "line criterion"]
        expect(set(criteria) == set(self.worth), "rating.txt: criteria")
        steps = [c[1] for c in self.said if c[0] == "line step"]
        if "sheet.findings" in self.files:
            head, visits = self.findings("sheet.findings", "sheet"), {}
        else:
            self.draw()
            head = self.findings("head_office.findings", "head office")
            visits = self.summary(criteria + steps)
            expect(set(visits) == self.drawn, "visits.summary: outlets")
        policy = self.terms["policy"].split("\t")[0] or "pooled"
        expect(not visits or policy in ("pooled", "mean_of_outlets"), f"terms.txt: {policy} is not read here")
        shares = {}
        for c in criteria:
            if not visits or c not in self.at_outlets:
                expect(c in head, f"{c}: open")
                shares[c] = self.share(c, head[c])[0]
                continue
            seen = {o: self.share(c, v[c]) for o, v in visits.items() if c in v}
            expect(len(seen) == len(visits), f"{c}: open")
            size = sum(self.weight[o] * m for o, (_, m) in seen.items())
            shares[c] = sum(self.weight[o] * m * s for o, (s, m) in seen.items() if m) / size if size else None
        applicable = sum(w for c, w in self.worth.items() if shares[c] is not None)
        brought = {c: 100 * w * shares[c] / applicable if shares[c] is not None else Fraction(0) for c, w in self.worth.items()}
        events = defaultdict(int)
        for found in [head, *visits.values()]:
            for name, (kind, numbers) in found.items():
                if kind == "f":
                    events[name] += numbers[0]
        base = sum(brought.values())
        if visits and policy == "mean_of_outlets":
            own = lambda o: sum(100 * w / applicable * (self.share(c, visits[o][c])[0] if c in self.at_outlets else shares[c] or 0)
                                for c, w in self.worth.items())
            total = sum(self.weight[o] for o in visits)
            base = sum(self.weight[o] * own(o) for o in visits) / total
        score = min(Fraction(100), base - events["deduction"] + min(1, events["bonus"]))
        grade = None if events["deduction"] >= 5 else next(
            (name for cut, name in ((95, "five stars"), (90, "four stars"), (80, "three stars"), (70, "pass level")) if score >= cut), None)
        self.compare(score, grade, base, events, shares, brought if policy == "pooled" or not visits else None, applicable)
        return score, grade

    def compare(self, score, grade, base, events, shares, brought, applicable):
        """Every line of rating.txt."""
        names = ["pass level", "three stars", "four stars", "five stars"]
        due = ["starlot rating 1", "scheme " + self.scheme,
               "outcome " + ("graded" if grade else "vetoed" if events["deduction"] >= 5 else "below_ladder")]
        due += [f"grade {names.index(grade)}\t{grade}"] if grade else []
        due += [f"score {score}", "open 0", "group "]
        for line in self.said[len(due):]:
            kind, name = line[0].removeprefix("line "), line[1]
            if kind == "step":
                times = {"deduction": -events[name], "bonus": min(1, events[name])}.get(name, 0)
                if name == "cap":
                    times = score - (base - events["deduction"] + min(1, events["bonus"]))
                due.append(f"line step\t{name}\t{'acted' if times else 'idle'}\t{times}\t0")
                continue
            below = [c for c in shares if c == name or c.startswith(name + ".")]
            applies = [c for c in below if shares[c] is not None]
            expect(below and kind == ("criterion" if below == [name] else "clause"), f"rating.txt: {name}")
            got = sum(brought[c] for c in below) if brought else Fraction(line[3])
            due.append(f"line {kind}\t{name}\t{'scored' if applies else 'excluded'}\t{got}\t"
                       f"{sum((100 * self.worth[c] / applicable for c in applies), Fraction(0))}")
        text = self.text("rating.txt")
        for number, (a, b) in enumerate(zip(text.split("\n"), due + [""]), 1):
            expect(a == b, f"rating.txt:{number}: {b} is due")
        expect(text.count("\n") == len(due), "rating.txt: lines")


status = 0
for folder in sys.argv[1:]:
    try:
        score, grade = Audit(pathlib.Path(folder)).rate()
        print(f"{folder}: right: {score} points, {grade}")
    except Differs as what:
        print(f"{folder}: {what}")
        status = 1
sys.exit(status)
