//! The content of an article as an account: how often each value occurs in each field.
//!
//! Ids are arbitrary, so a reference counts as the name of its target.

use std::collections::BTreeSet;

use byline::Source;
use byline::formats::{Loss, Losses, jats};
use byline::internals::{Collection, Leaf, Scheme, walk};
use byline::model::{Article, Foreign, Inlines, Work};
use serde_json::Value;

use super::teller::{Account, label, of_value, squeezed, words};

/// What readers infer from something else: a related work has some type, an affiliation is the place of a position, a
/// URL identifies a license, and a correction implies a related work. A description is an abstract, and a table has no
/// more header rows and columns than rows and columns.
const SURPLUS: [&str; 7] = [
    "works.type",
    "people.roles.organization",
    "metadata.licenses.spdx",
    "metadata.related.relation",
    "metadata.abstracts.kind",
    "table.headerRows",
    "table.headerColumns",
];

/// What `article` has and `back` lacks without a recorded loss; and what is recorded as lost but present.
///
/// `back` was read from the text for which `losses` were recorded.
///
/// With `has_plain_text`, running text is compared as plain text.
pub(crate) fn declared_wrongly(
    article: &Article,
    losses: &Losses,
    back: &Article,
    has_plain_text: bool,
) -> Vec<String> {
    let (mut rest, mut declared) = without(article, losses);
    let works = read_all_the_same(article, losses, back);
    let works = works.into_iter().map(|title| format!("declared lost, and read: works = {title:?}"));
    let mut back = account(back);
    if has_plain_text {
        for account in [&mut rest, &mut declared, &mut back] {
            *account = by_words(std::mem::take(account));
        }
    }
    let count = |account: &Account, entry| account.get(entry).copied().unwrap_or_default();
    let silent = rest.iter().filter(|(entry, there)| count(&back, entry) < **there);
    let silent = silent.map(|((field, value), _)| format!("lost without a word: {field} = {value:?}"));
    // A plain `Thing` is read as a keyword. Words of tables are in the plain text.
    let is_surplus = |field: &str| {
        field.starts_with("metadata.keywords")
            || SURPLUS.iter().any(|name| field.ends_with(name))
            || (has_plain_text && field == "paragraph.content")
    };
    let declared = declared.keys().filter(|(field, _)| !is_surplus(field));
    let idle = declared.filter(|entry| count(&back, entry) > count(&rest, entry));
    let idle = idle.map(|(field, value)| format!("declared lost, and read: {field} = {value:?}"));
    silent.chain(idle).chain(works).collect()
}

/// The titles of works that are recorded as lost but read anyway, though no other work has the title.
fn read_all_the_same(article: &Article, losses: &Losses, back: &Article) -> Vec<String> {
    let lost: BTreeSet<&str> = losses.iter().filter_map(lost_work).collect();
    let (lost, rest): (Vec<_>, Vec<_>) = article.works.iter().partition(|(id, _)| lost.contains(id.as_str()));
    let title = |work: &Work| work.title.as_ref().map(|title| squeezed(&title.plain_text()));
    let printed = |work: &Work| work.unstructured.as_ref().map(|words| squeezed(&words.plain_text()));
    let others: BTreeSet<String> =
        rest.iter().flat_map(|(_, work)| [title(work), printed(work)]).flatten().collect();
    let read: BTreeSet<String> = back.works.values().filter_map(title).collect();
    let titles = lost.iter().filter_map(|(_, work)| title(work));
    titles.filter(|title| read.contains(title) && !others.contains(title)).collect()
}

/// The id of a work that is recorded as lost as a whole.
fn lost_work(loss: &Loss) -> Option<&str> {
    loss.at.as_str().strip_prefix("/works/").filter(|rest| !rest.contains('/'))
}

/// The account with running text as plain text: by words, whichever paragraph they are in.
fn by_words(account: Account) -> Account {
    let mut words = Account::new();
    for ((field, value), count) in account {
        if field == "paragraph.content" || field == "back.title" {
            let field = "paragraph.content";
            for word in value.split(' ') {
                *words.entry((field.to_owned(), word.to_owned())).or_default() += count;
            }
        } else {
            words.insert((field, value), count);
        }
    }
    words
}

