//! What is exported is as sound as the article: a format of others says less, and no rule takes that for a mistake.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use byline::diagnostic::Severity;
use byline::formats::{Format, WRITERS};
use byline::rules::RuleSet;
use byline::source::Source;
use byline::validate;
use support::examples;

#[test]
fn nothing_is_wrong_with_the_exported_examples() {
    for (name, article) in examples() {
        for writer in WRITERS {
            let text = writer.export(&article).unwrap().text;
            let source = Source::new(format!("article.{}", writer.ending()), text);
            let format = Format::of(&source.name, &source.text);
            let mut found = validate::validate(&source, format, &RuleSet::standard()).diagnostics;
            found.retain(|diagnostic| diagnostic.severity != Severity::Advice);
            assert!(found.is_empty(), "{name} as {}: {found:#?}", writer.title());
        }
    }
}
