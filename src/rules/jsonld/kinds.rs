//! Lists of names in messages, and suggestions for a misspelt name.

use crate::diagnostic::nearest;

/// `a `Person` or an `Organization``: names joined by "or".
pub(super) fn one_of<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    const MOST: usize = 4;
    let names: Vec<&str> = names.into_iter().collect();
    let shown: Vec<String> = names.iter().take(MOST).map(|name| with_article(name)).collect();
    match shown.as_slice() {
        _ if names.len() > MOST => format!("{} or some other thing", shown.join(", ")),
        [] => "a thing".to_owned(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}

/// `an `Article``
pub(super) fn with_article(name: &str) -> String {
    match name {
        "Text" => "text".to_owned(),
        "URL" => "an address".to_owned(),
        "Boolean" => "`true` or `false`".to_owned(),
        "Number" | "Float" => "a number".to_owned(),
        "Integer" => "a whole number".to_owned(),
        "Date" => "a date".to_owned(),
        "DateTime" => "a date with its time".to_owned(),
        "Time" => "a time".to_owned(),
        _ if name.starts_with(['A', 'E', 'I', 'O', 'U']) => format!("an `{name}`"),
        _ => format!("a `{name}`"),
    }
}

/// For how many names a suggestion is searched: the search is slow.
pub(super) const MOST_GUESSES: usize = 20;

/// The intended name: the same with other case, or with one or two typos.
pub(super) fn meant<'n>(wrong: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let bare = |name: &str| name.replace(['_', '-', ' '], "").to_ascii_lowercase();
    let wanted = bare(wrong);
    let same = names.clone().find(|name| bare(name) == wanted);
    // A vocabulary of thousands of names always has one that is a little similar.
    let is_near = |near: &&str| {
        let slips = strsim::damerau_levenshtein(&bare(near), &wanted);
        slips <= 2 && slips * 4 <= wanted.len()
    };
    same.or_else(|| nearest(wrong, names).filter(is_near))
}

#[cfg(test)]
mod tests {
    use super::{meant, one_of};

    #[test]
    fn suggestions_are_similar_not_only_nearest() {
        let names = ["datePublished", "dateModified", "sharedContent", "bodyType"];
        let meant = |wrong| meant(wrong, names.into_iter());
        assert_eq!(meant("date_published"), Some("datePublished"));
        assert_eq!(meant("dateModifed"), Some("dateModified"));
        assert_eq!(meant("sponsored_content"), None);
        assert_eq!(meant("postType"), None);
    }

    #[test]
    fn names_are_joined_with_commas_and_or() {
        assert_eq!(one_of(["Person"]), "a `Person`");
        assert_eq!(one_of(["Organization", "Person"]), "an `Organization` or a `Person`");
        assert_eq!(one_of(["ImageObject", "URL", "Text"]), "an `ImageObject`, an address or text");
        assert_eq!(one_of(["A", "B", "C", "D", "E"]), "an `A`, a `B`, a `C`, a `D` or some other thing");
    }
}
