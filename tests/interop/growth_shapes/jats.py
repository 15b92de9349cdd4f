"""JATS: every element of the Archiving DTD that may be repeated, every reference, and spans and depths."""
from pathlib import Path

from . import add, link, repeat

EDITION = "1.3-archiving "
TABLES = Path(__file__).parents[3] / "schemas/jats/tables.txt"
NAMESPACES = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:ali="http://www.niso.org/schemas/ali/1.0/" xmlns:xi="http://www.w3.org/2001/XInclude"'
META = "<journal-meta><issn>0378-5955</issn></journal-meta><article-meta><title-group><article-title>T</article-title></title-group>{}</article-meta>"


def numbers(ranges):
    for part in filter(None, ranges.split(".")):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def sections(lines):
    """The parts of the tables; their head says how they are written."""
    found = {}
    lines = iter(line for line in lines if not line.startswith("#"))
    for heading in lines:
        name, count = heading.split(" ")
        found[name] = [next(lines) for _ in range(int(count))]
    return found


def content_models():
    """For each element, those that its content may repeat, and whether it may hold text."""
    tables = sections(TABLES.read_text().splitlines())
    edition = next(line for line in tables["editions"] if line.startswith(EDITION))
    models = {}
    for declaration in numbers(edition[len(EDITION):]):
        element, model, _ = map(int, tables["declarations"][declaration].split(" "))
        kind, *rest = tables["models"][model].split(" ")
        repeated, single = [], []
        for column in rest[2:]:
            names, targets = column.rsplit(":", 1)
            moves = targets.split(",")
            is_repeated = any(target == str(state) for state, target in enumerate(moves))
            (repeated if is_repeated else single).extend(tables["elements"][number] for number in numbers(names))
        models[tables["elements"][element]] = (repeated, single, kind == "mixed")
    return models


MODELS = content_models()


def first_places():
    """Each element that may be repeated, with the way to the first place where it may."""
    ways = {"article": []}
    queue = ["article"]
    while queue:
        parent = queue.pop(0)
        repeated, single, _ = MODELS[parent]
        for child in [*repeated, *single]:
            if child not in ways and child in MODELS:
                ways[child] = [*ways[parent], parent]
                queue.append(child)
    for name in ways:
        parents = [p for p in ways if name in MODELS[p][0] and not p.startswith("mml:")]
        if parents:
            parent = min(parents, key=lambda parent: len(ways[parent]))
            yield name, [*ways[parent], parent]


def article(inner, way=()):
    """An article around this content, which lies within these elements."""
    opening = "".join(f"<{name}>" for name in way)
    closing = "".join(f"</{name}>" for name in reversed(way))
    front = "" if way[:1] in (("front",), ["front"]) else f"<front>{META.format('')}</front>"
    return f'<article dtd-version="1.3" article-type="news" {NAMESPACES}>{front}{opening}{inner}{closing}</article>'


def least(name):
    """The element with the little that it must hold."""
    _, _, has_text = MODELS[name]
    return f"<{name}>x</{name}>" if has_text else f"<{name}/>"


for name, way in first_places():
    if name.startswith("mml:") and name not in ("mml:math", "mml:mi", "mml:mrow", "mml:mtr"):
        continue
    repeat("jats", f"{name} in {way[-1]}", lambda n, name=name: least(name), lambda items, way=way: article("".join(items), way[1:]))


def body(name, item, around="{}"):
    repeat("jats", name, item, lambda items: article(around.format("".join(items)), ["body"]))


def meta(name, item, around="{}"):
    repeat("jats", name, item, lambda items: article(META.format(around.format("".join(items))), ["front"]))


