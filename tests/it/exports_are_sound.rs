//! What is exported is as sound as the article: a format of others says less, and no rule takes that for a mistake.

use byline::RuleSet;
use byline::formats::{Format, WRITERS};
use byline::source::Source;
use byline::validate;

use crate::support::examples;

#[test]
fn nothing_is_wrong_with_the_exported_examples() {
    for (name, article) in examples() {
        for writer in WRITERS {
            let text = writer.export(&article).unwrap().text;
            let source = Source::new(format!("article.{}", writer.ending()), text);
            let format = Format::of(&source.name, &source.text);
            let mut found = validate::validate(&source, format, &RuleSet::standard()).diagnostics;
            // What an article has no place for is no fault of the file.
            found.retain(|diagnostic| diagnostic.code.id != "lost-on-import");
            assert!(found.is_empty(), "{name} as {}: {found:#?}", writer.title());
        }
    }
}
