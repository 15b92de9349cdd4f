"""The files that all programs are given."""

import itertools
import json
import shutil
import subprocess

from markdown import markdown

# One file of so many gets a defect, where the formats carry none of those of the articles.
ONE_OF = 50


class Inputs:
    """Articles in a stream, and some of them as files in each format."""

    def __init__(self, ours, byline, scratch, many):
        # The slower the programs, the fewer: so each takes some seconds.
        self.many, self.few, self.some, self.least = many, min(many, 3000), min(many, 500), min(many, 100)
        self.articles = scratch / "articles.ndjson"
        self.nothing = scratch / "nothing"
        self.nothing.touch()
        names = "nothing_in_folder json formatted jats least_jats jsonld markdown".split()
        for name in names:
            setattr(self, name, scratch / name)
            getattr(self, name).mkdir()

        with open(self.articles, "w", encoding="utf-8") as file:
            subprocess.run([ours, "generate", str(many)], check=True, stdout=file)
        self.few_articles = first_lines(self.articles, self.few, scratch / "few.ndjson")
        self.some_articles = first_lines(self.articles, self.some, scratch / "some.ndjson")
        for number, line in enumerate(lines(self.few_articles)):
            for folder in self.json, self.formatted:
                (folder / f"{number}.json").write_text(line, encoding="utf-8")
            if number < self.least:
                (self.markdown / f"{number}.md").write_text(markdown(json.loads(line)), encoding="utf-8")
        subprocess.run([byline, "fmt", "--quiet", self.formatted], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        subprocess.run([ours, "write-jats", self.few_articles, self.jats], check=True)
        subprocess.run([ours, "write-jsonld", self.few_articles, self.jsonld], check=True)
        # For the DTD, and for the rules of JATS4R.
        spoil(self.jats, "<article-meta>", "<article-meta><no-such-element/>")
        spoil(self.jats, "<copyright-year>", "<copyright-year>about ")
        spoil(self.jsonld, '"headline"', '"headlin"')
        for file in files(self.jats)[: self.least]:
            shutil.copy(file, self.least_jats)

        self.jats_stream, self.jsonld_stream = scratch / "jats.ndjson", scratch / "jsonld.ndjson"
        for format, stream in ("jats", self.jats_stream), ("jsonld", self.jsonld_stream):
            with open(self.articles, "rb") as source, open(stream, "wb") as target:
                subprocess.run([byline, "export", "--to", format, "--ndjson"], check=True, stdin=source, stdout=target)


def files(folder):
    return sorted(folder.iterdir())


def lines(file):
    with open(file, encoding="utf-8") as source:
        yield from source


def first_lines(file, many, into):
    into.write_text("".join(itertools.islice(lines(file), many)), encoding="utf-8")
    return into


def spoil(folder, sound, defect):
    for file in files(folder)[::ONE_OF]:
        file.write_text(file.read_text(encoding="utf-8").replace(sound, defect, 1), encoding="utf-8")
