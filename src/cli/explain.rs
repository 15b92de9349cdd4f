//! `byline explain`.

mod page;
mod search;

use std::fmt::Write;
use std::io::{self, IsTerminal};

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE, DEFAULT_WARNING_STYLE, Style,
};

use crate::cli::terminal::{Color, Stream};
use crate::cli::{Error, Verdict};
use crate::diagnostic::{Applicability, Code, Severity, nearest};
use crate::render::wrapped;
use crate::rules::Profile;
use crate::validate::{Subject, codes, subjects};

/// Explain a rule, or list all rules
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The name in brackets in a diagnostic, `error[NAME]`; a subject, such as `dates`; or words of a message
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// When to use colors: auto, always or never
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", hide_possible_values = true)]
    color: Color,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let is_colored = Stream::Output.is_colored(arguments.color);
    // Programs such as `grep` read one rule per line.
    let list_width = if io::stdout().is_terminal() { Stream::Output.width() } else { usize::MAX };
    let named = named(&arguments.name.join(" "))?;
    let text = match named.as_slice() {
        [subject] if !arguments.name.is_empty() && subject.codes.len() == 1 => {
            explained(subject, subject.codes[0], is_colored)
        }
        _ => list(named.into_iter(), list_width, is_colored),
    };
    Stream::Output.show(&text)?;
    Ok(Verdict::Clean)
}

/// The rules called `name`, by subject: all without a name; one, those of a subject, or those that say so.
fn named(name: &str) -> Result<Vec<Subject>, Error> {
    if name.is_empty() {
        return Ok(subjects().collect());
    }
    if let Some(one) = subjects().find_map(|subject| only(subject, name)) {
        return Ok(vec![one]);
    }
    let mut named: Vec<Subject> = subjects().filter(|subject| is_called(subject, name)).collect();
    if named.is_empty() && (name.contains(' ') || near(name).is_none()) {
        named = search::found(subjects(), name);
    }
    if named.is_empty() { Err(Error::Request(unknown(name))) } else { Ok(named) }
}

/// The subject with only the rule called `name`, if it has it; its words may be apart.
fn only(subject: Subject, name: &str) -> Option<Subject> {
    let name = name.replace(' ', "-");
    let code = *subject.codes.iter().find(|code| code.id == name)?;
    Some(Subject { codes: vec![code], ..subject })
}

/// Whether `name` is the name of the subject or its profile.
fn is_called(subject: &Subject, name: &str) -> bool {
    subject.title.replace(' ', "-").eq_ignore_ascii_case(name)
        || subject.profile.is_some_and(|profile| profile.name() == name)
}

/// The name of a rule or a subject that is meant.
fn near(name: &str) -> Option<String> {
    let titles: Vec<String> =
        subjects().map(|subject| subject.title.replace(' ', "-").to_lowercase()).collect();
    let names = codes().map(|code| code.id).chain(titles.iter().map(String::as_str));
    nearest(name, names).map(str::to_owned)
}

fn unknown(name: &str) -> String {
    match near(name) {
        Some(near) => format!("there is no rule `{name}`; did you mean `{near}`?"),
        None => format!("there is no rule `{name}`; `byline explain` lists all rules"),
    }
}

/// A rule's name and summary, its properties, its page.
fn explained(subject: &Subject, code: &Code, is_colored: bool) -> String {
    let emphasis = if is_colored { DEFAULT_EMPHASIS_STYLE } else { Style::new() };
    let width = Stream::Output.width().min(100);
    let mut text = String::new();
    let title = wrapped(&format!("{}: {}", code.id, code.summary()), width, "  ");
    let _ = writeln!(text, "{emphasis}{title}{emphasis:#}\n");

    let style = style(code.severity, is_colored);
    let _ = writeln!(text, "severity  {style}{}{style:#}", code.severity);
    let _ = writeln!(text, "subject   {}", subject.title.to_lowercase());
    match code.fix {
        Some(Applicability::Safe) => text.push_str("fix       safe: applied by `--fix`\n"),
        Some(Applicability::Ask) => text.push_str("fix       needs review: applied by `--fix=all`\n"),
        None => {}
    }
    if let Some(profile) = profile(subject, code) {
        let _ = writeln!(text, "profile   {0}: checked with `--profile {0}`", profile.name());
    }
    let (_, rest) = code.page.split_once('\n').unwrap_or_default();
    let page = page::plain(rest, width, emphasis);
    if !page.is_empty() {
        text.push('\n');
        text.push_str(&page);
    }
    text
}

