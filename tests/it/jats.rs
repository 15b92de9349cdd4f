//! Articles as JATS.

use std::collections::HashSet;

use byline::diagnostic::{Finding, Place};
use byline::formats::jats::{JatsWriter, TagSet, Version};
use byline::formats::{Writer, Written};
use byline::internals::{Collection, Leaf, walk};
use byline::model::Article;
use byline::source::Pointer;
use serde_json::{Value, json};

use crate::support::golden;

fn read(article: Value) -> Article {
    serde_json::from_value(article).expect("the article of a test is one")
}

/// Writes in a tag set and a version.
fn write(article: &Article, tag_set: TagSet, version: Version) -> Result<Written, Vec<Finding>> {
    JatsWriter { tag_set, version, ..JatsWriter::default() }.export(article)
}

fn archived(article: &Article) -> Written {
    write(article, TagSet::Archiving, Version::V1_3).expect("Archiving requires nothing")
}

/// The JATS of a minimal article with this addition.
fn with(more: Value) -> Written {
    let mut article = json!({ "metadata": { "title": "T", "language": "en" }, "body": [] });
    merge(&mut article, more);
    archived(&read(article))
}

fn merge(into: &mut Value, more: Value) {
    match (into, more) {
        (Value::Object(into), Value::Object(more)) => {
            for (key, value) in more {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, more) => *into = more,
    }
}

/// The JATS of a paragraph with this content, without the tags of the paragraph.
fn paragraph(content: Value) -> String {
    let written = with(json!({ "body": [{ "type": "paragraph", "content": content }] }));
    let (_, from) = written.text.split_once("<p>").expect("there is a paragraph");
    let (content, _) = from.rsplit_once("</p>\n  </body>").expect("it is the only one");
    content.to_owned()
}

#[track_caller]
fn assert_has(written: &Written, wanted: &str) {
    assert!(unindented(&written.text).contains(&unindented(wanted)), "no {wanted}\nin {}", written.text);
}

fn unindented(xml: &str) -> String {
    xml.lines().map(str::trim_start).collect()
}

fn losses(written: &Written) -> Vec<String> {
    written.losses.iter().map(|loss| format!("{}: {}", loss.at, loss.why)).collect()
}

fn everything() -> Article {
    serde_json::from_str(include_str!("../fixtures/jats/everything.json")).expect("it is an article")
}

const ALL: [(TagSet, Version); 4] = [
    (TagSet::Publishing, Version::V1_3),
    (TagSet::Publishing, Version::V1_4),
    (TagSet::Archiving, Version::V1_3),
    (TagSet::Archiving, Version::V1_4),
];

#[test]
fn every_field_is_written_or_lost() {
    let written = write(&everything(), TagSet::Auto, Version::V1_3).expect("it has an ISSN");
    golden("tests/fixtures/jats/everything.xml", &written.text);
    golden("tests/fixtures/jats/everything.losses", &(losses(&written).join("\n") + "\n"));
}

#[test]
fn every_text_is_written_or_lost() {
    let article = everything();
    let written = write(&article, TagSet::Auto, Version::V1_3).expect("it has an ISSN");
    let xml = parsed(&written.text);
    let mut said = String::new();
    for node in xml.descendants() {
        said.extend(node.attributes().map(|attribute| format!("{}\n", attribute.value())));
        said.push_str(node.text().unwrap_or("\n"));
    }
    let is_lost = |at: &Pointer| written.losses.iter().any(|lost| at.starts_with(&lost.at));
    walk(&article, &mut |at, leaf: Leaf<'_>| {
        let pointer = at.pointer();
        let is_markup = leaf.as_str().starts_with('<');
        // The name of the target is there; the id depends on the file.
        let is_handle = match leaf {
            Leaf::Reference(_) => true,
            Leaf::Id(_, collection) => collection != Collection::Blocks,
            _ => false,
        };
        // JATS has its own terms for types of works and sections.
        let is_type = pointer.as_str().ends_with("/type") || pointer.as_str().ends_with("/kind");
        if is_markup || is_handle || is_type || is_lost(&pointer) {
            return;
        }
        // JATS splits media types, pages and names, and has the URL of a license instead of its id.
        let is_apart = ["/mediaType", "/page", "/name"].iter().any(|field| pointer.as_str().ends_with(field));
        for words in leaf.as_str().split(|c| is_apart && matches!(c, '/' | '–' | ' ')) {
            assert!(said.contains(words) || pointer.as_str().ends_with("/spdx"), "{pointer}: {words}");
        }
    });
}

