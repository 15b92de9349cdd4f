//! What can be named on the command line: folders, archives, web archives and lists, in all formats together.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use crate::support::program::Folder;
use crate::support::zstd;

const YAML: &str = "metadata: { title: Tides, language: en_US }\nbody: The tide turns.\n";
const JATS: &str = "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 \
    20210610//EN\" \"JATS-archivearticle1-3.dtd\">\n<article dtd-version=\"1.3\" xml:lang=\"en_US\"><front><article-meta>\
    <title-group><article-title>Tides</article-title></title-group></article-meta></front><body><p>The tide \
    turns.</p></body></article>";
const PAGE: &str = "<!DOCTYPE html><title>Tides</title><script type=\"application/ld+json\">{ \"@context\": \
    \"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"Tides\", \"datePublished\": \"2026-13-40\" }</script>";
const POM: &str = "<?xml version=\"1.0\"?><project xmlns=\"http://maven.apache.org/POM/4.0.0\"/>";
const PACKAGE: &str = r#"{ "name": "tides", "version": "1.0.0" }"#;

/// A folder `in` with an article of each kind, and other files.
fn mixed() -> Folder {
    Folder::with(&[
        ("in/a.yaml", YAML),
        ("in/b.nxml", JATS),
        ("in/c.html", PAGE),
        ("in/d/page", PAGE),
        ("in/d/pom.xml", POM),
        ("in/d/package.json", PACKAGE),
        ("in/d/notes.md", "# Tides"),
    ])
}

/// The findings of `validate`: the path or URL and the rule of each.
fn found(folder: &Folder, arguments: &[&str]) -> Vec<(String, String)> {
    let ran = folder.run(&[&["validate", "--format", "json"], arguments].concat());
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).expect(&ran.stderr);
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let findings = report["diagnostics"].as_array().unwrap().iter();
    findings.map(|one| (text(&one["file"]), text(&one["code"]))).collect()
}

const PASSED_OVER: &str = "byline: passed over 3 files: 1 in no format that byline reads, 1 JSON or YAML file without an \
    article, 1 XML file that is not JATS\n";

#[test]
fn a_folder_of_all_formats_is_judged_as_a_whole() {
    let folder = mixed();
    let (language, date) = ("language-tag-malformed", "jsonld-date-malformed");
    let expected = [("a.yaml", language), ("b.nxml", language), ("c.html", date), ("d/page", date)];
    assert_eq!(found(&folder, &["in"]), expected.map(|(name, rule)| (format!("in/{name}"), rule.to_owned())));
    let ran = folder.run(&["validate", "in"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, PASSED_OVER));
    assert_eq!(folder.run(&["validate", "--quiet", "in"]).stderr, "");
}

