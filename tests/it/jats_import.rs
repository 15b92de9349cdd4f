//! Importing JATS from other programs.

use std::fs;

use byline::formats::Writer;
use byline::formats::jats::{self, JatsWriter};
use byline::model::Article;
use byline::source::Source;
use byline::{diagnostic::Place, formats::Imported};
use serde_json::{Value, json};

use crate::support::{golden, in_crate};

/// The files in `tests/fixtures/jats-import`, each with the expected article and losses.
const FIXTURES: [&str; 7] =
    ["affiliations", "affiliations_unlinked", "dates", "names", "nlm", "references", "sub_articles"];

fn fixture(name: &str) -> Source {
    let path = format!("tests/fixtures/jats-import/{name}.xml");
    let text = fs::read_to_string(in_crate(&path)).expect("the fixture is there");
    Source::new(path, text)
}

fn article(imported: &Imported<'_>) -> Article {
    imported.article.clone().expect("the fixture is an article")
}

#[test]
fn fronts_and_reference_lists_are_imported() {
    for name in FIXTURES {
        let source = fixture(name);
        let imported = jats::read(&source);
        let losses: Vec<&str> = imported.findings.iter().map(|finding| finding.message.as_str()).collect();
        let result = json!({ "article": article(&imported), "losses": losses });
        let text = serde_json::to_string_pretty(&result).expect("an article is JSON");
        golden(format!("tests/fixtures/jats-import/{name}.json"), &format!("{text}\n"));
    }
}

#[test]
fn metadata_survives_export_and_import() {
    for name in FIXTURES {
        let source = fixture(name);
        let imported = jats::read(&source);
        let first = article(&imported);
        let written = JatsWriter::default().export(&first).expect("what was read can be written");
        let again = Source::new("again.xml", written.text);
        let second = article(&jats::read(&again));
        assert_eq!(first.metadata, second.metadata, "{name}");
        assert_eq!(first.extensions, second.extensions, "{name}");
        assert_eq!(first.sub_articles.len(), second.sub_articles.len(), "{name}");
        for (one, two) in first.sub_articles.iter().zip(&second.sub_articles) {
            assert_eq!(one.metadata, two.metadata, "{name}");
        }
        for (id, work) in &first.works {
            assert_eq!(Some(work), second.works.get(id), "{name}: {id}");
        }
    }
}

#[test]
fn unmapped_elements_are_restored() {
    let source = fixture("dates");
    let written = JatsWriter::default().export(&article(&jats::read(&source))).expect("it can be written");
    assert!(written.text.contains("journalarchiving") || written.text.contains("JATS-archivearticle"));
    let places = [
        "<alt-title alt-title-type=\"running-head\">Spring tides</alt-title>\n      </title-group>",
        "<issue>1</issue>\n      <issue-id pub-id-type=\"doi\">10.5555/tides.12.1</issue-id>\n      <supplement>",
        "<product><source>A book on gauges</source></product>\n      <history>",
        "<counts><fig-count count=\"0\"/></counts>\n      <custom-meta-group>",
    ];
    for place in places {
        assert!(written.text.contains(place), "no {place}\nin {}", written.text);
    }
}

#[test]
fn findings_point_into_the_file() {
    let source = fixture("affiliations");
    let imported = jats::read(&source);
    let location = imported.locate(&Place::At("/metadata/authors/1".into()));
    assert!(source.text[location.span.start..].starts_with("contrib contrib-type=\"author\" equal-contrib"));
}

#[test]
fn namesakes_in_one_byline_are_two_people() {
    let contrib = "<contrib><name><surname>Wang</surname><given-names>Wei</given-names></name></contrib>";
    let text = format!(
        "<article><front><article-meta><title-group><article-title>T</article-title></title-group>\
         <contrib-group>{contrib}{contrib}</contrib-group></article-meta></front></article>"
    );
    let source = Source::new("a.xml", text);
    let article = serde_json::to_value(article(&jats::read(&source))).expect("an article is JSON");
    assert_eq!(article["metadata"]["authors"], json!(["wei-wang", "wei-wang-2"]));
    assert_eq!(article["people"].as_object().map(serde_json::Map::len), Some(2));
}

