//! Comma-separated values ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)), for spreadsheets; the columns are
//! documented at [`Format::Csv`](crate::render::Format::Csv).

#[cfg(feature = "cli")]
mod statistics;

use std::borrow::Cow;

use crate::diagnostic::{Address, Applicability, Diagnostic};
use crate::render::visible::visible_lines;
use crate::render::{Checked, visible, visible_name};
use crate::source::Lines;

/// The first row: the names of the columns.
pub(super) const HEADER: &str =
    "file,line,column,end_line,end_column,severity,rule,message,pointer,label,help,fix,url\r\n";

pub(super) fn render(files: &[Checked]) -> String {
    std::iter::once(HEADER.to_owned()).chain(files.iter().map(rows)).collect()
}

/// A row for each finding in a file.
pub(super) fn rows(Checked { source, diagnostics }: &Checked) -> String {
    let mut out = String::new();
    if diagnostics.is_empty() {
        return out;
    }
    let (lines, name) = (Lines::new(&source.text), visible_name(&source.name));
    for diagnostic in diagnostics {
        row(&mut out, &name, source.url.as_deref(), &lines, diagnostic);
    }
    out
}

fn row(out: &mut String, name: &str, url: Option<&str>, lines: &Lines<'_>, diagnostic: &Diagnostic) {
    let Diagnostic {
        code,
        severity,
        message,
        location,
        label,
        related: _,
        help,
        fix,
        identity: _,
        baseline_state: _,
    } = diagnostic;
    let (start, end) = (lines.position(location.span.start), lines.position(location.span.end));
    let pointer = location.address.as_ref().map(Address::as_str).unwrap_or_default();
    let help = help.as_deref().map(|help| visible_lines(help).join("\n")).unwrap_or_default();
    let fix = code.fix.filter(|_| !fix.is_empty()).map(Applicability::name).unwrap_or_default();
    let cells: [Cow<'_, str>; 13] = [
        name.into(),
        start.line.to_string().into(),
        start.column.to_string().into(),
        end.line.to_string().into(),
        end.column.to_string().into(),
        severity.to_string().into(),
        code.id.into(),
        visible(message),
        visible(pointer),
        visible(label),
        help.into(),
        fix.into(),
        visible(url.unwrap_or_default()),
    ];
    push_row(out, &cells);
}

fn push_row(out: &mut String, cells: &[Cow<'_, str>]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// Writes a cell, quoted if necessary.
fn push_cell(out: &mut String, cell: &str) {
    let is_formula = is_formula(cell);
    if !is_formula && !cell.contains(['"', ',', '\n', '\r']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if is_formula {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

/// Whether a spreadsheet might calculate the cell instead of showing it; some skip spaces, some know wide characters.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::render::tests::{found, hostile_files};
    use crate::source::Span;
    use crate::source::edit::Replacement;

    #[test]
    fn a_finding_is_a_row() {
        static FIXABLE: Code = Code::warning("some-code", "").fixable(Applicability::Ask);
        let mut file = found("a, b.json", "{ \"🗞\": 1 }", "1");
        let diagnostic = &mut file.diagnostics[0];
        diagnostic.code = &FIXABLE;
        diagnostic.message = "no \"1\"".to_owned();
        diagnostic.help = Some("do this\nor that".to_owned());
        diagnostic.location.address = Some(Address::Pointer("/🗞".into()));
        diagnostic.fix.replacements = vec![Replacement { span: Span::new(0, 1), text: String::new() }];
        let row = "\"a, b.json\",1,8,1,9,error,some-code,\"no \"\"1\"\"\",/🗞,,\"do this\nor that\",ask,\r\n";
        assert_eq!(render(&[file]), format!("{HEADER}{row}"));
        assert_eq!(render(&[]), HEADER);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1", "\u{A0}-1"] {
            let mut file = found(text, "1", "1");
            file.diagnostics[0].message = text.to_owned();
            file.diagnostics[0].help = Some(text.to_owned());
            let shown = render(&[file]);
            for cell in cells(&shown).iter().skip(1).flatten() {
                assert!(!is_formula(cell), "{cell:?} of {text:?}");
            }
        }
        assert!(!is_formula("a=1") && !is_formula("") && !is_formula("`-1` is"));
    }

    #[test]
    fn every_finding_is_a_row_whatever_is_in_it() {
        let files = hostile_files();
        let shown = render(&files);
        let rows = cells(&shown);
        assert_eq!(rows.len(), 1 + files.iter().map(|file| file.diagnostics.len()).sum::<usize>());
        assert!(rows.iter().all(|row| row.len() == 13));
        let is_control = |c: char| c.is_control() && !matches!(c, '\r' | '\n');
        assert!(!shown.contains(is_control) && !shown.contains('\u{202e}'));
    }

    /// What a parser sees: rows of cells.
    fn cells(csv: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = csv.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !is_quoted => {
                    assert_eq!(chars.next(), Some('\n'));
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        assert!(!is_quoted && cell.is_empty() && row.is_empty());
        rows
    }
}