body("paragraphs", lambda n: "<p>The quick brown fox.</p>")
body("paragraphs with one id", lambda n: '<p id="a">x</p>')
body("paragraphs with ids", lambda n: f'<p id="a{n}">x</p>')
body("links to one", lambda n: '<xref ref-type="sec" rid="s">x</xref>', '<sec id="s"><title>T</title><p>{}</p></sec>')
body("links to nothing", lambda n: f'<p><xref rid="s{n}">x</xref></p>')
body("marks", lambda n: "<bold>x</bold> y <italic>z</italic>", "<p>{}</p>")
body("lists", lambda n: "<list-item><p>x</p></list-item>", "<list>{}</list>")
body("definitions", lambda n: "<def-item><term>x</term><def><p>y</p></def></def-item>", "<def-list>{}</def-list>")
body("figures", lambda n: f'<fig id="f{n}"><label>{n}</label><caption><p>x</p></caption><graphic xlink:href="a.png"/></fig>')
body("formulas", lambda n: f"<disp-formula><tex-math>x_{{{n}}}</tex-math></disp-formula>")
body("quotations", lambda n: "<disp-quote><p>x</p><attrib>A B</attrib></disp-quote>")
body("footnotes", lambda n: f'<p>x<fn id="f{n}"><p>y</p></fn></p>')
body("named content", lambda n: f'<p><named-content content-type="person">A B{n}</named-content></p>')
body("unknown elements", lambda n: f"<unknown{n}>x</unknown{n}>")
body("wrong children", lambda n: "<article-meta/>", "<p>{}</p>")
body("wrong children of a list", lambda n: "<sec/>", "<list>{}</list>")
body("text where none may be", lambda n: "x <p>y</p> ", "<list><list-item>{}</list-item></list>")
body("unknown attributes", lambda n: f'<p a{n}="x">y</p>')
body("processing instructions", lambda n: "<?x y?>")
body("comments", lambda n: "<!-- x -->")
body("sections", lambda n: "<sec><title>T</title><p>x</p></sec>")
body("rows of cells", lambda n: "<td>x</td>", "<table-wrap><table><tr>{}</tr></table></table-wrap>")
body("rows", lambda n: "<tr><td>x</td><td>y</td></tr>", "<table-wrap><table>{}</table></table-wrap>")
for name, spans in (("wide", 'colspan="1000"'), ("tall", 'rowspan="65534"'), ("both", 'colspan="1000" rowspan="65534"')):
    body(f"row of {name} cells", lambda n, s=spans: f"<td {s}>x</td>", "<table-wrap><table><tr>{}</tr></table></table-wrap>")
    body(f"column of {name} cells", lambda n, s=spans: f"<tr><td {s}>x</td></tr>", "<table-wrap><table>{}</table></table-wrap>")
meta("authors", lambda n: f'<contrib contrib-type="author"><name><surname>B{n}</surname><given-names>A</given-names></name></contrib>', "<contrib-group>{}</contrib-group>")
meta("authors of one name", lambda n: '<contrib contrib-type="author"><name><surname>B</surname></name></contrib>', "<contrib-group>{}</contrib-group>")
meta("authors with affiliations", lambda n: f'<contrib contrib-type="author"><string-name>A B{n}</string-name><xref ref-type="aff" rid="f{n}"/></contrib><aff id="f{n}"><institution>I {n}</institution></aff>', "<contrib-group>{}</contrib-group>")
meta("affiliations of one author", lambda n: f'<xref ref-type="aff" rid="f{n}"/>', '<contrib-group><contrib contrib-type="author"><string-name>A B</string-name>{}</contrib></contrib-group>')
meta("institutions in one affiliation", lambda n: f"<institution>I {n}</institution>", '<aff id="a">{}</aff>')
meta("collaborations", lambda n: f'<contrib contrib-type="author"><collab>C {n}</collab></contrib>', "<contrib-group>{}</contrib-group>")
meta("keywords", lambda n: f"<kwd>k{n}</kwd>", "<kwd-group>{}</kwd-group>")
meta("groups of keywords", lambda n: f'<kwd-group kwd-group-type="g{n}"><kwd>k{n}</kwd></kwd-group>')
meta("subjects", lambda n: f"<subject>s{n}</subject>", "<article-categories><subj-group>{}</subj-group></article-categories>")
meta("abstracts", lambda n: "<abstract><p>x</p></abstract>")
meta("abstracts of types", lambda n: f'<abstract abstract-type="t{n}"><p>x</p></abstract>')
meta("dates", lambda n: '<pub-date date-type="pub"><year>2020</year></pub-date>')
meta("history", lambda n: f'<date date-type="d{n}"><year>2020</year></date>', "<history>{}</history>")
meta("awards", lambda n: f"<award-group><funding-source>F {n}</funding-source><award-id>{n}</award-id></award-group>", "<funding-group>{}</funding-group>")
meta("licences", lambda n: f'<license xlink:href="https://example.org/{n}"><license-p>x</license-p></license>', "<permissions>{}</permissions>")
meta("identifiers", lambda n: f'<article-id pub-id-type="doi">10.1000/{n}</article-id>')
meta("related articles", lambda n: f'<related-article related-article-type="corrected-article" ext-link-type="doi" xlink:href="10.1000/{n}"/>')
meta("custom metadata", lambda n: f"<custom-meta><meta-name>n{n}</meta-name><meta-value>v</meta-value></custom-meta>", "<custom-meta-group>{}</custom-meta-group>")
meta("translated titles", lambda n: '<trans-title-group xml:lang="ko"><trans-title>x</trans-title></trans-title-group>')
meta("author notes", lambda n: f'<fn id="n{n}"><p>x</p></fn>', "<author-notes>{}</author-notes>")
meta("volumes", lambda n: f"<volume>{n}</volume>")


