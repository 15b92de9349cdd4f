//! Streams: every line has a result, in order, whatever its content.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use byline::model::Article;
use byline::render::STREAM_SCHEMA;
use serde_json::{Value, json};

use crate::support::example_sources;

fn byline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_byline"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = byline(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A program that has ended reads no more.
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().unwrap()
    })
}

/// The results of a stream, which must match the schema.
fn answers(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let schema = jsonschema::validator_for(&serde_json::from_str(STREAM_SCHEMA).unwrap()).unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for answer in &answers {
        assert!(schema.is_valid(answer), "{answer}");
        assert_eq!(answer["ok"], answer["errors"] == 0);
    }
    answers
}

fn codes(answer: &Value) -> Vec<&str> {
    answer["diagnostics"].as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap()).collect()
}

const ARTICLE: &str = r#"{"metadata": {"title": "Votes", "language": "en"}, "body": "It voted."}"#;
const WRONG: &str = r#"{"metadata": {"title": "Votes", "language": "en_US"}, "body": "It voted."}"#;

#[test]
fn every_line_has_a_result() {
    let jats = "<article><front><article-meta><title-group><article-title>T</article-title></title-group></article-meta></front></article>";
    let envelope = json!({ "id": { "k": [1] }, "format": "jats", "content": jats });
    let object = json!({ "content": { "metadata": { "title": "T" }, "body": "x" }, "id": 17 });
    let lines = [
        ARTICLE.to_owned(),
        WRONG.to_owned(),
        String::new(),
        "{ not json".to_owned(),
        "42".to_owned(),
        envelope.to_string(),
        object.to_string(),
        r#"{"id": 1, "format": "jatz", "content": "x"}"#.to_owned(),
        r#"{"id": 2, "format": "jats"}"#.to_owned(),
        r#"{"id": 3, "content": 4}"#.to_owned(),
        r#"{"format": "html", "content": {}}"#.to_owned(),
        r#"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "T"}"#.to_owned(),
    ];
    let input = lines.join("\n");
    let answers = answers(&["validate", "--ndjson"], input.as_bytes());
    assert_eq!(answers.len(), lines.len());
    for (answer, number) in answers.iter().zip(1..) {
        assert_eq!(answer["line"], number);
    }
    assert_eq!(codes(&answers[0]), [""; 0]);
    assert_eq!(codes(&answers[1]), ["language-tag-malformed"]);
    let column = &answers[1]["diagnostics"][0]["start"]["column"];
    assert_eq!(*column, WRONG.find("en_US").unwrap());
    for number in [2, 3, 7, 8, 9, 10] {
        assert_eq!(codes(&answers[number]), ["syntax-error"], "{}", answers[number]);
        assert!(answers[number]["diagnostics"][0]["help"].is_string(), "{}", answers[number]);
    }
    assert_eq!(codes(&answers[4]), ["type-wrong"]);
    assert_eq!(answers[5]["id"], envelope["id"]);
    assert_eq!(answers[6]["id"], 17);
    assert_eq!(codes(&answers[6]), ["field-missing"]);
    assert_eq!(answers[7]["diagnostics"][0]["help"], "did you mean `jats`?");
}

#[test]
fn invalid_bytes_only_affect_their_own_line() {
    let input = [ARTICLE.as_bytes(), b"\r\n{\"metadata\": \"\xFF\"}\n", ARTICLE.as_bytes(), b"\n"].concat();
    let answers = answers(&["validate", "--ndjson"], &input);
    let found: Vec<_> = answers.iter().map(codes).collect();
    assert_eq!(found, [vec![], vec!["text-not-utf8"], vec![]]);
}

