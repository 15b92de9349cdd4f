//! Properties that hold for every input: each is a function that panics if violated.

#[path = "../tests/it/support/account.rs"]
mod account;
mod grafting;
#[path = "../tests/it/support/teller.rs"]
mod teller;

pub use grafting::grafted;

use std::path::Component;
use std::sync::LazyLock;

use byline::Format;
use byline::config::Config;
use byline::diagnostic::{Applicability, Diagnostic, Severity};
use byline::fix::{Fixed, fix};
use byline::formats::article::{self, Syntax};
use byline::formats::html::{HtmlWriter, Part};
use byline::formats::jats::{self, JatsWriter, TagSet, Version};
use byline::formats::jsonld::{self, Events, JsonldWriter, Shape};
use byline::formats::{Imported, Writer, Written};
use byline::internals::{
    Declared, declared, is_certainly_before_anywhere, parse_html, parse_json, parse_xml, parse_yaml, unpack,
};
use byline::model::{Article, Date};
use byline::render::{self, Checked, Look, render};
use byline::source::{Limits, Source};
use byline::validate::{unreadable, validate, validate_over};
use byline::{Profile, RuleSet};
use serde_json::{Value, json};

/// All rules, on a fixed date.
static RULES: LazyLock<RuleSet> =
    LazyLock::new(|| RuleSet::with_profiles(&Profile::ALL).on(Date::from("2026-01-01")));

/// Any file can be read, validated and shown, and every place is within it. An imported article is valid.
pub fn is_read(bytes: &[u8], format: Format) {
    let source = match Source::from_bytes("file", bytes.to_vec()) {
        Ok(source) => source,
        Err(undecodable) => return is_shown(undecodable.source, vec![unreadable(undecodable.error)]),
    };
    let mut validated = validate(&source, format, &RULES);
    let diagnostics = std::mem::take(&mut validated.diagnostics);
    match (format.own(), validated.into_article()) {
        (None, Some(article)) => comes_back_in_our_own(&article),
        (Some(_), _) | (_, None) => {}
    }
    is_shown(source, diagnostics);
}

/// Any text is a web page with a tree, and every place is within it.
pub fn page_is_parsed(bytes: &[u8]) {
    let Ok(page) = std::str::from_utf8(bytes) else { return };
    let document = parse_html(page, Limits::default()).expect("it is small");
    for node in document.root().descendants() {
        assert!(node.span().is_none_or(|span| page.get(span.range()).is_some()), "{node:?}");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name_span(), attribute.value_span());
            assert!(name.end <= value.start && page.get(name.range()).is_some(), "{attribute:?}");
            assert!(page.get(value.range()).is_some(), "{attribute:?}");
        }
    }
}

/// A configuration can be read and shown, and an article validated with its defaults.
pub fn configuration_is_read(bytes: &[u8]) {
    let Ok(source) = Source::from_bytes("byline.toml", bytes.to_vec()) else { return };
    let (config, wrong) = Config::read(&source);
    if let Some(defaults) = &config.defaults {
        let file =
            Source::new("file", "metadata: { title: T, authors: [kim] }\npeople: { kim: { name: Kim } }\n");
        let validated = validate_over(&file, Syntax::Yaml, defaults, &RULES);
        assert_places_lie_in(&source.text, &validated.of_defaults);
        is_shown(file.clone(), validated.diagnostics);
    }
    is_shown(source, wrong);
}

/// No more of an archive is read than the limits allow, and every path stays within it.
pub fn archive_is_read(bytes: &[u8]) {
    let limits = Limits { size: 1 << 12, ..Limits::default() };
    for name in ["a.tar", "a.tar.gz", "a.tar.zst", "a.zip", "a.warc", "a.warc.gz"] {
        for file in unpack(name, bytes, limits) {
            let Ok((path, size)) = file else { continue };
            assert!(size.is_none_or(|size| size <= limits.size), "{path:?} has {size:?} bytes");
            let is_name = |part| matches!(part, Component::Normal(_));
            assert!(path.components().all(is_name) && path.file_name().is_some(), "{path:?} leads elsewhere");
        }
    }
}

