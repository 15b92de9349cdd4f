//! The settings of an article: its configurations, and the command line.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use sha2::{Digest, Sha256};

use crate::cli::Error;
use crate::cli::configuration::{Chain, ConfigFile, ConfigFiles, Part, nearest_in};
use crate::cli::input::Input;
use crate::cli::input_options::InputOptions;
use crate::cli::real_path::real_path;
use crate::cli::rule_options::{Policy, RuleOptions};
use crate::diagnostic::{Address, Code, Diagnostic, Finding, Location};
use crate::formats::Format;
use crate::formats::article::Defaults;
use crate::model::Date;
use crate::render::Checked;
use crate::rules::{Coverage, Package, PackageArticle, RuleSet};
use crate::source::Source;
use crate::source::hash::HashMap;
use crate::validate::{Validated, validate, validate_over};

/// The settings of all articles of a run. Each configuration is read once.
pub(super) struct SettingsCache<'a> {
    options: &'a InputOptions,
    rules: &'a RuleOptions,
    cached: Mutex<Cached>,
}

#[derive(Default)]
struct Cached {
    files: ConfigFiles,
    /// The number of the chain for the articles of a folder, as written in their paths.
    folders: HashMap<PathBuf, usize>,
    /// By the nearest configuration, or `None` without one.
    chains: Vec<(Option<PathBuf>, Chain)>,
    settings: HashMap<Selected, Arc<Settings>>,
}

/// The number of a chain, and the overrides that hold: the file of each, and its number there.
type Selected = (usize, Vec<(PathBuf, usize)>);

