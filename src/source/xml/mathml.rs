//! MathML, rewritten as JATS wants it: each element with the prefix `mml`.

use super::fragment::{MATHML, Tag, walk};
use crate::source::{Span, SyntaxError};

/// The MathML of a text with the prefix `mml` on each of its elements, as the DTDs of JATS demand it.
///
/// Declarations of MathML's namespace are dropped: the document declares `mml`, and may declare
/// `xlink`. An element called `math` without any namespace is taken for MathML, and so are those in
/// it. All else stays as it is, but for white space around the element.
///
/// ```
/// use byline::source::xml::mathml;
///
/// let text = r#"<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>"#;
/// assert_eq!(mathml(text).unwrap(), "<mml:math><mml:mi>x</mml:mi></mml:math>");
/// ```
///
/// # Errors
///
/// When the text is not one well-formed element of MathML.
pub fn mathml(text: &str) -> Result<String, SyntaxError> {
    let mut rewriting = Rewriting {
        text,
        result: String::with_capacity(text.len() * 3 / 2),
        at: 0,
        bare: None,
        refused: None,
    };
    walk(text, &["mml", "xlink"], |tag| rewriting.tag(tag))?;
    match rewriting.refused {
        Some(error) => Err(error),
        None => {
            rewriting.copy_up_to(text.len());
            Ok(rewriting.result.trim_matches([' ', '\t', '\r', '\n']).to_owned())
        }
    }
}

struct Rewriting<'s> {
    text: &'s str,
    result: String,
    /// How far the text has been copied.
    at: usize,
    /// Whether elements without a namespace are MathML. Unknown before the root.
    bare: Option<bool>,
    refused: Option<SyntaxError>,
}

impl Rewriting<'_> {
    fn tag(&mut self, tag: &Tag<'_, '_>) {
        if self.bare.is_none() {
            let is_bare_math = tag.is_bare("math");
            if !tag.is_mathml && !is_bare_math {
                let message = format!("`{}` is not an element of MathML", tag.name.local);
                self.refuse(tag.name.span, message);
            }
            self.bare = Some(is_bare_math);
        }
        if tag.is_mathml || (tag.namespace.is_none() && self.bare == Some(true)) {
            self.copy_up_to(tag.name.span.start);
            self.result.push_str("mml:");
            self.at = tag.name.span.end - tag.name.local.len();
        }
        for attribute in tag.attributes {
            match (attribute.name.prefix, attribute.name.local, attribute.value) {
                (None, "xmlns", MATHML) | (Some("xmlns"), _, MATHML) => {
                    self.copy_up_to(attribute.span.start);
                    self.at = attribute.span.end;
                }
                (Some("xmlns"), "mml", _) => {
                    self.refuse(
                        attribute.name.span,
                        "`mml` is declared as something else than MathML".to_owned(),
                    );
                }
                _ => {}
            }
        }
    }

    fn copy_up_to(&mut self, end: usize) {
        self.result.push_str(&self.text[self.at..end]);
        self.at = end;
    }

    fn refuse(&mut self, span: Span, message: String) {
        self.refused.get_or_insert(SyntaxError::grammar(span, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_of_mathml_bears_the_prefix() {
        let expected =
            Ok("<mml:math display=\"block\"><mml:mi>x</mml:mi><mml:mo >&lt;</mml:mo ><mml:none/></mml:math>"
                .to_owned());
        let inner = |p: &str| format!("<{p}mi>x</{p}mi><{p}mo >&lt;</{p}mo ><{p}none/>");
        assert_eq!(
            mathml(&format!(" <math xmlns='{MATHML}' display=\"block\">{}</math>\n", inner(""))),
            expected
        );
        assert_eq!(
            mathml(&format!("<m:math xmlns:m='{MATHML}' display=\"block\">{}</m:math>", inner("m:"))),
            expected
        );
        assert_eq!(mathml(&format!("<mml:math display=\"block\">{}</mml:math>", inner("mml:"))), expected);
        assert_eq!(mathml(&format!("<math display=\"block\">{}</math>", inner(""))), expected);
    }

    #[test]
    fn what_is_not_mathml_stays_as_it_is() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>";
        let text =
            format!("<math xmlns='{MATHML}'><!-- <mi> --><annotation-xml>{svg}</annotation-xml></math>");
        let expected =
            format!("<mml:math><!-- <mi> --><mml:annotation-xml>{svg}</mml:annotation-xml></mml:math>");
        assert_eq!(mathml(&text), Ok(expected));
    }

    #[test]
    fn what_is_no_mathml_at_all_is_refused() {
        assert_eq!(mathml("<p/>").unwrap_err().message, "`p` is not an element of MathML");
        assert_eq!(mathml("<math").unwrap_err().message, "expected `>`, found the end of the text");
        assert!(mathml("<math xmlns:mml='urn:x'/>").is_err());
    }
}
