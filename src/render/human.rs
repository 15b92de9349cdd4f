//! As rustc shows them, for people at a terminal.

mod spot;

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE, DEFAULT_LINE_NUM_STYLE,
    DEFAULT_NOTE_STYLE, DEFAULT_WARNING_STYLE, Style,
};
use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet};

use self::spot::{Spot, show};
use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::formats::LOST_ON_EXPORT;
use crate::render::visible::{visible_line, visible_lines};
use crate::render::{Checked, Look, Summary, visible, wrapped};
use crate::source::Lines;

/// A related place at most this many lines away is shown in the same excerpt.
const NEAR: usize = 8;

/// How many related places are shown in excerpts of their own.
const FAR: usize = 3;

/// Excerpts are cut to size here; the renderer is never to cut them again.
const NO_LIMIT: usize = 1 << 20;

pub(super) fn render(files: &[Checked], look: Look) -> String {
    let mut out = String::new();
    for Checked { source, diagnostics } in files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let lines = Lines::new(&source.text);
        let url = source.url.as_deref().filter(|url| !source.name.starts_with(url)).map(visible);
        let page =
            Page { name: &visible(&source.name), url: url.as_deref(), text: &source.text, lines, look };
        for diagnostic in diagnostics {
            if diagnostic.code.id == LOST_ON_EXPORT.id {
                page.losses(&mut out, diagnostic);
            } else {
                page.diagnostic(&mut out, diagnostic);
                out.push('\n');
            }
        }
    }
    if look.summary {
        let mut summary = Summary::default();
        files.iter().for_each(|file| summary.add(file));
        out.push_str(&summary.render(look));
    }
    out
}

/// The color of a severity.
pub(super) fn style_of(severity: Severity) -> Style {
    match severity {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Advice => DEFAULT_INFO_STYLE,
    }
}

/// For each finding the lines that it is about, with carets and labels, and its related places; neither its message nor
/// its help.
pub(super) fn excerpts(Checked { source, diagnostics }: &Checked, width: usize) -> Vec<String> {
    let look = Look { width, ..Look::default() };
    let page = Page {
        name: &visible(&source.name),
        url: None,
        text: &source.text,
        lines: Lines::new(&source.text),
        look,
    };
    let excerpt = |diagnostic: &Diagnostic| {
        let mut out = String::new();
        if diagnostic.code.id == LOST_ON_EXPORT.id {
            page.losses(&mut out, diagnostic);
            return below(&out, 1).to_owned();
        }
        let location = Location::unaddressed(diagnostic.location.span);
        page.diagnostic(&mut out, &Diagnostic { help: None, location, ..diagnostic.clone() });
        below(&out, 2).to_owned()
    };
    diagnostics.iter().map(excerpt).collect()
}

/// What follows the first `count` lines.
fn below(text: &str, count: usize) -> &str {
    text.splitn(count + 1, '\n').nth(count).unwrap_or_default().trim_end()
}

/// A file that diagnostics are shown of.
struct Page<'s> {
    name: &'s str,
    /// Where it was fetched from, if its name does not say.
    url: Option<&'s str>,
    text: &'s str,
    lines: Lines<'s>,
    look: Look,
}

impl<'s> Page<'s> {
    fn diagnostic(&self, out: &mut String, diagnostic: &Diagnostic) {
        let Diagnostic {
            code,
            severity,
            message,
            location,
            label,
            related,
            help,
            fix: _,
            identity: _,
            baseline_state: _,
        } = diagnostic;
        let primary = Spot::new(self.text, &self.lines, location.span);
        let related: Vec<(Spot<'s>, &str)> = related
            .iter()
            .map(|(location, label)| (Spot::new(self.text, &self.lines, location.span), label.as_str()))
            .collect();
        let last_line = related.iter().map(|(spot, _)| spot.line).fold(primary.line, usize::max);
        let gutter = last_line.to_string().len();
        let room = self.look.width.max(40) - gutter - 3;
        let window = primary.window(room, label.chars().count());
        let (near, far): (Vec<_>, Vec<_>) =
            related.into_iter().partition(|(spot, _)| shares_excerpt(&primary, &window, spot, room));

        let mut notes = Vec::new();
        if let Some(url) = self.url {
            notes.push(Level::NOTE.with_name("url").message(url));
        }
        if let Some(address) = location.address.as_ref().filter(|address| !address.as_str().is_empty()) {
            notes.push(Level::NOTE.with_name("at").message(visible(address.as_str())));
        }
        if let Some(help) = help {
            // The first line follows `= help: `, the others are aligned below it.
            let room = room.saturating_sub("help: ".len());
            let lines: Vec<_> = visible_lines(help).iter().map(|line| wrapped(line, room, "")).collect();
            notes.push(Level::HELP.message(lines.join("\n")));
        }
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Advice => Level::INFO,
        };
        self.title(out, style_of(*severity), &format!("{severity}[{}]", code.id), message);
        self.excerpt(out, gutter, level, Excerpt { primary: (&primary, label), window, near, notes });
        let (shown, more) = far.split_at(far.len().min(FAR));
        for (spot, label) in shown {
            let window = spot.window(room, 0);
            self.title(out, DEFAULT_NOTE_STYLE, "note", if label.is_empty() { "see here" } else { label });
            let excerpt = Excerpt { primary: (spot, ""), window, near: Vec::new(), notes: Vec::new() };
            self.excerpt(out, gutter, Level::NOTE, excerpt);
        }
        if !more.is_empty() {
            let places = if more.len() == 1 { "place" } else { "places" };
            self.title(out, DEFAULT_NOTE_STYLE, "note", &format!("and {} more {places}", more.len()));
        }
    }

