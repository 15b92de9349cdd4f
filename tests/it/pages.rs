//! What pages say of an article besides JSON-LD: Microdata, and the head.

use byline::Format;
use byline::diagnostic::{Applicability, Diagnostic};
use byline::fix::fix;
use byline::formats::Imported;
use byline::formats::jsonld;
use byline::source::{Limits, Source};
use byline::validate::validate;
use byline::{Profile, RuleSet};
use serde_json::{Value, json};

/// An item with these properties.
fn item(properties: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang='en'><body><article itemscope itemtype='https://schema.org/NewsArticle'>\
         {properties}</article>"
    )
}

fn source(page: &str) -> Source {
    Source { url: Some("https://news.example/2026/tides".to_owned()), ..Source::new("a.html", page) }
}

/// The article in a page, as JSON.
fn article(page: &str) -> Value {
    let source = source(page);
    let article = jsonld::read_html(&source).article.unwrap_or_else(|| panic!("no article in {page}"));
    serde_json::to_value(article).unwrap()
}

/// The messages of what is wrong in a page, with what they underline.
fn findings(page: &str) -> Vec<(String, String)> {
    let source = source(page);
    let found = validate(&source, Format::Html, &RuleSet::standard()).diagnostics;
    shown(page, found)
}

/// The codes of what is wrong in a page.
fn codes(page: &str) -> Vec<&'static str> {
    let found = validate(&source(page), Format::Html, &RuleSet::standard()).diagnostics;
    found.iter().map(|found| found.code.id).collect()
}

/// The messages about what could not be imported, with what they underline.
fn losses(page: &str) -> Vec<(String, String)> {
    let source = source(page);
    let Imported { findings, .. } = jsonld::read_html(&source);
    let all = findings.into_iter().filter(|finding| finding.code.id == "lost-on-import");
    let mut shown: Vec<_> = all
        .map(|finding| {
            let byline::diagnostic::Place::Text(span) = finding.place else { panic!("{finding:?}") };
            (finding.message, page[span.range()].to_owned())
        })
        .collect();
    shown.sort();
    shown
}

fn shown(page: &str, found: Vec<Diagnostic>) -> Vec<(String, String)> {
    let text = |one: &Diagnostic| page[one.location.span.range()].to_owned();
    found.into_iter().map(|one| (one.message.clone(), text(&one))).collect()
}

/// The article that a page says in each syntax.
fn tides() -> Value {
    json!({
        "metadata": {
            "title": "Tides & winds", "language": "en", "kind": "news", "authors": ["kim-min"],
            "dates": { "published": "2026-03-14T09:00:00Z" },
            "identifiers": { "url": "https://news.example/2026/tides" },
            "image": { "src": "https://news.example/tide.jpg" }
        },
        "people": { "kim-min": { "name": "Kim Min", "roles": [{ "title": "Reporter" }] } },
        "body": ["It rose.", "One", "Two\nthree"]
    })
}

#[test]
fn microdata_is_read_as_json_ld_is() {
    let page = item(
        "<link itemprop=mainEntityOfPage href=tides><h1 itemprop=headline>Tides &amp; <i>winds</i></h1>\
         <a itemprop=author itemscope itemtype=http://schema.org/Person href=/kim>\
         <span itemprop=name>Kim\n Min</span><meta itemprop=jobTitle content=Reporter></a>\
         <time itemprop=datePublished datetime=2026-03-14T09:00:00Z>14 March</time>\
         <img itemprop=image src='../tide.jpg'>\
         <div itemprop=articleBody><p>It rose.</p><script>x()</script><ul><li>One</li><li>Two<br>three</li></ul></div>",
    );
    assert_eq!(article(&page), tides());
    assert_eq!(losses(&page), []);
}

