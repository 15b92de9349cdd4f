//! Lists of names in messages.

/// How many names a message lists. No object has more fields; only rules are more.
const MOST: usize = 60;

/// All `names`, those most like `wrong` first; of very many, only some.
pub(super) fn nearest_first<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    if names.len() > MOST {
        let shown: Vec<String> = names[..3].iter().map(|name| format!("`{name}`")).collect();
        return format!("{} and {} others", shown.join(", "), names.len() - shown.len());
    }
    let mut names: Vec<(f64, &str)> = names.into_iter().map(|name| (likeness(wrong, name), name)).collect();
    names.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let names: Vec<String> = names.iter().map(|(_, name)| format!("`{name}`")).collect();
    names.join(", ")
}

/// How like they are: more than 1 if one is a word of the other, and 0 if they are not like each other.
fn likeness(wrong: &str, name: &str) -> f64 {
    const LONGEST: usize = 64;
    if wrong.len() > LONGEST {
        return 0.0;
    }
    let wrong = wrong.to_lowercase();
    let is_word = wrong.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
    let likeness = strsim::jaro_winkler(&wrong, &name.to_lowercase());
    match (is_word, likeness >= 0.75) {
        (true, _) => 1.0 + likeness,
        (false, true) => likeness,
        (false, false) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::nearest_first;

    #[test]
    fn what_is_most_like_it_comes_first() {
        assert_eq!(
            nearest_first("News item", ["article", "newsletter", "news"]),
            "`news`, `newsletter`, `article`"
        );
        assert_eq!(nearest_first("", ["b", "a"]), "`b`, `a`");
    }
}
