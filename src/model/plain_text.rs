//! Text without marks.

use crate::model::visit::{self, Visitor};
use crate::model::{Foreign, ForeignFormat, Inline, Inlines};
use crate::source::Path;
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
        let mut words = Words(String::new());
        words.visit_text(self, &Path::ROOT);
        words.0
    }
}

struct Words(String);

impl<'a> Visitor<'a> for Words {
    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        match inline {
            Inline::Text(run) => self.0.push_str(run),
            Inline::Code(code) => self.0.push_str(&code.text),
            Inline::Math(math) => self.0.push_str(math.tex.as_deref().unwrap_or_default()),
            Inline::Image(image) => self.0.push_str(image.alt.as_deref().unwrap_or_default()),
            Inline::Break(_) => self.0.push('\n'),
            Inline::Foreign(markup) => self.0.push_str(&markup.plain_text()),
            Inline::Footnote(_) => {}
            _ => visit::walk_inline(self, inline, at),
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
