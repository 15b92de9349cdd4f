"""Shapes of input, and the means to add one."""
import json


class Shape:
    """A way to make files of about a size, or with so many references after each other."""

    def __init__(self, format, name, make, make_links=None):
        self.format, self.name, self.make, self.make_links = format, name, make, make_links


SHAPES = []

ROOM = {"json": "a.json", "yaml": "a.yaml", "jats": "a.xml", "jsonld": "a.jsonld", "html": "a.html"}


def text(value):
    return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def add(format, name, of_size):
    """A shape from a function of the size in bytes."""
    SHAPES.append(Shape(format, name, lambda size: {ROOM[format]: text(of_size(size))}))


def repeat(format, name, item, around):
    """A shape that repeats something: `item(n)` is the text of the n-th, `around(items)` the whole file."""

    def of_count(count):
        return {ROOM[format]: text(around([item(n) for n in range(count)]))}

    def of_size(size):
        each = len(text(item(7777)))
        return of_count(max(2, size // (each + 1)))

    SHAPES.append(Shape(format, name, of_size))


def link(format, name, item, around):
    """A chain and a ring: `item(n, next)` refers to the next, or to nothing where that is `None`."""
    for is_ring in (False, True):

        def of_count(count, is_ring=is_ring):
            last = 0 if is_ring else None
            items = [item(n, n + 1 if n + 1 < count else last) for n in range(count)]
            return {ROOM[format]: text(around(items))}

        def of_size(size, of_count=of_count):
            return of_count(max(2, size // (len(text(item(7777, 7778))) + 1)))

        SHAPES.append(Shape(format, f"{name} {'ring' if is_ring else 'chain'}", of_size, of_count))


# The formats add their shapes when they are imported.
from . import article, yaml, jats, jsonld, html, configuration, archives  # noqa: E402, F401
