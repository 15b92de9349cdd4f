//! Writing an article as byline's own JSON, YAML or Markdown: fields in the order of the model, each in its shortest form.

mod json;
mod markdown;
mod notes;
mod outline;
mod yaml;

use self::notes::Notes;
use self::outline::Entry;
use crate::diagnostic::Severity;
use crate::formats::article::{Read, Syntax, read};
use crate::model::Article;
use crate::source::decode::decode;
use crate::source::markdown::front_matter;
use crate::source::yaml::{Remarks, parse as parse_yaml, remarks as yaml_remarks};
use crate::source::{Limits, MAX_BYTES, Node, Source, Span};

/// The maximum width of an object or a list on one line, in characters.
const WIDTH: usize = 110;

/// The article as byline's own JSON, YAML or Markdown.
///
/// ```
/// use byline::formats::article::{Syntax, write};
/// use byline::model::Article;
///
/// let article: Article = serde_json::from_str(
///     r#"{ "body": "It turned.", "metadata": { "language": "en", "title": "Tides", "authors": [{ "agent": "kim" }] } }"#,
/// )?;
/// let text = write(&article, Syntax::Yaml);
/// assert_eq!(text, "metadata:\n  title: Tides\n  language: en\n  authors: [kim]\nbody: It turned.\n");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn write(article: &Article, syntax: Syntax) -> String {
    match syntax {
        Syntax::Json => json::write(article),
        Syntax::Yaml | Syntax::Markdown => laid_out(article, syntax, None, Notes::default()),
    }
}

fn laid_out<'a>(article: &Article, syntax: Syntax, root: Option<Node<'a>>, mut notes: Notes<'a>) -> String {
    if syntax == Syntax::Markdown {
        return markdown::write(article, root, notes);
    }
    let value = serde_json::to_value(article).expect("an article can be serialized");
    let header = notes.header;
    let document = Entry::new(None, value, root, &mut notes);
    match syntax {
        Syntax::Json => json::write(&document),
        Syntax::Yaml | Syntax::Markdown => yaml::write(header, &document),
    }
}

/// Why a file is left unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unformattable {
    /// It has an error in syntax or structure, which must be corrected first.
    Wrong,
    /// It has a YAML anchor, alias or tag, which would be lost.
    Property(Span),
    /// It has a comment that would be lost.
    Comment,
}

impl Read<'_> {
    /// Formats the file: fields in the order of the model, each in its shortest form.
    ///
    /// In JSON, white space is replaced; YAML keeps its comments, blank lines and styles, also as front matter.
    ///
    /// # Errors
    ///
    /// If something would be lost, so the file must be left unchanged.
    pub fn formatted(&self, syntax: Syntax) -> Result<String, Unformattable> {
        let is_wrong = self.findings.iter().any(|finding| finding.severity == Severity::Error);
        let Some(tree) = self.tree().filter(|_| !is_wrong) else { return Err(Unformattable::Wrong) };
        // Defaults stay in their file. Required fields that only the defaults have are empty in the article.
        let article = &decode::<Article>(tree).value.ok_or(Unformattable::Wrong)?;
        if self.has_comment() {
            return Err(Unformattable::Comment);
        }
        let front = match syntax {
            Syntax::Markdown => front_matter(tree.source()).and_then(|front| parse_yaml(front).ok()),
            Syntax::Json | Syntax::Yaml => None,
        };
        // The tree of the YAML, if there is any.
        let tree = front.as_ref().unwrap_or(tree);
        let remarks = match syntax {
            Syntax::Json => Remarks::default(),
            Syntax::Yaml | Syntax::Markdown => {
                yaml_remarks(tree.source()).map_err(|_| Unformattable::Wrong)?
            }
        };
        if let Some(span) = remarks.property {
            return Err(Unformattable::Property(span));
        }
        let notes = match syntax {
            Syntax::Json => Notes::default(),
            Syntax::Yaml | Syntax::Markdown => Notes::of(tree, &remarks),
        };
        let text = laid_out(article, syntax, Some(tree.root()), notes);
        // The result is read again: a formatter must not change the article. It is as large as the limits allowed.
        let limits = Limits { size: MAX_BYTES, values: usize::MAX, ..Limits::default() };
        let again = Source::new("", text).within(limits);
        if read(&again, syntax).article.as_ref() != Some(article) {
            return Err(Unformattable::Wrong);
        }
        let comments = |text: &str| yaml_remarks(text).map(|found| found.comments.len());
        let yaml = match syntax {
            Syntax::Markdown => front_matter(&again.text).unwrap_or_default(),
            Syntax::Json | Syntax::Yaml => &again.text,
        };
        if syntax != Syntax::Json && comments(yaml) != comments(tree.source()) {
            return Err(Unformattable::Comment);
        }
        let is_crlf = tree.source().find('\n').is_some_and(|at| tree.source()[..at].ends_with('\r'));
        Ok(if is_crlf { again.text.replace('\n', "\r\n") } else { again.text })
    }
}
