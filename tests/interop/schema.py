"""Python's jsonschema on a schema and on documents: what it says, as JSON, for schema.mjs to compare.

Usage: schema.py SCHEMA DOCUMENT…
"""

import json
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError


def complaint(error):
    return f"{error.json_path}: {error.message[:200]}"


def main(schema_file, *documents):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    try:
        Draft202012Validator.check_schema(schema)
        said_of_schema = []
    except SchemaError as error:
        said_of_schema = [complaint(error)]
    said = {}
    if not said_of_schema:
        validator = Draft202012Validator(schema)
        for document in documents:
            with open(document, encoding="utf-8") as file:
                said[document] = [complaint(error) for error in validator.iter_errors(json.load(file))]
    json.dump({"schema": said_of_schema, "documents": said}, sys.stdout)


main(*sys.argv[1:])