/// <https://html.spec.whatwg.org/multipage/microdata.html#values>
#[test]
fn values_are_where_the_element_has_them() {
    for (element, value) in [
        ("<b itemprop=keywords>sea</b>", "sea"),
        ("<meta itemprop=keywords content=sea>", "sea"),
        ("<data itemprop=keywords value=sea>The sea</data>", "sea"),
        ("<meter itemprop=keywords value=7>seven</meter>", "7"),
        ("<time itemprop=keywords datetime=2026>this year</time>", "2026"),
        ("<time itemprop=keywords>2026</time>", "2026"),
        ("<span itemprop=keywords content=sea>The sea</span>", "sea"),
        ("<p itemprop='keywords genre'>sea<style>p {}</style></p>", "sea"),
        ("<p itemprop=https://schema.org/keywords>sea</p>", "sea"),
    ] {
        let page = item(&format!("<p itemprop=headline>Tides</p>{element}"));
        assert_eq!(article(&page)["metadata"]["keywords"], json!([value]), "{element}");
    }
    for element in ["a", "area", "link"] {
        let page =
            item(&format!("<p itemprop=headline>Tides</p><{element} itemprop=url href=' /sea '>The sea"));
        let url = &article(&page)["metadata"]["identifiers"]["url"];
        assert_eq!(url, "https://news.example/sea", "{element}");
    }
}

#[test]
fn items_have_what_they_refer_to() {
    let page = "<div id=a itemprop=author itemscope itemtype=https://schema.org/Person itemref=c></div>\
                <p id=c itemprop=name>Kim Min</p>\
                <div itemscope itemtype=https://schema.org/Article itemref='a b nothing'></div>\
                <p id=b itemprop=headline>Tides</p><p id=b itemprop=headline>Not this one</p>";
    let article = article(page);
    assert_eq!(article["metadata"]["title"], "Tides");
    assert_eq!(article["people"], json!({ "kim-min": { "name": "Kim Min" } }));
    // An item in itself.
    let page = item("<p itemprop=headline>Tides</p><div id=d itemprop=about itemscope itemref=d></div>");
    assert_eq!(self::article(&page)["metadata"]["title"], "Tides");
}

#[test]
fn only_items_of_schema_org_are_read() {
    let page =
        "<div itemscope itemtype=http://data-vocabulary.org/Article><p itemprop=headline>Tides</p></div>";
    let found = findings(page);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "nothing in this page says that it is an article");
    let page = item(
        "<p itemprop=headline>Tides</p>\
         <div itemprop=author itemscope itemtype=https://example.org/Person><p itemprop=name>Kim</p></div>",
    );
    assert_eq!(article(&page)["people"], Value::Null);
}

#[test]
fn rules_judge_microdata_where_it_is() {
    let page = item(
        "<p itemprop=headline>Tides</p><meta itemprop=datePublished content=' 14 March '>\
         <meta itemprop=dateModfied content=2026-03-15><meta itemprop=isAccessibleForFree content=True>\
         <meta itemprop=wordCount content=200>",
    );
    let found = findings(&page);
    let about = |text: &str| found.iter().any(|(_, underlined)| underlined == text);
    assert!(about("14 March") && about("dateModfied"), "{found:?}");
    assert!(codes(&page).iter().all(|code| *code != "jsonld-value-type"), "{found:?}");
}

const HEAD: &str = "<title>Tides rise | The News</title><meta property=og:type content=article>\
    <meta property=og:title content='Tides rise'><meta property=og:image content=https://news.example/a.jpg>\
    <meta property=og:image:alt content='A tide'><meta property=og:image:width content=1200>\
    <meta property=og:site_name content='The News'><meta name=article:published_time content=2026-03-14T09:00:00Z>\
    <meta property=article:tag content=tides><meta property=article:tag content=sea>\
    <meta property=article:section content=Science><meta name=author content='Kim Min'>\
    <meta name=description content='It rose.'><link rel='alternate canonical' href=https://news.example/tides>";

