"""Archives of articles: many members, large members, and heads that lie."""
import gzip
import io
import tarfile
import zipfile

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
archive("tar.gz of members", lambda size: gzip.compress(many(size)), "a.tar.gz")
archive("json.gz", lambda size: gzip.compress(b'{"metadata":{"title":"T","language":"en"},"body":[' + b'"x",' * (size // 4) + b'"y"]}'), "a.json.gz")


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


archive("zip of members", lambda size: zipped((f"a{n}.json", ARTICLE) for n in range(size // 200)), "a.zip")
archive("zip of long names", lambda size: zipped((f"{'d/' * 100}a{n}.json", ARTICLE) for n in range(size // 600)), "a.zip")
archive("zip of other files", lambda size: zipped((f"a{n}.txt", b"x") for n in range(size // 120)), "a.zip")
archive("zip of a large member", lambda size: zipped([("a.json", b'{"metadata":{"title":"T","language":"en"},"body":[' + b'"x",' * (size // 4) + b'"y"]}')]), "a.zip")  # fmt: skip

PAGE = b'<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":"T"}</script>'


def record(block, kind="response", more=""):
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a/\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def response(body=PAGE, fields=""):
    return record(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n".encode() + body)


def chunks(size):
    return response(b"1\r\nx\r\n" * (size // 6) + b"0\r\n\r\n", "Transfer-Encoding: chunked\r\n")


archive("warc of responses", lambda size: response() * (size // len(response())), "a.warc")
archive("warc of requests", lambda size: record(b"GET / HTTP/1.1\r\n\r\n", "request") * (size // 120), "a.warc")
archive("warc.gz of responses", lambda size: gzip.compress(response()) * (size // len(gzip.compress(response()))), "a.warc.gz")
archive("warc of small chunks", chunks, "a.warc")
archive("warc of fields", lambda size: response(fields="A: b\r\n" * 200) * (size // 1500), "a.warc")
archive("warc of a long field", lambda size: record(PAGE, more="A: " + "b" * size + "\r\n"), "a.warc")
archive("warc of line ends", lambda size: b"\r\n" * (size // 2), "a.warc")
archive("warc of a large page", lambda size: response(b"<p>x</p>" * (size // 8)), "a.warc")
