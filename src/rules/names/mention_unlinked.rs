//! `mention-unlinked`

use crate::diagnostic::{Code, Place};
use crate::model::Inline;
use crate::rules::names::known_names;
use crate::rules::names::letters::{Script, scripts};
use crate::rules::names::name_index::NameIndex;
use crate::rules::parts::{Part, each_part};
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::{HashMap, HashSet};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("mention-unlinked", include_str!("mention_unlinked.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // The mention may be in a part that could not be read. No other format can identify the entity mentioned.
    if report.is_incomplete() || document.origin != Origin::Own {
        return;
    }
    let article = document.article;
    let mut mentioned: HashSet<&str> = HashSet::default();
    each_part(article, &mut |_, part| {
        if let Part::Inline(Inline::Mention(mention), _) = part {
            mentioned.insert(mention.r#ref.as_str());
        }
    });

    // All names are searched for, so that a longer one is not mistaken for a shorter one within it: "New York Times".
    let mut names: Vec<&str> = Vec::new();
    let mut bearers: HashMap<&str, Vec<Bearer<'_>>> = HashMap::default();
    for (map, id, name, others) in known_names::all(article) {
        for (name, is_own) in
            std::iter::once((name, true)).chain(others.iter().map(|other| (other.name.as_str(), false)))
        {
            if !name.trim().is_empty() {
                let of_name = bearers.entry(name).or_insert_with(|| {
                    names.push(name);
                    Vec::new()
                });
                of_name.push(Bearer { map, id, is_own: is_own && is_distinctive(name) });
            }
        }
    }
    // If several entities share a name, one linked is enough: which one is missing is unclear.
    bearers.retain(|_, of_name| of_name.iter().all(|bearer| !mentioned.contains(bearer.id)));
    if bearers.values().flatten().all(|bearer| !bearer.is_own) {
        return;
    }
    let index = NameIndex::of(names);
    each_part(article, &mut |path, part| {
        let Part::Inline(Inline::Text(text), marks) = part else { return };
        if marks.name_or_quote() || path.is_within("metadata") || path.is_within("works") {
            return;
        }
        index.each_in(text, |start, name| {
            let end = start + name.len();
            if !bearers.contains_key(name) || !is_whole_word(text, start, end) {
                return;
            }
            let Some(of_name) = bearers.remove(name) else { return };
            let Some(Bearer { map, id, .. }) = of_name.into_iter().find(|bearer| bearer.is_own) else {
                return;
            };
            report
                .at(
                    Place::Within(path.pointer(), start..end),
                    format!("the text names `{name}`, but has no mention of `{id}`"),
                )
                .label("not marked")
                .related(Place::Key(Pointer::default().key(map).key(id)), "declared here")
                .help(format!(
                    "mark it: `{{ \"type\": \"mention\", \"ref\": \"{id}\", \"content\": \"{name}\" }}`"
                ));
        });
    });
}

struct Bearer<'a> {
    map: &'static str,
    id: &'a str,
    is_own: bool,
}

/// Whether the name is unlikely to mean anything else: two words, a capitalized word of some letters, or two Chinese
/// characters.
fn is_distinctive(name: &str) -> bool {
    let length = name.chars().filter(|c| c.is_alphanumeric()).count();
    let is_spaced =
        scripts(name).iter().any(|script| !matches!(script, Script::Han | Script::Kana | Script::Hangul));
    if !is_spaced {
        return length >= 3 || length == 2 && scripts(name) == [Script::Han];
    }
    name.split_whitespace().count() >= 2 || length >= 4 && name.starts_with(char::is_uppercase)
}

/// Whether it is a whole word, and not one that may be capitalized because it begins a sentence.
fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let name = &text[start..end];
    let is_spaced = |c: char| {
        c.is_alphanumeric()
            && scripts(c.encode_utf8(&mut [0; 4]))
                .iter()
                .all(|script| !matches!(script, Script::Han | Script::Kana | Script::Hangul))
    };
    let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
    let is_word = |edge: Option<char>, beside: Option<char>| {
        !(edge.is_some_and(is_spaced) && beside.is_some_and(char::is_alphanumeric))
    };
    if !is_word(name.chars().next(), before) || !is_word(name.chars().next_back(), after) {
        return false;
    }
    let opens_a_sentence = || {
        let before = text[..start].trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', ':', '“', '”', '"', '…', '—', '«', '„'])
    };
    name.contains(' ') || !name.starts_with(char::is_uppercase) || !opens_a_sentence()
}
