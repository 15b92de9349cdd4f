//! What holds for which articles: the nearest `byline.toml`, and the command line.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{env, fs};

use crate::cli::Error;
use crate::cli::input::{Input, Reading};
use crate::cli::levels::{Levels, Policy};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::Checked;
use crate::rules::RuleSet;
use crate::source::Source;
use crate::standards::jats::Edition;
use crate::validate::{Validated, unreadable, validate, validate_over};

/// The name of a configuration.
const NAME: &str = "byline.toml";

/// What holds for the articles of a run; every configuration is read once.
pub(super) struct Office<'a> {
    reading: &'a Reading,
    levels: &'a Levels,
    edition: Option<Edition>,
    /// What was found out for folders, by the names they were asked for.
    folders: HashMap<PathBuf, Rc<Settings>>,
    /// Configurations by their files, and what holds where there is none, in the order of their first use.
    known: Vec<(Option<PathBuf>, Rc<Settings>)>,
}

/// What holds for some articles: what one configuration and the command line want.
pub(super) struct Settings {
    source: Source,
    config: Config,
    policy: Policy,
    is_wrong: bool,
    /// What is wrong with the configuration, as far as it is known by now.
    found: RefCell<Vec<Diagnostic>>,
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
        Self { reading, levels, edition: None, folders: HashMap::new(), known: Vec::new() }
    }

    /// The same, but JATS is judged as if it were of this edition, if there is one, whatever it says itself.
    pub(super) fn judging_jats_as(self, edition: Option<Edition>) -> Self {
        Self { edition, ..self }
    }

    /// What holds for an article.
    pub(super) fn settings(&mut self, input: &Input) -> Result<Rc<Settings>, Error> {
        if let Some(file) = &self.reading.config {
            return self.of_file(Some(file.clone()), file);
        }
        let folder = match input {
            Input::File(path) => path.parent().filter(|parent| !parent.as_os_str().is_empty()),
            Input::Standard => None,
        };
        let folder = folder.unwrap_or(Path::new("."));
        if let Some(settings) = self.folders.get(folder) {
            return Ok(Rc::clone(settings));
        }
        let nearest = nearest(folder);
        let shown = nearest.as_deref().map(as_shown).unwrap_or_default();
        let settings = self.of_file(nearest, &shown)?;
        self.folders.insert(folder.to_path_buf(), Rc::clone(&settings));
        Ok(settings)
    }

    /// What the configuration in `file` wants, which is called `shown`; or what holds where there is none.
    fn of_file(&mut self, file: Option<PathBuf>, shown: &Path) -> Result<Rc<Settings>, Error> {
        if let Some((_, settings)) = self.known.iter().find(|(known, _)| *known == file) {
            return Ok(Rc::clone(settings));
        }
        let settings = Rc::new(match &file {
            None => Settings::new(Source::new("", ""), Config::default(), Vec::new(), self),
            Some(path) => {
                let bytes = fs::read(path).map_err(|cause| Error::Read(path.clone(), cause))?;
                match Source::from_bytes(shown.display().to_string(), bytes) {
                    Ok(source) => {
                        let (config, wrong) = Config::read(&source);
                        Settings::new(source, config, wrong, self)
                    }
                    Err(undecodable) => {
                        let wrong = vec![unreadable(undecodable.error)];
                        Settings::new(undecodable.source, Config::default(), wrong, self)
                    }
                }
            }
        });
        self.known.push((file, Rc::clone(&settings)));
        Ok(settings)
    }

    /// What is wrong with the configurations that were used.
    pub(super) fn configurations(self) -> impl Iterator<Item = Checked> {
        self.known.into_iter().filter_map(|(_, settings)| {
            let mut diagnostics = settings.found.take();
            diagnostics.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
            (!diagnostics.is_empty()).then(|| Checked { source: settings.source.clone(), diagnostics })
        })
    }
}

impl Settings {
    fn new(source: Source, config: Config, wrong: Vec<Diagnostic>, office: &Office<'_>) -> Self {
        let policy = Policy::new(office.levels, &config).judging_jats_as(office.edition);
        let wrong = policy.apply(wrong, false);
        let is_wrong = wrong.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Self { source, config, policy, is_wrong, found: RefCell::new(wrong) }
    }

    /// Whether there are errors in the configuration, whatever the article.
    pub(super) fn are_wrong(&self) -> bool {
        self.is_wrong
    }

    /// Reads `source` as an article and judges it by the rules that are wanted.
    pub(super) fn validate<'s>(&self, source: &'s Source, reading: &Reading) -> Validated<'s> {
        self.validate_by(self.policy.rules(), source, reading)
    }

    /// Reads `source` as an article, and judges no more than its shape.
    pub(super) fn read<'s>(&self, source: &'s Source, reading: &Reading) -> Validated<'s> {
        self.validate_by(&RuleSet::default(), source, reading)
    }

    fn validate_by<'s>(&self, rules: &RuleSet, source: &'s Source, reading: &Reading) -> Validated<'s> {
        let format = reading.format(source);
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
        let mut found = self.found.borrow_mut();
        for diagnostic in &of_defaults {
            let key = |diagnostic: &Diagnostic| (diagnostic.location.span, diagnostic.code.id);
            if !found.iter().any(|known| key(known) == key(diagnostic)) {
                found.push(diagnostic.clone());
            }
        }
        Judgement { diagnostics, of_defaults }
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