/// A tidy version of the article: no two people, organizations, places and events share a name, and no two works a
/// title; no two of a kind share an identifier; each identifier is well-formed and in its field, no text is blank or
/// has a blank line, and no list has duplicates.
///
/// Otherwise formats may lose distinctions without recording them.
pub(crate) fn sound(mut article: Value) -> Value {
    fill(&mut article);
    let (mut identifiers, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (map, key) in [
        ("people", "name"),
        ("organizations", "name"),
        ("places", "name"),
        ("events", "name"),
        ("works", "title"),
    ] {
        let entries = article.get_mut(map).and_then(Value::as_object_mut).into_iter().flatten();
        for (_, entry) in entries {
            if map == "works"
                && let Some(title) = entry.get_mut(key)
            {
                words_and_marks(title);
                without_marks_around(title);
                if words(title).trim().is_empty() {
                    *title = "blank".into();
                }
            }
            let name = entry.get(key).map(words).unwrap_or_default();
            let mut is_new = |name: &str| names.insert((key, squeezed(name)));
            if !is_new(&name) {
                let mut others = (2..).map(|number| format!("{name} {number}"));
                entry[key] = others.find(|other| is_new(other)).into();
            }
            let Some(members) = entry.as_object_mut() else { continue };
            members.retain(|field, value| match (Scheme::named(field), value.as_str()) {
                (Some(_), Some(id)) => identifiers.insert((map, id.to_owned())),
                _ => true,
            });
        }
    }
    article
}

fn fill(value: &mut Value) {
    match value {
        Value::String(text) if text.trim().is_empty() => *text = "blank".to_owned(),
        Value::String(text) => {
            while let Some((before, after)) = text
                .split_once('\n')
                .filter(|(_, after)| after.trim_start_matches([' ', '\t', '\r']).starts_with('\n'))
            {
                *text = format!("{before} {}", after.trim_start());
            }
        }
        Value::Array(items) => {
            items.iter_mut().for_each(fill);
            let mut said = BTreeSet::new();
            items.retain(|item| match item.get("agent").unwrap_or(item) {
                Value::String(text) => said.insert(text.clone()),
                one if one.get("scheme").is_some() => {
                    said.insert(format!("{:?} {:?}", one.get("scheme"), one.get("value")))
                }
                _ => true,
            });
        }
        Value::Object(members) => {
            // An address of another registry is read as an identifier of that one.
            members.retain(|field, value| match (Scheme::named(field), value.as_str()) {
                (Some(scheme), Some(id)) => match scheme.read(id) {
                    Some(id) => {
                        *value = id.into();
                        true
                    }
                    None => false,
                },
                _ => true,
            });
            let is_paragraph = members.get("type").is_some_and(|kind| kind == "paragraph");
            members.iter_mut().for_each(|(key, member)| {
                if let Value::Array(items) = member {
                    items.retain(|item| !has_a_field(key, item));
                    items.retain(|item| !is_paragraph || !splits_a_paragraph(item));
                }
                fill(member);
                if matches!(key.as_str(), "unstructured" | "note") {
                    without_notes(member);
                }
            });
        }
        _ => {}
    }
}

/// Whether an identifier is in a list of others, or in a URL, though there is a field for its registry.
fn has_a_field(list: &str, item: &Value) -> bool {
    let is_known = |scheme: &str| Scheme::named(scheme).is_some();
    match list {
        "sameAs" => item.as_str().is_some_and(|address| Scheme::of_address(address).is_some()),
        "other" | "identifiers" => item["scheme"].as_str().is_some_and(is_known),
        _ => false,
    }
}

/// Whether it is JATS that ends the paragraph in which it stands: its parts are paragraphs of their own then.
fn splits_a_paragraph(item: &Value) -> bool {
    let Some(markup) = item["source"].as_str().filter(|_| item["type"] == "foreign") else { return false };
    let file = format!("<article><body><p>x{markup}</p></body></article>");
    let article = jats::read(&Source::new("paragraph", file)).article;
    article.is_none_or(|article| article.body.0.len() != 1)
}

/// A work is known by its title, of which nothing is lost then.
fn words_and_marks(text: &mut Value) {
    const MARKS: [&str; 7] =
        ["emphasis", "strong", "subscript", "superscript", "underline", "strike", "smallCaps"];
    match text {
        Value::Array(items) => {
            items.retain(|item| item.is_string() || MARKS.iter().any(|mark| item["type"] == *mark));
            items.iter_mut().for_each(words_and_marks);
        }
        Value::Object(members) => members.values_mut().for_each(words_and_marks),
        _ => {}
    }
}

/// Marks around all of a title say nothing: journals set titles of books in italics.
fn without_marks_around(title: &mut Value) {
    while let Value::Array(items) = title
        && let [Value::Object(mark)] = items.as_mut_slice()
    {
        *title = mark.remove("content").unwrap_or_else(|| "blank".into());
    }
}

/// A printed reference has no notes.
fn without_notes(text: &mut Value) {
    match text {
        Value::Array(items) => {
            items.retain(|item| item["type"] != "footnote");
            items.iter_mut().for_each(without_notes);
        }
        Value::Object(members) => members.iter_mut().for_each(|(_, member)| without_notes(member)),
        _ => {}
    }
}

/// The account of an article.
fn account(article: &Article) -> Account {
    of_value(&with_names(article))
}

/// The accounts of an article without what is recorded as lost, and of what is recorded as lost.
fn without(article: &Article, losses: &Losses) -> (Account, Account) {
    let mut all = with_names(article);
    let mut rest = all.clone();
    for loss in losses.iter() {
        let steps: Vec<String> = loss.at.steps().collect();
        let is_removed = match loss.why.ends_with("its words are written") {
            true => leave_words(&mut rest, &steps),
            false => remove(&mut rest, &steps),
        };
        assert!(is_removed, "{} is declared, and the article has no such place", loss.at);
        // A work has no name in the account, so one may match another.
        if lost_work(loss).is_some() {
            remove(&mut all, &steps);
        }
    }
    let rest = of_value(&rest);
    let mut declared = of_value(&all);
    for (entry, count) in &rest {
        if let Some(all) = declared.get_mut(entry) {
            *all = all.saturating_sub(*count);
        }
    }
    declared.retain(|_, count| *count > 0);
    (rest, declared)
}

/// The article as JSON, with names in place of references.
fn with_names(article: &Article) -> Value {
    let mut value = serde_json::to_value(article).unwrap();
    let plain = value.clone();
    walk(article, &mut |path, leaf| {
        let text = match leaf {
            Leaf::Reference(reference) if reference.to == [Collection::Blocks] || reference.id.is_empty() => {
                return;
            }
            Leaf::Reference(reference) => {
                let title = article.works.get(reference.id).and_then(|work| work.title.as_ref());
                let title =
                    title.filter(|_| reference.to.contains(&Collection::Works)).map(Inlines::plain_text);
                let entry = reference.to.iter().find_map(|map| plain.get(map.name())?.get(reference.id));
                let name = title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
                format!("→ {}", name.unwrap_or_else(|| entry.map_or("nothing".to_owned(), label)))
            }
            // However they are written.
            Leaf::Orcid(orcid) => in_form(Scheme::Orcid, &orcid.canonical()),
            Leaf::Isni(isni) => in_form(Scheme::Isni, &isni.canonical()),
            Leaf::Issn(issn) => in_form(Scheme::Issn, &issn.canonical()),
            Leaf::Ror(ror) => in_form(Scheme::Ror, &ror.canonical()),
            Leaf::WikidataId(id) => in_form(Scheme::Wikidata, id.canonical()),
            Leaf::Isbn(isbn) => in_form(Scheme::Isbn, isbn.as_str()),
            Leaf::Doi(doi) => in_form(Scheme::Doi, doi.as_str()),
            Leaf::Lei(lei) => in_form(Scheme::Lei, lei.as_str()),
            Leaf::Pmid(id) => in_form(Scheme::Pmid, id.as_str()),
            Leaf::Pmcid(id) => in_form(Scheme::Pmcid, id.as_str()),
            _ => return,
        };
        let steps: Vec<String> = path.pointer().steps().collect();
        // The owner of the other fields, though its name may be lost.
        if let Some((last, contributor)) = steps.split_last()
            && last == "agent"
            && steps.iter().any(|step| step == "metadata")
            && let Some(Value::Object(members)) = at(&mut value, contributor)
        {
            members.insert("owner".to_owned(), Value::from(text.as_str()));
        }
        *at(&mut value, &steps).unwrap() = Value::from(text);
    });
    value
}

fn in_form(scheme: Scheme, id: &str) -> String {
    scheme.read(id).unwrap_or_else(|| id.to_owned())
}

/// The value at a path in the long form; in the short form, the string there.
fn at<'v>(value: &'v mut Value, steps: &[String]) -> Option<&'v mut Value> {
    let Some((step, rest)) = steps.split_first() else { return Some(value) };
    match value {
        Value::Object(members) => at(members.get_mut(step)?, rest),
        Value::Array(items) => at(items.get_mut(step.parse::<usize>().ok()?)?, rest),
        Value::String(_) => Some(value),
        _ => None,
    }
}

/// Replaces markup at a path with its words; returns whether there was any.
fn leave_words(value: &mut Value, steps: &[String]) -> bool {
    let Some(found) = at(value, steps) else { return false };
    let Ok(markup) = serde_json::from_value::<Foreign>(found.clone()) else { return false };
    *found = markup.plain_text().into();
    true
}

/// Removes the value at a path; returns whether there was any.
fn remove(value: &mut Value, steps: &[String]) -> bool {
    // What is within a removed value is removed as well.
    if value.is_null() {
        return true;
    }
    let Some(found) = at(value, steps) else {
        return steps.len() > 1 && remove(value, &steps[..steps.len() - 1]);
    };
    *found = match found.get("type").and_then(Value::as_str) {
        Some("break") => Value::from(" "),
        _ => Value::Null,
    };
    true
}