#[test]
fn an_exported_stream_can_be_imported() {
    let articles: Vec<Value> = example_sources()
        .iter()
        .filter(|source| source.name.ends_with(".json"))
        .map(|source| serde_json::from_str(&source.text).unwrap())
        .collect();
    let lines: String = articles.iter().map(|article| format!("{article}\n")).collect();
    for format in ["jats", "jsonld", "html"] {
        let exported = run(&["export", "--to", format, "--lossless", "--ndjson"], lines.as_bytes());
        let imported = answers(&["import", "--ndjson"], &exported.stdout);
        assert_eq!(imported.len(), articles.len());
        for (article, answer) in articles.iter().zip(&imported) {
            // A web page has no copy of what is behind a paywall.
            let is_refused = format != "jats" && article["metadata"]["isAccessibleForFree"] == false;
            assert_eq!(answer["content"].is_null(), is_refused, "{format}");
            if is_refused {
                continue;
            }
            let read = |article: &Value| serde_json::from_value::<Article>(article.clone()).unwrap();
            assert_eq!(read(&answer["content"]), read(article), "{format}");
        }
    }
}

#[test]
fn an_article_with_errors_has_a_result_without_content() {
    let answers = answers(&["export", "--to", "jsonld", "--ndjson"], [ARTICLE, WRONG].join("\n").as_bytes());
    assert!(answers[0]["content"].as_str().unwrap().contains("\"headline\": \"Votes\""));
    assert_eq!((answers[1].get("content"), answers[1].get("format")), (None, None));
}

#[test]
fn errors_only_change_the_exit_code_on_request() {
    let code = |arguments: &[&str], line: &str| run(arguments, line.as_bytes()).status.code();
    let warned =
        r#"{"metadata": {"title": "VOTES CAST BY ALL TODAY", "language": "en"}, "body": "It voted."}"#;
    assert_eq!(code(&["validate", "--ndjson"], WRONG), Some(0));
    assert_eq!(code(&["validate", "--ndjson", "--exit-code"], WRONG), Some(1));
    assert_eq!(code(&["validate", "--ndjson", "--exit-code"], warned), Some(0));
    assert_eq!(code(&["validate", "--ndjson", "--exit-code", "--deny-warnings"], warned), Some(1));
    assert_eq!(code(&["validate", "--ndjson", "/no/such/file"], ""), Some(2));
    assert_eq!(code(&["validate", "--ndjson", "--fix"], ""), Some(2));
    assert_eq!(code(&["import", "--ndjson", "--yaml"], ""), Some(2));
    assert_eq!(code(&["export", "--ndjson", "--to", "jats", "-o", "x"], ""), Some(2));
}

#[test]
fn results_are_in_order_and_shards_split_the_lines() {
    let lines: String = (0..5_000)
        .map(|number| format!("{{\"id\": {number}, \"content\": {}}}\n", [ARTICLE, WRONG][number % 2]))
        .collect();
    let ids = |arguments: &[&str]| {
        let answers = answers(&[&["validate", "--ndjson"], arguments].concat(), lines.as_bytes());
        let number = |answer: &Value| (answer["id"].as_u64().unwrap(), answer["line"].as_u64().unwrap());
        answers.iter().map(number).collect::<Vec<_>>()
    };
    let all: Vec<(u64, u64)> = (0..5_000).map(|id| (id, id + 1)).collect();
    assert_eq!(ids(&["--jobs", "3"]), all);
    let (one, two) = (ids(&["--shard", "1/2"]), ids(&["--shard", "2/2"]));
    assert_eq!((one.len(), two[0]), (2_500, (1, 2)));
    assert_eq!(one.into_iter().zip(two).flat_map(|(one, two)| [one, two]).collect::<Vec<_>>(), all);
}

#[test]
fn results_do_not_wait_for_more_lines() {
    let mut child = byline(&["validate", "--ndjson"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        writeln!(stdin, "{ARTICLE}").unwrap();
        // Blocks forever if results wait for more lines.
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["ok"], true);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_stream_ends_when_its_output_is_closed() {
    let mut child = byline(&["validate", "--ndjson"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // The input stays open: the program has to end by itself.
    while writeln!(stdin, "{ARTICLE}").is_ok() {}
    assert!(child.wait().unwrap().success());
}