/// An article with this in its front, its body and its back.
fn with(meta: &str, body: &str, back: &str) -> serde_json::Value {
    let text = format!(
        "<article><front><article-meta><title-group><article-title>T</article-title></title-group>{meta}\
         </article-meta></front><body>{body}</body><back>{back}</back></article>"
    );
    let source = Source::new("a.xml", text);
    serde_json::to_value(article(&jats::read(&source))).expect("an article is JSON")
}

#[test]
fn two_contributors_with_one_orcid_are_two_people() {
    let contrib = |id: &str, given: &str, family: &str| {
        format!(
            "<contrib id='{id}'><contrib-id contrib-id-type='orcid'>0000-0002-1825-0097</contrib-id>\
             <name><surname>{family}</surname><given-names>{given}</given-names></name></contrib>"
        )
    };
    let (first, second) = (contrib("a1", "Ana", "Silva"), contrib("a2", "Luc", "Moreau"));
    let read = with(&format!("<contrib-group>{first}{second}</contrib-group>"), "", "");
    assert_eq!(read["metadata"]["authors"], json!(["a1", "a2"]));
    assert_eq!(read["people"]["a2"]["name"], "Luc Moreau");
    assert_eq!(read["people"]["a1"]["alternateNames"], serde_json::Value::Null);
}

#[test]
fn a_group_of_tables_keeps_its_id_and_caption() {
    let read = with(
        "",
        "<p>See <xref ref-type='table' rid='g'>Table 2</xref>.</p>\
         <table-wrap-group id='g'><label>Table 2</label><caption><p>Both.</p></caption>\
         <table-wrap id='ga'><table><tbody><tr><td>1</td></tr></tbody></table></table-wrap></table-wrap-group>",
        "",
    );
    assert_eq!(read["body"][0]["content"][1]["target"], "g");
    assert_eq!(
        read["body"][1],
        json!({ "type": "table", "id": "g", "label": "Table 2", "caption": "Both.", "rows": [] })
    );
    assert_eq!(read["body"][2]["id"], "ga");
}

#[test]
fn references_are_kept_as_printed() {
    let read = with(
        "",
        "<p>Known.</p>",
        "<ref-list><title>Sources</title>\
         <ref id='r1'><label>[1]</label><mixed-citation><name><surname>Ito</surname><given-names>K</given-names></name>\
         <article-title>Salt in <italic>Olea europaea</italic></article-title>. <year>2005b</year></mixed-citation></ref>\
         <ref id='r2'><element-citation><person-group person-group-type='author'><name><surname>Moore</surname>\
         <given-names>GF</given-names></name><etal/></person-group><source><italic>Olive</italic></source>\
         <year>1998–2011</year><comment>In press</comment></element-citation></ref></ref-list>",
    );
    let (first, second) = (&read["works"]["r1"], &read["works"]["r2"]);
    assert_eq!(first["label"], "[1]");
    assert_eq!(first["title"], json!(["Salt in ", { "type": "emphasis", "content": "Olea europaea" }]));
    assert_eq!((&first["issued"], &first["printedDate"]), (&json!("2005"), &json!("2005b")));
    assert_eq!(first["unstructured"][0], "Ito K Salt in ");
    assert_eq!(second["title"], "Olive");
    assert_eq!((&second["issued"], &second["printedDate"]), (&json!("1998"), &json!("1998–2011")));
    assert_eq!((&second["etAl"], &second["note"]), (&json!(true), &json!("In press")));
    assert_eq!(second["unstructured"], serde_json::Value::Null);
    assert_eq!(read["extensions"]["org.niso.jats"]["ref-list"], json!(["<title>Sources</title>"]));
}

