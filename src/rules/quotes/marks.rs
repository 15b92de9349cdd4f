//! Quotation marks in all languages, and the text between them.

use std::ops::Range;

/// The passages between quotation marks.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// In the order of their opening marks.
    quoted: Vec<Quoted>,
}

/// A passage between quotation marks.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    /// Without the marks.
    pub(super) inner: Range<usize>,
    /// The opening mark; one that may be an apostrophe is the least certain.
    pub(super) mark: char,
    /// How many others enclose it.
    pub(super) depth: usize,
}

/// Each mark that opens a quotation, and those that may close it.
///
/// “English”, „Deutsch“, „polski”, ”svenska”, « français », »dansk«, 「日本語」, and typewriter marks. See the
/// [CLDR](https://cldr.unicode.org/translation/displaynames/quotation-marks) for which language uses which.
const PAIRS: [(char, &str); 21] = [
    ('“', "”“"),
    ('”', "”"),
    ('„', "“”„\""),
    ('‟', "”"),
    ('"', "\""),
    ('«', "»"),
    ('»', "«»"),
    ('‘', "’"),
    ('’', "’"),
    ('‚', "‘’"),
    ('\'', "'"),
    ('‹', "›"),
    ('›', "‹›"),
    ('「', "」"),
    ('『', "』"),
    ('〝', "〞〟"),
    ('《', "》"),
    ('〈', "〉"),
    ('＂', "＂"),
    ('｢', "｣"),
    ('״', "״"),
];

/// How many passages before an offset are checked: quotations are not nested more deeply.
const NEAR: usize = 64;

impl Marks {
    /// Finds the passages between quotation marks in a text with these paragraphs.
    pub(super) fn of(text: &str, paragraphs: impl Iterator<Item = Range<usize>>) -> Self {
        let mut marks = Self::default();
        let mut goes_on = None;
        for paragraph in paragraphs {
            goes_on = marks.paragraph(text, paragraph, goes_on);
        }
        marks.quoted.sort_by_key(|quoted| (quoted.inner.start, quoted.depth));
        marks
    }

    /// All passages between marks, in the order of their opening marks.
    pub(super) fn quoted(&self) -> &[Quoted] {
        &self.quoted
    }

    /// Whether all of `part`, which is within one paragraph, is between marks.
    pub(super) fn hold(&self, part: &Range<usize>) -> bool {
        let before = self.quoted.partition_point(|quoted| quoted.inner.start <= part.start);
        self.quoted[..before].iter().rev().take(NEAR).any(|quoted| quoted.inner.end >= part.end)
    }

    /// Whether any of `part` is between marks.
    pub(super) fn touch(&self, part: &Range<usize>) -> bool {
        let first = self.quoted.partition_point(|quoted| quoted.inner.start < part.start);
        self.quoted.get(first).is_some_and(|quoted| quoted.inner.start < part.end)
            || self.quoted[..first].iter().rev().take(NEAR).any(|quoted| quoted.inner.end > part.start)
    }

    /// Records the passages between marks in one paragraph. `goes_on` is the mark of a quotation that the previous
    /// paragraph left open; the result is the one that this paragraph leaves open.
    fn paragraph(&mut self, text: &str, paragraph: Range<usize>, goes_on: Option<char>) -> Option<char> {
        let here = &text[paragraph.clone()];
        let mut open: Vec<(char, usize)> = Vec::new();
        let first = self.quoted.len();
        for (at, c) in candidates(here) {
            let before = here[..at].chars().next_back();
            let mut behind = here[at + c.len_utf8()..].chars();
            let after = behind.next();
            let is_in_word = is_apostrophe(c, before, after) || is_gershayim(c, before, after, behind.next());
            let place = paragraph.start + at;
            if is_mark(c) && !is_in_word {
                let opens = PAIRS.iter().any(|(mark, _)| *mark == c) && may_open(c, before, after);
                let closed = open.iter().rposition(|(mark, _)| closes(*mark, c));
                let is_carried = open.is_empty() && goes_on.is_some_and(|mark| closes(mark, c));
                match closed {
                    // Marks that it does not close were not quotation marks after all.
                    Some(depth) if !(opens && leans_right(before, after)) => {
                        let (mark, start) = open[depth];
                        open.truncate(depth);
                        self.quoted.push(Quoted { inner: start..place, mark, depth });
                    }
                    _ if opens => open.push((c, place + c.len_utf8())),
                    // Not every newsroom repeats the mark where a quotation continues.
                    _ if is_carried && first == self.quoted.len() => {
                        let mark = goes_on.unwrap_or(c);
                        self.quoted.push(Quoted { inner: paragraph.start..place, mark, depth: 0 });
                    }
                    _ => {}
                }
            }
        }
        // An unclosed mark opens a quotation that continues in the next paragraph.
        let Some((mark, start)) = open.into_iter().find(|(mark, _)| is_sure(*mark)) else {
            // Between its first and last paragraph a quotation may have no mark at all.
            return goes_on.filter(|_| first == self.quoted.len());
        };
        self.quoted.push(Quoted { inner: start..paragraph.end, mark, depth: 0 });
        Some(mark)
    }
}