#[test]
fn ids_are_unique_and_every_reference_resolves() {
    for (tag_set, version) in ALL {
        let written = write(&everything(), tag_set, version).expect("it has an ISSN");
        let xml = parsed(&written.text);
        let ids: Vec<&str> = xml.descendants().filter_map(|node| node.attribute("id")).collect();
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        let dangling: Vec<&str> = xml
            .descendants()
            .filter_map(|node| node.attribute("rid"))
            .flat_map(str::split_whitespace)
            .filter(|id| !unique.contains(id))
            .collect();
        assert_eq!(dangling, [""; 0]);
    }
}

fn parsed(xml: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(xml, options).expect("it is well-formed")
}

#[test]
fn the_tag_set_depends_on_the_issn() {
    let mut article = json!({ "metadata": { "title": "T", "language": "en" }, "body": "B" });
    let tag_set = |article: &Value| {
        let written = write(&read(article.clone()), TagSet::Auto, Version::V1_4).expect("Auto always fits");
        written
            .text
            .lines()
            .nth(1)
            .map(|doctype| doctype.contains("Publishing DTD with MathML3 v1.4 20241031"))
    };
    assert_eq!(tag_set(&article), Some(false));
    merge(&mut article, json!({ "metadata": { "publication": { "title": "P", "issnL": "2049-3630" } } }));
    assert_eq!(tag_set(&article), Some(false), "a linking ISSN alone does not do");
    merge(&mut article, json!({ "metadata": { "publication": { "issnPrint": "2049-3630" } } }));
    assert_eq!(tag_set(&article), Some(true));
}

#[test]
fn publishing_without_an_issn_is_rejected() {
    let article = read(json!({ "metadata": { "title": "T", "language": "en" }, "body": "B" }));
    let findings = write(&article, TagSet::Publishing, Version::V1_3).expect_err("there is no ISSN");
    let [finding] = findings.as_slice() else { panic!("one finding, not {findings:?}") };
    assert_eq!(finding.code.id, "not-exportable");
    assert_eq!(finding.place, Place::At(Pointer::from("/metadata")));
    assert!(finding.help.as_ref().is_some_and(|help| help.contains("metadata.publication")));
}

#[test]
fn nothing_is_invented() {
    let written = with(json!({}));
    for absent in [
        "journal-meta",
        "contrib",
        "pub-date",
        "permissions",
        "history",
        "kwd",
        "custom-meta",
        "<body",
        "<back",
    ] {
        assert!(!written.text.contains(absent), "{absent}");
    }
    assert!(written.losses.is_empty());
}

#[test]
fn intended_white_space_is_written_as_references() {
    let content = json!([" A \
        ", { "type": "strong", "content": " B" }, "\n", { "type": "footnote", "content": "C" }, " "]);
    assert_eq!(paragraph(content), "&#32;A <bold> B</bold>&#10;<fn><p>C</p></fn>&#32;");
}

#[test]
fn content_not_allowed_in_a_link_is_in_named_content() {
    let content = json!([{ "type": "link", "href": "https://example.org/", "content": [
        { "type": "emphasis", "content": "a" }, { "type": "footnote", "content": "b" }
    ] }]);
    assert_eq!(
        paragraph(content),
        "<ext-link ext-link-type=\"uri\" xlink:href=\"https://example.org/\"><italic>a</italic>\
         <named-content content-type=\"footnote\"><fn><p>b</p></fn></named-content></ext-link>"
    );
}

#[test]
fn line_breaks_are_only_in_titles_and_cells() {
    let broken = json!(["a", { "type": "break" }, "b"]);
    assert_eq!(paragraph(broken.clone()), "a b");
    let written = with(json!({
        "metadata": { "title": broken },
        "body": [{ "type": "table", "rows": [[{ "content": [{ "type": "paragraph", "content": broken }] }]] }]
    }));
    assert_has(&written, "<article-title>a<break/>b</article-title>");
    assert_has(&written, "<td>a<break/>b</td>");
}

#[test]
fn quotes_are_marked_but_their_details_are_lost() {
    let written = with(json!({
        "people": { "costa": { "name": "Ana Costa" } },
        "quotes": { "q": { "text": "It will not wait.", "speaker": "costa", "cue": "said" } },
        "body": [
            { "type": "paragraph", "content": ["“", { "type": "quote", "ref": "q", "content": "It will \
                not wait." }, "”"] },
            { "type": "quote", "ref": "q", "content": "It will not wait." }
        ]
    }));
    let words = "<named-content content-type=\"quote\">It will not wait.</named-content>";
    assert_has(&written, &format!("<p>“{words}”</p>"));
    assert_has(&written, &format!("<disp-quote><p>{words}</p></disp-quote>"));
    let lost: Vec<&str> = written.losses.iter().map(|loss| loss.at.as_str()).collect();
    assert_eq!(lost, ["/body/0/content/1/ref", "/body/1/ref", "/people/costa", "/quotes/q"]);
}

