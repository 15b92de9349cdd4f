//! Words and numbers of a text, each with its neighbours.

use std::ops::Range;

/// A word or a number.
#[derive(Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) at: Range<usize>,
    pub(super) number: Option<i64>,
}

/// A token with its neighbours.
#[derive(Clone, Copy)]
pub(super) struct Around<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token<'t>],
    pub(super) n: usize,
}

impl<'t> Around<'t> {
    pub(super) fn token(self, offset: isize) -> Option<&'t Token<'t>> {
        self.tokens.get(self.n.checked_add_signed(offset)?)
    }

    pub(super) fn here(self) -> Range<usize> {
        self.tokens[self.n].at.clone()
    }

    pub(super) fn gap_before(self) -> &'t str {
        let start = self.token(-1).map_or(0, |token| token.at.end);
        &self.text[start..self.here().start]
    }

    pub(super) fn gap_after(self) -> &'t str {
        let end = self.token(1).map_or(self.text.len(), |token| token.at.start);
        &self.text[self.here().end..end]
    }

    /// The word that follows without a gap; in Korean and similar scripts, also after a space.
    pub(super) fn after_directly(self) -> &'t str {
        let Some(next) = self.token(1) else { return "" };
        let gap = self.gap_after();
        if gap.is_empty() || (gap == " " && is_cjk(next.text)) { next.text } else { "" }
    }

    /// The character after a number that names its unit, and the text after it.
    pub(super) fn unit(self) -> (Option<char>, &'t str) {
        let mut word = self.after_directly().chars();
        let unit = word.next();
        let more = match word.as_str() {
            "" => self.token(2).map_or("", |token| token.text),
            more => more,
        };
        (unit, more)
    }

    pub(super) fn before_directly(self) -> Option<&'t str> {
        self.token(-1).filter(|_| self.gap_before().is_empty()).map(|token| token.text)
    }

    /// The end of the range that begins with this number.
    pub(super) fn end_of_range(self) -> Option<u8> {
        let number = |token: Option<&Token<'_>>| u8::try_from(token?.number?).ok();
        let is_dash = |gap: &str| matches!(gap.trim(), "-" | "–" | "—" | "/" | "~" | "〜" | "～");
        if let Some(end) = number(self.token(1)) {
            return is_dash(self.gap_after()).then_some(end);
        }
        let word = self.token(1)?.text;
        let after = Self { n: self.n + 1, ..self };
        let is_word = UNTIL.contains(&word.to_lowercase().as_str())
            || word.ends_with("부터")
            || word.ends_with("から")
            || word.ends_with(['至', '到'])
            || (word.starts_with(['일', '日']) && is_dash(after.gap_after()));
        number(self.token(2)).filter(|_| is_word)
    }

    /// This token and the first character of the next one.
    pub(super) fn with_unit(self) -> Range<usize> {
        let next = self.token(1);
        let end = next.map_or(self.here().end, |next| {
            next.at.start + next.text.chars().next().map_or(0, char::len_utf8)
        });
        self.here().start..end
    }

    /// The number before, if only the punctuation of a day is between them: `14. `, `14th of `.
    pub(super) fn number_before(self) -> Option<&'t Token<'t>> {
        let mut at = self;
        for _ in 0..3 {
            if at.gap_before().contains(|c: char| !" .\u{a0}\u{202f}".contains(c)) {
                return None;
            }
            let before = at.token(-1)?;
            if before.number.is_some() {
                return Some(before);
            }
            if !ORDINALS.contains(&before.text.to_lowercase().as_str()) {
                return None;
            }
            at.n -= 1;
        }
        None
    }

    /// The number after, unless it begins a time: `May 9:40`.
    pub(super) fn number_after(self) -> Option<&'t Token<'t>> {
        let next = self.token(1).filter(|next| next.number.is_some())?;
        let is_near = !self.gap_after().contains(|c: char| !" .\u{a0}\u{202f}".contains(c));
        let is_time = Self { n: self.n + 1, ..self }.gap_after().starts_with(':');
        (is_near && !is_time).then_some(next)
    }
}

const ORDINALS: [&str; 13] = ["st", "nd", "rd", "th", "of", "de", "er", "e", "o", "a", "º", "ª", "ste"];

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = 0;
    while let Some(first) = text[rest..].find(char::is_alphanumeric) {
        let start = rest + first;
        let is_digit = text[start..].starts_with(|c: char| c.is_ascii_digit());
        let mut end = text.len();
        for (at, c) in text[start..].char_indices() {
            // "segunda-feira" is one word.
            let is_hyphen =
                c == '-' && !is_digit && text[start + at + 1..].starts_with(|c: char| c.is_alphabetic());
            if !is_hyphen && (!c.is_alphanumeric() || c.is_ascii_digit() != is_digit) {
                end = start + at;
                break;
            }
        }
        let word = &text[start..end];
        tokens.push(Token { text: word, at: start..end, number: word.parse().ok().filter(|_| is_digit) });
        rest = end;
    }
    tokens
}

pub(super) fn is_cjk(text: &str) -> bool {
    text.starts_with(
        |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'),
    )
}

/// What can be between the ends of a range.
const UNTIL: [&str; 22] = [
    "to", "through", "and", "or", "bis", "und", "oder", "au", "et", "al", "y", "e", "a", "até", "tot", "en",
    "till", "til", "och", "og", "t", "ou",
];
