//! The list of what is fixed since a baseline was written.

use std::fmt::Write;

use crate::render::html::grouped;
use crate::render::{FixedFinding, visible};

/// How many of them are shown at once.
const FEW: usize = 20;

/// The list, which can be folded; nothing if nothing is fixed.
pub(super) fn section(out: &mut String, fixed: &[FixedFinding]) {
    if fixed.is_empty() {
        return;
    }
    let count = grouped(fixed.len());
    let are = if fixed.len() == 1 { "finding of the baseline is" } else { "findings of the baseline are" };
    let open = if fixed.len() > FEW { "" } else { " open" };
    let _ = write!(
        out,
        "<section aria-labelledby=\"fixed-title\">\n<h2 id=\"fixed-title\">Fixed</h2>\n\
         <details id=\"fixed\"{open}><summary>{count} {are} not found any more</summary>\n<table>\n\
         <thead><tr><th scope=\"col\">Message</th><th scope=\"col\">Rule</th><th scope=\"col\">File</th></tr></thead>\n\
         <tbody>",
    );
    for FixedFinding { file, rule, message, code: _, fingerprint: _ } in fixed {
        out.push_str("\n<tr><td>");
        with_code(out, &visible(message));
        out.push_str("</td><td><code>");
        escape(out, &visible(rule));
        out.push_str("</code></td><td>");
        escape(out, &visible(file));
        out.push_str("</td></tr>");
    }
    out.push_str("</tbody>\n</table>\n</details>\n</section>\n");
}

/// A text with the parts in backticks as code.
fn with_code(out: &mut String, text: &str) {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(out, text);
    }
    for (index, part) in parts.into_iter().enumerate() {
        out.push_str(if index % 2 == 1 { "<code>" } else { "" });
        escape(out, part);
        out.push_str(if index % 2 == 1 { "</code>" } else { "" });
    }
}

/// A text as HTML.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
}