#[test]
fn the_head_is_read_where_nothing_else_is_there() {
    let page = format!("<html lang=en><head>{HEAD}</head>");
    assert_eq!(
        article(&page),
        json!({
            "metadata": {
                "title": "Tides rise", "language": "en",
                "abstracts": [{ "kind": "summary", "content": "It rose." }],
                "authors": ["kim-min"],
                "dates": { "published": "2026-03-14T09:00:00Z" },
                "identifiers": { "url": "https://news.example/tides" },
                "publisher": "the-news",
                "publication": { "title": "The News", "section": "Science" },
                "keywords": ["tides", "sea"],
                "image": { "src": "https://news.example/a.jpg", "alt": "A tide", "width": 1200 }
            },
            "people": { "kim-min": { "name": "Kim Min" } },
            "organizations": { "the-news": { "name": "The News" } },
            "body": ""
        })
    );
    assert_eq!(losses(&page), []);
    let named = ("the publication is named `The News`, after its publisher".to_owned(), "Science".to_owned());
    assert_eq!(findings(&page), [named]);
}

#[test]
fn journals_say_what_they_say_to_scholars() {
    let page = "<html lang=en><title>Archive</title><meta name=citation_title content='A study of tides'>\
        <meta name=citation_author content='Min, Kim'><meta name=citation_author content='Ana Silva'>\
        <meta name=citation_publication_date content=2026/03/14><meta name=citation_doi content=10.1000/182>\
        <meta name=citation_journal_title content=Tides><meta name=citation_issn content=2049-3630>\
        <meta name=citation_volume content=3><meta name=citation_issue content=2>\
        <meta name=citation_firstpage content=1><meta name=citation_publisher content='Tide Press'>";
    let article = article(page);
    assert_eq!(article["metadata"]["title"], "A study of tides");
    assert_eq!(article["metadata"]["dates"], json!({ "published": "2026-03-14" }));
    assert_eq!(article["metadata"]["identifiers"], json!({ "doi": "10.1000/182" }));
    assert_eq!(
        article["metadata"]["publication"],
        json!({ "title": "Tides", "issn": "2049-3630", "volume": "3", "issue": "2", "firstPage": "1" })
    );
    let names: Vec<&Value> =
        article["people"].as_object().unwrap().values().map(|person| &person["name"]).collect();
    assert_eq!(names, ["Kim Min", "Ana Silva"]);
    assert_eq!(losses(page), [("no field of the article holds `title`".to_owned(), "Archive".to_owned())]);
}

#[test]
fn what_is_kept_with_more_care_holds_and_what_differs_is_said() {
    let script = r#"<script type="application/ld+json">{ "@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "Tides rise", "datePublished": "2026-03-14" }</script>"#;
    let body = item(
        "<h1 itemprop=headline>Tides  Rise</h1><meta itemprop=datePublished content=2026-03-13>\
         <meta itemprop=articleSection content=Coast><b itemprop=genre>report</b>",
    );
    let page = format!("{script}{HEAD}{body}");
    let found = article(&page);
    assert_eq!(found["metadata"]["title"], "Tides rise");
    assert_eq!(found["metadata"]["dates"]["published"], "2026-03-14");
    assert_eq!(found["metadata"]["publication"]["section"], "Coast");
    assert_eq!(found["metadata"]["genres"], json!(["report"]));
    assert_eq!(found["metadata"]["keywords"], json!(["tides", "sea"]));
    let lost = |what: &str, value: &str| (format!("no field of the article holds {what}"), value.to_owned());
    assert_eq!(
        losses(&page),
        [lost("`NewsArticle/datePublished`", "2026-03-13"), lost("`article:section`", "Science"),]
    );
}

#[test]
fn another_article_in_the_page_is_not_this_one() {
    let page = format!(
        "<script type=application/ld+json>{{ \"@context\": \"https://schema.org\", \"@type\": \"Article\", \"headline\": \"Tides\" }}</script>{}",
        item("<p itemprop=headline>Winds</p><meta itemprop=articleSection content=Coast>")
    );
    let article = article(&page);
    assert_eq!(article["metadata"]["title"], "Tides");
    assert_eq!(article["metadata"]["publication"], Value::Null);
}

