"""Files in which something is wrong, for the judges of how that is shown."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# A misspelt field, behind what is longer in UTF-16 or in UTF-8 than in characters.
UTF_16 = '{ "metadata": { "title": "🗞 e\u0301 윤", "languag": "en", "language": "en" }, "body": "B" }'


def faulty_files(folder):
    """Our faulty fixtures, the broken articles, the failing examples of all pages, and files that are odd themselves."""
    fixtures = [*sorted((ROOT / "tests/fixtures").glob("four_faults.*")), *sorted((HERE / "broken").glob("*.json"))]
    files = [*fixtures, *examples_of_pages(folder)]
    for name, text in [
        ("utf-16.json", UTF_16),
        ("of one very long line.json", UTF_16.replace("윤", "🗞" * 100_000)),
        ("mit Umlaut ü, 100%: 기사.json", UTF_16),
        ("carriage returns.json", UTF_16.replace(", ", ",\r\n")),
        ("byte order mark.json", "\ufeff" + UTF_16),
        ("empty.json", ""),
        ("cut off.json", '{ "metadata": {\n'),
    ]:
        file = folder / name
        file.write_text(text, "utf-8", newline="")
        files.append(file)
    if len(files) < 100:
        raise SystemExit(f"there are only {len(files)} faulty files")
    return files


def examples_of_pages(folder):
    for page in sorted((ROOT / "src").rglob("*.md")):
        _, _, fails = page.read_text("utf-8").partition("\n## Fails\n")
        fails = fails.partition("\n## ")[0]
        for number, (language, text) in enumerate(re.findall(r"```(json|yaml)\n(.*?)```", fails, re.DOTALL), 1):
            file = folder / f"{page.stem}-{number}.{language}"
            file.write_text(text, "utf-8")
            yield file
