"""What byline imports from JSON-LD must be what a reader that knows nothing of it finds in the same files.

    import_jsonld.py [path/to/byline FILE-OR-FOLDER...]

Headline, authors, dates, publisher and image of each article are compared. Needs the standard library only. Without
arguments it judges the program in BYLINE on the examples, the fixtures, and the folders in BYLINE_CORPUS.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

ARTICLES = re.compile(r"(Article|Posting|Report|APIReference)$", re.IGNORECASE)
ROOT = Path(__file__).resolve().parent.parent.parent
checks = 0
failures = 0


class Scripts(HTMLParser):
    """The contents of the scripts with JSON-LD."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.open = False
        # A title is no markup, which not every version of the parser knows.
        self.is_title = False

    def handle_starttag(self, tag, attributes):
        kind = dict(attributes).get("type") or ""
        self.is_title = self.is_title or tag == "title"
        is_json_ld = kind.split(";")[0].strip().lower() == "application/ld+json"
        self.open = tag == "script" and is_json_ld and not self.is_title
        if self.open:
            self.found.append("")

    def handle_endtag(self, tag):
        self.open = self.open and tag != "script"
        self.is_title = self.is_title and tag != "title"

    def handle_data(self, data):
        if self.open:
            self.found[-1] += data


def blocks(file):
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".html":
        scripts = Scripts()
        scripts.feed(text)
        texts = scripts.found
    else:
        texts = [text]
    for text in texts:
        text = re.sub(r"^\s*(<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(-->|//\s*\]\]>|\]\]>)\s*$", "", text)
        text = re.sub(r",(\s*[}\]])", r"\1", text)
        try:
            yield json.loads(text, strict=False)
        except ValueError:
            continue


def nodes(value):
    """Every object, those further up first."""
    queue = [value]
    while queue:
        value = queue.pop(0)
        if isinstance(value, dict):
            yield value
            queue.extend(member for key, member in value.items() if key not in ("@context", "byline:article"))
        elif isinstance(value, list):
            queue.extend(value)


# Names that the context of the file at hand makes stand for others.
aliases = {}


def bare(name):
    name = aliases.get(name, name)
    return re.sub(r"^(https?://(www\.)?schema\.org[/#]|[a-z]+:)", "", str(name))


def member(node, name):
    """A member by its name, however its context spells it; an exact name before one in another case."""
    keys = [key for key in node if bare(key) == name] or [key for key in node if bare(key).lower() == name.lower()]
    return node[keys[0]] if keys else None


def listed(value):
    if isinstance(value, dict) and ("@list" in value or "@set" in value):
        value = value.get("@list", value.get("@set"))
    if isinstance(value, list):
        return [item for items in value for item in listed(items)]
    return [] if value in (None, "", {}) or isinstance(value, str) and not value.strip() else [value]


def text(value):
    if isinstance(value, dict):
        value = value.get("@value")
    return value if isinstance(value, str) else None if value is None or isinstance(value, (dict, list)) else json.dumps(value)


def types(node):
    return [bare(kind) for kind in listed(node.get("@type", node.get("type")))]


class Page:
    def __init__(self, file):
        self.values = list(blocks(file))
        aliases.clear()
        for context in (part for value in self.values for part in listed(value.get("@context") if isinstance(value, dict) else None)):
            if isinstance(context, dict):
                aliases.update({key: term for key, term in context.items() if isinstance(term, str) and ":" in term and term[-1] not in "/#:"})
        self.all = [node for value in self.values for node in nodes(value)]
        self.by_id = {}
        for node in self.all:
            key = node.get("@id", node.get("id"))
            if isinstance(key, str) and len(node) > 1:
                self.by_id.setdefault(key, node)
        top = [node for value in self.values for node in self.top(value)]
        of_type = [node for node in top if any(ARTICLES.search(kind) for kind in types(node))]
        pages = [node for node in top if "WebPage" in types(node) and member(node, "headline")]
        self.article = next(iter(of_type + pages), None)
        # All that describe it: with its address or its headline.
        key = lambda node, name: next(iter(map(text, listed(member(node, name)))), None)
        is_same = lambda node: any(key(node, name) == key(self.article, name) is not None for name in ("url", "headline"))
        self.articles = [node for node in of_type if node is not self.article and is_same(node)]

    def top(self, value):
        for item in listed(value):
            if isinstance(item, dict):
                yield from [item] if "@graph" not in item else self.top(item["@graph"])

    def whole(self, value):
        if isinstance(value, str):
            return self.by_id.get(value, value)
        if isinstance(value, dict):
            return self.by_id.get(value.get("@id", value.get("id")), value)
        return value

    def names(self, property):
        found = []
        for value in (value for node in [self.article, *self.articles] for value in listed(member(node, property))):
            value = self.whole(value)
            if isinstance(value, dict) and member(value, property) is not None:
                value = self.whole(listed(member(value, property))[0])
            name = text(value) or (isinstance(value, dict) and (next(iter(map(text, listed(member(value, "name")))), None) or self.parts(value)))
            if name and "://" not in name and name.strip() not in found:
                found.append(name.strip())
        return found

    def parts(self, person):
        """A name made from its parts."""
        found = [next(iter(map(text, listed(member(person, part)))), None) for part in ("givenName", "familyName")]
        return " ".join(filter(None, found))

    def picture(self):
        for value in listed(member(self.article, "image")) or listed(member(self.article, "thumbnailUrl")):
            value = self.whole(value)
            address = text(value)
            if isinstance(value, dict):
                address = next(
                    (text(url) for key in ("contentUrl", "url") for url in listed(member(value, key))), None
                ) or (value.get("@id") if "#" not in value.get("@id", "#") else None)
            if address:
                return address.strip()
        return None


