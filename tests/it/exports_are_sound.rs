//! Exporting valid articles causes no findings: other formats express less, and no rule takes that for an error.

use byline::Format;
use byline::RuleSet;
use byline::formats::WRITERS;
use byline::source::Source;
use byline::validate;

use crate::support::examples;

#[test]
fn exported_examples_have_no_findings() {
    for (name, article) in examples() {
        for writer in WRITERS {
            let text = writer.export(&article).unwrap().text;
            let source = Source::new(format!("article.{}", writer.info().ending), text);
            let format = Format::of(&source.name, &source.text);
            let mut found = validate::validate(&source, format, &RuleSet::standard()).diagnostics;
            // What an article has no place for is not an error of the file.
            found.retain(|diagnostic| diagnostic.code.id != "lost-on-import");
            assert!(found.is_empty(), "{name} as {}: {found:#?}", writer.info().title);
        }
    }
}
