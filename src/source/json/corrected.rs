//! What the author of a syntax error meant to write.

use serde_json::Value;

use super::Parser;

/// A longer text is not shown.
const LONGEST: usize = 160;

/// Quotation marks that word processors make of straight ones, and single quotes.
const QUOTES: [char; 9] = ['\'', '“', '”', '„', '‘', '’', '«', '»', '`'];

impl Parser<'_> {
    /// The text that begins here without straight double quotes, with them; it ends before one of `ends`, or with the line.
    pub(super) fn in_quotes(&self, ends: &[char]) -> Option<String> {
        let line = self.line_from(self.at)?;
        let text = match line.strip_prefix(QUOTES) {
            Some(quoted) => {
                let closes = |(at, c): &(usize, char)| {
                    let rest = quoted[at + c.len_utf8()..].trim_start();
                    (QUOTES.contains(c) || *c == '"') && (rest.is_empty() || rest.starts_with(ends))
                };
                &quoted[..quoted.char_indices().find(closes)?.0]
            }
            None => line.split(ends).next()?.trim_end(),
        };
        (!text.is_empty()).then(|| Value::from(text).to_string())
    }

    /// The string that ended here at quotes within it, with these escaped.
    pub(super) fn with_escaped_quotes(&self) -> Option<String> {
        let before = self.text[..self.at].strip_suffix('"')?;
        let start = before.rfind('"')? + 1;
        let rest = self.line_from(self.at)?;
        let closes = |(at, _): &(usize, &str)| {
            let rest = rest[at + 1..].trim_start();
            rest.is_empty() || rest.starts_with([',', '}', ']'])
        };
        let (end, _) = rest.match_indices('"').find(closes)?;
        let text = &self.text[start..self.at + end];
        (!text.contains('\\') && text.len() <= LONGEST).then(|| Value::from(text).to_string())
    }

    /// The beginning of what is left of a line.
    fn line_from(&self, start: usize) -> Option<&str> {
        let rest = &self.text[start..];
        rest[..rest.floor_char_boundary(LONGEST)].lines().next()
    }

    /// The string that begins at `start` and ends before the comma at the end of its line.
    pub(super) fn closed_before_comma(&self, start: usize) -> Option<String> {
        let line = self.line_from(start)?.trim_end();
        let text = line.strip_suffix(',')?;
        Some(format!("{text}\","))
    }
}