#[test]
fn a_page_that_is_no_article_has_none() {
    for page in [
        "<title>News</title><meta property=og:type content=website><meta property=og:title content=News>",
        "<title>News</title>",
        "",
    ] {
        let found = findings(page);
        assert_eq!(found[0].0, "nothing in this page says that it is an article", "{page}");
        assert!(jsonld::read_html(&source(page)).article.is_none(), "{page}");
    }
}

#[test]
fn items_cannot_multiply_what_a_page_has() {
    // Each level refers to the next one ten times.
    let levels: String = (0..30)
        .map(|level| {
            let next = level + 1;
            let parts: String =
                (0..10).map(|_| format!("<i itemprop=hasPart itemscope itemref=n{next}></i>")).collect();
            format!("<div id=n{level}>{parts}</div>")
        })
        .collect();
    let page =
        item(&format!("<p itemprop=headline>T</p><div itemscope itemprop=hasPart itemref=n0></div>{levels}"));
    let found = findings(&page);
    assert!(found.iter().any(|(message, _)| message.contains("repeats the same elements")), "{found:?}");

    let deep = format!("<p itemprop=headline>T</p>{}", "<div itemprop=hasPart itemscope>".repeat(400));
    let found = findings(&item(&deep));
    assert!(found.iter().any(|(message, _)| message.contains("items are nested more than")), "{found:?}");

    let many = item(&"<p itemprop=keywords>a</p>".repeat(100));
    let source = Source::new("a.html", many).within(Limits { values: 50, ..Limits::default() });
    let found = validate(&source, Format::Html, &RuleSet::standard()).diagnostics;
    assert!(found[0].message.contains("more than"), "{found:?}");
}

/// What a page says of its article, in all syntaxes.
#[derive(Clone)]
struct Facts {
    language: &'static str,
    headline: &'static str,
    author: &'static str,
    url: &'static str,
    published: &'static str,
    modified: &'static str,
    tier: &'static str,
}

/// A page that says the same everywhere: `head` in its head, `script` in its JSON-LD, `body` in its Microdata.
fn page(head: &Facts, script: &Facts, body: &Facts) -> String {
    let free = script.tier == "free";
    format!(
        "<!doctype html>\n<html lang=\"{0}\">\n<title>{1} | The News</title>\n\
         <link rel=\"canonical\" href=\"{3}\">\n<meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{1}\">\n<meta name=\"author\" content=\"{2}\">\n\
         <meta property=\"article:published_time\" content=\"{4}\">\n\
         <meta property=\"article:modified_time\" content=\"{5}\">\n\
         <meta property=\"article:content_tier\" content=\"{6}\">\n\
         <meta property=\"og:image\" content=\"https://a.example/1.jpg\"><meta property=\"og:url\" content=\"{3}\">\n\
         <script type=\"application/ld+json\">\n{7}\n</script>\n\
         <article itemscope itemtype=\"https://schema.org/NewsArticle\">\n\
         <link itemprop=\"url\" href=\"{8}\"><h1 itemprop=\"headline\">{9}</h1>\n\
         <p itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><b itemprop=\"name\">{10}</b></p>\n\
         <time itemprop=\"datePublished\" datetime=\"{11}\">then</time>\n</article>\n",
        head.language,
        head.headline,
        head.author,
        head.url,
        head.published,
        head.modified,
        head.tier,
        json!({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": script.headline,
            "inLanguage": script.language, "url": script.url, "isAccessibleForFree": free,
            "author": { "@type": "Person", "name": script.author },
            "datePublished": script.published, "dateModified": script.modified
        }),
        body.url,
        body.headline,
        body.author,
        body.published,
    )
}