/// The settings from some configurations and the command line.
pub(super) struct Settings {
    parts: Vec<Part>,
    defaults: Option<Defaults>,
    /// The files of the layers of the defaults.
    layers: Vec<Arc<ConfigFile>>,
    policy: Policy,
    is_wrong: bool,
    digest: OnceLock<[u8; 32]>,
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
        let path = match input {
            Input::Standard => None,
            Input::Member(archive, member) => Some(archive.join(member)),
            Input::Record(archive, record) => Some(archive.join(record.path())),
            Input::File(path) | Input::Found(path) | Input::Archive(path) => Some(path.clone()),
        };
        self.settings_in(input.path().and_then(Path::parent).unwrap_or(Path::new("")), path)
    }

    /// The settings of the file at `path`, or of every file in `folder` as far as no override is for it.
    pub(super) fn settings_in(&self, folder: &Path, path: Option<PathBuf>) -> Result<Arc<Settings>, Error> {
        let mut cached = self.cached();
        let number = self.chain(&mut cached, folder)?;
        let chain = Arc::clone(&cached.chains[number].1);
        let path = path.filter(|_| chain.iter().any(|file| file.has_overrides()));
        let parts = Part::all(&chain, path.map(|path| real_path(&path)).as_deref());
        let overrides = parts.iter().filter_map(|part| Some((part.file.path().to_owned(), part.number()?)));
        let known = cached.settings.entry((number, overrides.collect()));
        Ok(Arc::clone(known.or_insert_with(|| Arc::new(Settings::new(parts, self.rules)))))
    }

    /// Whether a configuration says to leave out the file or folder at `path` when it is found in a folder.
    pub(super) fn is_excluded(&self, path: &Path, is_folder: bool) -> bool {
        let mut cached = self.cached();
        let chain = self.chain(&mut cached, path.parent().unwrap_or(Path::new("")));
        let Ok(chain) = chain.map(|number| Arc::clone(&cached.chains[number].1)) else { return false };
        let path = real_path(path);
        chain.iter().any(|file| file.excludes(&path, is_folder))
    }

    /// Whether articles in the folder of the file or archive at `path` may be compared with the files beside them.
    pub(super) fn may_check_packages(&self, path: &Path) -> bool {
        let mut cached = self.cached();
        let chain = self.chain(&mut cached, path.parent().unwrap_or(Path::new("")));
        let Ok(chain) = chain.map(|number| Arc::clone(&cached.chains[number].1)) else { return false };
        let checks = |parts: Vec<Part>| Settings::new(parts, self.rules).checks_packages();
        checks(Vec::new()) || Part::every(&chain).into_iter().any(|part| checks(vec![part]))
    }

    /// The number of the chain for the articles of a folder.
    fn chain(&self, cached: &mut Cached, folder: &Path) -> Result<usize, Error> {
        if let Some(number) = cached.folders.get(folder) {
            return Ok(*number);
        }
        let first = match &self.options.config {
            Some(file) => Some(file.clone()),
            None => nearest_in(&real_path(folder)),
        };
        let number = match cached.chains.iter().position(|(known, _)| *known == first) {
            Some(number) => number,
            None => {
                let chain = match (&first, &self.options.config) {
                    (None, _) => Chain::default(),
                    (Some(file), Some(_)) => {
                        cached.files.named(file).map_err(|cause| Error::Read(file.clone(), cause))?
                    }
                    (Some(file), None) => {
                        let chain = cached.files.nearest(file.clone());
                        chain.map_err(|(file, cause)| Error::Read(file, cause))?
                    }
                };
                cached.chains.push((first, chain));
                cached.chains.len() - 1
            }
        };
        cached.folders.insert(folder.to_path_buf(), number);
        Ok(number)
    }

    /// The diagnostics of the configurations that were used.
    pub(super) fn configurations(&self) -> Vec<Checked> {
        self.cached().files.take_diagnostics()
    }

    /// The names of the configurations that were used.
    pub(super) fn names(&self) -> Vec<String> {
        self.cached().files.names()
    }

    /// Whether findings of this kind are reported for the file at `path`, which may not exist any more.
    pub(super) fn checks(&self, path: &Path, code: &Code) -> bool {
        let settings = self.settings(&Input::File(path.to_path_buf()));
        settings.is_ok_and(|settings| settings.policy.reports(code))
    }

    fn cached(&self) -> MutexGuard<'_, Cached> {
        self.cached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Settings {
    fn new(parts: Vec<Part>, rules: &RuleOptions) -> Self {
        let mut levels = HashMap::default();
        let mut profiles = Vec::new();
        for part in &parts {
            profiles.extend_from_slice(part.profiles());
            for (rule, level) in part.rules() {
                levels.entry(*rule).or_insert(*level);
            }
        }
        let layers = parts.iter().filter_map(|part| Some((Arc::clone(&part.file), part.defaults()?)));
        let (layers, defaults): (Vec<_>, Vec<_>) = layers.unzip();
        let defaults = (!defaults.is_empty()).then(|| Defaults::new(defaults));
        let is_wrong = parts.iter().any(|part| part.file.is_wrong());
        let policy = Policy::new(rules, levels, profiles);
        Self { policy, parts, defaults, layers, is_wrong, digest: OnceLock::new() }
    }

    /// The configurations and overrides that hold, those with precedence first.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The default values, and the files they are from.
    pub(super) fn defaults(&self) -> Option<(&Defaults, &[Arc<ConfigFile>])> {
        self.defaults.as_ref().map(|defaults| (defaults, self.layers.as_slice()))
    }

    /// Whether there are errors in the configuration, whatever the article.
    pub(super) fn are_wrong(&self) -> bool {
        self.is_wrong
    }

    /// Whether something is wrong in the defaults, as far as articles have been validated.
    pub(super) fn has_findings_in_defaults(&self) -> bool {
        self.layers.iter().any(|file| file.has_findings_in_defaults())
    }

    /// A hash of all that findings depend on besides the file and the date.
    pub(super) fn digest(&self) -> &[u8; 32] {
        self.digest.get_or_init(|| {
            let mut hash = Sha256::new_with_prefix(self.policy.description());
            for part in &self.parts {
                let (name, text) = (part.file.name(), part.file.text());
                // With the lengths, no two lists look alike.
                hash.update(format!("\n{:?} {} {} ", part.number(), name.len(), text.len()));
                hash.update(name);
                hash.update(text);
            }
            hash.finalize().into()
        })
    }

    /// The date of validation.
    pub(super) fn today(&self) -> &Date {
        self.policy.today()
    }

    /// The CSS selector of the part behind a paywall.
    pub(super) fn paywall_selector(&self) -> Option<&str> {
        let whole = self.parts.iter().filter(|part| part.number().is_none());
        whole.filter_map(|part| part.file.config().export.paywall_selector.as_deref()).next()
    }

    /// Whether articles are compared with the files beside them.
    pub(super) fn checks_packages(&self) -> bool {
        self.policy.rules().checks_packages()
    }

    /// The findings about the files of an article, with a maximum for each severity.
    pub(super) fn check_package_up_to(
        &self,
        most: usize,
        package: &Package,
        article: &PackageArticle,
    ) -> Vec<Finding> {
        self.policy.rules().check_package_up_to(most, package, article)
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
        match &self.defaults {
            Some(defaults) => validate_over(source, format, defaults, rules),
            None => validate(source, format, rules),
        }
    }

    /// What the selected rules ask for on behalf of Google Search, and what of it `validated` has, the article in
    /// `source`.
    pub(super) fn coverage(&self, validated: &Validated<'_>, source: &Source) -> Option<Coverage> {
        validated.coverage(self.policy.rules(), source.limits)
    }

    /// Takes the diagnostics from `validated`, with the severities that the user set.
    ///
    /// Unless `is_result`, errors stay errors. Those in the defaults are also reported for the configuration.
    pub(super) fn report(&self, validated: &mut Validated<'_>, is_result: bool) -> Reported {
        let diagnostics = self.policy.apply(std::mem::take(&mut validated.diagnostics), is_result);
        let of_defaults = self.policy.apply(std::mem::take(&mut validated.of_defaults), is_result);
        of_defaults.iter().for_each(|diagnostic| self.report_in_defaults(diagnostic.clone()));
        Reported { diagnostics, of_defaults }
    }

    /// Reports a diagnostic in the defaults for the file that it is in.
    fn report_in_defaults(&self, mut diagnostic: Diagnostic) {
        let Some(defaults) = &self.defaults else { return };
        let place = |location: &Location| {
            let (layer, span) = defaults.origin(location.span)?;
            Some((&self.layers[layer], Location { span, address: location.address.clone() }))
        };
        let Some((file, location)) = place(&diagnostic.location) else { return };
        let mut related = Vec::new();
        for (location, text) in std::mem::take(&mut diagnostic.related) {
            match place(&location) {
                Some((other, location)) if Arc::ptr_eq(other, file) => related.push((location, text)),
                Some((other, location)) => {
                    let pointer = location.address.as_ref().map_or("", Address::as_str);
                    let hint = format!("the other place is `{pointer}` in {:?}", other.name());
                    let help = diagnostic.help.take();
                    diagnostic.help = Some(help.map_or(hint.clone(), |help| format!("{help}\n{hint}")));
                }
                None => {}
            }
        }
        file.add_of_defaults(Diagnostic { location, related, ..diagnostic });
    }
}
