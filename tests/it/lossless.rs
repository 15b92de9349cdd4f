//! An edit of a lossless file appears in the article, and everything else is unchanged.

use byline::formats::jats::{self, JatsWriter};
use byline::formats::jsonld::{self, JsonldWriter};
use byline::formats::{Imported, Writer};
use byline::model::Article;
use byline::source::Source;
use serde_json::{Value, json};

use crate::support;
use crate::support::difference::differences;

/// The text to replace in the file, its replacement, and the expected changes in the article.
type Edit = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const JSON_LD: &[Edit] = &[
    (
        "\"headline\": \"Sediment retention behind a tidal barrage in its first two years: the Ellery estuary\"",
        "\"headline\": \"Mud behind a barrage\"",
        &[("/metadata/title", "Mud behind a barrage")],
    ),
    (
        "\"datePublished\": \"2026-02-20\"",
        "\"datePublished\": \"2026-02-21\"",
        &[("/metadata/dates/published", "2026-02-21")],
    ),
    ("\"inLanguage\": \"en-US\"", "\"inLanguage\": \"en-GB\"", &[("/metadata/language", "en-GB")]),
    ("\"name\": \"Ana Silva\"", "\"name\": \"Anna Silva\"", &[("/people/silva/name", "Anna Silva")]),
    ("\"givenName\": \"Ana\"", "\"givenName\": \"Anna\"", &[("/people/silva/givenName", "Anna")]),
    ("\"honorificPrefix\": \"Dr\"", "\"honorificPrefix\": \"Prof\"", &[("/people/silva/prefix", "Prof")]),
    ("\"familyName\": \"Kwon\"", "\"familyName\": \"Gwon\"", &[("/people/kwon/familyName", "Gwon")]),
    ("권지호", "권지오", &[("/people/kwon/alternateNames/0/name", "권지오")]),
    (
        "ana.silva@estuary",
        "anna.silva@estuary",
        &[("/people/silva/email", "anna.silva@estuary-institute.example")],
    ),
    (
        "orcid.org/0000-0002-1825-0097",
        "orcid.org/0000-0001-5109-3700",
        &[("/people/silva/orcid", "0000-0001-5109-3700")],
    ),
    ("head of sediment research", "head of research", &[("/people/silva/roles/0/title", "head of research")]),
    (
        "\"name\": \"Institute of Estuary Research\"",
        "\"name\": \"Estuary Institute\"",
        &[("/organizations/estuary-institute/name", "Estuary Institute")],
    ),
    (
        "\"name\": \"Department of Civil Engineering\"",
        "\"name\": \"Department of Tides\"",
        &[("/organizations/civil-engineering/name", "Department of Tides")],
    ),
    ("\"Research articles\"", "\"Reports\"", &[("/metadata/publication/section", "Reports")]),
    ("\"original research\"", "\"survey\"", &[("/metadata/genres/0", "survey")]),
    ("\"suspended sediment\"", "\"suspended mud\"", &[("/metadata/keywords/1", "suspended mud")]),
    ("\"issueNumber\": \"3\"", "\"issueNumber\": \"4\"", &[("/metadata/publication/issue", "4")]),
    ("\"volumeNumber\": \"12\"", "\"volumeNumber\": \"13\"", &[("/metadata/publication/volume", "13")]),
    (
        "\"name\": \"Journal of Estuarine Engineering\"",
        "\"name\": \"Estuarine Engineering\"",
        &[("/metadata/publication/title", "Estuarine Engineering")],
    ),
    (
        "\"pagination\": \"e0147\"",
        "\"pagination\": \"e0148\"",
        &[("/metadata/publication/elocationId", "e0148")],
    ),
    (
        "\"value\": \"jee-0147\"",
        "\"value\": \"jee-0148\"",
        &[("/metadata/identifiers/other/0/value", "jee-0148")],
    ),
    (
        "\"© 2026 Institute",
        "\"© 2025 Institute",
        &[("/metadata/copyright/statement", "© 2025 Institute of Estuary Research and the authors")],
    ),
    ("\"Estuaries in transition\"", "\"Estuaries\"", &[("/metadata/funding/0/title", "Estuaries")]),
    ("\"CRC-2021-0318\"", "\"CRC-2021-0319\"", &[("/metadata/funding/0/awards/0", "CRC-2021-0319")]),
    (
        "\"headline\": \"Settling velocities of mud flocs under strong tides\"",
        "\"headline\": \"Settling velocities\"",
        &[("/works/okafor-2019/title", "Settling velocities")],
    ),
    (
        "\"datePublished\": \"2019-06\"",
        "\"datePublished\": \"2019-07\"",
        &[("/works/okafor-2019/issued", "2019-07")],
    ),
    ("\"bookEdition\": \"2nd\"", "\"bookEdition\": \"3rd\"", &[("/works/berg-2015/edition", "3rd")]),
];

