"""Every element, attribute and text of a JATS file is in the article, or a finding of the import names it with its
count, or it is on the lists below of what carries no meaning. lxml counts, whatever byline counts.

    account.py                     the JATS of the examples and of the fixtures
    BYLINE_CORPUS=dir[:dir…]       the JATS files in these folders as well

Texts are looked for in the article, attributes and elements in the JATS that byline writes of it.
"""

import collections
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from import_jats import files

PREFIXES = {
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
    "http://www.niso.org/schemas/ali/1.0/": "",
}
PARSER = etree.XMLParser(huge_tree=True, load_dtd=False, no_network=True, remove_comments=True, recover=True)


def names(text):
    return set(text.split())


# Elements that say nothing beside what is in them: groups, and parts of names and addresses.
GROUPS = names("""
    addr-line address aff aff-alternatives alternatives app-group article-categories citation-alternatives city
    colgroup collab-alternatives comment contrib contrib-group country custom-meta-group custom-meta-wrap day def
    fig-group floats-group floats-wrap fn-group front front-stub funding-group history inline-formula institution
    institution-wrap journal-title-group kwd-group label license license-p month name-alternatives named-content
    nested-kwd note page-range permissions person-group postal-code principal-award-recipient processing-meta ref-list
    season speaker state subj-group table-wrap-foot table-wrap-group tbody tfoot thead title-group trans-title-group
""")
# Elements of which one may be written as the other.
ALIKE = [
    "td th",
    "mixed-citation element-citation nlm-citation citation",
    "article-title chapter-title data-title part-title source",
    "fpage lpage page-range elocation-id",
    "year string-date pub-date date",
    "ack app bio fn fn-group glossary notes sec",
    "graphic media",
    "ext-link uri email self-uri",
    "collab name string-name anonymous",
    "funding-source contract-sponsor",
    "award-id contract-num",
    "sub-article response",
    "disp-quote speech",
    "p title caption attrib",
]
KINDS = {name: alike.split()[0] for alike in ALIKE for name in alike.split()}
# Elements of which byline keeps the words and not what tags them: names, and references as they are printed.
ONLY_WORDS = names("""
    aff collab contrib copyright-statement corresp institution label license mixed-citation named-content
""")
MARKS = names("bold italic monospace overline roman sans-serif sc strike sub sup underline")
# Running text keeps marks around all of it.
RUNNING = names("p td th title")
# Blocks that byline puts next to the paragraph that they are in.
BLOCKS = names("""
    array boxed-text code def-list disp-formula disp-formula-group disp-quote fig fig-group graphic list media
    preformat speech statement supplementary-material table-wrap table-wrap-group verse-group
""")
# Elements whose text has a form of its own in the article: EDTF, ISO 3166, TeX without the document around it.
REWRITTEN = names("country date-in-citation day month season string-date tex-math year")
# Attributes that follow from something else, or are read as one of a list of values; other values are reported.
FOLLOW = names("""
    abstract/@abstract-type article-id/@pub-id-type article/@dtd-version contrib-group/@content-type
    date-in-citation/@iso-8601-date ext-link/@ext-link-type institution-id/@institution-id-type pub-date/@date-type
    pub-date/@pub-type related-article/@ext-link-type related-article/@related-article-type xref/@ref-type
    year/@iso-8601-date
""")
# Layout, and the types of references, which byline has in the terms of CSL.
PASSED_OVER = {"position", "publication-type"}
# Values that mean no more than the absence of the attribute.
DEFAULTS = {
    "colspan": "1",
    "rowspan": "1",
    "name-style": "western",
    "xlink:type": "simple",
    "corresp": "no",
    "equal-contrib": "no",
    "deceased": "no",
}


def name_of(node):
    return etree.QName(node).localname


def kind_of(node):
    return KINDS.get(name_of(node), name_of(node))


def path_of(node):
    parent = node.getparent()
    return f"{name_of(parent) if parent is not None else ''}/{name_of(node)}"


def words_of(node):
    return "".join(node.itertext())


def elements(root):
    return [node for node in root.iter() if isinstance(node.tag, str)]


def attributes(node):
    for name, value in node.attrib.items():
        space, _, bare = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
        yield PREFIXES.get(space, f"{space}:") + bare if space else bare, value


def is_within(node, around):
    return any(name_of(one) in around for one in [node, *node.iterancestors()])


