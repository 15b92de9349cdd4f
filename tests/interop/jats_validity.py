"""Whether a file is valid JATS, byline and libxml2 must agree: under every edition, and when something in it is spoilt.

    jats_validity.py               the JATS of the examples and of the fixtures
    BYLINE_CORPUS=dir[:dir…]       the JATS files in these folders as well
    MUTATIONS=10000                how many files are spoilt, instead of 2,400

libxml2 judges through lxml, with each DTD loaded once.
"""

import collections
import copy
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

import import_jats
import jats as judge
from jats_tables import PACKAGE, editions

# What says that a file is not valid; other rules judge what no DTD can say.
RULES = re.compile(r"jats-(edition-mismatch|element-(?!empty)|attribute-|text-not-allowed|id-repeated|idref-dangling|namespace-wrong|ali-slash-missing)")
PARSER = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True, strip_cdata=False)
BATCH = 100

dtds = {}


def dtd_of(edition):
    if edition not in dtds:
        version, file = next((version, file) for name, version, file in editions() if name == edition)
        dtds[edition] = etree.DTD(file=PACKAGE / "schema" / version / file)
    return dtds[edition]


def by_libxml2(file, edition):
    """Whether it is valid, and why not."""
    dtd = dtd_of(edition)
    is_valid = dtd.validate(etree.parse(file, PARSER))
    return is_valid, [entry.message[:200] for entry in dtd.error_log][:3]


def by_byline(files, edition):
    """For each file that is not valid, what byline says."""
    found = collections.defaultdict(list)
    for start in range(0, len(files), BATCH):
        command = [os.environ["BYLINE"], "validate", "--as", edition, "--format", "json", *map(str, files[start : start + BATCH])]
        run = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert run.returncode in (0, 1), run.stderr
        for diagnostic in json.loads(run.stdout)["diagnostics"]:
            if diagnostic["code"] == "syntax-error":
                sys.exit(f"{diagnostic['file']}: {diagnostic['message']}")
            if RULES.match(diagnostic["code"]):
                found[diagnostic["file"]].append(f"{diagnostic['code']}: {diagnostic['message']} ({diagnostic.get('xpath', '')})")
    return found


