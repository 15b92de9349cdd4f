//! What the tree of a page has, and where.

mod random;

use std::fmt::Write;

use super::document::Namespace;
use super::parse::parse;
use super::{Document, Node};
use crate::source::Limits;

fn document(page: &str) -> Document<'_> {
    parse(page, Limits::default()).unwrap()
}

/// The elements and texts in a node: `p(b("x"))`. Texts that are next to each other are one, as in browsers.
fn shown(node: Node<'_>) -> String {
    let (mut shown, mut text) = (String::new(), String::new());
    let mut open: Vec<Node<'_>> = Vec::new();
    let end_text = |shown: &mut String, text: &mut String| {
        if !text.is_empty() {
            write!(shown, " {:?}", std::mem::take(text)).unwrap();
        }
    };
    for node in node.descendants() {
        while open.last().is_some_and(|last| !node.is_within(last.id())) {
            end_text(&mut shown, &mut text);
            open.pop();
            shown.push(')');
        }
        if node.is_text() {
            text.push_str(&node.text());
        } else {
            end_text(&mut shown, &mut text);
            write!(shown, " {}(", node.name()).unwrap();
            open.push(node);
        }
    }
    end_text(&mut shown, &mut text);
    shown.extend(open.iter().map(|_| ')'));
    shown.trim_start().replace("( ", "(").replace("()", "")
}

/// The same of a whole page, without its `html`, `head` and `body`.
fn body(page: &str) -> String {
    let document = document(page);
    let shown = shown(document.root());
    let body = shown.strip_prefix("(html(head body(").and_then(|rest| rest.strip_suffix(")))"));
    body.unwrap_or_else(|| panic!("{shown}")).to_owned()
}

fn find<'d>(document: &'d Document<'_>, name: &str) -> Node<'d> {
    document.root().descendants().find(|node| node.name() == name).unwrap()
}

