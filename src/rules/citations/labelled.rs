//! Figures and tables with a label such as `Figure 2`.

use crate::model::visit::{self, Visitor};
use crate::model::{Block, Blocks, Inlines};
use crate::source::{Path, Pointer};

/// A figure or table with a label of a word and a number.
pub(super) struct Labelled<'a> {
    pub id: Option<&'a str>,
    /// The label without a full stop or colon at its end.
    pub label: &'a str,
    /// The word in lower case: `figure`.
    pub word: String,
    /// The number in lower case: `2a`, `iv` or `s1`.
    pub number: String,
    /// Whether it continues one before: its caption says so, or it has none.
    pub is_continued: bool,
    pub at: Pointer,
}

/// The labelled figures and tables in a body, wherever they are, in order.
pub(super) fn labelled<'a>(body: &'a Blocks, at: &Path<'_>) -> Vec<Labelled<'a>> {
    let mut found = Found(Vec::new());
    visit::walk_blocks(&mut found, body, at);
    found.0
}

struct Found<'a>(Vec<Labelled<'a>>);

impl<'a> Visitor<'a> for Found<'a> {
    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        let of = match block {
            Block::Figure(figure) => Some((&figure.label, &figure.title, &figure.caption)),
            Block::Table(table) => Some((&table.label, &table.title, &table.caption)),
            _ => None,
        };
        if let Some((Some(label), title, caption)) = of
            && let Some((word, number)) = parts(label)
        {
            let texts = [title, caption].into_iter().flatten().map(Inlines::plain_text);
            let texts: Vec<String> = texts.map(|text| text.to_lowercase()).collect();
            let says_so =
                |text: &String| text.contains("continue") || text.contains("cont.") || text.contains("contd");
            let is_continued = texts.is_empty() || texts.iter().any(says_so);
            self.0.push(Labelled {
                id: block.id().map(|id| id.as_str()),
                label: trimmed(label),
                word,
                number,
                is_continued,
                at: at.pointer(),
            });
        }
        visit::walk_block(self, block, at);
    }
}

fn trimmed(label: &str) -> &str {
    label.trim().trim_end_matches(['.', ':', '-', '–', '—']).trim_end()
}

/// `figure` and `2` of `Figure 2.`: nothing of `(a)`, of `2`, or in a script without spaces.
fn parts(label: &str) -> Option<(String, String)> {
    let (word, number) = trimmed(label).split_once(char::is_whitespace)?;
    let word = word.trim_end_matches('.').to_lowercase();
    let number = number.trim().to_lowercase();
    let is_word = word.chars().count() >= 3 && word.chars().all(|c| c.is_alphabetic() && c < '\u{250}');
    let is_roman = !number.is_empty() && number.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let is_number = number.chars().any(|c| c.is_ascii_digit()) || is_roman;
    let is_one = number.chars().all(|c| c.is_ascii_alphanumeric());
    (is_word && is_number && is_one).then_some((word, number))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_label_is_a_word_and_a_number() {
        let of = |label| parts(label).map(|(word, number)| format!("{word} {number}"));
        assert_eq!(of("Figure 2.").as_deref(), Some("figure 2"));
        assert_eq!(of("Fig. S1").as_deref(), Some("fig s1"));
        assert_eq!(of("TABLE IV").as_deref(), Some("table iv"));
        for other in ["(a)", "2", "Figure", "그림 1", "Figure 1 (continued)", "Table 1 and 2", "Figure 1.2"]
        {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
