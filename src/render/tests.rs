//! What every form of diagnostics must survive.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::diagnostic::{Address, Applicability, Code, Fix, Identity, Location};
use crate::source::Span;
use crate::source::edit::Replacement;

static CODE: Code = Code::error("some-code", "# Something is wrong\n\nIt should not be.\n");
static OTHER: Code = Code::warning("other-code", "").fixable(Applicability::Safe);

/// A file in which `place` is wrong.
pub(super) fn found(name: &str, text: &str, place: &str) -> Checked {
    let start = text.find(place).unwrap();
    let span = Span::new(start, start + place.len());
    Checked { source: Source::new(name, text), diagnostics: vec![diagnostic(&CODE, span, "what is wrong")] }
}

fn diagnostic(code: &'static Code, span: Span, message: &str) -> Diagnostic {
    Diagnostic {
        code,
        severity: code.severity,
        message: message.to_owned(),
        location: Location::unaddressed(span),
        label: String::new(),
        related: Vec::new(),
        help: None,
        fix: Fix::default(),
        identity: Identity::default(),
        baseline_state: None,
    }
}

/// A diagnostic that has everything, about the two places.
fn full(code: &'static Code, first: Span, second: Span, words: &str, pointer: Option<&str>) -> Diagnostic {
    let location = |span| Location { span, address: pointer.map(|pointer| Address::Pointer(pointer.into())) };
    Diagnostic {
        location: location(first),
        label: words.to_owned(),
        related: vec![(location(second), words.to_owned())],
        help: Some(format!("{words}\n{words}")),
        fix: Fix {
            edits: Vec::new(),
            replacements: vec![Replacement { span: first, text: words.to_owned() }],
        },
        ..diagnostic(code, first, words)
    }
}

const HOSTILE: &str = "<&>\"'%0A::error::]]>{0}[x](y)\u{0}\u{7}\u{1b}[2J\r\n\t\u{202e}\u{FFFE}🗞e\u{301} ::error::a\n::error::b ::error::c";

/// Long lines, odd names, odd characters, odd places, nothing at all.
pub(super) fn hostile_files() -> Vec<Checked> {
    let texts = [
        String::new(),
        "\n".to_owned(),
        "\r\n\t\"e\u{301}👩‍👩‍👧\"\r\n".to_owned(),
        HOSTILE.to_owned(),
        "🗞".repeat(1_000_000),
    ];
    let names = ["", ":", "a b.json", "기사/ü.json", "::error::\n::error::\u{1b}[2J:,%.json", "<stdin>"];
    let mut files = vec![Checked { source: Source::new("fine.json", ""), diagnostics: Vec::new() }];
    for (text, name) in texts.into_iter().zip(names) {
        let end = text.len();
        let middle = text.floor_char_boundary(end / 2);
        let spans = [Span::new(0, 0), Span::new(0, end), Span::new(middle, end), Span::new(end, end)];
        let diagnostics = spans
            .into_iter()
            .flat_map(|span| {
                let one = full(&CODE, span, Span::new(middle, middle), HOSTILE, Some(HOSTILE));
                [one, full(&OTHER, span, Span::new(0, end), "", None), diagnostic(&CODE, span, HOSTILE)]
            })
            .collect();
        files.push(Checked { source: Source::new(name, text), diagnostics });
    }
    files
}

/// Asserts that what should be parsed again can be.
fn assert_readable(files: &[Checked]) {
    let count: usize = files.iter().map(|file| file.diagnostics.len()).sum();
    for format in Format::ALL {
        for color in [false, true] {
            let shown = render(files, format, Look { color, ..Look::default() });
            // GitHub runs lines that begin with `::`, even after white space.
            let is_command = |line: &str| line.trim_start().starts_with("::");
            assert!(format == Format::Github || !shown.lines().any(is_command), "{shown}");
            match format {
                Format::Json => {
                    let run: Value = serde_json::from_str(&shown).unwrap();
                    assert_eq!(run["diagnostics"].as_array().unwrap().len(), count);
                }
                Format::Sarif => {
                    let log: Value = serde_json::from_str(&shown).unwrap();
                    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), count);
                }
                Format::Junit => assert!(roxmltree::Document::parse(&shown).is_ok(), "{shown}"),
                Format::Concise | Format::Github => assert_eq!(shown.lines().count(), count, "{shown}"),
                // Tests of their own parse these.
                Format::Human | Format::Csv | Format::Html => {}
            }
        }
    }
}

#[test]
fn every_form_survives_what_strangers_write() {
    assert_readable(&hostile_files());
}

#[test]
fn a_long_line_full_of_findings_is_no_trouble() {
    let text = "🗞é".repeat(100_000);
    let span = |index: usize| Span::new(index * 120, index * 120 + 6);
    let diagnostics = (0..5_000).map(|index| diagnostic(&CODE, span(index), "m")).collect();
    let file = Checked { source: Source::new("a.json", text), diagnostics };
    for format in Format::ALL {
        assert!(!render(std::slice::from_ref(&file), format, Look::default()).is_empty());
    }
}

/// Texts with what is difficult in them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,9}",
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\u{FEFF}\t".to_owned()),
        Just("👩‍👩‍👧e\u{301}".to_owned()),
        Just("%::,".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_form_stumbles(
        name in text(), text in text(), words in text(), pointer in proptest::option::of(text()), at in any::<[u8; 4]>()
    ) {
        let source = Source::new(name, text);
        let offset = |at: u8| source.text.floor_char_boundary(usize::from(at) % (source.text.len() + 1));
        let span = |a: u8, b: u8| Span::new(offset(a).min(offset(b)), offset(a).max(offset(b)));
        let (first, second) = (span(at[0], at[1]), span(at[2], at[3]));
        let code = if at[0] % 2 == 0 { &CODE } else { &OTHER };
        let diagnostics = vec![full(code, first, second, &words, pointer.as_deref()), diagnostic(code, second, &words)];
        assert_readable(&[Checked { source, diagnostics }]);
    }
}
