//! A study: authors with affiliations, sections, formulas, a table, and references.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::passage::{cite, marked, paragraph, plain};
use super::words::{self, TOPICS, TOWNS};

/// The number of cited works.
const WORKS: usize = 4;

pub(super) fn study(dice: &mut Dice, number: u64) -> Value {
    let people = words::names(dice, 3);
    let town = *dice.choose(&TOWNS);
    let topics = words::some(dice, &TOPICS, 4);
    let year = 2018 + dice.below(8);
    let works = works(dice, year);
    let ids: Vec<&str> = works.keys().map(String::as_str).collect();
    let issn = words::issn(dice);
    let institute = format!("{town} Institute of Technology");
    let credit = |role: &str, name: &str| json!({ "term": name, "scheme": "https://credit.niso.org/", "url": format!("https://credit.niso.org/contributor-roles/{role}/") });
    let roles = [
        credit("investigation", "Investigation"),
        credit("software", "Software"),
        credit("methodology", "Methodology"),
    ];
    let authors: Vec<Value> = people
        .iter()
        .zip(roles)
        .map(|(name, role)| json!({ "agent": name.id(), "roles": [role], "affiliations": ["institute"] }))
        .collect();
    let persons: Map<String, Value> = people
        .iter()
        .map(|name| {
            let person = json!({
                "name": name.full(),
                "givenName": name.given,
                "familyName": name.family,
                "orcid": words::orcid(dice)
            });
            (name.id(), person)
        })
        .collect();

    json!({
        "metadata": {
            "title": format!("How the {} of {town} changed in {} years: a survey", topics[0], 2 + dice.below(40)),
            "language": "en",
            "kind": "research-article",
            "abstracts": [{ "content": words::sentences(dice, 3) }],
            "authors": authors,
            "dates": {
                "received": format!("{}-{:02}-{:02}", year - 1, 1 + dice.below(6), 1 + dice.below(28)),
                "accepted": format!("{}-{:02}-{:02}", year - 1, 7 + dice.below(6), 1 + dice.below(28)),
                "published": format!("{year}-{:02}-{:02}", 1 + dice.below(12), 1 + dice.below(28))
            },
            "identifiers": { "doi": format!("10.70000/survey.{year}.{number:05}") },
            "publisher": "press",
            "publication": {
                "title": "Journal of Small Harbors",
                "kind": "journal",
                "issn": issn,
                "volume": (year - 1990).to_string(),
                "issue": (1 + dice.below(4)).to_string(),
                "elocationId": format!("e{number}")
            },
            "licenses": [{ "spdx": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/" }],
            "copyright": { "year": year, "statement": format!("© {year} The authors") },
            "keywords": topics,
            "references": ids,
            "isAccessibleForFree": true
        },
        "people": persons,
        "organizations": {
            "institute": { "name": institute, "kind": "university", "place": words::slug(town) },
            "press": { "name": "Estuarine Press", "kind": "company", "url": "https://estuarine-press.example/" }
        },
        "places": { (words::slug(town)): { "name": town, "kind": "city" } },
        "works": works,
        "body": [
            section("s-introduction", "introduction", "Introduction", vec![
                paragraph("p-1", vec![
                    words::sentence(dice).into(),
                    " Others found the same ".into(),
                    cite(&ids[..2], "[1, 2]"),
                    ". ".into(),
                    words::sentence(dice).into(),
                ]),
                plain(dice, 2),
            ]),
            section("s-methods", "methods", "Methods", vec![
                paragraph("p-2", vec![
                    format!("We measured {} m", 20 + dice.below(900)).into(),
                    marked("superscript", "3"),
                    " of water, as described before ".into(),
                    cite(&ids[2..3], "[3]"),
                    ", and computed ".into(),
                    json!({ "type": "math", "tex": format!("E = {} \\times x^2", 1 + dice.below(9)) }),
                    ". ".into(),
                    words::sentence(dice).into(),
                ]),
            ]),
            section("s-results", "results", "Results", vec![plain(dice, 2), table(dice), plain(dice, 2)]),
            section("s-discussion", "discussion", "Discussion", vec![
                paragraph("p-3", vec![
                    words::sentence(dice).into(),
                    " This ".into(),
                    marked("emphasis", "contradicts"),
                    " an earlier survey ".into(),
                    cite(&ids[3..], "[4]"),
                    ".".into(),
                ]),
                plain(dice, 2),
            ]),
        ]
    })
}

fn section(id: &str, kind: &str, title: &str, content: Vec<Value>) -> Value {
    json!({ "type": "section", "id": id, "kind": kind, "title": title, "content": content })
}

fn works(dice: &mut Dice, year: usize) -> Map<String, Value> {
    let names = words::names(dice, WORKS);
    names
        .iter()
        .map(|name| {
            let issued = year - 2 - dice.below(20);
            let (volume, page) = (1 + dice.below(60), 1 + dice.below(400));
            let work = json!({
                "type": "article-journal",
                "title": format!("On the {} of {}", dice.choose(&TOPICS), dice.choose(&TOWNS)),
                "authors": [{ "family": name.family, "given": name.given }],
                "issued": issued.to_string(),
                "containerTitle": "Annals of the Coast",
                "volume": volume.to_string(),
                "page": format!("{page}–{}", page + 12),
                "identifiers": { "doi": format!("10.70000/coast.{issued}.{volume}{page}") }
            });
            (format!("{}-{issued}", name.id()), work)
        })
        .collect()
}

fn table(dice: &mut Dice) -> Value {
    let mut rows = vec![json!(["Year", "Depth", "Flow"])];
    for year in 0..3 {
        let depth = format!("{}.{}", 1 + dice.below(30), dice.below(10));
        rows.push(json!([(2010 + year).to_string(), depth, (40 + dice.below(900)).to_string()]));
    }
    json!({
        "type": "table",
        "id": "t-1",
        "label": "Table 1",
        "caption": "Depth in meters and flow in liters per second.",
        "headerRows": 1,
        "rows": rows
    })
}
