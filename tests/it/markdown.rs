//! Articles in Markdown are the same as in JSON, and so are the findings in them.

use std::fs;

use byline::diagnostic::Applicability;
use byline::fix::fix;
use byline::formats::article::{Syntax, Unformattable, read, write};
use byline::model::Article;
use byline::source::Source;
use byline::{RuleSet, validate};
use serde_json::Value;

use crate::support::difference::differences;
use crate::support::generated::{Mode, article, seeds};
use crate::support::program::Folder;
use crate::support::smallest::smallest;
use crate::support::{examples, golden, in_crate};

/// How the article differs after it was written as Markdown and read again.
fn changes(article: &Article) -> Vec<String> {
    let text = write(article, Syntax::Markdown);
    let source = Source::new("article.md", &*text);
    let read = read(&source, Syntax::Markdown);
    if let Some(finding) = read.findings.first() {
        return vec![format!("{finding:?}")];
    }
    let back = serde_json::to_value(read.article.unwrap()).unwrap();
    let differences = differences(&serde_json::to_value(article).unwrap(), &back);
    differences.iter().map(|difference| format!("{difference:?}")).collect()
}

fn check(name: &str, article: Value) {
    let parsed: Article = serde_json::from_value(article.clone()).unwrap();
    if changes(&parsed).is_empty() {
        return;
    }
    let fails = |article: &Value| {
        serde_json::from_value(article.clone()).is_ok_and(|article| !changes(&article).is_empty())
    };
    let smallest: Article = serde_json::from_value(smallest(article, &fails)).unwrap();
    let text = write(&smallest, Syntax::Markdown);
    panic!("{name}: {:#?}\n{smallest:#?}\n{text}", changes(&smallest));
}

#[test]
fn examples_come_back_from_markdown() {
    for (name, article) in examples() {
        check(&name, serde_json::to_value(article).unwrap());
    }
}

#[test]
fn generated_articles_come_back_from_markdown() {
    for seed in seeds(300) {
        for mode in [Mode::Coherent, Mode::Wild] {
            check(&format!("{mode:?} {seed}"), article(seed, mode));
        }
    }
}

/// What the guide shows is what is read.
#[test]
fn the_guide_shows_what_markdown_becomes() {
    const GUIDE: &str = "src/formats/article/README.md";
    let guide = fs::read_to_string(in_crate(GUIDE)).unwrap();
    let (mut shown, mut front, mut body) = (String::new(), None, None);
    let mut lines = guide.lines();
    let mut count = 0;
    while let Some(line) = lines.next() {
        shown += &format!("{line}\n");
        let fence = &line[..line.len() - line.trim_start_matches('`').len()];
        if fence.len() < 3 {
            continue;
        }
        let block: String =
            lines.by_ref().take_while(|line| *line != fence).map(|line| format!("{line}\n")).collect();
        match &line[fence.len()..] {
            "markdown" if front.is_none() => {
                let end = block.find("---\n\n").unwrap();
                front = Some(block[..end + 4].to_owned());
                assert_eq!(messages(&block), [""; 0], "{block}");
            }
            "markdown" => body = Some(format!("{}\n{block}", front.as_deref().unwrap())),
            "yaml" => {
                let text = body.take().expect("a block of Markdown comes first");
                let source = Source::new("article.md", text);
                let article = read(&source, Syntax::Markdown).article.unwrap();
                let yaml = write(&article, Syntax::Yaml);
                let start = yaml.find("\nbody:").unwrap() + 1;
                shown += &yaml[start..];
                count += 1;
                shown += &format!("{fence}\n");
                continue;
            }
            _ => {}
        }
        shown += &block;
        shown += &format!("{fence}\n");
    }
    assert!(count >= 5, "{count}");
    golden(GUIDE, &shown);
}

fn messages(text: &str) -> Vec<String> {
    let source = Source::new("article.md", text);
    let found = validate(&source, Syntax::Markdown, &RuleSet::standard()).diagnostics;
    found
        .iter()
        .map(|found| format!("{}: {}: {}", &text[found.location.span.range()], found.code.id, found.message))
        .collect()
}

const STORY: &str = "---
metadata: { title: The night ferry is back, language: en }
people:
  okafor: { name: Mei Okafor }
quotes:
  q-lights: { text: We left the lights on, speaker: okafor }
---

";

#[test]
fn findings_are_at_their_place_in_the_markdown() {
    assert_eq!(
        messages(&format!(
            "{STORY}“We left the lights on,”{{#q-light}} [Mei Okafor](#okafr) said in the cafÃ©.\n"
        )),
        [
            "q-light: reference-dangling: no quote has the id `q-light`",
            "okafr: reference-dangling: no person, organization, place, event or work has the id `okafr`",
            "Ã©: text-mojibake: `Ã©` is `é` in UTF-8, read as Latin-1",
        ]
    );
}