#[test]
fn archives_have_the_findings_of_their_files() {
    let folder = mixed();
    let rules = |argument: &str| {
        let mut rules: Vec<_> = found(&folder, &[argument]).into_iter().map(|(_, rule)| rule).collect();
        rules.sort();
        rules
    };
    let expected = rules("in");
    let place = |name: &str| folder.path().join(name);
    let mut tar = tar::Builder::new(Vec::new());
    tar.append_dir_all(".", place("in")).unwrap();
    let tar = tar.into_inner().unwrap();
    fs::write(place("in.tar"), &tar).unwrap();
    fs::write(place("in.tar.zst"), zstd(&tar)).unwrap();
    let mut zip = zip::ZipWriter::new(fs::File::create(place("in.zip")).unwrap());
    for name in ["a.yaml", "b.nxml", "c.html", "d/page", "d/pom.xml", "d/package.json", "d/notes.md"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&fs::read(place("in").join(name)).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    for archive in ["in.tar", "in.tar.zst", "in.zip"] {
        assert_eq!(rules(archive), expected, "{archive}");
        assert_eq!(folder.run(&["validate", archive]).stderr, PASSED_OVER, "{archive}");
    }
    let ran = folder.run(&["import", "in.zip", "--out-dir", "out"]);
    assert!(place("out/in/d/page.json").is_file() && !place("out/in/a.json").exists(), "{}", ran.stderr);
}

#[test]
fn nothing_to_read_is_an_error_that_says_what_there_was() {
    let folder = Folder::with(&[
        ("code/main.rs", "fn main() {}"),
        ("code/package.json", PACKAGE),
        ("good/a.yaml", YAML),
    ]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    fs::write(folder.path().join("empty.tar"), tar::Builder::new(Vec::new()).into_inner().unwrap()).unwrap();
    let mut tar = tar::Builder::new(Vec::new());
    tar.append_dir_all(".", folder.path().join("code")).unwrap();
    fs::write(folder.path().join("code.tar"), tar.into_inner().unwrap()).unwrap();
    const SEEN: &str =
        "; passed over 2 files: 1 in no format that byline reads, 1 JSON or YAML file without an article";
    for (argument, seen) in [
        ("empty", ": there are no files, not counting hidden and ignored ones"),
        ("empty.tar", ": there are no files, not counting hidden and ignored ones"),
        ("code", SEEN),
        ("code.tar", SEEN),
    ] {
        for command in [&["validate"][..], &["fmt", "--check"], &["export", "--to", "jats"], &["import"]] {
            if argument.ends_with("tar") && command != ["validate"] {
                continue;
            }
            // Next to one that has articles, too.
            for more in [&[][..], &["good"]] {
                let ran = folder.run(&[command, &[argument], more, &["--quiet"]].concat());
                if more.is_empty() || command[0] != "import" {
                    assert_eq!(ran.code, 2, "{command:?} {argument} {more:?}: {}", ran.stderr);
                }
                let expected = format!("byline: nothing to read in {argument:?}{seen}\n");
                assert!(ran.stderr.contains(&expected), "{command:?} {more:?}: {}", ran.stderr);
            }
        }
    }
}

#[test]
fn lists_of_files_are_read() {
    let folder = mixed();
    let expected = found(&folder, &["in/a.yaml", "in/d"]);
    for (list, name) in [("in/a.yaml\r\n\nin/d\n", "lines"), ("in/a.yaml\0in/d\0", "nul")] {
        fs::write(folder.path().join(name), list).unwrap();
        assert_eq!(found(&folder, &["--files-from", name]), expected);
        let ran =
            folder.run_with_input(&["validate", "--files-from", "-", "--format", "concise"], list.as_bytes());
        assert_eq!((ran.code, ran.stdout.lines().count()), (1, 2), "{}", ran.stderr);
    }
    let ran = folder.run(&["validate", "--files-from", "none"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.starts_with("byline: cannot read \"none\""), "{}", ran.stderr);
}

#[test]
fn patterns_and_a_format_narrow_what_is_read() {
    let folder = mixed();
    let names = |arguments: &[&str]| -> Vec<String> {
        found(&folder, &[arguments, &["in"]].concat()).into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(&["--include", "*.html", "--include", "/d/"]), ["in/c.html", "in/d/page"]);
    assert_eq!(names(&["--exclude", "*.nxml", "--exclude", "d"]), ["in/a.yaml", "in/c.html"]);
    assert_eq!(names(&["--from", "html"]), ["in/c.html", "in/d/page"]);
    assert_eq!(names(&["--from", "jats"]), ["in/b.nxml"]);
    // An archive is like a folder: the patterns are about its files.
    let mut tar = tar::Builder::new(Vec::new());
    tar.append_path_with_name(folder.path().join("in/c.html"), "e.html").unwrap();
    fs::write(folder.path().join("in/more.tar"), tar.into_inner().unwrap()).unwrap();
    assert_eq!(names(&["--include", "*.html"]), ["in/c.html", "in/more.tar/e.html"]);
    assert_eq!(names(&["--include", "*.html", "--exclude", "*.tar"]), ["in/c.html"]);
    fs::remove_file(folder.path().join("in/more.tar")).unwrap();
    let ran = folder.run(&["validate", "in", "--exclude", "d", "--include", "*.html"]);
    assert_eq!(ran.stderr, "byline: passed over 6 files: 6 excluded\n");
    let ran = folder.run(&["validate", "in", "--include", "a{b"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.starts_with("byline: --include \"a{b\" is not a pattern"), "{}", ran.stderr);
}

/// A record of a web archive.
fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(url: &str, status: &str, header: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\n{header}\r\n\r\n");
    record("response", url, &[head.as_bytes(), body].concat())
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn chunked(bytes: &[u8]) -> Vec<u8> {
    let chunks = bytes
        .chunks(100)
        .flat_map(|chunk| [format!("{:x}\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat());
    chunks.chain(*b"0\r\n\r\n").collect()
}

/// Brotli without compression, of at most 512 bytes.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len() - 1;
    let first = if length.is_multiple_of(2) { 0x0B } else { 0x8B };
    [&[first, u8::try_from(length / 2).unwrap(), 0x80], bytes, &[0x03]].concat()
}

#[test]
fn responses_of_web_archives_are_read_as_the_server_sent_them() {
    let folder = Folder::with(&[]);
    let html = "Content-Type: text/html";
    let (mut zlib, latin) =
        (ZlibEncoder::new(Vec::new(), Compression::fast()), PAGE.replace("Tides", "Mar\u{E9}es"));
    zlib.write_all(PAGE.as_bytes()).unwrap();
    let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    let page = PAGE.as_bytes();
    let encoded = |coding: &str| format!("{html}\r\nContent-Encoding: {coding}");
    let records = [
        record("warcinfo", "", b"software: x"),
        record("request", "https://example.org/", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://example.org/plain", "200 OK", html, page),
        response("https://example.org/gzip", "200 OK", &encoded("gzip"), &gzipped(page)),
        response("https://example.org/deflate", "200 OK", &encoded("deflate"), &zlib.finish().unwrap()),
        response("https://example.org/br", "200 OK", &encoded("br"), &brotli(page)),
        response("https://example.org/zstd", "200 OK", &encoded("zstd"), &zstd(page)),
        response(
            "https://example.org/chunked",
            "200 OK",
            &format!("{html}\r\nTransfer-Encoding: chunked"),
            &chunked(page),
        ),
        response("https://example.org/decoded", "200 OK", &encoded("gzip"), page),
        response("<https://example.org/latin>", "200 OK", &format!("{html}; charset=\"ISO-8859-1\""), &latin),
        response("https://example.org/jats", "200 OK", "Content-Type: application/jats+xml", JATS.as_bytes()),
        response("https://example.org/untyped", "200 OK", "Server: x", page),
        response("https://example.org/gone", "404 Not Found", html, page),
        response("https://example.org/logo", "200 OK", "Content-Type: image/png", b"\x89PNG"),
    ];
    let place = |name: &str| folder.path().join(name);
    fs::write(place("a.warc"), records.concat()).unwrap();
    fs::write(place("a.warc.gz"), records.iter().flat_map(|record| gzipped(record)).collect::<Vec<_>>())
        .unwrap();
    for archive in ["a.warc", "a.warc.gz"] {
        let length =
            |record: &Vec<u8>| if archive.ends_with("gz") { gzipped(record).len() } else { record.len() };
        let found = found(&folder, &[archive]);
        let names =
            ["plain", "gzip", "deflate", "br", "zstd", "chunked", "decoded", "latin", "jats", "untyped"];
        let expected: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(number, name)| {
                let offset: usize = records[..number + 2].iter().map(length).sum();
                let rule = if *name == "jats" { "language-tag-malformed" } else { "jsonld-date-malformed" };
                (format!("https://example.org/{name} (at byte {offset} of {archive})"), rule.to_owned())
            })
            .collect();
        assert_eq!(found, expected);
        let ran = folder.run(&["validate", archive]);
        let passed_over = "byline: passed over 2 files: 1 in no format that byline reads, 1 redirection or error of a server\n";
        assert_eq!(ran.stderr, passed_over);
    }
    let ran = folder.run(&["import", "a.warc", "--include", "example.org/latin", "--out-dir", "out"]);
    let offset: usize = records[..9].iter().map(Vec::len).sum();
    let imported = fs::read_to_string(place(&format!("out/a/{offset}.json"))).expect(&ran.stderr);
    assert!(imported.contains("Mar\u{E9}es"), "{imported}");
}

#[test]
fn a_damaged_web_archive_is_an_error_after_what_could_be_read() {
    let folder = Folder::with(&[]);
    let good = response("https://example.org/a", "200 OK", "Content-Type: text/html", PAGE.as_bytes());
    for (name, rest, message) in [
        ("cut", &good[..good.len() - 40], "is cut off"),
        ("other", &b"HTTP/1.1 200 OK\r\n\r\n"[..], "does not begin with `WARC/`"),
        ("length", b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "has no `Content-Length`"),
        ("header", &[&b"WARC/1.1\r\nA: "[..], &[b'a'; 1 << 17]].concat(), "has too long a header"),
    ] {
        let archive = format!("{name}.warc");
        fs::write(folder.path().join(&archive), [&good, rest].concat()).unwrap();
        let ran = folder.run(&["validate", "--format", "concise", &archive]);
        assert_eq!((ran.code, ran.stdout.lines().count()), (2, 1), "{name}: {}{}", ran.stdout, ran.stderr);
        let expected =
            format!("byline: cannot read {archive:?}: the record at byte {} {message}\n", good.len());
        assert_eq!(ran.stderr, expected);
    }
    let not_http = record("response", "https://example.org/b", b"GOPHER");
    fs::write(folder.path().join("b.warc"), [not_http, good].concat()).unwrap();
    let ran = folder.run(&["validate", "--format", "concise", "b.warc"]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (2, 1), "{}", ran.stderr);
    assert_eq!(ran.stderr, "byline: the response at byte 0 of \"b.warc\" is not HTTP, and is not read\n");
}

#[test]
fn what_the_configuration_excludes_is_passed_over_in_folders() {
    let folder = mixed();
    fs::write(folder.path().join("in/byline.toml"), "exclude = [\"/d/\", \"*.html\"]\n").unwrap();
    let names: Vec<_> = found(&folder, &["in"]).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["in/a.yaml", "in/b.nxml"]);
    assert_eq!(folder.run(&["validate", "in"]).stderr, "byline: passed over 2 files: 2 excluded\n");
    // What is named is checked.
    assert_eq!(found(&folder, &["in/c.html"]).len(), 1);
    let ran = folder.run(&["validate", "in/d"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_page_may_have_been_fetched_from_somewhere() {
    let page = "<html lang=en><article itemscope itemtype=https://schema.org/Article><p itemprop=headline>Tides</p>\
        <a itemprop=url href=tides>here</a></article>";
    let folder = Folder::with(&[("a.html", page), ("b.html", page)]);
    let url = ["--url", "https://example.org/2026/"];
    let ran = folder.run(&[&["import", "a.html"], &url[..]].concat());
    assert!(ran.stdout.contains("\"https://example.org/2026/tides\""), "{}{}", ran.stdout, ran.stderr);
    for (arguments, message) in [
        (&["validate", "a.html", "b.html", "--url", "https://example.org/"][..], "the address of one page"),
        (&["import", "a.html", "--url", "example.org"], "is an address with `https://`"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
}
