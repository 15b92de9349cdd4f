//! Differences in the format of `diff -u`.

use std::fmt::Write as _;

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::udiff::UnifiedHunkHeader;

/// How many unchanged lines to show around a change.
const CONTEXT: usize = 3;

/// The difference between two texts, for `patch`, with `name` as the name of both; empty if they are equal.
///
/// The algorithm is named, because where the library chooses one, all are compiled.
pub(super) fn unified_diff(name: &str, before: &str, after: &str) -> String {
    let (before, after) = (lines(before), lines(after));
    let mut differ = Compact::new(Replace::new(Capture::new()), &before, &after);
    let Ok(()) = myers::diff(&mut differ, &before, 0..before.len(), &after, 0..after.len());
    let hunks = differ.into_inner().into_inner().into_grouped_ops(CONTEXT);
    let mut text = String::new();
    for hunk in hunks {
        if text.is_empty() {
            text += &format!("--- {name}\n+++ {name}\n");
        }
        _ = writeln!(text, "{}", UnifiedHunkHeader::new(&hunk));
        for change in hunk.iter().flat_map(|op| op.iter_changes(&before, &after)) {
            let line = change.value();
            _ = write!(text, "{}{line}", change.tag());
            if !line.ends_with('\n') {
                text += "\n\\ No newline at end of file\n";
            }
        }
    }
    text
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
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
}