    /// What an export loses: a line for the file, and one for each field that is listed.
    fn losses(&self, out: &mut String, diagnostic: &Diagnostic) {
        let Diagnostic { code, severity, message, related, .. } = diagnostic;
        self.title(
            out,
            style_of(*severity),
            &format!("{severity}[{}]", code.id),
            &format!("{}: {message}", self.name),
        );
        for (_, field) in related {
            let _ = writeln!(out, "{}", visible_line(&format!("  {field}")));
        }
    }

    /// `error[code]: message`
    fn title(&self, out: &mut String, style: Style, kind: &str, message: &str) {
        let (style, emphasis) =
            if self.look.color { (style, DEFAULT_EMPHASIS_STYLE) } else { (Style::new(), Style::new()) };
        let _ = writeln!(out, "{style}{kind}{style:#}{emphasis}: {}{emphasis:#}", visible(message));
    }

    /// Where it is, the lines there with carets below, the notes.
    fn excerpt(&self, out: &mut String, gutter: usize, level: Level<'_>, excerpt: Excerpt<'_, 's>) {
        let (primary, _) = excerpt.primary;
        let style = if self.look.color { DEFAULT_LINE_NUM_STYLE } else { Style::new() };
        let (name, line, column) = (self.name, primary.line, primary.column);
        let _ = writeln!(out, "{:gutter$}{style}-->{style:#} {name}:{line}:{column}", "");

        let renderer = if self.look.color { Renderer::styled() } else { Renderer::plain() };
        let (snippet, last_line) = excerpt.snippet(&self.lines);
        let group = Group::with_level(level).element(snippet).elements(excerpt.notes);
        let drawn = renderer.term_width(NO_LIMIT).render(&[group]);
        // The renderer makes the gutter as wide as its own last line needs.
        let indent = gutter - last_line.to_string().len();
        for line in drawn.lines() {
            let _ = writeln!(out, "{:indent$}{line}", "");
        }
    }
}

/// Whether a related place can be seen in the excerpt around the primary one.
fn shares_excerpt(primary: &Spot<'_>, window: &Range<usize>, related: &Spot<'_>, room: usize) -> bool {
    if primary.line == related.line {
        return window.start <= related.range.start && related.range.end <= window.end;
    }
    let is_whole = |spot: &Spot<'_>, window: &Range<usize>| window.len() == spot.text.len();
    primary.line.abs_diff(related.line) <= NEAR
        && is_whole(primary, window)
        && is_whole(related, &related.window(room, 0))
}

/// Lines of the file, with places marked in them.
struct Excerpt<'a, 's> {
    primary: (&'a Spot<'s>, &'a str),
    /// The part of the primary place's line that is shown.
    window: Range<usize>,
    near: Vec<(Spot<'s>, &'a str)>,
    notes: Vec<Message<'a>>,
}

impl<'a, 's> Excerpt<'a, 's> {
    /// Only the lines from the first marked one to the last, and the number of that.
    fn snippet(&self, lines: &Lines<'s>) -> (Snippet<'a, annotate_snippets::Annotation<'a>>, usize) {
        let (primary, label) = self.primary;
        let marks: Vec<(&Spot<'s>, &str, AnnotationKind)> =
            std::iter::once((primary, label, AnnotationKind::Primary))
                .chain(self.near.iter().map(|(spot, label)| (spot, *label, AnnotationKind::Context)))
                .collect();
        let first = marks.iter().map(|(spot, ..)| spot.line).fold(primary.line, usize::min);
        let last = marks.iter().map(|(spot, ..)| spot.line).fold(primary.line, usize::max);
        let (mut source, mut annotations) = (String::new(), Vec::new());
        for line in first..=last {
            let here: Vec<_> = marks.iter().filter(|(spot, ..)| spot.line == line).collect();
            let text = if line == primary.line { primary.text } else { lines.text(line) };
            let window = match here.as_slice() {
                // Seen only when it is the one line between two marked ones.
                [] => 0..text.floor_char_boundary(self.primary.0.text.len().max(60)),
                _ if line == primary.line => self.window.clone(),
                _ => 0..text.len(),
            };
            let ranges: Vec<_> = here.iter().map(|(spot, ..)| spot.range.clone()).collect();
            let shown = show(&mut source, text, &window, &ranges);
            for ((_, label, kind), span) in here.into_iter().zip(shown) {
                let label = Some(visible(label).into_owned()).filter(|label| !label.is_empty());
                annotations.push(kind.span(span).label(label));
            }
            source.push('\n');
        }
        (Snippet::source(source).line_start(first).annotations(annotations), last)
    }
}

#[cfg(test)]
mod tests;
