//! `byline.toml`: the configuration of a newsroom.

use std::fs;

use byline::config;
use serde_json::Value;

use crate::support::program::Folder;
use crate::support::{golden, in_crate};

const GOOD: &str = r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." }"#;
/// An article with a warning: the person is not referred to.
const WARNED: &str = r#"{ "metadata": { "title": "Council votes", "language": "en" },
  "people": { "kim": { "name": "Kim" } }, "body": "It voted." }"#;
const UNREACHABLE: &str = "entity-unreachable";

/// Each line of the concise output without its message: `a.json:2:15: warning[entity-unreachable]`.
fn found(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let ran = folder.run(&[&["validate", "--format", "concise"], arguments].concat());
    assert!(ran.stderr.lines().all(|line| line.starts_with("byline: passed over")), "{}", ran.stderr);
    ran.stdout.lines().map(|line| line.split_inclusive(']').next().unwrap().to_owned()).collect()
}

#[test]
fn configurations_above_hold_where_the_nearest_says_nothing() {
    let folder = Folder::with(&[
        ("byline.toml", "rules.entity-unreachable = \"deny\""),
        ("a.json", WARNED),
        ("news/deep/b.json", WARNED),
        ("news/byline.toml", "rules.entity-unreachable = \"off\""),
        ("news/c.json", WARNED),
        ("other/byline.toml", "rules.value-null = \"off\""),
        ("other/d.json", WARNED),
        ("own/byline.toml", "root = true"),
        ("own/e.json", WARNED),
    ]);
    let expected = [
        "a.json:2:15: error[entity-unreachable]",
        "other/d.json:2:15: error[entity-unreachable]",
        "own/e.json:2:15: warning[entity-unreachable]",
    ];
    assert_eq!(found(&folder, &["."]), expected);
    // A named configuration has none above.
    let named = found(&folder, &["--config", "own/byline.toml", "a.json"]);
    assert_eq!(named, ["a.json:2:15: warning[entity-unreachable]"]);
    assert_eq!(folder.run(&["validate", "--config", "none.toml", "a.json"]).code, 2);
}

#[test]
fn profiles_of_configurations_above_are_kept() {
    let google = |text: &str| {
        let folder = Folder::with(&[
            ("byline.toml", "profiles = [\"google\"]"),
            ("news/byline.toml", text),
            ("news/a.json", GOOD),
        ]);
        found(&folder, &["."]).len()
    };
    let count = google("");
    assert!(count > 0);
    assert_eq!(google("rules.value-null = \"warn\""), count);
    assert!(google("profiles = [\"news\"]") > count);
    assert_eq!(google("root = true"), 0);
}

#[test]
fn overrides_hold_for_some_files_and_the_last_has_precedence() {
    let override_ = |paths: &str, level: &str| {
        format!("[[overrides]]\npaths = [{paths}]\nrules.entity-unreachable = \"{level}\"\n")
    };
    let configuration = [
        override_("\"archive/\"", "off"),
        override_("\"archive/**/kept.json\", \"!archive/2023/kept.json\"", "error"),
        "[[overrides]]\npaths = [\"/brief.*\"]\ndefaults.metadata.language = \"de\"\n".to_owned(),
    ];
    let untold = r#"{ "metadata": { "title": "Council votes" }, "body": "It voted." }"#;
    let folder = Folder::with(&[
        ("byline.toml", &configuration.concat()),
        ("a.json", WARNED),
        ("archive/2023/kept.json", WARNED),
        ("archive/2024/b.json", WARNED),
        ("archive/2024/kept.json", WARNED),
        ("brief.json", untold),
        ("news/brief.json", untold),
    ]);
    let expected = [
        "a.json:2:15: warning[entity-unreachable]",
        "archive/2024/kept.json:2:15: error[entity-unreachable]",
        "news/brief.json:1:3: error[field-missing]",
    ];
    assert_eq!(found(&folder, &["."]), expected);
    assert_eq!(found(&folder, &["--allow", UNREACHABLE, "archive", "a.json"]), Vec::<String>::new());
    // An override has precedence over configurations that are nearer.
    fs::write(folder.path().join("archive/byline.toml"), "rules.entity-unreachable = \"warn\"").unwrap();
    assert_eq!(found(&folder, &["."]), expected);
}

