//! [Workflow commands](https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands), which
//! GitHub Actions turns into annotations of a pull request's lines.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Severity};
use crate::render::{Checked, visible};
use crate::source::Lines;

pub(super) fn render(files: &[Checked]) -> String {
    let mut out = String::new();
    for Checked { source, diagnostics } in files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let lines = Lines::new(&source.text);
        for diagnostic in diagnostics {
            command(&mut out, &visible(&source.name), &lines, diagnostic);
        }
    }
    out
}

fn command(out: &mut String, name: &str, lines: &Lines<'_>, diagnostic: &Diagnostic) {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let span = diagnostic.location.span;
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    let _ = write!(out, "::{command} file={},line={},col={}", property(name), start.line, start.column);
    // Of a place of several lines GitHub forgets the columns and shows the last line: the first says more.
    if end.line == start.line {
        let _ = write!(out, ",endLine={},endColumn={}", end.line, end.column);
    }
    let _ = write!(out, ",title={}::{}", property(diagnostic.code.id), data(&diagnostic.message));
    // The log of the job shows nothing but these words.
    let _ = write!(out, "%0A--> {}:{}:{}", data(name), start.line, start.column);
    if let Some(help) = &diagnostic.help {
        let _ = write!(out, "%0Ahelp: {}", data(help));
    }
    out.push('\n');
}

/// The message after `::`, where only line ends and `%` are special.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| visible(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// A property value, between commas and colons.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::{found, hostile_files};

    #[test]
    fn a_finding_is_one_line_with_columns_in_characters() {
        let mut file = found("a,b: 100%.json", "{ \"🗞\": 1 }", "1");
        file.diagnostics[0].message = "`100%` is\r\nwrong: really, ::error::".to_owned();
        file.diagnostics[0].help = Some("do this\nor that".to_owned());
        assert_eq!(
            render(&[file]),
            "::error file=a%2Cb%3A 100%25.json,line=1,col=8,endLine=1,endColumn=9,title=some-code\
             ::`100%25` is%0Awrong: really, ::error::%0A--> a,b: 100%25.json:1:8%0Ahelp: do this%0Aor that\n"
        );
    }

    #[test]
    fn a_place_of_several_lines_is_where_it_begins() {
        let mut file = found("a.json", "{\n1 }", "{\n1 }");
        file.diagnostics[0].severity = Severity::Advice;
        let expected = "::notice file=a.json,line=1,col=1,title=some-code::what is wrong%0A--> a.json:1:1\n";
        assert_eq!(render(&[file]), expected);
    }

    #[test]
    fn nothing_that_is_found_breaks_out_of_its_line() {
        let files = hostile_files();
        let shown = render(&files);
        assert_eq!(shown.lines().count(), files.iter().map(|file| file.diagnostics.len()).sum::<usize>());
        assert!(shown.lines().all(|line| line.starts_with("::")));
        assert!(!shown.contains(['\r', '\u{1b}']));
    }
}
