"""Of every value in JSON-LD exactly one must hold: the imported article has it, a finding names it, or it carries no meaning.

    jsonld_account.py [path/to/byline FILE-OR-FOLDER...]

Walks the JSON of each file itself and prints, by name, what is unaccounted for. What carries no meaning is the list in
src/formats/jsonld/README.md, under "Carries no meaning". Needs the standard library only. Without arguments it judges the program in BYLINE
on the fixtures and on the folders in BYLINE_CORPUS.
"""

import collections
import html
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from import_jsonld import ARTICLES, ROOT, aliases, bare, blocks, listed, moment

#: Properties that are neither kept nor reported; the README says so, too.
LISTED = {"wordCount", "position", "unitCode", "unitText", "cssSelector", "propertyID"}
assert LISTED <= set(re.findall(r"`(\w+)`", (ROOT / "src/formats/jsonld/README.md").read_text().split("## Carries no meaning")[1]))


def plain(value):
    """A text as it can be found again: HTML as shown, spaces and case aside."""
    value = html.unescape(html.unescape(str(value)))
    value = re.sub(r"<[^<>]*>", " ", value) if re.search(r"</\w|<p|<br|<img", value) else value
    return re.sub(r"[\s\u00a0]+", " ", value).strip().lower()


class Article:
    """What an article says, to search it."""

    def __init__(self, article):
        self.texts = []
        self.collect(article)
        self.whole = set(self.texts)
        self.moments = {moment(text.upper()) for text in self.texts if re.match(r"\d{4}", text)}
        self.moments.update(moment(end.upper()) for text in self.texts if "/" in text for end in text.split("/") if re.match(r"\d{4}", end))
        self.running = "\n".join(self.texts)

    def collect(self, value):
        if isinstance(value, dict):
            for key, member in value.items():
                # An entity's own id may be all that is left of an `@id`.
                self.texts.append(plain(key))
                self.collect(member)
        elif isinstance(value, list):
            for item in value:
                self.collect(item)
            flat = "".join(self.flat(item) for item in value)
            if flat:
                self.texts.append(plain(flat))
        else:
            self.texts.append(plain(json.dumps(value) if not isinstance(value, str) else value))

    def flat(self, value):
        if isinstance(value, dict):
            return "".join(self.flat(value[key]) for key in ("text", "content") if key in value)
        return "".join(map(self.flat, value)) if isinstance(value, list) else str(value)

    def has(self, value):
        text = plain(json.dumps(value) if not isinstance(value, str) else value)
        if text in self.whole or (len(text) > 3 and text in self.running):
            return True
        if re.search(r"\d{4}", text) and moment(str(value).strip()) in self.moments:
            return True
        # An identifier as a URL, a number with its unit, a truth value as text, a name of schema.org.
        short = [re.sub(r"^.*[/:#]", "", text.rstrip("/")), re.sub(r"px$|\.0$", "", text), bare(text)]
        short += [text.replace("_", "-"), *re.findall(r"^event(.*)$", short[0])]
        if any(part and (part in self.whole or re.search(rf"\b{re.escape(part)}\b", self.running)) for part in short):
            return True
        # Texts are read paragraph by paragraph, keywords one by one.
        parts = [part for part in re.split(r"[\n\r,;]", str(value)) if part.strip()]
        return len(parts) > 1 and all(plain(part) in self.running for part in parts)


class Account:
    def __init__(self, values, article, findings):
        self.article = Article(article)
        self.said = set()
        for message in findings:
            self.said.update(re.findall(r"`([^`]*)`", message))
        self.missing = collections.Counter()
        self.examples = {}
        self.values = 0
        for value in values:
            self.node(value, "node", False)

    def label(self, node, name):
        kinds = next((value for key, value in node.items() if aliases.get(key, key) in ("@type", "type")), None)
        kinds = [bare(kind) for kind in listed(kinds)]
        return kinds[0] if kinds else name

    def node(self, value, name, is_said):
        if isinstance(value, list):
            for item in value:
                self.node(item, name, is_said)
        elif isinstance(value, dict):
            self.object(value, name, is_said)

    def object(self, node, name, is_said):
        label = self.label(node, name)
        is_said = is_said or label in self.said
        for key, member in node.items():
            term = bare(key) if "://" not in key or "schema.org" in key else key
            key = aliases.get(key, key)
            if key in ("@context", "@id", "id", "@type", "type", "@index", "@direction", "@language", "byline:article"):
                continue
            if key.startswith("@"):
                self.node(member, name, is_said)
                if key in ("@value", "@list", "@set"):
                    self.member(label, name, member, is_said)
                continue
            self.member(label, term, member, is_said or self.names(label, term))

    def names(self, label, term):
        """Whether a finding names this property. An article may be described by several nodes, of different types."""
        labels = [label, *(said.split("/")[0] for said in self.said)] if ARTICLES.search(label) else [label]
        return any(f"{one}/{term}" in self.said for one in labels if one == label or ARTICLES.search(one)) or term in self.said

    def member(self, label, term, value, is_said):
        for item in listed(value):
            if isinstance(item, dict) and "@value" not in item:
                inner = self.label(item, term)
                self.object(item, term, is_said or f"{label}/{inner}" in self.said)
                continue
            if isinstance(item, dict):
                item = item["@value"]
            if item is None or isinstance(item, (dict, list)) or str(item).strip() == "":
                continue
            self.values += 1
            is_listed = term in LISTED or f"{label}/{term}" in LISTED
            if not (is_said or is_listed or self.article.has(item)):
                self.missing[f"{label}/{term}"] += 1
                self.examples.setdefault(f"{label}/{term}", item)


def judge(byline, file):
    """What is unaccounted for in a file, and how many values it has; None for a file without an article."""
    values = list(blocks(file))
    aliases.clear()
    for context in (part for value in values for part in listed(value.get("@context") if isinstance(value, dict) else None)):
        if isinstance(context, dict):
            aliases.update({key: term for key, term in context.items() if isinstance(term, str) and (term[0] == "@" or ":" in term and term[-1] not in "/#:")})
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "article.json"
        run = subprocess.run([byline, "import", "--format", "json", "-o", output, file], capture_output=True, encoding="utf-8")
        if not output.exists():
            return None
        article = json.loads(output.read_text(encoding="utf-8"))
    report = json.loads(run.stdout or run.stderr)
    findings = [finding["message"] for finding in report["diagnostics"]]
    return Account(values, article, findings)


def main():
    byline, *folders = sys.argv[1:] or [os.environ["BYLINE"]]
    if not folders:
        more = os.environ.get("BYLINE_CORPUS", "").split(os.pathsep)
        folders = [ROOT / "tests/fixtures/jsonld_import", ROOT / "tests/fixtures/jsonld_shapes", *filter(None, more)]
    missing, values, checked, examples = collections.Counter(), 0, 0, {}
    for folder in map(Path, folders):
        files = [folder] if folder.is_file() else sorted([*folder.rglob("*.jsonld"), *folder.rglob("*.html")])
        for file in files:
            account = judge(byline, file)
            if account is None:
                continue
            checked += 1
            values += account.values
            missing.update(account.missing)
            for name, example in account.examples.items():
                examples.setdefault(name, (file, example))
    for name, count in missing.most_common():
        file, example = examples[name]
        print(f"FAILED {name}: {count} unaccounted for, as {str(example)[:100]!r} in {file}")
    print(f"{values} checks, {missing.total()} failed, in {checked} files")
    sys.exit(1 if missing or not checked else 0)


if __name__ == "__main__":
    main()