/// Comparisons of two dates are consistent.
pub fn dates_agree(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (one, two) = text.split_once('\n').unwrap_or((text, "2026-01-01"));
    let (one, two) = (Date::from(one), Date::from(two));
    for date in [&one, &two] {
        let is_date = date.form().is_some();
        assert!(is_date || (date.as_iso().is_none() && date.iso_bounds() == (None, None)), "{date:?}");
        assert!(!date.is_certainly_before(date), "{date:?} is before itself");
        let _ = (date.form(), date.days(), date.ends(), date.is_reversed());
    }
    assert!(!(one.is_certainly_before(&two) && two.is_certainly_before(&one)), "{one:?} {two:?}");
    assert!(!is_certainly_before_anywhere(&one, &two) || one.is_certainly_before(&two), "{one:?} {two:?}");
    let quoted = |text: &str| Value::from(text).to_string();
    is_read(
        format!(
            r#"{{ "metadata": {{ "title": "T", "language": "en", "published": {}, "dateText": {} }}, "body": [] }}"#,
            quoted(&one.0),
            quoted(&two.0)
        )
        .as_bytes(),
        Format::Json,
    );
    is_read(
        format!(
            r#"{{ "@context": "https://schema.org", "@type": "NewsArticle", "datePublished": {}, "dateModified": {} }}"#,
            quoted(&one.0),
            quoted(&two.0)
        )
        .as_bytes(),
        Format::Jsonld,
    );
}

/// Reading a lossless file returns the same article, and a plain file can be read.
pub fn comes_back(bytes: &[u8]) {
    let Some(article) = article(bytes) else { return };
    comes_back_in_our_own(&article);
    for version in [Version::V1_3, Version::V1_4] {
        let writer = |lossless| JatsWriter { tag_set: TagSet::Auto, version, lossless };
        comes_back_from(&article, &writer(true), &writer(false), jats::read);
    }
    for shape in [Shape::Nested, Shape::Graph] {
        let writer = |lossless| JsonldWriter { shape, lossless, ..JsonldWriter::default() };
        comes_back_from(&article, &writer(true), &writer(false), jsonld::read);
        let page = |jsonld| HtmlWriter { part: Part::Script, jsonld };
        comes_back_from(&article, &page(writer(true)), &page(writer(false)), jsonld::read_html);
    }
}

fn comes_back_from(
    article: &Article,
    lossless: &dyn Writer,
    plain: &dyn Writer,
    read: impl for<'s> Fn(&'s Source) -> Imported<'s>,
) {
    if let Ok(Written { text, losses, .. }) = lossless.export(article) {
        assert!(losses.is_empty(), "{losses:?}");
        let source = Source::new("lossless", text);
        let imported = read(&source);
        // The copy is nested a few values deeper than the article.
        if !is_too_deep(&imported) {
            assert_same(article, imported.article.as_ref(), &source);
        }
    }
    if let Ok(Written { text, .. }) = plain.export(article) {
        let source = Source::new("plain", text);
        assert!(read(&source).article.is_some(), "{}", source.text);
    }
}

/// What is missing after reading back is recorded as lost, and what is recorded as lost is missing.
pub fn losses_are_declared(bytes: &[u8]) {
    let Some(article) = article(bytes) else { return };
    let value = serde_json::to_value(&article).expect("an article is JSON");
    let article: Article =
        serde_json::from_value(account::sound(value)).expect("a tidy article is an article");
    for version in [Version::V1_3, Version::V1_4] {
        let writer = JatsWriter { tag_set: TagSet::Auto, version, lossless: false };
        are_declared(&article, &writer, jats::read, false);
    }
    for (shape, article_body) in [(Shape::Nested, false), (Shape::Graph, false), (Shape::Nested, true)] {
        let events = if article_body { Events::All } else { Events::Complete };
        let writer = JsonldWriter { shape, events, article_body, ..JsonldWriter::default() };
        are_declared(&article, &writer, jsonld::read, article_body);
    }
}

