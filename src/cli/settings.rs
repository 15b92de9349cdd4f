//! The settings of an article: the nearest `byline.toml`, and the command line.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{env, fs};

use crate::cli::Error;
use crate::cli::input::{Content, Input, read_file};
use crate::cli::input_options::InputOptions;
use crate::cli::rule_options::{Policy, RuleOptions};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::formats::Format;
use crate::render::Checked;
use crate::rules::RuleSet;
use crate::source::Source;
use crate::source::hash::HashMap;
use crate::validate::{Validated, unreadable, validate, validate_over};

/// The name of a configuration file.
const NAME: &str = "byline.toml";

/// The settings of all articles of a run. Each configuration is read once.
pub(super) struct SettingsCache<'a> {
    options: &'a InputOptions,
    rules: &'a RuleOptions,
    cached: Mutex<Cached>,
}

#[derive(Default)]
struct Cached {
    /// By folder, as written in the path of an article.
    folders: HashMap<PathBuf, Arc<Settings>>,
    /// By configuration file, or `None`, in the order of first use.
    files: Vec<(Option<PathBuf>, Arc<Settings>)>,
}

/// The settings from one configuration and the command line.
pub(super) struct Settings {
    source: Source,
    config: Config,
    policy: Policy,
    is_wrong: bool,
    /// The diagnostics of the configuration so far.
    diagnostics: Mutex<Vec<Diagnostic>>,
}

/// The diagnostics to report for an article.
pub(super) struct Reported {
    /// Those in its file.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Those in the defaults of its configuration.
    pub(super) of_defaults: Vec<Diagnostic>,
}

impl<'a> SettingsCache<'a> {
    pub(super) fn new(options: &'a InputOptions, rules: &'a RuleOptions) -> Self {
        Self { options, rules, cached: Mutex::default() }
    }

    /// The settings of an article.
    pub(super) fn settings(&self, input: &Input) -> Result<Arc<Settings>, Error> {
        let mut cached = self.cached.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = &self.options.config {
            return cached.of_file(Some(file.clone()), file, self.rules);
        }
        let folder = input.path().and_then(Path::parent).filter(|parent| !parent.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        if let Some(settings) = cached.folders.get(folder) {
            return Ok(Arc::clone(settings));
        }
        let nearest = nearest(folder);
        let name = nearest.as_deref().map(displayed).unwrap_or_default();
        let settings = cached.of_file(nearest, &name, self.rules)?;
        cached.folders.insert(folder.to_path_buf(), Arc::clone(&settings));
        Ok(settings)
    }

    /// The diagnostics of the configurations that were used.
    pub(super) fn configurations(&self) -> Vec<Checked> {
        let cached = self.cached.lock().unwrap_or_else(PoisonError::into_inner);
        let used = cached.files.iter().filter_map(|(_, settings)| {
            let mut diagnostics = std::mem::take(&mut *settings.diagnostics());
            diagnostics.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
            (!diagnostics.is_empty()).then(|| Checked { source: settings.source.clone(), diagnostics })
        });
        used.collect()
    }

    /// Whether findings of this kind are reported for the file at `path`, which may not exist any more.
    pub(super) fn checks(&self, path: &Path, code: &Code) -> bool {
        let folder = path.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(path);
        let settings = self.settings(&Input::File(folder.join("article")));
        settings.is_ok_and(|settings| settings.policy.reports(code))
    }
}

impl Cached {
    /// The settings of the configuration in `file`, displayed as `name`, or those without a configuration.
    fn of_file(
        &mut self,
        file: Option<PathBuf>,
        name: &Path,
        rules: &RuleOptions,
    ) -> Result<Arc<Settings>, Error> {
        if let Some((_, settings)) = self.files.iter().find(|(known, _)| *known == file) {
            return Ok(Arc::clone(settings));
        }
        let settings = Arc::new(match &file {
            None => Settings::new(Source::new("", ""), Config::default(), Vec::new(), rules),
            Some(path) => {
                let content = read_file(path, Config::LIMITS);
                let content = content.map_err(|cause| Error::Read(path.clone(), cause))?;
                Settings::of_content(name.display().to_string(), content, rules)
            }
        });
        self.files.push((file, Arc::clone(&settings)));
        Ok(settings)
    }
}

impl Settings {
    /// The settings in the file with this name and content.
    fn of_content(name: String, content: Content, rules: &RuleOptions) -> Self {
        let unusable = |source, wrong| Self::new(source, Config::default(), vec![wrong], rules);
        let Content::Whole(bytes) = content else {
            return unusable(Source::new(name, ""), Config::too_large());
        };
        match Source::from_bytes(name, bytes) {
            Ok(source) => {
                let (config, wrong) = Config::read(&source);
                Self::new(source, config, wrong, rules)
            }
            Err(undecodable) => unusable(undecodable.source, unreadable(undecodable.error)),
        }
    }

    fn new(source: Source, config: Config, wrong: Vec<Diagnostic>, rules: &RuleOptions) -> Self {
        let policy = Policy::new(rules, &config);
        let wrong = policy.apply(wrong, false);
        let is_wrong = wrong.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Self { source, config, policy, is_wrong, diagnostics: Mutex::new(wrong) }
    }

    /// Whether there are errors in the configuration, whatever the article.
    pub(super) fn are_wrong(&self) -> bool {
        self.is_wrong
    }

    /// The CSS selector of the part behind a paywall.
    pub(super) fn paywall_selector(&self) -> Option<&str> {
        self.config.export.paywall_selector.as_deref()
    }

    /// Reads `source` as an article, and checks the selected rules.
    pub(super) fn validate<'s>(&self, source: &'s Source, format: Format) -> Validated<'s> {
        self.validate_by(self.policy.rules(), source, format)
    }

    /// Reads `source` as an article, and checks only its structure.
    pub(super) fn read<'s>(&self, source: &'s Source, format: Format) -> Validated<'s> {
        self.validate_by(&RuleSet::default(), source, format)
    }

    fn validate_by<'s>(&self, rules: &RuleSet, source: &'s Source, format: Format) -> Validated<'s> {
        match &self.config.defaults {
            Some(defaults) => validate_over(source, format, defaults, rules),
            None => validate(source, format, rules),
        }
    }

    /// Takes the diagnostics from `validated`, with the severities that the user set.
    ///
    /// Unless `is_result`, errors stay errors. Those in the defaults are also reported for the configuration.
    pub(super) fn report(&self, validated: &mut Validated<'_>, is_result: bool) -> Reported {
        let diagnostics = self.policy.apply(std::mem::take(&mut validated.diagnostics), is_result);
        let of_defaults = self.policy.apply(std::mem::take(&mut validated.of_defaults), is_result);
        if of_defaults.is_empty() {
            return Reported { diagnostics, of_defaults };
        }
        let mut reported = self.diagnostics();
        for diagnostic in &of_defaults {
            let key = |diagnostic: &Diagnostic| (diagnostic.location.span, diagnostic.code.id);
            if !reported.iter().any(|known| key(known) == key(diagnostic)) {
                reported.push(diagnostic.clone());
            }
        }
        Reported { diagnostics, of_defaults }
    }

    fn diagnostics(&self) -> MutexGuard<'_, Vec<Diagnostic>> {
        self.diagnostics.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The configuration in `folder`, or the nearest one above.
fn nearest(folder: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

/// The path relative to the current directory, if it is below it.
fn displayed(path: &Path) -> PathBuf {
    let here = env::current_dir().and_then(fs::canonicalize);
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    below.unwrap_or_else(|| path.to_path_buf())
}
