#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Frames and records of draws, from the description in the headers; nothing is shared with the library.

    python3 make.py            writes frame.txt and *.record beside itself, and the record of the example
    python3 make.py --check    compares instead, also what the examples print; exit status 1 if something differs
"""
import csv
import hashlib
import math
import pathlib
import sys
from fractions import Fraction

here = pathlib.Path(__file__).resolve().parent
sha = lambda text: hashlib.sha256(text.encode()).hexdigest()

examples = here.parents[2] / "examples"


class World:
    def __init__(self, outlets):
        self.outlets = sorted(outlets, key=lambda o: o[0].encode())
        self.frame = "starlot frame 1\n" + "".join("%s\t%s\t%s\t%d\n" % o for o in self.outlets)
        self.region_of = {o[0]: o[1] for o in self.outlets}
        self.regions = sorted({o[1] for o in self.outlets}, key=str.encode)

    def everything(self):
        return [["stratum", "", [o[0] for o in self.outlets]]]

    def by_region(self):
        return [["stratum", r, [o[0] for o in self.outlets if o[1] == r]] for r in self.regions]

    def header(self, algorithm, seed, bound):
        return ["starlot draw 1", "algorithm " + algorithm] + (["frame " + sha(self.frame)] if bound else []) + [seed]


# Sixty outlets in three regions, ids in several scripts, sizes that nothing here uses.
outlets = []
for i in range(60):
    region = ["north", "south", "西部"][0 if i % 7 == 0 else 1 if i % 3 else 2]
    outlets.append((["shop %d", "店 %d", "L'Été %d"][i % 3] % i, region, "city %d" % (i % 11), i + 1))
sixty = World(outlets)

SEED = ["source China Welfare Lottery, issue 2026137", "frame-published 2026-11-20T09:00:00+08:00",
        "seed-published 2026-11-23T21:15:00+08:00"]


def sha256_ticket(head, stratum, name):
    size = lambda s: str(len(s.encode()))
    return sha(sha(head) + size(stratum) + ":" + stratum + size(name) + ":" + name)


def rivest_ticket(seed):
    return lambda head, stratum, name: "0." + str(int(sha(sha(seed) + name), 16))[::-1]


class Record:
    """`strata`: list of [word, id, members]; an event draws up to so many of each."""

    def __init__(self, world, head, after_head, strata, ticket, seed=None):
        self.text = "".join(line + "\n" for line in head)
        self.region_of = world.region_of
        self.ticket = lambda name: ticket(self.head, world.region_of[name], name)
        self.head = self.text
        self.lines = list(after_head) + (seed or SEED) + ["outlets %d" % len(world.outlets)]
        self.strata = strata
        self.order = [sorted(members, key=lambda n: (self.ticket(n), n.encode())) for _, _, members in strata]
        self.taken = [0] * len(strata)
        self.drawn = []

    def say(self, *fields):
        self.lines.append("\t".join(fields))

    def design(self, name, parameters, targets):
        self.say("design " + name)
        for p in parameters:
            self.say("with " + p)
        for (word, stratum, members), n in zip(self.strata, targets):
            self.say(*(["%s %d of %d" % (word, n, len(members))] + ([stratum] if stratum else [])))

    def out(self, word, name, ticket):
        self.drawn.append(name)
        self.say("%s %d" % (word, len(self.drawn)), ticket, self.region_of[name], name)

    def chosen(self, h):
        for name in sorted(self.strata[h][2], key=str.encode):
            self.out("chosen", name, "")
        self.taken[h] = len(self.strata[h][2])

    def take(self, numbers):
        fresh = []
        for h, n in enumerate(numbers):
            fresh += self.order[h][self.taken[h]:self.taken[h] + n]
            self.taken[h] += n
        for name in sorted(fresh, key=lambda n: (self.ticket(n), n.encode())):
            self.out("drawn", name, self.ticket(name))

    def finish(self):
        for h, order in enumerate(self.order):
            if self.taken[h] < len(order):
                name = order[self.taken[h]]
                self.say("next " + self.ticket(name), self.region_of[name], name)
        body = self.text + "".join(line + "\n" for line in self.lines)
        return body + "sealed " + sha(body) + "\n"


records = {}

r = Record(sixty, sixty.header("sha256-ticket-1", "seed 05 11 17 23 31 02", True), [], sixty.everything(), sha256_ticket)
r.design("simple-random-1", ["visits 8"], [8])
r.take([8])
r.say("extended planned", "within half a point of a star")
r.design("simple-random-1", ["visits 10"], [10])
r.take([2])
r.say("replaced 3", "closed for good")
r.take([1])
r.say("replaced 11", "flooded")
r.take([1])
records["simple"] = r.finish()

# Proportional: each visit goes where N_h^2 / (n (n + 1)) is largest, the first of equals.
r = Record(sixty, sixty.header("sha256-ticket-any-frame-1", "seed-hex 00ff0a", False), ["frame " + sha(sixty.frame)], sixty.by_region(),
           sha256_ticket)
sizes = [len(s[2]) for s in r.strata]


def proportional(n):
    visits = [1] * len(sizes)
    while sum(visits) < n:
        claims = [Fraction(N * N, v * (v + 1)) if v < N else Fraction(-1) for N, v in zip(sizes, visits)]
        visits[claims.index(max(claims))] += 1
    return visits


first, second = proportional(9), proportional(14)
r.design("stratified-1", ["visits 9", "allocation proportional-1"], first)
r.take(first)
r.say("extended unplanned", "the company appealed")
r.design("stratified-1", ["visits 14", "allocation proportional-1"], second)
r.take([b - a for a, b in zip(first, second)])
records["stratified"] = r.finish()

# IAF MD 1, surveillance: the least y with 100 y^2 >= 36 N in each region.
layers = sixty.by_region()
chosen = ["shop 0", "店 31"]
strata, targets, numbers, ys = [], [], [], []
for word, region, members in layers:
    n = len(members)
    y = next(y for y in range(n + 1) if 100 * y * y >= 36 * n)
    picked = [m for m in members if m in chosen]
    assert len(picked) <= y - math.ceil(y / 4)
    strata.append(["stratum", region, [m for m in members if m not in chosen]])
    targets.append(y - len(picked))
    numbers.append(y - len(picked))
    if picked:
        strata.append(["certain", region, picked])
        targets.append(len(picked))
        numbers.append(0)
r = Record(sixty, sixty.header("sha256-ticket-1", "seed 种子 2026", True), [], strata, sha256_ticket)
r.design("multi-site-1", ["audit surveillance"] + ["chosen " + c for c in chosen], targets)
certain = sorted((n, h) for h, s in enumerate(strata) if s[0] == "certain" for n in s[2])
for name, h in sorted(certain, key=lambda c: c[0].encode()):
    r.out("chosen", name, "")
    r.taken[h] += 1
r.take(numbers)
records["multi_site"] = r.finish()

r = Record(sixty, sixty.header("rivest-consistent-1", "seed 314159", False), ["frame " + sha(sixty.frame)], sixty.everything(),
           rivest_ticket("314159"))
r.design("simple-random-1", ["visits 5"], [5])
r.take([5])
records["rivest"] = r.finish()

# Systematic samples: a start for each stratum, then a point for each visit. Whole numbers of any length, so that nothing
# is arranged as the library does it.


def number_below(key, word, stratum, tail, bound):
    attempt = 0
    while True:
        attempt += 1
        digest = sha("%s%s %d %d:%s%s" % (key, word, attempt, len(stratum.encode()), stratum, tail))
        v = int(digest[:16], 16)
        if v >= 2 ** 64 % bound:
            return v % bound, attempt, digest


def start_of(head, stratum, starts):
    return number_below(sha(head), "start", stratum, "", starts)


def parts_by_size(layers, visits, size_of):
    """[word, id, members, visits]: outlets that are certain are strata of their own. `size_of` None: all sizes are 1."""
    strata = []
    for (stratum, members), n in zip(layers, visits):
        sure = []
        while size_of:
            rest = [m for m in members if m not in sure]
            total = sum(size_of[m] for m in rest)
            more = [m for m in rest if (n - len(sure)) * size_of[m] >= total]
            if not more:
                break
            sure += more
        rest = [m for m in members if m not in sure]
        if rest:
            strata.append(["stratum", stratum, rest, n - len(sure)])
        if sure:
            strata.append(["certain", stratum, sure, len(sure)])
    return strata


def systematic(world, algorithm, seed, bound, design, parameters, layers, visits, size_of, source=None):
    """`layers`: [id, members], `visits` of each."""
    strata = parts_by_size(layers, visits, size_of)
    after_head = [] if bound else ["frame " + sha(world.frame)]
    r = Record(world, world.header(algorithm, seed, bound), after_head, [s[:3] for s in strata], sha256_ticket, source)
    r.design(design, parameters, [s[3] for s in strata])
    hits = []
    for word, stratum, members, n in strata:
        if word == "certain":
            continue
        ends = [0]
        for m in members:
            ends.append(ends[-1] + (size_of[m] if size_of else 1))
        start, attempt, digest = start_of(r.head, stratum, ends[-1])
        r.say("start %d of %d" % (start, ends[-1]), str(attempt), digest, stratum)
        for j in range(n):
            point = Fraction(start + j * ends[-1], n)
            k = max(k for k in range(len(members)) if ends[k] <= point)
            hits.append((members[k], str(math.floor(point))))
    for name in sorted((m for s in strata if s[0] == "certain" for m in s[2]), key=str.encode):
        r.out("chosen", name, "")
    for name, point in hits:
        r.out("drawn", name, point)
    r.order = []
    return r.finish()


one_layer = [["", [o[0] for o in sixty.outlets]]]
regions = [[s[1], s[2]] for s in sixty.by_region()]
sizes_of_sixty = {o[0]: o[3] for o in sixty.outlets}
records["systematic"] = systematic(sixty, "sha256-ticket-1", "seed 05 11 17 23 31 02", True, "systematic-1", ["visits 8"],
                                   one_layer, [8], None)
records["systematic_strata"] = systematic(sixty, "sha256-ticket-any-frame-1", "seed-hex 00ff0a", False, "systematic-1",
                                          ["visits 9", "within-strata proportional-1"], regions, first, None)
records["systematic_pps"] = systematic(sixty, "sha256-ticket-1", "seed 种子 2026", True, "systematic-pps-1", ["visits 45"],
                                       one_layer, [45], sizes_of_sixty)
records["systematic_pps_strata"] = systematic(sixty, "rivest-consistent-1", "seed 314159", False, "systematic-pps-1",
                                              ["visits 24", "within-strata equal-1"], regions, [8, 8, 8], sizes_of_sixty)

# By tickets and sizes. Ranks are fractions; U is (ticket + 1/2) / all tickets.


def unit(ticket):
    if ticket.startswith("0."):
        return (Fraction(int(ticket[2:].ljust(78, "0"))) + Fraction(1, 2)) / 10 ** 78
    return (Fraction(int(ticket, 16)) + Fraction(1, 2)) / 2 ** 256


RANKS = {"sequential-poisson-1": lambda u, p: u / p, "pareto-1": lambda u, p: u / (1 - u) / (p / (1 - p))}


def ranked(world, algorithm, seed, bound, design, layers, visits, size_of, ticket, steps):
    """`steps`: parameters of the draw; then, for each extension, its line, its parameters and its visits."""
    strata = parts_by_size(layers, visits, size_of)
    r = Record(world, world.header(algorithm, seed, bound), [] if bound else ["frame " + sha(world.frame)],
               [s[:3] for s in strata], ticket)
    totals = [sum(size_of[m] for m in s[2]) for s in strata]
    for h, (word, stratum, members, n) in enumerate(strata):
        rank = lambda m: RANKS[design](unit(r.ticket(m)), Fraction(n * size_of[m], totals[h]))
        if word == "stratum":
            r.order[h] = sorted(members, key=lambda m: (rank(m), m.encode()))
    r.design(design, steps[0], [s[3] for s in strata])
    for (word, stratum, members, n), total in zip(strata, totals):
        if word == "stratum":
            r.say("sizes %d" % total, stratum)
    for name in sorted((m for s in strata if s[0] == "certain" for m in s[2]), key=str.encode):
        r.out("chosen", name, "")

    def draw(targets):
        for h, (word, _, members, _) in enumerate(strata):
            more = r.order[h][r.taken[h]:targets[h]]
            r.taken[h] = targets[h]
            if word == "stratum":
                for name in more:
                    r.out("drawn", name, r.ticket(name))

    draw([s[3] for s in strata])
    for line, parameters, more in steps[1:]:
        assert [s[:3] for s in parts_by_size(layers, more, size_of)] == [s[:3] for s in strata]
        targets = [s[3] for s in parts_by_size(layers, more, size_of)]
        r.say(line[0], line[1])
        r.design(design, parameters, targets)
        draw(targets)
    return r.finish()


records["pareto"] = ranked(sixty, "sha256-ticket-1", "seed 05 11 17 23 31 02", True, "pareto-1", one_layer, [45],
                           sizes_of_sixty, sha256_ticket, [["visits 45"]])
records["pareto_strata"] = ranked(sixty, "rivest-consistent-1", "seed 314159", False, "pareto-1", regions, [5, 5, 5],
                                  sizes_of_sixty, rivest_ticket("314159"), [["visits 15", "within-strata equal-1"]])
records["sequential_poisson"] = ranked(
    sixty, "sha256-ticket-any-frame-1", "seed-hex 00ff0a", False, "sequential-poisson-1", regions, [2, 2, 2], sizes_of_sixty,
    sha256_ticket, [["visits 6", "within-strata equal-1"],
                    [["extended planned", "half a point from a star"], ["visits 9", "within-strata equal-1"], [3, 3, 3]]])

# Sampford: each outlet is tried by itself, until a try is accepted.


def sampford(world, algorithm, seed, bound, parameters, layers, visits, size_of):
    strata = parts_by_size(layers, visits, size_of)
    r = Record(world, world.header(algorithm, seed, bound), [] if bound else ["frame " + sha(world.frame)],
               [s[:3] for s in strata], sha256_ticket)
    r.design("sampford-1", parameters, [s[3] for s in strata])
    key = sha(r.head)
    hits = []
    for word, stratum, members, n in strata:
        if word == "certain":
            continue
        total = sum(size_of[m] for m in members)
        tries = 0
        while True:
            tries += 1
            numbers = {m: number_below(key, "try %d" % tries, stratum, "%d:%s" % (len(m.encode()), m), total)[0] for m in members}
            taken = [m for m in members if numbers[m] < n * size_of[m]]
            if len(taken) != n:
                continue
            last, attempt, digest = number_below(key, "accept %d" % tries, stratum, "", total)
            if last >= sum(size_of[m] for m in taken):
                break
        r.say("accepted %d" % tries, "%d of %d" % (last, total), str(attempt), digest, stratum)
        hits += [(m, str(numbers[m])) for m in taken]
    for name in sorted((m for s in strata if s[0] == "certain" for m in s[2]), key=str.encode):
        r.out("chosen", name, "")
    for name, number in hits:
        r.out("drawn", name, number)
    r.order = []
    return r.finish()


records["sampford"] = sampford(sixty, "sha256-ticket-1", "seed 种子 2026", True, ["visits 40"], one_layer, [40], sizes_of_sixty)
records["sampford_strata"] = sampford(sixty, "sha256-ticket-any-frame-1", "seed-hex 00ff0a", False,
                                      ["visits 15", "within-strata equal-1"], regions, [5, 5, 5], sizes_of_sixty)

# Sizes near the most that there can be, where a start often takes a second attempt.
vast = World([("a", "", "", 2 ** 61 - 7), ("b", "", "", 2 ** 61 + 3), ("c", "", "", 2 ** 61 + 11), ("d", "", "", 5)])
assert vast.outlets[0][0] == "a"
records["systematic_vast"] = systematic(vast, "sha256-ticket-1", "seed 1", True, "systematic-pps-1", ["visits 2"],
                                        [["", [o[0] for o in vast.outlets]]], [2], {o[0]: o[3] for o in vast.outlets})
vast_sizes = {o[0]: o[3] for o in vast.outlets}
vast_layer = [["", [o[0] for o in vast.outlets]]]
records["pareto_vast"] = ranked(vast, "sha256-ticket-1", "seed 1", True, "pareto-1", vast_layer, [2], vast_sizes,
                                sha256_ticket, [["visits 2"]])
records["sampford_vast"] = sampford(vast, "sha256-ticket-1", "seed 1", True, ["visits 2"], vast_layer, [2], vast_sizes)

# Two stages: cities by the sizes of their outlets, then as many outlets of each city that was drawn.
no_regions = [(name, "", city, size) for name, _, city, size in outlets]
cities = World([(c, "", "", sum(o[3] for o in no_regions if o[2] == c)) for c in sorted({o[2] for o in no_regions})])
records["stage_of_cities"] = systematic(cities, "sha256-ticket-1", "seed 05 11 17 23 31 02", True, "systematic-pps-1", ["visits 4"],
                                        [["", [o[0] for o in cities.outlets]]], [4], {o[0]: o[3] for o in cities.outlets})
drawn_cities = [line.split("\t")[-1] for line in records["stage_of_cities"].splitlines() if line.startswith(("drawn ", "chosen "))]
assert len(drawn_cities) == 4
within = World([(name, city, "", size) for name, _, city, size in no_regions if city in drawn_cities])
r = Record(within, within.header("sha256-ticket-1", "seed 7 8 9", True), [], within.by_region(), sha256_ticket)
r.design("stratified-1", ["visits 12", "allocation equal-1"], [3] * 4)
r.take([3] * 4)
records["stage_of_outlets"] = r.finish()

# The examples: what they print has to end with these records.
with open(examples / "data/corner_shops/frame.csv", encoding="utf-8") as f:
    shops = World([(o, s, "", int(n)) for o, s, n in list(csv.reader(f))[2:]])
SEED = ["source lottery of 23 November 2026"] + SEED[1:]
r = Record(shops, shops.header("sha256-ticket-1", "seed 05 11 17 23 31 02", True), [], shops.everything(), sha256_ticket)
r.design("simple-random-1", ["visits 7"], [7])
r.take([7])
example = r.finish()
r = Record(shops, shops.header("sha256-ticket-1", "seed 05 11 17 23 31 02", True), [], shops.by_region(), sha256_ticket)
sizes = [len(s[2]) for s in r.strata]
r.design("stratified-1", ["visits 9", "allocation proportional-1"], proportional(9))
r.take(proportional(9))
strata_example = r.finish()

files = {here / "frame.txt": sixty.frame, examples / "data/corner_shops/draw.record": example}
files.update({here / (name + ".record"): text for name, text in records.items()})
status = 0
for path, text in files.items():
    if "--check" not in sys.argv:
        path.write_bytes(text.encode())
    elif path.read_bytes() != text.encode():
        print("differs:", path)
        status = 1
if "--check" in sys.argv:
    for name, text in (("draw_outlets_en", example), ("draw_outlets_strata_zh", strata_example)):
        if not (examples / "golden" / (name + ".out")).read_bytes().endswith(b"\n\n" + text.encode()):
            print("differs:", name)
            status = 1
print(len(files), "files")
sys.exit(status)
