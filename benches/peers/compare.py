"""Runs byline and its peers side by side, and prints what each of them costs.

usage: compare.py OURS BYLINE SCRATCH ROUNDS ARTICLES

A cost is the processor time of a whole process less that of the same process with nothing to do, so that starting up
and compiling schemas count for nobody, but where it says so: pandoc converts one document, then it has to be started
again, so that whoever has many pays for that, too. The rounds go through all contenders, one after the other; the figures are
medians, and the memory is the most that the process ever had.
"""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = HERE / ".tools"
README = HERE.parent / "README.md"
BEGIN, END = "<!-- peers -->\n", "<!-- end of peers -->\n"


@dataclass
class Contender:
    """Somebody who does some work on some inputs."""

    name: str
    command: list
    # What it is given; of files each in a process of its own, several.
    inputs: list
    nothing: Path
    documents: int
    # Whether starting up counts.
    starts: bool = False
    seconds: list = field(default_factory=list)
    memory: int = 0

    def measure(self):
        spent = sum(self.run(given) for given in self.inputs)
        idle = 0
        if not self.starts:
            idle = statistics.median(self.run(self.nothing) for _ in range(3)) * len(self.inputs)
        self.seconds.append(max(spent - idle, 1e-6))

    def run(self, given):
        """The processor seconds of one process."""
        process = subprocess.Popen(
            [str(given) if word == "GIVEN" else str(word) for word in self.command],
            stdin=open(given) if given.is_file() else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit(f"{self.name} ended with {process.returncode}: {complaint.decode()[-2000:]}")
        self.memory = max(self.memory, usage.ru_maxrss)
        return usage.ru_utime + usage.ru_stime

    @property
    def rate(self):
        return self.documents / statistics.median(self.seconds)


def lines(file, many, into):
    """The first lines of a file, as a file."""
    with open(file, encoding="utf-8") as source, open(into, "w", encoding="utf-8") as target:
        for _, line in zip(range(many), source):
            target.write(line)
    return into


def folder(at):
    at.mkdir()
    return at


def inline_text(content):
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(map(inline_text, content))
    if content.get("type") == "cite":
        return "[" + "; ".join(f"@{work}" for work in content["refs"]) + "]"
    text = inline_text(content.get("content", content.get("tex", "")))
    return {"emphasis": f"*{text}*", "superscript": f"^{text}^", "math": f"${text}$"}.get(content.get("type"), text)


def reference(id, work):
    """A work in CSL, whose names ours are, but for some."""
    return {
        "id": id,
        "type": work["type"],
        "title": work["title"],
        "author": work["authors"],
        "issued": work["issued"],
        "container-title": work["containerTitle"],
        "volume": work["volume"],
        "page": work["page"],
        "DOI": work["identifiers"]["doi"],
    }


def markdown(article):
    """What pandoc is given: the front as metadata, the works that are cited, the text with its marks; of the data on
    people, events and quotes pandoc knows nothing."""
    metadata = article["metadata"]
    people = article.get("people", {})
    header = {
        "title": metadata["title"],
        "author": [people[author["agent"]]["name"] for author in metadata["authors"]],
        "date": metadata["dates"]["published"],
        "abstract": metadata["abstracts"][0]["content"],
        "keywords": metadata["keywords"],
        "references": [reference(id, work) for id, work in article.get("works", {}).items()],
    }
    paragraphs = []

    def blocks(content, level):
        for block in [content] if isinstance(content, str) else content:
            kind = "paragraph" if isinstance(block, str) else block["type"]
            if kind == "section":
                paragraphs.append("#" * level + " " + block["title"])
                blocks(block["content"], level + 1)
            elif kind == "table":
                rows = ["| " + " | ".join(row) + " |" for row in block["rows"]]
                paragraphs.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
            else:
                paragraphs.append(block if isinstance(block, str) else inline_text(block["content"]))

    blocks(article["body"], 1)
    return "---\n" + json.dumps(header) + "\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def contests(ours, byline, scratch, many):
    """What is measured: a title, ourselves, and others."""
    python, node = TOOLS / "venv/bin/python", "node"
    pandoc = next((TOOLS / "venv").glob("lib/python*/site-packages/pypandoc/files/pandoc"))
    schema = ROOT / "schemas/article.schema.json"

    articles = scratch / "articles.ndjson"
    with open(articles, "w", encoding="utf-8") as file:
        subprocess.run([ours, "generate", str(many)], check=True, stdout=file)
    nothing = scratch / "nothing"
    nothing.touch()
    nothing_in_folder = folder(scratch / "empty")
    nothing_in_xml = scratch / "nothing.xml"
    nothing_in_xml.write_text("<article/>", encoding="utf-8")
    few, some, parts = min(many, 2000), min(many, 500), min(many, 12)
    jats, jsonld, files, texts = (folder(scratch / name) for name in ("jats", "jsonld", "json", "markdown"))
    few_articles = lines(articles, few, scratch / "few.ndjson")
    subprocess.run([ours, "write-jats", few_articles, jats], check=True)
    subprocess.run([ours, "write-jsonld", few_articles, jsonld], check=True)
    with open(articles, encoding="utf-8") as source:
        for number, line in zip(range(some), source):
            (files / f"{number}.json").write_text(line, encoding="utf-8")
            if number < parts:
                (texts / f"{number}.md").write_text(markdown(json.loads(line)), encoding="utf-8")
    first_jats = sorted(jats.iterdir())[:parts]

    def mine(task, given, documents, name="byline"):
        none = nothing_in_folder if given.is_dir() else nothing
        return Contender(name, [ours, task, "GIVEN"], [given], none, documents)

    def peer(name, command, given, documents, none=nothing):
        return Contender(name, command, given if isinstance(given, list) else [given], none, documents)

    to_jats = [pandoc, "-f", "markdown", "-t", "jats+element_citations", "-s", "GIVEN"]
    # Only so are the works that are cited part of what is written.
    with_works = [*to_jats, "--citeproc"]
    texts = sorted(texts.iterdir())
    export = [byline, "export", "--to", "jats", "--ndjson", "--jobs", "1"]
    check = [TOOLS / "venv/bin/check-jsonschema", "--schemafile", schema, *sorted(files.iterdir()), "GIVEN"]
    small = scratch / "small.json"
    small.write_text(next(files.iterdir()).read_text(encoding="utf-8"), encoding="utf-8")
    check_jsonschema = Contender("check-jsonschema", check, [small], small, some)
    # All its files, less one of them.
    check_jsonschema.measure = lambda: check_files(check_jsonschema, schema, small)

    return [
        (
            "Judging articles: we the shape and all rules, others the schema alone",
            mine("validate", articles, many),
            [
                peer(f"Ajv {package('ajv')}", [node, HERE / "ajv.mjs", "GIVEN"], articles, many),
                peer(f"jsonschema {version('jsonschema')}", [python, HERE / "schema.py", "GIVEN"], few_articles, few),
                check_jsonschema,
                Contender("byline validate --ndjson --jobs 1", [byline, "validate", "--ndjson", "--jobs", "1"], [articles], nothing, many),
            ],
        ),
        (
            "Judging articles and exporting them twice",
            mine("both", few_articles, few),
            [],
        ),
        (
            "Writing JATS: we from our JSON, with a list of what JATS cannot say",
            mine("jats", few_articles, few),
            [
                peer(f"pandoc {pandoc_version(pandoc)}, Markdown to JATS, without the works that are cited", to_jats, texts, parts),
                peer("the same with these works, as we do it", with_works, texts, parts),
                Contender("the same with these works, started for each article", with_works, texts, nothing, parts, starts=True),
                Contender("byline export --to jats --ndjson --jobs 1, its start counted", export, [few_articles], nothing, few, starts=True),
            ],
        ),
        (
            "Reading JATS",
            mine("read-jats", jats, few),
            [
                peer(f"pandoc {pandoc_version(pandoc)}, JATS to JSON", [pandoc, "-f", "jats", "-t", "json", "GIVEN"], first_jats, parts, nothing_in_xml),
                peer(f"libxml2 (lxml {version('lxml')}), a tree", [python, HERE / "libxml2.py", "GIVEN"], jats, few, nothing_in_folder),
            ],
        ),
        (
            "Judging JATS: we by our rules, too",
            mine("judge-jats", jats, few),
            [peer(f"libxml2 (lxml {version('lxml')}), with the DTD", [python, HERE / "libxml2.py", "GIVEN", "--dtd"], jats, few, nothing_in_folder)],
        ),
        (
            "Judging JSON-LD: we by our rules, too",
            mine("judge-jsonld", jsonld, few),
            [peer(f"Adobe's validator {package('@adobe/structured-data-validator')}", [node, HERE / "adobe.mjs", "GIVEN"], jsonld, few, nothing_in_folder)],
        ),
    ]


def check_files(contender, schema, small):
    whole = contender.run(small)
    one = Contender(contender.name, [contender.command[0], "--schemafile", schema, small], [], small, 1)
    contender.seconds.append(max(whole - statistics.median(one.run(small) for _ in range(3)), 1e-6))


def package(name):
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    return lock["packages"][f"node_modules/{name}"]["version"]


def pandoc_version(pandoc):
    return subprocess.run([pandoc, "--version"], capture_output=True, encoding="utf-8").stdout.split()[1]


def machine():
    names = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()) or [platform.processor()]
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, encoding="utf-8").stdout.split()[1]
    node = subprocess.run(["node", "--version"], capture_output=True, encoding="utf-8").stdout.strip()
    return f"{names[0]}, {os.cpu_count()} cores, {platform.system()}; rustc {rustc}, Node {node}, Python {platform.python_version()}"


def table(results):
    rows = ["| work | who | documents per second | of ours | memory |", "| --- | --- | ---: | ---: | ---: |"]
    for title, own, others in results:
        for contender in [own, *others]:
            ratio = "" if contender is own else f"1/{own.rate / contender.rate:,.1f}"
            memory = f"{contender.memory / 1024:,.0f} MB"
            rows.append(f"| {title if contender is own else ''} | {contender.name} | {contender.rate:,.0f} | {ratio} | {memory} |")
    return "\n".join(rows) + "\n"


def main():
    ours, byline, scratch, rounds, many = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
    results = contests(ours, byline, scratch, many)
    for number in range(rounds):
        for _, own, others in results:
            for contender in [own, *others]:
                contender.measure()
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, encoding="utf-8").stdout.strip()
    size = (scratch / "articles.ndjson").stat().st_size / many
    text = (
        f"Commit {commit}, {rounds} rounds, {many:,} articles of {size:,.0f} bytes on average.\n{machine()}.\n\n{table(results)}"
    )
    print(text)
    readme = README.read_text(encoding="utf-8")
    before, rest = readme.split(BEGIN)
    README.write_text(before + BEGIN + text + END + rest.split(END)[1], encoding="utf-8")


main()
