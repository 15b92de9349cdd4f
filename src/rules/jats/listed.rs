//! Lists of names in messages.

/// How many names are shown.
const MOST: usize = 6;

/// "`a`", "`a` or `b`", "`a`, `b` or `c`"; for longer lists, the first names and how many more.
pub(super) fn listed(names: &[&str]) -> String {
    let quoted = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names {
        [] => "nothing".to_owned(),
        [only] => format!("`{only}`"),
        [first @ .., last] if names.len() <= MOST => format!("{} or `{last}`", quoted(first)),
        _ => format!("{} or one of {} more", quoted(&names[..MOST]), names.len() - MOST),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn only_the_first_of_many_names_are_shown() {
        assert_eq!(listed(&["a"]), "`a`");
        assert_eq!(listed(&["a", "b"]), "`a` or `b`");
        assert_eq!(listed(&["a", "b", "c", "d", "e", "f"]), "`a`, `b`, `c`, `d`, `e` or `f`");
        assert_eq!(listed(&["a"; 9]), "`a`, `a`, `a`, `a`, `a`, `a` or one of 3 more");
    }
}
