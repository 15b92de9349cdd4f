//! Output files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::input::{Input, Reason, Selection, Tally, without_compression};
use crate::cli::{Error, atomic_file};
use crate::source::Limits;
use crate::source::hash::{HashMap, HashSet};

/// Where to write.
#[derive(Debug, clap::Args)]
pub(super) struct Destination {
    /// Write to FILE [default: standard output]
    #[arg(long, short, value_name = "FILE", conflicts_with = "out_dir")]
    output: Option<PathBuf>,
    /// Write one file per article below DIR
    #[arg(long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
    /// In --out-dir, replace files that have other content
    #[arg(long, requires = "out_dir")]
    overwrite: bool,
    /// In --out-dir, skip inputs whose output is newer, and replace older ones
    #[arg(long, requires = "out_dir")]
    update: bool,
}

/// Where one article is written.
#[derive(Debug)]
pub(super) enum Target {
    /// Standard output.
    Output,
    /// A file, whose folder may not exist yet.
    File(PathBuf),
}

impl Destination {
    /// The output for a stream goes to standard output, in order.
    pub(super) fn refuse_for_streams(&self) -> Result<(), Error> {
        match (&self.output, &self.out_dir) {
            (None, None) => Ok(()),
            _ => Err(Error::Request("with --ndjson, answers go to standard output".to_owned())),
        }
    }

    /// Determines the targets of `inputs`, the files for `arguments`; files in a folder get the extension `ending`.
    ///
    /// Fails if two articles would be written to one file, or one over an input.
    pub(super) fn plan<'a>(
        &'a self,
        arguments: &[PathBuf],
        inputs: &mut Vec<Input>,
        selection: Arc<Selection>,
        tally: &Tally,
        ending: &'a str,
    ) -> Result<Plan<'a>, Error> {
        let Self { output, out_dir, overwrite, update } = self;
        let mut plan = Plan {
            output: output.as_deref(),
            out_dir: out_dir.as_deref(),
            may_replace: *overwrite || *update,
            skips_newer: *update,
            base: base(arguments),
            ending,
            selection,
            places: HashSet::default(),
            taken: HashMap::default(),
        };
        if plan.out_dir.is_none() {
            // Some files in a folder may not be articles.
            if inputs.len() > 1 {
                inputs.retain(|input| match wanted(input, &plan.selection) {
                    Ok(()) => true,
                    passed_over => tally.count(input, passed_over),
                });
            }
            let archive = inputs.iter().find(|input| matches!(input, Input::Archive(_)));
            if let Some(archive) = archive {
                return Err(Error::Request(format!("the files in {:?} need --out-dir", archive.name())));
            }
            if inputs.len() > 1 {
                return Err(Error::Request(format!("{} articles need --out-dir", inputs.len())));
            }
        }
        plan.places = inputs.iter().filter_map(|input| fs::canonicalize(input.path()?).ok()).collect();
        plan.take(inputs)?;
        Ok(plan)
    }
}

/// Whether a file is one to convert, or why it is passed over.
fn wanted(input: &Input, selection: &Selection) -> Result<(), Reason> {
    match input {
        // Unreadable files are included, so that they are reported.
        Input::Found(_) => {
            input.read(Limits::default()).map_or(Ok(()), |content| input.is_wanted(&content, selection))
        }
        _ => Ok(()),
    }
}

fn is_wanted(input: &Input, selection: &Selection) -> bool {
    wanted(input, selection).is_ok()
}

/// The target of each article.
pub(super) struct Plan<'a> {
    output: Option<&'a Path>,
    out_dir: Option<&'a Path>,
    /// Whether files with other content are replaced.
    may_replace: bool,
    /// Whether outputs that are newer than their inputs are left.
    skips_newer: bool,
    /// The folder that contains all inputs.
    base: PathBuf,
    ending: &'a str,
    selection: Arc<Selection>,
    /// The files that are read.
    places: HashSet<PathBuf>,
    /// The targets of the files that are not in archives.
    taken: HashMap<PathBuf, Input>,
}

