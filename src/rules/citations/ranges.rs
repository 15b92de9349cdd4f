//! Works that are cited by a range of numbers, such as `[3–8]`: only its ends are marked in the text.

use crate::model::visit::{self, Visitor};
use crate::model::{Article, Cite, Inline, Inlines, WorkRef};
use crate::source::Path;
use crate::source::hash::{HashMap, HashSet};

/// The works of the reference list that are within a range of cited numbers.
pub(super) fn cited_in_ranges(article: &Article) -> HashSet<&str> {
    let references = &article.metadata.references;
    let positions = references.iter().enumerate().rev().map(|(at, work)| (work.as_str(), at));
    let mut ranges = Ranges {
        references,
        positions: positions.collect(),
        before: None,
        is_open: false,
        cited: HashSet::default(),
    };
    visit::walk_article(&mut ranges, article);
    ranges.cited
}

struct Ranges<'a> {
    references: &'a [WorkRef],
    /// Where each work is in the list.
    positions: HashMap<&'a str, usize>,
    /// The last work cited, if nothing but a dash has followed.
    before: Option<&'a str>,
    /// Whether a dash has followed it.
    is_open: bool,
    cited: HashSet<&'a str>,
}

impl<'a> Ranges<'a> {
    fn cite(&mut self, cite: &'a Cite) {
        let (Some(first), Some(last)) = (cite.refs.first(), cite.refs.last()) else { return };
        let (first, last) = (first.as_str(), last.as_str());
        if let Some(before) = self.before.filter(|_| self.is_open) {
            self.add(before, self.positions.get(first).copied());
        }
        (self.before, self.is_open) = (Some(last), false);
        if let Some(length) = cite.content.as_ref().and_then(|text| printed_range(&text.plain_text())) {
            let end = match first == last {
                true => self.positions.get(first).map(|start| start + length),
                false => self.positions.get(last).copied(),
            };
            self.add(first, end);
        }
    }

    /// Adds the works from `first` to the one at `end`.
    fn add(&mut self, first: &str, end: Option<usize>) {
        if let (Some(&start), Some(end)) = (self.positions.get(first), end) {
            let works = self.references.iter().skip(start).take((end + 1).saturating_sub(start));
            self.cited.extend(works.map(WorkRef::as_str));
        }
    }
}

impl<'a> Visitor<'a> for Ranges<'a> {
    fn visit_text(&mut self, text: &'a Inlines, at: &Path<'_>) {
        (self.before, self.is_open) = (None, false);
        visit::walk_text(self, text, at);
    }

    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        match inline {
            Inline::Cite(cite) => self.cite(cite),
            Inline::Text(text) => match text.trim() {
                "" => {}
                dash if dash.chars().all(is_dash) => self.is_open = true,
                _ => (self.before, self.is_open) = (None, false),
            },
            _ => visit::walk_inline(self, inline, at),
        }
    }
}

/// The distance between the ends of a printed range of numbers: 5 for `[3–8]`.
fn printed_range(text: &str) -> Option<usize> {
    let is_bracket = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')');
    let (start, end) = text.split_once(is_dash)?;
    let number = |text: &str| text.trim_matches(is_bracket).parse::<usize>().ok();
    number(end)?.checked_sub(number(start)?)
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_cited(text: serde_json::Value, expected: &[&str]) {
        let works: serde_json::Map<_, _> =
            (1..=9).map(|n| (format!("r{n}"), serde_json::json!({ "type": "book" }))).collect();
        let references: Vec<&String> = works.keys().collect();
        let article: Article = serde_json::from_value(serde_json::json!({
            "metadata": { "title": "Weirs", "language": "en", "references": references },
            "works": works,
            "body": [{ "type": "paragraph", "content": text }],
        }))
        .unwrap();
        let mut cited: Vec<_> = cited_in_ranges(&article).into_iter().collect();
        cited.sort_unstable();
        assert_eq!(cited, expected, "{text}");
    }

    fn cite(id: &str, text: &str) -> serde_json::Value {
        serde_json::json!({ "type": "cite", "refs": id.split(' ').collect::<Vec<_>>(), "content": text })
    }

    #[test]
    fn works_between_two_citations_are_cited() {
        assert_cited(serde_json::json!([cite("r3", "3"), "–", cite("r6", "6")]), &["r3", "r4", "r5", "r6"]);
        assert_cited(serde_json::json!([cite("r3", "3"), ",", cite("r6", "6")]), &[]);
        assert_cited(serde_json::json!([cite("r6", "6"), "–", cite("r3", "3")]), &[]);
        let raised = serde_json::json!({ "type": "superscript", "content": [cite("r2", "2")] });
        assert_cited(serde_json::json!([cite("r1", "1"), " - ", raised]), &["r1", "r2"]);
        assert_cited(
            serde_json::json!([cite("r1", "1"), "–", cite("r2 r9", "x"), "8–", cite("r8", "8")]),
            &["r1", "r2"],
        );
    }

    #[test]
    fn works_in_a_range_within_one_citation_are_cited() {
        assert_cited(serde_json::json!([cite("r3", "[3–5]")]), &["r3", "r4", "r5"]);
        assert_cited(serde_json::json!([cite("r3 r5", "3-5")]), &["r3", "r4", "r5"]);
        assert_cited(serde_json::json!([cite("r3", "3, 5"), cite("r4", "Ho-2020")]), &[]);
        assert_cited(serde_json::json!([cite("r8", "8-20")]), &["r8", "r9"]);
    }
}
