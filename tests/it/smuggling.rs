//! No text of an article, and no file name, can break out of the output it is written to.

#![cfg(unix)]
use std::fs;
use std::os::unix::fs::symlink;

use byline::formats::Writer;
use byline::formats::html::{HtmlWriter, Part};
use byline::formats::jats::JatsWriter;
use byline::formats::jsonld::{JsonldWriter, Shape};
use byline::model::Article;
use serde_json::{Value, json};

use crate::support::program::Folder;

/// Texts with a special meaning in some format.
const HOSTILE: [&str; 15] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--></SCRIPT >",
    "]]>",
    "]]><x>&amp;&#0;",
    "\u{1b}[2J\u{1b}]0;gone\u{7}",
    "\u{9b}31m\u{85}",
    "\u{202e}txet\u{2066}",
    "\r\n::error file=a,line=1::%0A",
    "\n::set-output name=x::y\n::stop-commands::z",
    "a%0A::warning::b%25",
    "  ::add-mask::secret\r ::add-mask::secret",
    "a ##[add-mask]secret",
    "\u{a0}::stop-commands::a ##[stop-commands]a",
    "\"}],\"results\":[{\"ruleId\":\"",
];

/// An article with `text` wherever a text is allowed.
fn saying(text: &str) -> Value {
    json!({
        "metadata": {
            "title": text, "language": "en", "subtitle": text, "keywords": [text], "authors": [{ "agent": "kim" }],
            "copyright": { "statement": text }, "publisher": "desk"
        },
        "people": { "kim": { "name": text, "description": text, "roles": [{ "title": text }] } },
        "organizations": { "desk": { "name": text } },
        "body": [
            { "type": "paragraph", "content": [text, { "type": "link", "href": text, "content": text }] },
            { "type": "code", "text": text },
            { "type": "figure", "media": [{ "src": text, "alt": text }] }
        ],
        "extensions": { "org.example": { text: text } }
    })
}

#[test]
fn no_text_ends_the_script_element() {
    for text in HOSTILE {
        let article: Article = serde_json::from_value(saying(text)).unwrap();
        for shape in [Shape::Nested, Shape::Graph] {
            let jsonld = JsonldWriter { shape, article_body: true, ..JsonldWriter::default() };
            let page = HtmlWriter { part: Part::Script, jsonld }.export(&article).unwrap().text;
            let inner = page.strip_prefix("<script type=\"application/ld+json\">\n").unwrap();
            let inner = inner.strip_suffix("\n</script>\n").unwrap();
            assert!(!inner.contains(['<', '>', '&']), "{inner}");
            let said: Value = serde_json::from_str(inner).unwrap();
            assert!(said.to_string().contains(&json!(text).to_string()), "{said}");
        }
    }
}

#[test]
fn no_address_that_runs_a_script_is_written_as_a_link() {
    for address in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
    ] {
        let places = [
            json!({ "metadata": { "identifiers": { "url": address } } }),
            json!({ "body": [{ "type": "paragraph", "content": [{ "type": "link", "href": address, "content": "x" }] }] }),
            json!({ "body": [{ "type": "figure", "media": [{ "src": address, "alt": "x" }] }] }),
            json!({ "people": { "kim": { "name": "Kim", "url": address, "sameAs": [address] } }, "metadata": { "authors": [{ "agent": "kim" }] } }),
        ];
        for place in places {
            let mut article = json!({ "metadata": { "title": "T", "language": "en" }, "body": [] });
            for (name, value) in place.as_object().unwrap() {
                match (&mut article[name], value) {
                    (Value::Object(whole), Value::Object(more)) => whole.extend(more.clone()),
                    (whole, value) => *whole = value.clone(),
                }
            }
            let read: Article = serde_json::from_value(article).unwrap();
            for writer in [&JsonldWriter::default() as &dyn Writer, &HtmlWriter::default()] {
                let written = writer.export(&read).unwrap().text.to_lowercase();
                assert!(!written.contains("script:") && !written.contains("data:"), "{written}");
            }
            let refused = JatsWriter::default().export(&read).unwrap_err();
            assert!(refused.iter().all(|finding| finding.code.id == "not-exportable"), "{refused:?}");
        }
    }
}

#[test]
fn not_even_by_force() {
    let article = r#"{ "metadata": { "title": "T", "language": "en", "identifiers": { "url": "javascript:alert(1)" } }, "body": "Votes." }"#;
    let folder = Folder::with(&[("a.json", article)]);
    let ran = folder.run(&["export", "--to", "jats", "--force", "a.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[not-exportable]"), "{}", ran.stderr);
}

