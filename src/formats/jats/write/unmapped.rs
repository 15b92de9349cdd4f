//! Parts of a `<front>` that an article has no field for, restored to their original place.

use serde_json::Value;

use crate::formats::jats::EXTENSION;
use crate::formats::jats::write::foreign::PREFIXES;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Article, Extensions};
use crate::source::Path;
use crate::source::hash::{HashMap, HashSet};
use crate::source::xml::check_fragment;

/// The kept parts of an article, by parent element: `article-meta`, `subArticles/0/history`.
pub(super) type Unmapped<'a> = HashMap<&'a str, Vec<Part<'a>>>;

/// An element that is kept unchanged.
pub(super) struct Part<'a> {
    name: &'a str,
    source: &'a str,
    /// Its index in its list.
    index: usize,
    is_written: bool,
}

/// Whether the article has kept parts of a `<front>`.
pub(super) fn has_unmapped(extensions: &Extensions) -> bool {
    extensions.others.contains_key(EXTENSION)
}

/// The kept parts of an article.
pub(super) fn unmapped(article: &Article) -> Unmapped<'_> {
    let Some(Value::Object(parents)) = article.extensions.others.get(EXTENSION) else {
        return Unmapped::default();
    };
    let lists = parents.iter().filter_map(|(parent, list)| Some((parent.as_str(), list.as_array()?)));
    lists.map(|(parent, list)| (parent, list.iter().enumerate().filter_map(part).collect())).collect()
}

fn part((index, source): (usize, &Value)) -> Option<Part<'_>> {
    let source = source.as_str()?;
    let name = check_fragment(source, &PREFIXES).ok()?.root;
    Some(Part { name, source, index, is_written: false })
}

/// Restores the kept children of `parent` with one of these names.
pub(super) fn restore(jats: &mut Jats<'_>, parent: &str, names: &[&str]) {
    restore_some(jats, parent, names, usize::MAX);
}

/// Restores the next kept child of `parent`, if it has this name.
pub(super) fn restore_next(jats: &mut Jats<'_>, parent: &str, name: &str) {
    restore_some(jats, parent, &[name], 1);
}

/// Restores the next `most` kept children of `parent` with one of these names, unless the JATS would be invalid with
/// them.
fn restore_some(jats: &mut Jats<'_>, parent: &str, names: &[&str], most: usize) {
    let mut parts = std::mem::take(jats.unmapped_in(parent));
    if !parts.is_empty() {
        let key = format!("{}{parent}", jats.within);
        let at = Path::ROOT.key(Article::EXTENSIONS);
        let (at, wanted) = (at.key(EXTENSION), parts.iter_mut().filter(|part| names.contains(&part.name)));
        let at = at.key(&key);
        for part in wanted.filter(|part| !part.is_written).take(most) {
            let at = at.item(part.index);
            if jats.why_left_out(&at).is_none() {
                part.is_written = true;
                jats.markup(part.source, &at);
            }
        }
    }
    *jats.unmapped_in(parent) = parts;
}

/// Whether there is anything to restore there.
pub(super) fn has(jats: &mut Jats<'_>, parent: &str, names: &[&str]) -> bool {
    jats.unmapped_in(parent).iter().any(|part| names.contains(&part.name))
}

/// Records the extensions that were not restored as lost.
pub(super) fn declare(jats: &mut Jats<'_>) {
    let Extensions { allow, others } = &jats.article.extensions;
    let at = Path::ROOT.key(Article::EXTENSIONS);
    jats.lose(&at.key("byline.allow"), allow, "it is an instruction to byline, not data of the article");
    for (owner, value) in others {
        let at = at.key(owner);
        let Some(parents) = value.as_object().filter(|_| owner == EXTENSION) else {
            jats.lose(&at, value, "JATS has no element for custom data");
            continue;
        };
        for (parent, list) in parents {
            let at = at.key(parent);
            let written = |parts: &Vec<Part<'_>>| {
                parts.iter().filter(|part| part.is_written).map(|part| part.index).collect()
            };
            let written: HashSet<usize> = jats.unmapped.get(parent.as_str()).map(written).unwrap_or_default();
            match list.as_array() {
                Some(list) => list.iter().enumerate().for_each(|(index, source)| {
                    if !written.contains(&index) {
                        let at = at.item(index);
                        let why = jats.why_left_out(&at).unwrap_or("JATS has no element for it");
                        jats.lose(&at, source, why);
                    }
                }),
                None => jats.lose(&at, list, "JATS has no element for it"),
            }
        }
    }
}