#[test]
fn defaults_of_several_configurations_are_merged_and_reported_where_they_are() {
    let folder = Folder::with(&[
        ("byline.toml", &format!("{HERALD}\n[defaults.metadata.identifiers]\ndoi = \"10.1234/x y\"\n")),
        ("news/byline.toml", "[defaults.metadata]\nlanguage = \"pt\"\nsubtitle = 1\n"),
        ("news/a.json", r#"{ "metadata": { "title": "T" }, "body": "It voted." }"#),
        ("b.json", r#"{ "metadata": { "title": "T" }, "body": "It voted." }"#),
    ]);
    let expected = [
        "byline.toml:16:7: error[doi-malformed]",
        "byline.toml:16:7: warning[doi-repeated-in-corpus]",
        "news/byline.toml:3:12: error[type-wrong]",
    ];
    assert_eq!(found(&folder, &["news/a.json", "b.json"]), expected);
    fs::write(folder.path().join("news/byline.toml"), "defaults.metadata.language = \"pt\"").unwrap();
    fs::write(folder.path().join("byline.toml"), HERALD).unwrap();
    let ran = folder.run(&["export", "--to", "jsonld", "news/a.json"]);
    let exported: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        (&exported["inLanguage"], &exported["publisher"]["name"]),
        (&"pt".into(), &"Harbour Herald".into())
    );
}

#[test]
fn a_configuration_may_extend_another() {
    let folder = Folder::with(&[
        ("shared/strict.toml", "extend = \"base.toml\"\nrules.entity-unreachable = \"error\""),
        ("shared/base.toml", "rules = { entity-unreachable = \"off\", value-null = \"off\" }"),
        ("news/byline.toml", "extend = \"../shared/strict.toml\"\n"),
        ("news/a.json", WARNED),
    ]);
    let unreachable = "news/a.json:2:15: error[entity-unreachable]";
    assert_eq!(found(&folder, &["news"]), [unreachable]);
    assert_eq!(found(&folder, &["--config", "shared/strict.toml", "news"]), [unreachable]);
}

#[test]
fn cycles_and_missing_files_are_reported_where_they_are_named() {
    let folder = Folder::with(&[
        ("one.toml", "extend = \"two.toml\""),
        ("two.toml", "# Back.\nextend = \"./one.toml\""),
        ("news/byline.toml", "extend = \"byline.toml\"\nexclude = [\"a\", \"[z-a]\"]"),
        ("news/a.json", GOOD),
        ("other/byline.toml", "extend = \"none.toml\""),
        ("other/b.json", GOOD),
        ("other/c.json", GOOD),
    ]);
    let ran = folder.run(&["validate", "news", "other"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    golden("tests/fixtures/cli/config-extend.txt", &ran.stdout);
    let cycle = found(&folder, &["--config", "one.toml", "other/b.json"]);
    assert_eq!(cycle, ["two.toml:2:10: error[type-wrong]"]);
}

#[test]
fn settings_are_shown_with_their_places() {
    let folder = Folder::with(&[
        (
            "byline.toml",
            &format!(
                "profiles = [\"google\"]\nexclude = [\"drafts/\"]\n[rules]\nentity-unreachable = \"warn\"\n\
             value-null = \"off\"\n[export]\npaywall-selector = \".paywall\"\n{HERALD}"
            ),
        ),
        (
            "news/byline.toml",
            "profiles = [\"news\", \"google\"]\nrules.entity-unreachable = \"deny\"\n\
            [[overrides]]\npaths = [\"*.yaml\"]\nrules.doi-malformed = \"off\"\ndefaults.metadata.language = \"pt\"\n",
        ),
        ("news/drafts/a.yaml", ""),
    ]);
    let ran = folder.run(&["config", "news/drafts/a.yaml"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    golden("tests/fixtures/cli/config-shown.txt", &ran.stdout);
    let ran = folder.run(&["config", "--format", "json", "news"]);
    golden("tests/fixtures/cli/config-shown.json", &ran.stdout);
    let ran = Folder::with(&[]).run(&["config", "a.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "a.json: no configuration\n"));
    let ran = Folder::with(&[("byline.toml", "rule = 1")]).run(&["config"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("the configuration has no field `rule`"), "{}", ran.stderr);
}

#[test]
fn standard_input_uses_the_configuration_of_the_current_folder() {
    let folder = Folder::with(&[("byline.toml", "rules.entity-unreachable = \"deny\"")]);
    assert_eq!(folder.run_with_input(&["validate", "-"], WARNED.as_bytes()).code, 1);
    assert_eq!(Folder::with(&[]).run_with_input(&["validate", "-"], WARNED.as_bytes()).code, 0);
}

#[test]
fn the_command_line_overrides_the_configuration() {
    let folder = Folder::with(&[("a.json", WARNED)]);
    let severity = |level: &str, options: &[&str]| {
        fs::write(folder.path().join("byline.toml"), format!("rules.{UNREACHABLE} = \"{level}\"")).unwrap();
        let found = found(&folder, &[options, &["a.json"]].concat());
        found.first().map(|line| line.split([' ', '[']).nth(1).unwrap().to_owned())
    };
    assert_eq!(severity("deny", &[]).as_deref(), Some("error"));
    assert_eq!(severity("deny", &["--warn", UNREACHABLE]).as_deref(), Some("warning"));
    assert_eq!(severity("deny", &["--allow", UNREACHABLE]), None);
    assert_eq!(severity("allow", &[]), None);
    assert_eq!(severity("allow", &["--warn", UNREACHABLE]).as_deref(), Some("warning"));
    assert_eq!(severity("warn", &["--deny-warnings"]).as_deref(), Some("error"));
    assert_eq!(severity("allow", &["--deny-warnings"]), None);
}

#[test]
fn profiles_are_selected_by_command_line_and_configuration() {
    let folder = Folder::with(&[("byline.toml", "profiles = [\"advice\"]"), ("a.json", GOOD)]);
    assert_eq!(folder.run(&["validate", "a.json"]).code, 0);
    assert_eq!(folder.run(&["validate", "--profile", "advice", "a.json"]).code, 0);
    let ran = folder.run(&["validate", "--profile", "advise", "a.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("'advice'"), "{}", ran.stderr);
}

#[test]
fn a_named_rule_runs_without_its_profile() {
    let undated = WARNED.replace("\"people\"", "\"events\"");
    let folder = Folder::with(&[("a.json", &undated), ("byline.toml", "rules.event-undated = \"deny\"")]);
    assert!(found(&folder, &["a.json"]).iter().any(|line| line.ends_with("error[event-undated]")));
    let denied = found(&folder, &["--deny", "news-byline-missing", "--allow", "event-undated", "a.json"]);
    assert!(denied.iter().any(|line| line.ends_with("error[news-byline-missing]")), "{denied:?}");
    fs::write(folder.path().join("byline.toml"), "profiles = [\"jats4r\"]").unwrap();
    let of_profile = found(&folder, &["a.json"]);
    assert!(
        of_profile.iter().any(|line| line.ends_with("warning[jats4r-permissions-missing]")),
        "{of_profile:?}"
    );
}

#[test]
fn errors_of_the_configuration_and_articles_are_shown_together() {
    let configuration = "profiles = [\"advise\"]\n\n[rules]\nentity-unreachabel = \"deny\"\n\
        entity-unreachable = \"fatal\"\n\n[defaults.metadata]\nlang = \"en\"\n";
    let folder = Folder::with(&[("byline.toml", configuration), ("a.json", WARNED)]);
    let ran = folder.run(&["validate", "."]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    golden("tests/fixtures/cli/config-wrong.txt", &ran.stdout);
    let exported = folder.run(&["export", "--to", "jsonld", "--force", "a.json"]);
    assert_eq!((exported.code, exported.stdout.as_str()), (1, ""));
}

#[test]
fn a_configuration_that_cannot_be_read_is_a_diagnostic() {
    let folder = Folder::with(&[("byline.toml", "[rules]\nentity-unreachable = deny\n"), ("a.json", GOOD)]);
    assert_eq!(found(&folder, &["."]), ["byline.toml:2:22: error[syntax-error]"]);
    fs::write(folder.path().join("byline.toml"), b"# \xFF").unwrap();
    assert_eq!(found(&folder, &["."]), ["byline.toml:1:3: error[text-not-utf8]"]);
}

const HERALD: &str = "[defaults.metadata]\nlanguage = \"en\"\npublisher = \"herald\"\n\n\
    [defaults.organizations.herald]\nname = \"Harbour Herald\"\nplace = \"ellery\"\n\n\
    [defaults.places.ellery]\nname = \"Port Ellery\"\n\n[defaults.places.elsewhere]\nname = \"Elsewhere\"\n";

#[test]
fn missing_values_are_taken_from_the_defaults() {
    let folder = Folder::with(&[
        ("byline.toml", HERALD),
        ("a.json", r#"{ "metadata": { "title": "Council votes" }, "body": "It voted." }"#),
        ("b.yaml", "metadata:\n  title: Council votes\nbody: It voted.\n"),
    ]);
    assert_eq!(found(&folder, &["."]), Vec::<String>::new());
    for file in ["a.json", "b.yaml"] {
        let ran = folder.run(&["export", "--to", "jsonld", file]);
        let exported: Value = serde_json::from_str(&ran.stdout).unwrap();
        assert_eq!(exported["inLanguage"], "en");
        assert_eq!(exported["publisher"]["name"], "Harbour Herald");
        assert!(ran.stdout.contains("Port Ellery") && !ran.stdout.contains("Elsewhere"), "{}", ran.stdout);
    }
}

#[test]
fn articles_have_precedence_and_unused_defaults_are_dropped() {
    let article = r#"{ "metadata": { "title": "T", "language": "pt", "publisher": "diario" },
        "organizations": { "diario": { "name": "Diário" } }, "body": "It voted." }"#;
    let folder = Folder::with(&[("byline.toml", HERALD), ("a.json", article)]);
    assert_eq!(found(&folder, &["."]), Vec::<String>::new());
    let ran = folder.run(&["export", "--to", "jsonld", "a.json"]);
    let exported: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&exported["inLanguage"], &exported["publisher"]["name"]), (&"pt".into(), &"Diário".into()));
    assert!(!ran.stdout.contains("Herald") && !ran.stdout.contains("Ellery"), "{}", ran.stdout);
}

#[test]
fn declared_ids_are_not_taken_from_the_defaults() {
    let article = r#"{ "metadata": { "title": "T", "authors": ["herald"] },
        "people": { "herald": { "name": "Herald Lund" } }, "body": "It voted." }"#;
    let folder = Folder::with(&[("byline.toml", HERALD), ("a.json", article)]);
    // The publisher is now a person, which is the only finding.
    assert_eq!(found(&folder, &["."]), ["a.json:2:21: error[reference-kind-wrong]"]);
}

#[test]
fn errors_in_the_defaults_are_reported_once_in_their_file() {
    let configuration = "[defaults.metadata]\nlanguage = \"en\"\nidentifiers.doi = \"doi:10.1234/x\"\n";
    let article = r#"{ "metadata": { "title": "T" }, "body": "B" }"#;
    let folder = Folder::with(&[("byline.toml", configuration), ("a.json", article), ("b.json", article)]);
    let ran = folder.run(&["validate", "."]);
    assert_eq!(ran.code, 1);
    golden("tests/fixtures/cli/defaults-wrong.txt", &ran.stdout);
    let exported = folder.run(&["export", "--to", "jsonld", "a.json"]);
    assert_eq!((exported.code, exported.stdout.as_str()), (1, ""));
    let own = r#"{ "metadata": { "title": "T", "identifiers": { "doi": "10.1234/x" } }, "body": "B" }"#;
    let folder = Folder::with(&[("byline.toml", configuration), ("a.json", own)]);
    assert_eq!(found(&folder, &["."]), Vec::<String>::new());
}

#[test]
fn conflicts_with_the_defaults_are_reported_for_the_article() {
    let article = r#"{ "metadata": { "title": "T", "authors": ["paper"] },
        "organizations": { "paper": { "name": "Harbour Herald" } }, "body": "It voted." }"#;
    let folder = Folder::with(&[("byline.toml", HERALD), ("a.json", article)]);
    let ran = folder.run(&["validate", "a.json"]);
    golden("tests/fixtures/cli/defaults-duplicated.txt", &ran.stdout);
}

#[test]
fn missing_fields_are_reported_for_the_article() {
    let folder = Folder::with(&[("byline.toml", HERALD), ("a.json", r#"{ "body": "B" }"#), ("b.json", "[]")]);
    let expected = ["a.json:1:1: error[field-missing]", "b.json:1:1: error[type-wrong]"];
    assert_eq!(found(&folder, &["a.json", "b.json"]), expected);
}

#[test]
fn articles_can_allow_rules_with_a_reason() {
    let allowing = |rule: &str| {
        let allow = format!(r#""extensions": {{ "byline.allow": [{{ "rule": "{rule}", "reason": "r" }}] }}"#);
        WARNED.replace("\"body\"", &format!("{allow}, \"body\""))
    };
    let folder = Folder::with(&[("a.json", &allowing(UNREACHABLE)), ("b.json", &allowing("doi-malformed"))]);
    assert_eq!(found(&folder, &["a.json"]), Vec::<String>::new());
    let unused = ["b.json:2:15: warning[entity-unreachable]", "b.json:2:86: warning[allowance-unused]"];
    assert_eq!(found(&folder, &["b.json"]), unused);
    // An allowance for a rule that does not run is kept.
    assert_eq!(found(&folder, &["--allow", "doi-malformed", "b.json"]), [unused[0]]);
    for format in ["jsonld", "jats"] {
        let ran = folder.run(&["export", "--to", format, "a.json"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(!ran.stdout.contains("byline.allow"), "{}", ran.stdout);
    }
}

#[test]
fn exports_do_not_report_unused_allowances() {
    let article = r#"{ "metadata": { "title": "T", "language": "en", "image": { "src": "https://a.example/a.png" } },
        "body": "B", "extensions": { "byline.allow": [{ "rule": "alt-missing", "reason": "r" }] } }"#;
    let folder = Folder::with(&[("a.json", article)]);
    let ran = folder.run(&["export", "--to", "jsonld", "--lossless", "a.json", "-o", "a.jsonld"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(found(&folder, &["a.json", "a.jsonld"]), Vec::<String>::new());
}

#[test]
fn losses_of_reading_and_writing_cannot_be_allowed() {
    let article = r#"{ "metadata": { "title": "T" }, "body": "B", "extensions": { "byline.allow":
        [{ "rule": "field-missing", "reason": "r" }, { "rule": "not-exportable", "reason": "r" }] } }"#;
    let whole =
        article.replace("\"T\"", "\"T\", \"language\": \"en\"").replace("field-missing", "doi-malformed");
    let folder = Folder::with(&[("a.json", article), ("b.json", &whole)]);
    assert_eq!(found(&folder, &["a.json"]), ["a.json:1:3: error[field-missing]"]);
    let ran = folder.run(&["export", "--to", "jats", "--tag-set", "publishing", "b.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("error[not-exportable]"), "{}", ran.stderr);
}

#[test]
fn formatting_reports_errors_in_defaults_but_does_not_write_them() {
    let folder = Folder::with(&[
        ("byline.toml", "defaults.metadata.language = \"en\""),
        ("a.yaml", "body: It voted.\nmetadata:\n  title: Council votes\n"),
    ]);
    assert_eq!(folder.run(&["fmt", "a.yaml"]).code, 0);
    let formatted = fs::read_to_string(folder.path().join("a.yaml")).unwrap();
    assert_eq!(formatted, "metadata:\n  title: Council votes\nbody: It voted.\n");
    fs::write(folder.path().join("byline.toml"), "defaults.metadata.language = 1").unwrap();
    let ran = folder.run(&["fmt", "--format", "concise", "a.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.starts_with("byline.toml:1:30: error[type-wrong]"), "{}", ran.stderr);
}

#[test]
fn the_date_can_be_set() {
    let folder = Folder::with(&[("a.json", GOOD)]);
    assert_eq!(folder.run(&["validate", "--now", "2026-11-23", "a.json"]).code, 0);
    for day in ["2026", "tomorrow", "2026-02-30"] {
        assert_eq!(folder.run(&["validate", "--now", day, "a.json"]).code, 2, "{day}");
    }
}

#[test]
fn the_schema_of_a_configuration_is_printed_and_accepts_the_documented_example() {
    let ran = Folder::with(&[]).run(&["schema", "config"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, config::SCHEMA));
    let validator = jsonschema::validator_for(&serde_json::from_str(config::SCHEMA).unwrap()).unwrap();
    let example = fs::read_to_string(in_crate("tests/fixtures/config/byline.toml")).unwrap();
    let (config, wrong) = config::Config::read(&byline::source::Source::new("byline.toml", &example));
    assert!(wrong.is_empty() && config.defaults.is_some(), "{wrong:#?}");
    let example: Value = serde_json::json!({
        "profiles": ["advice"],
        "rules": { "entity-unreachable": "deny" },
        "export": { "paywall-selector": ".paywall" },
        "defaults": {
            "metadata": { "language": "en", "publisher": "herald" },
            "organizations": { "herald": { "name": "Harbour Herald", "kind": "news-media" } },
        },
    });
    assert!(validator.is_valid(&example));
    assert!(!validator.is_valid(&serde_json::json!({ "rules": { "entity-unreachable": "fatal" } })));
}