def references(name, item):
    repeat("jats", name, item, lambda items: article("<ref-list>" + "".join(items) + "</ref-list>", ["back"]))


references("references", lambda n: f'<ref id="r{n}"><element-citation publication-type="book"><source>T {n}</source></element-citation></ref>')
references("mixed references", lambda n: f'<ref id="r{n}"><mixed-citation>B, A. <source>T {n}</source>. 2020.</mixed-citation></ref>')
references("references with one id", lambda n: '<ref id="r"><mixed-citation>T</mixed-citation></ref>')
repeat("jats", "authors of one reference", lambda n: f"<name><surname>B{n}</surname></name>", lambda items: article(f'<ref-list><ref><element-citation><person-group person-group-type="author">{"".join(items)}</person-group></element-citation></ref></ref-list>', ["back"]))
repeat("jats", "sub-articles", lambda n: f'<sub-article id="s{n}"><front-stub><title-group><article-title>T</article-title></title-group></front-stub><body><p>x</p></body></sub-article>', lambda items: article("".join(items)))
repeat("jats", "responses", lambda n: f'<response id="s{n}"><front-stub/><body><p>x</p></body></response>', lambda items: article("".join(items)))

# References from one to the next.
for name, opening, closing in (("p", "<p", "</p>"), ("sec", "<sec", "</sec>"), ("fn", "<p><fn", "</fn></p>"), ("fig", "<fig", "</fig>")):

    def linked(n, to, opening=opening, closing=closing):
        inner = "" if to is None else f'<xref rid="n{to}">x</xref>'
        return f'{opening} id="n{n}">{inner if opening == "<p" else f"<p>{inner}</p>"}{closing}'

    link("jats", f"xref to {name}", linked, lambda items: article("".join(items), ["body"]))


def affiliation(n, to):
    return f'<aff id="n{n}"><institution>I {n}</institution>{"" if to is None else f"""<xref ref-type="aff" rid="n{to}"/>"""}</aff>'


def cites(n, to):
    return f'<ref id="n{n}"><mixed-citation>T {n} {"" if to is None else f"""<xref ref-type="bibr" rid="n{to}">x</xref>"""}</mixed-citation></ref>'


link("jats", "xref in aff", affiliation, lambda items: article(META.format("".join(items)), ["front"]))
link("jats", "xref in citation", cites, lambda items: article("<ref-list>" + "".join(items) + "</ref-list>", ["back"]))

# Depth and texts.
for name, opening, closing in (("sec", "<sec>", "</sec>"), ("bold", "<bold>", "</bold>"), ("list", "<list><list-item>", "</list-item></list>"), ("unknown", "<u1>", "</u1>"), ("quote", "<disp-quote>", "</disp-quote>")):
    body(f"deep {name}", lambda n, o=opening, c=closing: o * 400 + "x" + c * 400, "<p>{}</p>" if name in ("bold", "unknown") else "{}")
for name, piece in {"text": "the quick brown fox ", "spaces": " ", "character references": "&#65;", "entities": "&amp;", "line ends": "\n", "sections of CDATA": "<![CDATA[x]]>", "brackets": "]", "unknown entities": "&nope;"}.items():
    add("jats", f"paragraph of {name}", lambda size, p=piece: article(f"<p>{p * (size // len(p))}</p>", ["body"]))
add("jats", "unclosed elements", lambda size: "<article><body>" + "<p>" * (size // 3))
add("jats", "declared entities", lambda size: "<!DOCTYPE article [" + "".join(f"<!ENTITY e{n} 'x'>" for n in range(size // 21)) + "]>" + article("<p>&e1;</p>", ["body"]))
add("jats", "long attribute", lambda size: article(f'<p id="{"x" * size}">y</p>', ["body"]))
add("jats", "long name", lambda size: article(f"<{'x' * (size // 2)}></{'x' * (size // 2)}>", ["body"]))
