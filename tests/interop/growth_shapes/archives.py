"""Archives of articles: many members, large members, and heads that lie."""
import gzip
import io
import tarfile

from . import SHAPES, Shape, compact

ARTICLE = compact({"metadata": {"title": "T", "language": "en"}, "body": "x"}).encode()


def tar(members, format=tarfile.PAX_FORMAT):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        for name, data in members:
            head = tarfile.TarInfo(name)
            head.size = len(data)
            archive.addfile(head, io.BytesIO(data))
    return file.getvalue()


def archive(name, of_size, file="a.tar"):
    SHAPES.append(Shape("archive", name, lambda size: {file: of_size(size)}))


def many(size, **kind):
    return tar(((f"a{n}.json", ARTICLE) for n in range(size // 1024)), **kind)


def large(size):
    paragraphs = ",".join(['"The quick brown fox."'] * (size // 23))
    return tar([("a.json", b'{"metadata":{"title":"T","language":"en"},"body":[' + paragraphs.encode() + b"]}")])


archive("tar of members", many)
archive("tar of members, GNU", lambda size: many(size, format=tarfile.GNU_FORMAT))
archive("tar of a large member", large)
archive("tar of equal names", lambda size: tar(("a.json", ARTICLE) for _ in range(size // 1024)))
archive("tar of long names", lambda size: tar((f"{'d/' * 100}a{n}.json", ARTICLE) for n in range(size // 2560)))
archive("tar of one very long name", lambda size: tar([("d/" * (size // 2) + "a.json", ARTICLE)]))
archive("tar of one very long name, GNU", lambda size: tar([("d/" * (size // 2) + "a.json", ARTICLE)], tarfile.GNU_FORMAT))
archive("tar of other files", lambda size: tar((f"a{n}.txt", b"x") for n in range(size // 1024)))
archive("tar.gz of members", lambda size: gzip.compress(many(size * 10)), "a.tar.gz")
archive("json.gz", lambda size: gzip.compress(b'{"metadata":{"title":"T","language":"en"},"body":[' + b'"x",' * size + b'"y"]}'), "a.json.gz")
