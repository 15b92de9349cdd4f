//! A typo in a key, a choice or a reference is corrected by `--fix=all`, or stays: it never becomes another word.

use byline::RuleSet;
use byline::diagnostic::{Applicability, Diagnostic, Severity};
use byline::fix::fix;
use byline::formats::article::Syntax;
use byline::internals::{Node, Tree, apply, parse_json, parse_yaml};
use byline::source::{Change, Edit, Source};
use byline::validate::validate;

use crate::support::dice::Dice;
use crate::support::example_sources;

const SEEDED: usize = 120;

/// How many of the typos must be corrected.
const CORRECTED: usize = 60;

/// Fields whose values are a choice or a reference.
const WORDS: [&str; 12] = [
    "kind",
    "status",
    "nameStyle",
    "type",
    "speaker",
    "agent",
    "organization",
    "event",
    "ref",
    "publisher",
    "partOf",
    "place",
];

/// What people type instead of `word`.
fn typo(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(7) {
        0 if at > 0 => letters.swap(at - 1, at),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        3 => letters[at] = *dice.choose(&['a', 'e', 'r', 't', 's']),
        4 => letters[0] = letters[0].to_ascii_uppercase(),
        5 => letters.push('s'),
        // Another word altogether.
        _ => {
            return (*dice.choose(&["ministry", "military", "age", "role", "data"])).to_owned();
        }
    }
    letters.into_iter().collect()
}

/// The edit that puts a typo into `node`, if it is a key or a value to choose.
fn seed(node: &Node<'_>, dice: &mut Dice) -> Option<Edit> {
    let at = node.pointer();
    // References follow an id that is spelled otherwise.
    let is_id = at.steps().count() == 2 && !at.as_str().starts_with("/metadata");
    let key = node
        .key()
        .filter(|_| !is_id)
        .filter(|_| !at.as_str().starts_with("/extensions") && at.as_str() != "/$schema")?;
    let change = match node.text().filter(|text| WORDS.contains(&key) && !text.is_empty() && dice.one_in(2)) {
        Some(text) => Change::Value(typo(text, dice).into()),
        None => Change::Key(typo(key, dice)),
    };
    Some(Edit { at, change })
}

#[test]
fn no_typo_becomes_another_word() {
    let mut dice = Dice::new(7);
    let sources: Vec<_> =
        example_sources().into_iter().filter(|source| !source.name.ends_with(".md")).collect();
    let rules = RuleSet::standard();
    let (mut corrected, mut failures) = (0, Vec::new());
    for _ in 0..SEEDED {
        let sound = dice.choose(&sources);
        let tree = parse(sound);
        let nodes: Vec<Node<'_>> = tree.nodes().collect();
        let Some(edit) = (0..100).find_map(|_| seed(dice.choose(&nodes), &mut dice)) else { continue };
        let shown = format!("{edit:?}");
        let Some(replacements) = tree.replacements(&[edit]) else { continue };
        let seeded = Source::new(sound.name.clone(), apply(&sound.text, &replacements));
        let syntax = Syntax::of(&sound.name).unwrap();
        let judge = |source: &Source| validate(source, syntax, &rules).diagnostics;
        let before = errors(&judge(&seeded));
        let fixed = fix(seeded.clone(), syntax, Applicability::Ask, judge);
        if fixed.source.text == sound.text {
            corrected += 1;
        } else if fixed.source.text != seeded.text || errors(&fixed.diagnostics) > before {
            failures.push(format!("{}: {shown}: {:?}", sound.name, fixed.fixed));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(corrected >= CORRECTED, "only {corrected} of {SEEDED} are corrected");
}

fn errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
}

fn parse(source: &Source) -> Tree<'_> {
    match Syntax::of(&source.name).unwrap() {
        Syntax::Json => parse_json(&source.text).unwrap(),
        Syntax::Yaml => parse_yaml(&source.text).unwrap(),
        Syntax::Markdown => unreachable!("of the examples, only those in JSON and YAML are taken"),
    }
}
