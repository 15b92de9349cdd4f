//! Text without marks.

use crate::model::{Inline, Inlines};

impl Inlines {
    /// The words alone: no marks, no footnotes, no numbers of citations.
    ///
    /// ```
    /// use byline::model::Inlines;
    /// let title: Inlines = serde_json::from_str(r#"["CO", {"type": "subscript", "content": "2"}, " rises"]"#)?;
    /// assert_eq!(title.plain_text(), "CO2 rises");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn plain_text(&self) -> String {
        let mut text = String::new();
        self.push_plain_text(&mut text);
        text
    }

    fn push_plain_text(&self, text: &mut String) {
        for inline in &self.0 {
            match inline {
                Inline::Text(run) => text.push_str(run),
                Inline::Code(code) => text.push_str(&code.text),
                Inline::Math(math) => text.push_str(math.tex.as_deref().unwrap_or_default()),
                Inline::Image(image) => text.push_str(image.alt.as_deref().unwrap_or_default()),
                Inline::Break(_) => text.push('\n'),
                marked => marked.content().into_iter().for_each(|content| content.push_plain_text(text)),
            }
        }
    }
}
