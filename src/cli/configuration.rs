//! Configuration files, and which of them hold for an article.

mod patterns;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{env, fs, io};

use indexmap::IndexMap;

use self::patterns::Patterns;
use crate::cli::input::{Content, read_file};
use crate::config::{Config, Level};
use crate::diagnostic::{Diagnostic, Severity};
use crate::formats::article::Layer;
use crate::render::Checked;
use crate::rules::Profile;
use crate::source::{Lines, Pointer, Source, Span};
use crate::validate::unreadable;

/// The name of a configuration file.
pub(super) const NAME: &str = "byline.toml";

/// How many files may hold for one article.
const MOST_FILES: usize = 32;

/// A configuration file.
pub(super) struct ConfigFile {
    /// Its path, without links.
    path: PathBuf,
    source: Source,
    config: Config,
    exclude: Patterns,
    /// The files that each override is for.
    overrides: Vec<Patterns>,
    found: Mutex<Found>,
}

/// The diagnostics of a configuration so far.
#[derive(Default)]
struct Found {
    /// What is wrong whatever the article.
    own: Vec<Diagnostic>,
    /// What is wrong in the defaults, found with an article.
    of_defaults: Vec<Diagnostic>,
}

/// The configurations that hold for an article, those with precedence first: the nearest, what it extends, the next above.
pub(super) type Chain = Arc<Vec<Arc<ConfigFile>>>;

/// A configuration for all its files, or one of its overrides.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) file: Arc<ConfigFile>,
    /// The number of the override.
    number: Option<usize>,
}

/// All configurations of a run. Each is read once.
#[derive(Default)]
pub(super) struct ConfigFiles(Vec<Arc<ConfigFile>>);

impl ConfigFiles {
    /// The configuration named by the user, and those it extends.
    pub(super) fn named(&mut self, path: &Path) -> io::Result<Chain> {
        let mut chain = Vec::new();
        let file = self.open(path, path)?;
        self.extended(file, &mut chain);
        Ok(Arc::new(chain))
    }

    /// The configuration in `path`, a file, those it extends, and those above.
    pub(super) fn nearest(&mut self, path: PathBuf) -> Result<Chain, (PathBuf, io::Error)> {
        let (mut chain, mut next) = (Vec::new(), Some(path));
        while let Some(path) = next.filter(|_| chain.len() < MOST_FILES) {
            let file = self.open(&path, &displayed(&path)).map_err(|cause| (path.clone(), cause))?;
            let above = path.parent().and_then(Path::parent);
            next = above.filter(|_| !file.config.root).and_then(nearest_in);
            self.extended(file, &mut chain);
        }
        Ok(Arc::new(chain))
    }

    /// Adds a file and those it extends to `chain`.
    fn extended(&mut self, file: Arc<ConfigFile>, chain: &mut Vec<Arc<ConfigFile>>) {
        let mut file = file;
        let mut way = vec![file.path.clone()];
        loop {
            if !chain.iter().any(|known| known.path == file.path) {
                chain.push(Arc::clone(&file));
            }
            let Some(extend) = file.config.extend.clone() else { return };
            let wrong = |message: String, label: &str, help: &str| {
                let at = Pointer::default().key("extend");
                if let Some(diagnostic) = file.config.unusable(at, message, label, help) {
                    file.add(diagnostic);
                }
            };
            let path = file.folder().join(&extend);
            let extended = fs::canonicalize(&path).and_then(|path| self.open(&path, &displayed(&path)));
            let extended = match extended {
                Err(cause) => {
                    let name = extend.escape_debug();
                    let message = match cause.kind() {
                        ErrorKind::NotFound => format!("there is no configuration `{name}`"),
                        _ => format!("cannot read the configuration `{name}`: {cause}"),
                    };
                    return wrong(message, "not readable", "write the path of a file, relative to this one");
                }
                Ok(extended) => extended,
            };
            if way.contains(&extended.path) {
                let message =
                    format!("`{}` leads back to a file that is already extended", extend.escape_debug());
                return wrong(message, "a cycle", "remove one of the fields `extend` in the cycle");
            }
            if chain.len() == MOST_FILES {
                let message = format!("more than {MOST_FILES} configurations for one article");
                return wrong(message, "one more", "extend fewer configurations, or write `root = true`");
            }
            way.push(extended.path.clone());
            file = extended;
        }
    }