fn are_declared(
    article: &Article,
    writer: &dyn Writer,
    read: impl for<'s> Fn(&'s Source) -> Imported<'s>,
    has_plain_text: bool,
) {
    let Ok(Written { text, losses, .. }) = writer.export(article) else { return };
    let source = Source::new("plain", text);
    let imported = read(&source);
    let is_too_deep = is_too_deep(&imported);
    let back = imported.article.expect("a plain file has an article");
    let wrong = account::declared_wrongly(article, &losses, &back, has_plain_text);
    assert!(is_too_deep || wrong.is_empty(), "{wrong:#?}\n{}\n{losses:#?}", source.text);
}

fn is_too_deep(imported: &Imported<'_>) -> bool {
    imported.findings.iter().any(|finding| finding.code.id == "input-too-deep")
}

/// Relations from a thing to another of the same map of an article.
const IN_ARTICLES: [(&str, &str); 4] =
    [("organizations", "partOf"), ("places", "partOf"), ("events", "partOf"), ("events", "causedBy")];

/// Types of schema.org, and properties that lead from them to other things.
const IN_GRAPHS: [(&str, &str); 18] = [
    ("Organization", "parentOrganization"),
    ("Organization", "subOrganization"),
    ("Organization", "memberOf"),
    ("Organization", "location"),
    ("Person", "worksFor"),
    ("Person", "affiliation"),
    ("Event", "superEvent"),
    ("Event", "subEvent"),
    ("Event", "organizer"),
    ("Place", "containedInPlace"),
    ("Place", "containsPlace"),
    ("Book", "isPartOf"),
    ("Book", "author"),
    ("NewsArticle", "author"),
    ("NewsArticle", "about"),
    ("NewsArticle", "hasPart"),
    ("Quotation", "isBasedOn"),
    ("WebPage", "mainEntity"),
];

/// Things that refer to each other, in circles or not, are read and written. Every three bytes are a reference: its
/// relation, from which thing, and to which.
pub fn references_are_followed(bytes: &[u8]) {
    let links = || {
        bytes
            .chunks_exact(3)
            .map(|link| (usize::from(link[0]), format!("n{}", link[1]), format!("n{}", link[2])))
    };
    let mut article = json!({ "metadata": { "title": "T", "language": "en" }, "body": "x" });
    for (relation, from, to) in links() {
        let (map, field) = IN_ARTICLES[relation % IN_ARTICLES.len()];
        let id = |thing: String| format!("{map}-{thing}");
        let (from, to) = (id(from), id(to));
        for thing in [&from, &to] {
            article[map][thing]["name"] = Value::from(thing.as_str());
        }
        match field {
            "causedBy" => push(&mut article[map][&from][field], Value::from(to)),
            _ => article[map][&from][field] = Value::from(to),
        }
    }
    let mut things = serde_json::Map::new();
    for (relation, from, to) in links() {
        let (kind, property) = IN_GRAPHS[relation % IN_GRAPHS.len()];
        let thing =
            things.entry(from.clone()).or_insert_with(|| json!({ "@type": kind, "@id": from, "name": from }));
        push(&mut thing[property], json!({ "@id": to }));
    }
    let graph =
        json!({ "@context": "https://schema.org", "@graph": things.into_values().collect::<Value>() });
    for (format, document) in [(Format::Json, article), (Format::Jsonld, graph)] {
        let document = document.to_string();
        is_read(document.as_bytes(), format);
        is_written_well(document.as_bytes());
    }
}

fn push(list: &mut Value, value: Value) {
    match list {
        Value::Array(items) => items.push(value),
        _ => *list = Value::Array(vec![value]),
    }
}

