//! A file that exceeds a limit takes little memory and time; and the limits can be raised.

use std::fs;
use std::thread;

use byline::Format;
use byline::diagnostic::{Diagnostic, Severity};
use byline::formats::Writer;
use byline::formats::html::HtmlWriter;
use byline::formats::jats::JatsWriter;
use byline::formats::jsonld::{self, JsonldWriter};
use byline::source::{Limits, Source};
use byline::validate::validate;
use byline::{Profile, RuleSet};

use crate::support::program::Folder;
use crate::support::zstd;

fn found(text: &str, format: Format, limits: Limits) -> Vec<Diagnostic> {
    validate(&Source::new("article", text).within(limits), format, &RuleSet::standard()).diagnostics
}

/// The codes of a text's diagnostics, at most `most`.
fn codes(text: &str, format: Format, most: usize) -> Vec<&'static str> {
    let diagnostics = found(text, format, Limits { diagnostics: most, ..Limits::default() });
    diagnostics.iter().map(|found| found.code.id).collect()
}

/// The message about omitted diagnostics.
fn left_out(text: &str, format: Format, most: usize) -> Option<String> {
    let diagnostics = found(text, format, Limits { diagnostics: most, ..Limits::default() });
    diagnostics.into_iter().find(|found| found.code.id == "diagnostics-too-many").map(|found| found.message)
}

