"""The tables of JATS in schemas/jats/ must say what libxml2 reads in the official DTDs.

    jats_tables.py           compares, and fails on a difference
    jats_tables.py --write   writes the tables anew

libxml2 (through lxml) reads each DTD: the content of its elements and their attributes. Each content model becomes the
smallest deterministic automaton (Glushkov, subsets, Moore). What many editions have in common is written once.
"""

import json
import sys
import tempfile
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent
PACKAGE = HERE / ".tools/node_modules/@jats4r/dtds"
TABLES = HERE.parent.parent / "schemas/jats/tables.txt"

# lxml gives the names in content models without their prefixes, so that `mml:fn` could not be told from `fn`.
# The DTDs keep these prefixes in parameter entities; what is declared first counts.
PREFIXES = {"MATHML.pfx": "mml..", "oasis.pfx": "oasis.."}
TYPES = {"cdata": "CDATA", "id": "ID", "idref": "IDREF", "idrefs": "IDREFS", "nmtoken": "NMTOKEN", "nmtokens": "NMTOKENS", "entity": "ENTITY", "entities": "ENTITIES"}


def editions():
    """Every released edition: what byline calls it, and the file of its DTD."""
    found = []
    for version in ("1.0", "1.1", "1.2", "1.3", "1.4"):
        dashed = "1" if version in ("1.0", "1.1", "1.2") else version.replace(".", "-")
        for tag_set, plain, oasis in (
            ("archiving", "archivearticle", "archive-oasis-article"),
            ("publishing", "journalpublishing", "journalpublishing-oasis-article"),
            ("authoring", "articleauthoring", None),
        ):
            for stem, tables in ((plain, ""), (oasis, "-oasis")):
                if stem is None:
                    continue
                second = f"JATS-{stem}{dashed}.dtd"
                if version == "1.0":
                    found.append((f"{version}-{tag_set}{tables}", version, second))
                else:
                    found.append((f"{version}-{tag_set}{tables}", version, second.replace(".dtd", "-mathml3.dtd")))
                    found.append((f"{version}-{tag_set}{tables}-mathml2", version, second))
    return found


def load(file):
    """The DTD, in which the prefixes of MathML and OASIS are parts of the names."""
    with tempfile.NamedTemporaryFile("w", suffix=".dtd") as wrapper:
        for name, value in PREFIXES.items():
            wrapper.write(f'<!ENTITY % {name} "{value}">\n')
        wrapper.write(f'<!ENTITY % whole SYSTEM "{file.as_uri()}">\n%whole;\n')
        wrapper.flush()
        dtd = etree.DTD(file=wrapper.name)
    assert not any(element.prefix in ("mml", "oasis") for element in dtd.iterelements()), file
    return dtd


def name_of(declared):
    name = f"{declared.prefix}:{declared.name}" if declared.prefix else declared.name
    return name.replace("..", ":")


