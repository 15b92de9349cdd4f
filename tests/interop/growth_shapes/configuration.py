"""A configuration beside a small article."""
from . import SHAPES, Shape, compact

ARTICLE = compact({"metadata": {"title": "T", "language": "en", "authors": ["n0"]}, "body": "x"}).encode()


def configured(name, of_count, each, links=False):
    def of_number(count):
        return {"byline.toml": of_count(count).encode(), "a.json": ARTICLE}

    SHAPES.append(Shape("toml", name, lambda size: of_number(max(2, size // each)), of_number if links else None))


def lines(name, line, before=""):
    configured(name, lambda count: before + "".join(line(n) for n in range(count)), len(line(7777)))


lines("people", lambda n: f'n{n} = {{ name = "Name {n}" }}\n', "[defaults.people]\n")
lines("people in tables", lambda n: f'[defaults.people.n{n}]\nname = "Name {n}"\n')
lines("organizations", lambda n: f'n{n} = {{ name = "Name {n}" }}\n', "[defaults.organizations]\n")
lines("works", lambda n: f'n{n} = {{ title = "Name {n}" }}\n', "[defaults.works]\n")
lines("unknown fields", lambda n: f"nope{n} = 1\n")
lines("unknown rules", lambda n: f'alt-missin{n} = "off"\n', "[rules]\n")
lines("duplicate keys", lambda n: "a = 1\n", "[rules]\n")
lines("comments", lambda n: "# x\n")
lines("empty lines", lambda n: "\n")
lines("tables", lambda n: f"[t{n}]\n")
lines("arrays of tables", lambda n: "[[t]]\n")
lines("dotted keys", lambda n: f"a.b{n}.c = 1\n")
lines("long key", lambda n: "a")
lines("long dotted key", lambda n: "a.")
lines("open brackets", lambda n: "[", "a = ")
lines("open braces", lambda n: "{a=", "a = ")
lines("long string", lambda n: "x", 'a = "')
lines("keywords", lambda n: f'"k{n}",', "[defaults.metadata]\nkeywords = [")
for kind, relation in (("organizations", "partOf"), ("places", "partOf"), ("events", "partOf")):
    for is_ring in (False, True):

        def of_count(count, kind=kind, relation=relation, is_ring=is_ring):
            targets = [n + 1 if n + 1 < count else 0 if is_ring else None for n in range(count)]
            relations = ("" if to is None else f', {relation} = "n{to}"' for to in targets)
            return f"[defaults.{kind}]\n" + "".join(f'n{n} = {{ name = "N{n}"{r} }}\n' for n, r in enumerate(relations))

        configured(f"{kind} {relation} {'ring' if is_ring else 'chain'}", of_count, 42, links=True)
