//! What holds for which articles: the nearest `byline.toml`, and the command line.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{env, fs};

use crate::cli::Error;
use crate::cli::input::{Input, Reading};
use crate::cli::levels::{Levels, Policy};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::formats::Format;
use crate::render::Checked;
use crate::rules::RuleSet;
use crate::source::Source;
use crate::source::hash::HashMap;
use crate::validate::{Validated, unreadable, validate, validate_over};

/// The name of a configuration.
const NAME: &str = "byline.toml";

/// What holds for the articles of a run; every configuration is read once.
pub(super) struct Office<'a> {
    reading: &'a Reading,
    levels: &'a Levels,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// What was found out for folders, by the names they were asked for.
    folders: HashMap<PathBuf, Arc<Settings>>,
    /// Configurations by their files, and what holds where there is none, in the order of their first use.
    files: Vec<(Option<PathBuf>, Arc<Settings>)>,
}

/// What holds for some articles: what one configuration and the command line want.
pub(super) struct Settings {
    source: Source,
    config: Config,
    policy: Policy,
    is_wrong: bool,
    /// What is wrong with the configuration, as far as it is known by now.
    found: Mutex<Vec<Diagnostic>>,
}

/// What the user is to hear about an article.
pub(super) struct Judgement {
    /// In its file.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The worst of what is wrong with what the configuration says for it.
    pub(super) of_defaults: Vec<Diagnostic>,
}

impl<'a> Office<'a> {
    pub(super) fn new(reading: &'a Reading, levels: &'a Levels) -> Self {
        Self { reading, levels, known: Mutex::default() }
    }

    /// What holds for an article.
    pub(super) fn settings(&self, input: &Input) -> Result<Arc<Settings>, Error> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = &self.reading.config {
            return known.of_file(Some(file.clone()), file, self.levels);
        }
        let folder = input.path().and_then(Path::parent).filter(|parent| !parent.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        if let Some(settings) = known.folders.get(folder) {
            return Ok(Arc::clone(settings));
        }
        let nearest = nearest(folder);
        let shown = nearest.as_deref().map(as_shown).unwrap_or_default();
        let settings = known.of_file(nearest, &shown, self.levels)?;
        known.folders.insert(folder.to_path_buf(), Arc::clone(&settings));
        Ok(settings)
    }

    /// What is wrong with the configurations that were used.
    pub(super) fn configurations(self) -> impl Iterator<Item = Checked> {
        let known = self.known.into_inner().unwrap_or_else(PoisonError::into_inner);
        known.files.into_iter().filter_map(|(_, settings)| {
            let mut diagnostics = std::mem::take(&mut *settings.found());
            diagnostics.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
            (!diagnostics.is_empty()).then(|| Checked { source: settings.source.clone(), diagnostics })
        })
    }
}

impl Known {
    /// What the configuration in `file` wants, which is called `shown`; or what holds where there is none.
    fn of_file(
        &mut self,
        file: Option<PathBuf>,
        shown: &Path,
        levels: &Levels,
    ) -> Result<Arc<Settings>, Error> {
        if let Some((_, settings)) = self.files.iter().find(|(known, _)| *known == file) {
            return Ok(Arc::clone(settings));
        }
        let settings = Arc::new(match &file {
            None => Settings::new(Source::new("", ""), Config::default(), Vec::new(), levels),
            Some(path) => {
                let bytes = fs::read(path).map_err(|cause| Error::Read(path.clone(), cause))?;
                match Source::from_bytes(shown.display().to_string(), bytes) {
                    Ok(source) => {
                        let (config, wrong) = Config::read(&source);
                        Settings::new(source, config, wrong, levels)
                    }
                    Err(undecodable) => {
                        let wrong = vec![unreadable(undecodable.error)];
                        Settings::new(undecodable.source, Config::default(), wrong, levels)
                    }
                }
            }
        });
        self.files.push((file, Arc::clone(&settings)));
        Ok(settings)
    }
}

impl Settings {
    fn new(source: Source, config: Config, wrong: Vec<Diagnostic>, levels: &Levels) -> Self {
        let policy = Policy::new(levels, &config);
        let wrong = policy.apply(wrong, false);
        let is_wrong = wrong.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Self { source, config, policy, is_wrong, found: Mutex::new(wrong) }
    }

    /// Whether there are errors in the configuration, whatever the article.
    pub(super) fn are_wrong(&self) -> bool {
        self.is_wrong
    }

    /// The CSS selector of what is paid for in a page.
    pub(super) fn paywall_selector(&self) -> Option<&str> {
        self.config.export.paywall_selector.as_deref()
    }

    /// Reads `source` as an article and judges it by the rules that are wanted.
    pub(super) fn validate<'s>(&self, source: &'s Source, format: Format) -> Validated<'s> {
        self.validate_by(self.policy.rules(), source, format)
    }

    /// Reads `source` as an article, and judges no more than its shape.
    pub(super) fn read<'s>(&self, source: &'s Source, format: Format) -> Validated<'s> {
        self.validate_by(&RuleSet::default(), source, format)
    }

    fn validate_by<'s>(&self, rules: &RuleSet, source: &'s Source, format: Format) -> Validated<'s> {
        match &self.config.defaults {
            Some(defaults) => validate_over(source, format, defaults, rules),
            None => validate(source, format, rules),
        }
    }

    /// Takes what was found from `validated`, as severe as the user wants it.
    ///
    /// Unless there `is_result`, errors stay what they are. What lies in the configuration is noted there.
    pub(super) fn judge(&self, validated: &mut Validated<'_>, is_result: bool) -> Judgement {
        let diagnostics = self.policy.apply(std::mem::take(&mut validated.diagnostics), is_result);
        let of_defaults = self.policy.apply(std::mem::take(&mut validated.of_defaults), is_result);
        if of_defaults.is_empty() {
            return Judgement { diagnostics, of_defaults };
        }
        let mut found = self.found();
        for diagnostic in &of_defaults {
            let key = |diagnostic: &Diagnostic| (diagnostic.location.span, diagnostic.code.id);
            if !found.iter().any(|known| key(known) == key(diagnostic)) {
                found.push(diagnostic.clone());
            }
        }
        Judgement { diagnostics, of_defaults }
    }

    fn found(&self) -> MutexGuard<'_, Vec<Diagnostic>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The configuration in `folder`, or the nearest one above.
fn nearest(folder: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

/// The path as people know it: from where they are, if it lies below.
fn as_shown(path: &Path) -> PathBuf {
    let here = env::current_dir().and_then(fs::canonicalize);
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    below.unwrap_or_else(|| path.to_path_buf())
}
