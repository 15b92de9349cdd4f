//! Single defects, inserted into the examples at random places, are found there.

use std::collections::BTreeMap;

use byline::RuleSet;
use byline::diagnostic::Diagnostic;
use byline::formats::article::Syntax;
use byline::internals::{Kind, Node, Tree, apply, parse_json, parse_yaml};
use byline::source::{Change, Edit, Pointer, Source};
use byline::validate;
use serde_json::{Value, json};

use crate::support::example_sources;

/// How many defects are inserted, and how many of them must be found.
const SEEDED: usize = 200;
const FOUND: usize = 196;

/// A typical defect: its name, and how a value gets it.
struct Defect {
    code: &'static str,
    /// The edit of a value, if it can have the defect, and the place of the defect.
    seed: fn(&Node<'_>, &Pointer) -> Option<(Edit, Place)>,
}

/// Where a defect must be found in its file.
enum Place {
    /// At the value.
    Value(Pointer),
    /// At the key of the member.
    Key(Pointer),
    /// At these words of a text.
    Words(Pointer, String),
}

fn defect(code: &'static str, seed: fn(&Node<'_>, &Pointer) -> Option<(Edit, Place)>) -> Defect {
    Defect { code, seed }
}

/// The last segment of a pointer that is not a number.
fn field(at: &Pointer) -> String {
    at.steps().filter(|step| step.parse::<usize>().is_err()).last().unwrap_or_default()
}

fn steps(at: &Pointer) -> Vec<String> {
    at.steps().collect()
}

fn changed(at: &Pointer, change: Change) -> Edit {
    Edit { at: at.clone(), change }
}

fn set(at: &Pointer, value: impl Into<Value>) -> Edit {
    changed(at, Change::Value(value.into()))
}

/// The value becomes `value`, and is wrong as a whole.
fn becomes(at: &Pointer, value: impl Into<Value>) -> Option<(Edit, Place)> {
    Some((set(at, value), Place::Value(at.clone())))
}

/// A member `name` is added to the object at `at`.
fn gets(at: &Pointer, name: &str, value: Value) -> Edit {
    set(&at.clone().key(name), value)
}

/// A defect for texts of the fields called `$field`.
macro_rules! text_of {
    ($($field:literal)|+, |$text:ident, $at:ident| $seed:expr) => {
        |node: &Node<'_>, $at: &Pointer| {
            let $text = node.text()?;
            if !matches!(field($at).as_str(), $($field)|+) || $at.as_str().starts_with("/extensions") {
                return None;
            }
            $seed
        }
    };
}

/// Two adjacent letters swapped, as in typing errors.
fn swapped(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let at = (1..letters.len().checked_sub(1)?).find(|&at| letters[at] != letters[at + 1])?;
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}

/// The last digit changed.
fn mistyped(identifier: &str) -> Option<String> {
    let last = identifier.chars().last()?;
    let other = if last == '4' { '5' } else { '4' };
    Some(format!("{}{other}", identifier.strip_suffix(last)?))
}

/// Fields of objects that allow no others.
fn is_closed(at: &Pointer) -> bool {
    let steps = steps(at);
    let is_id = steps.len() == 2 && !matches!(steps[0].as_str(), "metadata" | "body" | "back");
    !is_id && !steps.iter().any(|step| step == "extensions")
}

/// A word of a direct quote changed.
fn misquoted(node: &Node<'_>, at: &Pointer) -> Option<(Edit, Place)> {
    let mut words: Vec<&str> = node.text()?.split(' ').collect();
    let steps = steps(at);
    let quote = node.tree().root().get("quotes")?.get(steps.get(1)?)?;
    let is_direct = quote.get("kind").is_none_or(|kind| kind.text() == Some("direct"));
    if steps.len() != 3 || steps[2] != "text" || !is_direct || words.len() < 5 {
        return None;
    }
    words[2] = "altogether";
    becomes(at, words.join(" "))
}

/// Whether a quote has a node in the body, or an anchor.
fn is_marked(node: &Node<'_>, at: &Pointer) -> bool {
    let id = steps(at).swap_remove(1);
    let root = node.tree().root();
    let is_anchored = root.get("quotes").and_then(|quotes| quotes.get(&id)?.get("anchors")).is_some();
    is_anchored || node.tree().nodes().any(|node| node.key() == Some("ref") && node.text() == Some(&id))
}

