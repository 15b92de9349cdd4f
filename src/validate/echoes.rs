//! What is wrong with a value of a file is wrong with what the article has of it, too: said once.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::formats::article::SYNTAX_CODES;
use crate::formats::{CHANGED_ON_IMPORT, LOST_ON_IMPORT, NOT_IMPORTABLE};
use crate::source::hash::{HashMap, HashSet};

/// What is said of a whole object because of what the article has of it.
const IN_THE_ARTICLE: [&str; 3] = ["value-empty", "changed-on-import", "not-importable"];

/// How many others at one place are looked at, on both sides.
const MOST: usize = 50;

/// Leaves out what the rules over the article, or its reader, say of a value of which the rules over the file, which are
/// `of_file`, say as much or worse. The diagnostics are in the order of the file, which has this `text`.
pub(super) fn leave_out(diagnostics: &mut Vec<Diagnostic>, of_file: &[&'static Code], text: &str) {
    let of_file: HashSet<&str> = of_file.iter().map(|code| code.id).collect();
    if of_file.is_empty() {
        return;
    }
    let is_of_file = |one: &Diagnostic| of_file.contains(one.code.id);
    let faulty = faulty_values(diagnostics.iter().filter(|one| is_of_file(one)));
    let is_echo = |index: usize| {
        let one = &diagnostics[index];
        if is_of_file(one) || SYNTAX_CODES.iter().any(|code| code.id == one.code.id) {
            return false;
        }
        let overlaps = |other: &&Diagnostic| {
            let (one, other) = (one.location.span, other.location.span);
            one.start < other.end && other.start < one.end
        };
        let is_as_bad = |other: &Diagnostic| {
            is_of_file(other) && (one.severity <= other.severity || one.code.id == NOT_IMPORTABLE.id)
        };
        let before = diagnostics[..index].iter().rev().take_while(overlaps).take(MOST);
        let behind = diagnostics[index + 1..].iter().take_while(overlaps).take(MOST);
        // Of an object as a whole, which its first sign stands for, several things may be wrong; but what it lacks
        // stands empty in the article.
        let is_of_whole = matches!(text.get(one.location.span.range()), Some("{" | "["));
        let may_be_echo = !is_of_whole || IN_THE_ARTICLE.contains(&one.code.id);
        let is_of_reader = [&LOST_ON_IMPORT, &CHANGED_ON_IMPORT].iter().any(|code| code.id == one.code.id);
        let worst = faulty.get(address(one)).filter(|_| is_of_reader);
        (may_be_echo && before.chain(behind).any(is_as_bad))
            || worst.is_some_and(|worst| one.severity <= *worst)
    };
    let is_kept: Vec<bool> = (0..diagnostics.len()).map(|index| !is_echo(index)).collect();
    let mut is_kept = is_kept.into_iter();
    diagnostics.retain(|_| is_kept.next().unwrap_or(true));
}

/// The values that something is wrong with, and those right around them, each with how bad it is.
fn faulty_values<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> HashMap<&'d str, Severity> {
    let mut faulty = HashMap::default();
    for one in found {
        let own = address(one);
        let around = own.rsplit_once('/').map(|(around, _)| around);
        for address in [Some(own), around].into_iter().flatten().filter(|address| !address.is_empty()) {
            let worst = faulty.entry(address).or_insert(one.severity);
            *worst = one.severity.max(*worst);
        }
    }
    faulty
}

fn address(one: &Diagnostic) -> &str {
    one.location.address.as_ref().map_or("", |address| address.as_str())
}