def moment(value):
    """A date as something to compare: a moment without fractions of a second, which EDTF has not, or the text itself."""
    value = re.sub(r"^(\d{4})/(\d{1,2})/(\d{1,2})", lambda day: "{}-{:0>2}-{:0>2}".format(*day.groups()), value.strip())
    iso = re.sub(r"(\.\d+)", "", value).replace("Z", "+00:00")
    iso = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", iso)
    for attempt in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            read = attempt(iso if attempt == datetime.fromisoformat else value.replace("GMT+", "+"))
            return read.astimezone(timezone(timedelta())).isoformat() if read.tzinfo else read.isoformat()
        except (ValueError, TypeError, IndexError):
            continue
    for form in ("%B %d, %Y", "%d %b %Y %H:%M %Z", "%a %b %d %Y %H:%M:%S GMT%z"):
        try:
            read = datetime.strptime(value, form)
            read = read.replace(tzinfo=timezone.utc) if form.endswith("%Z") else read
            return read.astimezone(timezone.utc).isoformat() if read.tzinfo else read.isoformat()
        except ValueError:
            continue
    return value


def compare(file, what, expected, found):
    global checks, failures
    checks += 1
    if expected != found:
        failures += 1
        print(f"FAILED {file}: {what}\n       there is {expected!r}\n       imported {found!r}")


def judge(byline, file):
    page = Page(file)
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "article.json"
        run = subprocess.run(
            [byline, "import", "--format", "concise", "-o", output, file], capture_output=True, encoding="utf-8"
        )
        article = json.loads(output.read_text(encoding="utf-8")) if output.exists() else None
    if article is None or page.article is None:
        return compare(file, "whether there is an article", page.article is not None, article is not None)
    metadata = article["metadata"]
    declared = {**article.get("people", {}), **article.get("organizations", {})}
    name = lambda reference: declared[reference if isinstance(reference, str) else reference["agent"]]["name"]
    plain = lambda part: part if isinstance(part, str) else "".join(map(plain, part)) if isinstance(part, list) else plain(part.get("content", ""))

    titles = listed(member(page.article, "headline")) or listed(member(page.article, "name"))
    compare(file, "headline", (text(titles[0]) if titles else "").strip(), plain(metadata["title"]).strip())
    authors = page.names("author") or page.names("creator")
    compare(file, "authors", authors, [name(author) for author in metadata.get("authors", [])])
    publisher = metadata.get("publisher")
    publishers, found = page.names("publisher"), name(publisher) if publisher else None
    compare(file, "publisher", found if found in publishers else next(iter(publishers), None), found)
    compare(file, "image", page.picture(), metadata.get("image", {}).get("src"))
    dates = metadata.get("dates", {})
    for property, field in [("datePublished", "published"), ("dateModified", "modified"), ("dateCreated", "created")]:
        nodes = [page.article, *page.articles]
        there = next((text(value) for node in nodes for value in listed(member(node, property))), None)
        compare(file, property, there and moment(there), dates.get(field) and moment(dates[field]))


def main():
    byline, *folders = sys.argv[1:] or [os.environ["BYLINE"]]
    if not folders:
        more = os.environ.get("BYLINE_CORPUS", "").split(os.pathsep)
        folders = [ROOT / "examples", ROOT / "tests/fixtures/jsonld_import", *filter(None, more)]
    for folder in map(Path, folders):
        files = [folder] if folder.is_file() else sorted([*folder.rglob("*.jsonld"), *folder.rglob("*.html")])
        for file in files:
            judge(byline, file)
    print(f"{checks} checks, {failures} failed")
    sys.exit(1 if failures or not checks else 0)


if __name__ == "__main__":
    main()
