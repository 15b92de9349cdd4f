#!/usr/bin/env python3
"""Checks that the time and memory of every command grow in proportion to the input, shape of input by shape.

    BYLINE=path/to/byline growth.py                     the short form, for every change: 0.3 MB, every fifth run
    BYLINE=path/to/byline growth.py --size 2.4 --every 1  the long form: an hour; 9.6 before a release: a night
    BYLINE=path/to/byline growth.py --links 100000      chains and rings of so many references: each within two seconds
    ... growth.py --every 1 jats sameAs                 only shapes with one of these words in their name
    ... growth.py --list                                the names of the shapes

The shapes are in growth_shapes/, a file for each format. Each is a function from a size in bytes to files of about
this size; most are derived from tables: every list of the schema, every reference, every element that JATS may repeat.

A run is measured by the processor time of the program and its peak memory. Where the largest size takes so little
time that nothing can be told from it, the shape passes; else the half of that size runs, too, and the exponent of the
growth follows from both. What seems too steep is run again at both sizes and at twice the size, the fastest of three
each.
"""
import argparse
import math
import os
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from growth_shapes import SHAPES

MEASURABLE = 0.3  # seconds of processor time, below which start-up and noise decide
STEEPEST = 1.3  # the largest exponent of the time that passes
PATIENCE = 60  # seconds of processor time, after which a run has failed
MEMORY = 8 << 30  # bytes of address space that a run may take
AT_REST = 64  # megabytes that the program needs for itself
BOUNDED = {"quotes anchored alike"}  # their time is bounded by `--limit quotes`, not by the size
LONGEST = 2.0  # seconds of processor time for a chain with --links

PROFILES = [word for name in "advice google google-event jats4r pmc news".split() for word in ("--profile", name)]
VALIDATE = ["validate", *PROFILES, "--format", "json"]
FIX = ["validate", "--fix=all", "--diff"]


def export(to):
    return ["export", "--force", "--to", to]


ARTICLE = {
    "validate": VALIDATE,
    "fix": FIX,
    "fmt": ["fmt", "--check"],
    "jats": export("jats"),
    "jsonld": export("jsonld"),
    "html": export("html"),
}
IMPORTED = {"validate": VALIDATE, "fix": FIX, "import": ["import"], "jats": export("jats"), "jsonld": export("jsonld")}

# The commands for each format, and how many bytes of memory they may take for each byte of input: what the worst shapes
# take today, to be lowered.
FORMATS = {
    "json": (ARTICLE, 260),
    "yaml": (ARTICLE, 260),
    "jats": (IMPORTED, 480),
    "jsonld": (IMPORTED, 300),
    "html": (IMPORTED, 300),
    "toml": ({"validate": VALIDATE, "jsonld": export("jsonld")}, 150),
    "archive": ({"validate": VALIDATE}, 150),
}


class Run:
    """What one run of the program took."""

    def __init__(self, arguments, files):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as errors:
            for name, data in files.items():
                Path(folder, name).write_bytes(data)
            # The last file is the one that the command is about; the others lie beside it.
            command = [os.environ["BYLINE"], *arguments, list(files)[-1]]
            process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, preexec_fn=limit
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            errors.seek(0)
            self.errors = errors.read()[-300:].decode(errors="replace").strip()
        self.size = sum(map(len, files.values()))
        self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024
        self.died = process.returncode not in (0, 1, 2) or "panicked" in self.errors
        self.code = process.returncode

    def __str__(self):
        return f"{self.size / 1e6:.2f} MB {self.seconds:.2f} s {self.megabytes:.0f} MB"


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))


def steepness(small, large):
    """The exponent with which the time grows: 1 if it doubles with the size, 2 if it quadruples."""
    return math.log(large.seconds / max(small.seconds, 0.001)) / math.log(large.size / small.size)


def fastest(arguments, make, size):
    """The fastest of three runs: what else the machine does only ever adds time."""
    return min((Run(arguments, make(size)) for _ in range(3)), key=lambda run: run.seconds)


def excess_of_time(make, arguments, size):
    """The sizes and times of a run that grows too fast, if it goes on to do so.

    Where a limit is reached, time makes a single step, of two and more; only growth is steep twice in a row.
    """
    small, large = Run(arguments, make(size // 2)), Run(arguments, make(size))
    if steepness(small, large) <= STEEPEST:
        return None
    small, large, largest = (fastest(arguments, make, n) for n in (size // 2, size, size * 2))
    if largest.died:
        return f"died with {largest.code}: {largest}"
    exponents = steepness(small, large), steepness(large, largest)
    if min(exponents) <= STEEPEST:
        return None
    return f"exponents {exponents[0]:.1f} and {exponents[1]:.1f}: {small}, {large}, {largest}"


def problems(shape, command, arguments, size, memory):
    """What is wrong with how a command takes a shape."""
    run = Run(arguments, shape.make(size))
    if run.died:
        yield f"died with {run.code}: {run.errors or run}"
    # Of what is compressed, the content counts.
    megabytes = max(run.size, size) / 1e6
    if run.megabytes > AT_REST + memory * megabytes:
        yield f"memory {(run.megabytes - AT_REST) / megabytes:.0f} times the input: {run}"
    if not run.died and run.seconds >= MEASURABLE and shape.name not in BOUNDED:
        if excess := excess_of_time(shape.make, arguments, size):
            yield excess


def slow_chain(shape, command, arguments, links):
    """What is wrong with how a command takes a chain of so many references."""
    for _ in range(2):
        run = Run(arguments, shape.make_links(links))
        if run.died:
            yield f"died with {run.code}: {run.errors or run}"
            return
        if run.seconds <= LONGEST:
            return
    yield f"slow: {run}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only shapes with one of these words in their name")
    parser.add_argument("--size", type=float, default=0.3, help="the largest size in megabytes")
    parser.add_argument("--every", type=int, default=5, help="only every so many of the runs")
    parser.add_argument("--links", type=int, help="chains and rings of so many references")
    parser.add_argument("--command", help="only this command, such as `fix`")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--list", action="store_true", help="the names of the shapes")
    asked = parser.parse_args()
    wanted = [s for s in SHAPES if not asked.words or any(w in f"{s.format} {s.name}" for w in asked.words)]
    if asked.links:
        wanted = [shape for shape in wanted if shape.make_links]
    if asked.list:
        for shape in wanted:
            print(shape.format, shape.name)
        return 0

    def judge(task):
        shape, command, arguments = task
        if asked.links:
            found = list(slow_chain(shape, command, arguments, asked.links))
        else:
            found = list(problems(shape, command, arguments, int(asked.size * 1e6), FORMATS[shape.format][1]))
        for problem in found:
            print(f"BAD {shape.format} {shape.name}, {command}: {problem}", flush=True)
        return bool(found)

    tasks = [(s, command, arguments) for s in wanted for command, arguments in FORMATS[s.format][0].items()]
    tasks = [task for task in tasks if asked.command in (None, task[1])][:: asked.every]
    with ThreadPoolExecutor(asked.jobs) as pool:
        bad = sum(pool.map(judge, tasks))
    print(f"{len(wanted)} shapes, {len(tasks)} runs of commands on them, {bad} out of proportion")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
