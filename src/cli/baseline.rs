//! `--baseline`: known findings, so that a run fails only for new ones.

mod base;
mod entries;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use self::base::Base;
use self::entries::{Entries, Key};
use crate::cli::real_path::canonical;
use crate::cli::terminal::{Stream, print_error};
use crate::cli::{Error, atomic_file};
use crate::diagnostic::{BaselineState, Code, DIAGNOSTICS_TOO_MANY, Diagnostic, fingerprints};
use crate::formats::article::{SYNTAX_CODES, leaves_a_blank};
use crate::render::{Checked, FixedFinding, visible_line};
use crate::rules::compares_files;
use crate::source::Source;
use crate::source::hash::{HashMap, HashSet};
use crate::validate::codes;

/// Which findings are known.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Baseline")]
pub(super) struct BaselineOptions {
    /// Report only findings that are not in FILE, a baseline
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found to the file of --baseline, without what is fixed
    #[arg(long, requires = "baseline", conflicts_with = "diff")]
    write_baseline: bool,
}

/// What a run looks at.
#[derive(Debug)]
pub(super) struct Scope {
    /// The files and folders named by the user.
    pub(super) arguments: Vec<PathBuf>,
    /// Whether every article there is looked at, and compared with the others.
    pub(super) is_complete: bool,
    /// Whether the findings are those in the files as they are, not in files that were only fixed in memory.
    pub(super) is_of_files: bool,
}

impl BaselineOptions {
    /// The baseline, if one is wanted.
    pub(super) fn open(&self, scope: Scope) -> Result<Option<Baseline<'_>>, Error> {
        let Some(path) = &self.baseline else { return Ok(None) };
        if scope.arguments.iter().any(|argument| argument.as_os_str() == "-") {
            let message = "standard input has no path for the baseline: remove `-` or --baseline";
            return Err(Error::Request(message.to_owned()));
        }
        let known = match Entries::read(path)? {
            Some(known) => known,
            None if self.write_baseline => Entries::default(),
            None => {
                return Err(Error::Request(format!(
                    "there is no baseline {path:?}; add --write-baseline to create it"
                )));
            }
        };
        Ok(Some(Baseline {
            path,
            is_written: self.write_baseline,
            scope,
            base: Base::of_file(path),
            known,
            found: Entries::default(),
            files: HashMap::default(),
            configurations: HashSet::default(),
        }))
    }

    /// A stream has no files that a baseline could name.
    pub(super) fn refuse_for_streams(&self) -> Result<(), Error> {
        match &self.baseline {
            None => Ok(()),
            Some(_) => Err(Error::Request(
                "documents of a stream have no path for the baseline: remove --ndjson or --baseline"
                    .to_owned(),
            )),
        }
    }
}

/// A baseline, compared with the findings of a run.
pub(super) struct Baseline<'a> {
    path: &'a Path,
    is_written: bool,
    scope: Scope,
    base: Base,
    /// The entries of the file.
    known: Entries,
    found: Entries,
    /// The files that were looked at.
    files: HashMap<String, LookedAt>,
    /// The configurations, whose findings may depend on all articles.
    configurations: HashSet<String>,
}

/// A file that was looked at.
struct LookedAt {
    /// Its name as the user gives it.
    name: String,
    /// Whether all its findings are known.
    is_whole: bool,
}

