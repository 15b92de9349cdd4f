//! Well-formedness and content of documents, compared with roxmltree.

use proptest::prelude::*;
use roxmltree::{NodeType, ParsingOptions};

use super::{parse, parse_with, parse_within};
use crate::source::xml::{Document, Namespace, Node};
use crate::source::{Limits, Span, SyntaxError, SyntaxErrorKind};

const SAMPLE: &str = "<?xml version='1.0' encoding=\"UTF-8\"?><?p q?><!DOCTYPE a [<!ENTITY e \
    'v&lt;w'>]><a b='1' x:c=\"&amp;\" xmlns:x='urn:x'>윤 &#x41;<!-- c --><x:d/>&e;<![CDATA[<]]> <e \
    xmlns='u' f='g'>h</e ></a>";

/// A document that declares an entity, with the text after it.
fn with_entities(declarations: &str, rest: &str) -> String {
    format!("<!DOCTYPE a [{declarations}]>{rest}")
}

fn complaint(text: &str) -> String {
    let error = parse(text).expect_err(text);
    assert!(text.get(error.span.range()).is_some(), "{text}");
    let kind =
        if error.kind == SyntaxErrorKind::Grammar { String::new() } else { format!("{:?} ", error.kind) };
    format!("{kind}{}: {}", error.span.start, error.message)
}

#[test]
fn declared_entities_are_replaced() {
    let declared = "<!ENTITY one '1&#x32;'> <!ENTITY two \"(&one;&later;)\"><!ENTITY later '&#38;lt;&amp;'>\
        <!ENTITY one 'again'><!ENTITY % p 'x'><!ENTITY ext SYSTEM 'file:///etc/passwd'><!-- ]> --><?p ]> ?>\
        <!ELEMENT a ANY><!ATTLIST a b CDATA 'x>]'><!NOTATION n PUBLIC 'p'><!ENTITY pic SYSTEM 's' NDATA n>";
    let text = with_entities(declared, "<a b='&two;'>&two;-&one;</a>");
    let document = parse(&text).unwrap();
    assert_eq!(document.root().text(), "(12<&)-12");
    assert_eq!(document.root().attribute("b").unwrap().value(), "(12<&)");
}

#[test]
fn white_space_in_entities_is_normalised_only_in_attributes() {
    let text = with_entities("<!ENTITY w 'a&#9;b&#38;#9;c'>", "<a b='&w;&#9;'>&w;</a>");
    let document = parse(&text).unwrap();
    assert_eq!(document.root().text(), "a\tb\tc");
    assert_eq!(document.root().attribute("b").unwrap().value(), "a b\tc\t");
}

#[test]
fn named_characters_need_a_dtd() {
    let text = "<!DOCTYPE a PUBLIC '-//X//EN'\n 'x.dtd'><a>&alpha;&nbsp;</a>";
    let document = parse(text).unwrap();
    assert_eq!(document.root().text(), "α\u{A0}");
    let doctype = document.doctype().unwrap();
    assert_eq!(
        (doctype.name, doctype.public_id.as_deref(), doctype.system_id),
        ("a", Some("-//X//EN"), Some("x.dtd"))
    );
    assert_eq!(&text[doctype.span.range()], "<!DOCTYPE a PUBLIC '-//X//EN'\n 'x.dtd'>");
    for text in ["<a>&alpha;</a>", "<!DOCTYPE a><a>&alpha;</a>"] {
        assert!(complaint(text).ends_with("the entity `&alpha;` is not defined"), "{text}");
    }
}

#[test]
fn forbidden_entities_have_messages() {
    let cases = [
        ("<!ENTITY e '<b/>'>", "&e;", "the entity `&e;` contains markup, and only text is allowed"),
        ("<!ENTITY e '&#60;b/>'>", "&e;", "the entity `&e;` contains markup, and only text is allowed"),
        (
            "<!ENTITY e SYSTEM 'x'>",
            "&e;",
            "the entity `&e;` is external, and external entities are never read",
        ),
        ("<!ENTITY % e SYSTEM 'x'>%e;", "", "parameter entities are never read"),
        ("<!ENTITY e '%p;'>", "", "parameter entities are never read"),
    ];
    for (declarations, content, message) in cases {
        let text = with_entities(declarations, &format!("<a>{content}</a>"));
        let error = parse(&text).expect_err(&text);
        assert_eq!(
            (error.kind, error.message.as_str()),
            (SyntaxErrorKind::EntityForbidden, message),
            "{text}"
        );
    }
    for (value, message) in [
        ("&e;", "the entity `&e;` refers to itself"),
        ("&f;", "the entity `&f;` is not defined"),
        ("&#38;", "the entity `&e;` contains an `&` that does not begin a reference"),
        ("]]>", "the entity `&e;` contains `]]>`"),
        ("%", "`%` in the value of an entity"),
    ] {
        let text = with_entities(&format!("<!ENTITY e '{value}'>"), "<a>&e;</a>");
        assert_eq!(parse(&text).expect_err(&text).message, message);
    }
}