#[test]
fn mentions_have_identifiers() {
    let mention = |content: &str| json!([{ "type": "mention", "ref": "seoul", "content": content }]);
    let written = with(json!({
        "places": { "seoul": { "name": "Seoul", "wikidata": "Q8684" } },
        "body": [{ "type": "paragraph", "content": mention("the capital") }]
    }));
    assert_has(
        &written,
        "<named-content content-type=\"place\" vocab=\"Wikidata\" \
         vocab-identifier=\"https://www.wikidata.org/\" vocab-term=\"Seoul\" \
         vocab-term-identifier=\"https://www.wikidata.org/wiki/Q8684\">the capital</named-content>",
    );
    assert_eq!(losses(&written), [""; 0]);
    let written = with(json!({
        "places": { "seoul": { "name": "Seoul" } },
        "body": [{ "type": "paragraph", "content": mention("the capital") }]
    }));
    assert_has(&written, "<p><named-content content-type=\"place\">the capital</named-content></p>");
    let lost: Vec<&str> = written.losses.iter().map(|loss| loss.at.as_str()).collect();
    assert_eq!(lost, ["/body/0/content/0/ref", "/places/seoul"]);
}

#[test]
fn about_becomes_index_terms() {
    let written = with(json!({
        "metadata": { "about": ["kim", "pier"] },
        "people": { "kim": { "name": "Kim" } },
        "places": { "pier": { "name": "The old pier", "wikidata": "Q8684" } }
    }));
    assert_has(&written, "<kwd-group kwd-group-type=\"person\"><kwd>Kim</kwd></kwd-group>");
    assert_has(&written, "<kwd-group kwd-group-type=\"place\"><kwd vocab=\"Wikidata\"");
    assert_eq!(losses(&written), [""; 0]);
}

#[test]
fn citations_without_text_show_numbers_and_labels() {
    let cite = |refs: Value| json!({ "type": "paragraph", "content": [{ "type": "cite", "refs": refs, "locator": "p. 2" }] });
    let written = with(json!({
        "works": { "a": { "title": "A" }, "b": { "title": "B" }, "c": { "title": "C" } },
        "body": [cite(json!(["b"])), cite(json!(["a", "b"]))]
    }));
    assert_has(&written, "<p>[<xref ref-type=\"bibr\" rid=\"b\">1</xref>, p. 2]</p>");
    let two =
        "[<xref ref-type=\"bibr\" rid=\"a\">2</xref>, <xref ref-type=\"bibr\" rid=\"b\">1</xref>, p. 2]";
    assert_has(&written, two);
    assert_has(&written, "<ref-list><ref id=\"b\"><label>1</label>");
    assert!(!written.text.contains("id=\"c\""));
    assert_eq!(losses(&written), ["/works/c: JATS lists only cited works"]);
}

#[test]
fn a_work_without_text_is_an_empty_citation() {
    let written = with(json!({
        "metadata": { "references": ["a", "b"] },
        "works": { "a": { "type": "book", "language": "ko", "authors": [{}] }, "b": { "editors": [{ "suffix": "Jr" }] } }
    }));
    assert_has(&written, "<ref id=\"a\"><mixed-citation publication-type=\"book\" xml:lang=\"ko\"/></ref>");
    assert_has(&written, "<ref id=\"b\"><mixed-citation publication-type=\"other\"/></ref>");
    assert_eq!(losses(&written), ["/works/b/editors: JATS does not allow an empty name"]);
}

#[test]
fn names_in_references_record_their_losses() {
    let written = with(json!({
        "metadata": { "references": ["a"] },
        "works": { "a": { "authors": [{ "family": "Silva", "literal": "A. \
         Silva" }, { "literal": "Kim", "suffix": "Jr" }] } }
    }));
    let both = "<name><surname>Silva</surname></name><string-name>A. Silva</string-name>";
    let names = format!("<name-alternatives>{both}</name-alternatives><string-name>Kim</string-name>");
    assert_has(&written, &names);
    let expected = ["/works/a/authors/1/suffix: JATS has a suffix only with name parts"];
    assert_eq!(losses(&written), expected);
}