/// The output is well-formed and valid in its format, or there is a reason not to write it.
pub fn is_written_well(bytes: &[u8]) {
    let Some(article) = article(bytes) else { return };
    for shape in [Shape::Nested, Shape::Graph] {
        let jsonld = JsonldWriter { shape, ..JsonldWriter::default() };
        let Ok(Written { text, .. }) = jsonld.export(&article) else { continue };
        let parsed = serde_json::from_str::<Value>(&text);
        assert!(parsed.is_ok() && parse_json(&text).is_ok(), "{parsed:?}\n{text}");
        let script = HtmlWriter { part: Part::Script, jsonld };
        let page = script.export(&article).expect("the JSON-LD was written").text;
        let inner = page.strip_prefix("<script type=\"application/ld+json\">").expect("it begins so");
        let inner = inner.strip_suffix("</script>\n").expect("it ends so");
        assert!(!["</", "<!--", "<script"].iter().any(|end| inner.contains(end)), "{page}");
        assert_eq!(serde_json::from_str::<Value>(inner).ok(), parsed.ok(), "{page}");
        let head =
            HtmlWriter { part: Part::Head, ..script }.export(&article).expect("the JSON-LD was written").text;
        assert!(head.ends_with(&page), "{head}");
    }
    for tag_set in [TagSet::Archiving, TagSet::Publishing] {
        for version in [Version::V1_3, Version::V1_4] {
            match (JatsWriter { tag_set, version, lossless: false }).export(&article) {
                Ok(Written { text, .. }) => assert_valid_jats(&text),
                Err(reasons) => assert!(
                    !reasons.is_empty() && reasons.iter().all(|reason| reason.code.id == "not-exportable"),
                    "{reasons:?}"
                ),
            }
        }
    }
}

/// A fixed file can be parsed if it could be before, has no more errors, and needs no more fixes.
pub fn fixing_makes_nothing_worse(bytes: &[u8]) {
    let Ok(source) = Source::from_bytes("file", bytes.to_vec()) else { return };
    let format = Format::of("", &source.text);
    let judge = |source: &Source| validate(source, format, &RULES).diagnostics;
    let errors = |found: &[Diagnostic]| found.iter().filter(|one| one.severity == Severity::Error).count();
    let before = judge(&source);
    assert_places_lie_in(&source.text, &before);
    for wanted in [Applicability::Safe, Applicability::Ask] {
        let Fixed { source: repaired, fixed, diagnostics, .. } = fix(source.clone(), format, wanted, judge);
        assert!(!fixed.is_empty() || repaired == source, "changed without a fix");
        assert!(
            can_be_parsed(&repaired.text, format) || !can_be_parsed(&source.text, format),
            "{}",
            repaired.text
        );
        assert!(errors(&diagnostics) <= errors(&before), "{before:#?}\n{diagnostics:#?}\n{}", repaired.text);
        let again = fix(repaired.clone(), format, wanted, judge);
        assert_eq!(again.source.text, repaired.text, "the second time {:?}", again.fixed);
    }
}

/// The article in a file of any format, as far as it can be read.
fn article(bytes: &[u8]) -> Option<Article> {
    let source = Source::from_bytes("file", bytes.to_vec()).ok()?;
    validate(&source, Format::of("", &source.text), &RuleSet::default()).into_article()
}