#[test]
fn articles_of_other_formats_are_not_jats() {
    for (text, what) in [
        (
            "<article xmlns='http://docbook.org/ns/docbook'><title>T</title></article>",
            "http://docbook.org/ns/docbook",
        ),
        ("<article><title>T</title><para>x</para></article>", "neither `front` nor `body`"),
        ("<pmc-articleset><article/><article/></pmc-articleset>", "a set of 2 articles"),
    ] {
        let source = Source::new("a.xml", text);
        let imported = jats::read(&source);
        assert!(imported.article.is_none());
        assert_eq!(imported.findings[0].code.id, "not-importable");
        assert!(imported.findings[0].message.contains(what), "{}", imported.findings[0].message);
    }
}

/// The article in a front, and what is lost.
fn front(inside: &str) -> (serde_json::Value, Vec<String>) {
    let text = format!(
        "<article><front><article-meta>{inside}</article-meta></front><body><p>Text.</p></body></article>"
    );
    let source = Source::new("a.xml", text);
    let imported = jats::read(&source);
    let lost = imported.findings.iter().map(|finding| finding.message.clone()).collect();
    (serde_json::to_value(imported.article.unwrap()).unwrap(), lost)
}

#[test]
fn the_only_article_of_a_set_is_read() {
    let text = "<pmc-articleset><article><front><article-meta><title-group><article-title>Tides</article-title>\
                </title-group></article-meta></front></article></pmc-articleset>";
    let source = Source::new("a.xml", text);
    let article = jats::read(&source).article.unwrap();
    assert_eq!(article.metadata.title.plain_text(), "Tides");
}

#[test]
fn the_marks_of_affiliations_and_notes_are_their_labels() {
    let (article, lost) = front(
        "<contrib-group><contrib><name><surname>Ito</surname></name>\
         <xref ref-type='aff' rid='a1'><sup>1</sup></xref><xref ref-type='aff' rid='a2'>b,</xref>\
         <xref ref-type='fn' rid='n1'>†</xref><xref ref-type='aff' rid='gone'/></contrib></contrib-group>\
         <aff id='a1'>Sea School</aff><aff id='a2'><label>b</label>Mud School</aff>\
         <author-notes><fn id='n1'><p>Now at sea.</p></fn></author-notes>",
    );
    assert_eq!(article["organizations"]["a1"]["label"], "1");
    assert_eq!(article["organizations"]["a2"]["label"], "b");
    assert_eq!(article["metadata"]["notes"][0]["label"], "†");
    assert_eq!(lost, ["no field of the article holds `xref/@rid`"]);
}

