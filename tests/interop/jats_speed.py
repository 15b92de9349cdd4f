"""How fast files are parsed and judged by their DTD: byline and libxml2 in turn, in one process each, on one core.

    BYLINE_CORPUS=dir jats_speed.py      the JATS files in this folder

libxml2 works through lxml, with each DTD loaded once. Of several rounds, the fastest counts.
"""

import os
import re
import subprocess
import sys
import time

from lxml import etree

import import_jats
import jats as judge
from jats_tables import PACKAGE

ROUNDS = 5
CATALOG = etree.parse(PACKAGE / "schema/catalog.xml").getroot()


def megabytes_of_libxml2(files):
    """Megabytes in a second."""
    dtds = {each.get("publicId"): each.get("uri") for each in CATALOG}
    texts = [file.read_bytes() for file in files]
    loaded = {}
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
    fastest = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            tree = etree.fromstring(text, parser).getroottree()
            public_id = tree.docinfo.public_id
            if public_id not in loaded:
                before = time.process_time()
                loaded[public_id] = etree.DTD(file=PACKAGE / "schema" / dtds[public_id])
                start += time.process_time() - before
            loaded[public_id].validate(tree)
        fastest = min(fastest, time.process_time() - start)
    return sum(map(len, texts)) / fastest / 1e6


def megabytes_of_byline(folder):
    environment = {**os.environ, "BYLINE_CORPUS": folder}
    command = ["cargo", "bench", "--locked", "--bench", "read", "--", "judge_xml"]
    run = subprocess.run(command, cwd=judge.ROOT, env=environment, capture_output=True, encoding="utf-8")
    throughputs = re.search(r"judge_xml.*\n((?:.*\n)*)", run.stdout)
    found = re.findall(r"([\d.]+) ([MG])B/s", throughputs[1] if throughputs else "")
    if not found:
        sys.exit(run.stdout + run.stderr)
    number, unit = found[0]
    return float(number) * (1000 if unit == "G" else 1)


def main():
    folder = os.environ.get("BYLINE_CORPUS")
    if not folder:
        sys.exit("BYLINE_CORPUS names no folder")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    files = [file for file in import_jats.files() if str(file).startswith(folder)]
    theirs = megabytes_of_libxml2(files)
    ours = megabytes_of_byline(folder)
    print(f"{len(files)} files: byline {ours:.0f} MB/s, libxml2 {theirs:.0f} MB/s, {ours / theirs:.1f} times as fast")


if __name__ == "__main__":
    main()
