"""Parses every file of a folder with libxml2, through lxml; with `--dtd`, judges it by its DTD, which is read once."""

import sys
from pathlib import Path

from lxml import etree

CATALOG = Path(__file__).resolve().parent / ".tools/node_modules/@jats4r/dtds/schema/catalog.xml"
dtds = {}


def dtd(tree):
    """The DTD that the document names, found through the catalog that comes with it."""
    public_id = tree.docinfo.public_id
    if public_id not in dtds:
        entry = etree.parse(CATALOG).find(f".//{{*}}public[@publicId='{public_id}']")
        dtds[public_id] = etree.DTD(file=str(CATALOG.parent / entry.get("uri")))
    return dtds[public_id]


parser = etree.XMLParser(load_dtd=False, no_network=True)
documents = right = 0
for file in sorted(Path(sys.argv[1]).iterdir()):
    tree = etree.parse(file, parser)
    documents += 1
    right += "--dtd" not in sys.argv or dtd(tree).validate(tree)
print(f"{documents} documents, {right} right")
