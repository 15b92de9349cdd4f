//! The line and the column of findings in pages, whatever surrounds the value and however it is written.

use byline::source::{Lines, Source};
use byline::validate::validate;
use byline::{Format, RuleSet};

use crate::support::dice::Dice;

/// What stands before the value: markup that is easily miscounted.
const SURROUNDINGS: [&str; 10] = [
    "<p title=\"Caf&eacute; &amp; «thé»\">漢字 &lt;b&gt; 🗞</p>",
    "<!-- <meta itemprop=datePublished content=2026-02-30> -->",
    "<script>var a = '<time datetime=2026-02-30>' & 1;</script>",
    "<style>p::after { content: \"é\" }</style>",
    "<p>a\tb\u{a0}c &nbsp; &copy2026</p>",
    "<a href=/q?a=1&b=2 class=x>q</a><br/>",
    "<textarea>\n<b>é</b></textarea>",
    "<svg><title>é</title></svg><ul><li>1<li>2</ul>",
    "<template><meta itemprop=datePublished content=2026-02-30></template>",
    "<script type=application/ld+json>{ \"@context\": \"https://schema.org\", \"@type\": \"WebSite\", \"name\": \"H\\u00e9 🗞\" }</script>",
];

/// A day that does not exist, as HTML and as JSON may write it.
const IN_HTML: [&str; 5] =
    ["2026-02-30", "2026-02-3&#48;", "2026&#x2d;02-30", "&#50;026-02-30", "2026-0&#x32;-30"];
const IN_JSON: [&str; 3] = ["2026-02-30", "2026-02-3\\u0030", "\\u0032026-02\\u002d30"];

/// A statement with a defect, and what is to be underlined.
fn statement(dice: &mut Dice) -> (String, String) {
    let (html, json) = (*dice.choose(&IN_HTML), *dice.choose(&IN_JSON));
    let quote = *dice.choose(&["", "'", "\""]);
    let value = format!("{quote}{html}{quote}");
    let gap = *dice.choose(&["", " ", "\n "]);
    let microdata = |properties: &str| {
        format!(
            "<article itemscope itemtype=https://schema.org/NewsArticle><b itemprop=headline>Tïdes &amp; 🗞</b>{gap}{properties}</article>"
        )
    };
    let rdfa = |properties: &str| {
        format!(
            "<article vocab=https://schema.org/ typeof=NewsArticle><b property=headline>Tïdes &amp; 🗞</b>{gap}{properties}</article>"
        )
    };
    match dice.below(8) {
        0 => {
            (microdata(&format!("<meta itemprop=datePublished content{gap}={gap}{value}>")), html.to_owned())
        }
        1 => (
            microdata(&format!("<time{gap} datetime={value} itemprop='x datePublished'>é</time>")),
            html.to_owned(),
        ),
        2 => (microdata(&format!("<b itemprop=datePublished>{gap}{html}{gap}</b>")), html.to_owned()),
        3 => (rdfa(&format!("<time property=datePublished datetime={value}>é</time>")), html.to_owned()),
        4 => (rdfa(&format!("<b title=é property=datePublished content={value}>é</b>")), html.to_owned()),
        5 => (
            format!(
                "<meta property=og:type content=article><meta property=og:title content='Tïdes &amp; 🗞'>{gap}<meta content={value} property=article:published_time>"
            ),
            html.to_owned(),
        ),
        6 => {
            let name = "datePublishd";
            (microdata(&format!("<meta itemprop='description {name}' content=é>")), name.to_owned())
        }
        _ => (
            format!(
                "<script type=\"application/ld+json\">{gap}{{ \"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"T\\u00efdes 🗞\",{gap}\"datePublished\":{gap}\"{json}\" }}</script>"
            ),
            format!("\"{json}\""),
        ),
    }
}

/// The text between two places in a text, by lines and columns as people count them.
fn between(text: &str, (line, column): (usize, usize), (end_line, end_column): (usize, usize)) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let from_start = |line: usize, column: usize| {
        let before: usize = lines[..line - 1].iter().map(|line| line.chars().count() + 1).sum();
        before + column - 1
    };
    let (start, end) = (from_start(line, column), from_start(end_line, end_column));
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn the_text_at_the_line_and_the_column_is_the_text_that_is_meant() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let (statement, meant) = statement(&mut dice);
        let mut parts: Vec<&str> = (0..dice.below(6)).map(|_| *dice.choose(&SURROUNDINGS)).collect();
        parts.push(&statement);
        let page = format!(
            "<!doctype html>\n<html lang=en>\n{}\n<p>Ënd",
            parts.join(*dice.choose(&["", "\n", "\n\n  "]))
        );
        let page = if dice.one_in(2) { page.replace('\n', "\r\n") } else { page };
        let meant = meant.replace('\n', "\r\n");
        let source = Source::new("a.html", page.as_str());
        let lines = Lines::new(&source.text);
        let found: Vec<(&str, String)> = validate(&source, Format::Html, &RuleSet::standard())
            .diagnostics
            .iter()
            .filter(|one| one.code.id.contains("date-malformed") || one.code.id == "jsonld-property-unknown")
            .map(|one| {
                let [start, end] = [one.location.span.start, one.location.span.end]
                    .map(|byte| lines.position(byte))
                    .map(|position| (position.line, position.column));
                let text = between(&source.text, start, end);
                // Of a date that is written as it is read, only the wrong part is underlined.
                match text == "30" && start.1 > 8 {
                    true => (one.code.id, between(&source.text, (start.0, start.1 - 8), end)),
                    false => (one.code.id, text),
                }
            })
            .filter(|(_, text)| text != "x")
            .collect();
        assert!(found.len() == 1 && found[0].1 == meant, "seed {seed}: {found:?}, not {meant}\n{page}");
    }
}
