//! The files of a batch, read from their archives.

mod room;

use std::ops::ControlFlow;

use self::room::{Reserved, Room};
use crate::cli::Error;
use crate::cli::claims::{Claim, Claims};
use crate::cli::input::{self, Content, Input, Intake};
use crate::cli::jobs::Jobs;
use crate::cli::progress::Progress;

/// A file to process.
pub(super) enum Item {
    /// A file that is read when it is processed.
    Unread(Input),
    /// A file from an archive.
    Read(Box<Member>),
    /// A file that cannot be read.
    Missing(Error),
}

/// A file from an archive.
pub(super) struct Member {
    input: Input,
    content: Content,
    claim: Option<Claim>,
    reserved: Reserved,
}

impl Item {
    /// The file and its content, if it is to be processed; it is counted. The room for the content is free when the
    /// last part is dropped.
    pub(super) fn read(
        self,
        intake: Intake<'_>,
    ) -> Result<Option<(Input, Content, Option<Reserved>)>, Error> {
        let Intake { selection, tally, limits, .. } = intake;
        let is_wanted =
            |input: &Input, content: &Content| tally.count(input, input.is_wanted(content, selection));
        match self {
            Self::Unread(input) => {
                // A file that cannot be read is not nothing.
                let content = input.read(limits).inspect_err(|_| _ = tally.count(&input, Ok(())))?;
                Ok(is_wanted(&input, &content).then_some((input, content, None)))
            }
            Self::Read(member) => {
                let Member { input, content, claim, reserved } = *member;
                let is_wanted = is_wanted(&input, &content);
                claim.map_or(Ok(()), |claim| claim.decide(is_wanted))?;
                Ok(is_wanted.then_some((input, content, Some(reserved))))
            }
            Self::Missing(error) => Err(error),
        }
    }
}

/// Which files to fetch.
pub(super) struct Fetch<'a> {
    pub(super) intake: Intake<'a>,
    pub(super) jobs: &'a Jobs,
    pub(super) progress: &'a Progress,
    /// The targets of the files, if they are written to a folder.
    pub(super) claims: Option<Claims<'a>>,
}

impl Fetch<'_> {
    /// Passes on each of `inputs` that `jobs` includes, and those in archives.
    pub(super) fn run(mut self, inputs: Vec<Input>, give: &mut dyn FnMut(Item) -> ControlFlow<()>) {
        let room = Room::default();
        let mut number = 0;
        let mut is_ours = || {
            number += 1;
            self.jobs.takes(number)
        };
        for input in inputs {
            let flow = match input {
                Input::Archive(path) => {
                    let intake = self.intake.of_archive(&path);
                    input::members(&path, intake, &mut |member| match member {
                        Ok((input, content)) if is_ours() => {
                            self.progress.grow();
                            let claim = self.claims.as_mut().map(|claims| claims.claim(&input));
                            let reserved = room.reserve(content.len());
                            give(Item::Read(Box::new(Member { input, content, claim, reserved })))
                        }
                        Ok(_) => ControlFlow::Continue(()),
                        Err(error) => {
                            // What cannot be read is not nothing.
                            intake.tally.take(&path);
                            give(Item::Missing(error))
                        }
                    })
                }
                input if is_ours() => give(Item::Unread(input)),
                _ => ControlFlow::Continue(()),
            };
            if flow.is_break() {
                break;
            }
        }
    }
}
