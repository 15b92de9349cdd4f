"""Runs byline and its peers side by side, and writes what each of them costs into benches/README.md.

usage: compare.py OURS BYLINE SCRATCH ROUNDS ARTICLES LARGEST

The rounds go through all programs, one after the other, so that what else the machine does is spread over all of
them. Then follow documents and streams of all sizes, up to LARGEST articles in a stream.
"""

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import sizes
import table
from chart import chart
from contests import contests
from inputs import Inputs

BENCHES = Path(__file__).resolve().parent.parent
README, CHART = BENCHES / "README.md", BENCHES / "peers.svg"
# The largest document has so many bytes for each article of the largest stream.
BYTES = 100


def main():
    ours, byline, scratch = map(Path, sys.argv[1:4])
    rounds, many, largest = map(int, sys.argv[4:])
    inputs = Inputs(ours, byline, scratch, many)
    results = contests(ours, byline, inputs)
    for round in range(rounds):
        for contest in results:
            for program in contest.programs:
                program.measure()
        print(f"round {round + 1} of {rounds}", file=sys.stderr)
    of_documents = sizes.documents(byline, inputs.articles, scratch, largest * BYTES)
    of_streams = sizes.streams(ours, byline, largest)

    size = inputs.articles.stat().st_size / many
    commit = output("git", "-C", BENCHES, "rev-parse", "--short", "HEAD")
    note = f"Commit {commit}, {rounds} rounds, {many:,} articles of {size:,.0f} bytes on average"
    CHART.write_text(chart([contest for contest in results if contest.is_comparison], note), encoding="utf-8")
    texts = {
        "peers": f"{note}.\n{machine()}.\n\n{table.comparison(results)}",
        "sizes": f"{table.growth(of_documents, 'one document')}\n{table.growth(of_streams, 'documents in a stream')}",
    }
    readme = README.read_text(encoding="utf-8")
    for name, text in texts.items():
        print(text)
        readme = between(f"<!-- {name} -->\n", f"<!-- end of {name} -->\n", text, readme)
    README.write_text(readme, encoding="utf-8")


def between(begin, end, text, whole):
    """The whole, with this text between the marks."""
    before, rest = whole.split(begin)
    return before + begin + text + end + rest.split(end)[1]


def machine():
    name = (re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()) or [platform.processor()])[0]
    rustc = output("rustc", "--version").split()[1]
    versions = f"rustc {rustc}, Node {output('node', '--version')}, Python {platform.python_version()}"
    return f"{name}, {os.cpu_count()} cores, {platform.system()}; {versions}"


def output(*command):
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.strip()


main()
