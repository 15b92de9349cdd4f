"""What byline reads out of JATS must be what lxml reads out of it, and must be valid JATS again.

    import_jats.py                 the JATS of the examples and of the fixtures
    BYLINE_CORPUS=dir[:dir…]       the JATS files in these folders as well

For each file: title, contributors, ORCID iDs, affiliations, identifiers, journal, dates, abstracts, keywords, licence,
the number of references, and every word of the text. Then it is exported as JATS 1.3 Archiving and judged by the DTD.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from lxml import etree

import jats as judge

ROOT = Path(__file__).resolve().parent.parent.parent
XLINK = "{http://www.w3.org/1999/xlink}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def files():
    found = sorted((ROOT / "examples").glob("*/article.jats.xml"))
    found += sorted((ROOT / "tests/fixtures").glob("jats-import*/*.xml"))
    for folder in filter(None, os.environ.get("BYLINE_CORPUS", "").split(":")):
        found += sorted(path for path in Path(folder).rglob("*") if path.suffix in (".xml", ".nxml"))
    return found


def words(text):
    """The words of a text as a bag: letters and digits, whatever stands between them."""
    return collections.Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def missing(wanted, found):
    return sorted((wanted - found).elements())


# Marks within words; around all other elements a word is over.
MARKS = {"italic", "bold", "sub", "sup", "sc", "underline", "overline", "strike", "monospace", "roman", "sans-serif", "styled-content", "named-content", "abbrev", "ext-link", "uri", "email", "xref"}


def text_of(element, without=(), marks=MARKS):
    """All text of an element but that of some elements in it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            edge = "" if name in marks and name not in without else " "
            parts += [edge, "" if name in without else text_of(child, without, marks), edge]
        parts.append(child.tail or "")
    return "".join(parts)


def said(paragraph):
    """What a paragraph says, without the numbers of the works that it cites: `[1, 2, p. 12]`."""
    text = text_of(paragraph, ("tex-math",))
    cites = any(xref.get("ref-type") == "bibr" for xref in paragraph.iter("xref"))
    return re.sub(r"\[\s*\d[^\]]*\]", " ", text) if cites else text


def plain(text):
    return " ".join((text or "").split())


# Members that hold running text, whoever has them; `content` does in a paragraph and in every mark.
RUNNING = {"title", "subtitle", "caption", "attribution", "term", "text", "notes", "unstructured"}


def strings(value, running=False):
    """Every text of a JSON value, running text in one piece; of foreign markup, the text in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if running:
            yield inline_text(value)
            for item in value:
                yield from aside(item)
        else:
            for item in value:
                yield from strings(item)
    elif isinstance(value, dict):
        kind = value.get("type")
        if kind == "foreign":
            yield markup_text(value["source"])
        elif kind == "math" or "mathml" in value:
            yield from (markup_text(each) if "<" in each else each for each in value.values() if isinstance(each, str))
        else:
            for key, item in value.items():
                is_list = isinstance(item, list) and not (item and isinstance(item[0], list))
                if key == "notes" and kind == "table":
                    for note in item:
                        yield from strings(note, isinstance(note, list))
                else:
                    yield from strings(item, is_list and (key in RUNNING and key != "notes" or key == "content" and kind == "paragraph"))


def aside(inline):
    """What a passage says besides its words: the notes and pictures in it."""
    if isinstance(inline, dict):
        if inline.get("type") == "footnote":
            yield from strings(inline.get("content", ""))
        elif inline.get("type") == "image":
            yield from strings(inline)
        elif isinstance(inline.get("content"), list):
            for item in inline["content"]:
                yield from aside(item)


def markup_text(source):
    prefixes = 'xmlns:xlink="x" xmlns:mml="m" xmlns:ali="a"'
    try:
        return text_of(etree.fromstring(f"<x {prefixes}>{source}</x>"))
    except etree.XMLSyntaxError:
        return source


def inline_text(value):
    """The words of running text, without notes."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(inline_text, value))
    if value.get("type") == "foreign":
        return markup_text(value["source"])
    if value.get("type") in ("footnote", "image"):
        return ""
    if value.get("type") == "break":
        return " "
    if value.get("type") == "math":
        return " ".join(strings(value))
    return inline_text(value.get("content") or value.get("text") or "")


