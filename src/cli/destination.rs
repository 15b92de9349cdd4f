//! Where what is written goes.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::input::Input;
use crate::cli::terminal::print;
use crate::cli::{Error, written};

/// Where the user wants what is written.
#[derive(Debug, clap::Args)]
pub(super) struct Destination {
    /// Write to FILE [default: standard output]
    #[arg(long, short, value_name = "FILE", conflicts_with = "out_dir")]
    output: Option<PathBuf>,
    /// Write one file per article below DIR
    #[arg(long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
}

/// Where one article goes.
#[derive(Debug)]
pub(super) enum Target {
    /// Standard output.
    Output,
    /// A file, whose folder may have to be made.
    File(PathBuf),
}

impl Target {
    pub(super) fn write(&self, text: &str) -> Result<(), Error> {
        match self {
            Self::Output => print(text),
            Self::File(path) => written::write(path, text),
        }
    }
}

impl Destination {
    /// The answers to a stream go to standard output, in order.
    pub(super) fn refuse_for_streams(&self) -> Result<(), Error> {
        match (&self.output, &self.out_dir) {
            (None, None) => Ok(()),
            _ => Err(Error::Request("with --ndjson, answers go to standard output".to_owned())),
        }
    }

    /// A target for each of `inputs`, for which `arguments` stand; files below a folder end in `ending`.
    ///
    /// Refuses what would write two articles to one place, or over an input.
    pub(super) fn plan(
        &self,
        arguments: &[PathBuf],
        inputs: &[Input],
        ending: &str,
    ) -> Result<Vec<Target>, Error> {
        let targets = match (&self.output, &self.out_dir) {
            (_, Some(directory)) => mirrored(arguments, inputs, directory, ending)?,
            (output, None) => {
                if inputs.len() > 1 {
                    let message = format!("{} articles need --out-dir", inputs.len());
                    return Err(Error::Request(message));
                }
                inputs.iter().map(|_| output.clone().map_or(Target::Output, Target::File)).collect()
            }
        };
        refuse_collisions(inputs, &targets)?;
        Ok(targets)
    }
}

fn refuse_collisions(inputs: &[Input], targets: &[Target]) -> Result<(), Error> {
    let places: HashSet<PathBuf> = inputs
        .iter()
        .filter_map(|input| match input {
            Input::File(path) => fs::canonicalize(path).ok(),
            Input::Standard => None,
        })
        .collect();
    let mut taken = HashMap::new();
    for (input, target) in inputs.iter().zip(targets) {
        let Target::File(path) = target else { continue };
        if let Some(other) = taken.insert(path, input) {
            let (one, two) = (other.name(), input.name());
            return Err(Error::Request(format!("{one:?} and {two:?} would both be written to {path:?}")));
        }
        if fs::canonicalize(path).is_ok_and(|path| places.contains(&path)) {
            return Err(Error::Request(format!("{path:?} is an input, and would be overwritten")));
        }
    }
    Ok(())
}

/// Files below `directory`, as the inputs stand below the folder that holds them all.
fn mirrored(
    arguments: &[PathBuf],
    inputs: &[Input],
    directory: &Path,
    ending: &str,
) -> Result<Vec<Target>, Error> {
    let folders = arguments.iter().filter(|path| path.as_os_str() != "-").map(|path| {
        if path.is_dir() {
            canonical(path)
        } else {
            canonical(path).parent().map(PathBuf::from).unwrap_or_default()
        }
    });
    let base = folders.reduce(|one, two| common(&one, &two)).unwrap_or_default();
    let mut targets = Vec::new();
    for input in inputs {
        let Input::File(path) = input else {
            let message = "standard input has no name to write under; use -o instead of --out-dir";
            return Err(Error::Request(message.to_owned()));
        };
        let place = canonical(path);
        let below = place.strip_prefix(&base).unwrap_or(&place);
        let name = below.with_extension(ending);
        targets.push(Target::File(directory.join(name)));
    }
    Ok(targets)
}

/// The path without detours. A link to a file keeps its own name.
fn canonical(path: &Path) -> PathBuf {
    let resolved = match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !path.is_dir() => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            fs::canonicalize(parent).map(|parent| parent.join(name))
        }
        _ => fs::canonicalize(path),
    };
    resolved.unwrap_or_else(|_| path.to_path_buf())
}

/// The deepest folder that holds both.
fn common(one: &Path, two: &Path) -> PathBuf {
    one.components().zip(two.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}
