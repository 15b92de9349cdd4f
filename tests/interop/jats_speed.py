"""How fast files are parsed and judged by their DTD: byline and libxml2 in turn, in one process each, on one core.

    BYLINE_CORPUS=dir jats_speed.py      the JATS files in this folder
    BENCH=path/to/read                   the benchmark, if it is built already

byline judges by the DTD alone, and then by all rules for files, those of JATS4R and PMC too. libxml2 works through lxml,
with each DTD loaded once. What counts is the time of the processor, start and end left out.
"""

import os
import resource
import subprocess
import sys
import time

from lxml import etree

import import_jats
import jats as judge
from jats_tables import PACKAGE, editions

ROUNDS = 20
CATALOG = etree.parse(PACKAGE / "schema/catalog.xml").getroot()
BY_PUBLIC_ID = {each.get("publicId"): PACKAGE / "schema" / each.get("uri") for each in CATALOG}
BY_VERSION = {version: PACKAGE / "schema" / version / file for name, version, file in editions() if name == f"{version}-archiving"}


def megabytes_of_libxml2(files):
    """Megabytes in a second."""
    texts = [file.read_bytes() for file in files]
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
    loaded = {}

    def once():
        for text in texts:
            tree = etree.fromstring(text, parser).getroottree()
            file = BY_PUBLIC_ID.get(tree.docinfo.public_id) or BY_VERSION[tree.getroot().get("dtd-version")]
            if file not in loaded:
                loaded[file] = etree.DTD(file=file)
            loaded[file].validate(tree)

    once()
    start = time.process_time()
    for _ in range(ROUNDS):
        once()
    return sum(map(len, texts)) * ROUNDS / (time.process_time() - start) / 1e6


def megabytes_of_byline(task, folder, files):
    built = os.environ.get("BENCH")
    command = [built, "--bench"] if built else ["cargo", "bench", "--locked", "--bench", "read", "--"]
    environment = {**os.environ, "BYLINE_CORPUS": folder}

    def seconds(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        options = [task, "--sample-count", str(rounds), "--sample-size", "1"]
        run = subprocess.run([*command, *options], cwd=judge.ROOT, env=environment, capture_output=True, encoding="utf-8")
        if run.returncode != 0:
            sys.exit(run.stdout + run.stderr)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # The first run builds it.
    seconds(1)
    few, many = seconds(ROUNDS), seconds(11 * ROUNDS)
    return sum(file.stat().st_size for file in files) * 10 * ROUNDS / (many - few) / 1e6


def main():
    folder = os.environ.get("BYLINE_CORPUS")
    if not folder:
        sys.exit("BYLINE_CORPUS names no folder")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    files = [file for file in import_jats.files() if str(file).startswith(folder)]
    theirs = megabytes_of_libxml2(files)
    print(f"{len(files)} files: libxml2 {theirs:.0f} MB/s")
    for task, what in [("judge_xml", "the DTD"), ("check_xml", "the DTD, JATS4R and PMC")]:
        ours = megabytes_of_byline(task, folder, files)
        print(f"byline, {what}: {ours:.0f} MB/s, {ours / theirs:.1f} times as fast")


if __name__ == "__main__":
    main()
