"""Every SARIF log must be valid by the official schema, point at the characters meant, and carry fixes that hold.

The schema cannot see the last two: here, regions and replacements are taken in UTF-16, as the log declares, and
compared with the bytes of byline's JSON.
"""

import copy
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from jsonschema import Draft4Validator

from faulty import faulty_files

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCHEMA = HERE / ".tools/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

checks = 0
failures = 0


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


def check_refused(what, complaints):
    check(f"the judge itself, on {what}", [] if list(complaints) else ["it should refuse this, and did not"])


def found(form, *files, folder=ROOT):
    run = subprocess.run(
        [os.environ["BYLINE"], "validate", "--format", form, *map(str, files)], capture_output=True, encoding="utf-8", cwd=folder
    )
    if run.returncode not in (0, 1):
        raise SystemExit(f"byline validate --format {form} ended with {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)


def by_schema(validator, log):
    for error in validator.iter_errors(log):
        yield f"{error.json_path}: {error.message[:200]}"


def lines_of(text):
    """The lines as UTF-16, two bytes a unit, with their ends."""
    return [line.encode("utf-16-le") for line in text.split("\n")]


def at(lines, line, column):
    """How many bytes of UTF-16 stand before a place."""
    before = sum(len(line) + 2 for line in lines[: line - 1])
    if not 1 <= line <= len(lines) or not 0 <= (column - 1) * 2 <= len(lines[line - 1]):
        raise ValueError(f"there is no place {line}:{column}")
    return before + (column - 1) * 2


def cut(text, region):
    lines = lines_of(text)
    start, end = at(lines, region["startLine"], region["startColumn"]), at(lines, region["endLine"], region["endColumn"])
    return start, end, text.encode("utf-16-le")[start:end].decode("utf-16-le")


def mended(text, replacements, place):
    whole = text.encode("utf-16-le")
    for replacement in reversed(replacements):
        start, end, new = place(replacement)
        whole = whole[:start] + new.encode("utf-16-le") + whole[end:]
    return whole.decode("utf-16-le")


def by_meaning(log, files):
    """What the schema cannot see, by comparison with byline's JSON for the same files."""
    [run] = log["runs"]
    if run["columnKind"] != "utf16CodeUnits":
        yield "columns are not declared to be UTF-16"
    rules = run["tool"]["driver"]["rules"]
    texts = {str(file): file.read_bytes().decode().removeprefix("\ufeff") for file in files}
    expected = found("json", *files)["diagnostics"]
    if len(expected) != len(run["results"]):
        yield f"{len(run['results'])} results for {len(expected)} diagnostics"
    for result, diagnostic in zip(run["results"], expected):
        if rules[result["ruleIndex"]]["id"] != result["ruleId"] or result["ruleId"] != diagnostic["code"]:
            yield f"{result['ruleId']}: its rule is another one"
        [location] = result["locations"]
        place = location["physicalLocation"]
        name = unquote(place["artifactLocation"]["uri"].removeprefix("file://"))
        if name != diagnostic["file"]:
            yield f"{name}: its file is {diagnostic['file']}"
            continue
        text = texts[name]
        data = text.encode()

        def meant(part):
            return data[part["start"]["byteOffset"] : part["end"]["byteOffset"]].decode()

        try:
            for region, part in zip(
                [place["region"], *(other["physicalLocation"]["region"] for other in result.get("relatedLocations", []))],
                [diagnostic, *diagnostic["related"]],
                strict=True,
            ):
                if cut(text, region)[2] != meant(part):
                    yield f"{name}: {cut(text, region)[2]!r} is not {meant(part)!r}"
            for fix in result.get("fixes", []):
                [change] = fix["artifactChanges"]
                one = mended(text, change["replacements"], lambda r: (*cut(text, r["deletedRegion"])[:2], r["insertedContent"]["text"]))
                other = data
                for edit in reversed(diagnostic["fix"]["edits"]):
                    other = other[: edit["start"]["byteOffset"]] + edit["text"].encode() + other[edit["end"]["byteOffset"] :]
                if one != other.decode():
                    yield f"{name}: the fix of {result['ruleId']} makes something else than the one in JSON"
        except ValueError as error:
            yield f"{name}: {error}"


def judge(validator, what, files):
    log = found("sarif", *files)
    check(f"{what}, by the schema", by_schema(validator, log))
    check(f"{what}, by what it means", by_meaning(log, files))
    return log


def judge_baseline(validator):
    """What is fixed since a baseline was written is absent, in a file that changed and in one that is gone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wrong = '{ "metadata": { "title": "T", "language": "en", "a": 1, "b": 2 }, "body": "B" }'
        for file in ["changed é.json", "gone.json"]:
            (folder / file).write_text(wrong, "utf-8")
        command = [os.environ["BYLINE"], "validate", "--baseline", "baseline.json", "--format", "sarif"]
        subprocess.run([*command, "--write-baseline", "."], cwd=folder, capture_output=True, check=True)
        before = found("sarif", ".", folder=folder)
        (folder / "changed é.json").write_text(wrong.replace(', "b": 2', ', "c": 3'), "utf-8")
        (folder / "gone.json").unlink()
        log = json.loads(subprocess.run([*command, "."], cwd=folder, capture_output=True, encoding="utf-8").stdout)
    check("a run with a baseline, by the schema", by_schema(validator, log))
    results = log["runs"][0]["results"]
    states = sorted(result["baselineState"] for result in results)
    check("what is new, known and fixed", [] if states == ["absent", "absent", "absent", "new", "unchanged"] else states)

    def key(result):
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        return (place, result["ruleId"], result["message"]["text"].split("\n")[0], result["partialFingerprints"]["byline/v1"])

    known = {key(result) for result in before["runs"][0]["results"]}
    absent = {key(result) for result in results if result["baselineState"] == "absent"}
    check("what is fixed was found before, with the same fingerprint", [] if absent < known else absent - known)


def main():
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    validator = Draft4Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        files = faulty_files(Path(folder))
        for file in files:
            judge(validator, file.name, [file])
        log = judge(validator, "all of them in one run", files)
    results = log["runs"][0]["results"]
    check("there is a fix among them", [] if any("fixes" in result for result in results) else ["there is none"])
    check("there is a related place among them", [] if any("relatedLocations" in result for result in results) else ["there is none"])
    judge_baseline(validator)
    check("a run in which nothing is found", by_schema(validator, found("sarif", "examples/minimal/article.yaml")))

    def spoilt(spoil):
        wrong = copy.deepcopy(log)
        spoil(wrong["runs"][0]["results"][0])
        return wrong

    check_refused("a level of its own", by_schema(validator, spoilt(lambda result: result.update(level="advice"))))
    check_refused("a result without a message", by_schema(validator, spoilt(lambda result: result.pop("message"))))
    check_refused("a member that SARIF does not have", by_schema(validator, spoilt(lambda result: result.update(help="x"))))
    with tempfile.TemporaryDirectory() as folder:
        [file] = [file for file in faulty_files(Path(folder)) if file.name == "utf-16.json"]
        log = found("sarif", file)
        [result] = log["runs"][0]["results"]
        result["locations"][0]["physicalLocation"]["region"]["startColumn"] -= 1
        check_refused("a column in characters", by_meaning(log, [file]))
    print(f"{checks} checks, {failures} failed")
    return 1 if failures or not checks else 0


sys.exit(main())