def date_of(element):
    """A date as ISO 8601: as the element says, else as far as it is given by day, month and year."""
    if element.get("iso-8601-date"):
        return element.get("iso-8601-date")
    get = lambda name: plain(element.findtext(name))
    year, month, day = get("year"), get("month").lower(), get("day")
    if not re.fullmatch(r"\d{4}", year):
        return None
    if month[:3] in MONTHS:
        month = str(MONTHS.index(month[:3]) + 1)
    date = year
    if month.isdigit() and 1 <= int(month) <= 12:
        date += f"-{int(month):02}"
        if day.isdigit() and 1 <= int(day) <= 31:
            date += f"-{int(day):02}"
    return date


class Compared:
    """One file, as lxml and as byline read it."""

    def __init__(self, tree, article):
        self.root = tree.getroot()
        self.article = article
        self.metadata = article["metadata"]
        self.meta = self.root.find("front/article-meta")
        # What byline keeps of the front as it stands.
        kept = article.get("extensions", {}).get("org.niso.jats", {})
        self.kept = " ".join(strings(kept))

    def agent(self, id):
        return self.article.get("people", {}).get(id) or self.article.get("organizations", {}).get(id) or {}

    def contributors(self):
        entries = self.metadata.get("authors", []) + self.metadata.get("contributors", [])
        return [entry if isinstance(entry, dict) else {"agent": entry} for entry in entries]

    def contribs(self):
        return self.meta.findall("contrib-group/contrib")

    def title(self):
        element = self.meta.find("title-group/article-title")
        wanted = "" if element is None else text_of(element, ("fn", "xref"))
        found = inline_text(self.metadata["title"])
        # The number of a note may stand right behind a word.
        if words(wanted) - words(found) and words(text_of(element)) - words(found):
            yield f"{plain(wanted)!r} became {found!r}"

    def names(self):
        found = [self.agent(entry["agent"]) for entry in self.contributors()]
        contribs = self.contribs()
        wanted = [contrib for contrib in contribs if contrib.find(".//surname") is not None or contrib.find(".//string-name") is not None or contrib.find("collab") is not None]
        if len(found) < len(wanted):
            yield f"{len(wanted)} contributors became {len(found)}"
        all_found = [words(" ".join(strings({key: agent.get(key, "") for key in ("name", "givenName", "familyName", "prefix", "suffix", "alternateNames")}))) for agent in found]
        for contrib in wanted:
            name = contrib.find("name")
            name = contrib.find(".//name") if name is None else name
            name = contrib.find(".//string-name") if name is None else name
            if name is None:
                name = contrib.find("collab")
            text = text_of(name, ("sup", "xref", "contrib-group", "fn", "email", "institution-id", "degrees"))
            if not any(not words(text) - agent for agent in all_found):
                yield f"the contributor {plain(text)!r} is nobody's name"
        surnames = [plain("".join(each.itertext())) for contrib in contribs if contrib.get("contrib-type", "author") == "author" for each in contrib.findall("name/surname")[:1]]
        families = [self.agent(entry["agent"] if isinstance(entry, dict) else entry).get("familyName") for entry in self.metadata.get("authors", [])]
        if surnames and surnames != [family for family in families if family] and set(surnames) <= set(filter(None, families)) and len(surnames) == len(list(filter(None, families))):
            yield "the authors are in another order"

    def orcids(self):
        pattern = r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"
        wanted = [re.search(pattern, text_of(each)) for contrib in self.contribs() for each in contrib.findall("contrib-id") + contrib.findall("uri") if each.get("contrib-id-type", each.get("content-type")) == "orcid"]
        wanted = sorted({match[0] for match in wanted if match})
        found = sorted({person["orcid"][-19:] for person in self.article.get("people", {}).values() if "orcid" in person})
        yield from (f"the ORCID iD {orcid} is missing" for orcid in wanted if orcid not in found)

    def affiliations(self):
        affs = {aff.get("id"): aff for aff in self.root.iterfind("front//aff") if aff.get("id")}
        entries = self.contributors()
        for contrib in self.contribs():
            name = contrib.find("name/surname")
            linked = [affs[rid] for xref in contrib.findall("xref[@ref-type='aff']") for rid in (xref.get("rid") or "").split() if rid in affs]
            linked += contrib.findall("aff")
            if name is None or not linked:
                continue
            wanted = collections.Counter()
            for aff in linked:
                # SciELO gives the same affiliation several times over.
                skip = ("label", "email", "institution-id", "sup")
                wanted |= words(text_of(aff, skip, MARKS - {"named-content"}))
            family = plain("".join(name.itertext()))
            found = collections.Counter()
            for entry in entries:
                agent = self.agent(entry["agent"])
                if agent.get("familyName") == family or family in agent.get("name", ""):
                    own = [role["organization"] for role in agent.get("roles", []) if "organization" in role]
                    for organization in entry.get("affiliations") or own:
                        found |= words(" ".join(self.whole(organization)))
            lacking = [word for word in missing(collections.Counter(set(wanted)), collections.Counter(set(found))) if len(word) > 1]
            if lacking:
                yield f"affiliations of {family} lack {lacking[:8]}"

    def whole(self, id, depth=8):
        """The texts of an organization or place, and of what it is in."""
        thing = self.article.get("organizations", {}).get(id) or self.article.get("places", {}).get(id)
        if thing and depth:
            yield from strings(thing)
            for above in ("partOf", "place"):
                if above in thing:
                    yield from self.whole(thing[above], depth - 1)

    def identifiers(self):
        found = set(strings(self.metadata.get("identifiers", {})))
        for element in self.meta.findall("article-id"):
            wanted = plain(element.text).removeprefix("https://doi.org/")
            if wanted and not any(wanted.lower() in each.lower() for each in found):
                yield f"the {element.get('pub-id-type')} {wanted} is missing"

    def journal(self):
        meta = self.root.find("front/journal-meta")
        if meta is None:
            return
        found = " ".join(strings([self.metadata.get("publication", {}), self.article.get("organizations", {}), self.article.get("places", {})]))
        for path in (".//journal-title", "issn", "journal-id", ".//publisher-name", ".//abbrev-journal-title"):
            for element in meta.findall(path):
                lacking = words(text_of(element)) - words(found + self.kept)
                if lacking:
                    yield f"{path} {plain(text_of(element))!r} is missing"

    def dates(self):
        found = " ".join(strings(self.metadata.get("dates", {}))) + self.kept
        for element in self.meta.findall("pub-date") + self.meta.findall("history/date"):
            wanted = date_of(element)
            if wanted and wanted not in found and not missing(words(text_of(element)), words(self.kept)) == []:
                yield f"{element.get('date-type') or element.get('pub-type')} {wanted} is missing"
        exact = {"received": "received", "accepted": "accepted"}
        for element in self.meta.findall("history/date"):
            field = exact.get(element.get("date-type"))
            if field and date_of(element) and self.metadata.get("dates", {}).get(field) != date_of(element):
                yield f"{field} is {self.metadata.get('dates', {}).get(field)} instead of {date_of(element)}"

    def abstracts(self):
        wanted = collections.Counter()
        for element in self.meta.findall("abstract") + self.meta.findall("trans-abstract"):
            title = element.find("title")
            if title is not None:
                wanted -= words(text_of(title))
            wanted += words(text_of(element, ("title", "label") if title is not None else ("label",)))
        found = words(" ".join(strings(self.metadata.get("abstracts", []))))
        lacking = missing(wanted, found)
        if lacking:
            yield f"the abstracts lack {lacking[:8]}"

    def keywords(self):
        about = ("person", "organization", "place", "event")
        found = words(" ".join(strings([self.metadata.get("keywords", []), self.metadata.get("subjects", [])])) + self.kept)
        for group in self.meta.findall("kwd-group"):
            if group.get("kwd-group-type") in about:
                continue
            for element in group.iter("kwd", "compound-kwd"):
                lacking = missing(words(text_of(element)), found)
                if lacking:
                    yield f"the keyword {plain(text_of(element))!r} is missing"

    def licence(self):
        found = " ".join(strings(self.metadata.get("licenses", [])))
        for element in self.meta.findall("permissions/license"):
            address = element.get(f"{XLINK}href")
            if address and address not in found:
                yield f"the licence {address} is missing"
            lacking = missing(words(" ".join(text_of(each) for each in element.findall("license-p"))), words(found))
            if lacking:
                yield f"the licence lacks {lacking[:8]}"

    def references(self):
        wanted = len(self.root.findall("back//ref"))
        found = len(self.metadata.get("references", []))
        if wanted != found:
            yield f"{wanted} references became {found}"

    def text(self):
        # The article has a field for the dateline.
        dateline = " ".join(strings(self.metadata.get("dateline", {})))
        found = words(dateline + " " + " ".join(strings({key: value for key, value in self.article.items() if key in ("body", "back", "works", "subArticles", "quotes")})))
        for part in ("body", "back"):
            for element in self.root.iterfind(part):
                for paragraph in element.iter("p", "title", "td", "th", "attrib", "term"):
                    # What a list of references is called is not kept.
                    if paragraph.getparent().tag == "ref-list":
                        continue
                    lacking = missing(collections.Counter(set(words(said(paragraph)))), collections.Counter(set(found)))
                    if lacking:
                        yield f"{part}: {lacking[:6]} of {plain(text_of(paragraph))[:60]!r}"
        in_body = words(dateline + " " + " ".join(strings(self.article["body"])))
        wanted = collections.Counter()
        for paragraph in self.root.iterfind("body//p"):
            if not any(etree.QName(above).localname == "p" for above in paragraph.iterancestors() if isinstance(above.tag, str)):
                wanted += words(said(paragraph))
        lacking = missing(wanted, in_body)
        if lacking:
            yield f"the body lacks {len(lacking)} words: {lacking[:8]}"

    ASPECTS = (title, names, orcids, affiliations, identifiers, journal, dates, abstracts, keywords, licence, references, text)


def main():
    found = files()
    if not found:
        sys.exit("there is no JATS to import")
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
    with tempfile.TemporaryDirectory() as scratch:
        imported = Path(scratch) / "article.json"
        for file in found:
            name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file.name
            run = subprocess.run([os.environ["BYLINE"], "import", file, "-o", imported, "--quiet"], capture_output=True, encoding="utf-8")
            judge.check(f"{name}, import", [] if run.returncode == 0 else [f"it ended with {run.returncode}", *run.stderr.splitlines()[:5]])
            if run.returncode != 0:
                continue
            article = json.loads(imported.read_text(encoding="utf-8"))
            compared = Compared(etree.parse(file, parser), article)
            for aspect in Compared.ASPECTS:
                judge.check(f"{name}, {aspect.__name__}", aspect(compared))
            text, complaints = judge.export(imported, "archiving", "1.3", "--force")
            judge.check(f"{name}, exported again", complaints or judge.complaints_of(text, ("archiving", "1.3")))
    print(f"{judge.checks} checks of {len(found)} files, {judge.failures} failed")
    return 1 if judge.failures else 0


if __name__ == "__main__":
    sys.exit(main())
