#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""cases.txt: the reference cases of survey.json, a line of key=value fields each, between tabs.

    python3 convert.py survey.json > cases.txt

The cases were computed with R 4, packages survey 4.5 and sampling 2.9. Sources of the data: California Academic Performance
Index 2000 (California Department of Education), US presidential election 2004 by county, the Stata manual's fpc example,
Sarndal, Swensson and Wretman (1992) p. 143, Levy and Lemeshow; all as distributed with the R package survey (T. Lumley,
GPL-2 | GPL-3). They are factual extracts, kept as test material only.
"""
import json
import sys

for case in json.load(open(sys.argv[1])):
    fields = {"case": case["case"], "data": case["data"], "level": case["level"]}
    for part in ("design", "statistic"):
        for key, value in case[part].items():
            if isinstance(value, list):
                value = ",".join(map(str, value))
            if value is not None:
                fields[part + "." + key] = value
    for key in ("estimate", "se", "df", "ci_low", "ci_high", "deff", "tol"):
        if case[key] is not None:
            fields[key] = repr(case[key])
    print("\t".join("%s=%s" % f for f in fields.items()))
