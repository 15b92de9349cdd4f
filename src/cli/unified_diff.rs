//! Differences in the format of `diff -u`.

use std::fmt::Write as _;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput};

/// How many unchanged lines to show around a change.
const CONTEXT: u32 = 3;

/// The difference between two texts, for `patch`, with `name` as the name of both; empty if they are equal.
pub(super) fn unified_diff(name: &str, before: &str, after: &str) -> String {
    let lines = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Myers, &lines);
    diff.postprocess_lines(&lines);
    let changes: Vec<Hunk> = diff.hunks().collect();
    if changes.is_empty() {
        return String::new();
    }
    let mut text = format!("--- {name}\n+++ {name}\n");
    let (old, new) = (
        |at: u32| lines.interner[lines.before[at as usize]],
        |at: u32| lines.interner[lines.after[at as usize]],
    );
    for changes in changes.chunk_by(|one, next| next.before.start - one.before.end <= 2 * CONTEXT) {
        let (first, last) = (&changes[0], &changes[changes.len() - 1]);
        let lead = CONTEXT.min(first.before.start);
        let trail = CONTEXT.min(lines.before.len() as u32 - last.before.end);
        let shown = first.before.start - lead..last.before.end + trail;
        let shown_after = first.after.start - lead..last.after.end + trail;
        _ = writeln!(text, "@@ -{} +{} @@", header(&shown), header(&shown_after));
        let mut at = shown.start;
        for Hunk { before, after } in changes {
            (at..before.start).for_each(|line| push(&mut text, ' ', old(line)));
            before.clone().for_each(|line| push(&mut text, '-', old(line)));
            after.clone().for_each(|line| push(&mut text, '+', new(line)));
            at = before.end;
        }
        (at..shown.end).for_each(|line| push(&mut text, ' ', old(line)));
    }
    text
}

/// A range of lines in the header of a hunk: counted from 1; an empty one is named by the line before it.
fn header(lines: &Range<u32>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn push(text: &mut String, tag: char, line: &str) {
    text.push(tag);
    text.push_str(line);
    if !line.ends_with('\n') {
        text.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::unified_diff;

    #[test]
    fn distant_changes_are_apart_and_the_end_of_the_file_is_told() {
        let before = "a\nb\nc\nd\ne\nf\ng\nh\ni";
        let after = before.replace("a\n", "A\n").replace('i', "I\n");
        let diff = "--- x\n+++ x\n@@ -1,4 +1,4 @@\n-a\n+A\n b\n c\n d\n@@ -6,4 +6,4 @@\n f\n g\n h\n-i\n\
            \\ No newline at end of file\n+I\n";
        assert_eq!(unified_diff("x", before, &after), diff);
        assert_eq!(unified_diff("x", before, before), "");
    }

    #[test]
    fn lines_that_are_only_added_or_removed_are_counted_from_the_line_before() {
        assert_eq!(unified_diff("x", "", "a\n"), "--- x\n+++ x\n@@ -0,0 +1 @@\n+a\n");
        assert_eq!(unified_diff("x", "a\nb\n", ""), "--- x\n+++ x\n@@ -1,2 +0,0 @@\n-a\n-b\n");
    }
}
