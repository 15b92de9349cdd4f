//! Did you mean …?

/// The name most like `wrong`, if a slip or two of the keyboard explain the difference.
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    names
        .into_iter()
        .filter_map(|name| {
            let slips = name.chars().count().max(length).div_ceil(3);
            // What differs more in length alone need not be compared.
            let comparable = name.chars().count().abs_diff(length) <= slips;
            let distance = comparable.then(|| strsim::damerau_levenshtein(&wrong, &name.to_lowercase()))?;
            (distance <= slips).then_some((distance, name))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_seen_through_and_another_word_is_not() {
        assert_eq!(nearest("cotsa", ["kim", "costa"]), Some("costa"));
        assert_eq!(nearest("Titel", ["title", "kind"]), Some("title"));
        assert_eq!(nearest("desk", ["title", "kind"]), None);
        assert_eq!(nearest("", ["title"]), None);
        assert_eq!(nearest("title", []), None);
    }
}
