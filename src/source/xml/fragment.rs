//! Checks whether foreign XML is well-formed.

use super::parse::parse_with;
use super::{Document, Namespace};
use crate::source::{Limits, SyntaxError};

/// The result of [`check_fragment`]: one element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fragment<'s> {
    /// The name of the element, without a prefix.
    pub root: &'s str,
    /// Whether it is MathML: by its namespace, or because it is called `math` and has no namespace.
    pub is_mathml: bool,
}

/// Checks that the text is one well-formed element that can be inserted into a document unchanged.
///
/// White space and comments around it are allowed. `known_prefixes` are declared by the document; if `mml` is among
/// them, it means MathML.
///
/// # Errors
///
/// If the text is not well-formed or not namespace-well-formed, or has anything that depends on a document type or a
/// program: other entities than the five predefined ones, document type declarations, processing instructions. Spans
/// are those of the text.
pub(crate) fn check_fragment<'s>(
    text: &'s str,
    known_prefixes: &[&'s str],
) -> Result<Fragment<'s>, SyntaxError> {
    let document = parse_fragment(text, known_prefixes)?;
    let root = document.root();
    let is_mathml = root.namespace() == Namespace::MathML || root.is("math");
    let end = root.name_span().end;
    Ok(Fragment { root: &text[end - root.name().len()..end], is_mathml })
}

/// Parses the element that [`check_fragment`] checks, as a document.
///
/// # Errors
///
/// As [`check_fragment`].
pub(crate) fn parse_fragment<'s>(
    text: &'s str,
    known_prefixes: &[&'s str],
) -> Result<Document<'s>, SyntaxError> {
    parse_with(text, known_prefixes, false, Limits::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::MATHML;

    /// Every error: a text with the place, the message, and the help.
    const ERRORS: &[(&str, &str)] = &[
        ("", "0: expected an element"),
        ("x", "0: text outside the root element"),
        ("<a/> x", "5: text outside the root element"),
        ("<a/><b/>", "4: a second root element | use one root element"),
        ("<a>", "0: `<a>` is not closed"),
        ("<a><b></a>", "6: expected `</b>`, found `</a>`"),
        ("</a>", "0: `</a>` has no start tag"),
        ("<a>1 < 2</a>", "5: `<` does not begin a tag | write `&lt;`"),
        ("<a b='<'/>", "6: `<` in an attribute value | write `&lt;`, or close the quote"),
        ("<a b='1' b='2'/>", "9: duplicate attribute"),
        ("<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>", "34: duplicate attribute"),
        ("<a xmlns:x='&#x75;' xmlns:y='u' x:b='' y:b=''/>", "39: duplicate attribute"),
        ("<a xmlns:x=''/>", "3: this prefix cannot be declared"),
        ("<a><b:/></a>", "6: expected a name, found `/`"),
        ("<a b/>", "3: this attribute has no value | write `b=\"…\"`"),
        ("<a b=1/>", "5: expected a quote, found `1` | attribute values must be in quotes"),
        ("<a b='1/>", "5: this quote is not closed"),
        ("<a b='1'c='2'/>", "8: expected `>` or white space, found `c`"),
        ("<a>윤\u{1}</a>", "6: XML does not allow the character U+0001 | remove it"),
        ("<a>&#x1;</a>", "3: `&#x1;` is not a character allowed in XML"),
        ("<a>&nbsp;</a>", "3: the entity `&nbsp;` is not defined | write the character itself"),
        ("<a>Q & A</a>", "5: `&` does not begin a reference | write `&amp;`"),
        ("<a><!-- -- --></a>", "8: `--` within a comment"),
        ("<a>]]></a>", "3: `]]>` in text | write `]]&gt;`"),
        ("<x:a/>", "1: the prefix `x` is not declared | add `xmlns:x=\"…\"` to the element"),
        ("<!DOCTYPE a><a/>", "0: a declaration is not allowed here | write only the element"),
        (
            "<?xml version='1.0'?><a/>",
            "0: a processing instruction is not allowed here | remove everything from `<?` to `?>`",
        ),
    ];

    #[test]
    fn every_error_has_a_place_and_a_message() {
        for (text, expected) in ERRORS {
            let error = check_fragment(text, &[]).expect_err(text);
            let help = error.help.map(|help| format!(" | {help}")).unwrap_or_default();
            assert_eq!(format!("{}: {}{help}", error.span.start, error.message), *expected, "{text}");
        }
    }

    #[test]
    fn mathml_is_recognized_by_namespace_or_name() {
        let (default, prefixed) =
            (format!("<math xmlns='{MATHML}'/>"), format!("<m:mi xmlns:m=\"{MATHML}\"/>"));
        let found = |text| check_fragment(text, &["mml"]).map(|fragment| (fragment.root, fragment.is_mathml));
        assert_eq!(found("<math><mi>x</mi></math>"), Ok(("math", true)));
        assert_eq!(found("<mml:math/>"), Ok(("math", true)));
        assert_eq!(found(&default), Ok(("math", true)));
        assert_eq!(found(&prefixed), Ok(("mi", true)));
        assert_eq!(found("<math xmlns='urn:x'/>"), Ok(("math", false)));
        assert_eq!(found("<chem-struct/>"), Ok(("chem-struct", false)));
    }
}
