//! Compares two texts word by word.

use std::ops::Range;

use crate::rules::quotes::normal_form::{GAP, MARK};
use crate::rules::quotes::words;

/// What became of a word of the one text in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Both have it: the numbers of the words there and here.
    Same(usize, usize),
    /// Here stands another.
    Other(usize, usize),
    /// Only the words looked for have it.
    Gone(usize),
    /// Only the text has it.
    New(usize),
    /// Only the text has it, where the words looked for say that some are left out.
    LeftOut(usize),
}

impl Change {
    /// Which of the words looked for it is.
    pub(super) fn there(&self) -> Option<usize> {
        match *self {
            Self::Same(there, _) | Self::Other(there, _) | Self::Gone(there) => Some(there),
            Self::New(_) | Self::LeftOut(_) => None,
        }
    }

    /// Which word of the text it is.
    pub(super) fn here(&self) -> Option<usize> {
        match *self {
            Self::Same(_, here) | Self::Other(_, here) | Self::New(here) | Self::LeftOut(here) => Some(here),
            Self::Gone(_) => None,
        }
    }

    /// Whether it is a difference at all.
    pub(super) fn is_one(&self) -> bool {
        !matches!(self, Self::Same(..) | Self::LeftOut(_))
    }
}

/// The words and other signs of a part of a text in the form that is compared; not its quotation marks.
pub(super) fn tokens(normal: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let text = &normal[part.clone()];
    let mut tokens = Vec::new();
    let mut at = 0;
    let signs = |tokens: &mut Vec<Range<usize>>, between: Range<usize>| {
        let signs = text[between.clone()].char_indices().filter(|(_, c)| !c.is_whitespace() && *c != MARK);
        tokens.extend(signs.map(|(n, c)| {
            let start = part.start + between.start + n;
            start..start + c.len_utf8()
        }));
    };
    for word in words::places(text) {
        signs(&mut tokens, at..word.start);
        tokens.push(part.start + word.start..part.start + word.end);
        at = word.end;
    }
    signs(&mut tokens, at..text.len());
    tokens
}

/// The cheapest way from `there` to a passage within `here`: what stands before and after it costs nothing.
pub(super) fn differences(
    there_text: &str,
    there: &[Range<usize>],
    here_text: &str,
    here: &[Range<usize>],
) -> Vec<Change> {
    let there_token = |at: usize| &there_text[there[at].clone()];
    let is_gap = |at: usize| there_token(at).starts_with(GAP);
    let width = here.len() + 1;
    // Row by row the price of the first words of `there`, ending at each place of `here`.
    let mut prices = vec![0_u32; width * (there.len() + 1)];
    // A word too many in the text is forgiven more easily: the passage rather ends late than early.
    let price_gone = |t: usize| if is_gap(t) { 0 } else { 3 };
    let price_new = |t: usize| if is_gap(t) { 0 } else { 2 };
    for t in 1..=there.len() {
        prices[t * width] = prices[(t - 1) * width] + price_gone(t - 1);
        for h in 1..width {
            prices[t * width + h] = cheapest(
                prices[(t - 1) * width + h - 1] + unlike(there_token(t - 1), &here_text[here[h - 1].clone()]),
                prices[(t - 1) * width + h] + price_gone(t - 1),
                prices[t * width + h - 1] + price_new(t - 1),
            );
        }
    }
    let last = &prices[there.len() * width..];
    // Of equal prices the shorter way: the first end.
    let mut h = (0..width).min_by_key(|&h| last[h]).unwrap_or(0);
    let mut t = there.len();
    let mut changes = Vec::new();
    while t > 0 {
        let now = prices[t * width + h];
        let across = h > 0
            && now
                == prices[(t - 1) * width + h - 1]
                    + unlike(there_token(t - 1), &here_text[here[h - 1].clone()]);
        if across {
            let is_same = there_token(t - 1) == &here_text[here[h - 1].clone()];
            changes.push(if is_same { Change::Same(t - 1, h - 1) } else { Change::Other(t - 1, h - 1) });
            (t, h) = (t - 1, h - 1);
        } else if h > 0 && now == prices[t * width + h - 1] + price_new(t - 1) {
            changes.push(if is_gap(t - 1) { Change::LeftOut(h - 1) } else { Change::New(h - 1) });
            h -= 1;
        } else {
            if !is_gap(t - 1) {
                changes.push(Change::Gone(t - 1));
            }
            t -= 1;
        }
    }
    changes.reverse();
    changes
}

fn cheapest(a: u32, b: u32, c: u32) -> u32 {
    a.min(b).min(c)
}

/// What it costs that one stands for the other.
fn unlike(a: &str, b: &str) -> u32 {
    let is_word = |token: &str| token.starts_with(char::is_alphanumeric);
    if a == b {
        0
    } else if a.len() == b.len() && a.eq_ignore_ascii_case(b) || !is_word(a) && !is_word(b) {
        1
    } else if is_word(a) != is_word(b) {
        5
    } else {
        4
    }
}
