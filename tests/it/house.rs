//! The layers of the code: a module only uses lower ones, and files are small.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// From the bottom up.
const LAYERS: [&[&str]; 7] = [
    &["source"],
    &["model", "diagnostic", "standards"],
    &["formats", "rules"],
    &["validate", "fix"],
    &["config"],
    &["render", "cli"],
    &["internals"],
];

#[test]
fn modules_use_only_lower_layers() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let module = file.split(['/', '.']).next().unwrap();
        if matches!(module, "lib" | "main") {
            continue;
        }
        for used in used_modules(&text) {
            // The command line uses the renderers.
            let allowed =
                used == module || floor(used) < floor(module) || (module, used) == ("cli", "render");
            if !allowed {
                wrong.push(format!("{file} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn readers_and_writers_do_not_use_each_other() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some((format, rest)) = file.strip_prefix("formats/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        let room = rest.split(['/', '.']).next().unwrap();
        let other = match room {
            "read" => "write",
            "write" => "read",
            // What both need uses neither.
            _ => "",
        };
        let rooms = if other.is_empty() { vec!["read", "write"] } else { vec![other] };
        for room in rooms {
            let path = format!("crate::formats::{format}::{room}");
            if text.contains(&path) {
                wrong.push(format!("{file} uses {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_of_layers_is_complete() {
    let table = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md")).unwrap();
    for module in LAYERS.into_iter().flatten() {
        let row = table.lines().find(|line| line.starts_with('|') && line.contains(&format!("`{module}`")));
        assert!(row.is_some(), "{module} is missing from the table in ARCHITECTURE.md");
    }
}

/// A rule is only shown values of the types that it says: those that it looks at must all be among them.
#[test]
fn rules_on_single_values_say_their_types() {
    let types = |text: &str, before: &str| -> BTreeSet<String> {
        let found = text.split(before).skip(1);
        let name = |rest: &str| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        found.map(name).collect()
    };
    let mut rules = 0;
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("rules/")) {
        let Some((_, list)) = text.split_once("Check::Leaf(&[") else { continue };
        let said = types(list.split(']').next().unwrap(), "LeafType::");
        let code = text.split("#[cfg(test)]").next().unwrap();
        let mut used = types(code, " Leaf::");
        // A rule on whole articles in the same file looks at texts.
        used.remove("Text");
        assert_eq!(used, said, "{file}");
        rules += 1;
    }
    assert!(rules > 20, "{rules}");
}

#[test]
fn files_are_small_enough_to_read() {
    const MOST: usize = 400;
    for (file, text) in sources() {
        let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        let lines = code.lines().count();
        assert!(lines <= MOST, "{file} has {lines} lines");
    }
}

fn floor(module: &str) -> usize {
    LAYERS.iter().position(|layer| layer.contains(&module)).unwrap_or_else(|| panic!("{module} has no layer"))
}

/// The modules after `crate::`, outside comments.
fn used_modules(text: &str) -> Vec<&str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let uses = code.flat_map(|line| line.split("crate::").skip(1));
    uses.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()).collect()
}

/// Every file of `src/`, by its path there.
fn sources() -> Vec<(String, String)> {
    fn visit(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, root, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut found = Vec::new();
    visit(root, root, &mut found);
    found
}
