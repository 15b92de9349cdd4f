//! Text in quotation marks, as it can be written in any place of a YAML file.

/// What an author wrote as a value, in quotes: those that it has already are kept, if the text may contain them.
pub(super) fn quoted(value: &str) -> String {
    let text = unquoted(value.trim());
    match text.contains(['"', '\\']) {
        false => format!("\"{text}\""),
        true => format!("'{}'", text.replace('\'', "''")),
    }
}

/// The text without the quotes around all of it, or the one before it.
fn unquoted(value: &str) -> &str {
    let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return value };
    let inner = &value[1..];
    let Some(next) = inner.find(quote) else { return inner };
    // In `"Yes" or "no"`, the second one closes the first.
    let (before, after) = (&inner[..next], &inner[next + 1..]);
    let closes = !before.ends_with(' ') && !after.starts_with(char::is_alphanumeric);
    match inner.strip_suffix(quote) {
        Some(inner) if !closes || after.is_empty() => inner,
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_around_a_text_are_not_part_of_it() {
        for (value, written) in [
            ("Budget: the vote", r#""Budget: the vote""#),
            (r#""The ferry"#, r#""The ferry""#),
            ("'It's back'", r#""It's back""#),
            (r#""She said "yes" to it""#, r#"'She said "yes" to it'"#),
            (r#""Yes" to the ferry"#, r#"'"Yes" to the ferry'"#),
            (r#""Yes" or "no""#, r#"'"Yes" or "no"'"#),
            (r#""Yes", it's back"#, r#"'"Yes", it''s back'"#),
        ] {
            assert_eq!(quoted(value), written, "{value}");
        }
    }
}
