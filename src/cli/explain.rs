//! `byline explain`.

mod page;

use std::fmt::Write;

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE, DEFAULT_WARNING_STYLE, Style,
};

use crate::cli::terminal::{Color, Stream};
use crate::cli::{Error, Verdict, levels};
use crate::diagnostic::{Code, Severity};
use crate::validate::codes;

/// Explain a rule, or list them all
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The name between the brackets of a diagnostic: `error[NAME]`
    rule: Option<String>,
    /// When to use colours: auto, always or never
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", hide_possible_values = true)]
    color: Color,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let is_colored = Stream::Output.is_colored(arguments.color);
    let text = match &arguments.rule {
        Some(name) => {
            let code = levels::code(name).map_err(Error::Request)?;
            explained(code, is_colored)
        }
        None => list(is_colored),
    };
    Stream::Output.show(&text)?;
    Ok(Verdict::Fine)
}

fn explained(code: &Code, is_colored: bool) -> String {
    let mut text = headline(code, code.id.len(), is_colored);
    let (_, rest) = code.page.split_once('\n').unwrap_or_default();
    let emphasis = if is_colored { DEFAULT_EMPHASIS_STYLE } else { Style::new() };
    let page = page::plain(rest, Stream::Output.width().min(100), emphasis);
    if !page.is_empty() {
        text.push('\n');
        text.push_str(&page);
    }
    text
}

fn list(is_colored: bool) -> String {
    let width = codes().map(|code| code.id.len()).max().unwrap_or_default();
    codes().map(|code| headline(code, width, is_colored)).collect()
}

/// `error    orcid-checksum-wrong  An ORCID iD does not match its own checksum`
fn headline(code: &Code, width: usize, is_colored: bool) -> String {
    let style = match code.severity {
        _ if !is_colored => Style::new(),
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Advice => DEFAULT_INFO_STYLE,
    };
    let severity = code.severity.to_string();
    let mut line = String::new();
    let _ = writeln!(line, "{style}{severity:7}{style:#}  {:width$}  {}", code.id, code.summary());
    line
}