    /// A file that is shown as `name`.
    fn open(&mut self, path: &Path, name: &Path) -> io::Result<Arc<ConfigFile>> {
        // A pipe has no other name.
        let place = fs::canonicalize(path).ok().filter(|place| place.is_file()).unwrap_or(path.to_path_buf());
        if let Some(known) = self.0.iter().find(|known| known.path == place) {
            return Ok(Arc::clone(known));
        }
        let content = read_file(path, Config::LIMITS)?;
        let file = Arc::new(ConfigFile::new(place, name.display().to_string(), content));
        self.0.push(Arc::clone(&file));
        Ok(file)
    }

    /// The names of all files, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        self.sorted().into_iter().map(|file| file.source.name.clone()).collect()
    }

    /// The diagnostics of the files that have any, sorted by name. Afterwards they have none.
    pub(super) fn take_diagnostics(&self) -> Vec<Checked> {
        let checked = self.sorted().into_iter().filter_map(|file| {
            let Found { own, of_defaults } = std::mem::take(&mut *file.found());
            let mut diagnostics = [own, of_defaults].concat();
            diagnostics.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
            (!diagnostics.is_empty()).then(|| Checked { source: file.source.clone(), diagnostics })
        });
        checked.collect()
    }

    fn sorted(&self) -> Vec<&ConfigFile> {
        let mut files: Vec<&ConfigFile> = self.0.iter().map(Arc::as_ref).collect();
        files.sort_by(|one, two| one.path.cmp(&two.path));
        files
    }
}

impl ConfigFile {
    fn new(path: PathBuf, name: String, content: Content) -> Self {
        let (source, config, wrong) = match content {
            Content::Whole(bytes) => match Source::from_bytes(name, bytes) {
                Ok(source) => {
                    let (config, wrong) = Config::read(&source);
                    (source, config, wrong)
                }
                Err(undecodable) => {
                    (undecodable.source, Config::default(), vec![unreadable(undecodable.error)])
                }
            },
            _ => (Source::new(name, ""), Config::default(), vec![Config::too_large()]),
        };
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let mut wrong_patterns = Vec::new();
        let mut patterns = |list: &[String], at: Pointer| {
            let (patterns, wrong) = Patterns::new(&folder, list);
            let wrong = wrong.into_iter().take(source.limits.diagnostics).filter_map(|(number, why)| {
                let message = format!("`{}` is not a pattern: {why}", list[number].escape_debug());
                config.unusable(
                    at.clone().item(number),
                    message,
                    "not a pattern",
                    "write it as in .gitignore",
                )
            });
            wrong_patterns.extend(wrong);
            patterns
        };
        let exclude = patterns(&config.exclude, Pointer::default().key("exclude"));
        let at = |number| Pointer::default().key("overrides").item(number).key("paths");
        let overrides = config.overrides.iter().enumerate();
        let overrides = overrides.map(|(number, one)| patterns(&one.paths, at(number))).collect();
        let own = [wrong, wrong_patterns].concat();
        let found = Mutex::new(Found { own, of_defaults: Vec::new() });
        Self { path, source, config, exclude, overrides, found }
    }

    /// Its path, without links.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The name to show.
    pub(super) fn name(&self) -> &str {
        &self.source.name
    }

