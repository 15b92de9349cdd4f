//! MathML, rewritten as JATS wants it: each element with the prefix `mml`.

use super::character::WHITE_SPACE;
use super::fragment::{MATHML, events};
use super::well_formed::{Kind, XMLNS};
use crate::source::SyntaxError;

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
    let mut result = String::with_capacity(text.len() * 3 / 2);
    let mut copied = 0;
    let mut bare_is_mathml = None;
    for event in events(text, &["mml", "xlink"])? {
        let (name, attributes) = match event?.kind {
            Kind::Start(name, attributes) => (name, attributes),
            Kind::End(name) => (name, Vec::new()),
            _ => continue,
        };
        let bare_is_mathml = *bare_is_mathml.get_or_insert(name.is_bare("math"));
        let is_mathml = name.is_mathml() || (bare_is_mathml && name.namespace.is_none());
        // Before the root nothing is copied.
        if !is_mathml && copied == 0 {
            let message = format!("`{}` is not an element of MathML", name.local);
            return Err(SyntaxError::grammar(name.span, message));
        }
        // Nothing stands in the text for the end of `<empty/>`.
        if is_mathml && !name.span.range().is_empty() {
            result.push_str(&text[copied..name.span.start]);
            result.push_str("mml:");
            copied = name.span.end - name.local.len();
        }
        for attribute in attributes {
            if attribute.name.namespace.as_deref() != Some(XMLNS) {
                continue;
            } else if attribute.value == MATHML {
                result.push_str(text[copied..attribute.name.span.start].trim_end());
                copied = attribute.value_span.end + 1;
            } else if attribute.name.local == "mml" {
                let message = "`mml` is declared as something else than MathML";
                return Err(SyntaxError::grammar(attribute.name.span, message));
            }
        }
    }
    result.push_str(&text[copied..]);
    Ok(result.trim_matches(WHITE_SPACE).to_owned())
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