impl Plan<'_> {
    /// Writes the result for `input`, or returns it for standard output.
    pub(super) fn write(&self, input: &Input, text: String) -> Result<String, Error> {
        match self.target(input)? {
            Target::Output => Ok(text),
            Target::File(path) => {
                self.refuse_to_leave(&path)?;
                if self.out_dir.is_some() && path.is_file() {
                    if fs::read(&path).is_ok_and(|known| known == text.as_bytes()) {
                        return Ok(String::new());
                    }
                    if !self.may_replace {
                        let message =
                            format!("{path:?} exists with other content; use --overwrite to replace it");
                        return Err(Error::Request(message));
                    }
                }
                atomic_file::write(&path, &text).map(|()| String::new())
            }
        }
    }

    /// Whether the result for `input` is there already, and is newer.
    pub(super) fn is_up_to_date(&self, input: &Input) -> bool {
        let Ok(Target::File(path)) = self.target(input) else { return false };
        let time = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
        let is_newer = || Some(time(&path)? > time(input.path()?)?);
        self.skips_newer && is_newer().unwrap_or(false)
    }

    /// A link in the folder may lead outside, and the name of an article must not decide where the program writes.
    fn refuse_to_leave(&self, path: &Path) -> Result<(), Error> {
        let Some(directory) = self.out_dir else { return Ok(()) };
        let Ok(directory) = fs::canonicalize(directory) else { return Ok(()) };
        // A file that does not exist yet is not a link.
        let there = path.ancestors().find_map(|there| fs::canonicalize(there).ok());
        match there.is_some_and(|there| there.starts_with(&directory)) {
            true => Ok(()),
            false => {
                Err(Error::Request(format!("a link in {path:?} leads outside --out-dir: nothing is written")))
            }
        }
    }

    /// The target for the result of `input`.
    pub(super) fn target(&self, input: &Input) -> Result<Target, Error> {
        let Some(directory) = self.out_dir else {
            return Ok(self.output.map_or(Target::Output, |output| Target::File(output.to_path_buf())));
        };
        let Some(path) = input.path() else {
            let message = "standard input has no name to write under; use -o instead of --out-dir";
            return Err(Error::Request(message.to_owned()));
        };
        let place = canonical(path);
        let below = without_compression(place.strip_prefix(&self.base).unwrap_or(&place)).into_owned();
        Ok(Target::File(directory.join(match input {
            // The files of an archive go into a folder with the archive's name.
            Input::Member(_, member) => {
                below.with_extension("").join(without_compression(member)).with_extension(self.ending)
            }
            Input::Record(_, record) => {
                below.with_extension("").join(format!("{}.{}", record.offset, self.ending))
            }
            _ => below.with_extension(self.ending),
        })))
    }

    /// Assigns their targets to the inputs that are not archives.
    fn take(&mut self, inputs: &[Input]) -> Result<(), Error> {
        for input in inputs.iter().filter(|input| !matches!(input, Input::Archive(_))) {
            let Target::File(path) = self.target(input)? else { continue };
            if self.is_read(&path) && is_wanted(input, &self.selection) {
                return Err(overwritten(&path));
            }
            if let Some(other) = self.taken.get(&path)
                && is_wanted(other, &self.selection)
                && is_wanted(input, &self.selection)
            {
                let (one, two) = (other.name(), input.name());
                return Err(Error::Request(format!(
                    "{one:?} and {two:?} would both be written to {path:?}; name only one of them, or leave one out with --exclude"
                )));
            }
            self.taken.insert(path, input.clone());
        }
        Ok(())
    }

    /// The name of the article that `path` is the target of, unless it is in an archive.
    pub(super) fn holder(&self, path: &Path) -> Option<String> {
        self.taken.get(path).filter(|other| is_wanted(other, &self.selection)).map(Input::name)
    }

    /// Whether this file is one of the inputs.
    pub(super) fn is_read(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|path| self.places.contains(&path))
    }
}

/// The error for a target that is an input.
pub(super) fn overwritten(path: &Path) -> Error {
    Error::Request(format!("{path:?} is an input, and would be overwritten"))
}

/// The folder that contains all arguments.
fn base(arguments: &[PathBuf]) -> PathBuf {
    let folders = arguments.iter().filter(|path| path.as_os_str() != "-").map(|path| {
        if path.is_dir() {
            canonical(path)
        } else {
            canonical(path).parent().map(PathBuf::from).unwrap_or_default()
        }
    });
    folders.reduce(|one, two| common(&one, &two)).unwrap_or_default()
}

/// The canonical path. A link to a file keeps its own name.
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

/// The deepest folder that contains both.
fn common(one: &Path, two: &Path) -> PathBuf {
    one.components().zip(two.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}