def automaton(content, name_in_content):
    """The smallest automaton of a content model: for each state whether it accepts, and where each name leads."""
    names, follow = [], []

    def glushkov(node):
        """Whether it may be nothing, what it begins with, what it ends with."""
        if node is None or node.type == "pcdata":
            return True, set(), set()
        if node.type == "element":
            position = len(names)
            names.append(name_in_content(node.name))
            follow.append(set())
            nullable, first, last = False, {position}, {position}
        else:
            (left_nullable, left_first, left_last), (right_nullable, right_first, right_last) = map(glushkov, (node.left, node.right))
            if node.type == "seq":
                for position in left_last:
                    follow[position] |= right_first
                nullable = left_nullable and right_nullable
                first = left_first | (right_first if left_nullable else set())
                last = right_last | (left_last if right_nullable else set())
            else:
                nullable, first, last = left_nullable or right_nullable, left_first | right_first, left_last | right_last
        if node.occur in ("mult", "plus"):
            for position in last:
                follow[position] |= first
        return nullable or node.occur in ("opt", "mult"), first, last

    nullable, first, last = glushkov(content)

    def moves(positions):
        targets = {}
        for position in positions:
            targets.setdefault(names[position], set()).add(position)
        return {name: frozenset(found) for name, found in targets.items()}

    # Subsets: a state is what may just have been read; `None` is the beginning.
    states, todo, edges = {None: 0}, [None], []
    while todo:
        state = todo.pop(0)
        after = first if state is None else set().union(*(follow[position] for position in state))
        targets = moves(after)
        for target in targets.values():
            if target not in states:
                states[target] = len(states)
                todo.append(target)
        accepts = nullable if state is None else not last.isdisjoint(state)
        edges.append((accepts, {name: states[target] for name, target in targets.items()}))

    # Moore: states fall apart until those of one part lead to the same parts.
    part = [int(accepts) for accepts, _ in edges]
    while True:
        signatures = [(part[state], tuple(sorted((name, part[target]) for name, target in targets.items()))) for state, (_, targets) in enumerate(edges)]
        numbers = {signature: number for number, signature in enumerate(dict.fromkeys(signatures))}
        finer = [numbers[signature] for signature in signatures]
        if len(numbers) == len(set(part)):
            break
        part = finer
    smallest = {}
    for state, (accepts, targets) in enumerate(edges):
        smallest.setdefault(finer[state], (accepts, {name: finer[target] for name, target in targets.items()}))

    # Numbers in the order in which they are reached, so that equal automata look equal.
    order, todo = {finer[0]: 0}, [finer[0]]
    while todo:
        for _, target in sorted(smallest[todo.pop(0)][1].items()):
            if target not in order:
                order[target] = len(order)
                todo.append(target)
    return tuple((smallest[state][0], tuple(sorted((name, order[target]) for name, target in smallest[state][1].items()))) for state in order)


automata = {}


def shape(content):
    """A content model as a value that can be compared."""
    if content is None:
        return None
    if content.type == "element":
        return content.name, content.occur
    return content.type, content.occur, shape(content.left), shape(content.right)


def model_of(element, prefixed):
    """What an element may hold: `empty`, or whether text, and an automaton."""
    def name_in_content(name):
        """libxml2 has taken the prefix off where no entity holds it: off `ali:free_to_read`, and mostly off `mml:math`."""
        return name.replace("..", ":") if ".." in name else prefixed.get(name, name)

    if element.type == "empty":
        return "empty"
    assert element.type in ("mixed", "element"), (element.name, element.type)
    # The DTDs of JATS have most of their content models in common.
    key = shape(element.content), tuple(sorted(prefixed.items()))
    if key not in automata:
        automata[key] = automaton(element.content, name_in_content)
    return element.type == "mixed", automata[key]


def attribute_of(attribute):
    name = name_of(attribute)
    kind = TYPES.get(attribute.type)
    if kind is None:
        kind = ("NOTATION" if attribute.type == "notation" else "") + f"({'|'.join(attribute.values())})"
    value = attribute.default_value
    default = {"implied": "?", "required": "*", "fixed": f"!{value}", "none": f"={value}"}[attribute.default]
    assert "\n" not in default and " " not in kind
    return f"{name} {kind} {default}"


def ranges(numbers):
    """`0-3.7`: numbers in order, runs of them by their ends."""
    found = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ".".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def model_line(model, number_of):
    """`mixed 1 0 3-9:0`: whether text may be, how many states, which of them accept, and for names that lead to the
    same states where these lead from each state."""
    if isinstance(model, str):
        return model
    has_text, states = model
    columns = {}
    for state, (_, targets) in enumerate(states):
        for name, target in targets:
            columns.setdefault(name, ["-"] * len(states))[state] = str(target)
    classes = {}
    for name, column in columns.items():
        classes.setdefault(tuple(column), []).append(number_of[name])
    accepting = ranges(state for state, (accepts, _) in enumerate(states) if accepts)
    parts = sorted((sorted(names), column) for column, names in classes.items())
    return " ".join(["mixed" if has_text else "elements", str(len(states)), accepting, *(f"{ranges(names)}:{','.join(column)}" for names, column in parts)])


