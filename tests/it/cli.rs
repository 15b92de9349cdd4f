//! Running the program: arguments, output and exit codes.

use std::fs;
use std::process::Stdio;

use byline::formats::article::{SCHEMA, SCHEMA_ID};
use serde_json::Value;

use crate::support::golden;
use crate::support::program::{Folder, Ran};

const GOOD: &str = r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." }"#;
const WRONG: &str = r#"{ "metadata": { "title": "Council votes", "languag": "en" }, "body": "It voted." }"#;

#[test]
fn help_matches_the_committed_text() {
    let folder = Folder::with(&[]);
    golden("tests/fixtures/cli/help.txt", &folder.run(&["--help"]).stdout);
    for command in ["validate", "export", "config", "schema", "explain", "new", "completions"] {
        let help = folder.run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        golden(format!("tests/fixtures/cli/help-{command}.txt"), &help.stdout);
    }
}

#[test]
fn a_valid_article_exits_with_0() {
    let ran = Folder::with(&[("a.json", GOOD)]).run(&["validate", "a.json"]);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "nothing wrong in 1 file\n", ""));
}

#[test]
fn errors_exit_with_1_and_go_to_standard_output() {
    let ran = Folder::with(&[("a.json", WRONG)]).run(&["validate", "a.json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    golden("tests/fixtures/cli/field-unknown.txt", &ran.stdout);
}

#[test]
fn a_missing_file_exits_with_2_but_the_others_are_validated() {
    let folder = Folder::with(&[("a.json", WRONG)]);
    let ran = folder.run(&["validate", "nowhere.json", "a.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.starts_with("byline: cannot read \"nowhere.json\": "), "{}", ran.stderr);
    assert!(ran.stdout.ends_with("\n1 error in 1 file; 1 fixable with --fix=all\n"), "{}", ran.stdout);
}

#[test]
fn jats_is_validated_as_the_requested_edition() {
    let jats = "<article dtd-version='1.3'><front><article-meta/></front></article>";
    let folder = Folder::with(&[("a.xml", jats)]);
    let found = |edition| {
        let ran = folder.run(&["validate", "--as", edition, "--format", "concise", "a.xml"]);
        ran.stdout.lines().filter(|line| line.contains("jats-")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(found("1.3-archiving").is_empty());
    assert!(found("1.3-publishing")[0].contains("jats-edition-mismatch"), "{:?}", found("1.3-publishing"));
    let ran = folder.run(&["validate", "--as", "1.9-archiving", "a.xml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("there is no edition `1.9-archiving` of JATS"), "{}", ran.stderr);
}

#[test]
fn bad_arguments_exit_with_2() {
    let folder = Folder::with(&[("a.json", GOOD)]);
    for arguments in [
        &["validate", "--no-such-option"][..],
        &["validate", "--format", "xml", "a.json"],
        &["export", "a.json"],
        &["export", "--to", "jats", "--shape", "graph", "a.json"],
        &["export", "--to", "jsonld", "--tag-set", "archiving", "a.json"],
        &[],
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_dash_is_standard_input_with_detected_syntax() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.run_with_input(&["validate", "-"], GOOD.as_bytes()).code, 0);
    let yaml = b"metadata: { title: Votes, language: en }\nbody: It voted.\n";
    assert_eq!(folder.run_with_input(&["validate", "-"], yaml).code, 0);
    let ran = folder.run_with_input(&["validate", "--from", "json", "--format", "concise", "-"], yaml);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("<stdin>:1:1: error[syntax-error]: "), "{}", ran.stdout);
}

#[test]
fn bytes_that_are_not_utf8_are_a_diagnostic() {
    let ran = Folder::with(&[]).run_with_input(&["validate", "--format", "concise", "-"], b"\"S\xE3o\"");
    assert_eq!(ran.code, 1);
    assert_eq!(ran.stdout, "<stdin>:1:3: error[text-not-utf8]: the byte 0xE3 is not UTF-8\n");
}

#[test]
fn files_are_shown_in_the_order_of_the_arguments() {
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", WRONG), ("c.json", GOOD)]);
    let ran = folder.run(&["validate", "--format", "concise", "b.json", "c.json", "a.json"]);
    let files: Vec<_> = ran.stdout.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(files, ["b.json", "a.json"]);
}

#[test]
fn directories_are_searched_for_articles() {
    let folder = Folder::with(&[
        ("news/b.json", WRONG),
        ("news/a.yml", "metadata: { title: Votes }\nbody: It voted.\n"),
        ("news/deep/c.yaml", "metadata:\n  titel: Votes\nbody: It voted.\n"),
        ("news/ignored.json", WRONG),
        ("news/.gitignore", "ignored.json\n"),
        ("news/package.json", r#"{ "name": "x", "config": { "metadata": 1 } }"#),
        ("news/readme.md", "metadata:\n"),
        ("news/broken.json", r#"{ "metadata": { "#),
    ]);
    for arguments in [&["validate", "--format", "concise"][..], &["validate", "--format", "concise", "news"]]
    {
        let ran = folder.run(arguments);
        let mut files: Vec<_> = ran.stdout.lines().map(|line| line.split(':').next().unwrap()).collect();
        files.dedup();
        assert_eq!(files, ["news/a.yml", "news/b.json", "news/broken.json", "news/deep/c.yaml"]);
        assert_eq!(ran.code, 1);
    }
}

#[test]
fn a_directory_without_articles_exits_with_2() {
    let ran = Folder::with(&[("news/package.json", "{}")]).run(&["validate", "news"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.starts_with(
            "byline: nothing to read in \"news\"; passed over 1 file: 1 JSON or YAML file without an article"
        ),
        "{}",
        ran.stderr
    );
}

#[test]
fn json_is_one_object_for_the_whole_run() {
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", GOOD)]);
    let ran = folder.run(&["validate", "--format", "json", "a.json", "b.json"]);
    let run: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&run["errors"], &run["warnings"], &run["files"]), (&1.into(), &0.into(), &2.into()));
    let diagnostic = &run["diagnostics"][0];
    let keys: Vec<_> = diagnostic.as_object().unwrap().keys().collect();
    let expected =
        ["file", "code", "severity", "message", "start", "end", "pointer", "label", "related", "help", "fix"];
    assert_eq!(keys, expected);
    assert_eq!(diagnostic["file"], "a.json");
    assert_eq!(diagnostic["code"], "field-unknown");
    assert_eq!(diagnostic["pointer"], "/metadata/languag");
    let start = serde_json::json!({ "line": 1, "column": 43, "byteOffset": 42 });
    assert_eq!(diagnostic["start"], start);
}

#[test]
fn the_default_format_on_github_is_annotations() {
    let folder = Folder::with(&[("a.json", WRONG)]);
    let shown = |arguments: &[&str], value: &str| {
        let mut command = folder.command(&[&["validate", "a.json"], arguments].concat());
        Ran::of(command.env("GITHUB_ACTIONS", value).output().unwrap()).stdout
    };
    let annotation = "::error file=a.json,line=1,col=43,endLine=1,endColumn=52,title=field-unknown::";
    assert!(shown(&[], "true").starts_with(annotation), "{}", shown(&[], "true"));
    assert!(shown(&["--format", "human"], "true").starts_with("error[field-unknown]"));
    assert!(shown(&[], "false").starts_with("error[field-unknown]"));
}

#[test]
fn rules_can_be_allowed_softened_and_denied() {
    let wrong = WRONG.replace("languag", "language").replace("\"body\"", "\"bodi\": 1, \"body\"");
    let folder = Folder::with(&[("a.json", &wrong)]);
    let run = |options: &[&str]| {
        let ran = folder.run(&[&["validate", "a.json"], options].concat());
        (ran.code, ran.stdout.lines().last().unwrap_or_default().to_owned())
    };
    assert_eq!(run(&[]), (1, "1 error in 1 file".to_owned()));
    assert_eq!(run(&["--allow", "field-unknown"]), (0, "nothing wrong in 1 file".to_owned()));
    assert_eq!(run(&["--warn", "field-unknown"]), (0, "1 warning in 1 file".to_owned()));
    assert_eq!(run(&["--warn", "field-unknown", "--quiet"]), (0, String::new()));
    assert_eq!(run(&["--warn=field-unknown", "--deny-warnings"]), (1, "1 error in 1 file".to_owned()));
    let both = ["--deny=field-unknown", "--allow=field-unknown", "--warn=field-unknown"];
    assert_eq!(run(&both), (1, "1 error in 1 file".to_owned()));
}

#[test]
fn unreadable_files_cannot_be_allowed() {
    let folder = Folder::with(&[("a.json", "{")]);
    assert_eq!(folder.run(&["validate", "--allow", "syntax-error", "a.json"]).code, 1);
}

#[test]
fn an_unknown_rule_gets_a_suggestion() {
    let folder = Folder::with(&[("a.json", GOOD)]);
    for option in ["--allow", "--warn", "--deny"] {
        let ran = folder.run(&["validate", option, "field-unknwn", "a.json"]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains("did you mean `field-unknown`?"), "{}", ran.stderr);
    }
    assert_eq!(folder.run(&["explain", "field-unknwn"]).code, 2);
}

#[test]
fn colours_can_be_requested() {
    let folder = Folder::with(&[("a.json", WRONG)]);
    let is_colored = |arguments: &[&str], variable: (&str, &str)| {
        let mut command = folder.command(&[&["validate", "a.json"], arguments].concat());
        let ran = Ran::of(command.env(variable.0, variable.1).output().unwrap());
        ran.stdout.contains('\u{1b}')
    };
    assert!(!is_colored(&[], ("LANG", "C")));
    assert!(is_colored(&[], ("CLICOLOR_FORCE", "1")));
    assert!(is_colored(&["--color", "always"], ("NO_COLOR", "1")));
    assert!(!is_colored(&["--color", "never"], ("CLICOLOR_FORCE", "1")));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let files: Vec<_> = (0..300).map(|n| format!("{n}.json")).collect();
    let folder = Folder::with(&files.iter().map(|name| (name.as_str(), WRONG)).collect::<Vec<_>>());
    let mut child =
        folder.command(&["validate"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
}

#[test]
fn the_schema_is_the_committed_one() {
    let committed = include_str!("../../schemas/article.schema.json");
    assert_eq!(Folder::with(&[]).run(&["schema"]).stdout, committed);
}

#[test]
fn every_rule_can_be_explained() {
    let folder = Folder::with(&[]);
    let list = folder.run(&["explain"]).stdout;
    for code in byline::validate::codes() {
        let is_listed = list.lines().any(|line| line.split_whitespace().any(|word| word == code.id));
        assert!(is_listed, "{} is missing from\n{list}", code.id);
    }
    let subject = folder.run(&["explain", "dates"]).stdout;
    assert!(subject.starts_with("Dates\n  error    ") && !subject.contains("doi-malformed"), "{subject}");
    assert!(folder.run(&["explain", "dats"]).stderr.contains("did you mean `dates`?"));
    let page = folder.run(&["explain", "field-unknown"]);
    assert_eq!(page.code, 0);
    let head = "field-unknown: Unknown field\n\nseverity  error\nsubject   shape\n";
    assert!(page.stdout.starts_with(head), "{}", page.stdout);
    assert!(page.stdout.lines().filter(|line| !line.starts_with("    ")).all(|line| line.len() <= 80));
}

#[test]
fn a_new_article_is_valid_and_overwrites_nothing() {
    let folder = Folder::with(&[]);
    for name in ["a.json", "a.yaml", "a.yml"] {
        assert_eq!(folder.run(&["new", name]).code, 0);
    }
    assert_eq!(folder.run(&["validate"]).stdout, "nothing wrong in 3 files\n");
    let local = fs::read_to_string(folder.path().join("a.yaml")).unwrap();
    let schema = local.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
    assert_eq!(fs::read_to_string(folder.path().join(schema)).unwrap(), SCHEMA);
    assert_eq!(folder.run(&["new"]).stdout, local.replace(schema, SCHEMA_ID));
    fs::write(folder.path().join("a.json"), "mine").unwrap();
    let ran = folder.run(&["new", "a.json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (2, "byline: \"a.json\" already exists\n"));
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), "mine");
    assert_eq!(folder.run(&["new", "a.txt"]).code, 2);
}

#[test]
fn completions_are_printed() {
    assert!(Folder::with(&[]).run(&["completions", "bash"]).stdout.contains("_byline()"));
}

#[test]
fn an_article_is_exported_to_standard_output_or_a_file() {
    let folder = Folder::with(&[("a.json", GOOD)]);
    let printed = folder.run(&["export", "--to", "jats", "a.json"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    let ran = folder.run(&["export", "--to", "jats", "a.json", "-o", "out/a.xml"]);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    assert_eq!(fs::read_to_string(folder.path().join("out/a.xml")).unwrap(), printed.stdout);
    assert_eq!(
        folder.run_with_input(&["export", "--to", "jats", "-"], GOOD.as_bytes()).stdout,
        printed.stdout
    );
}

#[test]
fn an_article_with_errors_is_not_exported() {
    let folder = Folder::with(&[("a.json", WRONG)]);
    for options in [&[][..], &["--force"], &["-o", "a.jsonld"], &["--out-dir", "out"]] {
        let ran = folder.run(&[&["export", "--to", "jsonld", "a.json"], options].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{options:?}");
        assert!(ran.stderr.contains("error[field-unknown]"), "{}", ran.stderr);
        assert_eq!(folder.files(), ["a.json"]);
    }
}

#[test]
fn several_articles_are_written_to_a_mirrored_folder() {
    let folder = Folder::with(&[
        ("news/a/article.json", GOOD),
        ("news/b/article.json", GOOD),
        ("news/b/wrong.json", WRONG),
    ]);
    let ran = folder.run(&["export", "--to", "jsonld", "news"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (2, "byline: 3 articles need --out-dir\n"));
    let ran = folder.run(&["export", "--to", "jsonld", "news", "--out-dir", "out"]);
    assert_eq!(ran.code, 1);
    let written: Vec<_> = folder.files().into_iter().filter(|name| name.starts_with("out/")).collect();
    assert_eq!(written, ["out/a/article.jsonld", "out/b/article.jsonld"]);
    let ran = folder.run(&["export", "--to", "html", "news/b/article.json", "--out-dir", "page"]);
    assert_eq!(ran.code, 0);
    assert!(folder.path().join("page/article.html").exists());
}

#[test]
fn articles_are_never_written_over_each_other_or_an_input() {
    let folder =
        Folder::with(&[("a.json", GOOD), ("a.yaml", "metadata: { title: A, language: en }\nbody: A\n")]);
    let ran = folder.run(&["export", "--to", "jsonld", "a.json", "a.yaml", "--out-dir", "out"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains(
            "\"a.json\" and \"a.yaml\" would both be written to \"out/a.jsonld\"; name only one of them"
        ),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&["export", "--to", "jsonld", "a.json", "-o", "./a.json"]);
    assert_eq!(ran.code, 2);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), GOOD);
    assert_eq!(folder.files(), ["a.json", "a.yaml"]);
}

#[test]
fn a_failed_write_leaves_no_file() {
    let folder = Folder::with(&[("a.json", GOOD), ("taken", "a file")]);
    let ran = folder.run(&["export", "--to", "jsonld", "a.json", "-o", "taken/a.jsonld"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.starts_with("byline: cannot write \"taken/a.jsonld\": "), "{}", ran.stderr);
    assert_eq!(folder.files(), ["a.json", "taken"]);
}

#[test]
fn a_reduced_finding_keeps_its_severity() {
    let dates = r#"{ "metadata": { "title": "T", "language": "en",
      "dates": { "received": "2023-05?", "published": "2023-04-01" } }, "body": "x" }"#;
    let ran = Folder::with(&[("a.json", dates)]).run(&["validate", "a.json", "--format", "concise"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("a.json:2:55: warning[dates-out-of-order]: "), "{}", ran.stdout);
}

#[test]
fn missing_requirements_of_a_tag_set_are_reported_without_output() {
    let folder = Folder::with(&[("a.json", GOOD)]);
    let ran = folder.run(&["export", "a.json", "--to", "jats", "--tag-set", "publishing", "-o", "a.xml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.starts_with("error[not-exportable]: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("`metadata.publication`") && ran.stderr.contains("`issn`"), "{}", ran.stderr);
    assert_eq!(folder.files(), ["a.json"]);
}

#[test]
fn losses_are_warnings_unless_denied() {
    let lossy = r#"{ "metadata": { "title": "T", "language": "en" },
      "body": [{ "type": "foreign", "format": "html", "source": "<b>x</b>" }] }"#;
    let folder = Folder::with(&[("a.json", lossy)]);
    let export = |options: &[&str]| folder.run(&[&["export", "a.json", "--to", "jats"], options].concat());
    let kept = export(&["--lossless"]);
    assert!(kept.code == 0 && kept.stdout.contains("byline:article"), "{}", kept.stdout);
    assert_eq!(kept.stderr, "");
    let ran = export(&[]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.ends_with("</article>\n") && !ran.stdout.contains("byline"), "{}", ran.stdout);
    assert!(
        ran.stderr
            .starts_with("warning[lost-on-export]: a.json: 2 values in 1 field are not in the JATS (body);"),
        "{}",
        ran.stderr
    );
    let denied = export(&["--deny", "lost-on-export"]);
    assert_eq!((denied.code, denied.stdout.as_str()), (1, ""));
    let forced = export(&["--deny-warnings", "--force"]);
    assert_eq!((forced.code, forced.stdout), (1, ran.stdout));
}

#[test]
fn losses_are_one_line_unless_verbose() {
    let folder = Folder::with(&[("a.json", GOOD)]);
    let export =
        |options: &[&str]| folder.run(&[&["export", "a.json", "--to", "jsonld"], options].concat()).stderr;
    let line = "a.json:1:1: warning[lost-on-export]: 1 value in 1 field is not in the JSON-LD (body); `--lossless` keeps everything\n";
    assert_eq!(export(&["--format", "concise"]), line);
    assert!(!export(&[]).contains("`body`"));
    assert!(export(&["--verbose"]).contains("`body`, 1 value: "), "{}", export(&["--verbose"]));
    let json: Value = serde_json::from_str(&export(&["--format", "json"])).unwrap();
    let related = json["diagnostics"][0]["related"][0]["message"].as_str().unwrap();
    assert!(related.starts_with("`body`, 1 value: "), "{related}");
}

#[test]
fn export_reports_only_what_prevents_it() {
    let unused = r#"{ "metadata": { "title": "T", "language": "en" }, "people": { "kim": { "name": "Kim" } }, "body": "x" }"#;
    let folder = Folder::with(&[("a.json", unused)]);
    assert!(folder.run(&["validate", "a.json"]).stdout.contains("warning[entity-unreachable]"));
    let ran = folder.run(&["export", "a.json", "--to", "jsonld", "--format", "concise"]);
    assert_eq!((ran.code, ran.stderr.lines().count()), (0, 1), "{}", ran.stderr);
}

#[test]
fn paywalled_text_is_never_exported_to_pages() {
    let paid = r#"{ "metadata": { "title": "T", "language": "en", "isAccessibleForFree": false },
      "people": { "kim": { "name": "Kim" } }, "body": "Kim said: “It is dear.” Few read on.",
      "quotes": { "q": { "text": "It is dear.", "speaker": "kim" } } }"#;
    let folder =
        Folder::with(&[("a.json", paid), ("byline.toml", "export.paywall-selector = \".paywall\"\n")]);
    for format in ["jsonld", "html"] {
        for option in ["--article-body", "--lossless"] {
            let ran = folder.run(&["export", "a.json", "--to", format, option]);
            assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{option}");
            assert!(ran.stderr.starts_with("error[not-exportable]: "), "{}", ran.stderr);
        }
        let ran = folder.run(&["export", "a.json", "--to", format]);
        assert!(!ran.stdout.contains("dear") && !ran.stdout.contains("Few"), "{}", ran.stdout);
        assert!(ran.stdout.contains("\"cssSelector\": \".paywall\""), "{}", ran.stdout);
    }
}

#[test]
fn force_ignores_rules_but_not_structure() {
    let unquoted = r#"{ "metadata": { "title": "T", "language": "en" }, "people": { "kim": { "name": "Kim" } },
      "quotes": { "q": { "text": "Never said.", "speaker": "kim" } }, "body": "Kim was silent." }"#;
    let folder = Folder::with(&[("a.json", unquoted), ("b.json", WRONG)]);
    let refused = folder.run(&["export", "a.json", "--to", "jsonld"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (1, ""));
    let forced = folder.run(&["export", "a.json", "--to", "jsonld", "--force"]);
    assert_eq!(forced.code, 1);
    assert!(forced.stdout.contains("Never said."), "{}", forced.stdout);
    assert!(refused.stderr.starts_with("error[quote-not-in-body]: "), "{}", refused.stderr);
    assert!(forced.stderr.contains("error[quote-not-in-body]: "), "{}", forced.stderr);
    let tag = r#"{ "metadata": { "title": "T", "language": "en US" }, "body": "x" }"#;
    let tagged = Folder::with(&[("a.json", tag)]);
    let fatal = tagged.run(&["export", "a.json", "--to", "jats", "--force"]);
    assert_eq!((fatal.code, fatal.stdout.as_str()), (1, ""), "no XML with such a language can be valid");
    assert_ne!(tagged.run(&["export", "a.json", "--to", "jsonld", "--force"]).stdout, "");
    let misshapen = folder.run(&["export", "b.json", "--to", "jsonld", "--force"]);
    assert_eq!((misshapen.code, misshapen.stdout.as_str()), (1, ""));
}
