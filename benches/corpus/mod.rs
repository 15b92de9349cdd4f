//! Articles for benchmarks: any number, all different, the same in every run.
//!
//! A loop over one document is too favourable: its branches are predicted and its pages are cached. So there are many,
//! of about 5 kB each, as in newsrooms and journals: two thirds are news reports, one third are studies. Nearly all are
//! free of findings; two out of a hundred have one defect each, as in a real corpus.

#![allow(dead_code, reason = "no benchmark needs all of it")]

mod defect;
#[path = "../../tests/it/support/dice.rs"]
mod dice;
mod passage;
mod report;
mod study;
mod words;

use serde_json::Value;

use self::dice::Dice;

/// How many documents go through one step before the next, as in streams: the code of the step then stays in the
/// caches.
pub(crate) const TOGETHER: usize = 32;

/// The documents, each on one line without a line feed.
pub(crate) fn documents(many: u64) -> impl Iterator<Item = String> {
    (0..many).map(|number| article(number).to_string())
}

/// The article with this number.
pub(crate) fn article(number: u64) -> Value {
    let mut dice = Dice::new(number);
    let mut article = match number % 3 {
        2 => study::study(&mut dice, number),
        _ => report::report(&mut dice, number),
    };
    if number % 50 == 49 {
        defect::put_into(&mut article, number / 50);
    }
    article
}
