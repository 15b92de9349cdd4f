//! A text as written, and its normal form for comparison.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;

use crate::rules::quotes::normal_form;

/// A text as written, its normal form, and how their offsets correspond.
#[derive(Debug, Default)]
pub(super) struct RunningText {
    /// The text as written.
    pub(super) written: String,
    /// The normal form.
    pub(super) normal: String,
    /// Corresponding offsets in `normal` and `written`. After each, the two advance in step up to the next.
    steps: Vec<(usize, usize)>,
}

impl RunningText {
    pub(super) fn of(text: &str) -> Self {
        let mut running = Self::default();
        running.push(text);
        running
    }

    /// Appends a paragraph. Each paragraph of a long quotation begins with a mark, which is ignored.
    pub(super) fn push_paragraph(&mut self, text: &str) {
        let words = text.trim_start();
        let words = words.strip_prefix(normal_form::is_mark).unwrap_or(words);
        self.written.push_str(&text[..text.len() - words.len()]);
        self.push(words);
    }

    /// Appends a text, normalised separately.
    fn push(&mut self, text: &str) {
        let Self { written, normal, steps } = self;
        let start = written.len();
        let mut note = |normal: usize, at: usize| {
            // Removed characters, such as a space before a dash, have no offset.
            while steps.last().is_some_and(|step| step.0 >= normal) {
                steps.pop();
            }
            let (n, w) = steps.last().copied().unwrap_or_default();
            if normal.wrapping_sub(n) != (start + at).wrapping_sub(w) {
                steps.push((normal, start + at));
            }
        };
        note(normal.len(), 0);
        normal_form::push(normal, text, note);
        written.push_str(text);
    }

    /// Ends a paragraph: a line feed in one, a space in the other.
    pub(super) fn end_paragraph(&mut self) {
        self.written.push('\n');
        if !self.normal.ends_with(' ') {
            self.normal.push(' ');
        }
    }

    /// The range in `written` of a part of `normal`.
    pub(super) fn written(&self, part: &Range<usize>) -> Range<usize> {
        let start = self.written_at(part.start);
        let Some(last) = self.normal[part.clone()].chars().next_back() else { return start..start };
        let last = self.written_at(part.end - last.len_utf8());
        let mut end = last;
        for (n, c) in self.written[last..].chars().enumerate() {
            if n > 0 && canonical_combining_class(c) == 0 {
                break;
            }
            end += c.len_utf8();
        }
        start..end.max(start)
    }

    fn written_at(&self, normal: usize) -> usize {
        let after = self.steps.partition_point(|step| step.0 <= normal);
        let (n, w) = if after == 0 { (0, 0) } else { self.steps[after - 1] };
        let mut written = (w + normal - n).min(self.written.len());
        while !self.written.is_char_boundary(written) {
            written -= 1;
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(running: &'t RunningText, normal: &str) -> &'t str {
        let start = running.normal.find(normal).unwrap();
        &running.written[running.written(&(start..start + normal.len()))]
    }

    #[test]
    fn ranges_of_the_normal_form_map_to_the_written_text() {
        let running = RunningText::of("“Don’t  wait — go,” said Cafe\u{301} [...]  owner\u{AD}ship.");
        assert_eq!(found(&running, "Don't wait-go"), "Don’t  wait — go");
        assert_eq!(found(&running, "Café"), "Cafe\u{301}");
        assert_eq!(found(&running, "… ownership"), "[...]  owner\u{AD}ship");
        assert_eq!(found(&running, "go,' said"), "go,” said");
    }

    proptest::proptest! {
        #[test]
        fn every_offset_maps_to_the_written_text(text in "[a-c,. \\-'“…\\[\\]é윤\u{301}\u{AD}]{0,12}", more in "[a ’.]{0,4}") {
            let mut running = RunningText::of(&text);
            running.end_paragraph();
            running.push_paragraph(&more);
            let cuts: Vec<usize> = (0..=running.normal.len()).filter(|at| running.normal.is_char_boundary(*at)).collect();
            for (n, &start) in cuts.iter().enumerate() {
                for &end in &cuts[n..] {
                    let part = running.written(&(start..end));
                    proptest::prop_assert!(running.written.get(part).is_some());
                }
            }
        }
    }
}
