"""Judges every line of a file by the JSON Schema: parsing and the schema alone.

usage: schema.py (jsonschema | jsonschema_rs) FILE
"""

import json
import sys
from importlib import import_module
from pathlib import Path

SCHEMA = Path(__file__).resolve().parent.parent.parent / "schemas/article.schema.json"
validator = import_module(sys.argv[1]).Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

documents = right = 0
with open(sys.argv[2], encoding="utf-8") as lines:
    for line in lines:
        documents += 1
        right += validator.is_valid(json.loads(line))
print(f"{documents} documents, {right} right")
