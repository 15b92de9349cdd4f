//! One line each, for editors and `grep`.

use std::fmt::Write;

use crate::render::{Checked, visible, visible_name};
use crate::source::Lines;

pub(super) fn render(files: &[Checked]) -> String {
    let mut out = String::new();
    for Checked { source, diagnostics } in files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let lines = Lines::new(&source.text);
        let name = visible_name(&source.name);
        for diagnostic in diagnostics {
            let start = lines.position(diagnostic.location.span.start);
            let (severity, code) = (diagnostic.severity, diagnostic.code.id);
            let message = visible(&diagnostic.message);
            let _ = writeln!(out, "{name}:{}:{}: {severity}[{code}]: {message}", start.line, start.column);
        }
    }
    out
}