#[test]
fn hierarchies_of_subjects_and_keywords_are_kept() {
    let (article, lost) = front(
        "<article-categories><subj-group subj-group-type='heading'><subject>Research</subject><subj-group>\
         <subject>Tides</subject></subj-group></subj-group><subj-group><subject>Sea</subject><subj-group>\
         <subject>Salt</subject></subj-group></subj-group><subj-group><subject>Sea</subject><subj-group>\
         <subject>Mud</subject></subj-group></subj-group></article-categories>\
         <kwd-group><nested-kwd><kwd>fish</kwd><nested-kwd><kwd>eel</kwd></nested-kwd></nested-kwd></kwd-group>",
    );
    let metadata = &article["metadata"];
    assert_eq!(metadata["publication"]["section"], "Research");
    assert_eq!(
        metadata["subjects"],
        json!([
            { "term": "Tides", "broader": "Research" },
            "Sea",
            { "term": "Salt", "broader": "Sea" },
            { "term": "Mud", "broader": "Sea" }
        ])
    );
    assert_eq!(metadata["keywords"], json!(["fish", { "term": "eel", "broader": "fish" }]));
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn addresses_in_affiliations_are_those_of_their_owners() {
    let (article, lost) = front(
        "<contrib-group><contrib><name><surname>Ito</surname><given-names>Ken</given-names></name></contrib>\
         <contrib><name><surname>Sá</surname><given-names>Rita</given-names></name></contrib></contrib-group>\
         <aff>Sea School, Port Ellery; E-Mails: <email>office1@sea.example</email> (K.I.); \
         <email>office2@sea.example</email> (R.S.)</aff>",
    );
    let organizations = article["organizations"].as_object().unwrap();
    assert_eq!(
        organizations.values().map(|one| &one["name"]).collect::<Vec<_>>(),
        ["Sea School, Port Ellery"]
    );
    let people = article["people"].as_object().unwrap().values();
    let emails: Vec<_> = people.map(|person| &person["email"]).collect();
    assert_eq!(emails, ["office1@sea.example", "office2@sea.example"]);
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn attributes_and_marks_that_nothing_reads_are_lost() {
    let (_, lost) = front(
        "<?print on?><contrib-group><contrib><contrib-id contrib-id-type='orcid' authenticated='true'>\
         0000-0002-1825-0097</contrib-id><name name-style='western'><surname>Ito</surname></name></contrib>\
         </contrib-group><permissions><license license-type='open'><license-p>Free, <italic>in part</italic>.\
         </license-p></license></permissions><kwd-group><kwd><italic>Salmo</italic></kwd>\
         <kwd>CO<sub>2</sub></kwd></kwd-group>",
    );
    let names = [
        "license/@license-type",
        "processing-instruction()",
        "contrib-id/@authenticated",
        "license-p/italic",
        "kwd/sub",
    ];
    assert_eq!(lost, names.map(|name| format!("no field of the article holds `{name}`")));
}

#[test]
fn what_exports_leave_out_of_kept_markup_is_said() {
    let table = "<table-wrap><o:table xmlns:o='http://www.niso.org/standards/z39-96/ns/oasis-exchange/table'>\
        <o:tgroup cols='1'><o:tbody><o:row><o:entry>a</o:entry></o:row></o:tbody></o:tgroup></o:table></table-wrap>";
    let text = format!("<article><front/><body>{table}{table}</body></article>");
    let source = Source::new("oasis.xml", text);
    let imported = jats::read(&source);
    let messages: Vec<_> = imported.findings.iter().map(|finding| finding.message.as_str()).collect();
    let said = "an OASIS table is kept as markup, and left out of exports, 2 times";
    assert!(messages.contains(&said), "{messages:?}");
    let written = JatsWriter::default().export(&article(&imported)).expect("it can be written");
    assert!(!written.text.contains("tgroup") && written.losses.iter().count() == 2, "{written:?}");
}

#[test]
fn unusual_fronts_cause_no_panic() {
    for inside in [
        "<contrib-group><contrib/><contrib><name/></contrib><contrib><collab/></contrib><aff/></contrib-group>",
        "<aff-alternatives/><pub-date/><pub-date><year>x</year></pub-date><history><date/></history>",
        "<permissions><license/><copyright-year>MM</copyright-year><copyright-holder/></permissions>",
        "<funding-group><award-group/><award-group><funding-source/></award-group></funding-group>",
        "<kwd-group/><kwd-group kwd-group-type='person'><compound-kwd id='x'/></kwd-group><related-article/>",
        "<custom-meta-group><custom-meta/><custom-meta><meta-name>kind</meta-name><meta-value>é</meta-value>\
         </custom-meta></custom-meta-group><title-group><article-title/></title-group><abstract/>",
        "<author-notes><corresp/><fn/></author-notes><pub-history><event/></pub-history><self-uri/><article-id/>",
    ] {
        let text = format!(
            "<article><front><article-meta>{inside}</article-meta></front><back><ref-list><ref/>\
             <ref><citation/></ref><ref><citation-alternatives/></ref></ref-list></back><sub-article/></article>"
        );
        let source = Source::new("odd.xml", text);
        let imported = jats::read(&source);
        let article = article(&imported);
        assert_ne!(serde_json::to_value(&article).expect("an article is JSON"), Value::Null);
    }
}