fn defects() -> Vec<Defect> {
    vec![
        defect("field-unknown", |node, at| {
            let key = node.key().filter(|_| is_closed(at) && at.as_str() != "/$schema")?;
            let wrong = swapped(key)?;
            let parent = Pointer::from(at.as_str().rsplit_once('/')?.0);
            Some((changed(at, Change::Key(wrong.clone())), Place::Key(parent.key(&wrong))))
        }),
        defect("field-missing", |_, at| match steps(at).iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["metadata", "title" | "language"] => {
                Some((changed(at, Change::Nothing), Place::Key(Pointer::from("/metadata"))))
            }
            [map @ ("people" | "organizations" | "places" | "events"), id, "name"] => {
                Some((changed(at, Change::Nothing), Place::Key(Pointer::default().key(map).key(id))))
            }
            ["quotes", id, "speaker"] => {
                Some((changed(at, Change::Nothing), Place::Key(Pointer::from("/quotes").key(id))))
            }
            _ => None,
        }),
        defect("type-wrong", |node, at| match node.kind() {
            Kind::Array if matches!(field(at).as_str(), "keywords" | "authors" | "roles") => {
                becomes(at, "one")
            }
            Kind::String if matches!(field(at).as_str(), "volume" | "issue" | "description") => {
                becomes(at, 2023)
            }
            _ => None,
        }),
        defect("date-unquoted", |node, at| {
            let is_date = matches!(field(at).as_str(), "published" | "founded" | "issued");
            (is_date && node.kind() == Kind::String).then(|| becomes(at, 2023)).flatten()
        }),
        defect("variant-unknown", |node, at| {
            // Sections may be of any kind.
            let is_choice = matches!(field(at).as_str(), "kind" | "status" | "nameStyle")
                && !matches!(steps(at)[0].as_str(), "body" | "back");
            becomes(at, swapped(node.text().filter(|_| is_choice)?)?)
        }),
        defect("value-null", |node, at| {
            let is_optional =
                matches!(field(at).as_str(), "kind" | "publisher" | "description" | "url" | "date");
            (is_optional && node.key().is_some()).then(|| becomes(at, Value::Null)).flatten()
        }),
        defect(
            "value-empty",
            text_of!("description" | "caption" | "section" | "cue", |text, at| {
                (!text.is_empty()).then(|| becomes(at, "")).flatten()
            }),
        ),
        defect(
            "reference-dangling",
            text_of!(
                "speaker" | "agent" | "organization" | "event" | "places" | "ref" | "publisher" | "partOf",
                |id, at| becomes(at, format!("{id}-x"))
            ),
        ),
        defect("reference-kind-wrong", |node, at| {
            let place = node.tree().root().get("places")?.children().next()?.key()?;
            (field(at) == "speaker" && node.kind() == Kind::String).then(|| becomes(at, place)).flatten()
        }),
        defect("entity-unreachable", |_, at| {
            let map = at
                .as_str()
                .strip_prefix('/')
                .filter(|map| matches!(*map, "people" | "organizations" | "places"))?;
            let _ = map;
            Some((gets(at, "nobody", json!({ "name": "Nemo Outis" })), Place::Key(at.clone().key("nobody"))))
        }),
        defect(
            "reference-cycle",
            text_of!("causedBy", |_id, at| {
                let steps = steps(at);
                (steps[0] == "events" && steps.len() == 4).then(|| becomes(at, steps[1].as_str())).flatten()
            }),
        ),
        defect(
            "event-part-of-itself",
            text_of!("partOf", |_id, at| {
                let steps = steps(at);
                (steps[0] == "events").then(|| becomes(at, steps[1].as_str())).flatten()
            }),
        ),
        defect("doi-malformed", text_of!("doi", |doi, at| becomes(at, format!("https://doi.org/{doi}")))),
        defect("orcid-checksum-wrong", text_of!("orcid", |orcid, at| becomes(at, mistyped(orcid)?))),
        defect("isni-checksum-wrong", text_of!("isni", |isni, at| becomes(at, mistyped(isni)?))),
        defect(
            "issn-checksum-wrong",
            text_of!("issn" | "issnPrint" | "issnL", |issn, at| becomes(at, mistyped(issn)?)),
        ),
        defect("ror-checksum-wrong", text_of!("ror", |ror, at| becomes(at, mistyped(ror)?))),
        defect("lei-checksum-wrong", text_of!("lei", |lei, at| becomes(at, mistyped(lei)?))),
        defect("isbn-checksum-wrong", text_of!("isbn", |isbn, at| becomes(at, mistyped(isbn)?))),
        defect("wikidata-id-malformed", text_of!("wikidata", |id, at| becomes(at, id.replace('Q', "L")))),
        defect("pmcid-malformed", text_of!("pmcid", |id, at| becomes(at, id.replace("PMC", "PCM")))),
        defect("country-code-unknown", text_of!("iso3166", |_code, at| becomes(at, "XX"))),
        defect(
            "date-malformed",
            text_of!("published" | "date" | "start" | "issued" | "founded", |date, at| {
                let wrong = set(at, date.replace('-', "."));
                (date.len() == 10).then(|| (wrong, Place::Words(at.clone(), ".".to_owned())))
            }),
        ),
        defect("dates-out-of-order", |node, at| {
            (at.as_str() == "/metadata/dates/modified" && node.kind() == Kind::String)
                .then(|| becomes(at, "1901-01-01"))
                .flatten()
        }),
        defect("interval-reversed", text_of!("date", |_date, at| becomes(at, "1945/1910"))),
        defect("quote-not-in-body", |node, at| misquoted(node, at).filter(|_| !is_marked(node, at))),
        defect("quote-anchor-mismatch", |node, at| misquoted(node, at).filter(|_| is_marked(node, at))),
        defect("language-tag-malformed", text_of!("language", |_tag, at| becomes(at, "en_US"))),
        defect(
            "language-subtag-unknown",
            text_of!("language", |tag, at| {
                // Programming languages have no registry.
                let wrong = match tag {
                    "python" | "rust" => return None,
                    "ko" => "kr",
                    "ja" => "jp",
                    _ => "qx",
                };
                Some((set(at, wrong), Place::Words(at.clone(), wrong.to_owned())))
            }),
        ),
        defect(
            "url-malformed",
            text_of!("url" | "href", |url, at| {
                let wrong = set(at, url.replacen("://", ":/ /", 1));
                Some((wrong, Place::Words(at.clone(), " ".to_owned())))
            }),
        ),
        defect(
            "url-scheme-forbidden",
            text_of!("url" | "href", |_url, at| becomes(at, "javascript:alert(1)")),
        ),
        defect(
            "character-not-xml",
            text_of!("name" | "description", |name, at| {
                let pointer = at.clone();
                Some((set(at, format!("{name}\u{B}")), Place::Words(pointer, "\u{B}".to_owned())))
            }),
        ),
        defect("title-all-caps", |node, at| {
            let title = node.text().filter(|_| at.as_str() == "/metadata/title")?;
            (title.split(' ').count() > 3).then(|| becomes(at, title.to_uppercase())).flatten()
        }),
        defect("name-not-bare", |node, at| {
            let steps = steps(at);
            let name = node.text()?;
            (steps.len() == 3 && steps[0] == "people" && steps[2] == "name" && name.contains(' '))
                .then(|| (set(at, format!("By {name}")), Place::Words(at.clone(), "By ".to_owned())))
        }),
        defect("alt-missing", |node, at| {
            let media = Pointer::from(at.as_str().strip_suffix("/alt")?);
            let list = node.tree().resolve(&Pointer::from(media.as_str().rsplit_once('/')?.0)).node;
            let is_alone = list.key() == Some("media") && list.len() == 1;
            is_alone.then(|| (changed(at, Change::Nothing), Place::Value(media.key("src"))))
        }),
        defect("table-ragged", |_, at| {
            let steps = steps(at);
            let n = steps.len();
            let is_cell = n > 3 && steps[n - 3] == "rows" && steps[n - 1] == "1";
            is_cell.then(|| {
                let row = Pointer::from(at.as_str().rsplit_once('/').unwrap().0);
                (changed(at, Change::Nothing), Place::Value(row))
            })
        }),
        defect("unstated-but-present", |node, at| {
            (field(at) == "unstated" && node.kind() == Kind::String).then(|| becomes(at, "title")).flatten()
        }),
        defect("identifier-unassigned", text_of!("orcid", |_orcid, at| becomes(at, "0000-0004-1936-9094"))),
        defect("funder-id-foreign", text_of!("funderDoi", |_doi, at| becomes(at, "10.7554/fund.1"))),
        defect(
            "doi-in-title-field",
            text_of!("containerTitle", |_title, at| becomes(at, "https://doi.org/10.7554/tides.0")),
        ),
        defect("copyright-statement-mismatch", |_, at| {
            let year = Pointer::from("/metadata/copyright").key("year");
            (at.as_str() == "/metadata/copyright")
                .then(|| (gets(at, "statement", json!("© 1901 Quay & Co.")), Place::Value(year)))
        }),
        defect(
            "license-statement-mismatch",
            text_of!("url", |url, at| {
                let license = Pointer::from(at.as_str().strip_suffix("/url")?);
                let is_license = license.as_str().starts_with("/metadata/licenses/");
                let words = "Creative Commons Attribution-NoDerivatives";
                let is_by = url.contains("creativecommons.org/licenses/by/");
                (is_license && is_by).then(|| {
                    (gets(&license, "statement", json!(words)), Place::Value(license.key("statement")))
                })
            }),
        ),
        defect(
            "license-url-not-canonical",
            text_of!("url", |url, at| {
                let is_license = at.as_str().starts_with("/metadata/licenses/");
                let is_canonical = url.starts_with("https://creativecommons.org/") && url.ends_with('/');
                (is_license && is_canonical).then(|| becomes(at, format!("{url}deed.en"))).flatten()
            }),
        ),
        defect("equal-contribution-alone", |node, at| {
            let is_mark = |at: &Pointer| field(at) == "equalContribution";
            let marks = node.tree().nodes().map(Node::pointer).filter(is_mark);
            let mut others = marks.filter(|other| other != at);
            let (other, None) = (others.next().filter(|_| is_mark(at))?, others.next()) else { return None };
            Some((changed(at, Change::Nothing), Place::Value(other)))
        }),
        defect("citation-unlisted", |node, at| {
            let listed = at.as_str().strip_prefix("/metadata/references/").and(node.text())?;
            let mut cites = node.tree().nodes().filter(|node| node.text() == Some(listed)).map(Node::pointer);
            let cite = cites.find(|at| field(at) == "refs")?;
            Some((changed(at, Change::Nothing), Place::Value(cite)))
        }),
    ]
}

