"""Validates every JATS file in a folder by JATS4R's Schematron, in SaxonC.

usage: schematron.py FOLDER

The XSLT made from the Schematron is compiled once. The one in the package does not compile: it lacks the functions. So
lxml makes another; its skeleton, for XSLT 1.0, copies the expressions as they are.
"""

import sys
from pathlib import Path

from lxml import etree, isoschematron
from saxonche import PySaxonProcessor

SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
XSLT = "{http://www.w3.org/1999/XSL/Transform}"
SCHEMA = Path(__file__).resolve().parent / ".tools/node_modules/@jats4r/schematrons/schematrons/1.0/jats4r.sch"
NO_DTD = "http://saxon.sf.net/feature/parserFeature?uri=http://apache.org/xml/features/nonvalidating/load-external-dtd"


def stylesheet():
    schema = etree.parse(SCHEMA)
    root = schema.getroot()
    functions = root.findall(f"{XSLT}function")
    # The functions use a prefix that the schema does not declare.
    root.insert(0, etree.Element(f"{SCHEMATRON}ns", prefix="xsd", uri="http://www.w3.org/2001/XMLSchema"))
    # The skeleton refuses `xslt2`.
    root.set("queryBinding", "xslt")
    xslt = isoschematron.iso_svrl_for_xslt1(isoschematron.iso_abstract_expand(isoschematron.iso_dsdl_include(schema)))
    xslt.getroot().set("version", "2.0")
    xslt.getroot().extend(functions)
    return etree.tostring(xslt, encoding="unicode")


with PySaxonProcessor(license=False) as saxon:
    saxon.set_configuration_property(NO_DTD, "false")
    rules = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet())
    documents = right = 0
    for file in Path(sys.argv[1]).iterdir():
        report = rules.transform_to_string(xdm_node=saxon.parse_xml(xml_file_name=str(file)))
        documents += 1
        right += "<svrl:failed-assert" not in report and "<svrl:successful-report" not in report
print(f"{documents} documents, {right} right")