#[test]
fn output_cannot_control_terminals_or_runners() {
    for text in HOSTILE {
        // Most of these have findings, and messages and source lines repeat them.
        let mut article = saying(text);
        article["metadata"]["authors"] = json!([{ "agent": text }]);
        article[text] = json!(text);
        let name = format!("{}.json", text.replace('/', "|"));
        let folder = Folder::with(&[(&name, &article.to_string()), ("::error::x.json", "{ \"metadata\": ")]);
        for format in ["human", "concise", "github"] {
            let ran = folder.run(&["validate", ".", "--format", format, "--profile", "advice"]);
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            let steers = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!ran.stdout.contains(steers) && !ran.stderr.contains(steers), "{:?}", ran.stdout);
            assert_eq!(commands(&ran.stderr), [""; 0]);
            let is_ours = |line: &&str| {
                let own = ["::error file=", "::warning file=", "::notice file="];
                format == "github" && own.iter().any(|own| line.starts_with(own))
            };
            let ours = ran.stdout.lines().filter(is_ours).count();
            assert_eq!(commands(&ran.stdout).len(), ours, "{}", ran.stdout);
        }
        let colored = folder.run(&["validate", ".", "--color", "always"]).stdout;
        let escapes = colored.split('\u{1b}').skip(1);
        assert!(
            escapes.into_iter().all(|rest| rest.starts_with('[')
                && rest[1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m')),
            "{colored:?}"
        );
    }
}

/// The lines that GitHub's runner takes for commands: those that begin with `::` after white space, and those that
/// contain `##[`. A carriage return ends a line, too.
fn commands(output: &str) -> Vec<&str> {
    let lines = output.split(['\n', '\r']);
    lines.filter(|line| line.trim_start().starts_with("::") || line.contains("##[")).collect()
}

#[test]
fn output_for_programs_has_no_characters_that_control_terminals_or_runners() {
    let steers = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    for text in HOSTILE {
        let mut article = saying(text);
        article[text] = json!(text);
        let name = format!("{}.json", text.replace('/', "|"));
        let folder = Folder::with(&[(&name, &article.to_string())]);
        for format in ["json", "sarif", "junit", "csv", "html"] {
            let ran = folder.run(&["validate", ".", "--format", format]);
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            // Rows of CSV end with both.
            let shown = ran.stdout.replace("\r\n", "\n");
            assert!(!shown.contains(steers), "{format}: {shown:?}");
            assert_eq!(commands(&ran.stdout), [""; 0], "{format}");
            if format == "json" {
                let said: Value = serde_json::from_str(&ran.stdout).unwrap();
                assert_eq!(said["diagnostics"][0]["file"], name);
            }
        }
        let line = format!("{}\n", json!({ "id": text, "content": article }));
        let ran = folder.run_with_input(&["validate", "--ndjson"], line.as_bytes());
        assert!(!ran.stdout.contains(steers), "{:?}", ran.stdout);
        assert_eq!(commands(&ran.stdout), [""; 0]);
        assert_eq!(serde_json::from_str::<Value>(&ran.stdout).unwrap()["id"], text);
    }
}

#[test]
fn diffs_and_errors_have_no_commands_to_runners() {
    let lines = "metadata: { title: 7, language: en }\nbody: |\n  ::add-mask::a\n  ##[add-mask]a\n";
    let names = ["::add-mask::a.yaml", " ::add-mask::b.yaml", "##[add-mask]c.yaml"];
    let folder = Folder::with(&names.map(|name| (name, lines)));
    for color in ["never", "always"] {
        let ran = folder.run(&["validate", "--diff", "--color", color, "."]);
        assert_eq!((ran.code, commands(&ran.stderr)), (1, Vec::new()));
        assert_eq!(commands(&ran.stdout), [""; 0]);
        assert!(ran.stdout.contains("   <U+003A>:add-mask::a\n   ##<U+005B>add-mask]a"), "{}", ran.stdout);
    }
    let unformatted = "body: Votes.\nmetadata: { title: Votes, language: en }\n";
    let folder = Folder::with(&names.map(|name| (name, unformatted)));
    let ran = folder.run(&["fmt", "--check", "."]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (1, 3), "{}", ran.stdout);
    assert_eq!(commands(&ran.stdout), [""; 0]);
    let ran = folder.run(&["validate", "##[add-mask]none.json", "::add-mask::none.json"]);
    assert_eq!((ran.code, ran.stderr.lines().count()), (2, 2), "{}", ran.stderr);
    assert_eq!(commands(&ran.stderr), [""; 0]);
}

#[test]
fn sarif_logs_have_exactly_the_results() {
    for text in HOSTILE {
        let mut article = saying(text);
        article[text] = json!(text);
        let folder = Folder::with(&[("a.json", &article.to_string())]);
        let count = |format: &str, list: &str| {
            let said: Value =
                serde_json::from_str(&folder.run(&["validate", "a.json", "--format", format]).stdout)
                    .unwrap();
            said.pointer(list).unwrap().as_array().unwrap().len()
        };
        assert_eq!(count("sarif", "/runs/0/results"), count("json", "/diagnostics"));
        assert!(count("json", "/diagnostics") > 0);
    }
}

#[test]
fn links_in_the_folder_do_not_lead_outside() {
    const ARTICLE: &str = r#"{ "metadata": { "title": "T", "language": "en" }, "body": "Votes." }"#;
    let folder = Folder::with(&[
        ("in/a/x.json", ARTICLE),
        ("in/b.json", ARTICLE),
        ("in/c.json", ARTICLE),
        ("else/b.jsonld", "mine"),
        ("out/kept", ""),
    ]);
    symlink(folder.path().join("else"), folder.path().join("out/a")).unwrap();
    symlink(folder.path().join("else/b.jsonld"), folder.path().join("out/b.jsonld")).unwrap();
    let ran = folder.run(&["export", "--to", "jsonld", "in", "--out-dir", "out"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("leads outside --out-dir").count(), 2, "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("else/b.jsonld")).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path().join("else")).unwrap().count(), 1);
    assert!(folder.path().join("out/c.jsonld").is_file());
    // The folder itself may be a link.
    symlink("out", folder.path().join("link")).unwrap();
    assert_eq!(folder.run(&["export", "--to", "jsonld", "in/c.json", "--out-dir", "link"]).code, 0);
}

#[test]
fn streams_name_no_files() {
    let line = format!("{}\n", json!({ "id": "../../a", "file": "/etc/a", "article": saying("x") }));
    let folder = Folder::with(&[]);
    for more in [&["--out-dir", "out"][..], &["-o", "a"]] {
        let ran = folder
            .run_with_input(&[&["export", "--to", "jsonld", "--ndjson"], more].concat(), line.as_bytes());
        assert_eq!(ran.code, 2);
    }
    folder.run_with_input(&["export", "--to", "jsonld", "--ndjson"], line.as_bytes());
    assert_eq!(folder.files(), [""; 0]);
}