/// A defect in a file.
struct Seeded {
    code: &'static str,
    source: Source,
    at: usize,
}

/// Every defect that an example can have, with all its places.
fn seeds() -> BTreeMap<&'static str, Vec<Seeded>> {
    let mut seeds: BTreeMap<&str, Vec<Seeded>> = BTreeMap::new();
    for source in example_sources().into_iter().filter(|source| !source.name.ends_with(".md")) {
        let tree = parse(&source);
        for defect in defects() {
            for node in tree.nodes() {
                let at = node.pointer();
                let Some((edit, place)) = (defect.seed)(&node, &at) else { continue };
                let Some(replacements) = tree.replacements(&[edit]) else { continue };
                let source = Source::new(source.name.clone(), apply(&source.text, &replacements));
                let Some(at) = offset(&source, &place) else { continue };
                seeds.entry(defect.code).or_default().push(Seeded { code: defect.code, source, at });
            }
        }
    }
    seeds
}

fn parse(source: &Source) -> Tree<'_> {
    match Syntax::of(&source.name).unwrap() {
        Syntax::Json => parse_json(&source.text).unwrap(),
        Syntax::Yaml => parse_yaml(&source.text).unwrap(),
        Syntax::Markdown => unreachable!("of the examples, only those in JSON and YAML are taken"),
    }
}

