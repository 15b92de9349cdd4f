//! The language server, as an editor sees it.

use byline::source::{Lines, Source};
use byline::{Format, RuleSet, validate};
use serde_json::{Value, json};

use crate::support::dice::Dice;
use crate::support::editor::Editor;
use crate::support::example_sources;
use crate::support::program::Folder;

const URI: &str = "file:///news/story.yaml";

const STORY: &str = "\
metadata:
  title: The ferry 🛳 is back
  language: en
  authors: [okafor]
people:
  okafor: { name: Mei Okafor, orcid: 0000-0002-1825-0097 }
quotes:
  q-lights: { text: We left the lights on, speaker: okafor }
body: |
  “We left the lights on,” said Mei Okafor.
";

/// An editor that has a text open and pulls.
fn reading(text: &str) -> Editor {
    let mut editor = Editor::new(&Folder::with(&[]), "utf-16", true);
    editor.open(URI, "yaml", text);
    editor
}

/// The place of a part of a text, some characters into it, in UTF-16.
fn place(text: &str, part: &str, further: usize) -> Value {
    let before = &text[..text.find(part).unwrap() + further];
    let line = before.rsplit('\n').next().unwrap();
    json!({ "line": before.matches('\n').count(), "character": line.encode_utf16().count() })
}

fn at(text: &str, part: &str, further: usize) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": place(text, part, further) })
}

fn with(mut parameters: Value, key: &str, value: Value) -> Value {
    parameters[key] = value;
    parameters
}

fn pulled(editor: &mut Editor) -> Vec<Value> {
    let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": URI } }));
    report["items"].as_array().unwrap_or_else(|| panic!("{report}")).clone()
}

/// The text after an edit of the workspace.
fn edited(text: &str, edit: &Value) -> String {
    edited_by(text, edit["changes"][URI].as_array().unwrap_or_else(|| panic!("{edit}")))
}

fn edited_by(text: &str, edits: &[Value]) -> String {
    let offset = |place: &Value| {
        let line = place["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = place["character"].as_u64().unwrap() as usize;
        let rest = text[start..].chars().take_while(|c| {
            let is_before = units > 0;
            units = units.saturating_sub(c.len_utf16());
            is_before
        });
        start + rest.map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<_> = edits
        .iter()
        .map(|edit| {
            (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), edit["newText"].as_str())
        })
        .collect();
    edits.sort();
    let mut edited = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        edited.replace_range(start..end, new.unwrap());
    }
    edited
}

