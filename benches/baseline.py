#!/usr/bin/env python3
"""Compares the times that `cargo bench` prints with those of an earlier run.

    cargo bench --bench articles | benches/baseline.py save    remembers the times, in the target folder
    cargo bench --bench articles | benches/baseline.py         compares with them

Where the ratio of the medians and that of the fastest runs disagree, the machine was busy: measure again.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "bench-baseline.json"
SECONDS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1}


def measured(lines):
    """The fastest and the median time of each benchmark, in seconds, from divan's table."""
    times, bench = {}, ""
    for line in lines:
        print(line, end="")
        columns = [column.split() for column in line.strip("\n├╰│─ ").split("│")]
        if len(columns) < 6:
            continue
        if columns[0][-1] == "fastest":
            bench = columns[0][0]
        elif line[0] in "├╰" and columns[0][-1] in SECONDS:
            name, *fastest = columns[0]
            times[f"{bench} {name}"] = [float(value) * SECONDS[unit] for value, unit in (fastest, columns[2])]
    return times


def shown(seconds):
    unit = next((unit for unit in ("s", "ms", "µs") if seconds >= SECONDS[unit]), "ns")
    return f"{seconds / SECONDS[unit]:.4g} {unit}"


def main():
    now = measured(sys.stdin)
    before = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    if sys.argv[1:] == ["save"]:
        FILE.write_text(json.dumps(before | now, indent=1), encoding="utf-8")
        print(f"saved {len(now)} times in {FILE}")
        return
    if not before.keys() & now.keys():
        sys.exit(f"nothing to compare with in {FILE}: first run `{sys.argv[0]} save`")
    print(f"\n{'':32}{'before':>12}{'now':>12}{'ratio':>8}{'of the fastest':>16}")
    for name in sorted(before.keys() & now.keys()):
        (fastest_before, median_before), (fastest, median) = before[name], now[name]
        print(
            f"{name:32}{shown(median_before):>12}{shown(median):>12}"
            f"{median / median_before:>8.2f}{fastest / fastest_before:>16.2f}"
        )


main()