/// Whether it is always a quotation mark, unlike an apostrophe.
pub(super) fn is_sure(mark: char) -> bool {
    !matches!(mark, '\'' | '’' | '‘' | '‚' | '`')
}

/// Whether `close` can close what `open` opened.
pub(super) fn closes(open: char, close: char) -> bool {
    PAIRS.iter().any(|(mark, ends)| *mark == open && ends.contains(close))
}

pub(super) fn is_mark(c: char) -> bool {
    may_be_mark(c) && PAIRS.iter().any(|(mark, ends)| *mark == c || ends.contains(c))
}

/// The characters of a text that may be quotation marks, and their offsets.
fn candidates(text: &str) -> impl Iterator<Item = (usize, char)> {
    let starts = text.bytes().enumerate().filter(|(_, byte)| MAY_BEGIN_MARK[usize::from(*byte)]);
    starts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?))).filter(|(_, c)| may_be_mark(*c))
}

/// By byte: the first UTF-8 bytes of characters that may be marks. Few characters of any text have them.
const MAY_BEGIN_MARK: [bool; 256] = {
    let mut may = [false; 256];
    let firsts = [b'"', b'\'', 0xC2, 0xD7, 0xE2, 0xE3, 0xEF];
    let mut n = 0;
    while n < firsts.len() {
        may[firsts[n] as usize] = true;
        n += 1;
    }
    may
};

/// A quick test before the lookup in the table, which most characters fail.
fn may_be_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '«' | '»' | '״' | '\u{2018}'..='\u{203A}' | '\u{3008}'..='\u{301F}' | '＂' | '＇' | '｢' | '｣')
}

/// Whether it is within a word: don’t, l'eau. In Korean a particle follows the closing mark.
fn is_apostrophe(c: char, before: Option<char>, after: Option<char>) -> bool {
    matches!(c, '\'' | '’' | '‘')
        && before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(|c| c.is_alphanumeric() && c < '\u{2E80}')
}

/// Whether it comes before the last letter of a Hebrew abbreviation: צה״ל, ארה"ב.
fn is_gershayim(c: char, before: Option<char>, after: Option<char>, next: Option<char>) -> bool {
    matches!(c, '"' | '״' | '”')
        && before.is_some_and(is_hebrew)
        && after.is_some_and(is_hebrew)
        && !next.is_some_and(is_hebrew)
}

fn is_hebrew(c: char) -> bool {
    matches!(c, 'א'..='ת')
}

/// Whether a quotation can begin here.
fn may_open(c: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    // French and Swiss typography puts spaces inside guillemets; no other puts one after an opening mark.
    let is_spaced =
        matches!(c, '«' | '»' | '‹' | '›') && before.is_none_or(|before| !before.is_alphanumeric());
    let fits_before = match c {
        // Characters that close a quotation in other languages.
        '"' | '\'' | '’' | '”' | '»' | '›' | '＂' | '“' | '״' => {
            // In Hebrew, prefixes are joined to the next word, and its mark comes between.
            before.is_none_or(|c| !c.is_alphanumeric() || c > '\u{2E80}' || is_hebrew(c))
        }
        _ => true,
    };
    fits_before && (!after.is_whitespace() || is_spaced && after != '\n')
}

