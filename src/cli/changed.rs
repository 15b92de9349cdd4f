//! `--changed`: only files that differ from a git revision.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cli::Error;
use crate::cli::input::Input;
use crate::cli::real_path::{canonical, real_path};
use crate::render::visible;
use crate::source::hash::HashSet;

/// Whether to check only files that changed.
#[derive(Debug, clap::Args)]
pub(super) struct ChangedOptions {
    /// Check only files that differ from REF, a git revision, and new ones [default REF: HEAD]
    #[arg(long, value_name = "REF", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = HEAD)]
    changed: Option<String>,
}

const HEAD: &str = "HEAD";

/// The files that differ from a revision.
pub(super) struct Changed {
    since: String,
    /// Their paths, without links.
    files: HashSet<PathBuf>,
}

impl ChangedOptions {
    /// Whether only changed files are checked.
    pub(super) fn is_set(&self) -> bool {
        self.changed.is_some()
    }

    /// Asks git which files changed in the repositories of `arguments`.
    pub(super) fn find(&self, arguments: &[PathBuf]) -> Result<Option<Changed>, Error> {
        let Some(since) = &self.changed else { return Ok(None) };
        if arguments.iter().any(|argument| argument.as_os_str() == "-") {
            let message = "git does not know standard input: remove `-` or --changed";
            return Err(Error::Request(message.to_owned()));
        }
        if since.is_empty() || since.starts_with('-') {
            return Err(Error::Request(format!("`{since}` is not a git revision")));
        }
        let mut repositories: Vec<PathBuf> = Vec::new();
        for argument in arguments {
            let repository = repository(argument)?;
            if !repositories.contains(&repository) {
                repositories.push(repository);
            }
        }
        let mut files = HashSet::default();
        for repository in repositories {
            files.extend(changed(&repository, since)?);
        }
        Ok(Some(Changed { since: since.clone(), files }))
    }

    /// A stream has no files.
    pub(super) fn refuse_for_streams(&self) -> Result<(), Error> {
        match &self.changed {
            None => Ok(()),
            Some(_) => Err(Error::Request(
                "git does not know the documents of a stream: remove --ndjson or --changed".to_owned(),
            )),
        }
    }
}

impl Changed {
    /// Whether the file changed.
    pub(super) fn contains(&self, input: &Input) -> bool {
        let target = |path| fs::canonicalize(path).is_ok_and(|target| self.files.contains(&target));
        input.path().is_some_and(|path| self.files.contains(&real_path(path)) || target(path))
    }

    /// What to say if none of the files is an article.
    pub(super) fn nothing(&self) -> String {
        format!("nothing to check: no article differs from {}\n", visible(&self.since))
    }
}

/// The top folder of the repository that a file or folder is in.
fn repository(argument: &Path) -> Result<PathBuf, Error> {
    let place = canonical(argument);
    let folder = place.ancestors().find(|folder| folder.is_dir()).unwrap_or(&place);
    let mut top = git(folder, &["rev-parse", "--show-toplevel"]).map_err(|why| match why {
        Failure::Failed(message) if message.contains("not a git repository") => {
            Error::Request(format!("{argument:?} is in no git repository, which --changed needs"))
        }
        why => why.into_error(argument),
    })?;
    while top.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        top.pop();
    }
    Ok(canonical(Path::new(&name(top))))
}

/// The files of a repository that differ from a revision, or are new and not ignored.
fn changed(repository: &Path, since: &str) -> Result<Vec<PathBuf>, Error> {
    let list = |arguments: &[&str]| git(repository, arguments).map_err(|why| why.into_error(repository));
    let new = ["ls-files", "-z", "--others", "--exclude-standard"];
    // Before the first commit everything is new.
    let has_commit = || git(repository, &["rev-parse", "--verify", "--quiet", HEAD]).is_ok();
    let lists = if since == HEAD && !has_commit() {
        vec![list(&new)?, list(&["ls-files", "-z"])?]
    } else {
        let different =
            ["diff", "--name-only", "-z", "--diff-filter=d", "--no-renames", "--no-relative", since, "--"];
        vec![list(&different)?, list(&new)?]
    };
    let names = lists.iter().flat_map(|list| list.split(|byte| *byte == 0)).filter(|name| !name.is_empty());
    Ok(names.map(|bytes| repository.join(name(bytes.to_vec()))).collect())
}

/// Why git did not answer.
enum Failure {
    /// It could not be run.
    NotRun(std::io::Error),
    /// What it wrote to standard error.
    Failed(String),
}

impl Failure {
    fn into_error(self, place: &Path) -> Error {
        Error::Request(match self {
            Self::NotRun(cause) if cause.kind() == ErrorKind::NotFound => {
                "--changed needs the program `git`, which is not on the path".to_owned()
            }
            Self::NotRun(cause) => format!("cannot run git: {cause}"),
            Self::Failed(message) => format!("git cannot tell what changed in {place:?}: {message}"),
        })
    }
}

/// What git prints in a folder.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    let mut command = Command::new("git");
    // Messages are read, so they must not be translated. A repository may name a program to watch files: it is not run.
    command.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false"]).args(arguments).env("LC_ALL", "C");
    let output = command.output().map_err(Failure::NotRun)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Failure::Failed(message.lines().next().unwrap_or_default().to_owned()))
}

/// A path as git writes it.
#[cfg(unix)]
fn name(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

/// A path as git writes it.
#[cfg(not(unix))]
fn name(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
