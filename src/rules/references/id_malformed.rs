//! `id-malformed`

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::Code;
use crate::model::{Collection, Leaf};
use crate::rules::references::declaration;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule =
    Rule { code: Code::error("id-malformed", include_str!("id_malformed.md")), check: Check::Leaf(check) };

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Id(id, collection) = leaf else { return };
    if id.is_well_formed() {
        return;
    }
    let wrong = id.as_str().chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.'));
    let message = match wrong {
        _ if id.as_str().is_empty() => "an id cannot be empty".to_owned(),
        Some(c) if c.is_whitespace() => format!("the id `{id}` has a space in it"),
        Some(c) => format!("the id `{id}` has `{}` in it", c.escape_debug()),
        None => format!("the id `{id}` does not begin with a letter"),
    };
    report
        .at(declaration(path, collection), message)
        .label("letters, digits, `-`, `_`, `.`")
        .help(format!("call it `{}`, here and where it is referred to", proposal(id.as_str(), collection)));
}

/// The same word in small Latin letters, if it has any; else what it is the id of.
fn proposal(id: &str, collection: Collection) -> String {
    let mut slug = String::new();
    for c in id.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    let singular = collection.singular();
    let kind = singular.split_once(' ').map_or(singular, |(_, noun)| noun);
    match slug.bytes().next() {
        None => format!("{kind}-1"),
        Some(first) if first.is_ascii_digit() => format!("{kind}-{slug}"),
        Some(_) => slug.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_is_always_an_id() {
        let proposed = |id| proposal(id, Collection::People);
        assert_eq!(proposed("Guðrún Jónsdóttir"), "gu-run-jonsdottir");
        assert_eq!(proposed("O’Brien, Pat"), "obrien-pat");
        assert_eq!(proposed("2023 meeting"), "person-2023-meeting");
        assert_eq!(proposed("윤석열"), "person-1");
        assert_eq!(proposed(""), "person-1");
    }
}
