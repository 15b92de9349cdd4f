//! Words by which a text names a person or organization.

use crate::model::{Article, OrganizationKind, script_of};
use crate::rules::quotes::passages::Passages;
use crate::rules::quotes::{normal_form, words};

/// Where the text first names an agent, by any word; an offset in `written`.
///
/// A mention counts, any part of any name, and the word for a position. The beginnings of names are searched for,
/// because most languages inflect their ends.
pub(super) fn first_named(passages: &Passages<'_>, agent: &str) -> Option<usize> {
    let text = &passages.layout.text;
    let mentioned = passages.first_mentions().with_members(agent);
    let stems = stems(passages.article, agent).into_iter();
    let named = stems.filter_map(|stem| passages.first_with(&stem.to_lowercase()));
    named.map(|at| text.written(&(at..at)).start).chain(mentioned).min()
}

/// Whether a short text names the agent.
pub(super) fn is_named_in(article: &Article, agent: &str, text: &str) -> bool {
    let lower = words::lower(&normal_form::of(text));
    stems(article, agent).iter().any(|stem| words::first_with(&lower, &stem.to_lowercase()).is_some())
}

/// Whether these are only words of the agent's names, as before an answer in an interview.
pub(super) fn is_label(article: &Article, agent: &str, label: &str) -> bool {
    let stems: Vec<String> = stems(article, agent).iter().map(|stem| stem.to_lowercase()).collect();
    let label = normal_form::of(label).to_lowercase();
    let mut words = words::places(&label).map(|word| &label[word]).peekable();
    let is_name =
        |word: &str| word.chars().count() <= 2 || stems.iter().any(|stem| word.starts_with(stem.as_str()));
    words.peek().is_some() && words.all(is_name)
}

/// Whether the agent's names and `text` are in different scripts, so that they cannot be compared.
pub(super) fn are_of_another_script(article: &Article, agent: &str, text: &str) -> bool {
    let scripts: Vec<&str> =
        names(article, agent).flat_map(str::chars).filter_map(script_of).map(|it| it.0).collect();
    let (mut letters, mut shared) = (0_usize, 0_usize);
    for (script, _) in text.chars().filter_map(script_of) {
        letters += 1;
        shared += usize::from(scripts.contains(&script));
    }
    !scripts.is_empty() && shared * 8 < letters
}

/// The agent's name and other names.
fn names<'a>(article: &'a Article, agent: &str) -> impl Iterator<Item = &'a str> {
    let person = article.people.get(agent).map(|it| (&it.name, &it.identity.alternate_names));
    let organization = article.organizations.get(agent).map(|it| (&it.name, &it.identity.alternate_names));
    person.or(organization).into_iter().flat_map(|(name, others)| {
        std::iter::once(name.as_str()).chain(others.iter().map(|other| other.name.as_str()))
    })
}

/// Whether an organization has many names: a state may be named by its capital, people or government.
pub(super) fn has_many_names(article: &Article, agent: &str) -> bool {
    article.organizations.get(agent).is_some_and(|organization| {
        matches!(
            organization.kind,
            OrganizationKind::State | OrganizationKind::Government | OrganizationKind::Military
        )
    })
}

/// The stems of all words that may name the agent.
fn stems(article: &Article, agent: &str) -> Vec<String> {
    let mut stems = Vec::new();
    if let Some(person) = article.people.get(agent) {
        let names = [Some(&person.name), person.family_name.as_ref(), person.given_name.as_ref()];
        let alternates = person.identity.alternate_names.iter().map(|name| &name.name);
        for name in names.into_iter().flatten().chain(alternates) {
            push_stems(&mut stems, name, 2);
        }
        for title in
            person.roles.iter().filter_map(|role| role.title.as_ref()).chain(&person.identity.description)
        {
            push_stems(&mut stems, title, 4);
        }
    } else if let Some(organization) = article.organizations.get(agent) {
        let alternates = organization.identity.alternate_names.iter().map(|name| &name.name);
        for name in std::iter::once(&organization.name).chain(alternates) {
            push_stems(&mut stems, name, 3);
            let initials: String = name
                .split([' ', '-'])
                .filter_map(|word| word.chars().next())
                .filter(|c| c.is_uppercase())
                .collect();
            stems.extend(Some(initials).filter(|initials| initials.len() > 1));
        }
    }
    stems
}

fn push_stems(stems: &mut Vec<String>, name: &str, least: usize) {
    let name = normal_form::of(name);
    let hangul = |c: char| matches!(c, '\u{AC00}'..='\u{D7A3}');
    if let Some(first) = name.chars().next().filter(|c| hangul(*c) || words::is_own_word(*c)) {
        // 윤 대통령, 김 소장; 李さん. The family name comes first, and rarely has more than one character.
        stems.push(first.to_string());
    }
    for word in words::places(&name) {
        let letters = name[word.clone()].chars().count();
        if letters < least || is_particle(&name[word.clone()]) {
            continue;
        }
        // Kim, Kims; Novák, Nováka; Schröder, Schröders; Анна, Анны.
        let kept = if letters > 4 { letters - 2 } else { letters.min(3) };
        stems.push(name[word].chars().take(kept).collect());
    }
}

/// Words that are part of many names and distinguish none.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "do"
            | "di"
            | "du"
            | "del"
            | "der"
            | "den"
            | "des"
            | "von"
            | "van"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "the"
            | "and"
            | "for"
            | "und"
            | "of"
    )
}
