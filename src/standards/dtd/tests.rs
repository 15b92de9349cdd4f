use super::{Dtd, Fault, Move};
use crate::source::xml::{Document, ElementNames, parse};
use crate::standards::jats::Edition;

const META: &str = "<title-group><article-title/></title-group>";

const JOURNAL_AND_META: &str = "<journal-meta><journal-id/><issn/></journal-meta><article-meta>";

/// An article with this in its `article-meta` and in its `body`.
fn article(meta: &str, body: &str) -> String {
    format!("<article><front><article-meta>{meta}</article-meta></front><body>{body}</body></article>")
}

fn archiving() -> &'static Dtd {
    "1.3-archiving".parse::<Edition>().unwrap().dtd()
}

fn publishing() -> &'static Dtd {
    "1.3-publishing".parse::<Edition>().unwrap().dtd()
}

/// Each violation on one line: the last step of the path, and the fault.
fn judged(text: &str) -> Vec<String> {
    by(archiving(), text)
}

fn by(dtd: &Dtd, text: &str) -> Vec<String> {
    let document = parse(text).unwrap();
    assert_eq!(
        dtd.check_until(&document, &ElementNames::of(&document), 1).is_empty(),
        dtd.check(&document).is_empty()
    );
    lines(dtd, &document)
}

fn lines(dtd: &Dtd, document: &Document<'_>) -> Vec<String> {
    let line = |violation: super::Violation<'_>| {
        let path = violation.node.xpath();
        let place = path.rsplit('/').next().unwrap().to_owned();
        let what = match violation.fault {
            Fault::ElementUnknown { possible } => format!("unknown, {}", first(&possible)),
            Fault::ElementMisplaced { possible, target } => format!(
                "misplaced, {}{}",
                first(&possible),
                match target {
                    None => String::new(),
                    Some(Move::Before(sibling)) => format!(", move before {}", sibling.name()),
                    Some(Move::After(sibling)) => format!(", move after {}", sibling.name()),
                }
            ),
            Fault::ElementMissing { one_of, before } => {
                format!("lacks {one_of:?} before {:?}", before.map(|node| node.name().to_owned()))
            }
            Fault::NotEmpty => "not empty".to_owned(),
            Fault::TextNotAllowed => "text".to_owned(),
            Fault::AttributeUnknown { attribute } => format!("no attribute {}", attribute.qualified_name()),
            Fault::AttributeMissing { declared } => format!("lacks attribute {}", declared.name),
            Fault::AttributeValue { attribute, declared } => {
                format!("value {:?} of {}", attribute.value(), declared.name)
            }
            Fault::IdRepeated { attribute, first } => {
                format!("id {} again after {}", attribute.value(), first.span().start)
            }
            Fault::IdrefDangling { attribute, id } => format!("{} has no {id}", attribute.name()),
        };
        format!("{place}: {what}")
    };
    dtd.check(document).into_iter().map(line).collect()
}

/// The first of the allowed elements.
fn first(possible: &[&str]) -> String {
    format!("may be {}", possible[..possible.len().min(3)].join(" "))
}

#[test]
fn a_valid_article_has_no_violations() {
    let body = "<sec id='s'>\n<title>A<break></break> <italic>b</italic></title>&#32;<p>C <xref rid='s s'/><!-- --></p>\n</sec>";
    assert_eq!(judged(&article(META, body)), [""; 0]);
}

#[test]
fn the_content_of_an_unknown_element_is_validated() {
    let meta =
        "<title-grp><article-title><p/><bold/></article-title></title-grp><pub-date><year/></pub-date>";
    let text =
        article(meta, "<sec><titel><bald/></titel><p/></sec>").replace("<article-meta>", JOURNAL_AND_META);
    assert_eq!(
        by(publishing(), &text),
        [
            "title-grp: unknown, may be article-categories article-id article-version",
            "p: misplaced, may be abbrev alternatives bold",
            "titel: unknown, may be label sec-meta title",
            "bald: unknown, may be ",
        ]
    );
}