#[test]
fn contradictions_are_found_where_they_are_and_sound_pages_have_none() {
    let rules = RuleSet::with_profiles(&[Profile::Advice]);
    let judge = |page: &str| {
        let found = validate(&source(page), Format::Html, &rules).diagnostics;
        let of_page = |one: &Diagnostic| one.code.id.starts_with("page-");
        let mut found: Vec<_> = found
            .into_iter()
            .filter(of_page)
            .map(|one| (one.code.id, page[one.location.span.range()].to_owned()))
            .collect();
        found.sort_unstable();
        found
    };
    let facts = |language, headline, author, url, published, modified, tier| Facts {
        language,
        headline,
        author,
        url,
        published,
        modified,
        tier,
    };
    let sound = [
        facts("en", "Tides rise", "Kim Min", "https://a.example/1", "2026-03-14", "2026-03-15", "free"),
        facts(
            "en-GB",
            "Who pays?",
            "Ana Silva",
            "https://a.example/2/",
            "2026-01-01T00:00:00Z",
            "2026-01-02",
            "locked",
        ),
        facts("de", "Flut steigt", "Jörg Öz", "https://a.example/3?x=1", "2025-12-31", "2026-01-01", "free"),
        facts(
            "pt-BR",
            "A maré sobe",
            "João",
            "http://a.example/4",
            "2026-02-28T23:59:59-03:00",
            "2026-03-02",
            "free",
        ),
        facts(
            "fr",
            "La marée « monte »",
            "Zoé L.",
            "https://a.example/5#x",
            "2026-03-14",
            "2026-03-15",
            "locked",
        ),
        facts(
            "ja",
            "潮が満ちる",
            "金 民",
            "https://a.example/潮",
            "2026-03-14T08:00:00+09:00",
            "2026-03-16",
            "free",
        ),
        facts(
            "ar",
            "المد يرتفع",
            "سلمى",
            "https://a.example/7",
            "2026-03-14",
            "2026-03-14T12:00:00Z",
            "free",
        ),
        facts(
            "es",
            "¿Sube la marea?",
            "Ana y Kim",
            "https://a.example/8",
            "2024-02-29",
            "2024-03-01",
            "free",
        ),
        facts("sv", "Vattnet stiger", "Åsa Ek", "https://a.example/9", "2026-03-14", "2026-03-15", "locked"),
        facts("uk", "Приплив", "Оля", "https://a.example/10", "2026-03-14", "2026-03-15", "free"),
    ];
    for facts in &sound {
        let whole = page(facts, facts, facts);
        assert_eq!(judge(&whole), [], "{whole}");
        let other_tier = if facts.tier == "free" { "locked" } else { "free" };
        let in_head = [
            (Facts { language: "tlh", ..facts.clone() }, "page-language-contradicted", "tlh"),
            (Facts { headline: "Nine hours", ..facts.clone() }, "page-headline-differs", "Nine hours"),
            (Facts { author: "webmaster", ..facts.clone() }, "page-author-differs", "webmaster"),
            (
                Facts { url: "https://a.example/other", ..facts.clone() },
                "page-address-contradicted",
                "https://a.example/other",
            ),
            (Facts { published: "2019-05-01", ..facts.clone() }, "page-date-contradicted", "2019-05-01"),
            (Facts { modified: "2029-05-01", ..facts.clone() }, "page-date-contradicted", "2029-05-01"),
            (Facts { tier: other_tier, ..facts.clone() }, "page-paywall-contradicted", other_tier),
        ];
        for (head, code, text) in in_head {
            let page = page(&head, facts, facts);
            assert_eq!(judge(&page), [(code, text.to_owned())], "{page}");
        }
        let body = Facts { url: facts.url, published: "2019-05-01", ..facts.clone() };
        let page = page(facts, facts, &body);
        assert_eq!(judge(&page), [("page-date-contradicted", "2019-05-01".to_owned())], "{page}");
    }
}

#[test]
fn one_contradiction_in_two_syntaxes_is_one_finding() {
    let page = "<html lang=en><meta property=og:title content='Nine hours'><meta name=twitter:title content='Nine hours'>\
        <script type=application/ld+json>{ \"@context\": \"https://schema.org\", \"@type\": \"Article\", \"headline\": \"Tides\" }</script>";
    let rules = RuleSet::with_profiles(&[Profile::Advice]);
    let found = validate(&source(page), Format::Html, &rules).diagnostics;
    let found: Vec<_> = found.iter().filter(|one| one.code.id == "page-headline-differs").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    let related: Vec<&str> = found[0].related.iter().map(|(place, _)| &page[place.span.range()]).collect();
    assert_eq!(related, ["\"Tides\"", "Nine hours"]);
}

