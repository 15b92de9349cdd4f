use super::*;
use crate::diagnostic::{Address, Code, Fix, Identity, Location};
use crate::source::{Source, Span};

static CODE: Code = Code::error("some-code", "");

/// A diagnostic about the first occurrence of `place`.
fn at(source: &Source, place: &str, label: &str) -> Diagnostic {
    Diagnostic {
        code: &CODE,
        severity: Severity::Error,
        message: "what is wrong".to_owned(),
        location: location(source, place),
        label: label.to_owned(),
        related: Vec::new(),
        help: None,
        fix: Fix::default(),
        identity: Identity::default(),
        baseline_state: None,
    }
}

fn location(source: &Source, place: &str) -> Location {
    let start = source.text.find(place).unwrap();
    Location::unaddressed(Span::new(start, start + place.len()))
}

/// The excerpt, without the title and the place.
fn excerpt(text: &str, place: &str, label: &str) -> String {
    let source = Source::new("a.json", text);
    let diagnostic = at(&source, place, label);
    below_title(&shown(source, diagnostic))
}

fn below_title(shown: &str) -> String {
    format!("\n{}", shown.splitn(4, '\n').last().unwrap().trim_end())
}

fn shown(source: Source, diagnostic: Diagnostic) -> String {
    let look = Look { summary: false, ..Look::default() };
    render(&[Checked { source, diagnostics: vec![diagnostic] }], look)
}

#[test]
fn a_diagnostic_looks_as_in_rustc() {
    let source = Source::new("a.json", "{\n  \"speaker\": \"sliva\",\n  \"b\": 1\n}\n");
    let mut diagnostic = at(&source, "\"sliva\"", "not in `people`");
    diagnostic.location.address = Some(Address::Pointer("/quotes/q1/speaker".into()));
    diagnostic.related.push((location(&source, "1"), "of this".to_owned()));
    diagnostic.help = Some("add the speaker,\nor correct the id".to_owned());
    let expected = "\
error[some-code]: what is wrong
 --> a.json:2:14
  |
2 |   \"speaker\": \"sliva\",
  |              ^^^^^^^ not in `people`
3 |   \"b\": 1
  |        - of this
  |
  = at: /quotes/q1/speaker
  = help: add the speaker,
          or correct the id

";
    assert_eq!(shown(source, diagnostic), expected);
}

#[test]
fn a_place_far_away_has_an_excerpt_of_its_own() {
    let source = Source::new("a.yaml", format!("a: 1{}\nb: 2\n", "\n".repeat(100)));
    let mut diagnostic = at(&source, "1", "");
    diagnostic.related.push((location(&source, "2"), "first here".to_owned()));
    let expected = "\
error[some-code]: what is wrong
   --> a.yaml:1:4
    |
  1 | a: 1
    |    ^
note: first here
   --> a.yaml:102:4
    |
102 | b: 2
    |    ^

";
    assert_eq!(shown(source, diagnostic), expected);
}

#[test]
fn carets_stand_under_wide_characters_and_behind_tabs() {
    let expected = "
2 |     \"이름\": \"윤석열\",
  |             ^^^^^^^^ here";
    assert_eq!(excerpt("{\r\n\t\"이름\": \"윤석열\",\r\n}", "\"윤석열\"", "here"), expected);
}

#[test]
fn what_goes_on_over_several_lines_is_pointed_at_where_it_begins() {
    let text = "{\n  \"metadata\": {\n    \"a\": 1\n  }\n}";
    let expected = "
2 |   \"metadata\": {
  |               ^ no `title`";
    assert_eq!(excerpt(text, "{\n    \"a\": 1\n  }", "no `title`"), expected);
}

#[test]
fn no_span_can_break_it() {
    let texts = ["", "\n", "a\n", "윤\r\n\t\n석", "\u{202E}👩‍👩‍👧 x\n\n\n\n\n\n\n\n\n\n\ny", &"윤 a".repeat(99)];
    for text in texts {
        let source = Source::new("a.json", text);
        for start in 0..text.len() + 3 {
            for end in [start, start + 1, start + 7, usize::MAX] {
                let mut diagnostic = at(&source, "", "here");
                diagnostic.location.span = Span::new(start, end);
                diagnostic.related.push((location(&source, ""), String::new()));
                let shown = shown(source.clone(), diagnostic);
                assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
            }
        }
    }
}

#[test]
fn an_empty_file_and_the_end_of_one_can_be_pointed_at() {
    assert_eq!(excerpt("", "", "nothing here"), "\n1 |\n  | ^ nothing here");
    let source = Source::new("a.json", "{\n");
    let mut diagnostic = at(&source, "{", "expected `}`");
    diagnostic.location.span = Span::new(2, 2);
    assert_eq!(below_title(&shown(source, diagnostic)), "\n2 |\n  | ^ expected `}`");
}

#[test]
fn of_a_very_long_line_only_the_part_around_the_place_is_shown() {
    let filler = "\"a\": 1, ".repeat(100_000);
    let expected = "
1 | …a\": 1, \"a\": 1, \"a\": 1, \"speaker\": \"sliva\", \"a\": 1, \"a\": 1, \"a\": 1, \"a\": 1,…
  |                                     ^^^^^ not in `people`";
    let text = format!("{{{filler}\"speaker\": \"sliva\", {filler}}}");
    assert_eq!(excerpt(&text, "sliva", "not in `people`"), expected);
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let source = Source::new("a\u{1b}.json", "a: \u{1b}[31m\u{202e}x\u{9b}");
    let mut diagnostic = at(&source, "x", "\u{7}");
    diagnostic.message = "no `\u{1b}[2J`".to_owned();
    let expected = "\
error[some-code]: no `<U+001B>[2J`
 --> a<U+001B>.json:1:10
  |
1 | a: <U+001B>[31m<U+202E>x<U+009B>
  |                        ^ <U+0007>

";
    assert_eq!(shown(source, diagnostic), expected);
}

#[test]
fn the_last_line_counts() {
    let file = |severities: &[Severity]| {
        let source = Source::new("a.json", "{}");
        let with = |severity: &Severity| Diagnostic { severity: *severity, ..at(&source, "", "") };
        Checked { diagnostics: severities.iter().map(with).collect(), source: source.clone() }
    };
    let (error, warning) = (Severity::Error, Severity::Warning);
    let summary = |files: &[Checked]| {
        let mut summary = Summary::default();
        files.iter().for_each(|file| summary.add(file));
        summary.render(Look::default()).trim_end().to_owned()
    };
    assert_eq!(summary(&[file(&[])]), "nothing wrong in 1 file");
    assert_eq!(summary(&[file(&[error]), file(&[])]), "1 error in 2 files");
    assert_eq!(
        summary(&[file(&[error, error, warning]), file(&[error, Severity::Advice])]),
        "3 errors, 1 warning, 1 advice in 2 files"
    );
}

#[test]
fn where_there_is_much_it_is_said_what_it_is_about() {
    static OTHER: Code = Code::warning("other-code", "# A page");
    let file = |name: &str, other: usize| {
        let source = Source::new(name, "{}");
        let diagnostics = (0..15).map(|number| Diagnostic {
            code: if number < other { &OTHER } else { &CODE },
            ..at(&source, "", "")
        });
        Checked { diagnostics: diagnostics.collect(), source: source.clone() }
    };
    let mut summary = Summary::default();
    summary.add(&file("a.json", 12));
    summary.add(&file("b.json", 11));
    let expected = "30 errors in 2 files\n      23  other-code\n       7  some-code\n";
    assert_eq!(summary.render(Look::default()), expected);
}
