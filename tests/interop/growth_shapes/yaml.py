"""byline's own YAML: what JSON cannot say."""
from . import add

HEAD = "metadata: { title: T, language: en }\n"
BODY = HEAD + "body:\n"
REST = HEAD + "body: x\n"
EXTENSIONS = REST + "extensions:\n"


def repeated(name, before, piece, after=""):
    """A piece again and again; `{n}` in it makes each one different."""

    def of_size(size):
        count = max(1, size // len(piece.replace("{n}", "1234").encode()))
        pieces = (piece.replace("{n}", str(n)) for n in range(count)) if "{n}" in piece else (piece for _ in range(count))
        return before + "".join(pieces) + after

    add("yaml", name, of_size)


repeated("paragraphs", BODY, "  - the quick brown fox.\n")
repeated("literal text", HEAD + "body: |\n", "  the quick brown fox.\n\n")
repeated("folded text", HEAD + "body: >\n", "  the quick brown fox.\n")
repeated("plain text of many lines", BODY, "  the quick brown fox.\n")
repeated("escapes", HEAD + 'body: "', "\\u0041\\x41", '"\n')
repeated("escaped line ends", HEAD + 'body: "', "a\n  \\\n", '"\n')
repeated("comments", REST, "# comment\n")
repeated("comments in a list", BODY, "  # c\n  - x\n")
repeated("anchors", EXTENSIONS + "  org.a:\n", "    - &a{n} x\n")
repeated("one anchor again and again", EXTENSIONS + "  org.a:\n", "    - &a x\n")
repeated("aliases", EXTENSIONS + "  org.a: &a x\n  org.b: [", "*a, ", "]\n")
repeated("merge keys", EXTENSIONS + "  org.a: &a {x: 1}\n  org.b:\n", "    - {<<: *a}\n")
repeated("tags", BODY, "  - !!str x\n")
repeated("tags of its own", BODY, "  - !t{n} x\n")
repeated("documents", REST, "---\na: b\n")
repeated("dashes", HEAD + "body:\n", "- ")
repeated("open brackets", HEAD + "body: ", "[")
repeated("open braces", HEAD + "body: ", "{a: ")
repeated("question marks", BODY, "? ")
repeated("duplicate keys", REST + "people:\n", "  a: { name: A B }\n")
repeated("people", REST + "people:\n", "  p{n}: { name: A B{n} }\n")
repeated("unknown fields", REST, "unk{n}: 1\n")
repeated("directives", "", "%TAG !e! tag:x,2000:\n", "---\n" + REST)
repeated("long key", REST, "k", ": 1\n")
repeated("colons", REST + "a", ": ")
repeated("tabs", BODY, "\t- x\n")
repeated("quotation marks", HEAD + "body: ", "'")
repeated("carriage returns", BODY, "  - x\r")
repeated("empty lines", HEAD + "body: |\n  x\n", "\n")
repeated("flow list", HEAD + "body: [", "x, ", "]\n")
repeated("events in a chain", REST + "events:\n", "  e{n}: { name: E{n}, date: 2020-13-45 }\n")
repeated("deep blocks", EXTENSIONS + "  org.a:\n    - x\n", "    -\n" + "".join("      " + " " * n + "a:\n" for n in range(100)))
