//! The head of a web page.

use byline::formats::Writer;
use byline::formats::html::{HtmlWriter, Part};
use byline::model::Article;
use serde_json::{Value, json};

/// An article in a newspaper, with `more` in its metadata.
fn article(more: Value) -> Value {
    let mut metadata =
        json!({ "title": "Council votes", "language": "en-GB", "authors": ["kim"], "publisher": "press" });
    metadata.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({
        "metadata": metadata,
        "people": {
            "kim": {
                "name": "Kim Ji-ho", "familyName": "Kim", "givenName": "Ji-ho", "nameStyle": "eastern",
                "orcid": "0000-0002-1825-0097", "email": "kim@example.org"
            },
            "jon": { "name": "Jón Einarsson", "familyName": "Einarsson", "givenName": "Jón", "nameStyle": "islensk" },
            "suharto": { "name": "Suharto" }
        },
        "organizations": {
            "press": { "name": "The Press" },
            "desk": { "name": "Night desk", "url": "https://example.org/desk" }
        },
        "works": {
            "french": {
                "title": "Le conseil vote", "language": "fr",
                "identifiers": { "url": "https://example.org/fr?a=1&b=2" }
            },
            "book": { "type": "chapter", "title": "Mud; and tides", "authors": ["Okafor, Mei"], "containerTitle": "Tides" },
            "printed": { "unstructured": "Anonymous. Almanac." }
        },
        "body": [{
            "type": "paragraph", "content": ["It voted", { "type": "cite", "refs": ["book"] }, " for paying readers."]
        }]
    })
}

/// An article in a journal, with `more` in its metadata.
fn in_journal(more: Value) -> Value {
    let mut journal = json!({ "publication": { "title": "Tides", "kind": "journal" } });
    journal.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    article(journal)
}

/// The head before the script.
fn head(article: Value) -> String {
    let page = page(article, &HtmlWriter::default());
    page.split_once("<script").unwrap().0.to_owned()
}

fn page(article: Value, writer: &HtmlWriter) -> String {
    let article: Article = serde_json::from_value(article).unwrap();
    writer.export(&article).unwrap().text
}

/// The values of all `meta` elements with this name or property, as written in the file.
fn values(head: &str, name: &str) -> Vec<String> {
    let start = |kind: &str| format!("<meta {kind}=\"{name}\" content=\"");
    let value = |line: &str| {
        let rest = line.strip_prefix(&start("name")).or_else(|| line.strip_prefix(&start("property")))?;
        Some(rest.strip_suffix("\">")?.to_owned())
    };
    head.lines().filter_map(value).collect()
}

#[test]
fn no_text_ends_an_element_or_an_attribute() {
    let hostile = "</title>\"><script>alert(1)</script>\n<!-- & '";
    let escaped = "&lt;/title&gt;&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- &amp; '";
    let mut article = in_journal(json!({
        "title": hostile, "keywords": [hostile], "authors": [{ "agent": "kim", "affiliations": ["press"] }],
        "abstracts": [{ "kind": "teaser", "content": hostile }],
        "identifiers": { "doi": hostile, "url": hostile }, "image": { "src": hostile, "alt": hostile },
        "dates": { "published": hostile, "expires": hostile }, "licenses": [{ "spdx": hostile }, { "url": hostile }],
        "references": ["printed"],
        "publication": { "title": hostile, "kind": "journal", "volume": hostile, "issn": hostile, "section": hostile }
    }));
    article["metadata"]["language"] = json!(hostile);
    article["people"]["kim"] = json!({ "name": hostile, "email": hostile, "orcid": hostile, "url": hostile });
    article["organizations"]["press"]["name"] = json!(hostile);
    article["works"]["printed"]["unstructured"] = json!(hostile);
    let head = head(article);
    assert!(head.contains(&format!("<title>{escaped} – {escaped}</title>\n")), "{head}");
    assert_eq!(values(&head, "author"), [escaped]);
    for line in head.lines() {
        let is_element = line.starts_with("<title>") && line.ends_with("</title>")
            || line.starts_with("<meta ") && line.ends_with("\">");
        assert!(is_element && line.matches('<').count() <= 2, "{line}");
        assert!(!line.starts_with("<meta ") || line.matches('"').count() == 4, "{line}");
    }
    for absent in ["og:url", "og:image", "article:author", "article:published_time", "robots"] {
        assert_eq!(values(&head, absent), [""; 0], "{absent}");
    }
}

#[test]
fn keywords_with_commas_are_only_separate_tags() {
    let head = head(article(json!({ "keywords": ["votes", "Paris, France", "tax & spend"] })));
    assert_eq!(values(&head, "keywords"), ["votes, tax &amp; spend"]);
    assert_eq!(values(&head, "article:tag"), ["votes", "Paris, France", "tax &amp; spend"]);
}

#[test]
fn urls_are_absolute() {
    let head = head(in_journal(json!({
        "identifiers": { "url": "/2026/vote" }, "image": { "src": "figures/vote.png", "alt": "A hall" },
        "licenses": [{ "url": "ftp://example.org/terms" }]
    })));
    assert!(!head.contains("<link") && !head.contains("og:image") && !head.contains("url"), "{head}");
    assert_eq!(values(&head, "twitter:card"), ["summary"]);
}