fn article(paragraph: &str, times: usize) -> String {
    let body = vec![paragraph; times].join(",");
    format!(r#"{{ "metadata": {{ "title": "T", "language": "en" }}, "body": [{body}] }}"#)
}

fn jats(front: &str, body: &str) -> String {
    format!(r#"<article dtd-version="1.3"><front>{front}</front><body>{body}</body></article>"#)
}

const MOST: usize = 10_000;

/// Each limit: a file that just keeps it, one that exceeds it, both with `limits`, and the format.
struct Case {
    name: &'static str,
    limits: Limits,
    raised: Limits,
    format: Format,
    within: String,
    beyond: String,
    code: &'static str,
}

fn cases() -> Vec<Case> {
    let usual = Limits::default();
    let yaml = |times: usize| {
        let names = "*a, ".repeat(times);
        format!("metadata: {{ title: T, language: en }}\nbody: x\nextensions: {{ a: &a 1, b: [{names}] }}\n")
    };
    let entity = |times: usize| {
        let document = jats("", &format!("<p>{}</p>", "&e;".repeat(times)));
        format!("<!DOCTYPE article [<!ENTITY e '12345'>]>{document}")
    };
    let attributes = |count: usize| {
        let all: String = (0..count).map(|n| format!(" a{n}='1'")).collect();
        jats("", &format!("<p><x{all}/></p>"))
    };
    let deep = |depth: usize| jats("", &format!("{}{}", "<p>".repeat(depth), "</p>".repeat(depth)));
    let quoted = |words: &str, times: usize| {
        let quotes: Vec<String> =
            (0..times).map(|n| format!(r#""q{n}": {{ "text": "{words}", "speaker": "kim" }}"#)).collect();
        format!(
            r#"{{ "metadata": {{ "title": "T", "language": "en" }}, "people": {{ "kim": {{ "name": "Kim" }} }},
                "quotes": {{ {} }}, "body": "{}" }}"#,
            quotes.join(", "),
            "so it ".repeat(20_000)
        )
    };
    vec![
        Case {
            name: "size",
            limits: Limits { size: 100, ..usual },
            raised: Limits { size: 101, ..usual },
            format: Format::Json,
            within: format!("{:100}", article("", 0)),
            beyond: format!("{:101}", article("", 0)),
            code: "input-too-large",
        },
        Case {
            name: "values",
            limits: Limits { values: 7, ..usual },
            raised: Limits { values: 8, ..usual },
            format: Format::Json,
            within: article(r#""x""#, 2),
            beyond: article(r#""x""#, 3),
            code: "input-too-large",
        },
        Case {
            name: "values",
            limits: Limits { values: 9, ..usual },
            raised: Limits { values: 10, ..usual },
            format: Format::Yaml,
            within: yaml(1),
            beyond: yaml(2),
            code: "input-too-large",
        },
        Case {
            name: "values",
            limits: Limits { values: 6, ..usual },
            raised: Limits { values: 7, ..usual },
            format: Format::Jats,
            within: jats("", "<p>x</p>"),
            beyond: jats("", "<p>x</p><p/>"),
            code: "input-too-large",
        },
        Case {
            name: "depth",
            limits: usual,
            raised: Limits { depth: 1001, ..usual },
            format: Format::Jats,
            within: deep(998),
            beyond: deep(999),
            code: "input-too-deep",
        },
        Case {
            name: "aliases",
            limits: Limits { aliases: 5, ..usual },
            raised: Limits { aliases: 6, ..usual },
            format: Format::Yaml,
            within: yaml(5),
            beyond: yaml(6),
            code: "yaml-alias-bomb",
        },
        Case {
            name: "entities",
            limits: Limits { entities: 30, ..usual },
            raised: Limits { entities: 35, ..usual },
            format: Format::Jats,
            within: entity(5),
            beyond: entity(6),
            code: "xml-entity-forbidden",
        },
        Case {
            name: "attributes",
            limits: usual,
            raised: Limits { attributes: 10_001, ..usual },
            format: Format::Jats,
            within: attributes(10_000),
            beyond: attributes(10_001),
            code: "input-too-large",
        },
        Case {
            name: "quotes",
            limits: Limits { quotes: 1, ..usual },
            raised: Limits { quotes: 100, ..usual },
            format: Format::Json,
            within: quoted("so it", 1),
            beyond: quoted("it it", 20),
            code: "quotes-unsearched",
        },
        Case {
            name: "diagnostics",
            limits: Limits { diagnostics: 7, ..usual },
            raised: Limits { diagnostics: 8, ..usual },
            format: Format::Json,
            within: article(r#""[insert a word]""#, 7),
            beyond: article(r#""[insert a word]""#, 8),
            code: "diagnostics-too-many",
        },
    ]
}

#[test]
fn exceeding_a_limit_is_reported_with_how_to_raise_it() {
    for Case { name, limits, raised, format, within, beyond, code } in cases() {
        let of_kind = |text: &str, limits: Limits| {
            let all = found(text, format, limits).into_iter();
            all.filter(|found| found.code.id == code).collect::<Vec<_>>()
        };
        assert!(of_kind(&within, limits).is_empty(), "{name}: {:?}", of_kind(&within, limits));
        let [beyond_it] = of_kind(&beyond, limits).try_into().unwrap();
        let option = format!("`--limit {name}=");
        assert!(beyond_it.help.as_ref().unwrap().contains(&option), "{name}: {beyond_it:?}");
        assert_eq!(beyond_it.severity, Severity::Error);
        assert!(of_kind(&beyond, raised).is_empty(), "{name}: {:?}", of_kind(&beyond, raised));
    }
}

#[test]
fn the_program_applies_the_given_limits() {
    for Case { name, limits, raised, format, within, beyond, code } in cases() {
        let folder = Folder::with(&[("within", &within), ("beyond", &beyond)]);
        let of = |limits: Limits| match name {
            "size" => limits.size,
            "values" => limits.values,
            "depth" => limits.depth,
            "aliases" => limits.aliases,
            "entities" => limits.entities,
            "attributes" => limits.attributes,
            "quotes" => limits.quotes,
            _ => limits.diagnostics,
        };
        let says_so = |command: &str, file: &str, limits: Limits| {
            let limit = format!("{name}={}", of(limits));
            let arguments = [command, "--from", format.name(), "--limit", &limit, file];
            let arguments = arguments.iter().copied().chain((command == "export").then_some("--to=jats"));
            let ran = folder.run(&arguments.collect::<Vec<_>>());
            assert!(ran.code < 2, "{name} {command}: {}", ran.stderr);
            format!("{}{}", ran.stdout, ran.stderr).contains(code)
        };
        // All commands share the option.
        let others = if name == "values" { &["export", "import"][..] } else { &[] };
        for command in ["validate"].iter().chain(others) {
            assert!(says_so(command, "beyond", limits), "{name} {command}");
            assert!(!says_so(command, "within", limits), "{name} {command}");
            assert!(!says_so(command, "beyond", raised), "{name} {command}");
        }
    }
}

#[test]
fn a_line_that_is_too_long_gets_a_result() {
    let folder = Folder::with(&[]);
    let (good, long) = (article(r#""A word.""#, 1), article(r#""A word.""#, 50_000));
    let lines = format!("{long}\n{good}\n");
    let ran = folder.run_with_input(&["validate", "--ndjson", "--limit", "size=100K"], lines.as_bytes());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let answers: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(answers.len(), 2, "{}", ran.stdout);
    assert!(answers[0].contains("input-too-large") && answers[1].contains(r#""ok":true"#), "{answers:?}");
}

#[test]
fn an_endless_file_is_only_read_up_to_the_limit() {
    let folder = Folder::with(&[]);
    let zero = "/dev/zero";
    if fs::metadata(zero).is_ok() {
        let ran = folder.run(&["validate", "--format", "concise", "--limit", "size=1M", zero]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(ran.stdout.contains("input-too-large"), "{}", ran.stdout);
    }
}

/// A header of an archive, followed by so many bytes.
fn tar_header(name: &str, kind: tar::EntryType, size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(kind);
    header.set_size(size);
    header.set_cksum();
    header
}

#[test]
fn names_and_attributes_in_an_archive_are_only_read_up_to_a_limit() {
    let folder = Folder::with(&[]);
    for (letter, kind) in [
        ("L", tar::EntryType::GNULongName),
        ("K", tar::EntryType::GNULongLink),
        ("x", tar::EntryType::XHeader),
    ] {
        let header = tar_header(letter, kind, 4 << 30);
        let bytes = [header.as_bytes().as_slice(), &vec![b'a'; 2 << 20]].concat();
        let name = format!("{letter}.tar.zst");
        fs::write(folder.path().join(&name), zstd(&bytes)).unwrap();
        let ran = folder.run(&["validate", &name]);
        let expected = format!(
            "byline: cannot read {name:?}: the name or the attributes of a file in it take more than 1048576 \
             bytes\n"
        );
        assert_eq!((ran.code, ran.stderr), (2, expected));
    }
    // Ordinary ones are far below it, and the size of a file does not count.
    let mut archive = tar::Builder::new(Vec::new());
    let attributes = "a".repeat(100_000);
    for number in 0..30 {
        let text = article(r#""A word.""#, 1).replace("\"en\"", "\"e n\"");
        archive.append_pax_extensions([("SCHILY.xattr.user.a", attributes.as_bytes())]).unwrap();
        let mut header = tar_header("", tar::EntryType::Regular, text.len() as u64);
        let name = format!("{}/{number}.json", "long/".repeat(60));
        archive.append_data(&mut header, name, text.as_bytes()).unwrap();
        let mut header = tar_header("", tar::EntryType::Regular, 3 << 20);
        archive.append_data(&mut header, "image.jpeg", vec![0; 3 << 20].as_slice()).unwrap();
    }
    fs::write(folder.path().join("good.tar"), archive.into_inner().unwrap()).unwrap();
    let ran = folder.run(&["validate", "good.tar", "--format", "json"]);
    assert!(ran.stdout.contains("\"errors\": 30,"), "{} {}", ran.stdout, ran.stderr);
}

#[test]
fn a_file_too_large_to_see_whether_it_is_an_article_is_reported() {
    let late = format!(r#"{{ "body": "{}", "metadata": {{}} }}"#, "x".repeat(5_000));
    let folder = Folder::with(&[("in/a.json", &late), ("in/b.yaml", &late)]);
    let mut archive = tar::Builder::new(Vec::new());
    let mut header = tar_header("a.json", tar::EntryType::Regular, late.len() as u64);
    archive.append_data(&mut header, "a.json", late.as_bytes()).unwrap();
    fs::write(folder.path().join("a.tar"), archive.into_inner().unwrap()).unwrap();
    for (input, count) in [("in", 2), ("a.tar", 1)] {
        let ran = folder.run(&["validate", input, "--limit", "size=1K", "--format", "concise"]);
        assert_eq!(ran.code, 1, "{input}: {}", ran.stderr);
        assert_eq!(ran.stdout.matches("error[input-too-large]").count(), count, "{input}: {}", ran.stdout);
    }
    let ran = folder.run(&["fmt", "--check", "in", "--limit", "size=1K", "--format", "concise"]);
    assert_eq!((ran.code, ran.stderr.matches("error[input-too-large]").count()), (1, 2), "{}", ran.stderr);
}

#[test]
fn a_configuration_that_is_too_large_is_not_read() {
    let folder = Folder::with(&[("a.json", &article(r#""A word.""#, 1)), ("byline.toml", "")]);
    let file = fs::File::create(folder.path().join("byline.toml")).unwrap();
    file.set_len(1 << 40).unwrap();
    let ran = folder.run(&["validate", "a.json", "--limit", "size=1G", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let said: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let found = &said["diagnostics"][0];
    assert_eq!((&found["code"], &found["file"]), (&"input-too-large".into(), &"byline.toml".into()));
    assert_eq!(found["message"], "the text has more than 16777216 bytes");
    assert!(found["help"].as_str().unwrap().ends_with("no option raises this limit"), "{found}");
}

#[test]
fn limits_of_the_stack_cannot_be_raised() {
    let json = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    for format in [Format::Json, Format::Yaml, Format::Jsonld] {
        let limits = Limits { depth: 10_000, ..Limits::default() };
        assert!(!found(&json(128), format, limits).iter().any(|found| found.code.id == "input-too-deep"));
        let [deep] = found(&json(129), format, limits).try_into().unwrap();
        assert_eq!(deep.code.id, "input-too-deep");
        assert!(deep.help.unwrap().ends_with("no option raises this limit"));
    }
}

/// The default stack size of a thread.
const SMALL_STACK: usize = 2 << 20;

#[test]
fn nested_xml_needs_little_stack() {
    let nested = |names: &[&str], depth: usize| {
        let opening: String = names.iter().cycle().take(depth).map(|name| format!("<{name}>")).collect();
        let closing = names.iter().cycle().take(depth).map(|name| format!("</{name}>"));
        opening + "x" + &closing.collect::<Vec<_>>().into_iter().rev().collect::<String>()
    };
    let work = move || {
        let limits = Limits { depth: 2000, ..Limits::default() };
        for names in [
            &["sec"][..],
            &["bold"],
            &["sub-article"],
            &["response", "sub-article"],
            &["list", "list-item"],
            &["disp-quote", "p"],
            &["table-wrap", "table", "tr", "td"],
            &["unknown"],
        ] {
            found(&jats("", &nested(names, 1900)), Format::Jats, limits);
            let whole = format!("<article><front/><body/>{}</article>", nested(names, 1900));
            found(&whole, Format::Jats, limits);
        }
        let authors = nested(&["contrib-group", "contrib", "collab"], 1900);
        found(&jats(&format!("<article-meta>{authors}</article-meta>"), ""), Format::Jats, limits);
    };
    thread::Builder::new().stack_size(SMALL_STACK).spawn(work).unwrap().join().unwrap();
}

#[test]
fn a_tag_of_a_web_page_with_very_many_attributes_is_too_large() {
    let page = format!("<html><a {}>x</a></html>", r#"b="" "#.repeat(20_000));
    assert_eq!(codes(&page, Format::Html, MOST), ["input-too-large"]);
}

/// JSON-LD of things of which each refers to the next, and the last to the first, if it is a ring.
fn linked(kind: &str, relation: &str, links: usize, is_ring: bool) -> String {
    let things = (0..links).map(|n| {
        let next = match n + 1 {
            next if next < links => Some(next),
            _ => is_ring.then_some(0),
        };
        let next = next.map(|next| format!(r##","{relation}":{{"@id":"#n{next}"}}"##)).unwrap_or_default();
        format!(r##"{{"@type":"{kind}","@id":"#n{n}","name":"Name {n}"{next}}}"##)
    });
    let article = r##"{"@type":"NewsArticle","@id":"#a","headline":"T","about":{"@id":"#n0"}}"##;
    let graph: Vec<_> = std::iter::once(article.to_owned()).chain(things).collect();
    format!(r#"{{"@context":"https://schema.org","@graph":[{}]}}"#, graph.join(","))
}

/// How many things refer to each other: on a small stack as harmful as a hundred thousand on that of the program.
const LINKS: usize = 1_500;

#[test]
fn chains_and_rings_of_json_ld_need_little_stack() {
    let work = || {
        for (kind, relations) in [
            (
                "Organization",
                &["parentOrganization", "subOrganization", "founder", "location", "memberOf"][..],
            ),
            ("Person", &["worksFor", "affiliation", "memberOf", "alumniOf"]),
            ("Event", &["superEvent", "subEvent", "location", "organizer", "attendee", "recordedIn"]),
            ("Place", &["containedInPlace", "containsPlace"]),
            ("Book", &["isPartOf", "hasPart", "author", "isBasedOn"]),
            ("Article", &["citation", "isPartOf", "hasPart", "translationOfWork", "mentions", "mainEntity"]),
            ("Quotation", &["isBasedOn", "spokenByCharacter", "recordedAt"]),
            ("WebPage", &["mainEntity", "isPartOf"]),
        ] {
            for (relation, is_ring) in
                relations.iter().flat_map(|relation| [(relation, false), (relation, true)])
            {
                let text = linked(kind, relation, LINKS, is_ring);
                let rules = RuleSet::standard();
                let source = Source::new("a.jsonld", text);
                let read = validate(&source, Format::Jsonld, &rules).into_article().unwrap();
                let entities = read.organizations.len() + read.events.len() + read.places.len();
                let is_followed = ["parentOrganization", "superEvent", "containedInPlace"].contains(relation);
                assert!(!is_followed || entities == LINKS, "{relation}: {entities}");
                assert!(JsonldWriter::default().export(&read).is_ok(), "{relation}");
            }
        }
    };
    thread::Builder::new().stack_size(SMALL_STACK / 2).spawn(work).unwrap().join().unwrap();
}

#[test]
fn chains_and_rings_of_our_own_need_little_stack() {
    let work = || {
        for (map, relation) in [
            ("organizations", r#""partOf":"#),
            ("places", r#""partOf":"#),
            ("events", r#""partOf":"#),
            ("events", r#""causedBy":["#),
        ] {
            for is_ring in [false, true] {
                let entity = |n: usize| {
                    let next = if n + 1 < LINKS { Some(n + 1) } else { is_ring.then_some(0) };
                    let close = if relation.ends_with('[') { "]" } else { "" };
                    let next = next.map(|next| format!(r#",{relation}"n{next}"{close}"#)).unwrap_or_default();
                    format!(r#""n{n}":{{"name":"Name {n}"{next}}}"#)
                };
                let entities: Vec<_> = (0..LINKS).map(entity).collect();
                let text = format!(
                    r#"{{"metadata":{{"title":"T","language":"en","about":["n0"]}},"{map}":{{{}}},"body":"x"}}"#,
                    entities.join(",")
                );
                let rules = RuleSet::with_profiles(&Profile::ALL);
                let source = Source::new("a.json", text);
                let article = validate(&source, Format::Json, &rules).into_article().unwrap();
                assert!(JsonldWriter::default().export(&article).is_ok(), "{map} {relation}");
                assert!(JatsWriter::default().export(&article).is_ok(), "{map} {relation}");
                assert!(HtmlWriter::default().export(&article).is_ok(), "{map} {relation}");
            }
        }
    };
    thread::Builder::new().stack_size(SMALL_STACK / 2).spawn(work).unwrap().join().unwrap();
}

#[test]
fn very_many_contexts_need_little_stack() {
    let contexts = vec![r#""https://schema.org",{"a":"name"}"#; 30_000].join(",");
    let text = format!(r#"{{"@context":[{contexts}],"@type":"NewsArticle","headline":"T","a":"N"}}"#);
    let work = || assert!(jsonld::read(&Source::new("a.jsonld", text)).article.is_some());
    thread::Builder::new().stack_size(SMALL_STACK / 2).spawn(work).unwrap().join().unwrap();
}

#[test]
fn the_program_has_enough_stack_for_the_deepest_articles() {
    let inner = r#"{"kind":"reply","metadata":{"title":"T","language":"en"},"body":"x","subArticles":["#;
    let outer = r#"{"metadata":{"title":"T","language":"en"},"body":"x","subArticles":["#;
    let text = format!("{outer}{}{}]}}", inner.repeat(62), "]}".repeat(62));
    let folder = Folder::with(&[("in/a.json", &text), ("in/b.json", &text)]);
    for arguments in [
        &["validate", "in"][..],
        &["validate", "in/a.json"],
        &["export", "--force", "--to", "jats", "in", "--out-dir", "jats"],
        &["export", "--force", "--to", "jsonld", "in", "--out-dir", "jsonld"],
        &["validate", "jsonld/a.jsonld"],
        &["fmt", "--check", "in/a.json"],
    ] {
        let ran = folder.run(arguments);
        assert!(ran.code < 2, "{arguments:?}: {} {}", ran.code, ran.stderr);
    }
}

#[test]
fn only_the_first_of_many_structural_errors_are_shown() {
    let text = article(r#"{ "type": "emphasis", "content": "x" }"#, 30_000);
    let found = codes(&text, Format::Json, MOST);
    assert_eq!(found.len(), MOST + 1);
    assert_eq!(found.iter().filter(|code| **code == "diagnostics-too-many").count(), 1);
    assert!(found.iter().filter(|code| **code == "variant-unknown").count() > MOST / 2);
    let left_out = left_out(&text, Format::Json, MOST).unwrap();
    assert!(left_out.starts_with("at least ") && left_out.ends_with(" not shown"), "{left_out}");
}

#[test]
fn many_unknown_fields_are_only_counted() {
    let fields: String = (0..50_000).map(|n| format!(r#", "x{n}": 1"#)).collect();
    let text = article(r#""A word.""#, 1).replace(r#""en""#, &format!(r#""en"{fields}"#));
    assert_eq!(codes(&text, Format::Json, 100).len(), 101);
    assert_eq!(left_out(&text, Format::Json, 100).unwrap(), "49900 errors are not shown");
}

#[test]
fn only_the_first_of_many_findings_are_shown() {
    let text = article(r#""[insert a word]""#, 500);
    let found = codes(&text, Format::Json, 20);
    assert_eq!(found.len(), 21);
    assert_eq!(found.iter().filter(|code| **code == "text-placeholder").count(), 20);
    assert_eq!(left_out(&text, Format::Json, 20).unwrap(), "480 warnings are not shown");
}

#[test]
fn only_the_first_of_many_violations_are_shown() {
    let text = jats("", &(0..500).map(|n| format!("<q{n} id='a'/>")).collect::<String>());
    let found = codes(&text, Format::Jats, 20);
    assert_eq!(found.len(), 21);
    assert!(left_out(&text, Format::Jats, 20).unwrap().starts_with("at least "));
}

#[test]
fn many_duplicate_keys_are_only_counted() {
    let keys: String = (0..50_000).map(|_| r#", "name": "T""#).collect();
    let own =
        article(r#""A word.""#, 1).replace(r#""en""#, &format!(r#""en"{}"#, keys.replace("name", "title")));
    let others =
        format!(r#"{{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "T"{keys} }}"#);
    for (text, format) in [(own, Format::Json), (others, Format::Jsonld)] {
        assert_eq!(codes(&text, format, 10).len(), 11, "{format:?}");
        let message = left_out(&text, format, 10).unwrap();
        assert!(message.contains("49990") || message.contains("49989"), "{format:?}: {message}");
    }
}

#[test]
fn many_losses_are_only_counted() {
    let elements: String = (0..5000).map(|n| format!("<x{n}/>")).collect();
    let text = jats(&format!("<article-meta>{elements}</article-meta>"), "");
    assert_eq!(codes(&text, Format::Jats, 10).len(), 11);
}

#[test]
fn errors_are_kept_before_warnings() {
    let text = article(r#""[insert a word]""#, 50).replace(r#""en""#, r#""en", "kind": "nonsense""#);
    let found = codes(&text, Format::Json, 5);
    assert!(found.contains(&"variant-unknown"), "{found:?}");
}

#[test]
fn reaching_a_limit_exactly_is_not_reported() {
    let is_cut = |text: &str, format, most| codes(text, format, most).contains(&"diagnostics-too-many");
    let own = article(r#""[insert a word]""#, 19).replace(r#""en""#, r#""en", "kind": "nonsense""#);
    let all = codes(&own, Format::Json, MOST).len();
    assert!(!is_cut(&own, Format::Json, all) && is_cut(&own, Format::Json, all - 1));

    let text = jats("", &(0..50).map(|n| format!("<q{n}/>")).collect::<String>());
    let all = codes(&text, Format::Jats, MOST).len();
    assert!(!is_cut(&text, Format::Jats, all) && is_cut(&text, Format::Jats, all - 1));
}

#[test]
fn a_limit_of_zero_counts_only_findings() {
    assert!(codes(&article(r#""A word.""#, 1), Format::Json, 0).is_empty());
    assert_eq!(codes(&article("1", 1), Format::Json, 0), ["diagnostics-too-many"]);
}

#[test]
fn very_long_names_are_not_repeated_in_findings() {
    let name = "k".repeat(1 << 18);
    let wrong = "1,".repeat(1000) + "1";
    let own = format!(
        r#"{{ "metadata": {{ "title": "T", "language": "en" }}, "body": "x",
              "people": {{ "{name}": {{ "name": "Kim", "roles": [{wrong}] }} }} }}"#
    );
    let tag = "k".repeat(60_000);
    let others =
        jats("", &format!("<{tag}>{}</{tag}>", (0..1000).map(|n| format!("<q{n}/>")).collect::<String>()));
    for (text, format) in [(own, Format::Json), (others, Format::Jats)] {
        let diagnostics = found(&text, format, Limits::default());
        assert!(diagnostics.len() > 10, "{format:?}");
        let length = |found: &Diagnostic| {
            found.message.len() + found.location.address.as_ref().map_or(0, |address| address.as_str().len())
        };
        let bytes: usize = diagnostics.iter().map(length).sum();
        assert!(bytes < 64 << 20, "{format:?}: {bytes}");
    }
}

#[test]
fn unsearched_quotes_have_no_findings() {
    let many: Vec<String> = (0..200)
        .map(|n| format!(r#""q{n}": {{ "text": "{}", "speaker": "kim" }}"#, ["so it", "it it"][n % 2]))
        .collect();
    let text = format!(
        r#"{{ "metadata": {{ "title": "T", "language": "en" }}, "people": {{ "kim": {{ "name": "Kim" }} }},
            "quotes": {{ {} }}, "body": "{} “words that nobody of them said at all”" }}"#,
        many.join(", "),
        "so it ".repeat(20_000)
    );
    let of = |quotes: usize| {
        let source = Source::new("article", &text).within(Limits { quotes, ..Limits::default() });
        let rules = RuleSet::with_profiles(&Profile::ALL);
        let found = validate(&source, Format::Json, &rules).diagnostics;
        ["quote-not-in-body", "quotation-unattributed", "quotes-unsearched"]
            .map(|code| found.iter().filter(|found| found.code.id == code).count())
    };
    assert_eq!(of(1000), [100, 1, 0]);
    let [missing, unattributed, unsearched] = of(5);
    assert!((1..100).contains(&missing), "{missing}");
    assert_eq!([unattributed, unsearched], [0, 1]);
}