class Spoiler:
    """Spoils one thing in a document."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def element(self, tree, wanted=lambda element: True):
        found = [element for element in tree.getroot().iterdescendants() if isinstance(element.tag, str) and wanted(element)]
        return self.random.choice(found) if found else None

    def attribute(self, tree, wanted=lambda name: True):
        has = lambda element: any(wanted(name) for name in element.attrib)
        element = self.element(tree, has)
        if element is None:
            return None, None
        return element, self.random.choice([name for name in element.attrib if wanted(name)])

    def misspelt(self, name):
        at = self.random.randrange(len(name))
        return self.random.choice([name[:at] + name[at + 1 :], name[:at] + "e" + name[at:], name + "s"]) or "x"

    def delete(self, tree):
        element = self.element(tree)
        tail, parent = element.tail or "", element.getparent()
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        element.tail = None
        parent.remove(element)
        return f"{element.tag} deleted"

    def duplicate(self, tree):
        element = self.element(tree)
        twin = copy.deepcopy(element)
        if self.random.random() < 0.7:
            for each in twin.iter():
                each.attrib.pop("id", None)
        element.addnext(twin)
        return f"{element.tag} duplicated"

    def swap(self, tree):
        element = self.element(tree, lambda element: element.getnext() is not None and isinstance(element.getnext().tag, str))
        if element is None:
            return None
        after = element.getnext()
        element.tail, after.tail = after.tail, element.tail
        after.addnext(element)
        return f"{element.tag} and {after.tag} swapped"

    def move(self, tree):
        element, target = self.element(tree), self.element(tree)
        if target is element or element in target.iterancestors():
            return None
        element.tail = None
        target.insert(self.random.randrange(len(target) + 1), element)
        return f"{element.tag} moved into {target.tag}"

    def rename(self, tree):
        element, other = self.element(tree), self.element(tree)
        before = element.tag
        name = etree.QName(element)
        if self.random.random() < 0.5:
            element.tag = other.tag
        else:
            element.tag = etree.QName(name.namespace, self.misspelt(name.localname)).text
        return f"{before} renamed to {element.tag}"

    def attribute_removed(self, tree):
        element, name = self.attribute(tree)
        if element is None:
            return None
        del element.attrib[name]
        return f"{name} of {element.tag} removed"

    def attribute_misspelt(self, tree):
        element, name = self.attribute(tree)
        if element is None:
            return None
        value = element.attrib.pop(name)
        other = etree.QName(name)
        misspelt = etree.QName(other.namespace, self.misspelt(other.localname)).text
        element.set(misspelt, value)
        return f"{name} of {element.tag} misspelt as {misspelt}"

    def attribute_wrong(self, tree):
        element, name = self.attribute(tree)
        if element is None:
            return None
        value = self.random.choice(["", "x", "1", "a b", "é", "a,b", "-", "x:y", element.get(name) + "x", element.get(name).upper()])
        element.set(name, value)
        return f"{name} of {element.tag} set to {value!r}"

    def attribute_moved(self, tree):
        element, name = self.attribute(tree)
        if element is None:
            return None
        other = self.element(tree)
        other.set(name, element.get(name))
        return f"{name} of {element.tag} given to {other.tag}"

    def id_repeated(self, tree):
        element, other = self.element(tree, lambda element: "id" in element.attrib), self.element(tree, lambda element: "id" in element.attrib)
        if element is None or other is element:
            return None
        element.set("id", other.get("id"))
        return f"the id {other.get('id')} given to {element.tag} as well"

    def reference_dangling(self, tree):
        element, name = self.attribute(tree, lambda name: name in ("rid", "id"))
        if element is None:
            return None
        element.set(name, element.get(name) + self.random.choice(["x", " x", "-"]))
        return f"{name} of {element.tag} set to {element.get(name)!r}"

    def text(self, tree):
        element = self.element(tree)
        text = self.random.choice(["x", "\u00a0", " ", "\n  "])
        if self.random.random() < 0.3:
            text = etree.CDATA(text)
        if self.random.random() < 0.5 or isinstance(text, etree.CDATA):
            element.text = text
        else:
            element.tail = (element.tail or "") + text
        return f"text put in or after {element.tag}"

    def comment(self, tree):
        element = self.element(tree)
        element.insert(0, etree.Comment("x") if self.random.random() < 0.5 else etree.ProcessingInstruction("x"))
        return f"a comment put in {element.tag}"

    def namespace(self, text):
        declarations = [*re.finditer(rb'xmlns:(\w+)="([^"]*)"', text)]
        if not declarations:
            return None
        found = self.random.choice(declarations)
        other = self.random.choice([found[2] + b"/", found[2][:-1], b"http://example.org/"])
        text = text[: found.start(2)] + other + text[found.end(2) :]
        return text, f"{found[1].decode()} bound to {other.decode()}"

    # Most faults are of elements.
    WAYS = (delete, duplicate, swap, move, rename) * 3 + (attribute_removed, attribute_misspelt, attribute_wrong, attribute_moved, id_repeated, reference_dangling, text) * 2 + (comment,)

    def spoilt(self, file):
        """The text of a spoilt copy, and what was done."""
        while True:
            tree = etree.parse(file, PARSER)
            spoilt = self.namespace(etree.tostring(tree, encoding="utf-8", xml_declaration=True)) if self.random.random() < 0.02 else None
            if spoilt:
                return spoilt
            done = self.random.choice(self.WAYS)(self, tree)
            if done:
                return etree.tostring(tree, encoding="utf-8", xml_declaration=True), done


def main():
    wanted = int(os.environ.get("MUTATIONS", "2400"))
    files = [*import_jats.files(), *sorted((judge.ROOT / "tests/fixtures/jats-editions").glob("*.xml"))]
    names = [edition for edition, _, _ in editions()]
    verdicts = collections.Counter()
    disagreements = 0
    valid_under = collections.defaultdict(list)

    def compare(what, file, edition, said):
        nonlocal disagreements
        is_valid, why = by_libxml2(file, edition)
        verdicts[is_valid] += 1
        if is_valid != (not said):
            disagreements += 1
            print(f"{what}, {edition}: libxml2 says {'valid' if is_valid else why}\n       byline says {said[:3] or 'valid'}")
        return is_valid

    for edition in names:
        said = by_byline(files, edition)
        for file in files:
            if compare(file.name, file, edition, said.get(str(file), [])):
                valid_under[file].append(edition)
    print(f"{len(files)} files under {len(names)} editions: {verdicts[True]} times valid, {verdicts[False]} times not")
    before = verdicts.copy()

    # What was not valid before would prove little.
    spoiler = Spoiler(5)
    sound = sorted(valid_under)
    with tempfile.TemporaryDirectory() as scratch:
        spoilt = collections.defaultdict(list)
        for number in range(wanted):
            file = sound[number % len(sound)]
            text, done = spoiler.spoilt(file)
            path = Path(scratch) / f"{number}.xml"
            path.write_bytes(text)
            spoilt[spoiler.random.choice(valid_under[file])].append((path, f"{file.name}, {done}"))
        for edition, copies in spoilt.items():
            said = by_byline([path for path, _ in copies], edition)
            for path, what in copies:
                compare(what, path, edition, said.get(str(path), []))
    valid, invalid = verdicts[True] - before[True], verdicts[False] - before[False]
    print(f"{wanted} spoilt files: {valid} valid all the same, {invalid} not")
    judge.check("spoilt files are found out", [] if invalid > valid else ["too few are not valid"])
    total = sum(verdicts.values())
    judge.check("agreement", [] if disagreements * 1000 <= total and disagreements * 1000 <= wanted else [f"{disagreements} disagreements"])
    print(f"{total} verdicts, {disagreements} disagreements with libxml2")
    return 1 if judge.failures else 0


if __name__ == "__main__":
    sys.exit(main())
