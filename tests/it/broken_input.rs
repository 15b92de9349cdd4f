//! Any input gives diagnostics, never a panic or a stack overflow.

use byline::RuleSet;
use byline::config::Config;
use byline::formats::WRITERS;
use byline::formats::article::Syntax;
use byline::render::{Checked, Format, Look, render};
use byline::source::Source;
use byline::validate;
use proptest::prelude::*;

use crate::support;

/// Reads, validates and shows a text, and writes what could be read in every format.
fn everything(text: &str, syntax: Syntax) -> Vec<&'static str> {
    let source = Source::new("article", text);
    let mut validated = validate::validate(&source, syntax, &RuleSet::standard());
    if let Some(article) = validated.article() {
        let findings = WRITERS.iter().flat_map(|writer| match writer.export(article) {
            Ok(written) => written.losses.finding(writer.info().title, true).into_iter().collect(),
            Err(impediments) => impediments,
        });
        validated.add(findings.collect());
    }
    for diagnostic in &validated.diagnostics {
        assert!(text.get(diagnostic.location.span.range()).is_some(), "{diagnostic:#?}");
        let is_told = diagnostic.help.is_some() || diagnostic.code.id == "lost-on-export";
        assert!(is_told, "what is to be done? {diagnostic:#?}");
    }
    let ids = validated.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
    let checked = Checked { diagnostics: validated.diagnostics.clone(), source: source.clone() };
    for format in Format::ALL {
        render(std::slice::from_ref(&checked), format, Look::default());
    }
    over_defaults(text, syntax, DEFAULTS);
    ids
}

/// Validates a text with the defaults of a configuration: every place is in the right file.
fn over_defaults(text: &str, syntax: Syntax, configuration: &str) {
    let (config, wrong) = Config::read(&Source::new("byline.toml", configuration));
    assert!(wrong.iter().all(|wrong| configuration.get(wrong.location.span.range()).is_some()), "{wrong:#?}");
    let Some(defaults) = &config.defaults else { return };
    let source = Source::new("article", text);
    let validated = validate::validate_over(&source, syntax, defaults, &RuleSet::standard());
    for (file, found) in [(text, &validated.diagnostics), (configuration, &validated.of_defaults)] {
        for diagnostic in found {
            let places = diagnostic.related.iter().map(|(place, _)| place).chain([&diagnostic.location]);
            for place in places {
                assert!(file.get(place.span.range()).is_some(), "{diagnostic:#?}");
            }
        }
    }
}

/// Defaults with many errors.
const DEFAULTS: &str = r#"
[defaults.metadata]
language = "e n"
publisher = "nobody"
authors = ["kim", { agent = 1 }]
publication = { issn = "0378-595\u0035" }
[defaults.people.kim]
name = '''
Kim "K" Kim'''
orcid = "0000-0002-1825-0079"
roles = [{ organization = "kim" }, "nothing"]
[defaults.quotes.q]
text = "Never said."
speaker = "kim"
[defaults.extensions]
"byline.allow" = [{ rule = "x" }]
"#;

#[test]
fn a_truncated_file_is_a_syntax_error() {
    for source in support::example_sources().iter().filter(|source| source.name.ends_with(".json")) {
        let step = source.text.len() / 50;
        for end in (0..source.text.trim_end().len()).step_by(step) {
            let text = &source.text[..source.text.floor_char_boundary(end)];
            assert_eq!(everything(text, Syntax::Json), ["syntax-error"], "{} up to {end}", source.name);
        }
    }
}

#[test]
fn a_truncated_yaml_file_is_read_as_far_as_it_goes() {
    for source in support::example_sources().iter().filter(|source| source.name.ends_with(".yaml")) {
        for end in (0..source.text.len()).step_by(97) {
            everything(&source.text[..source.text.floor_char_boundary(end)], Syntax::Yaml);
        }
    }
}

#[test]
fn deep_nesting_is_one_diagnostic() {
    let brackets = "[".repeat(1_000_000);
    assert_eq!(everything(&brackets, Syntax::Json), ["input-too-deep"]);
    assert_eq!(everything(&brackets, Syntax::Yaml), ["input-too-deep"]);
    let nested = |levels: usize| {
        let open = r#"[{"type":"subscript","content":"#.repeat(levels);
        let close = "}]".repeat(levels);
        format!(
            r#"{{"metadata":{{"title":"T","language":"en"}},"body":[{{"type":"paragraph","content":{open}"x"{close}}}]}}"#
        )
    };
    // JATS has all of it; JSON-LD, by itself and in a web page, has no body.
    assert_eq!(everything(&nested(61), Syntax::Json), ["lost-on-export", "lost-on-export"]);
    assert_eq!(everything(&nested(70), Syntax::Json), ["input-too-deep"]);
}

#[test]
fn an_incomplete_character_is_a_syntax_error() {
    let text = r#"{"metadata":{"title":"\ud83d","language":"en"},"body":"x"}"#;
    assert_eq!(everything(text, Syntax::Json), ["syntax-error"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn mutated_files_can_be_read_and_shown(
        example in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, "[{}\\[\\]:,\"a-zé윤😀\u{0}\u{202E} \n-]{0,4}"), 1..4),
    ) {
        let sources = support::example_sources();
        let source = example.get(&sources);
        let mut text = source.text.clone();
        for (at, length, insert) in edits {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end.max(start), &insert);
        }
        everything(&text, Syntax::of(&source.name).unwrap());
    }

    #[test]
    fn mutated_defaults_can_be_read_and_shown(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, "[{}\\[\\]=\"',.a-zé윤0-9\n-]{0,4}"), 0..4),
    ) {
        let mut configuration = DEFAULTS.to_owned();
        for (at, length, insert) in edits {
            let start = configuration.floor_char_boundary(at.index(configuration.len() + 1));
            let end = configuration.floor_char_boundary((start + length).min(configuration.len()));
            configuration.replace_range(start..end.max(start), &insert);
        }
        over_defaults("metadata:\n  title: T\n  authors: [kim]\nbody:", Syntax::Yaml, &configuration);
    }
}
