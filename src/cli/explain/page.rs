//! Markdown pages as text for a terminal.

use std::fmt::Write;

use annotate_snippets::renderer::Style;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::render::wrapped;

/// Headings in `emphasis`, paragraphs and lists wrapped, code indented, tables in columns.
pub(super) fn plain(markdown: &str, width: usize, emphasis: Style) -> String {
    let (out, words) = (String::new(), String::new());
    let mut page = Page { out, width, emphasis, words, link: None, lists: Vec::new(), marker: None };
    let mut events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => page.code(&mut events),
            Event::Start(Tag::Table(_)) => page.table(&mut events),
            event => page.event(event),
        }
    }
    page.out
}

/// A page under construction.
struct Page {
    out: String,
    width: usize,
    emphasis: Style,
    /// The text of the current paragraph, heading or cell.
    words: String,
    /// The current link: its URL, and the start of its text.
    link: Option<(String, usize)>,
    /// The open lists, with the number of the next item.
    lists: Vec<Option<u64>>,
    /// The prefix of the next line: the dash or number of an item.
    marker: Option<String>,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) => self.gap(),
            Event::End(TagEnd::Heading(_)) => self.heading(),
            Event::End(TagEnd::Paragraph) => self.paragraph(),
            Event::Start(Tag::List(first)) => {
                self.paragraph();
                if self.lists.is_empty() {
                    self.gap();
                }
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => self.marker = self.lists.last_mut().map(marker),
            // The items of a tight list are not paragraphs.
            Event::End(TagEnd::Item) => self.paragraph(),
            event => self.inline(event),
        }
    }

    fn inline(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.words.push_str(&text),
            Event::Code(code) => self.words.extend(["`", &code, "`"]),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((dest_url.into_string(), self.words.len()));
            }
            Event::End(TagEnd::Link) => self.end_link(),
            _ => {}
        }
    }

    /// `[words](address)` becomes `words <address>`; a relative URL has no meaning here.
    fn end_link(&mut self) {
        let Some((address, start)) = self.link.take() else { return };
        if self.words[start..] == address {
            self.words.insert(start, '<');
            self.words.push('>');
        } else if address.contains("://") {
            let _ = write!(self.words, " <{address}>");
        }
    }

    fn heading(&mut self) {
        let (emphasis, heading) = (self.emphasis, std::mem::take(&mut self.words));
        let _ = writeln!(self.out, "{emphasis}{heading}{emphasis:#}");
    }

    /// Writes the current text, wrapped; the lines of an item are indented to its text.
    fn paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.is_empty() {
            return;
        }
        let marker = self.marker.take().unwrap_or_default();
        let indent = self.indent();
        let room = self.width.saturating_sub(indent.len());
        for (index, line) in wrapped(&words, room, "").lines().enumerate() {
            let before = if index == 0 { &indent[marker.len()..] } else { &indent };
            let marker = if index == 0 { marker.as_str() } else { "" };
            let _ = writeln!(self.out, "{before}{marker}{line}");
        }
    }

    fn code(&mut self, events: &mut Parser<'_>) {
        self.paragraph();
        self.gap();
        let indent = self.indent();
        let code: String = events
            .take_while(|event| !matches!(event, Event::End(_)))
            .filter_map(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None })
            .collect();
        for line in code.lines() {
            let _ = writeln!(self.out, "{}", format!("{indent}    {line}").trim_end());
        }
    }

    fn table(&mut self, events: &mut Parser<'_>) {
        self.gap();
        let (mut rows, mut row) = (Vec::new(), Vec::new());
        for event in events {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut self.words)),
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                event => self.inline(event),
            }
        }
        let columns = rows.first().map_or(0, Vec::len);
        let width_of = |column: usize| {
            let cells = rows.iter().filter_map(|row: &Vec<String>| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width_of).collect();
        for (index, row) in rows.iter().enumerate() {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            let line = cells.collect::<Vec<_>>().join("  ");
            let _ = writeln!(self.out, "{}", line.trim_end());
            if index == 0 {
                let rules = widths.iter().map(|width| "-".repeat(*width));
                let _ = writeln!(self.out, "{}", rules.collect::<Vec<_>>().join("  "));
            }
        }
    }

    /// The prefix of each line of a list item.
    fn indent(&self) -> String {
        self.lists.iter().map(|number| if number.is_some() { "   " } else { "  " }).collect()
    }

    /// An empty line before the next block, unless that is an item's first paragraph.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

fn marker(number: &mut Option<u64>) -> String {
    match number {
        Some(number) => {
            *number += 1;
            format!("{}. ", *number - 1)
        }
        None => "- ".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> String {
        plain(page, 28, Style::new())
    }

    #[test]
    fn markdown_is_readable_as_plain_text() {
        let page = "\nOne digit is *mistyped*\nor two are. See [ORCID](https://orcid.org) and [here](here.md).\n\n\
                    ## Fails\n\n```json\n{\n\n  \"a\": 1\n}\n```\n";
        let expected = "One digit is mistyped or two\nare. See ORCID\n<https://orcid.org> and\nhere.\n\n\
                        Fails\n\n    {\n\n      \"a\": 1\n    }\n";
        assert_eq!(shown(page), expected);
    }

    #[test]
    fn list_items_are_indented_after_their_marker() {
        let page = "There are:\n- one of the things `a  b` that are\n  long\n  1. first\n  2. second\n- two\n\nAfter.\n";
        let expected = "There are:\n\n- one of the things `a  b`\n  that are long\n  1. first\n  2. second\n- two\n\nAfter.\n";
        assert_eq!(shown(page), expected);
        assert_eq!(shown("1. a\n\n2. b\n"), "1. a\n\n2. b\n");
    }

    #[test]
    fn tables_are_aligned_in_columns() {
        let page = "| name | is |\n| --- | --- |\n| `é` | <https://orcid.org> |\n| long one | |\n\nAfter.\n";
        let expected = "name      is\n--------  -------------------\n`é`       <https://orcid.org>\nlong one\n\nAfter.\n";
        assert_eq!(shown(page), expected);
    }
}