#[test]
fn the_tree_is_that_of_browsers() {
    for (page, expected) in [
        ("<p>a<p>b", r#"p("a") p("b")"#),
        ("<table><td>a", r#"table(tbody(tr(td("a"))))"#),
        ("<table>a<b>b</table>c", r#""a" b("b") table b("c")"#),
        ("<b><p>a</b>b", r#"b p(b("a") "b")"#),
        ("<p><b>a<p>c", r#"p(b("a")) p(b("c"))"#),
        ("<ul><li>a<li>b</ul>", r#"ul(li("a") li("b"))"#),
        ("a<!-- b -->c<!doctype d>e", r#""ace""#),
        ("<textarea>\n<b></textarea><pre>\n\na", r#"textarea("<b>") pre("\na")"#),
        ("<p><script><b>'</p></script><plaintext></b>", r#"p(script("<b>'</p>")) plaintext("</b>")"#),
        ("<svg><title><b>a</b></title></svg>b<x-y>", r#"svg(title(b("a"))) "b" x-y"#),
        ("<math><![CDATA[a]]></math><![CDATA[b]]>", r#"math("a")"#),
        ("<image src=a><br/></br>a\0b", r#"img br br "ab""#),
        ("<svg>\0a&amp;\0", "svg(\"\u{FFFD}a&\u{FFFD}\")"),
    ] {
        assert_eq!(body(page), expected, "{page}");
    }
    assert_eq!(shown(document(" <!-- a --> ").root()), "(html(head body))");
    assert_eq!(shown(document("<title> a").root()), r#"(html(head(title(" a")) body))"#);
    assert_eq!(shown(document("<frameset> a ").root()), r#"(html(head frameset("  ")))"#);
}

#[test]
fn what_scripts_and_templates_hide_is_read_and_not_read() {
    let page = "<head><noscript><link href=a></noscript><template><p>a</template><body><noscript><p>b";
    let expected = r#"(html(head(noscript(link) template) body(noscript(p("b")))))"#;
    assert_eq!(shown(document(page).root()), expected);
    assert_eq!(body("<div><template shadowrootmode=open><p>a</template>"), "div(template)");
    assert_eq!(body("<p><template><template>a</template><td>b</template>c"), r#"p(template "c")"#);
}

#[test]
fn elements_have_their_tags_as_places() {
    let page = "é<P\nClass=a >b<table><tr><td>c</table><b id=1><p>d</b>e<p>f";
    let document = document(page);
    let places: Vec<(&str, Option<&str>)> = document
        .root()
        .descendants()
        .filter(|node| node.is_element())
        .map(|node| (node.name(), node.span().map(|span| &page[span.range()])))
        .collect();
    assert_eq!(
        places,
        [
            ("html", None),
            ("head", None),
            ("body", None),
            ("p", Some("<P\nClass=a >")),
            ("table", Some("<table>")),
            ("tbody", None),
            ("tr", Some("<tr>")),
            ("td", Some("<td>")),
            ("b", Some("<b id=1>")),
            ("p", Some("<p>")),
            ("b", Some("<b id=1>")),
            ("p", Some("<p>")),
        ]
    );
    let copies: Vec<Node<'_>> = document.root().descendants().filter(|node| node.is("b")).collect();
    assert_eq!(
        copies.iter().filter_map(|b| b.attribute("id")).map(|id| id.value()).collect::<String>(),
        "11"
    );
}

#[test]
fn texts_have_places() {
    let page = "a&amp;é<b>\r\nc</b>d<table>e <tr> f</table>";
    let document = document(page);
    let texts: Vec<(String, &str)> = document
        .root()
        .descendants()
        .filter(|node| node.is_text())
        .map(|node| (node.text().into_owned(), &page[node.span().unwrap().range()]))
        .collect();
    let text = |text: &str, written| (text.to_owned(), written);
    assert_eq!(
        texts,
        [text("a&é", "a&amp;é"), text("\nc", "\r\nc"), text("d", "d"), text("e ", "e "), text(" f", " f"),]
    );
}

#[test]
fn attributes_have_places() {
    let page = "<a B=é c = 'd e' f g=\"\" h='&lt;i' b=2 j=\"k\r\nl\">";
    let document = document(page);
    let a = find(&document, "a");
    let attributes: Vec<[&str; 4]> = a
        .attributes()
        .map(|attribute| {
            let (name, value) = (attribute.name_span().range(), attribute.value_span().range());
            [attribute.name(), &page[name], attribute.value(), &page[value]]
        })
        .collect();
    assert_eq!(
        attributes,
        [
            ["b", "B", "é", "é"],
            ["c", "c", "d e", "d e"],
            ["f", "f", "", ""],
            ["g", "g", "", ""],
            ["h", "h", "<i", "&lt;i"],
            ["j", "j", "k\nl", "k\r\nl"],
        ]
    );
    let part = |name: &str, part| &page[a.attribute(name).unwrap().span_within(part).range()];
    assert_eq!((part("c", 2..3), part("c", 2..9), part("h", 1..2)), ("e", "d e", "&lt;i"));
    assert!(a.attribute("x").is_none() && a.attribute("B").is_none());
}

#[test]
fn further_tags_add_attributes_to_html_and_body() {
    let page = "<html lang=en><body id=a><html lang=de class=b><body id=c title=d><html class=e>";
    let document = document(page);
    let attributes = |name| {
        let attributes = find(&document, name).attributes();
        attributes.map(|attribute| &page[attribute.name_span().start..attribute.value_span().end]).collect()
    };
    let of_html: Vec<&str> = attributes("html");
    let of_body: Vec<&str> = attributes("body");
    assert_eq!((of_html, of_body), (vec!["lang=en", "class=b"], vec!["id=a", "title=d"]));
}

#[test]
fn nodes_have_neighbours_and_texts() {
    let document = document("<p>a<b>b<i></i></b>c");
    let (p, b, i) = (find(&document, "p"), find(&document, "b"), find(&document, "i"));
    assert_eq!((&*p.text(), &*b.text(), &*i.text(), &*document.root().text()), ("abc", "b", "", "abc"));
    let children: Vec<&str> = p.children().map(Node::name).collect();
    assert_eq!(children, ["", "b", ""]);
    assert_eq!(i.children().count(), 0);
    assert_eq!((b.parent().unwrap().id(), i.parent().unwrap().id()), (p.id(), b.id()));
    assert!(document.root().parent().is_none() && i.is_within(p.id()) && !p.is_within(b.id()));
}

#[test]
fn names_outside_html_are_known_by_their_namespace() {
    let document = document("<svg viewBox=a><linearGradient><foreignObject><p><math><mi>");
    let shown: Vec<(&str, Option<Namespace>)> =
        document.root().descendants().skip(4).map(|node| (node.name(), node.namespace())).collect();
    assert_eq!(
        shown,
        [
            ("svg", Some(Namespace::Svg)),
            ("linearGradient", Some(Namespace::Svg)),
            ("foreignObject", Some(Namespace::Svg)),
            ("p", Some(Namespace::Html)),
            ("math", Some(Namespace::MathMl)),
            ("mi", Some(Namespace::MathMl)),
        ]
    );
    assert!(find(&document, "svg").attribute("viewbox").is_some() && !find(&document, "svg").is("svg"));
}

#[test]
fn what_is_nested_too_deeply_is_beside_each_other() {
    let page = format!("{}<p>a<br></p>{}<i>b", "<div>".repeat(2_000), "</div>".repeat(2_000));
    let document = document(&page);
    let divs = document.root().descendants().filter(|node| node.is("div")).count();
    let i = find(&document, "i");
    assert_eq!((divs, i.parent().unwrap().name(), &*i.text()), (2_000, "body", "b"));
    // The last deep one contains the others, and what they would contain.
    let deep = find(&document, "br").parent().unwrap();
    assert_eq!(std::iter::successors(Some(deep), |node| node.parent()).count(), 511);
    assert_eq!((deep.name(), deep.children().count(), &*deep.text()), ("div", 2_000 - 508 + 3, "a"));
}

#[test]
fn unclosed_formatting_is_not_repeated_without_limit() {
    let tags: String = (0..1000).map(|id| format!("<b id={id}>")).collect();
    let page = tags + &"<p>a".repeat(1000);
    let document = document(&page);
    assert!(document.root().descendants().count() < 1000 * 70);
    // As in browsers, of those that are the same only three are.
    assert_eq!(body("<p><b><b><b><b><b>a<p>c").matches("b(").count(), 8);
    assert_eq!(body("<p><b a><b b><b a><b><b c=d a>a<p>c").matches("b(").count(), 10);
}

#[test]
fn tags_with_many_attributes_take_no_stack() {
    let attributes: String = (0..20_000).map(|number| format!(" a{number}=\"{number}\"")).collect();
    let page = format!("<p{attributes}><b a=\"b\"></b{attributes}>");
    let limits = Limits { attributes: 20_000, ..Limits::default() };
    let parsed = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        let document = parse(&page, limits).unwrap();
        let p = find(&document, "p");
        p.attributes().filter(|attribute| &attribute.name()[1..] == attribute.value()).count()
    });
    assert_eq!(parsed.unwrap().join().unwrap(), 20_000);
}

#[test]
fn limits_are_reported() {
    let limits = Limits { attributes: 2, values: 12, ..Limits::default() };
    let error = |page: &str| {
        let error = parse(page, limits).map(|document| shown(document.root())).unwrap_err();
        (error.message, page[error.span.range()].to_owned(), error.help.unwrap())
    };
    let (attributes, help) =
        ("an element has more than 2 attributes", "`--limit attributes=10` raises the limit");
    assert_eq!(error("<p><b a b c>x"), (attributes.into(), "<b".into(), help.into()));
    assert_eq!(error("<p><b a a a").0, attributes);
    assert_eq!(error("<p></b a b=\"\" c>").0, attributes);
    let values = "the text has more than 12 values";
    assert_eq!(error(&"<i>".repeat(20)).0, values);
    assert_eq!(error("<p><b><i a b><u><tt><p>x<p>y<p>z").0, values);
    assert!(parse("<p><b a b><i c d>", limits).is_ok());
}

#[test]
fn unknown_names_are_kept_up_to_a_thousand() {
    let page: String = (0..2000).map(|number| format!("<x{number}></x{number}>")).collect();
    let document = document(&page);
    let names: Vec<&str> = document.root().descendants().skip(4).map(Node::name).collect();
    assert_eq!((names.len(), names[999], names[1000], names[1999]), (2000, "x999", "unknown", "unknown"));
}