    /// Its text.
    pub(super) fn text(&self) -> &str {
        &self.source.text
    }

    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// Whether it leaves out the file or folder at `path`, which has no links.
    pub(super) fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        self.exclude.matches(path, is_folder)
    }

    pub(super) fn has_overrides(&self) -> bool {
        !self.overrides.is_empty()
    }

    /// Whether it has errors, whatever the article.
    pub(super) fn is_wrong(&self) -> bool {
        self.found().own.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether something is wrong in its defaults, as far as articles have been validated.
    pub(super) fn has_findings_in_defaults(&self) -> bool {
        !self.found().of_defaults.is_empty()
    }

    /// The line of a setting, counted from 1.
    pub(super) fn line(&self, span: Span) -> usize {
        Lines::new(&self.source.text).position(span.start).line
    }

    /// Adds a diagnostic, unless it is known.
    fn add(&self, diagnostic: Diagnostic) {
        let own = &mut self.found().own;
        if !own.iter().any(|known| is_same(known, &diagnostic)) {
            own.push(diagnostic);
        }
    }

    /// Adds a diagnostic in its defaults, unless it is known. Overrides may give it another severity for some articles:
    /// the gravest counts.
    pub(super) fn add_of_defaults(&self, diagnostic: Diagnostic) {
        let Found { own, of_defaults } = &mut *self.found();
        if own.iter().any(|known| is_same(known, &diagnostic)) {
            return;
        }
        match of_defaults.iter_mut().find(|known| is_same(known, &diagnostic)) {
            Some(known) if known.severity < diagnostic.severity => *known = diagnostic,
            Some(_) => {}
            None => of_defaults.push(diagnostic),
        }
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    fn found(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_same(one: &Diagnostic, two: &Diagnostic) -> bool {
    (one.location.span, one.code.id) == (two.location.span, two.code.id)
}

impl Part {
    /// The parts of `chain` that hold for the file at `path`, which has no links; those with precedence first.
    ///
    /// Overrides are about fewer files than any whole configuration.
    pub(super) fn all(chain: &Chain, path: Option<&Path>) -> Vec<Self> {
        let overrides = chain.iter().flat_map(|file| {
            let matching =
                |number: &usize| path.is_some_and(|path| file.overrides[*number].matches(path, false));
            let numbers = (0..file.overrides.len()).rev().filter(matching);
            numbers.map(|number| Self { file: Arc::clone(file), number: Some(number) }).collect::<Vec<_>>()
        });
        let whole = chain.iter().map(|file| Self { file: Arc::clone(file), number: None });
        overrides.chain(whole).collect()
    }

    /// All parts of `chain`, whichever files they hold for.
    pub(super) fn every(chain: &Chain) -> Vec<Self> {
        let parts = chain.iter().flat_map(|file| {
            let numbers = (0..file.overrides.len()).map(Some).chain([None]);
            numbers.map(|number| Self { file: Arc::clone(file), number })
        });
        parts.collect()
    }

    /// The path to it in its file.
    pub(super) fn pointer(&self) -> Pointer {
        match self.number {
            Some(number) => Pointer::default().key("overrides").item(number),
            None => Pointer::default(),
        }
    }

    pub(super) fn number(&self) -> Option<usize> {
        self.number
    }

    pub(super) fn profiles(&self) -> &[Profile] {
        let config = &self.file.config;
        self.number.map_or(&config.profiles, |number| &config.overrides[number].profiles)
    }

    pub(super) fn rules(&self) -> &IndexMap<&'static str, Level> {
        let config = &self.file.config;
        self.number.map_or(&config.rules, |number| &config.overrides[number].rules)
    }

    pub(super) fn defaults(&self) -> Option<Layer> {
        self.file.config.layer(&self.pointer())
    }
}

/// The configuration in `folder`, which has no links, or the nearest one above.
pub(super) fn nearest_in(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

/// The path relative to the current directory, if it is below it.
fn displayed(path: &Path) -> PathBuf {
    let here = env::current_dir().and_then(fs::canonicalize);
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    below.unwrap_or_else(|| path.to_path_buf())
}
