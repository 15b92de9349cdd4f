"""Every JATS file that byline writes must be valid by the official DTDs, found through their public identifiers.

lxml judges each file with a DTD that is read once; xmllint, the tool that archives run, judges all of them again.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CATALOG = HERE / ".tools/node_modules/@jats4r/dtds/schema/catalog.xml"

PUBLIC_IDS = {
    ("archiving", "1.3"): "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.3 20210610//EN",
    ("archiving", "1.4"): "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.4 20241031//EN",
    ("publishing", "1.3"): "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN",
    ("publishing", "1.4"): "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN",
}
SYSTEM_IDS = {
    ("archiving", "1.3"): "https://jats.nlm.nih.gov/archiving/1.3/JATS-archivearticle1-3-mathml3.dtd",
    ("archiving", "1.4"): "https://jats.nlm.nih.gov/archiving/1.4/JATS-archivearticle1-4-mathml3.dtd",
    ("publishing", "1.3"): "https://jats.nlm.nih.gov/publishing/1.3/JATS-journalpublishing1-3-mathml3.dtd",
    ("publishing", "1.4"): "https://jats.nlm.nih.gov/publishing/1.4/JATS-journalpublishing1-4-mathml3.dtd",
}
VERSIONS = ("1.3", "1.4")

checks = 0
failures = 0
dtds = {}


def check(what, complaints):
    """Counts one check; `complaints` are empty when nothing is wrong."""
    global checks, failures
    checks += 1
    complaints = list(complaints)
    if complaints:
        failures += 1
        print(f"FAILED {what}")
        for complaint in complaints[:10]:
            print(f"       {complaint}")


def byline(*arguments):
    return subprocess.run([os.environ["BYLINE"], *map(str, arguments)], capture_output=True, encoding="utf-8")


def export(file, tag_set, version, *options):
    """The JATS of an article, or what was wrong instead.

    With `--force`, broken rules are passed over: there is a text, though byline ends with 1.
    """
    run = byline("export", "--to", "jats", "--tag-set", tag_set, "--jats-version", version, *options, file)
    forced = "--force" in options and run.returncode == 1 and run.stdout
    if run.returncode != 0 and not forced:
        return None, [f"byline export ended with {run.returncode}: {line}" for line in run.stderr.splitlines()[:6]] or [
            f"byline export ended with {run.returncode}"
        ]
    return run.stdout, []


def tag_set_of(text):
    return "publishing" if "Journal Publishing DTD" in text[:500] else "archiving"


def complaints_of(text, wanted=None):
    """What lxml says about a file; `wanted` is the tag set and version that were asked for."""
    try:
        tree = etree.fromstring(text.encode(), etree.XMLParser(load_dtd=False, no_network=True)).getroottree()
    except etree.XMLSyntaxError as error:
        return [str(error)]
    public_id, system_id = tree.docinfo.public_id, tree.docinfo.system_url
    known = [key for key, value in PUBLIC_IDS.items() if value == public_id]
    if not known:
        return [f"the DOCTYPE's public identifier is {public_id}"]
    found = []
    if wanted and known[0] != wanted:
        found.append(f"asked for {' '.join(wanted)}, got {' '.join(known[0])}")
    if system_id != SYSTEM_IDS[known[0]]:
        found.append(f"the DOCTYPE's system identifier is {system_id}")
    if tree.getroot().get("dtd-version") != known[0][1]:
        found.append(f"dtd-version is {tree.getroot().get('dtd-version')} in a file of {known[0][1]}")
    dtd = dtd_of(public_id)
    if not dtd.validate(tree):
        found += [f"line {error.line}: {error.message}" for error in dtd.error_log.filter_from_errors()]
    return found


def dtd_of(public_id):
    """The DTD that the catalog names for a public identifier, read once."""
    if public_id not in dtds:
        catalog = etree.parse(CATALOG)
        entry = catalog.find(f".//{{*}}public[@publicId='{public_id}']")
        dtds[public_id] = etree.DTD(file=str(CATALOG.parent / entry.get("uri")))
    return dtds[public_id]


def xmllint(files):
    """What xmllint says about the files, in one process: a list of complaints for each."""
    run = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--valid", *map(str, files)],
        env={**os.environ, "XML_CATALOG_FILES": str(CATALOG)},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    found = {file: [] for file in files}
    for line in run.stderr.splitlines():
        place = re.match(r"(.*?\.xml):(\d+): (.*)", line)
        if place and Path(place[1]) in found:
            found[Path(place[1])].append(f"xmllint: line {place[2]}: {place[3]}")
        elif re.match(r"\S+ error|warning|.*(fail|could not|cannot)", line, re.IGNORECASE) and not place:
            found[files[0]].append(f"xmllint: {line}")
    if (run.returncode != 0) != any(found.values()):
        found[files[0]].append(f"xmllint ended with {run.returncode}: {run.stderr[:300]}")
    return found


def text_of(text, path):
    element = etree.fromstring(text.encode(), etree.XMLParser(load_dtd=False)).find(path)
    return "" if element is None else "".join(element.itertext())


def spoilt(sound):
    """Copies of a valid file with one defect each."""
    yield "an element that JATS does not have", sound.replace("</article-meta>", "<nonsense/></article-meta>", 1)
    yield "an element where it may not stand", sound.replace("<article-meta>", "<article-meta><kwd>a</kwd>", 1)
    yield "a reference to no id", sound.replace("</article>", '<back><sec><title>a</title><p><xref rid="no-such-id">1</xref></p></sec></back></article>', 1)
    yield "an attribute that JATS does not have", sound.replace("<article-meta", '<article-meta nonsense="1"', 1)
    yield "a file that is not well-formed", sound.replace("</article-meta>", "", 1)


def main():
    sources = sorted(
        next(path for path in (folder / "article.json", folder / "article.yaml", folder / "article.md") if path.exists())
        for folder in (ROOT / "examples").iterdir()
        if any((folder / name).exists() for name in ("article.json", "article.yaml", "article.md"))
    )
    if not sources:
        sys.exit("examples/ holds no article")

    written = {}

    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)

        def judge(what, text, wanted=None, also=()):
            check(f"{what}, lxml", [*complaints_of(text, wanted), *also])
            written[what] = text

        def judge_export(name, file, tag_set, version, wanted=None, *options):
            what = f"{name}, {tag_set} {version}"
            text, complaints = export(file, tag_set, version, *options)
            if complaints:
                check(what, complaints)
            else:
                judge(what, text, (wanted or tag_set_of(text), version))
            return text or ""

        def judge_all(name, file):
            for version in VERSIONS:
                automatic = judge_export(name, file, "auto", version)
                judge_export(name, file, "archiving", version, "archiving")
                if tag_set_of(automatic) == "publishing":
                    judge_export(name, file, "publishing", version, "publishing")
                elif "<issn " not in automatic:
                    refuse_publishing(name, file, version)

        def refuse_publishing(name, file, version):
            run = byline("export", "--to", "jats", "--tag-set", "publishing", "--jats-version", version, file)
            check(
                f"{name}, publishing {version} without an ISSN",
                [
                    *([f"it ended with {run.returncode} instead of 1"] if run.returncode != 1 else []),
                    *(["it wrote to standard output"] if run.stdout else []),
                    *(["it does not say that the ISSN is missing"] if "issn" not in run.stderr.lower() else []),
                ],
            )

        for source in sources:
            name = source.parent.name
            judge(f"{name}, golden", (source.parent / "article.jats.xml").read_text(encoding="utf-8"))
            judge_all(name, source)

        # The DTD is read again for each file that xmllint judges: these are for lxml alone.
        in_full = dict(written)
        for file in sorted((HERE / "sound").glob("*.json")):
            judge_all(file.name, file)
        for file in sorted(Path(os.environ["GENERATED"]).glob("*.json")):
            for version in VERSIONS:
                automatic = judge_export(file.name, file, "auto", version, None, "--force")
                if tag_set_of(automatic) == "publishing":
                    judge_export(file.name, file, "archiving", version, "archiving", "--force")
        written.clear()
        written.update(in_full)

        smallest = scratch / "smallest.json"
        smallest.write_text(json.dumps({"metadata": {"title": "A bridge", "language": "en"}, "body": "It stands."}))
        judge_all("the smallest article", smallest)

        hostile = scratch / "hostile.json"
        for text in json.loads((HERE / "hostile-texts.json").read_text(encoding="utf-8")):
            hostile.write_text(json.dumps({"metadata": {"title": text, "language": "en", "keywords": [text]}, "body": [text]}))
            what = json.dumps(text)
            jats, complaints = export(hostile, "auto", "1.3")
            if complaints:
                check(what, complaints)
                continue
            judge(what, jats)
            for place in (".//article-title", "body//p"):
                found = text_of(jats, place)
                check(f"{what}, {place}", [] if found == text else [f"it became {found!r}"])

        files = {scratch / f"judged-{number:04}.xml": what for number, what in enumerate(written)}
        for file, what in files.items():
            file.write_text(written[what], encoding="utf-8")
        for file, complaints in xmllint(list(files)).items():
            check(f"{files[file]}, xmllint", complaints)

        sound = written.get("the smallest article, archiving 1.3")
        check("the judge itself", [] if sound else ["the smallest article was not written, so it could not be spoilt"])
        for defect, text in spoilt(sound) if sound else ():
            file = scratch / "spoilt.xml"
            file.write_text(text, encoding="utf-8")
            assert text != sound, defect
            check(f"the judge itself, on {defect}, lxml", [] if complaints_of(text) else ["it should refuse this, and did not"])
            check(f"the judge itself, on {defect}, xmllint", [] if xmllint([file])[file] else ["it should refuse this, and did not"])

    print(f"{checks} checks, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