/// The offset of the defect in its file, if it is known without the rules.
fn offset(source: &Source, place: &Place) -> Option<usize> {
    let tree = parse(source);
    let found =
        |at: &Pointer| Some(tree.resolve(at)).filter(|found| found.rest.is_empty()).map(|found| found.node);
    match place {
        Place::Key(at) => found(at)?.key_span().map(|key| key.start),
        Place::Value(at) => {
            let node = found(at)?;
            let is_container = matches!(node.kind(), Kind::Array | Kind::Object);
            node.key_span().filter(|_| is_container).map_or(Some(node.span().start), |key| Some(key.start))
        }
        Place::Words(at, words) => {
            let node = found(at)?;
            let start = node.text()?.find(words.as_str())?;
            Some(node.span_within(start..start + words.len()).start)
        }
    }
}

fn found(source: &Source) -> Vec<Diagnostic> {
    validate::validate(source, Syntax::of(&source.name).unwrap(), &RuleSet::standard()).diagnostics
}

#[test]
fn valid_examples_have_no_findings() {
    for source in example_sources().into_iter().filter(|source| !source.name.ends_with(".md")) {
        assert!(found(&source).is_empty(), "{}: {:#?}", source.name, found(&source));
    }
}

#[test]
fn seeded_defects_are_found_at_their_place() {
    let mut seeds = seeds();
    let wanted: Vec<&str> = defects().iter().map(|defect| defect.code).collect();
    let absent: Vec<&&str> = wanted.iter().filter(|code| !seeds.contains_key(**code)).collect();
    assert!(absent.is_empty(), "no example can have {absent:?}");
    // Different places, evenly for every kind of defect, until there are enough.
    let mut chance = 0x2545_F491_4F6C_DD1D_u64;
    let mut chosen = Vec::new();
    while chosen.len() < SEEDED {
        let before = chosen.len();
        for places in seeds.values_mut().filter(|places| !places.is_empty()) {
            chance = chance.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            chosen.push(places.swap_remove((chance >> 33) as usize % places.len()));
        }
        assert!(chosen.len() > before, "only {before} defects can be seeded");
    }
    chosen.truncate(SEEDED);
    let mut missed = Vec::new();
    for Seeded { code, source, at } in &chosen {
        let diagnostics = found(source);
        let is_found =
            diagnostics.iter().any(|found| found.code.id == *code && found.location.span.start == *at);
        if !is_found {
            let others: Vec<_> =
                diagnostics.iter().map(|found| (found.code.id, found.location.span.start)).collect();
            missed.push(format!("{code} in {} at {at}: {others:?}", source.name));
        }
    }
    let found = chosen.len() - missed.len();
    assert!(found >= FOUND, "{found} of {} found; missed: {missed:#?}", chosen.len());
}
