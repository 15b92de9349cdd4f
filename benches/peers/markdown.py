"""Articles as Markdown for pandoc: the front as metadata, the works that are cited, the text with its marks.

pandoc knows nothing of the data on people, events and quotes.
"""

import json


def key(id):
    """pandoc takes two hyphens for a dash."""
    return id.replace("--", "-")


def inline_text(content):
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(map(inline_text, content))
    if content.get("type") == "cite":
        return "[" + "; ".join(f"@{key(work)}" for work in content["refs"]) + "]"
    text = inline_text(content.get("content", content.get("tex", "")))
    return {"emphasis": f"*{text}*", "superscript": f"^{text}^", "math": f"${text}$"}.get(content.get("type"), text)


def reference(id, work):
    """A work in CSL, whose names byline uses, with a few exceptions."""
    return {
        "id": key(id),
        "type": work["type"],
        "title": work["title"],
        "author": work["authors"],
        "issued": work["issued"],
        "container-title": work["containerTitle"],
        "volume": work["volume"],
        "page": work["page"],
        "DOI": work["identifiers"]["doi"],
    }


def markdown(article):
    metadata = article["metadata"]
    people = article.get("people", {})
    header = {
        "title": metadata["title"],
        "author": [people[author["agent"]]["name"] for author in metadata["authors"]],
        "date": metadata["dates"]["published"],
        "abstract": metadata["abstracts"][0]["content"],
        "keywords": metadata["keywords"],
        "references": [reference(id, work) for id, work in article.get("works", {}).items()],
    }
    paragraphs = []

    def blocks(content, level):
        for block in [content] if isinstance(content, str) else content:
            kind = "paragraph" if isinstance(block, str) else block["type"]
            if kind == "section":
                paragraphs.append("#" * level + " " + block["title"])
                blocks(block["content"], level + 1)
            elif kind == "table":
                rows = ["| " + " | ".join(row) + " |" for row in block["rows"]]
                paragraphs.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
            else:
                paragraphs.append(block if isinstance(block, str) else inline_text(block["content"]))

    blocks(article["body"], 1)
    return "---\n" + json.dumps(header) + "\n---\n\n" + "\n\n".join(paragraphs) + "\n"
