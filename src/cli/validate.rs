//! `byline validate`.

use std::path::PathBuf;

use crate::cli::fix::Fixing;
use crate::cli::input::{self, Input, Reading};
use crate::cli::levels::Levels;
use crate::cli::settings::Office;
use crate::cli::showing::{Showing, slimmed};
use crate::cli::terminal::{Stream, complain};
use crate::cli::{Error, Verdict};
use crate::fix::fix;
use crate::render::Checked;
use crate::source::{BYTE_ORDER_MARK, Source};
use crate::standards::jats::Edition;
use crate::validate::unreadable;

/// Check that articles have the right shape and make sense
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In a directory, every *.json, *.yaml and *.yml file is taken that has `metadata` at its top level or \
names our schema in `$schema`, and that .gitignore does not exclude. Files that are named are always taken, \
and may be JATS XML, JSON-LD or web pages as well. \
What --fix makes of standard input goes to standard output, and what is left to say to standard error.")]
pub(super) struct Arguments {
    /// Files and directories; `-` is standard input
    #[arg(default_value = ".")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Judge JATS as if it were of EDITION, such as 1.3-archiving, whatever it says itself
    ///
    /// A version from 1.0 to 1.4; archiving, publishing or authoring; and -oasis for OASIS tables, -mathml2 for MathML 2.
    #[arg(long = "as", value_name = "EDITION")]
    edition: Option<Edition>,
    #[command(flatten)]
    fixing: Fixing,
    #[command(flatten)]
    levels: Levels,
    #[command(flatten)]
    showing: Showing,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { files, reading, edition, fixing, levels, showing } = arguments;
    let mut office = Office::new(reading, levels).judging_jats_as(*edition);
    let (mut verdict, mut outcome) = (Verdict::Fine, Verdict::Fine);
    let (mut inputs, mut checked, mut fixed) = (Vec::new(), Vec::new(), 0);
    for input in input::collect(files) {
        let result = input.and_then(|input| {
            let done = arguments.check(&input, &mut office)?;
            inputs.push(input);
            Ok(done)
        });
        match result {
            Ok(done) => {
                fixed += done.fixed;
                outcome = outcome.max(done.verdict);
                checked.push(slimmed(done.file));
            }
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    let checked = office.configurations().chain(checked).collect();
    let all_is_well = verdict == Verdict::Fine;
    let shown = showing.show_with(checked, fixing.stream(&inputs), all_is_well, fixing.fixes(fixed))?;
    Ok(verdict.max(outcome).max(shown))
}

/// What became of one file.
struct Done {
    file: Checked,
    fixed: usize,
    verdict: Verdict,
}

impl Arguments {
    fn check(&self, input: &Input, office: &mut Office<'_>) -> Result<Done, Error> {
        let (bytes, settings) = (input.read()?, office.settings(input)?);
        let has_mark = bytes.starts_with(BYTE_ORDER_MARK.to_string().as_bytes());
        let untouched = |file| Done { file, fixed: 0, verdict: Verdict::Fine };
        let source = match Source::from_bytes(input.name(), bytes) {
            Ok(source) => source,
            Err(undecodable) => {
                let diagnostics = vec![unreadable(undecodable.error)];
                return Ok(untouched(Checked { source: undecodable.source, diagnostics }));
            }
        };
        let judge = |source: &Source| {
            let mut validated = settings.validate(source, &self.reading);
            let is_article = validated.article().is_some();
            settings.judge(&mut validated, is_article).diagnostics
        };
        let Some(wanted) = self.fixing.wanted() else {
            let diagnostics = judge(&source);
            return Ok(untouched(Checked { source, diagnostics }));
        };
        let whole = |text: &str| if has_mark { format!("{BYTE_ORDER_MARK}{text}") } else { text.to_owned() };
        let before = whole(&source.text);
        let Some(syntax) = self.reading.format(&source).own() else {
            let diagnostics = judge(&source);
            return Ok(untouched(Checked { source, diagnostics }));
        };
        let fixed = fix(source, syntax, wanted, judge);
        let is_colored = self.showing.is_colored(Stream::Output);
        let verdict = self.fixing.deliver(input, &before, &whole(&fixed.source.text), is_colored)?;
        let count = fixed.count();
        let file = Checked { source: fixed.source, diagnostics: fixed.diagnostics };
        Ok(Done { file, fixed: count, verdict })
    }
}