#[test]
fn entity_expansion_is_limited() {
    let laughs = |levels: usize, times: usize| {
        let inner =
            (1..levels).map(|n| format!("<!ENTITY e{n} '{}'>", format!("&e{};", n - 1).repeat(times)));
        let declarations = std::iter::once("<!ENTITY e0 'ha'>".to_owned()).chain(inner).collect::<String>();
        with_entities(&declarations, &format!("<a>&e{};</a>", levels - 1))
    };
    assert_eq!(parse(&laughs(12, 2)).unwrap().root().text().len(), 4096);
    for (levels, times) in [(10, 10), (17, 1), (15, 100)] {
        let error = parse(&laughs(levels, times)).unwrap_err();
        assert_eq!(error.kind, SyntaxErrorKind::EntityForbidden, "{levels} {times}");
    }
    let quadratic = with_entities(
        &format!("<!ENTITY e '{}'>", "x".repeat(100_000)),
        &format!("<a>{}</a>", "&e;".repeat(100_000)),
    );
    assert!(complaint(&quadratic).ends_with("expand to more than 10485760 bytes"));
}

#[test]
fn deep_nesting_is_rejected() {
    let deep = Limits::default().depth;
    assert!(parse(&format!("{}{}", "<a>".repeat(deep), "</a>".repeat(deep))).is_ok());
    let error = parse(&"<a>".repeat(100_000)).unwrap_err();
    assert_eq!((error.kind, error.span), (SyntaxErrorKind::TooDeep, Span::new(3000, 3002)));
    let many: String = (0..300).map(|n| format!(" xmlns:p{n}='u{n}'")).collect();
    assert_eq!(parse(&format!("<a{many}/>")).unwrap_err().kind, SyntaxErrorKind::TooLarge);
    assert_eq!(parse(&format!("<{}/>", "a".repeat(70_000))).unwrap_err().kind, SyntaxErrorKind::TooLarge);
}

#[test]
fn many_attributes_do_not_take_quadratic_time() {
    let parse =
        |text: &str| parse_within(text, Limits { attributes: 200_000, ..Limits::default() }).map(|_| ());
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
    assert!(parse(&format!("<a{attributes}/>")).is_ok());
    assert_eq!(parse(&format!("<a{attributes} a7=''/>")).unwrap_err().message, "duplicate attribute");
}

#[test]
fn only_usual_prefixes_need_no_declaration() {
    let text = "<a xlink:href='#b' l:href='' xmlns:l='urn:l' xml:lang='en'><mml:math/><m:math \
        xmlns:m='http://www.w3.org/1998/Math/MathML'/><ali:x/><ali:y \
        xmlns:ali='http://www.niso.org/schemas/ali/1.0'/></a>";
    let document = parse(text).unwrap();
    let root = document.root();
    assert_eq!(root.attribute("xlink:href").unwrap().value(), "#b");
    assert_eq!(root.attribute("xml:lang").unwrap().raw_value(), "en");
    assert!(root.attribute("href").is_none() && root.attribute("l:href").is_none());
    assert_eq!(root.attributes().count(), 3);
    let found: Vec<_> = root.elements().map(|node| (node.name(), node.namespace())).collect();
    let (mathml, ali) = (Namespace::MathML, Namespace::Ali);
    assert_eq!(found, [("math", mathml), ("math", mathml), ("x", ali), ("y", ali)]);
    assert_eq!(complaint("<a><b:c/></a>"), "4: the prefix `b` is not declared");
}

#[test]
fn comments_and_instructions_are_counted() {
    let document =
        parse("\u{FEFF}<?xml version='1.0'?><?p?><!-- --><a>x<!-- -->y<?q r?></a><!-- -->").unwrap();
    assert_eq!((document.comments(), document.instructions().len()), (3, 2));
    let texts: Vec<_> = document.root().children().map(Node::raw).collect();
    assert_eq!(texts, ["x", "y"]);
}

#[test]
fn the_first_error_is_reported() {
    assert_eq!(complaint("<a>&x;\u{1}</a>"), "3: the entity `&x;` is not defined");
    assert_eq!(complaint("<a>\u{1}&x;</a>"), "3: XML does not allow the character U+0001");
    assert_eq!(complaint("<a><!-- \u{FFFF} --></a>"), "8: XML does not allow the character U+FFFF");
}

/// Whether roxmltree does not detect this error: in a processing instruction, in the XML declaration or in the document
/// type, names like `:a` and `a:xmlns`, prefixes declared as empty.
fn passes_roxmltree(text: &str, error: &SyntaxError) -> bool {
    let (before, after) = text.split_at(error.span.start);
    before.rfind("<?") > before.rfind("?>")
        || (before.contains("<!DOCTYPE") && !before.contains("]>"))
        || before.ends_with(':')
        || [":", "<:", "<?"].iter().any(|start| after.starts_with(start))
        || text[error.span.end..].starts_with(":xmlns")
        || error.message == "this prefix cannot be declared"
        || error.kind == SyntaxErrorKind::EntityForbidden
}

/// Whether roxmltree cannot read this document although it is valid.
fn fails_roxmltree(error: &roxmltree::Error) -> bool {
    matches!(error, roxmltree::Error::UnknownNamespace(prefix, _) if ["xlink", "mml", "ali", "xsi", "oasis"].contains(&prefix.as_str()))
}