impl Baseline<'_> {
    /// Sets the state of each diagnostic of a file.
    pub(super) fn compare(&mut self, checked: &mut Checked) {
        let file = self.file(&checked.source);
        self.look_at(&file, checked.source.reference(), &checked.diagnostics);
        let fingerprints = fingerprints(&file, &checked.diagnostics);
        for (diagnostic, fingerprint) in checked.diagnostics.iter_mut().zip(fingerprints) {
            // Any number of new findings might be among those that are not shown.
            if diagnostic.code.id == DIAGNOSTICS_TOO_MANY.id {
                diagnostic.baseline_state = Some(BaselineState::New);
                continue;
            }
            let key = Key { file: file.clone(), rule: diagnostic.code.id.to_owned(), fingerprint };
            let is_known = self.is_written || self.known.contains(&key);
            diagnostic.baseline_state =
                Some(if is_known { BaselineState::Unchanged } else { BaselineState::New });
            self.found.add(key, &diagnostic.message);
        }
    }

    /// Notes that a configuration was used.
    pub(super) fn look_at_configuration(&mut self, name: &str) {
        let file = self.base.relative(Path::new(name));
        self.look_at(&file, name, &[]);
        self.configurations.insert(file);
    }

    /// Notes that a file was looked at.
    fn look_at(&mut self, file: &str, name: &str, diagnostics: &[Diagnostic]) {
        let is_whole = !diagnostics.iter().any(|diagnostic| hides_others(diagnostic.code));
        let new = || LookedAt { name: name.to_owned(), is_whole: true };
        self.files.entry(file.to_owned()).or_insert_with(new).is_whole &= is_whole;
    }

    /// The name of a file in the baseline: its path, or the URL of a page in a web archive.
    fn file(&mut self, source: &Source) -> String {
        match source.reference() {
            name if name == source.name => self.base.relative(Path::new(name)),
            url => url.to_owned(),
        }
    }

    /// Reports fixed findings, and writes the baseline if requested. `is_checked` says whether a rule is checked in the
    /// file at a path.
    pub(super) fn finish(
        mut self,
        is_quiet: bool,
        is_checked: impl Fn(&Path, &Code) -> bool,
    ) -> Result<(), Error> {
        let fixed = self.fixed(is_checked);
        let name = self.path.display();
        let mut text = String::new();
        if !self.is_written {
            if !fixed.is_empty() && !is_quiet {
                let are = if fixed.len() == 1 { "finding is" } else { "findings are" };
                let _ = writeln!(text, "{} {are} fixed, but still in {name}:", fixed.len());
                list(&mut text, &fixed);
                text.push_str("`--write-baseline` removes them from the baseline\n");
            }
            return show(&text);
        }
        let added = self.found.keys().filter(|key| !self.known.contains(key)).count();
        fixed.iter().for_each(|key| self.known.remove(key));
        self.known.extend(self.found);
        atomic_file::write(self.path, self.known.to_json())?;
        if !is_quiet {
            let findings = if self.known.len() == 1 { "finding" } else { "findings" };
            let (count, removed) = (self.known.len(), fixed.len());
            let _ = writeln!(text, "wrote {name}: {count} {findings}, {added} added, {removed} removed");
            list(&mut text, &fixed);
        }
        show(&text)
    }

    /// Leaves the file as it is, because not everything could be looked at.
    pub(super) fn abandon(self) {
        if self.is_written {
            print_error(&Error::Request(
                "the baseline is not written, because of the errors above".to_owned(),
            ));
        }
    }

    /// The fixed findings, for a report. `is_checked` says whether a rule is checked in the file at a path.
    pub(super) fn fixed_findings(&self, is_checked: impl Fn(&Path, &Code) -> bool) -> Vec<FixedFinding> {
        let finding = |key: Key| {
            let file = match self.files.get(&key.file) {
                Some(looked_at) => looked_at.name.clone(),
                None => self.base.name_from_here(&key.file),
            };
            // It is that of the file at its path from the baseline.
            let is_same = file.replace('\\', "/").trim_start_matches("./") == key.file;
            FixedFinding {
                code: codes().find(|code| code.id == key.rule),
                message: self.known.text(&key).to_owned(),
                fingerprint: Some(key.fingerprint).filter(|_| is_same),
                file,
                rule: key.rule,
            }
        };
        self.fixed(is_checked).into_iter().map(finding).collect()
    }

    /// The entries whose finding is certainly not there any more.
    fn fixed(&self, is_checked: impl Fn(&Path, &Code) -> bool) -> Vec<Key> {
        if !self.scope.is_of_files {
            return Vec::new();
        }
        let folders: Vec<PathBuf> =
            self.scope.arguments.iter().filter(|path| path.is_dir()).map(|path| canonical(path)).collect();
        let is_gone = |file: &str| {
            let path = self.base.path(file);
            // A page in a web archive has no path.
            !file.contains("://")
                && folders.iter().any(|folder| path.starts_with(folder))
                && !path.ancestors().any(Path::is_file)
        };
        let missing: Vec<&Key> = self.known.keys().filter(|key| !self.found.contains(key)).collect();
        let is_seen = |file: &str| self.files.contains_key(file) || is_gone(file);
        let is_all = self.scope.is_complete && self.known.keys().all(|key| is_seen(&key.file));
        let is_fixed = |key: &Key| {
            let path = self.base.path(&key.file);
            let is_looked_at = match self.files.get(&key.file) {
                Some(looked_at) => looked_at.is_whole,
                None => return is_gone(&key.file),
            };
            let Some(code) = codes().find(|code| code.id == key.rule) else { return true };
            // The other article, or the one that uses a default, may not have been looked at.
            let needs_all = self.configurations.contains(&key.file) || compares_files(code);
            is_looked_at && (is_all || !needs_all) && is_checked(&path, code)
        };
        missing.into_iter().filter(|key| is_fixed(key)).cloned().collect()
    }
}

/// Whether a file with such a diagnostic may have more findings than are reported.
fn hides_others(code: &Code) -> bool {
    let is_syntax = SYNTAX_CODES.iter().any(|other| other.id == code.id);
    is_syntax && leaves_a_blank(code) || code.id == DIAGNOSTICS_TOO_MANY.id
}

/// Adds a line for each file and rule of these entries.
fn list(text: &mut String, entries: &[Key]) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for Key { file, rule, fingerprint: _ } in entries {
        *counts.entry((file, rule)).or_default() += 1;
    }
    for ((file, rule), count) in counts {
        let times = if count == 1 { String::new() } else { format!(" ({count})") };
        let _ = writeln!(text, "  {file}: {rule}{times}");
    }
}

/// Prints lines for people; standard output belongs to the diagnostics.
fn show(text: &str) -> Result<(), Error> {
    let lines: Vec<String> = text.lines().map(|line| format!("{}\n", visible_line(line))).collect();
    Stream::Error.show(&lines.concat())
}
