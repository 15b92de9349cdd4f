//! Articles to measure with: as many as are wanted, no two the same, in every run the same ones.
//!
//! A loop over one document flatters: its branches are predicted and its pages are warm. So these are many, of about
//! 5 kB each, as newsrooms and journals have them: two thirds are reports, a third are studies. Nearly all are free of
//! findings; two of a hundred have one defect each, as a corpus has.

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

/// How many documents one step is taken with before the next, as the program does it with the lines of a stream: what a
/// step needs of the program then stays in the caches.
pub(crate) const TOGETHER: usize = 32;

/// One document after the other, each in a line of its own without its line feed.
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
