"""Judges every line of a file by the JSON Schema, with Python's jsonschema: parsing and the schema alone."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parent.parent.parent
validator = Draft202012Validator(json.loads((ROOT / "schemas/article.schema.json").read_text(encoding="utf-8")))

documents = right = 0
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        documents += 1
        right += validator.is_valid(json.loads(line))
print(f"{documents} documents, {right} right")
