"""What documents and streams of all sizes cost: time and memory must grow no faster than the input.

One document is a study with as many sections, and cited works, as fit into its size.
"""

import itertools
import json
import subprocess

from inputs import lines
from program import run

# For the largest document.
LIMITS = ["--limit", "size=1G", "--limit", "values=100000000"]
# Short runs are repeated, and the fastest counts: everything else that the machine does only adds time.
SHORT = 10  # seconds
# What no two sections or works have in common.
UNIQUE = {"id", "label", "title", "doi"}


def documents(byline, articles, scratch, largest):
    """The runs for one document of each size, up to `largest` bytes."""
    measured = {}
    sections = Sections(articles)
    for size in powers_of_ten(1000, largest):
        article, jats = scratch / "large.json", scratch / "large.xml"
        written = sections.write(article, size)
        subprocess.run(
            [byline, "export", "--to", "jats", *LIMITS, article, "-o", jats], check=True, stderr=subprocess.DEVNULL
        )
        commands = {
            "validate": ["validate", article],
            "export to JATS": ["export", "--to", "jats", article],
            "export to JSON-LD": ["export", "--to", "jsonld", article],
            "import of this JATS": ["import", jats],
            "fmt": ["fmt", "--check", article],
        }
        measured[in_bytes(written)] = {
            name: fastest([byline, *words, *LIMITS], lambda: []) for name, words in commands.items()
        }
        jats.unlink()
    return measured


def streams(ours, byline, largest):
    """The runs for streams of each length, up to `largest` articles, which are generated meanwhile."""
    commands = {"validate": ["validate"], "export to JATS": ["export", "--to", "jats"]}
    return {
        f"{many:,}": {
            name: fastest([byline, *words, "--ndjson", "--jobs", "1"], lambda: [generated(ours, many)])
            for name, words in commands.items()
        }
        for many in powers_of_ten(1, largest)
    }


def generated(ours, many):
    """A pipe with articles."""
    return subprocess.Popen([ours, "generate", str(many)], stdout=subprocess.PIPE).stdout


def fastest(command, inputs):
    first = run(command, inputs())
    again = [run(command, inputs()) for _ in range(2)] if first.seconds < SHORT else []
    return min([first, *again], key=lambda one: one.seconds)


def powers_of_ten(smallest, largest):
    return itertools.takewhile(lambda size: size <= largest, (smallest * 10**n for n in itertools.count()))


def in_bytes(size):
    unit, name = (10**6, "MB") if size >= 10**6 else (10**3, "kB")
    return f"{size / unit:,.1f} {name}"


class Sections:
    """The sections of the studies among some articles, as parts of larger ones."""

    def __init__(self, articles):
        read = map(json.loads, itertools.islice(lines(articles), 3000))
        self.studies = [article for article in read if article["metadata"]["kind"] == "research-article"]

    def write(self, file, size):
        """An article of at most `size` bytes, if it has more than one section. Returns its size."""
        study = self.studies[0]
        metadata = {
            key: study["metadata"][key] for key in ("title", "language", "kind", "keywords", "isAccessibleForFree")
        }
        author = study["metadata"]["authors"][0]["agent"]
        front = {
            "metadata": {**metadata, "authors": [author], "references": []},
            "people": {author: study["people"][author]},
        }
        written, works, body = len(json.dumps(front)), {}, []
        for copy, study in enumerate(itertools.cycle(self.studies)):
            for section in study["body"]:
                suffix = f"-{copy}"
                section = with_suffix(section, suffix)
                refs = json.dumps(section)
                cited = {
                    id + suffix: with_suffix(work, suffix)
                    for id, work in study["works"].items()
                    if f'"{id}{suffix}"' in refs
                }
                written += len(json.dumps([section, cited, list(cited)], ensure_ascii=False).encode())
                if body and written > size:
                    front["metadata"]["references"] = list(works)
                    file.write_text(
                        json.dumps({**front, "works": works, "body": body}, ensure_ascii=False), encoding="utf-8"
                    )
                    return file.stat().st_size
                body.append(section)
                works |= cited


def with_suffix(value, suffix):
    """A copy that is no duplicate: names and numbers of its own."""
    if isinstance(value, list):
        return [with_suffix(inner, suffix) for inner in value]
    if not isinstance(value, dict):
        return value
    copy = {key: with_suffix(inner, suffix) for key, inner in value.items()}
    for key in UNIQUE & copy.keys():
        copy[key] += suffix
    if "refs" in copy:
        copy["refs"] = [id + suffix for id in copy["refs"]]
    return copy
