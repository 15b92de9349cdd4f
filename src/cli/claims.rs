//! The targets of files in archives, which are known only when the archive is read.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::cli::Error;
use crate::cli::destination::{Plan, Target, overwritten};
use crate::cli::input::Input;
use crate::source::hash::HashMap;

/// Who writes to which target. Files claim theirs in the order of the archive, whatever thread processes them.
pub(super) struct Claims<'a> {
    plan: &'a Plan<'a>,
    /// The name of the file that claimed a target, and whether it is an article.
    claimed: HashMap<PathBuf, (String, Arc<OnceLock<bool>>)>,
}

/// The claim of a file to its target.
pub(super) struct Claim {
    /// Whether the file is an article.
    is_article: Arc<OnceLock<bool>>,
    /// Why the target belongs to another file.
    refused: Option<Error>,
}

impl<'a> Claims<'a> {
    pub(super) fn new(plan: &'a Plan<'a>) -> Self {
        Self { plan, claimed: HashMap::default() }
    }

    /// Claims the target of `input`. If another file claimed it, waits until it is known whether that is an article.
    pub(super) fn claim(&mut self, input: &Input) -> Claim {
        let is_article = Arc::new(OnceLock::new());
        let Ok(Target::File(path)) = self.plan.target(input) else {
            return Claim { is_article, refused: None };
        };
        let refused = if self.plan.is_read(&path) {
            Some(overwritten(&path))
        } else {
            self.holder(&path).map(|other| both_written(&other, &input.name(), &path))
        };
        if refused.is_none() {
            self.claimed.insert(path, (input.name(), Arc::clone(&is_article)));
        }
        Claim { is_article, refused }
    }

    /// The name of the article that the target belongs to.
    fn holder(&self, path: &Path) -> Option<String> {
        let in_archive = self.claimed.get(path).filter(|(_, is_article)| *is_article.wait());
        in_archive.map(|(name, _)| name.clone()).or_else(|| self.plan.holder(path))
    }
}

fn both_written(one: &str, two: &str, path: &Path) -> Error {
    Error::Request(if one == two {
        format!("{two:?} occurs again in the archive; only the first is written to {path:?}")
    } else {
        format!("{two:?} is not written: {path:?} is already the target of {one:?}")
    })
}

impl Claim {
    /// Says whether the file is an article. If it is, and the target belongs to another file, this is an error.
    pub(super) fn decide(mut self, is_article: bool) -> Result<(), Error> {
        let _ = self.is_article.set(is_article);
        self.refused.take().filter(|_| is_article).map_or(Ok(()), Err)
    }
}

impl Drop for Claim {
    /// A file that was not processed is not written.
    fn drop(&mut self) {
        let _ = self.is_article.set(false);
    }
}
