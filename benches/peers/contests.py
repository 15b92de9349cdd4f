"""Which work is compared, and who does it: byline, and the programs that others wrote."""

import json
import subprocess
import sysconfig
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from inputs import files
from program import INPUT, Program

HERE = Path(__file__).resolve().parent
TOOLS = HERE / ".tools"
PYTHON = TOOLS / "venv/bin/python"
BY_SCHEMA = [PYTHON, HERE / "schema.py"]
LIBXML2 = f"libxml2, in lxml {version('lxml')}"
SCHEMA = HERE.parent.parent / "schemas/article.schema.json"


@dataclass
class Contest:
    """Programs that do the same work. Where they are compared, it is with the first: byline."""

    work: str
    programs: list
    # Whether the work is to find what is wrong.
    is_validation: bool = False
    is_comparison: bool = True

    def ratios(self, program):
        """How many times as long as byline a program takes for a document, in each round."""
        return [own / rate for own, rate in zip(self.programs[0].rates, program.rates)]


def contests(ours, byline, given):
    pandoc = Path(sysconfig.get_path("purelib")) / "pypandoc/files/pandoc"
    pandoc_name = " ".join(subprocess.check_output([pandoc, "--version"], encoding="utf-8").split()[:2])
    in_one_process = [pandoc, "lua", HERE / "pandoc.lua"]
    to_jats = ["markdown", "jats+element_citations"]
    one_each = [[file] for file in files(given.markdown)[:20]]
    some_files = files(given.json)[: given.some]

    def library(task, input, documents):
        return Program(
            "byline, the library", [ours, task, INPUT], [[input]], documents, nothing_like(input), counts=True
        )

    def peer(name, script, input, documents, *options):
        return Program(name, [*script, INPUT, *options], [[input]], documents, nothing_like(input), counts=True)

    def nothing_like(input):
        return [given.nothing_in_folder if input.is_dir() else given.nothing]

    def stream(command, input):
        words = [*command.split(), "--ndjson", "--jobs", "1"]
        return Program(f"byline {' '.join(words)}", [byline, *words], [[input]], given.many)

    def folder(command, input):
        return Program(f"byline {command}, a folder", [byline, *command.split(), INPUT], [[input]], given.few)

    return [
        Contest(
            "Validating articles: byline by shape and all rules, the others by the JSON Schema alone",
            [
                library("validate", given.articles, given.many),
                peer(
                    f"jsonschema-rs {version('jsonschema-rs')}, from Python",
                    [*BY_SCHEMA, "jsonschema_rs"],
                    given.articles,
                    given.many,
                ),
                peer(f"Ajv {npm_version('ajv')}", ["node", HERE / "ajv.mjs"], given.articles, given.many),
                peer(
                    f"jsonschema {version('jsonschema')}", [*BY_SCHEMA, "jsonschema"], given.some_articles, given.some
                ),
                Program(
                    f"check-jsonschema {version('check-jsonschema')}",
                    [TOOLS / "venv/bin/check-jsonschema", "--schemafile", SCHEMA, INPUT],
                    [some_files],
                    len(some_files) - 1,
                    some_files[:1],
                ),
            ],
            is_validation=True,
        ),
        Contest(
            "Validating articles, and exporting them to JATS and to JSON-LD",
            [library("both", given.few_articles, given.few)],
            is_comparison=False,
        ),
        Contest(
            "Writing JATS: byline from its JSON, with a list of what JATS cannot hold; pandoc from Markdown",
            [
                library("jats", given.few_articles, given.few),
                peer(f"{pandoc_name}, without the cited works", in_one_process, given.markdown, given.least, *to_jats),
                # Only so are the works that are cited part of what is written.
                peer(
                    f"{pandoc_name}, with the cited works, as byline",
                    in_one_process,
                    given.markdown,
                    given.least,
                    *to_jats,
                    "--citeproc",
                ),
                Program(
                    f"{pandoc_name}, the same, started for each article",
                    [pandoc, "-f", to_jats[0], "-t", to_jats[1], "-s", "--citeproc", INPUT],
                    one_each,
                    len(one_each),
                ),
            ],
        ),
        Contest(
            "Reading JATS: byline and pandoc into their models, libxml2 into a tree",
            [
                library("read-jats", given.jats, given.few),
                peer(LIBXML2, [PYTHON, HERE / "libxml2.py"], given.jats, given.few),
                peer(pandoc_name, in_one_process, given.least_jats, given.least, "jats", "json"),
            ],
        ),
        Contest(
            "Validating JATS: byline by DTD and all rules, libxml2 by the DTD alone",
            [
                library("judge-jats", given.jats, given.few),
                peer(LIBXML2, [PYTHON, HERE / "libxml2.py"], given.jats, given.few, "--dtd"),
            ],
            is_validation=True,
        ),
        Contest(
            "Validating JATS for JATS4R: byline by DTD and all rules, too, SaxonC by JATS4R's Schematron alone",
            [
                library("judge-jats4r", given.jats, given.few),
                peer(
                    f"Schematron {npm_version('@jats4r/schematrons')} in SaxonC {version('saxonche')}",
                    [PYTHON, HERE / "schematron.py"],
                    given.jats,
                    given.few,
                ),
            ],
            is_validation=True,
        ),
        Contest(
            "Validating JSON-LD: byline by all rules, the others by the vocabulary of schema.org",
            [
                library("judge-jsonld", given.jsonld, given.few),
                peer(
                    f"schemaorg-validate {crate_version('schemaorg-validate')}, in a page",
                    [TOOLS / "schemaorg/release/schemaorg"],
                    given.jsonld,
                    given.few,
                ),
                peer(
                    f"Adobe's validator {npm_version('@adobe/structured-data-validator')}, in a page",
                    ["node", HERE / "adobe.mjs"],
                    given.jsonld,
                    given.few,
                ),
            ],
            is_validation=True,
        ),
        Contest(
            "Commands of byline, each one process, its start counted",
            [
                stream("validate", given.articles),
                stream("export --to jats", given.articles),
                stream("export --to jsonld", given.articles),
                stream("export --to html", given.articles),
                stream("import --from jats", given.jats_stream),
                stream("import --from jsonld", given.jsonld_stream),
                folder("validate --jobs 1", given.json),
                folder("fmt --check", given.formatted),
            ],
            is_comparison=False,
        ),
    ]


def npm_version(name):
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    return lock["packages"][f"node_modules/{name}"]["version"]


def crate_version(name):
    lock = (HERE / "schemaorg/Cargo.lock").read_text(encoding="utf-8")
    return lock.split(f'name = "{name}"\nversion = "')[1].split('"')[0]