#[test]
fn affiliations_are_those_on_the_day_of_publication() {
    let written = with(json!({
        "metadata": { "authors": ["costa"], "dates": { "published": "2026-03-14" } },
        "people": { "costa": { "name": "Ana Costa", "roles": [
            { "organization": "old", "end": "2025" }, { "organization": "now", "start": "2025", "end": "2026" },
            { "organization": "club", "kind": "membership" }
        ] } },
        "organizations": { "old": { "name": "Old" }, "now": { "name": "Now" }, "club": { "name": "Club" } }
    }));
    assert_has(&written, "<xref ref-type=\"aff\" rid=\"now\"/></contrib>");
    assert_has(&written, "<aff id=\"now\"><institution>Now</institution></aff></contrib-group>");
    assert!(!written.text.contains("Old"));
}

#[test]
fn ids_of_affiliations_are_those_of_organizations_unless_markup_has_them() {
    let foreign = "<verse-group id=\"lab\"><verse-line>x</verse-line></verse-group>";
    let written = with(json!({
        "metadata": { "authors": [{ "agent": "costa", "affiliations": ["lab", "bay"] }] },
        "people": { "costa": { "name": "Ana Costa" } },
        "organizations": { "lab": { "name": "Lab" }, "bay": { "name": "Bay" } },
        "body": [
            { "type": "paragraph", "id": "aff-1", "content": "x" },
            { "type": "foreign", "format": "jats", "source": foreign }
        ]
    }));
    assert_has(&written, "<contrib id=\"costa\" contrib-type=\"author\">");
    assert_has(&written, "<aff id=\"_aff-1\"><institution>Lab");
    assert_has(&written, "<aff id=\"bay\"><institution>Bay");
}

#[test]
fn corresponding_authors_have_a_note_with_their_address() {
    let written = with(json!({
        "metadata": { "authors": [{ "agent": "costa", "corresponding": true }, "kim"], "contributors": ["lee"] },
        "people": {
            "costa": { "name": "Ana Costa", "email": "a@example.org" },
            "kim": { "name": "Kim", "email": "k@example.org" },
            "lee": { "name": "Lee", "email": "l@example.org" }
        }
    }));
    assert_has(&written, "<xref ref-type=\"corresp\" rid=\"corresp-1\"/></contrib>");
    assert_has(&written, "<corresp id=\"corresp-1\"><email>a@example.org</email></corresp>");
    assert_has(&written, "<string-name>Kim</string-name><email>k@example.org</email>");
    assert_eq!(losses(&written), ["/people/lee/email: JATS has email addresses only for authors"]);
}

#[test]
fn a_name_without_parts_is_written_whole() {
    let named = |person: Value| with(json!({ "metadata": { "authors": ["p"] }, "people": { "p": person } }));
    assert_has(&named(json!({ "name": "Kim Example" })), "<string-name>Kim Example</string-name>");
    assert_has(
        &named(json!({ "name": "Suharto", "nameStyle": "given-only" })),
        "<name name-style=\"given-only\"><given-names>Suharto</given-names></name>",
    );
    assert_has(
        &named(json!({ "name": "Ana M. Silva", "familyName": "Silva", "givenName": "Ana Maria" })),
        "<name-alternatives><name><surname>Silva</surname><given-names>Ana Maria</given-names></name>\
         <string-name>Ana M. Silva</string-name></name-alternatives>",
    );
}

#[test]
fn only_the_certain_parts_of_dates_are_written() {
    let published = |date: &str| with(json!({ "metadata": { "dates": { "published": date } } }));
    let uncertain = published("2019?");
    assert!(!uncertain.text.contains("<pub-date"));
    let days = published("2026-03-01/2026-03-04");
    let year = "<pub-date date-type=\"pub\" publication-format=\"electronic\"><year>2026</year></pub-date>";
    assert_has(&days, year);
    for written in [uncertain, days] {
        let lost = "/metadata/dates/published: a JATS date is a day, a month, a season or a year";
        assert_eq!(losses(&written), [lost]);
    }
    assert_has(&published("2026-21"), "<season>Spring</season><year>2026</year>");
}

#[test]
fn blocks_after_a_section_move_into_it_or_float() {
    let written = with(json!({ "body": [
        "Before.", { "type": "section", "title": "S", "content": "In." }, "After.",
        { "type": "aside", "title": "Box", "content": "Beside." }, "More."
    ] }));
    assert_has(
        &written,
        "<body><p>Before.</p><sec><title>S</title><p>In.</p><p>After.</p><p>More.</p></sec></body>\
         <floats-group><boxed-text \
         position=\"float\"><caption><title>Box</title></caption><p>Beside.</p></boxed-text>\
         </floats-group>",
    );
}