def squeezed(text):
    """A text without all that is not a letter or a digit."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).lower()


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)


def runs(value):
    """The words of running text, without what marks them."""
    if isinstance(value, list):
        yield "".join(map(words_in, value))
    for item in value if isinstance(value, list) else value.values() if isinstance(value, dict) else []:
        yield from runs(item)


def words_in(value):
    if isinstance(value, list):
        return "".join(map(words_in, value))
    if isinstance(value, dict):
        return words_in(value.get("content", value.get("text", "")))
    return value if isinstance(value, str) else ""


def plain(text):
    """Markup that is kept as it is, and its words in one piece."""
    return f"{text} {html.unescape(re.sub('<[^>]*>', '', text))}" if text.startswith("<") else text


class Account:
    """What a file has, and what came of it."""

    def __init__(self, source, article, written, said):
        texts = self.texts = list(strings(article))
        self.strings = set(texts) | {word for text in texts for word in text.split()}
        self.strings |= {unquote(text) for text in self.strings if "%" in text}
        self.article = squeezed("\n".join([*map(plain, texts), *runs(article)]))
        self.said = collections.Counter(said)
        self.gone, self.examples, self.doubt = collections.Counter(), {}, collections.Counter()
        self.root = etree.parse(source, PARSER).getroot()
        lost = self.lost_elements()
        # Formulas are kept as they are.
        is_part = lambda node: any(name_of(around) == "math" for around in node.iterancestors())
        self.nodes = [node for node in elements(self.root) if node not in lost and not is_part(node)]
        out = elements(etree.parse(written, PARSER).getroot())
        self.written = collections.Counter(map(kind_of, out))
        self.written_values = {value for node in out for _, value in attributes(node)}
        self.written_attributes = collections.Counter(
            (name_of(node), name, value) for node in out for name, value in attributes(node)
        )
        self.count_texts()
        self.count_attributes()
        self.count_elements()

    def miss(self, what, example, count=1):
        self.gone[what] += count
        self.examples.setdefault(what, example)

    def lost_elements(self):
        """The elements that a finding names, and all that is in them."""
        by_path, lost = collections.defaultdict(list), set()
        for node in elements(self.root):
            by_path[path_of(node)].append(node)
        for path, count in self.said.items():
            # A finding says how many are lost, but not which: first those that are not in the article.
            those = sorted(by_path[path], key=self.is_there)
            lost.update(those[:count])
            # Among equals it may be others, with what is in them.
            if count < len(those):
                self.doubt[path] = count * max(len(elements(node)) for node in those)
        for node in elements(self.root):
            if node.getparent() in lost:
                lost.add(node)
        return lost

    def is_there(self, node):
        text = squeezed(words_of(node))
        values = [value for inner in elements(node) for _, value in attributes(inner)]
        return bool(text) and text in self.article, all(squeezed(value) in self.article for value in values)

    def count_texts(self):
        for node in self.nodes:
            for part in [node.text] + [child.tail for child in node]:
                text = squeezed(part or "")
                if not text or text in self.article or self.is_rewritten(node, text):
                    continue
                own = f"{name_of(node)}/text()"
                if self.said[own] > 0:
                    self.said[own] -= 1
                else:
                    self.miss(f"{path_of(node)}/text()", part.strip())

    def is_rewritten(self, node, text):
        if name_of(node) in REWRITTEN:
            return True
        # A range may repeat the pages; what is printed of an affiliation may be in its parts.
        if name_of(node) == "page-range":
            pages = [node.getparent().findtext(page) or "" for page in ("fpage", "lpage")]
            return text == squeezed("".join(pages))
        if is_within(node, {"aff"}) and self.has_words_of(node):
            return True
        bare = re.sub(r"^(doi|https?(wwworcidorg|orcidorg|dxdoiorg|doiorg|isniorg|rororg))+", "", text)
        return bare != text and bare in self.article

    def has_words_of(self, aff):
        """Whether all words of an affiliation are in the article, but for what is about e-mail addresses."""
        words = re.sub(r"\([A-Z. -]+\)", "", re.sub("e-?mails?", "", words_of(aff), flags=re.IGNORECASE)).split()
        lost = [word for word in words if squeezed(word) not in self.article]
        return len(lost) <= self.said["aff/email"]

    def count_attributes(self):
        said = collections.Counter(self.said)
        for node in self.nodes:
            for name, value in attributes(node):
                path, key = f"{name_of(node)}/@{name}", (name_of(node), name, value)
                if name_of(node) == "math":
                    continue
                if self.written_attributes[key] > 0:
                    self.written_attributes[key] -= 1
                elif said[path] > 0:
                    said[path] -= 1
                elif not (self.is_passed_over(node, path, name, value) or self.has(value) or self.is_doubtful(node)):
                    self.miss(path, value)

    def is_passed_over(self, node, path, name, value):
        if path in FOLLOW or name in PASSED_OVER or DEFAULTS.get(name) == value or not value.strip():
            return True
        # The contributor has the affiliation itself, and the affiliation its parts.
        owners = {"aff", "funding-source", "processing-meta"} | ({"contrib"} if path == "xref/@rid" else set())
        return is_within(node, owners)

    def is_doubtful(self, node):
        """Whether it is in an element of which some are lost, but perhaps not this one; as often as some are lost."""
        for around in [node, *node.iterancestors()]:
            if self.doubt[path_of(around)] > 0:
                self.doubt[path_of(around)] -= 1
                return True
        return False

    def has(self, value):
        if value in self.strings or set(value.split()) <= self.written_values:
            return True
        bare = re.sub(r"^https?(dxdoiorg|doiorg)", "", squeezed(value))
        return len(bare) > 5 and bare in self.article

    def count_elements(self):
        wanted, last, subjects = collections.Counter(), {}, set()
        for node in self.nodes:
            if not says_nothing(node) and not is_repeated_subject(node, subjects):
                wanted[kind_of(node)] += 1
                last[kind_of(node)] = node
        # Markup that JATS does not allow is not written again.
        self.written["math"] = max(self.written["math"], sum(text.startswith("<math") for text in self.texts))
        wanted["xref"] -= self.said["xref/@rid"]
        for kind, count in wanted.items():
            if count > self.written[kind]:
                self.miss(kind, f"line {last[kind].sourceline}", count - self.written[kind])


def says_nothing(node):
    """Whether the tag of an element says nothing beside what is in it."""
    name, text = name_of(node), squeezed(words_of(node))
    if name in GROUPS or not text and not any(inner.attrib for inner in node.iter()):
        return True
    # A page is in the range, and supplementary material in words is a paragraph.
    if name in ("fpage", "lpage") and node.getparent().find("page-range") is not None:
        return True
    if name == "supplementary-material" and (node.text or "").strip():
        return True
    if path_of(node) in ("related-article/article-title", "notes/title"):
        return True
    # A list may be only the frame of another.
    if name == "def-list" and node.find("def-item") is None:
        return True
    if name == "p" and not has_own_words(node) or name in MARKS and (not text or is_whole(node, text)):
        return True
    return any(name_of(around) in ONLY_WORDS for around in node.iterancestors())


def has_own_words(node):
    """Whether a paragraph has words beside the blocks in it."""
    texts = [node.text] + [child.tail for child in node]
    inlines = [child for child in node if isinstance(child.tag, str) and name_of(child) not in BLOCKS]
    return bool(inlines) or any((text or "").strip() for text in texts)


def is_whole(mark, text):
    """Whether a mark is around all of a text that byline has without marks."""
    for around in mark.iterancestors():
        if squeezed(words_of(around)) != text:
            return False
        if name_of(around) not in MARKS:
            return name_of(around) not in RUNNING
    return False


def is_repeated_subject(node, known):
    """Whether it is a subject that has been met at the same place of the hierarchy."""
    if name_of(node) != "subject":
        return False
    broader = [group.findtext("subject") for group in node.getparent().iterancestors("subj-group")]
    place = (tuple(broader), words_of(node))
    is_known = place in known
    known.add(place)
    return is_known


def byline(*arguments):
    run = subprocess.run([os.environ["BYLINE"], *arguments], capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(run.stderr)
    return run


def said_of(report):
    """What the findings of an import name, with their counts."""
    said = collections.Counter()
    for diagnostic in json.loads(report)["diagnostics"] if report else []:
        found = re.match(r"no field of the article holds `([^`]*)`(?:, (\d+) times)?", diagnostic["message"])
        if found:
            said[found[1]] += int(found[2] or 1)
    return said


def account_of(path):
    """The account of a file; `None` if it is not imported, or cannot be written again."""
    with tempfile.TemporaryDirectory() as folder:
        article, written = Path(folder, "article.json"), Path(folder, "article.xml")
        run = byline("import", "--format", "json", "--output", str(article), str(path))
        if article.exists():
            byline("export", "--to", "jats", "--force", "--output", str(written), str(article))
        if written.exists():
            return Account(str(path), json.loads(article.read_text()), str(written), said_of(run.stderr))


def main():
    gone, where, judged = collections.Counter(), collections.defaultdict(list), 0
    for path in files():
        account = account_of(path)
        judged += account is not None
        for name, count in account.gone.items() if account else []:
            gone[name] += count
            where[name].append(f"{path.name}: {account.examples[name]}")
    for name, count in gone.most_common():
        print(f"unaccounted: {name}, {count} times in {len(where[name])} files, such as {where[name][0]}")
    print(f"{judged} files, {sum(gone.values())} unaccounted")
    sys.exit(1 if gone else 0)


if __name__ == "__main__":
    main()
