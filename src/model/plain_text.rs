//! Text without marks.

use crate::model::{Foreign, ForeignFormat, Inline, Inlines};
use crate::source::xml::parse_fragment;

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
                Inline::Foreign(markup) => text.push_str(&markup.plain_text()),
                marked => marked.content().into_iter().for_each(|content| content.push_plain_text(text)),
            }
        }
    }
}

impl Foreign {
    /// The words in the markup, if it is XML: none in HTML and in what is not well-formed.
    ///
    /// ```
    /// use byline::model::Foreign;
    /// let ruby = r#"{"format": "jats", "source": "<ruby><rb>漢</rb><rt>かん</rt></ruby>"}"#;
    /// let ruby: Foreign = serde_json::from_str(ruby)?;
    /// assert_eq!(ruby.plain_text(), "漢かん");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn plain_text(&self) -> String {
        let Self { format, source } = self;
        let document = match format {
            ForeignFormat::Jats => parse_fragment(source, &["xlink", "mml", "ali"]).ok(),
            ForeignFormat::Html => None,
        };
        document.map(|document| document.root().words().into_owned()).unwrap_or_default()
    }
}