#[test]
fn texts_are_fixed_in_the_syntax_they_are_written_in() {
    let fixed = |page: &str| {
        let rules = RuleSet::standard();
        let judge = |source: &Source| validate(source, Format::Html, &rules).diagnostics;
        fix(source(page), Format::Html, Applicability::Ask, judge).source.text
    };
    let script = |headline: &str| {
        format!(
            "<script type=\"application/ld+json\">{{ \"@context\": \"https://schema.org\", \"@type\": \"Article\", {headline} }}</script>"
        )
    };
    for (page, expected) in [
        // In JSON, in an attribute, in a text.
        (
            script(r#""headline": "Ti\"des &amp; win\u0064s""#),
            script(r#""headline": "Ti\"des & win\u0064s""#),
        ),
        (
            item("<meta itemprop='headline' content='Tides &amp;amp; wind&#115;'>"),
            item("<meta itemprop='headline' content='Tides &amp;amp; wind&#115;'>"),
        ),
        (
            item("<meta itemprop='headline' content=\" Tides cafÃ© \">"),
            item("<meta itemprop='headline' content=\" Tides café \">"),
        ),
        (item("<p itemprop=headline> Tides cafÃ© </p>"), item("<p itemprop=headline> Tides café </p>")),
        (
            item("<p itemprop=headline>Tides <i>cafÃ©</i></p>"),
            item("<p itemprop=headline>Tides <i>cafÃ©</i></p>"),
        ),
        // Not even together with what follows does it end the script.
        (script(r#""headline": "Tides &lt;/script>""#), script(r#""headline": "Tides \u003c/script>""#)),
        (HEAD.replace("'Tides rise'", "\"Tides' cafÃ©\""), HEAD.replace("'Tides rise'", "\"Tides' café\"")),
    ] {
        assert_eq!(fixed(&page), expected, "{page}");
    }
}

/// A page with RDFa about an article.
fn rdfa(properties: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang='en'><body vocab='https://schema.org/'><article typeof='NewsArticle'>\
         {properties}</article>"
    )
}

#[test]
fn rdfa_is_read_as_json_ld_is() {
    let page = rdfa(
        "<link property=mainEntityOfPage href=tides><h1 property=headline>Tides &amp; <i>winds</i></h1>\
         <div property=author typeof=Person resource=#kim>\
         <span property=name>Kim\n Min</span><meta property=jobTitle content=Reporter></div>\
         <time property=datePublished datetime=2026-03-14T09:00:00Z>14 March</time>\
         <img property=image src='../tide.jpg'>\
         <div property=articleBody><p>It rose.</p><script>x()</script><ul><li>One</li><li>Two<br>three</li></ul></div>",
    );
    assert_eq!(article(&page), tides());
    assert_eq!(losses(&page), []);
}

#[test]
fn rdfa_relates_things_across_the_page() {
    let page = "<html lang=en prefix='s: http://schema.org/'><body>\
        <div about=/2026/tides typeof=s:NewsArticle><h1 property=s:headline>Tides</h1>\
        <div rel=s:author><a typeof=s:Person href=#kim>Kim</a></div><b property=s:keywords lang=pt>mar</b></div>\
        <p about=#kim><span property=s:name>Kim Min</span></p>";
    let article = article(page);
    assert_eq!(article["metadata"]["title"], "Tides");
    assert_eq!(article["metadata"]["keywords"], json!([{ "term": "mar", "language": "pt" }]));
    assert_eq!(article["people"], json!({ "kim": { "name": "Kim Min" } }));
}

#[test]
fn rules_judge_rdfa_where_it_is() {
    let page = rdfa(
        "<p property=schema:headline>Tides</p><meta property=datePublished content=' 14 March '>\
         <meta property=dateModfied content=2026-03-15><meta property=isAccessibleForFree content=True>\
         <div property=author typeof=Persson><b property=name>Kim</b></div>",
    );
    let found = findings(&page);
    let about = |text: &str| found.iter().any(|(_, underlined)| underlined == text);
    assert!(about("14 March") && about("dateModfied") && about("Persson"), "{found:?}");
    assert!(codes(&page).iter().all(|code| *code != "jsonld-value-type"), "{found:?}");
}

#[test]
fn rdfa_comes_after_microdata_and_before_the_head() {
    let page = format!(
        "{}{}<title>x</title><meta property=og:title content=Other>",
        item("<h1 itemprop=headline>Tides</h1><meta itemprop=genre content=report>"),
        "<div vocab=https://schema.org/ typeof=NewsArticle><h1 property=headline>Tides</h1>\
         <meta property=genre content=essay><b property=author typeof=Person><i property=name>Kim Min</i></b></div>"
    );
    let found = article(&page);
    assert_eq!(found["metadata"]["title"], "Tides");
    assert_eq!(found["metadata"]["genres"], json!(["report"]));
    assert_eq!(found["people"], json!({ "kim-min": { "name": "Kim Min" } }));
    let lost = ("no field of the article holds `NewsArticle/genre`".to_owned(), "essay".to_owned());
    assert!(losses(&page).contains(&lost), "{:?}", losses(&page));
}

#[test]
fn open_graph_is_no_rdfa_of_an_article() {
    let page = "<html lang=en prefix='og: http://ogp.me/ns#' vocab=https://schema.org/><title>News</title>\
        <meta property=og:title content=News><link rel=stylesheet href=a.css>";
    let found = findings(page);
    assert_eq!(found[0].0, "nothing in this page says that it is an article", "{found:?}");
}

#[test]
fn a_thing_that_is_mentioned_says_more_of_the_keyword_with_its_name() {
    let page = |url: &str| {
        format!(
            "<html lang=en><meta name=keywords content='tides, sea'><script type=application/ld+json>{{ \
             \"@context\": \"https://schema.org\", \"@type\": \"Article\", \"headline\": \"T\", \"mentions\": [\
             {{ \"@type\": \"Thing\", \"name\": \"tides\", \"url\": \"https://a.example/tides\" }},\
             {{ \"@type\": \"Thing\", \"name\": \"tides\", \"url\": \"{url}\" }}] }}</script>"
        )
    };
    let keywords = json!([{ "term": "tides", "url": "https://a.example/tides" }, "sea"]);
    assert_eq!(article(&page("https://a.example/tides"))["metadata"]["keywords"], keywords);
    assert_eq!(losses(&page("https://a.example/tides")), []);
    assert_eq!(article(&page("https://b.example/"))["metadata"]["keywords"], keywords);
    assert_eq!(losses(&page("https://b.example/")).len(), 1);
}

#[test]
fn a_defect_in_several_syntaxes_is_one_finding_with_all_its_places() {
    for (property, value, rule) in [
        ("datePublished", "2026-02-30", "jsonld-date-malformed"),
        ("url", "https://news example/tides", "jsonld-url-malformed"),
        ("creativeWorkStatus2", "final", "jsonld-property-unknown"),
        ("datePublished", "yesterday", "jsonld-date-malformed"),
    ] {
        let page = format!(
            "<html lang=en><script type=application/ld+json>{{ \"@context\": \"https://schema.org\", \
             \"@type\": \"NewsArticle\", \"headline\": \"Tides\", \"{property}\": \"{value}\" }}</script>\
             <div itemscope itemtype=https://schema.org/NewsArticle><p itemprop=headline>Tides</p>\
             <meta itemprop={property} content='{value}'></div>\
             <div vocab=https://schema.org/ typeof=NewsArticle><p property=headline>Tides</p>\
             <meta property={property} content='{value}'></div>"
        );
        let found = validate(&source(&page), Format::Html, &RuleSet::standard()).diagnostics;
        let [one] = found.as_slice() else { panic!("{property}: {found:#?}") };
        assert_eq!((one.code.id, one.related.len()), (rule, 2), "{one:#?}");
        for (place, _) in &one.related {
            let text = &page[place.span.range()];
            assert!(value.contains(text) || text == property, "{text}");
        }
    }
}

#[test]
fn properties_of_rdfa_are_not_those_of_the_head() {
    let page = "<html lang=en><meta property=description content='It fell.'>\
                <body vocab=https://schema.org/ typeof=NewsArticle><meta property=headline content=Tides>\
                <meta property=description content='It rose.'><meta property=author content=Kim>";
    assert_eq!(
        losses(page),
        [("no field of the article holds `meta description`".to_owned(), "It fell.".to_owned())]
    );
}

/// A page with this in its head, and an article in JSON-LD.
fn with_head(head: &str, properties: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang='en'><head>{head}<script type='application/ld+json'>\
         {{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",{properties}}}</script></head>"
    )
}

#[test]
fn years_are_compared_as_years() {
    let page = |year: &str| {
        let head = format!(
            "<meta name=citation_title content=Tides><meta name=citation_publication_date content={year}>"
        );
        with_head(&head, r#""headline":"Tides","datePublished":"2019-05""#)
    };
    assert!(codes(&page("2023")).contains(&"page-date-contradicted"));
    assert!(!codes(&page("2019")).contains(&"page-date-contradicted"));
}

#[test]
fn other_tiers_of_access_are_lost_with_a_word() {
    let page = |tier: &str| {
        let head = format!("<meta property='article:content_tier' content='{tier}'>");
        with_head(&head, r#""headline":"Tides","isAccessibleForFree":true"#)
    };
    assert!(codes(&page("locked")).contains(&"page-paywall-contradicted"));
    for tier in ["metered", "open"] {
        assert!(!codes(&page(tier)).contains(&"page-paywall-contradicted"), "{tier}");
        assert!(
            losses(&page(tier)).iter().any(|(message, _)| message.contains("article:content_tier")),
            "{tier}"
        );
    }
    assert_eq!(losses(&page("Free")), []);
}

#[test]
fn two_authors_in_one_text_are_not_one_inverted_name() {
    let page = |author: &str| {
        format!(
            "<head><meta name=citation_title content=Tides><meta name=citation_author content='{author}'></head>"
        )
    };
    assert_eq!(article(&page("Kim, Min"))["people"]["min-kim"]["familyName"], "Kim");
    assert_eq!(article(&page("van der Berg, Ana"))["people"]["ana-van-der-berg"]["givenName"], "Ana");
    let people = article(&page("John Smith, Jane Doe"))["people"].to_string();
    assert!(!people.contains("Jane Doe John Smith"), "{people}");
}

#[test]
fn names_are_those_in_the_file() {
    let page = with_head(
        "<meta property='og:url' content='https://news.example/winds'>",
        r#""headline":{"@value":"Tides"},"mainEntityOfPage":["https://news.example/tides"]"#,
    );
    let found = findings(&page);
    assert!(found.iter().any(|(message, _)| message.contains("but `mainEntityOfPage` is")), "{found:?}");
}

#[test]
fn cells_and_summaries_are_on_lines_of_their_own() {
    let page = item(
        "<h1 itemprop=headline>T</h1><div itemprop=articleBody><table><tr><th>City<th>Tide</table>\
         <details><summary>More</summary>inside</details></div>",
    );
    assert_eq!(article(&page)["body"], json!(["City", "Tide", "More", "inside"]));
}

#[test]
fn the_page_where_a_video_is_shown_is_not_lost_silently() {
    let video = r#""video":{"@type":"VideoObject","name":"A tide","thumbnailUrl":"https://a.example/t.jpg","uploadDate":"2026-03-14","contentUrl":"https://a.example/v.mp4","url":"https://a.example/watch"}"#;
    let page = with_head("", &format!(r#""headline":"Tides",{video}"#));
    assert!(
        losses(&page).iter().any(|(message, _)| message.contains("VideoObject/url")),
        "{:?}",
        losses(&page)
    );
}
