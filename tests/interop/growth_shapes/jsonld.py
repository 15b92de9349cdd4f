"""JSON-LD: every property that the reader knows, every relation between things, and how they are written down."""
from . import add, compact, link, repeat

CONTEXT = {"@context": "https://schema.org"}
ARTICLE = {"@type": "NewsArticle", "@id": "#a", "headline": "T"}
MARK = "\0"


def around(value):
    before, after = compact({**CONTEXT, **value}).split(compact([MARK]))
    return lambda items: f"{before}[{','.join(items)}]{after}"


def values(label, value, **members):
    """A property with many values."""
    repeat("jsonld", label, lambda n: compact(value(n)), around({**ARTICLE, **members}))


def thing(kind):
    return lambda n: {"@type": kind, "name": f"Name {n}"}


def same(kind):
    return lambda n: {"@type": kind, "name": "Name"}


def identified(kind):
    return lambda n: {"@type": kind, "@id": f"#n{n}", "name": f"Name {n}"}


def string(n):
    return f"Name {n}"


def address(n):
    return f"https://example.org/{n}"


# The properties of an article, with the type of their values.
OF_ARTICLE = {
    "author": "Person", "contributor": "Person", "creator": "Person", "editor": "Person", "translator": "Person", "publisher": "Organization",
    "sourceOrganization": "Organization", "funder": "Organization", "sponsor": "Organization", "about": "Thing", "mentions": "Event",
    "contentLocation": "Place", "locationCreated": "Place", "citation": "Book", "isBasedOn": "CreativeWork", "isPartOf": "Periodical",
    "hasPart": "CreativeWork", "translationOfWork": "Article", "workTranslation": "Article", "subjectOf": "Article", "image": "ImageObject",
    "funding": "Grant", "correction": "CorrectionComment", "copyrightHolder": "Organization", "identifier": "PropertyValue",
    "keywords": "DefinedTerm", "genre": "DefinedTerm", "abstract": "CreativeWork", "license": "CreativeWork", "video": "VideoObject",
    "itemReviewed": "Book", "recordedAt": "Event", "mainEntityOfPage": "WebPage", "associatedMedia": "MediaObject", "comment": "Comment",
}  # fmt: skip
for property, kind in OF_ARTICLE.items():
    values(f"{property} {kind}", thing(kind), **{property: [MARK]})
    values(f"{property} {kind} with ids", identified(kind), **{property: [MARK]})
    values(f"{property} strings", string, **{property: [MARK]})
for property in "author about citation mentions".split():
    values(f"{property} of one name", same(OF_ARTICLE[property]), **{property: [MARK]})
for property in "headline alternativeHeadline name description articleBody articleSection inLanguage datePublished dateModified url sameAs isbn issn wordCount copyrightYear".split():
    values(f"{property} strings", string, **{property: [MARK]})

# Of things that an article is about.
OF_THINGS = {
    "Person": "alternateName sameAs identifier jobTitle worksFor affiliation memberOf alumniOf hasOccupation email image url honorificPrefix givenName description",
    "Organization": "alternateName sameAs identifier parentOrganization location address founder logo legalName url image subOrganization department",
    "Event": "alternateName sameAs identifier location attendee performer organizer superEvent subEvent recordedIn about startDate eventStatus image",
    "Place": "alternateName sameAs identifier containedInPlace address geo image url containsPlace",
    "Book": "author editor publisher sameAs identifier isbn name datePublished isPartOf translator pagination",
    "Quotation": "text spokenByCharacter creator isBasedOn recordedAt citation inLanguage translationOfWork",
}  # fmt: skip
for kind, properties in OF_THINGS.items():
    for property in properties.split():
        of = {"@type": kind, "@id": "#x", "name": "X", "text": "so it goes", property: [MARK]}
        values(f"{kind}.{property} strings", address if property in ("sameAs", "url") else string, about=[of])
        values(f"{kind}.{property} things", lambda n: {"@type": "Thing", "name": f"Name {n}"}, about=[of])