fn is_shown(source: Source, diagnostics: Vec<Diagnostic>) {
    assert_places_lie_in(&source.text, &diagnostics);
    let files = [Checked { source, diagnostics }];
    // A page for a browser takes as long as all the rest: a part of the inputs is enough.
    let is_wanted =
        |format: &render::Format| *format != render::Format::Html || files[0].source.text.len() % 16 == 0;
    for format in render::Format::ALL.into_iter().filter(is_wanted) {
        let shown = render(&files, format, Look::default());
        let steers = |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        match format {
            render::Format::Human | render::Format::Concise => {
                assert!(!shown.contains(steers), "{shown:?}");
                assert!(!shown.lines().any(|line| line.trim_start().starts_with("::")), "{shown}");
            }
            render::Format::Github => {
                assert!(!shown.contains(steers), "{shown:?}");
                assert_eq!(shown.lines().count(), files[0].diagnostics.len(), "{shown}");
            }
            render::Format::Json | render::Format::Sarif => {
                assert!(serde_json::from_str::<Value>(&shown).is_ok(), "{shown}");
            }
            render::Format::Csv => {
                assert!(!shown.replace("\r\n", "\n").contains(steers), "{shown:?}");
                assert!(shown.ends_with("\r\n") && shown.matches('"').count() % 2 == 0, "{shown}");
                assert!(!shown.lines().any(|line| line.trim_start().starts_with("::")), "{shown}");
            }
            render::Format::Html => {
                assert!(!shown.contains(steers), "{shown:?}");
                // That of the data, and that of the page.
                let scripts = |tag: &str| shown.to_ascii_lowercase().matches(tag).count();
                assert_eq!((scripts("<script"), scripts("</script")), (2, 2), "{shown}");
            }
            render::Format::Junit => assert!(roxmltree::Document::parse(&shown).is_ok(), "{shown}"),
            other => panic!("no check for {other:?}"),
        }
    }
}

fn assert_places_lie_in(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let related = diagnostic.related.iter().map(|(place, _)| place.span);
        let fixes = diagnostic.fix.iter().map(|replacement| replacement.span);
        for span in related.chain(fixes).chain([diagnostic.location.span]) {
            assert!(text.get(span.range()).is_some(), "{diagnostic:#?}");
        }
    }
}

fn comes_back_in_our_own(article: &Article) {
    for (syntax, name) in
        [(Syntax::Json, "article.json"), (Syntax::Yaml, "article.yaml"), (Syntax::Markdown, "article.md")]
    {
        let source = Source::new(name, article::write(article, syntax));
        let read = article::read(&source, syntax);
        assert_same(article, read.article.as_ref(), &source);
        if let Ok(formatted) = read.formatted(syntax) {
            assert_eq!(formatted, source.text, "what byline writes is formatted");
        }
    }
}

/// Asserts that both articles are the same as JSON values.
fn assert_same(before: &Article, after: Option<&Article>, written: &Source) {
    let value = |article: &Article| serde_json::to_value(article).expect("an article is JSON");
    let (before, after) = (value(before), after.map(value));
    assert!(
        after.as_ref().is_some_and(|after| is_same(&before, after)),
        "{}\nbefore: {before:#}\nafter: {after:#?}\n{}",
        written.name,
        written.text
    );
}

/// Whether two values are the same, counting `1` and `1.0` as equal.
fn is_same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let is_in_both = |(key, left)| right.get(key).is_some_and(|right| is_same(left, right));
            left.len() == right.len() && left.iter().all(is_in_both)
        }
        (Value::Number(one), Value::Number(two)) => one == two || one.as_f64() == two.as_f64(),
        (left, right) => left == right,
    }
}

fn assert_valid_jats(text: &str) {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let others = roxmltree::Document::parse_with_options(text, options).err();
    assert!(others.is_none(), "{others:?}\n{text}");
    let document = parse_xml(text).expect("what is written is well-formed");
    let Declared::Edition(edition) = declared(&document) else { panic!("it is of no edition:\n{text}") };
    let violations = edition.dtd().check(&document);
    assert!(violations.is_empty(), "{violations:#?}\n{text}");
}

fn can_be_parsed(text: &str, format: Format) -> bool {
    match format {
        Format::Json | Format::Jsonld => parse_json(text).is_ok(),
        Format::Yaml => parse_yaml(text).is_ok(),
        Format::Jats => parse_xml(text).is_ok(),
        _ => true,
    }
}