fn labels(answer: &Value) -> Vec<&str> {
    answer.as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[test]
fn findings_are_pushed_with_the_version_they_are_about() {
    let mut editor = Editor::new(&Folder::with(&[]), "utf-8", false);
    editor.open(URI, "yaml", &STORY.replace("speaker: okafor", "speaker: okafr"));
    let found = editor.told("textDocument/publishDiagnostics");
    assert_eq!((&found["uri"], &found["version"]), (&json!(URI), &json!(1)));
    assert_eq!(found["diagnostics"][0]["code"], "reference-dangling");
    assert_eq!(found["diagnostics"][0]["severity"], 1);
    editor.write(URI, 2, STORY);
    assert_eq!(
        editor.told("textDocument/publishDiagnostics"),
        json!({ "uri": URI, "version": 2, "diagnostics": [] })
    );
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(editor.told("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    assert_eq!(editor.close(), 0);
}

#[test]
fn places_are_counted_as_the_editor_counts() {
    for units in ["utf-8", "utf-16", "utf-32"] {
        let mut editor = Editor::new(&Folder::with(&[]), units, true);
        editor.open(URI, "yaml", "metadata: { title: 🛳, langage: en }\nbody: x\n");
        let found = pulled(&mut editor);
        let unknown = found.iter().find(|found| found["code"] == "field-unknown").unwrap();
        let start = "metadata: { title: 🛳, ";
        let expected = match units {
            "utf-8" => start.len(),
            "utf-16" => start.encode_utf16().count(),
            _ => start.chars().count(),
        };
        assert_eq!(unknown["range"]["start"]["character"], expected, "{units}");
    }
}

#[test]
fn what_is_no_article_is_left_alone() {
    let mut editor = Editor::new(&Folder::with(&[]), "utf-16", true);
    for (name, language, text) in [
        ("package.json", "json", r#"{ "name": "x" }"#),
        ("compose.yaml", "yaml", "services: {}\n"),
        ("index.html", "html", "<p>{{ content }}"),
        ("feed.xml", "xml", "<rss/>"),
    ] {
        let uri = format!("file:///news/{name}");
        editor.open(&uri, language, text);
        let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
        assert_eq!(report["items"], json!([]), "{name}");
    }
}

#[test]
fn every_example_has_the_findings_of_the_command() {
    let mut editor = Editor::new(&Folder::with(&[]), "utf-32", true);
    for source in example_sources() {
        let uri = format!("file:///{}", source.name);
        editor.open(&uri, "", &source.text);
        let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
        assert_eq!(report["items"], json!([]), "{}", source.name);
    }
}

/// After each edit, the server has the text that the editor has, and finds what the library finds.
#[test]
fn after_every_edit_the_findings_are_those_of_the_text() {
    let mut dice = Dice::new(7);
    let mut editor = reading(STORY);
    let mut text = STORY.to_owned();
    let parts =
        ["o", "kafor", "\n", "  ", ": ", "🛳", "\"", "{", "}", "metadata", "q-lights", "“", "-", "é", "\r\n"];
    for version in 2..200 {
        let boundaries: Vec<usize> =
            text.char_indices().map(|(offset, _)| offset).chain([text.len()]).collect();
        let first = dice.below(boundaries.len());
        let last = (first + dice.below(4)).min(boundaries.len() - 1);
        let (start, end) = (boundaries[first], boundaries[last]);
        // Between the two characters of a line end there is no place.
        if [start, end].iter().any(|at| text[..*at].ends_with('\r') && text[*at..].starts_with('\n')) {
            continue;
        }
        let place = |offset: usize| {
            let line = text[..offset].matches('\n').count();
            let start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
            json!({ "line": line, "character": text[start..offset].encode_utf16().count() })
        };
        let part = if dice.one_in(3) { "" } else { dice.choose(&parts) };
        let change = json!({ "range": { "start": place(start), "end": place(end) }, "text": part });
        let document = json!({ "uri": URI, "version": version });
        editor
            .tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        text.replace_range(start..end, part);
        // Only then is it an article for sure.
        if !text.starts_with("metadata:") || text.contains('\r') && !text.contains("\r\n") {
            text = STORY.to_owned();
            editor.write(URI, version, &text);
        }
        let source = Source { text: text.clone(), ..Source::new("story.yaml", "") };
        let expected = validate(&source, Format::Yaml, &RuleSet::standard()).diagnostics;
        let lines = Lines::new(&text);
        let expected: Vec<_> = expected
            .iter()
            .map(|found| (found.code.id.to_owned(), lines.position(found.location.span.start).line as u64))
            .collect();
        let found: Vec<_> = pulled(&mut editor)
            .iter()
            .map(|found| {
                (
                    found["code"].as_str().unwrap().to_owned(),
                    found["range"]["start"]["line"].as_u64().unwrap() + 1,
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn fixes_and_allowances_are_offered() {
    let text =
        STORY.replace("language: en", "langauge: en").replace("people:", "people:\n  lee: { name: Lee }");
    let mut editor = reading(&text);
    let actions = |editor: &mut Editor, code: &str| {
        let found = pulled(editor);
        let found = found.iter().find(|found| found["code"] == code).unwrap_or_else(|| panic!("{found:?}"));
        let context = json!({ "diagnostics": [found] });
        let document = json!({ "uri": URI });
        editor.ask(
            "textDocument/codeAction",
            json!({ "textDocument": document, "range": found["range"], "context": context }),
        )
    };
    let fixes = actions(&mut editor, "field-unknown");
    assert_eq!(fixes[0]["title"], "did you mean `language`?");
    let text = text.replace("langauge", "language");
    assert_eq!(edited(&text.replace("language", "langauge"), &fixes[0]["edit"]), text);

    editor.write(URI, 2, &text);
    let allowances = actions(&mut editor, "entity-unreachable");
    assert_eq!(allowances[0]["title"], "allow entity-unreachable in this article, with a reason");
    editor.write(URI, 3, &edited(&text, &allowances[0]["edit"]));
    assert_eq!(pulled(&mut editor), Vec::<Value>::new());
}

#[test]
fn all_safe_fixes_are_made_at_once() {
    let text = STORY.replace("The ferry 🛳 is back", "7").replace("Mei Okafor,", "7,");
    let mut editor = reading(&text);
    let start = json!({ "line": 0, "character": 0 });
    let actions = editor.ask(
        "textDocument/codeAction",
        json!({
            "textDocument": { "uri": URI },
            "range": { "start": start, "end": start },
            "context": { "diagnostics": [], "only": ["source.fixAll"] },
        }),
    );
    assert_eq!(actions[0]["kind"], "source.fixAll.byline");
    let fixed = edited(&text, &actions[0]["edit"]);
    assert_eq!(fixed, text.replace("title: 7", "title: \"7\"").replace("name: 7,", "name: \"7\","));
}

#[test]
fn selected_words_become_an_entry() {
    let text = STORY.replace("said Mei Okafor", "said Mei Okafor in Port Ellery");
    let mut editor = reading(&text);
    let range = json!({ "start": place(&text, "Port Ellery", 0), "end": place(&text, "Port Ellery", 11) });
    let actions = editor.ask(
        "textDocument/codeAction",
        json!({ "textDocument": { "uri": URI }, "range": range, "context": { "diagnostics": [] } }),
    );
    let place =
        actions.as_array().unwrap().iter().find(|action| action["title"] == "add “Port Ellery” to `places`");
    let text = edited(&text, &place.unwrap()["edit"]);
    assert!(text.contains("places: { port-ellery: { name: Port Ellery } }"), "{text}");
}

#[test]
fn ids_are_found_and_renamed() {
    let mut editor = reading(STORY);
    let speaker = at(STORY, "speaker: okafor", 12);
    let definition = editor.ask("textDocument/definition", speaker.clone());
    assert_eq!(definition["range"]["start"], place(STORY, "okafor: {", 0));
    let context = json!({ "includeDeclaration": true });
    let references = editor.ask("textDocument/references", with(speaker.clone(), "context", context));
    assert_eq!(references.as_array().unwrap().len(), 3);
    let hover = editor.ask("textDocument/hover", speaker.clone());
    assert!(hover["contents"]["value"].as_str().unwrap().starts_with("**Mei Okafor**: a person"), "{hover}");

    let renamed = editor.ask("textDocument/rename", with(speaker.clone(), "newName", json!("mei")));
    let text = edited(STORY, &renamed);
    assert_eq!(
        text,
        STORY
            .replace("okafor:", "mei:")
            .replace("[okafor]", "[mei]")
            .replace("speaker: okafor", "speaker: mei")
    );
    for wrong in ["1st", "q-lights"] {
        let refused = editor.ask("textDocument/rename", with(speaker.clone(), "newName", json!(wrong)));
        assert!(refused["message"].as_str().unwrap().contains(wrong), "{refused}");
    }
}

#[test]
fn fields_choices_and_ids_are_completed() {
    let mut editor = reading(STORY);
    let ids = editor.ask("textDocument/completion", at(STORY, "speaker: okafor", 10));
    assert_eq!(labels(&ids), ["okafor"]);
    assert_eq!(ids[0]["detail"], "Mei Okafor");

    let text = STORY.replace("speaker: okafor }", "speaker: okafor, ki }");
    editor.write(URI, 2, &text);
    let fields = editor.ask("textDocument/completion", at(&text, ", ki", 4));
    assert!(labels(&fields).contains(&"kind") && !labels(&fields).contains(&"speaker"), "{fields}");

    let text = STORY.replace("  authors: [okafor]", "  authors: [okafor]\n  ");
    editor.write(URI, 3, &text);
    let fields = editor.ask("textDocument/completion", at(&text, "[okafor]\n  ", 11));
    let keywords = fields.as_array().unwrap().iter().find(|field| field["label"] == "dates").unwrap();
    assert_eq!(keywords["textEdit"]["newText"], "dates:");

    let text = STORY.replace("speaker: okafor }", "speaker: okafor, kind: }");
    editor.write(URI, 4, &text);
    let kinds = editor.ask("textDocument/completion", at(&text, "kind: ", 6));
    assert_eq!(labels(&kinds), ["direct", "indirect", "mixed"]);

    let languages = editor.ask("textDocument/completion", at(&text, "language: en", 12));
    assert!(labels(&languages).contains(&"ko"));
}

#[test]
fn json_is_completed_with_quotation_marks() {
    let uri = "file:///news/story.json";
    let text = r#"{ "metadata": { "title": "T", "language": "en", "kind":  }, "body": "x" }"#;
    let mut editor = Editor::new(&Folder::with(&[]), "utf-8", true);
    editor.open(uri, "json", text);
    let mut complete = |part: &str| {
        let character = text.find(part).unwrap() + part.len();
        let position = json!({ "line": 0, "character": character });
        editor.ask("textDocument/completion", json!({ "textDocument": { "uri": uri }, "position": position }))
    };
    let kinds = complete("\"kind\": ");
    let editorial = kinds.as_array().unwrap().iter().find(|kind| kind["label"] == "news");
    let editorial = editorial.unwrap_or_else(|| panic!("{kinds}"));
    assert_eq!(editorial["textEdit"]["newText"], "\"news\"");
}

#[test]
fn markdown_is_completed_in_its_front_matter() {
    let uri = "file:///news/story.md";
    let text = "---\nmetadata:\n  title: T\n  language: en\n  \n---\n\nke\n";
    let mut editor = Editor::new(&Folder::with(&[]), "utf-8", true);
    editor.open(uri, "markdown", text);
    let mut complete = |line: usize, character: usize| {
        let position = json!({ "line": line, "character": character });
        editor.ask("textDocument/completion", json!({ "textDocument": { "uri": uri }, "position": position }))
    };
    assert!(labels(&complete(4, 2)).contains(&"keywords"));
    assert_eq!(complete(7, 2), json!([]));
}

#[test]
fn the_outline_has_entries_and_sections() {
    let mut editor = reading(STORY);
    let document = json!({ "textDocument": { "uri": URI } });
    let symbols = editor.ask("textDocument/documentSymbol", document.clone());
    let people = symbols.as_array().unwrap().iter().find(|symbol| symbol["name"] == "people").unwrap();
    assert_eq!(
        (&people["children"][0]["name"], &people["children"][0]["detail"]),
        (&json!("okafor"), &json!("Mei Okafor"))
    );
    let folds = editor.ask("textDocument/foldingRange", document.clone());
    assert!(folds.as_array().unwrap().contains(&json!({ "startLine": 0, "endLine": 3 })), "{folds}");
    let links = editor.ask("textDocument/documentLink", document.clone());
    assert_eq!(links[0]["target"], "https://orcid.org/0000-0002-1825-0097");
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints = editor.ask("textDocument/inlayHint", with(document.clone(), "range", whole));
    assert_eq!(hints[0]["label"], "Mei Okafor");
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let edits = editor.ask("textDocument/formatting", with(document, "options", options));
    let formatted =
        Folder::with(&[]).run_with_input(&["fmt", "--from", "yaml", "-"], STORY.as_bytes()).stdout;
    assert_eq!(edited_by(STORY, edits.as_array().unwrap()), formatted);
}

#[test]
fn a_configuration_holds_as_soon_as_it_changes() {
    let folder = Folder::with(&[("byline.toml", "")]);
    let uri = format!("file://{}/story.yaml", folder.path().display());
    let mut editor = Editor::new(&folder, "utf-16", true);
    editor.open(&uri, "yaml", &STORY.replace("speaker: okafor", "speaker: okafr"));
    let pull = json!({ "textDocument": { "uri": uri } });
    let codes = |report: &Value| -> Vec<String> {
        report["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes(&editor.ask("textDocument/diagnostic", pull.clone())), ["reference-dangling"]);
    std::fs::write(folder.path().join("byline.toml"), "[rules]\nreference-dangling = \"warn\"\n").unwrap();
    let configuration = format!("file://{}/byline.toml", folder.path().display());
    editor
        .tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": configuration, "type": 2 }] }));
    let report = editor.ask("textDocument/diagnostic", pull);
    assert_eq!(report["items"][0]["severity"], 2);
    editor.open(&configuration, "toml", "[rules]\nreference-danglin = \"warn\"\n");
    let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": configuration } }));
    assert_eq!(codes(&report), ["field-unknown"]);
}

#[test]
fn nothing_that_is_sent_ends_the_server() {
    let mut dice = Dice::new(3);
    let mut editor = reading(STORY);
    let methods = [
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/rename",
        "textDocument/codeAction",
        "textDocument/didChange",
        "textDocument/didOpen",
        "textDocument/didClose",
        "textDocument/formatting",
        "textDocument/inlayHint",
        "textDocument/documentSymbol",
        "initialize",
        "initialized",
        "$/cancelRequest",
        "",
    ];
    let numbers = [json!(0), json!(-1), json!(4_294_967_295_u64), json!(1e300), json!("x"), Value::Null];
    let noise = [
        "Content-Length: 2\r\n\r\n{}",
        "Content-Length: 1\r\n\r\n{",
        "\r\n",
        "Content-Length: -5\r\n\r\n",
        "Content-Length: 4\r\n\r\nnull",
        "nonsense\r\n",
    ];
    for _ in 0..300 {
        let method = methods[dice.below(methods.len())];
        let mut position = || json!({ "line": dice.choose(&numbers), "character": dice.choose(&numbers) });
        let range = json!({ "start": position(), "end": position() });
        let parameters = json!({
            "textDocument": { "uri": dice.choose(&[URI, "untitled:1", "", "file://"]), "version": dice.choose(&numbers), "text": "body: 1", "languageId": "yaml" },
            "position": { "line": dice.choose(&numbers), "character": dice.choose(&numbers) }, "range": range, "newName": "x", "options": {}, "context": { "diagnostics": [], "only": [""] },
            "contentChanges": [{ "range": range, "text": dice.choose(&["x", "\n", "", "}"]) }], "id": dice.choose(&numbers),
        });
        let parameters = if dice.one_in(5) { dice.choose(&numbers).clone() } else { parameters };
        match dice.below(3) {
            0 => editor.tell(method, parameters),
            1 => drop(editor.ask(method, parameters)),
            _ => editor.send(noise[dice.below(noise.len())].as_bytes()),
        }
    }
    editor.open(URI, "yaml", STORY);
    assert_eq!(pulled(&mut editor), Vec::<Value>::new());
    assert_eq!(editor.close(), 0);
}
