#!/usr/bin/env python3
# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""Packs the companies of the examples and verifies them with the example program and with verify_audit.py, which share nothing;
then alters packages, makes their manifests again, and asks both.

    python3 check.py <example verify_audit> <examples> <folder to work in>
"""
import hashlib
import pathlib
import random
import shutil
import subprocess
import sys

program, examples, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
python = [sys.executable, str(pathlib.Path(__file__).resolve().parent / "verify_audit.py")]
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
faults = []


def ask(folder):
    ours = subprocess.run([program, str(folder)], capture_output=True, text=True, timeout=60)
    theirs = subprocess.run([*python, str(folder)], capture_output=True, text=True, timeout=60)
    return ours.returncode, theirs.returncode, ours.stdout + ours.stderr, theirs.stdout + theirs.stderr


def seal(folder):
    names = sorted((p.name for p in folder.iterdir() if p.name != "manifest.sha256"), key=str.encode)
    (folder / "manifest.sha256").write_text("# starlot audit 1\n" + "".join(
        f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names), newline="\n")


for company in ("harbour_sample", "harbour_appliances"):
    folder = work / company
    subprocess.run([program, "--pack", str(examples / "data" / company), str(folder)], check=True, capture_output=True, timeout=60)
    ours, theirs, said, also = ask(folder)
    if ours != 0 or theirs != 0:
        faults.append(f"{company}: {said}{also}")
    score = also.split("right: ")[-1].split(" points")[0]
    grade = also.rsplit(", ", 1)[-1].strip()
    if not said.strip().endswith(grade) or f"score {score}\n" not in (folder / "rating.txt").read_text():
        faults.append(f"{company}: {said} and {also}")
shipped = examples / "data" / "harbour_audit"
for path in (work / "harbour_sample").iterdir():
    if (shipped / path.name).read_bytes() != path.read_bytes():
        faults.append(f"differs from what is shipped: {path.name}")

random.seed(27922)
tried = found = 0
for company in ("harbour_sample", "harbour_appliances"):
    good = work / company
    for name in sorted(p.name for p in good.iterdir()):
        for _ in range(4):
            bad = work / "bad"
            shutil.rmtree(bad, ignore_errors=True)
            shutil.copytree(good, bad)
            data = bytearray((bad / name).read_bytes())
            at = random.randrange(len(data))
            data[at] = random.choice([b for b in b"0123456789abz \t" if b != data[at]])
            (bad / name).write_bytes(data)
            if name != "manifest.sha256":
                if ask(bad)[:2] != (1, 1):  # the manifest tells
                    faults.append(f"{company}: {name}, byte {at}: {ask(bad)}")
                seal(bad)
            ours, theirs, said, also = ask(bad)
            tried += 1
            found += ours == 1
            # A text of the points sheet and the last digits of a remark's seal may be anything; of all else both must say the same.
            if ours != theirs and name != "points.csv":
                faults.append(f"{company}: {name}, byte {at}: {said}{also}")
            if ours == 0 and name != "points.csv":
                faults.append(f"{company}: {name}, byte {at} was not found")
print("\n".join(faults) or f"agrees: 2 packages, {tried} alterations, {found} found")
sys.exit(bool(faults))