#[test]
fn names_begin_with_the_family_name() {
    let head = head(in_journal(json!({ "authors": ["kim", "jon", "suharto", "desk"] })));
    assert_eq!(values(&head, "author"), ["Kim Ji-ho", "Jón Einarsson", "Suharto", "Night desk"]);
    assert_eq!(values(&head, "citation_author"), ["Kim, Ji-ho", "Jón Einarsson", "Suharto", "Night desk"]);
    assert_eq!(values(&head, "article:author"), ["https://example.org/desk"]);
    // Only of corresponding authors.
    assert_eq!(values(&head, "citation_author_email"), [""; 0]);
}

#[test]
fn only_journals_have_citation_tags() {
    for kind in ["periodical", "newspaper", "magazine", "website", "blog", "wire"] {
        let head = head(article(json!({ "publication": { "title": "Tides", "kind": kind } })));
        assert!(!head.contains("citation_"), "{head}");
    }
    let head = head(in_journal(json!({ "dates": { "published": "2026-02-20" }, "references": ["printed"] })));
    assert_eq!(values(&head, "citation_journal_title"), ["Tides"]);
    assert_eq!(values(&head, "citation_publication_date"), ["2026/02/20"]);
    assert_eq!(values(&head, "citation_online_date"), [""; 0]);
    assert_eq!(
        values(&head, "citation_reference"),
        [
            "Anonymous. Almanac.",
            "citation_title=Mud, and tides; citation_author=M Okafor; citation_inbook_title=Tides"
        ]
    );
}

#[test]
fn paywalled_text_is_not_in_the_head() {
    let url = "https://example.org/vote";
    let metadata = |is_free: bool| json!({ "isAccessibleForFree": is_free, "identifiers": { "url": url } });
    let paid = head(in_journal(metadata(false)));
    assert!(!paid.contains("voted"), "{paid}");
    assert_eq!(values(&paid, "citation_abstract_html_url"), [url]);
    assert_eq!(values(&paid, "citation_fulltext_html_url"), [""; 0]);
    assert_eq!(values(&head(in_journal(metadata(true))), "citation_fulltext_html_url"), [url]);
}

#[test]
fn a_locale_needs_a_country() {
    assert_eq!(values(&head(article(json!({}))), "og:locale"), ["en_GB"]);
    assert_eq!(values(&head(article(json!({ "language": "ko" }))), "og:locale"), [""; 0]);
}

#[test]
fn translations_list_each_other_and_themselves() {
    let related = json!([{ "relation": "translated-as", "work": "french" }]);
    let links = |more: Value| {
        let head = head(article(more));
        let links = head.lines().filter(|line| line.contains("hreflang"));
        links.map(str::to_owned).collect::<Vec<_>>()
    };
    let french = r#"<link rel="alternate" hreflang="fr" href="https://example.org/fr?a=1&amp;b=2">"#;
    assert_eq!(links(json!({ "related": related })), [french]);
    assert_eq!(
        links(json!({ "related": related, "identifiers": { "url": "https://example.org/en" } })),
        [r#"<link rel="alternate" hreflang="en-GB" href="https://example.org/en">"#, french]
    );
    assert_eq!(links(json!({ "related": [{ "relation": "continues", "work": "french" }] })), [""; 0]);
}

#[test]
fn a_description_is_in_the_articles_language() {
    let head = head(article(json!({ "abstracts": [
        { "kind": "standfirst", "language": "fr", "content": "Le conseil vote." },
        { "kind": "abstract", "content": "We report a vote." },
        { "kind": "summary", "content": "The council\n\nvoted." },
        { "kind": "teaser", "content": "Who won?" }
    ] })));
    assert_eq!(values(&head, "description"), ["The council voted."]);
    assert_eq!(values(&head, "og:description"), ["Who won?"]);
}

#[test]
fn licenses_for_mining_and_manuscripts_are_left_out() {
    let head = head(article(json!({ "licenses": [
        { "url": "https://example.org/mining", "appliesTo": "tdm" },
        { "url": "https://example.org/manuscript", "appliesTo": "am" },
        { "spdx": "CC-BY-4.0" },
        { "spdx": "LicenseRef-ours" }
    ] })));
    let links: Vec<&str> = head.lines().filter(|line| line.starts_with("<link")).collect();
    assert_eq!(links, [r#"<link rel="license" href="https://spdx.org/licenses/CC-BY-4.0.html">"#]);
}

#[test]
fn the_script_can_be_written_alone() {
    let script = page(article(json!({})), &HtmlWriter { part: Part::Script, ..HtmlWriter::default() });
    assert!(script.starts_with("<script type=\"application/ld+json\">\n{"), "{script}");
    let whole = page(article(json!({})), &HtmlWriter::default());
    assert!(whole.ends_with(&script) && whole.starts_with("<title>Council votes</title>\n"), "{whole}");
}