const JATS: &[Edit] = &[
    (
        "<article-title>Sediment retention",
        "<article-title>Mud retention",
        &[(
            "/metadata/title",
            "Mud retention behind a tidal barrage in its first two years: the Ellery estuary",
        )],
    ),
    (
        "조력 방조제 가동 첫",
        "조력 방조제 첫",
        &[("/metadata/translatedTitles/0/text", "조력 방조제 첫 2년간의 퇴적물 포집: 엘러리 하구의 사례")],
    ),
    (
        "<given-names>Ana</given-names>\n            <prefix>Dr",
        "<given-names>Ana</given-names>\n            <prefix>Prof",
        &[("/people/silva/prefix", "Prof")],
    ),
    (
        "<surname>van Dam",
        "<surname>Vandam",
        &[("/people/van-dam/familyName", "Vandam"), ("/people/van-dam/name", "Pieter Vandam Jr")],
    ),
    ("권지호", "권지오", &[("/people/kwon/alternateNames/0/name", "권지오")]),
    (
        ">Department of Civil Engineering<",
        ">Department of Tides<",
        &[("/organizations/civil-engineering/name", "Department of Tides")],
    ),
    ("<role>academic editor", "<role>editor", &[("/metadata/contributors/0/roles/0", "editor")]),
    (
        "ana.silva@estuary",
        "anna.silva@estuary",
        &[("/people/silva/email", "anna.silva@estuary-institute.example")],
    ),
    ("echo sounders in 2021", "echo sounders in 2022", &[]),
    ("<volume>12", "<volume>13", &[("/metadata/publication/volume", "13")]),
    ("<issue>3", "<issue>4", &[("/metadata/publication/issue", "4")]),
    ("<elocation-id>e0147", "<elocation-id>e0148", &[("/metadata/publication/elocationId", "e0148")]),
    (
        "<journal-title>Journal of Estuarine",
        "<journal-title>Estuarine",
        &[("/metadata/publication/title", "Estuarine Engineering")],
    ),
    (">9991-1159</issn>", ">0378-5955</issn>", &[("/metadata/publication/issnPrint", "0378-5955")]),
    ("<subject>Sedimentology", "<subject>Mud", &[("/metadata/subjects/1", "Mud")]),
    ("<kwd>trap efficiency", "<kwd>efficiency", &[("/metadata/keywords/2", "efficiency")]),
    ("<copyright-year>2026", "<copyright-year>2025", &[("/metadata/copyright/year", "2025")]),
    (
        "<award-id>CRC-2021-0318",
        "<award-id>CRC-2021-0319",
        &[("/metadata/funding/0/awards/0", "CRC-2021-0319")],
    ),
    ("<title>Discussion", "<title>What it means", &[("/body/3/title", "What it means")]),
    ("The winters were calm", "The winters were mild", &[]),
    ("<td>9.2</td>", "<td>9.3</td>", &[]),
    ("<label>Table 1", "<label>Table I", &[]),
    ("the same boat and transducer", "the very same boat", &[]),
    (
        "<article-title>Settling velocities of mud flocs",
        "<article-title>Settling of mud flocs",
        &[("/works/okafor-2019/title", "Settling of mud flocs under strong tides")],
    ),
    ("<edition>2nd", "<edition>3rd", &[("/works/berg-2015/edition", "3rd")]),
    (
        "<publisher-loc>Port Ellery</publisher-loc>\n          <year",
        "<publisher-loc>Northport</publisher-loc>\n          <year",
        &[("/works/berg-2015/publisherPlace", "Northport")],
    ),
    ("We thank <named", "We would like to thank <named", &[]),
];