/// Whether a mark belongs to what follows: a space before it, a letter after it.
fn leans_right(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–'))
        && after.is_some_and(|c| c.is_alphanumeric() || is_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passages between marks; inner quotations in brackets after the outer one.
    fn quoted(text: &str) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            paragraphs.push(start..start + line.len());
            start += line.len() + 1;
        }
        let marks = Marks::of(text, paragraphs.into_iter());
        let show =
            |quoted: &Quoted| format!("{}{}", "\t".repeat(quoted.depth), text[quoted.inner.clone()].trim());
        marks.quoted().iter().map(show).collect()
    }

    #[test]
    fn quotation_marks_of_many_languages_are_recognized() {
        for text in [
            "She said: “We wait.” He left.",
            "She said: \"We wait.\" He left.",
            "She said: ‘We wait.’ He left.",
            "Sie sagte: „We wait.“ Er ging.",
            "Sie sagte: ‚We wait.‘ Er ging.",
            "Sie sagte: »We wait.« Er ging.",
            "Powiedziała: „We wait.” Odszedł.",
            "Hon sade: ”We wait.” Han gick.",
            "Hän sanoi: »We wait.» Hän lähti.",
            "Elle a dit : «\u{202F}We wait.\u{202F}» Il est parti.",
            "Elle a dit : « We wait. » Il est parti.",
            "彼女は「We wait.」と言った。",
            "彼女は『We wait.』と言った。",
            "그는 “We wait.”라고 말했다.",
            "그는 \"We wait.\"라고 말했다.",
            "그는 ‘We wait.’라고 말했다.",
            "그는 'We wait.'라고 말했다.",
            "״We wait.״ אמרה.",
            "היא אמרה ש\"We wait.\" והלכה.",
        ] {
            assert_eq!(quoted(text), ["We wait."], "{text}");
        }
    }

    #[test]
    fn the_quick_test_accepts_every_mark() {
        assert!(PAIRS.iter().all(|(mark, ends)| may_be_mark(*mark) && ends.chars().all(may_be_mark)));
        for c in ('\0'..=char::MAX).filter(|c| may_be_mark(*c)) {
            assert_eq!(candidates(&format!("a{c}b")).collect::<Vec<_>>(), [(1, c)]);
        }
    }

    #[test]
    fn quotations_can_be_nested() {
        assert_eq!(
            quoted("“They ‘never’ said “no”,” he said."),
            ["They ‘never’ said “no”,", "\tnever", "\tno"]
        );
        assert_eq!(quoted("„Er sagte ‚nein‘ dazu.“"), ["Er sagte ‚nein‘ dazu.", "\tnein"]);
        assert_eq!(quoted("「彼は『はい』と言った」"), ["彼は『はい』と言った", "\tはい"]);
    }

    #[test]
    fn apostrophes_are_not_quotation_marks() {
        assert_eq!(quoted("It’s the dogs’ day, don't you think?"), [""; 0]);
        assert_eq!(quoted("“It’s the dogs’ day,” he said."), ["It’s the dogs’ day,"]);
        assert_eq!(quoted("\"צה\"ל ישיב\", אמר."), ["צה\"ל ישיב"]);
        assert_eq!(quoted("דובר צה״ל וארה״ב"), [""; 0]);
        assert_eq!(quoted("Rock ’n’ roll, and the 5' 6\" man"), ["n"]);
    }

    #[test]
    fn quotations_continue_across_paragraphs() {
        assert_eq!(quoted("“One.\n“Two,” he said."), ["One.", "Two,"]);
        assert_eq!(quoted("“One.\nTwo,” he said. “Three.”"), ["One.", "Two,", "Three."]);
        assert_eq!(quoted("« Un.\n» Deux », dit-il."), ["Un.", "Deux"]);
    }

    #[test]
    fn straight_marks_open_and_close() {
        assert_eq!(quoted("\"Wait—\" he said. \"Now,\" and \"then\"."), ["Wait—", "Now,", "then"]);
        assert_eq!(quoted("He said—\"yes\"—and left."), ["yes"]);
    }
}