# From one thing to the next.
RELATIONS = [
    ("Organization", "parentOrganization"), ("Organization", "subOrganization"), ("Organization", "department"), ("Organization", "founder"),
    ("Organization", "location"), ("Organization", "memberOf"), ("Person", "worksFor"), ("Person", "affiliation"), ("Person", "memberOf"),
    ("Person", "alumniOf"), ("Person", "knows"), ("Event", "superEvent"), ("Event", "subEvent"), ("Event", "location"), ("Event", "organizer"),
    ("Event", "attendee"), ("Event", "about"), ("Event", "recordedIn"), ("Place", "containedInPlace"), ("Place", "containsPlace"),
    ("Book", "isPartOf"), ("Book", "hasPart"), ("Book", "author"), ("Book", "isBasedOn"), ("Article", "citation"), ("Article", "isPartOf"),
    ("Article", "hasPart"), ("Article", "translationOfWork"), ("Article", "mentions"), ("Article", "subjectOf"), ("Article", "mainEntity"),
    ("Quotation", "isBasedOn"), ("Quotation", "spokenByCharacter"), ("Comment", "parentItem"), ("ImageObject", "creator"),
    ("DefinedTerm", "inDefinedTermSet"), ("WebPage", "mainEntity"), ("PropertyValue", "value"), ("Grant", "funder"), ("Thing", "sameAs"),
]  # fmt: skip
GRAPH = around({"@graph": [MARK]})
for kind, relation in RELATIONS:

    def linked(n, to, kind=kind, relation=relation):
        value = {"@type": kind, "@id": f"#n{n}", "name": f"Name {n}"}
        if kind == "Article":
            value["headline"] = f"Name {n}"
        return compact(value if to is None else {**value, relation: {"@id": f"#n{to}"}})

    def with_article(items):
        return GRAPH([compact({**ARTICLE, "about": {"@id": "#n0"}}), *items])

    link("jsonld", f"{kind} {relation}", linked, with_article)

link("jsonld", "@reverse", lambda n, to: compact({"@type": "Event", "@id": f"#n{n}", "name": f"E {n}", "@reverse": {"subEvent": {"@id": f"#n{to}"}}}), with_article)


def graph(name, item, first=None):
    repeat("jsonld", name, lambda n: compact(item(n)), lambda items: GRAPH([compact(first or ARTICLE), *items]))


graph("articles", lambda n: {"@type": "Article", "@id": f"#n{n}", "headline": f"T {n}"})
graph("articles of one title", lambda n: {"@type": "Article", "headline": "T"})
graph("pieces of one article", lambda n: {"@id": "#a", "keywords": f"k{n}"})
graph("pieces of one person", lambda n: {"@type": "Person", "@id": "#p", "name": "A B", "sameAs": address(n)}, {**ARTICLE, "author": {"@id": "#p"}})
graph("things that nothing names", thing("Person"))
graph("things without a type", lambda n: {"name": f"N {n}"})
graph("unknown types", lambda n: {"@type": f"Nope{n}", "name": "N"})
graph("types nearly known", lambda n: {"@type": f"Persn{n}", "name": "N"})
graph("web pages", lambda n: {"@type": "WebPage", "@id": address(n), "mainEntity": {"@id": "#a"}})
graph("breadcrumbs", lambda n: {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": n, "name": "x"}]})
values("dangling ids", lambda n: {"@id": f"#n{n}"}, author=[MARK])
values("one id again and again", lambda n: {"@id": "#n", "@type": "Person", "name": "A B"}, author=[MARK])
values("nested contexts", lambda n: {**CONTEXT, "@type": "Person", "name": f"A {n}"}, author=[MARK])
values("@list", lambda n: {"@list": [f"A {n}"]}, author=[MARK])
values("@set", lambda n: {"@set": [f"A {n}"]}, author=[MARK])
values("@value", lambda n: {"@value": f"A {n}", "@language": "en"}, alternativeHeadline=[MARK])
values("breadcrumb items", lambda n: {"@type": "ListItem", "position": n, "name": f"x{n}", "item": address(n)}, breadcrumb={"@type": "BreadcrumbList", "itemListElement": [MARK]})
add("jsonld", "unknown properties", lambda size: compact({**CONTEXT, **ARTICLE, **{f"nope{n}": n for n in range(size // 15)}}))
add("jsonld", "properties nearly known", lambda size: compact({**CONTEXT, **ARTICLE, **{f"autho{n}": n for n in range(size // 16)}}))
add("jsonld", "terms in the context", lambda size: compact({"@context": ["https://schema.org", {f"t{n}": f"schema:name{n}" for n in range(size // 26)}], **ARTICLE}))
add("jsonld", "contexts", lambda size: compact({"@context": ["https://schema.org"] * (size // 21), **ARTICLE}))
add("jsonld", "terms one of the other", lambda size: compact({"@context": ["https://schema.org", {f"t{n}": f"t{n + 1}:a" for n in range(size // 20)}], **ARTICLE, "t0": 1}))
add("jsonld", "html in a text", lambda size: compact({**CONTEXT, **ARTICLE, "articleBody": "<p>x</p>" * (size // 8)}))
add("jsonld", "documents", lambda size: "[" + ",".join([compact({**CONTEXT, **ARTICLE})] * (size // 85)) + "]")
