"""Every JUnit report must be read by a parser of such reports as what byline found: failures, names, counts."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from junitparser import Failure, JUnitXml

from faulty import faulty_files

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


def found(form, *files):
    run = subprocess.run([os.environ["BYLINE"], "validate", "--format", form, *map(str, files)], capture_output=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"byline validate --format {form} ended with {run.returncode}: {run.stderr.decode()}")
    return run.stdout


def complaints(text, expected, files):
    """What is wrong with a report, given what was found."""
    try:
        report = JUnitXml.fromstring(text)
        suites = list(report)
        cases = [case for suite in suites for case in suite]
    except Exception as error:  # whatever a parser throws, the report is unreadable
        yield f"it cannot be read: {error}"
        return
    if [suite.name for suite in suites] != [str(file) for file in files]:
        yield f"its suites are {[suite.name for suite in suites]}"
    errors = [diagnostic for diagnostic in expected if diagnostic["severity"] == "error"]
    failed = [(case, result) for case in cases for result in case.result if isinstance(result, Failure)]
    if [(result.type, result.message) for _, result in failed] != [(error["code"], error["message"]) for error in errors]:
        yield "its failures are not the errors"
    if [case.classname for case, _ in failed] != [error["file"] for error in errors]:
        yield "its failures are in other files"
    if (report.tests, report.failures) != (len(cases), len(errors)):
        yield f"it counts {report.tests} tests and {report.failures} failures, there are {len(cases)} and {len(errors)}"
    for suite in suites:
        counted = (suite.tests, suite.failures, suite.errors)
        report_of_suite = list(suite)
        suite.update_statistics()
        if counted != (suite.tests, suite.failures, suite.errors):
            yield f"{suite.name}: it counts {counted} among {len(report_of_suite)} tests"


def main():
    with tempfile.TemporaryDirectory() as folder:
        files = faulty_files(Path(folder))
        for some in [*([file] for file in files), files]:
            what = some[0].name if len(some) == 1 else "all of them in one run"
            check(what, complaints(found("junit", *some), json.loads(found("json", *some))["diagnostics"], some))
        text = found("junit", *files)
        expected = json.loads(found("json", *files))["diagnostics"]
        for what, spoilt in [
            ("a report without a failure", text.replace(b"<failure", b"<skipped").replace(b"</failure", b"</skipped")),
            ("a report that is cut off", text[:-20]),
            ("a report that counts one test less", text.replace(b' tests="', b' tests="1', 1)),
        ]:
            refused = list(complaints(spoilt, expected, files))
            check(f"the judge itself, on {what}", [] if refused else ["it should refuse this, and did not"])
    print(f"{checks} checks, {failures} failed")
    return 1 if failures or not checks else 0


sys.exit(main())
