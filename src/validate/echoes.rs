//! What is wrong with a value of a file is wrong with what the article has of it, too: said once.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::formats::NOT_IMPORTABLE;
use crate::formats::article::SYNTAX_CODES;

/// Leaves out what the rules over the article, or its reader, say of a value of which the rules over the file, which are
/// `of_file`, say as much or worse. The diagnostics are in the order of the file.
pub(super) fn leave_out(diagnostics: &mut Vec<Diagnostic>, of_file: &[&'static Code]) {
    let of_file: HashSet<&str> = of_file.iter().map(|code| code.id).collect();
    if of_file.is_empty() {
        return;
    }
    let is_of_file = |one: &Diagnostic| of_file.contains(one.code.id);
    let is_syntax = |one: &Diagnostic| SYNTAX_CODES.iter().any(|code| code.id == one.code.id);
    let overlaps = |one: &Diagnostic, other: &Diagnostic| {
        let (one, other) = (one.location.span, other.location.span);
        one.start < other.end && other.start < one.end
    };
    let is_echo = |one: &Diagnostic, other: &Diagnostic| {
        let is_milder = one.severity <= other.severity || one.code.id == NOT_IMPORTABLE.id;
        is_milder && !is_of_file(one) && is_of_file(other) && !is_syntax(one)
    };
    let is_kept: Vec<bool> = (0..diagnostics.len())
        .map(|index| {
            let one = &diagnostics[index];
            let before = diagnostics[..index].iter().rev().take_while(|other| overlaps(one, other));
            let behind = diagnostics[index + 1..].iter().take_while(|other| overlaps(one, other));
            !before.chain(behind).any(|other| is_echo(one, other))
        })
        .collect();
    let mut is_kept = is_kept.into_iter();
    diagnostics.retain(|_| is_kept.next().unwrap_or(true));
}