def tables():
    """The whole text of the tables."""
    read = []
    for edition, version, file in editions():
        dtd = load(PACKAGE / "schema" / version / file)
        elements = list(dtd.iterelements())
        # Names that are declared with a prefix only, so that nothing else can be meant without.
        plain = {element.name for element in elements if not element.prefix}
        prefixed = {name_of(element).partition(":")[2]: name_of(element) for element in elements if ":" in name_of(element)}
        prefixed = {name: whole for name, whole in prefixed.items() if name not in plain}
        declared = [(name_of(element), model_of(element, prefixed), tuple(sorted(map(attribute_of, element.iterattributes())))) for element in elements if element.type != "undefined"]
        undeclared = {name for _, model, _ in declared if not isinstance(model, str) for _, targets in model[1] for name, _ in targets} - {name for name, _, _ in declared}
        assert not undeclared, (edition, undeclared)
        read.append((edition, declared))

    everything = [declaration for _, declared in read for declaration in declared]
    names = {name for name, _, _ in everything}
    for _, model, _ in everything:
        if not isinstance(model, str):
            names |= {name for _, targets in model[1] for name, _ in targets}
    names = sorted(names)
    number_of = {name: number for number, name in enumerate(names)}
    attributes = sorted({attribute for _, _, found in everything for attribute in found})
    attribute_number = {attribute: number for number, attribute in enumerate(attributes)}
    lists = list(dict.fromkeys(found for _, _, found in everything))
    list_number = {found: number for number, found in enumerate(lists)}
    models = list(dict.fromkeys(model_line(model, number_of) for _, model, _ in everything))
    model_number = {line: number for number, line in enumerate(models)}

    def declaration(name, model, found):
        return number_of[name], model_number[model_line(model, number_of)], list_number[found]

    declarations = sorted({declaration(*each) for each in everything})
    declaration_number = {each: number for number, each in enumerate(declarations)}
    package = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))
    sections = {
        "elements": names,
        "attributes": attributes,
        "lists": [ranges(attribute_number[attribute] for attribute in found) for found in lists],
        "models": models,
        "declarations": [" ".join(map(str, each)) for each in declarations],
        "editions": [f"{edition} {ranges(declaration_number[declaration(*each)] for each in declared)}" for edition, declared in read],
    }
    lines = [
        "# What the DTDs of JATS (ANSI/NISO Z39.96) say, versions 1.0 to 1.4: Archiving, Publishing and Authoring, with",
        "# MathML 2 and 3, with XHTML and with OASIS tables. The DTDs are in the public domain; they were taken from the npm",
        f"# package {package['name']} {package['version']}, and their original is at https://jats.nlm.nih.gov.",
        "# Made by `tests/interop/jats_tables.py --write`, which also checks this file. Not to be edited by hand.",
        "#",
        "# elements: their names; what follows refers to them, and to each other, by number, counted from 0",
        "# attributes: name, type and default of each that is declared: `?` is none, `*` required, `!` fixed, `=` what follows",
        "# lists: the attributes that one element has",
        "# models: what an element may hold: `empty`, `elements` or `mixed` with text; how many states the automaton has,",
        "#     which of them may be the last; then names, and where these lead from each state",
        "# declarations: an element, its model and its list",
        "# editions: the declarations that each has",
    ]
    for section, entries in sections.items():
        lines += [f"{section} {len(entries)}", *entries]
    return "\n".join(lines) + "\n"


def main():
    right = tables()
    if "--write" in sys.argv[1:]:
        TABLES.parent.mkdir(parents=True, exist_ok=True)
        TABLES.write_text(right, encoding="utf-8")
    ours = TABLES.read_text(encoding="utf-8")
    wrong = 0
    if ours != right:
        ours, right = ours.split("\n"), right.split("\n")
        wrong = sum(1 for pair in zip(ours, right) if pair[0] != pair[1]) + abs(len(ours) - len(right))
        first = next((number for number, pair in enumerate(zip(ours, right)) if pair[0] != pair[1]), min(len(ours), len(right)))
        print(f"FAILED {TABLES.name}: line {first + 1} is\n  {ours[first:first + 1]}\nbut should be\n  {right[first:first + 1]}")
    print(f"{len(editions())} editions, {wrong} lines differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
