//! What holds for every page with RDFa.

use proptest::prelude::*;

use super::*;

const ATTRIBUTES: &[&str] = &[
    "about=#a",
    "about=_:a",
    "about=''",
    "about=[]",
    "content=' x '",
    "datatype=xsd:date",
    "datetime=2026",
    "href=#b",
    "inlist",
    "lang=pt",
    "prefix='s: http://schema.org/'",
    "property='name s:url'",
    "property=author",
    "property=rdfa:copy",
    "rel=knows",
    "rel='about _:b'",
    "resource=#a",
    "resource=[_:b]",
    "resource=_:a",
    "rev=author",
    "src=a&amp;b",
    "typeof='Person foaf:Person'",
    "typeof=rdfa:Pattern",
    "typeof=_:a",
    "typeof",
    "vocab=''",
    "vocab=https://schema.org/",
];

proptest! {
    /// The places of all values are in the page, and each thing is described once.
    #[test]
    fn any_page_has_things_with_places(
        elements in prop::collection::vec((prop::collection::vec(prop::sample::select(ATTRIBUTES), 0..5), any::<bool>()), 0..20),
    ) {
        let mut page = "<html vocab=https://schema.org/><body>".to_owned();
        for (attributes, is_closed) in elements {
            let end = if is_closed { "</div>" } else { "" };
            page += &format!("<div {}>é{end}", attributes.join(" "));
        }
        for base in [None, Some(BASE)] {
            let lenient = lenient(&page, base, Limits::default());
            prop_assert!(lenient.errors.is_empty());
            let mut ids = Vec::new();
            for node in lenient.tree.nodes() {
                prop_assert!(page.get(node.span().range()).is_some(), "{}", page);
                let key = node.key_span().unwrap_or_default();
                prop_assert!(page.get(key.range()).is_some(), "{}", page);
                ids.extend(node.get("@id").and_then(Node::text).filter(|_| node.len() > 1));
            }
            let count = ids.len();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(count, ids.len(), "{}", page);
        }
    }
}