#[test]
fn a_misplaced_element_has_a_target() {
    let late = format!("{META}<history><date><year/></date></history><permissions/><fpage/><abstract/>");
    assert_eq!(
        judged(&article(&late, "")),
        ["fpage: misplaced, may be abstract conference counts, move before history"]
    );
    // The fewest changes.
    let early = format!("<permissions/>{META}<pub-date><year/></pub-date>");
    assert_eq!(
        judged(&article(&early, "")),
        ["permissions: misplaced, may be abstract aff aff-alternatives, move after pub-date"]
    );
    let journal = article(META, "")
        .replace("<article-meta>", "<journal-meta><issn/><journal-id/></journal-meta><article-meta>");
    assert_eq!(
        by(publishing(), &journal),
        ["journal-id: misplaced, may be isbn issn issn-l, move before issn"]
    );
    let twice = format!("{META}<permissions/><permissions/>");
    assert_eq!(
        judged(&article(&twice, "")),
        ["permissions[2]: misplaced, may be abstract conference counts"]
    );
    let within = "<sec><p/><title>A</title><p/></sec>";
    assert_eq!(
        judged(&article(META, within)),
        ["title: misplaced, may be ack address alternatives, move before p"]
    );
}

#[test]
fn each_missing_element_is_one_violation() {
    assert_eq!(judged("<article/>"), ["article: lacks [\"front\"] before None"]);
    assert_eq!(judged(&article("<fpage/><conference><string-conf/></conference>", "")), [""; 0]);
    let text = article("<volume/><history><date/></history>", "").replace("<article-meta>", JOURNAL_AND_META);
    let text = text.replace("<journal-id/><issn/>", "<publisher><publisher-name/></publisher>");
    assert_eq!(
        by(publishing(), &text),
        [
            "journal-meta: lacks [\"journal-id\"] before Some(\"publisher\")",
            "journal-meta: lacks [\"issn\"] before Some(\"publisher\")",
            "article-meta: lacks [\"title-group\"] before Some(\"volume\")",
            "date: lacks [\"year\"] before None",
        ]
    );
}

#[test]
fn text_is_not_allowed_in_element_content() {
    assert_eq!(judged(&article(META, "<sec> A <p/> B </sec>")), ["text()[1]: text"]);
    assert_eq!(judged(&article(META, "<sec><![CDATA[ ]]><p/></sec>")), ["text(): text"]);
    assert_eq!(judged(&article(META, "<sec>&#160;<p/></sec>")), ["text(): text"]);
}

#[test]
fn nothing_is_allowed_in_an_empty_element() {
    for content in [" ", "A", "<!-- -->", "<?x?>"] {
        let body = format!("<sec><title><break>{content}</break></title></sec>");
        assert_eq!(judged(&article(META, &body)), ["break: not empty"], "{content}");
    }
}

#[test]
fn attribute_names_and_values_are_validated() {
    let body = "<p id='1' content_type='a'/><p xml:lang='' content-type=''/><graphic xlink:actuate='never'/>";
    assert_eq!(
        judged(&article(META, body)),
        [
            "p[1]: value \"1\" of id",
            "p[1]: no attribute content_type",
            "p[2]: value \"\" of xml:lang",
            "graphic: value \"never\" of xlink:actuate",
            "graphic: lacks attribute xlink:href",
        ]
    );
    // A notation is one of several values, too.
    let formula = |notation| {
        article(
            META,
            &format!("<p><inline-formula><tex-math notation='{notation}'>x</tex-math></inline-formula></p>"),
        )
    };
    assert_eq!(judged(&formula("LaTeX")), [""; 0]);
    assert_eq!(judged(&formula("HTML")), ["tex-math: value \"HTML\" of notation"]);
    // Spaces are only significant in text.
    assert_eq!(judged(&article(META, "<p id=' a ' xml:lang='en '><xref rid=' a  a '/></p>")), [""; 0]);
}

#[test]
fn namespaces_are_attributes_too() {
    let text = article(META, "").replace(
        "<article>",
        "<article xmlns:mml='http://www.w3.org/1998/Math/MathML' xmlns:ali='http://www.niso.org/schemas/ali/1.0' xmlns:x='x'>",
    );
    assert_eq!(
        judged(&text),
        [
            "article: value \"http://www.niso.org/schemas/ali/1.0\" of xmlns:ali",
            "article: no attribute xmlns:x"
        ]
    );
}

#[test]
fn names_are_compared_with_their_prefixes() {
    let body = "<p><mml:italic/><inline-formula><math/></inline-formula></p>";
    assert_eq!(
        judged(&article(META, body)),
        [
            "mml:italic: unknown, may be abbrev ack address",
            "math: unknown, may be abbrev alt-text alternatives"
        ]
    );
}

#[test]
fn ids_are_unique_and_references_have_targets() {
    let body = "<p id='a'/><p id='a'/><p><xref rid='a b'/><xref rid='c'/></p>";
    assert_eq!(
        judged(&article(META, body)),
        ["p[2]: id a again after 105", "xref[1]: rid has no b", "xref[2]: rid has no c"]
    );
}