fn judged(text: &str) -> Result<roxmltree::Document<'_>, roxmltree::Error> {
    roxmltree::Document::parse_with_options(
        text,
        ParsingOptions { allow_dtd: true, ..ParsingOptions::default() },
    )
}

fn same(text: &str) -> Result<(), TestCaseError> {
    let (ours, theirs) = (parse(text), judged(text));
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => says_the_same(ours, theirs)?,
        (Err(ours), Ok(_)) => {
            prop_assert!(text.get(ours.span.range()).is_some());
            prop_assert!(passes_roxmltree(text, ours), "{:?}\n{:?}", text, ours);
        }
        (Ok(_), Err(theirs)) => prop_assert!(fails_roxmltree(theirs), "{:?}\n{:?}", text, theirs),
        (Err(ours), Err(_)) => prop_assert!(text.get(ours.span.range()).is_some()),
    }
    Ok(())
}

/// Compares every element, attribute and text, and checks that spans and paths are right.
fn says_the_same(ours: &Document<'_>, theirs: &roxmltree::Document<'_>) -> Result<(), TestCaseError> {
    let mut expected =
        theirs.root_element().descendants().filter(|node| node.node_type() == NodeType::Element);
    for node in ours.nodes().filter(|node| node.is_element()) {
        let Some(other) = expected.next() else { return Err(TestCaseError::fail("one element too many")) };
        prop_assert_eq!(node.name(), other.tag_name().name());
        let usual = other
            .tag_name()
            .namespace()
            .filter(|uri| !uri.is_empty())
            .map_or(Some(Namespace::None), Namespace::with_uri);
        prop_assert_eq!(node.namespace(), usual.unwrap_or(Namespace::Other));
        prop_assert_eq!(node.span().range(), other.range());
        prop_assert_eq!(
            node.parent().map(Node::name),
            other.parent_element().map(|node| node.tag_name().name())
        );
        let attributes: Vec<_> =
            node.attributes().map(|found| (found.name(), found.value().into_owned())).collect();
        let others: Vec<_> =
            other.attributes().map(|found| (found.name(), found.value().to_owned())).collect();
        prop_assert_eq!(attributes, others);
        let texts: String =
            node.children().filter(|child| child.is_text()).map(|text| text.text().into_owned()).collect();
        let others: String =
            other.children().filter(|child| child.is_text()).filter_map(|text| text.text()).collect();
        // roxmltree keeps a carriage return before a reference.
        prop_assert_eq!(texts, others.replace('\r', "\n"));
    }
    prop_assert!(expected.next().is_none());
    Ok(())
}

fn mutated(text: &str, edits: &[(prop::sample::Index, usize, String)]) -> String {
    let mut text = text.to_owned();
    for (at, length, insert) in edits {
        let start = text.floor_char_boundary(at.index(text.len().max(1)));
        let end = text.floor_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, insert);
    }
    text
}

fn edits(most: usize) -> impl Strategy<Value = Vec<(prop::sample::Index, usize, String)>> {
    let insert = prop_oneof![
        "[<>/=\"'&;:?!\\-\\]\\[#xab1 \r\n\t윤\u{1}\u{FFFE}]{0,3}",
        prop::sample::select(vec![
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?a",
            "?>",
            "&#10;",
            "&amp;",
            "<b>",
            "</b>",
            "xmlns:mml='u'"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0..5usize, insert), 0..=most)
}

/// Written by this program.
const EXAMPLES: [&str; 6] = [
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/minimal/article.jats.xml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/everything/article.jats.xml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/interview/article.jats.xml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/breaking-news/article.jats.xml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/research-article/article.jats.xml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/seoul-tokyo/article.jats.xml")),
];

#[test]
fn examples_match_roxmltree() {
    for text in EXAMPLES.into_iter().chain([SAMPLE]) {
        assert!(parse(text).is_ok());
        same(text).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_agrees_with_roxmltree(edits in edits(3)) {
        same(&mutated(SAMPLE, &edits))?;
    }

    #[test]
    fn fragments_agree_with_roxmltree(edits in edits(3)) {
        let text = mutated("<a b='1' x:c=\"&amp;\" xmlns:x='urn:x'>윤 &#x41;<!-- c --><x:d/><![CDATA[<]]> \
            <e xmlns='u' f='g'>h</e ></a>", &edits);
        let ours = parse_with(&text, &[], false, Limits::default());
        let refused = text.contains("<?") || text.contains("<!") || text.starts_with('\u{FEFF}');
        match (&ours, judged(&text)) {
            (Err(error), Ok(_)) => prop_assert!(passes_roxmltree(&text, error) || refused, "{text:?} \
                {error:?}"),
            (Ok(_), Err(error)) => prop_assert!(false, "{:?} {:?}", text, error),
            _ => (),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_articles_agree_with_roxmltree(example in 0..EXAMPLES.len(), edits in edits(2)) {
        same(&mutated(EXAMPLES[example], &edits))?;
    }
}
