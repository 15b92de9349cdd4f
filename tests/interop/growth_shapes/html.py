"""Web pages: their tags, their JSON-LD, and HTML as browsers read it."""
from . import add, repeat

JSONLD = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"T"}</script>'


def page(head="", body="x"):
    return f"<!doctype html><html lang=en><head><title>T</title>{head}</head><body>{body}</body></html>"


def head(name, item):
    repeat("html", f"head of {name}", item, lambda items: page("".join(items)))


def body(name, piece):
    add("html", f"body of {name}", lambda size: page(JSONLD, piece * (size // len(piece.encode()))))


for name in "citation_author citation_author_institution citation_title citation_reference citation_keywords citation_doi citation_date citation_issn citation_pdf_url citation_language dc.creator dc.title author keywords description".split():
    head(name, lambda n, name=name: f'<meta name="{name}" content="A B{n}">')
for name in "og:title og:image og:locale og:url article:author article:tag article:section article:published_time".split():
    head(name, lambda n, name=name: f'<meta property="{name}" content="A B{n}">')
head("references of many parts", lambda n: f'<meta name="citation_reference" content="citation_title=T {n}; citation_author=A B; citation_doi=10.1000/{n}">')
head("scripts of JSON-LD", lambda n: JSONLD)
head("empty scripts of JSON-LD", lambda n: '<script type="application/ld+json"></script>')
head("broken JSON-LD", lambda n: '<script type="application/ld+json">{"a":</script>')
head("canonical links", lambda n: f'<link rel="canonical" href="https://example.org/{n}">')
head("alternate links", lambda n: f'<link rel="alternate" hreflang="ko" href="https://example.org/{n}">')
head("titles", lambda n: "<title>T</title>")
head("styles", lambda n: "<style>a{}</style>")
head("comments", lambda n: "<!-- x -->")
for name, piece in {
    "paragraphs": "<p>x", "open divs": "<div>", "open spans": "<span>", "closing tags": "</div>", "open formatting": "<b>", "wrong nesting": "<b><p></b></p>",
    "open tables": "<table>", "cells": "<td>x", "open tags": "<", "text": "the quick brown fox ", "entities": "&amp;", "unknown entities": "&nope;", "zero bytes": "\0",
    "open comments": "<!--", "closed comments": "<!---->", "attributes": '<a b="c">x</a>', "images": '<img src="a.png">', "scripts": "<script></script>",
    "templates": "<template>", "open selects": "<select>", "svg": "<svg><p>", "byte order marks": "\ufeff",
}.items():  # fmt: skip
    body(name, piece)
add("html", "attributes of one tag", lambda size: page(JSONLD, "<a " + " ".join(f'b{n}=""' for n in range(size // 10)) + ">x</a>"))
add("html", "one attribute again and again", lambda size: page(JSONLD, "<a " + 'b="" ' * (size // 5) + ">x</a>"))
add("html", "long attribute", lambda size: page(f'<meta name="author" content="{"x" * size}">'))
add("html", "one script of JSON-LD", lambda size: page(JSONLD.replace('"T"', '"T","keywords":[' + ",".join(f'"k{n}"' for n in range(size // 9)) + "]")))

MICRODATA = '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">T</h1>'
RDFA = '<article vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">T</h1>'


def elements(name, before, item):
    repeat("html", name, item, lambda items: page(body=before + "".join(items)))


for name, item in {
    "authors": lambda n: f'<p itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">A B{n}</b></p>',
    "keywords": lambda n: f'<b itemprop="keywords">word{n}</b>',
    "names of one value": lambda n: f'<b itemprop="a{n} b{n} c{n} d{n} e{n} f{n} g{n} h{n}">x &amp; y</b>',
    "items in items": lambda n: '<div itemprop="hasPart" itemscope>',
    "other articles": lambda n: f'</article><article itemscope itemtype="https://schema.org/Article"><p itemprop="headline">T{n}</p>',
    "items that refer to one": lambda n: '<div itemprop="about" itemscope itemref="all"></div>',
    "texts": lambda n: f'<p itemprop="articleBody">The tide rose and fell {n} times.</p>',
    "addresses": lambda n: f'<a itemprop="url" href="../{n}">x</a>',
}.items():  # fmt: skip
    elements(f"Microdata: {name}", '<b id="all"><i itemprop="name">x</i></b>' + MICRODATA, item)
for name, item in {
    "authors": lambda n: f'<p property="author" typeof="Person"><b property="name">A B{n}</b></p>',
    "keywords": lambda n: f'<b property="keywords">word{n}</b>',
    "things in things": lambda n: '<div property="hasPart" typeof="Article">',
    "things that refer to the next": lambda n: f'<div resource="#t{n}" typeof="Person"><link property="knows" href="#t{n + 1}"></div>',
    "things that refer to one": lambda n: f'<div resource="#t{n}" typeof="Person"><link property="knows" href="#t0"></div>',
    "prefixes": lambda n: f'<div prefix="p{n}: https://example.org/{n}#">',
    "relations that wait": lambda n: f'<div rel="about" rev="mentions">',
    "lists": lambda n: f'<b property="author" inlist>A B{n}</b>',
    "languages": lambda n: f'<b property="name" lang="x-{n}">x</b>',
}.items():  # fmt: skip
    elements(f"RDFa: {name}", RDFA, item)