#[test]
fn fixes_change_the_markdown() {
    let fixed = |body: &str| {
        let source = Source::new("article.md", format!("{STORY}{body}"));
        let judge = |source: &Source| validate(source, Syntax::Markdown, &RuleSet::standard()).diagnostics;
        let fixed = fix(source, Syntax::Markdown, Applicability::Ask, judge);
        assert!(fixed.count() > 0, "{:#?}", fixed.diagnostics);
        fixed.source.text
    };
    let before =
        "“We left the lights on,”{#q-light} [Mei Okafor](#okafr) said \\*twice\\* in the cafÃ© & bar.\n";
    let after =
        "“We left the lights on,”{#q-lights} [Mei Okafor](#okafor) said \\*twice\\* in the café & bar.\n";
    assert_eq!(fixed(before), format!("{STORY}{after}"));
}

#[test]
fn formatting_keeps_comments_and_line_ends() {
    let text = "---
# About the story.
metadata:
    title: The ferry   # short
    language: en
---
# A heading
* one
* two

Lines *of*
a paragraph
";
    let expected = "---
# About the story.
metadata:
  title: The ferry   # short
  language: en
---

## A heading

- one
- two

Lines *of*
a paragraph
";
    let formatted = |text: &str| {
        let source = Source::new("article.md", text);
        read(&source, Syntax::Markdown).formatted(Syntax::Markdown)
    };
    assert_eq!(formatted(text).unwrap(), expected);
    assert_eq!(formatted(expected).unwrap(), expected);
    assert_eq!(formatted(&format!("{text}\n<!-- later -->\n")), Err(Unformattable::Comment));
    assert_eq!(formatted(&format!("{text}\n<b>later</b>\n")), Err(Unformattable::Wrong));
    assert_eq!(formatted(&text.replace('\n', "\r\n")).unwrap(), expected.replace('\n', "\r\n"));
}

/// What newsrooms write needs no YAML in the body.
#[test]
fn no_block_of_news_is_in_yaml() {
    let is_news = |name: &str| !name.contains("everything") && !name.contains("research");
    for (name, article) in examples().into_iter().filter(|(name, _)| is_news(name)) {
        let text = write(&article, Syntax::Markdown);
        assert_eq!(text.matches("```byline").count(), 0, "{name}\n{text}");
    }
}

/// Written with the guide alone.
#[test]
fn stories_are_valid_and_come_back() {
    for entry in fs::read_dir(in_crate("tests/fixtures/stories")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        assert_eq!(messages(&text), [""; 0], "{text}");
        let source = Source::new("article.md", &*text);
        let article = read(&source, Syntax::Markdown).article.unwrap();
        assert_eq!(write(&article, Syntax::Markdown).matches("```byline").count(), 0, "{text}");
        assert_eq!(changes(&article), [""; 0], "{text}");
    }
}

/// Names and quotes mark themselves as links.
#[test]
fn words_become_links() {
    let text = "---\nmetadata: { title: T, language: en }\npeople:\n  silva: { name: João Silva }\n  lind: { name: Astrid Lind }\nquotes:\n  \
                q-appeal: { text: We will appeal, speaker: silva }\n---\n\n“We will *not* wait,” said Astrid Lind.\n\n“We will appeal,” said\nJoão Silva.\n";
    let folder = Folder::with(&[("story.md", text)]);
    let ran = folder.run(&["validate", "--profile", "advice", "--fix=all", "story.md"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    let fixed = text.replace("said Astrid Lind", "said [Astrid Lind](#lind)").replace(
        "“We will appeal,” said\nJoão Silva",
        "“[We will appeal](#q-appeal),” said\n[João Silva](#silva)",
    );
    assert_eq!(fs::read_to_string(folder.path().join("story.md")).unwrap(), fixed);
}

/// A quote in a quote is no mark between quotation marks, which would not be found again.
#[test]
fn quotes_in_quotes_come_back() {
    let text = "---\nmetadata: { title: T, language: en }\npeople: { jon: { name: Jón } }\nquotes:\n  \
                q-said: { text: Jón said ‘never’, speaker: jon }\n  q-never: { text: never, speaker: jon }\n---\n\n\
                “[Jón said ‘[never](#q-never)’]{.quote ref=q-said}”, said Jón.\n";
    let source = Source::new("article.md", text);
    let article = read(&source, Syntax::Markdown).article.unwrap();
    assert_eq!(changes(&article), Vec::<String>::new());
}
