//! Declared names in the text that are not marked as mentions.

use std::ops::Range;

use serde_json::json;

use crate::model::{Article, Inline};
use crate::rules::marked::{LONGEST, MOST, marked};
use crate::rules::names::known_names;
use crate::rules::names::letters::{Script, scripts};
use crate::rules::names::name_index::NameIndex;
use crate::rules::parts::{Part, each_part};
use crate::source::Pointer;
use crate::source::edit::Edit;
use crate::source::hash::{HashMap, HashSet};

/// The first place in the text with the name of an entity that no mention refers to.
pub(in crate::rules) struct Unlinked<'a> {
    /// The map and id under which the entity is declared.
    pub(in crate::rules) map: &'static str,
    pub(in crate::rules) id: &'a str,
    pub(in crate::rules) name: &'a str,
    /// The text, and the name in it.
    pub(in crate::rules) text: Pointer,
    pub(in crate::rules) range: Range<usize>,
    /// Puts the mention there; `None` if others have the same name, or the text is too long.
    pub(in crate::rules) link: Option<Edit>,
}

/// Finds the first place of each entity that is named in the text, but has no mention.
pub(in crate::rules) fn unlinked<'a>(article: &'a Article) -> Vec<Unlinked<'a>> {
    let mentioned = mentioned(article);
    // All names are searched for, so that a longer one is not mistaken for a shorter one within it: "New York Times".
    let (names, mut bearers) = bearers(article);
    // If several entities share a name, one linked is enough: which one is missing is unclear.
    bearers.retain(|_, of_name| of_name.iter().all(|bearer| !mentioned.contains(bearer.id)));
    let mut found = Vec::new();
    if bearers.values().flatten().all(|bearer| !bearer.is_own) {
        return found;
    }
    let index = NameIndex::of(names);
    each_part(article, &mut |path, part| {
        let Part::Inline(Inline::Text(text), marks) = part else { return };
        if marks.name_or_quote() || path.is_within("metadata") || path.is_within("works") {
            return;
        }
        index.each_in(text, |start, name| {
            let range = start..start + name.len();
            if !bearers.contains_key(name) || !is_whole_word(text, start, range.end) {
                return;
            }
            let Some(of_name) = bearers.remove(name) else { return };
            let is_only = of_name.len() == 1 && found.len() < MOST && text.len() <= LONGEST;
            let Some(Bearer { map, id, .. }) = of_name.into_iter().find(|bearer| bearer.is_own) else {
                return;
            };
            let mention = json!({ "type": "mention", "ref": id, "content": name });
            let link = is_only.then(|| marked(path, text, range.clone(), mention));
            found.push(Unlinked { map, id, name, text: path.pointer(), range, link });
        });
    });
    found
}

/// The ids that mentions refer to.
fn mentioned(article: &Article) -> HashSet<&str> {
    let mut mentioned: HashSet<&str> = HashSet::default();
    each_part(article, &mut |_, part| {
        if let Part::Inline(Inline::Mention(mention), _) = part {
            mentioned.insert(mention.r#ref.as_str());
        }
    });
    mentioned
}

/// An entity with a name.
struct Bearer<'a> {
    map: &'static str,
    id: &'a str,
    /// Whether it is its first name, and means nothing else.
    is_own: bool,
}

/// All names, and which entities have them.
fn bearers(article: &Article) -> (Vec<&str>, HashMap<&str, Vec<Bearer<'_>>>) {
    let mut names: Vec<&str> = Vec::new();
    let mut bearers: HashMap<&str, Vec<Bearer<'_>>> = HashMap::default();
    for (map, id, name, others) in known_names::all(article) {
        let others = others.iter().map(|other| (other.name.as_str(), false));
        for (name, is_own) in std::iter::once((name, true)).chain(others) {
            if !name.trim().is_empty() {
                let of_name = bearers.entry(name).or_insert_with(|| {
                    names.push(name);
                    Vec::new()
                });
                of_name.push(Bearer { map, id, is_own: is_own && is_distinctive(name) });
            }
        }
    }
    (names, bearers)
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
