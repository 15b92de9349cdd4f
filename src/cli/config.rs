//! `byline config`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use crate::cli::configuration::{ConfigFile, Part};
use crate::cli::input::Input;
use crate::cli::input_options::InputOptions;
use crate::cli::rule_options::RuleOptions;
use crate::cli::settings::{Settings, SettingsCache};
use crate::cli::terminal::{Color, Stream};
use crate::cli::{Error, Verdict};
use crate::formats::article::Defaults;
use crate::render::{self, Look, pretty_json, visible};
use crate::source::{Kind, Node, Pointer};

/// Show the settings for a file, and where each comes from
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Settings come from the nearest byline.toml in the folder of the file or above, from the files that it \
extends, and from those above it unless it has `root = true`. What the command line sets is not shown.")]
pub(super) struct Arguments {
    /// An article, which need not exist, or a folder
    #[arg(default_value = ".")]
    file: PathBuf,
    /// Configuration file [default: the nearest byline.toml in the article's folder or above]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
}

/// What holds for a file.
#[derive(Serialize)]
struct Shown<'a> {
    /// The configurations, those with precedence first.
    files: Vec<&'a str>,
    /// Whether the file is left out when it is found in a folder.
    excluded: bool,
    settings: Vec<Setting<'a>>,
}

/// A setting, and its place.
#[derive(Serialize)]
struct Setting<'a> {
    /// The field of the configuration: `profiles`, `rules`, `export`, `defaults` or `exclude`.
    field: &'static str,
    /// Which part of it; empty for an item of a list.
    name: String,
    value: String,
    file: &'a str,
    line: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { file, config, format } = arguments;
    let options = InputOptions::with_config(config.clone());
    let rules = RuleOptions::default();
    let cache = SettingsCache::new(&options, &rules);
    let settings = match file.is_dir() {
        true => cache.settings_in(file, None)?,
        false => cache.settings(&Input::File(file.clone()))?,
    };
    let whole = settings.parts().iter().filter(|part| part.number().is_none());
    let shown = Shown {
        files: whole.map(|part| part.file.name()).collect(),
        excluded: cache.is_excluded(file, file.is_dir()),
        settings: all(&settings),
    };
    let text = match format {
        Format::Human => table(file, &shown),
        Format::Json => pretty_json(&shown),
    };
    Stream::Output.show(&text)?;
    let wrong = cache.configurations();
    if wrong.is_empty() {
        return Ok(Verdict::Clean);
    }
    let look = Look {
        color: Stream::Error.is_colored(Color::default()),
        width: Stream::Error.width(),
        ..Look::default()
    };
    Stream::Error.show(&render::render(&wrong, render::Format::Human, look))?;
    Ok(Verdict::Errors)
}

/// The settings, by field and in the order of their precedence.
fn all(settings: &Settings) -> Vec<Setting<'_>> {
    let parts = settings.parts();
    let mut all: Vec<Setting<'_>> = Vec::new();
    let setting = |field, part: &Part, at: Pointer, name: &str| -> Option<Setting<'_>> {
        let file =
            parts.iter().find(|known| std::ptr::eq(&*known.file, &*part.file)).map(|part| &*part.file)?;
        let node = file.config().node(&at)?;
        let line = file.line(node.key_span().unwrap_or(node.span()));
        Some(Setting { field, name: name.to_owned(), value: value(node), file: file.name(), line })
    };
    for part in parts {
        let at = part.pointer().key("profiles");
        let items = 0..part.file.config().node(&at).map_or(0, Node::len);
        for found in items.filter_map(|number| setting("profiles", part, at.clone().item(number), "")) {
            if !all.iter().any(|known| known.value == found.value) {
                all.push(found);
            }
        }
    }
    let first_rule = all.len();
    for part in parts {
        for rule in part.rules().keys() {
            if !all[first_rule..].iter().any(|known| known.name == *rule) {
                all.extend(setting("rules", part, part.pointer().key("rules").key(rule), rule));
            }
        }
    }
    all[first_rule..].sort_by(|one, two| one.name.cmp(&two.name));
    let whole = || parts.iter().filter(|part| part.number().is_none());
    let selector = Pointer::default().key("export").key("paywall-selector");
    let chosen = whole().find(|part| part.file.config().export.paywall_selector.is_some());
    all.extend(chosen.and_then(|part| setting("export", part, selector, "paywall-selector")));
    if let Some((defaults, files)) = settings.defaults() {
        default_values(defaults.root(), "", &mut |name, node| {
            all.extend(default_value(defaults, files, name, node));
        });
    }
    for part in whole() {
        let at = Pointer::default().key("exclude");
        let items = 0..part.file.config().exclude.len();
        all.extend(items.filter_map(|number| setting("exclude", part, at.clone().item(number), "")));
    }
    all
}

/// Calls `give` for each value that is not an object, with its name.
fn default_values(node: Node<'_>, name: &str, give: &mut dyn FnMut(String, Node<'_>)) {
    for member in node.children() {
        let key = member.key().unwrap_or_default();
        let name = if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
        match member.kind() {
            Kind::Object if !member.is_empty() => default_values(member, &name, give),
            _ => give(name, member),
        }
    }
}

fn default_value<'a>(
    defaults: &Defaults,
    files: &'a [std::sync::Arc<ConfigFile>],
    name: String,
    node: Node<'_>,
) -> Option<Setting<'a>> {
    let (layer, span) = defaults.origin(node.key_span().unwrap_or(node.span()))?;
    let file = &files[layer];
    Some(Setting { field: "defaults", name, value: value(node), file: file.name(), line: file.line(span) })
}

/// The value in a line.
fn value(node: Node<'_>) -> String {
    match node.text() {
        Some(text) => text.to_owned(),
        None => node.raw().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The settings for people, with their places in a column.
fn table(file: &Path, shown: &Shown<'_>) -> String {
    let name = file.display().to_string();
    let Shown { files, excluded, settings } = shown;
    let mut text = match files.as_slice() {
        [] => format!("{}: no configuration\n", visible(&name)),
        files => format!("{}: configured by {}\n", visible(&name), visible(&files.join(", "))),
    };
    if *excluded {
        text.push_str("It is excluded, and checked only if it is named.\n");
    }
    let left = |setting: &Setting<'_>| {
        let Setting { name, value, .. } = setting;
        let left = if name.is_empty() { value.clone() } else { format!("{name} = {value}") };
        visible(&left).into_owned()
    };
    let rows: Vec<(String, &Setting<'_>)> = settings.iter().map(|setting| (left(setting), setting)).collect();
    let width = rows.iter().map(|(left, _)| left.chars().count()).max().unwrap_or_default().min(MOST_WIDE);
    let mut field = "";
    for (left, setting) in rows {
        if setting.field != field {
            field = setting.field;
            text.push_str(&format!("\n{field}\n"));
        }
        text.push_str(&format!("  {left:width$}  {}:{}\n", visible(setting.file), setting.line));
    }
    text
}

/// The widest column that others have to keep up with.
const MOST_WIDE: usize = 60;
