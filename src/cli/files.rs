//! Many files, shared among threads and shown in order.

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::cli::input::{self, Input, Kind, Reading};
use crate::cli::jobs::Jobs;
use crate::cli::levels::Levels;
use crate::cli::pool::in_order;
use crate::cli::progress::Progress;
use crate::cli::second_look::{Again, look_again};
use crate::cli::settings::{Office, Settings};
use crate::cli::showing::Showing;
use crate::cli::terminal::{Stream, complain, print};
use crate::cli::{Error, Verdict};
use crate::render::{Checked, Fixes};
use crate::rules::{Corpus, Facts};
use crate::source::{BYTE_ORDER_MARK, Limits, Source};

/// Files to work on, and how.
pub(super) struct Batch<'a> {
    /// What the user named.
    pub(super) arguments: &'a [PathBuf],
    /// What that stands for.
    pub(super) inputs: Vec<Input>,
    /// Which files in directories and archives are meant.
    pub(super) kind: Kind,
    pub(super) reading: &'a Reading,
    pub(super) levels: &'a Levels,
    pub(super) jobs: &'a Jobs,
    pub(super) showing: &'a Showing,
    /// Where what is found goes.
    pub(super) stream: Stream,
}

/// A file that has been read.
pub(super) struct Opened {
    pub(super) input: Input,
    pub(super) source: Source,
    /// Whether there is a byte order mark before the text.
    pub(super) has_mark: bool,
}

/// What became of a file.
pub(super) struct Worked {
    /// Which one it is.
    pub(super) input: Input,
    /// What was found in it.
    pub(super) checked: Checked,
    /// What goes to standard output.
    pub(super) output: String,
    /// What it says that other files may contradict, if that matters.
    pub(super) facts: Option<Facts>,
}

impl Worked {
    /// A file in which something was found, and no more to do.
    fn of(input: Input, checked: Checked) -> Self {
        Self { input, checked, output: String::new(), facts: None }
    }
}

/// The inputs that `arguments` stand for; those that do not exist are complained about.
pub(super) fn inputs(arguments: &[PathBuf], kind: Kind) -> (Vec<Input>, Verdict) {
    let (mut inputs, mut verdict) = (Vec::new(), Verdict::Fine);
    for input in input::collect(arguments, kind) {
        match input {
            Ok(input) => inputs.push(input),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    (inputs, verdict)
}

/// A file on its way.
enum Item {
    Unread(Input),
    Read(Input, Vec<u8>),
    Missing(Error),
}

impl Batch<'_> {
    /// Does `work` on every file, and shows what was found. When all is done, `fixes` has the last word.
    pub(super) fn run(
        self,
        says_all_is_well: bool,
        work: impl Fn(Opened, &Settings) -> Result<Worked, Error> + Sync,
        fixes: impl FnOnce() -> Fixes,
    ) -> Result<Verdict, Error> {
        let Self { arguments, inputs, kind, reading, levels, jobs, showing, stream } = self;
        let (office, limits) = (Office::new(reading, levels), reading.limits());
        let (mut verdict, mut taken, mut failure) = (Verdict::Fine, 0_usize, None);
        let (mut corpus, mut articles) = (Corpus::default(), Vec::new());
        let mut shown = showing.begin(stream);
        let progress = Progress::new(inputs.len());
        let is_small = inputs.len() < 2 && !inputs.iter().any(|input| matches!(input, Input::Archive(_)));
        let work = |item: Item| {
            let (input, bytes) = match item {
                Item::Unread(input) => {
                    let bytes = input.read(limits)?;
                    (input, bytes)
                }
                Item::Read(input, bytes) => (input, bytes),
                Item::Missing(error) => return Err(error),
            };
            if !input.is_wanted(&bytes, kind) {
                return Ok(None);
            }
            let settings = office.settings(&input)?;
            let has_mark = bytes.starts_with(BYTE_ORDER_MARK.to_string().as_bytes());
            match input.source(bytes, limits) {
                Ok(source) => work(Opened { input, source, has_mark }, &settings).map(Some),
                Err(checked) => Ok(Some(Worked::of(input, *checked))),
            }
        };
        let mut take = |result: Result<Option<Worked>, Error>| {
            progress.step();
            let result = match result {
                Ok(None) => return,
                Ok(Some(Worked { input, checked, output, facts })) => {
                    taken += 1;
                    if let Some(facts) = facts {
                        corpus.add(facts);
                        let kept = input.is_read_once().then(|| checked.source.clone());
                        articles.push((input, kept));
                    }
                    progress.pause(|| print(&output).and_then(|()| shown.add(checked)))
                }
                Err(error) => {
                    progress.pause(|| complain(&error));
                    taken += 1;
                    verdict = Verdict::Undone;
                    return;
                }
            };
            failure = failure.take().or(result.err());
        };
        if is_small {
            inputs.into_iter().for_each(|input| take(work(Item::Unread(input))));
        } else {
            in_order(jobs.count(), |give| fetch(inputs, kind, limits, jobs, &progress, give), work, take);
        }
        progress.end();
        if let Some(error) = failure {
            return Err(error);
        }
        if taken == 0 && verdict == Verdict::Fine {
            for directory in arguments.iter().filter(|path| path.is_dir()) {
                complain(&Error::NoArticles(directory.clone()));
                verdict = Verdict::Undone;
            }
        }
        let mut found = corpus.check(|number| articles[number].0.name());
        let articles = articles.into_iter().enumerate();
        let again = articles.filter_map(|(number, (input, kept))| {
            Some(Again { input, kept, findings: found.remove(&number)? })
        });
        let mut failure = None;
        let _ = look_again(again.collect(), kind, reading, &office, &mut |again| {
            match again {
                Ok(again) => failure = again.and_then(|again| shown.add_to(again).err()),
                Err(error) => {
                    complain(&error);
                    verdict = Verdict::Undone;
                }
            }
            if failure.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if let Some(error) = failure {
            return Err(error);
        }
        for configuration in office.configurations() {
            shown.add(configuration)?;
        }
        let is_well = says_all_is_well && verdict == Verdict::Fine;
        Ok(verdict.max(shown.finish(is_well, fixes())?))
    }
}

/// Gives every file that is to be taken here, and what is in archives.
fn fetch(
    inputs: Vec<Input>,
    kind: Kind,
    limits: Limits,
    jobs: &Jobs,
    progress: &Progress,
    give: &mut dyn FnMut(Item) -> ControlFlow<()>,
) {
    let mut number = 0;
    let mut is_ours = || {
        number += 1;
        jobs.takes(number)
    };
    for input in inputs {
        let flow = match input {
            Input::Archive(path) => input::members(&path, kind, limits, &mut |member| match member {
                Ok((input, bytes)) if is_ours() => {
                    progress.grow();
                    give(Item::Read(input, bytes))
                }
                Ok(_) => ControlFlow::Continue(()),
                Err(error) => give(Item::Missing(error)),
            }),
            input if is_ours() => give(Item::Unread(input)),
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            break;
        }
    }
}
