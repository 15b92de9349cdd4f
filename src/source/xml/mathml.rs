//! MathML in the form of JATS: each element with the prefix `mml`.

use super::character::WHITE_SPACE;
use super::parse::parse_with;
use super::walk::Step;
use super::{MATHML, Namespace, Node};
use crate::source::{Limits, SyntaxError};

/// The MathML of a text with the prefix `mml` on each of its elements, as the JATS DTDs require.
///
/// Declarations of the MathML namespace are removed: the document declares `mml`, and may declare `xlink`. An element
/// called `math` without a namespace counts as MathML, and so do those in it. Everything else is unchanged, apart from
/// white space around the element.
///
/// # Errors
///
/// If the text is not one well-formed MathML element.
pub(crate) fn mathml(text: &str) -> Result<String, SyntaxError> {
    let document = parse_with(text, &["mml", "xlink"], false, Limits::default())?;
    let root = document.root();
    let is_mathml = |node: Node<'_>| {
        node.namespace() == Namespace::MathML || (root.is("math") && node.namespace() == Namespace::None)
    };
    if !is_mathml(root) {
        let message = format!("`{}` is not an element of MathML", root.name());
        return Err(SyntaxError::grammar(root.name_span(), message));
    }
    let mut result = String::with_capacity(text.len() * 3 / 2);
    let mut copied = 0;
    for step in root.walk() {
        let (node, name_start) = match step {
            Step::Start(node) => (node, node.name_span().start),
            Step::End(node) => (node, node.content_span().end + "</".len()),
            Step::Text(_) => continue,
        };
        if is_mathml(node) {
            result.push_str(&text[copied..name_start]);
            result.push_str("mml:");
            copied = name_start + node.qualified_name().len() - node.name().len();
        }
        if let Step::End(_) = step {
            continue;
        }
        for declaration in node.declarations() {
            if declaration.value() == MATHML {
                result.push_str(text[copied..declaration.span().start].trim_end());
                copied = declaration.span().end;
            } else if declaration.qualified_name() == "xmlns:mml" {
                let message = "`mml` is not bound to MathML";
                return Err(SyntaxError::grammar(declaration.name_span(), message));
            }
        }
    }
    result.push_str(&text[copied..]);
    Ok(result.trim_matches(WHITE_SPACE).to_owned())
}

/// The MathML of a text without prefixes, as in HTML: the inverse of [`mathml`].
///
/// Text that is not well-formed, or mixes MathML with elements without a namespace, is unchanged.
pub(crate) fn plain_mathml(text: &str) -> String {
    let Ok(document) = parse_with(text, &["mml", "xlink", "ali"], false, Limits::default()) else {
        return text.to_owned();
    };
    let root = document.root();
    let is_pure = document.nodes().all(|node| node.is_text() || node.namespace() != Namespace::None);
    if !is_pure || root.namespace() != Namespace::MathML || root.prefix().is_empty() {
        return text.to_owned();
    }
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for step in root.walk() {
        let (node, name_start) = match step {
            Step::Start(node) => (node, node.name_span().start),
            Step::End(node) => (node, node.content_span().end + "</".len()),
            Step::Text(_) => continue,
        };
        if node.namespace() == Namespace::MathML {
            result.push_str(&text[copied..name_start]);
            copied = name_start + node.qualified_name().len() - node.name().len();
        }
        if node == root && matches!(step, Step::Start(_)) {
            result.push_str(node.name());
            result.push_str(&format!(" xmlns=\"{MATHML}\""));
            copied = node.name_span().end;
        }
    }
    result.push_str(&text[copied..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mathml_element_has_the_prefix() {
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
    fn other_elements_are_unchanged() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>";
        let text =
            format!("<math xmlns='{MATHML}'><!-- <mi> --><annotation-xml>{svg}</annotation-xml></math>");
        let expected =
            format!("<mml:math><!-- <mi> --><mml:annotation-xml>{svg}</mml:annotation-xml></mml:math>");
        assert_eq!(mathml(&text), Ok(expected));
    }

    #[test]
    fn text_without_mathml_is_rejected() {
        assert_eq!(mathml("<p/>").unwrap_err().message, "`p` is not an element of MathML");
        assert_eq!(mathml("<math").unwrap_err().message, "expected `>`, found the end of the text");
        assert!(mathml("<math xmlns:mml='urn:x'/>").is_err());
    }

    #[test]
    fn mathml_is_written_with_its_prefix() {
        let text = r#"<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>"#;
        assert_eq!(mathml(text).unwrap(), "<mml:math><mml:mi>x</mml:mi></mml:math>");
    }

    #[test]
    fn mathml_is_given_without_its_prefix() {
        let text = "<mml:math><mml:mi>x</mml:mi></mml:math>";
        let expected = r#"<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>"#;
        assert_eq!(plain_mathml(text), expected);
    }
}