/// The profile it belongs to, unless it runs by default.
fn profile(subject: &Subject, code: &Code) -> Option<Profile> {
    subject.profile.or((code.severity == Severity::Advice).then_some(Profile::Advice))
}

/// Subjects with their codes, one line each if there is room.
fn list(subjects: impl Iterator<Item = Subject>, width: usize, is_colored: bool) -> String {
    let emphasis = if is_colored { DEFAULT_EMPHASIS_STYLE } else { Style::new() };
    let mut text = String::new();
    for subject in subjects.filter(|subject| !subject.codes.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = write!(text, "{emphasis}{}{emphasis:#}", subject.title);
        if let Some(profile) = subject.profile {
            let _ = write!(text, " (--profile {})", profile.name());
        }
        text.push('\n');
        let longest = subject.codes.iter().map(|code| code.id.len()).max().unwrap_or_default();
        subject.codes.iter().for_each(|code| line(&mut text, code, longest, width, is_colored));
    }
    text
}

/// `  error    safe  doi-malformed  A DOI does not have the form of one`
fn line(out: &mut String, code: &Code, longest: usize, width: usize, is_colored: bool) {
    let style = style(code.severity, is_colored);
    let (severity, fix) = (code.severity.to_string(), code.fix.map_or("", Applicability::name));
    let _ = write!(out, "  {style}{severity:7}{style:#}  {fix:4}  {:longest$}  ", code.id);
    let before = "  warning  safe  ".len() + longest + "  ".len();
    let summary = wrapped(code.summary(), width.saturating_sub(before), "");
    for (index, line) in summary.lines().enumerate() {
        let _ = writeln!(out, "{:1$}{line}", "", if index == 0 { 0 } else { before });
    }
}

fn style(severity: Severity, is_colored: bool) -> Style {
    match severity {
        _ if !is_colored => Style::new(),
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Advice => DEFAULT_INFO_STYLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SAFE: Code = Code::error("a-b", "# It is wrong in a long sentence\n").fixable(Applicability::Safe);
    static ADVICE: Code = Code::advice("longer", "# It could be better\n\nWhy.\n");

    fn subject(profile: Option<Profile>) -> Subject {
        Subject { title: "Some things", profile, codes: vec![&SAFE, &ADVICE] }
    }

    #[test]
    fn lists_have_columns_and_wrapped_lines_are_indented() {
        let expected = "\
Some things
  error    safe  a-b     It is wrong in
                         a long sentence
  advice         longer  It could be
                         better
";
        assert_eq!(list([subject(None)].into_iter(), 40, false), expected);
    }

    #[test]
    fn rules_show_their_profile_and_fix() {
        let advice = explained(&subject(None), &ADVICE, false);
        assert!(advice.contains("\nprofile   advice: checked with `--profile advice`\n\nWhy.\n"), "{advice}");
        let safe = explained(&subject(None), &SAFE, false);
        let expected = "a-b: It is wrong in a long sentence\n\nseverity  error\nsubject   some things\n\
                        fix       safe: applied by `--fix`\n";
        assert_eq!(safe, expected);
    }

    #[test]
    fn subjects_can_be_named() {
        assert!(is_called(&subject(None), "some-things") && !is_called(&subject(None), "some"));
        assert_eq!(unknown("datess"), "there is no rule `datess`; did you mean `dates`?");
    }
}
