//! A page of Markdown as text for a terminal.

use std::fmt::Write;

use annotate_snippets::renderer::Style;

use crate::render::wrapped;

/// Headings in `emphasis`, paragraphs and lists wrapped, code indented.
///
/// Only what our pages use is understood: headings, paragraphs, `-` lists, fenced code, links.
pub(super) fn plain(markdown: &str, width: usize, emphasis: Style) -> String {
    let mut out = String::new();
    let mut paragraph = String::new();
    let mut is_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            flush(&mut out, &mut paragraph, width);
            is_code = !is_code;
        } else if is_code {
            let _ = writeln!(out, "{}", format!("    {line}").trim_end());
        } else if let Some(heading) = line.strip_prefix('#') {
            flush(&mut out, &mut paragraph, width);
            let _ = writeln!(out, "{emphasis}{}{emphasis:#}", heading.trim_start_matches('#').trim());
        } else if line.trim().is_empty() {
            flush(&mut out, &mut paragraph, width);
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
        } else {
            if line.starts_with("- ") {
                flush(&mut out, &mut paragraph, width);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut out, &mut paragraph, width);
    out.truncate(out.trim_end().len());
    out.push_str(if out.is_empty() { "" } else { "\n" });
    out
}

/// Moves the paragraph to `out`, wrapped; a list item's lines hang behind its dash.
fn flush(out: &mut String, paragraph: &mut String, width: usize) {
    let text = without_links(paragraph);
    let indent = if text.starts_with("- ") { "  " } else { "" };
    if !text.is_empty() {
        out.push_str(&wrapped(&text, width, indent));
        out.push('\n');
    }
    paragraph.clear();
}

/// `[words](address)` becomes `words <address>`, `<address>` stays.
fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, words, address, after)) = first_link(rest) {
        let _ = write!(out, "{before}{words} <{address}>");
        rest = after;
    }
    out.push_str(rest);
    out
}

fn first_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = text.split_once("](")?;
    let open = before.rfind('[')?;
    let (address, after) = rest.split_once(')')?;
    Some((&before[..open], &before[open + 1..], address, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_readable_without_its_marks() {
        let page = "\nOne digit is mistyped\nor two are. See [ORCID](https://orcid.org).\n\n\
                    - first of all\n- second\n\n## Fails\n\n```json\n{\n  \"a\": 1\n}\n```\n";
        let expected = "One digit is mistyped or two\nare. See ORCID\n<https://orcid.org>.\n\n\
                        - first of all\n- second\n\nFails\n\n    {\n      \"a\": 1\n    }\n";
        assert_eq!(plain(page, 28, Style::new()), expected);
    }
}