#[test]
fn edits_of_lossless_json_ld_are_merged() {
    let writer = JsonldWriter { lossless: true, ..JsonldWriter::default() };
    assert_edits(&writer, jsonld::read, JSON_LD);
}

#[test]
fn edits_of_lossless_jats_are_merged() {
    assert_edits(&JatsWriter { lossless: true, ..JatsWriter::default() }, jats::read, JATS);
}

fn assert_edits(writer: &dyn Writer, read: impl for<'s> Fn(&'s Source) -> Imported<'s>, edits: &[Edit]) {
    let (_, article) =
        support::examples().into_iter().find(|(name, _)| name.contains("research-article")).unwrap();
    let text = writer.export(&article).unwrap().text;
    let mut wrong = Vec::new();
    for (from, to, changes) in edits {
        let edited = Source::new("edited", edited(&text, from, to));
        let imported = read(&edited);
        let before = value(&article);
        let after = value(imported.article.as_ref().unwrap());
        let is_said = imported.findings.iter().any(|finding| finding.code.id == "lossless-copy-outdated");
        if !is_said {
            wrong.push(format!("{from}: nothing says that the copy is outdated"));
        }
        let found = differences(&before, &after);
        let as_expected = match changes {
            // Within running text: one value is removed and another added.
            [] => found.len() == 1 && found[0].right.as_ref().is_some_and(|new| new.is_string()),
            changes => {
                let mut expected = before.clone();
                for (pointer, new) in *changes {
                    let place =
                        expected.pointer_mut(pointer).unwrap_or_else(|| panic!("there is no {pointer}"));
                    *place = if place.is_number() { json!(new.parse::<u64>().unwrap()) } else { json!(new) };
                }
                differences(&expected, &after).is_empty()
            }
        };
        if !as_expected {
            wrong.push(format!("{from} → {to}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The file with the first `from` outside the copy replaced.
fn edited(text: &str, from: &str, to: &str) -> String {
    let start = text.find("byline:article").unwrap();
    let end = text[start..].find("</meta-value>").map_or(text.len(), |end| start + end);
    let mut places = text.match_indices(from).map(|(at, _)| at);
    let at = places.find(|at| !(start..end).contains(at)).unwrap_or_else(|| panic!("there is no {from}"));
    [&text[..at], to, &text[at + from.len()..]].concat()
}

#[test]
fn removals_and_additions_are_merged() {
    let text = r#"{ "metadata": { "title": "T", "language": "en", "subtitle": "S", "unstated": ["authors"], "keywords": ["a", "c"] },
        "body": "B" }"#;
    let article: Article = serde_json::from_str(text).unwrap();
    let written = JsonldWriter { lossless: true, ..JsonldWriter::default() }.export(&article).unwrap().text;
    let without = written.replacen("  \"alternativeHeadline\": \"S\",\n", "", 1);
    let edited = Source::new("edited", without.replacen("\"a\",", "\"a\",\n    \"b\",", 1));
    let read = jsonld::read(&edited);
    let expected = text.replace(r#""subtitle": "S", "#, "").replace(r#""a", "c""#, r#""a", "b", "c""#);
    let expected: Article = serde_json::from_str(&expected).unwrap();
    assert_eq!(read.article, Some(expected));
    assert_eq!(read.findings.len(), 1, "{:?}", read.findings);
    assert_eq!(read.findings[0].message, "the copy of the article in this file is outdated in 2 places");
}

fn value(article: &Article) -> Value {
    serde_json::to_value(article).unwrap()
}
