//! `mention-text-mismatch`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Inline, Mention, OrganizationKind};
use crate::rules::names::known_names;
use crate::rules::names::letters::{Script, scripts, squeezed, words};

use crate::rules::{Check, Document, Part, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("mention-text-mismatch", include_str!("mention_text_mismatch.md")),
    check: Check::Part(check),
};

fn check(document: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    let Part::Inline(Inline::Mention(mention), _) = part else { return };
    // A translation uses names in its own language.
    if path.is_within("subArticles") {
        return;
    }
    let (id, text) = (mention.r#ref.as_str(), mention.content.plain_text());
    let Some((name, _)) = known_names::of(document.article, id) else { return };
    if !looks_like_a_name(&text) || fits(document.article, id, &text) {
        return;
    }
    report
        .at(
            Place::At(path.key(Mention::CONTENT).pointer()),
            format!("`{text}` is marked as a mention of `{id}`, whose name is `{name}`"),
        )
        .label("another name")
        .related(path.key(Mention::REF).pointer(), "the target")
        .help("correct the reference, or add this name to its `alternateNames`");
}

/// Whether every word of it begins with a capital letter: "the president" and "she" are not names.
fn looks_like_a_name(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
        })
        && text.chars().filter(|c| c.is_lowercase()).count() >= 3
}

/// Who has more names may be called anything; and each mention is compared with all of them.
const MOST_NAMES: usize = 100;

/// Whether a word of it, or its first letters, match a name of the entity.
fn fits(article: &Article, id: &str, text: &str) -> bool {
    let Some((name, others)) = known_names::of(article, id) else { return true };
    if others.len() > MOST_NAMES {
        return true;
    }
    let mut known: Vec<&str> = vec![name];
    known.extend(others.iter().map(|other| other.name.as_str()));
    if let Some(person) = article.people.get(id) {
        known.extend(
            [&person.given_name, &person.family_name, &person.prefix]
                .into_iter()
                .flatten()
                .map(String::as_str),
        );
        known.extend(person.roles.iter().filter_map(|role| role.title.as_deref()));
        known.extend(person.identity.description.as_deref());
    }
    if let Some(organization) = article.organizations.get(id) {
        // A state may be named by its capital, a government by its palace.
        if matches!(organization.kind, OrganizationKind::State | OrganizationKind::Government) {
            return true;
        }
        let place = organization.place.as_ref().and_then(|place| article.places.get(place.as_str()));
        known.extend(place.map(|place| place.name.as_str()));
        known.extend(organization.identity.description.as_deref());
    }
    if let Some(event) = article.events.get(id) {
        known.extend(event.identity.description.as_deref());
    }
    // A name in another script cannot be compared.
    if !scripts(name).contains(&Script::Latin) && scripts(text).contains(&Script::Latin) {
        return true;
    }
    let known_words: Vec<String> = known.iter().flat_map(|name| words(name)).collect();
    let squeezed_names = squeezed(&known_words);
    let set: HashSet<&str> = known_words.iter().map(String::as_str).collect();
    words(text).iter().any(|word| {
        set.contains(word.as_str())
            || word.len() >= 3 && squeezed_names.contains(&squeezed(std::slice::from_ref(word)))
            // "Koreans" of "Korea", "Japanese" of "Japan", "Germans" of "German".
            || known_words.iter().any(|known| shares_stem(known, word))
    })
}

fn shares_stem(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    shared >= 4 || shared >= 3 && shared == a.chars().count().min(b.chars().count())
}
