//! Word-by-word comparison of two texts.

use std::ops::Range;

use crate::rules::quotes::normal_form::{GAP, MARK};
use crate::rules::quotes::words;

/// What happened to a word between the words searched for and the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Both have it: its index in the words searched for, and in the text.
    Same(usize, usize),
    /// The text has another word in its place.
    Other(usize, usize),
    /// Only the words searched for have it.
    Gone(usize),
    /// Only the text has it.
    New(usize),
    /// Only the text has it, where the words searched for mark an omission.
    LeftOut(usize),
}

impl Change {
    /// The index in the words searched for.
    pub(super) fn there(&self) -> Option<usize> {
        match *self {
            Self::Same(there, _) | Self::Other(there, _) | Self::Gone(there) => Some(there),
            Self::New(_) | Self::LeftOut(_) => None,
        }
    }

    /// The index in the words of the text.
    pub(super) fn here(&self) -> Option<usize> {
        match *self {
            Self::Same(_, here) | Self::Other(_, here) | Self::New(here) | Self::LeftOut(here) => Some(here),
            Self::Gone(_) => None,
        }
    }

    /// Whether it is a difference.
    pub(super) fn is_one(&self) -> bool {
        !matches!(self, Self::Same(..) | Self::LeftOut(_))
    }
}

/// The words and other characters of a part of the normal form, without quotation marks.
pub(super) fn tokens(normal: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let text = &normal[part.clone()];
    let mut tokens = Vec::new();
    let mut at = 0;
    let push = |tokens: &mut Vec<Range<usize>>, between: Range<usize>| {
        let chars = text[between.clone()].char_indices().filter(|(_, c)| !c.is_whitespace() && *c != MARK);
        tokens.extend(chars.map(|(n, c)| {
            let start = part.start + between.start + n;
            start..start + c.len_utf8()
        }));
    };
    for word in words::places(text) {
        push(&mut tokens, at..word.start);
        tokens.push(part.start + word.start..part.start + word.end);
        at = word.end;
    }
    push(&mut tokens, at..text.len());
    tokens
}

/// The cheapest alignment of `there` with a passage within `here`: words before and after the passage cost nothing.
pub(super) fn differences(
    there_text: &str,
    there: &[Range<usize>],
    here_text: &str,
    here: &[Range<usize>],
) -> Vec<Change> {
    let there_token = |at: usize| &there_text[there[at].clone()];
    let is_gap = |at: usize| there_token(at).starts_with(GAP);
    let width = here.len() + 1;
    // Row by row: the cost of the first words of `there`, ending at each position of `here`.
    let mut prices = vec![0_u32; width * (there.len() + 1)];
    // An extra word in the text costs less, so the passage ends late rather than early.
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
    // Of equal costs the shorter passage: the first end.
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

/// The cost of replacing one word with the other.
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