#[test]
fn lossless_adds_one_copy_and_nothing_else() {
    let article = read(json!({
        "metadata": { "title": "T  \
         “x”\u{85}\r\n", "language": "en", "image": { "src": "a.png" } }, "body": " a\tb "
    }));
    let plain = JatsWriter::default().export(&article).expect("it can be written");
    let whole =
        JatsWriter { lossless: true, ..JatsWriter::default() }.export(&article).expect("it can be written");
    assert!(!plain.losses.is_empty() && whole.losses.is_empty());
    let (before, rest) = whole.text.split_once("\n      <custom-meta-group>").expect("there is a copy");
    let (_, after) = rest.split_once("</custom-meta-group>").expect("it is whole");
    assert_eq!(format!("{before}{after}"), plain.text);
    let xml = parsed(&whole.text);
    let copy = xml.descendants().find(|node| node.has_tag_name("meta-value")).and_then(|value| value.text());
    let copy: Article = serde_json::from_str(copy.unwrap_or_default()).expect("it is an article");
    assert_eq!(copy, article);
}

#[test]
fn table_headers_are_found_next_to_spanning_cells() {
    let written = with(json!({ "body": [{ "type": "table", "headerRows": 1, "headerColumns": 2, "rows": [
        ["A", "B", "C"], [{ "content": "a", "rowspan": 2 }, "b", "c"], ["d", "e"]
    ] }] }));
    assert_has(&written, "<th scope=\"row\" rowspan=\"2\">a</th><th scope=\"row\">b</th><td>c</td></tr>");
    assert_has(&written, "<tr><th scope=\"row\">d</th><td>e</td></tr>");
}

#[test]
fn foreign_markup_is_kept_if_it_is_jats_and_well_formed() {
    let foreign =
        |format: &str, source: &str| json!({ "type": "foreign", "format": format, "source": source });
    let written = with(json!({ "body": [
        foreign("jats", "<verse-group><verse-line>O sea</verse-line></verse-group>"),
        foreign("jats", "<p>not closed"),
        foreign("html", "<marquee>!</marquee>")
    ] }));
    assert_has(&written, "<verse-group><verse-line>O sea</verse-line></verse-group>");
    assert_eq!(
        losses(&written),
        ["/body/1: this is not well-formed XML: `<p>` is not closed", "/body/2: JATS cannot contain HTML"]
    );
}

#[test]
fn cross_references_have_the_type_of_their_target() {
    let to = |target: &str| json!({ "type": "crossReference", "target": target, "content": target });
    let written = with(json!({ "body": [
        { "type": "paragraph", "content": [to("f"), to("t"), to("n"), to("a"), to("p")] },
        { "type": "figure", "id": "f", "media": [{ "src": "f.png" }] },
        { "type": "table", "id": "t", "rows": [["x"]] },
        { "type": "paragraph", "id": "p", "content": [{ "type": "footnote", "id": "n", "content": "N" }] }
    ], "back": [{ "id": "a", "kind": "appendix", "content": "A" }] }));
    for (ref_type, id) in [("fig", "f"), ("table", "t"), ("fn", "n"), ("app", "a"), ("other", "p")] {
        assert_has(&written, &format!("<xref ref-type=\"{ref_type}\" rid=\"{id}\">{id}</xref>"));
    }
}

#[test]
fn kinds_without_a_jats_term_are_lost() {
    let written = with(json!({ "metadata": { "kind": "opinion" } }));
    assert_has(&written, "article-type=\"editorial\"");
    assert_eq!(losses(&written), ["/metadata/kind: JATS writes it as `editorial`"]);
}

#[test]
fn content_that_xml_cannot_contain_is_rejected() {
    let article = |language: &str, id: &str, other: &str, title: &str| -> Article {
        read(json!({
            "metadata": { "title": title, "language": language },
            "people": { id: { "name": "Kim" } },
            "body": [{ "type": "paragraph", "id": other, "content": "x" }],
        }))
    };
    let refused = |article: &Article| match write(article, TagSet::Auto, Version::V1_3) {
        Ok(_) => None,
        Err(findings) => Some(findings.into_iter().map(|finding| finding.message).collect::<Vec<_>>()),
    };
    assert_eq!(refused(&article("en", "kim", "p-1", "T")), None);
    for (broken, message) in [
        (article("en US", "kim", "p-1", "T"), "`en US` is not a valid value for `xml:lang`"),
        (article("en", "1 kim", "p-1", "T"), "`1 kim` is not a valid XML id"),
        (article("en", "kim", "kim", "T"), "the id `kim` is duplicated"),
        (article("en", "kim", "p-1", "T\u{7}"), "XML does not allow the character U+0007"),
    ] {
        assert_eq!(refused(&broken), Some(vec![message.to_owned()]));
    }
}
