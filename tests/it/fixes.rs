//! `byline validate --fix`: fixable findings are fixed, and nothing else changes.

use std::fs;

use crate::support::in_crate;
use crate::support::program::{Folder, Ran};

/// The lines of a file, each with its expected replacement. A line to be removed becomes `GONE`.
type Lines = &'static [(&'static str, &'static str)];

/// The replacement of a line to be removed.
const GONE: &str = "\0";

/// The replacement of an unchanged line.
const SAME: &str = "\u{1}";

const YAML: Lines = &[
    ("# Filed by the night desk.", SAME),
    ("$schema: https://w3id.org/byline/1/article.schema.json", SAME),
    ("metadata:", SAME),
    ("    headline:   \"Council votes\"   # as printed", "    title:   \"Council votes\"   # as printed"),
    ("    language: en", SAME),
    ("", SAME),
    ("    kind: 'newz'", "    kind: 'news'"),
    ("    # nobody knows", SAME),
    ("    subtitle: ~   # really", GONE),
    ("    authors: costa    # and the others?", "    authors: [costa]    # and the others?"),
    ("    keywords: [ council,  2023 , 'vote' ]", "    keywords: [ council,  \"2023\" , 'vote' ]"),
    (
        "    dates: { published: 15/05/2023, modified: '2023-05-16' }",
        "    dates: { published: 2023-05-15, modified: '2023-05-16' }",
    ),
    ("    identifiers:", SAME),
    ("        doi: https://doi.org/10.1000/182 # registered", "        doi: 10.1000/182 # registered"),
    ("    about: [hearing]", SAME),
    ("people:", SAME),
    ("  costa:", SAME),
    ("    name: By Ana Costa # the desk", "    name: Ana Costa # the desk"),
    ("    url: ''", GONE),
    ("    # from the register", SAME),
    ("    email: ana@example.org", SAME),
    ("  \"Kim, M.\": { name: Kim Min-jun }", "  \"kim-m\": { name: Kim Min-jun }"),
    ("events:", SAME),
    ("  hearing: {name: The hearing}", SAME),
    ("quotes:", SAME),
    ("  q-1:", SAME),
    ("    text: We will see.", SAME),
    ("    speaker: \"Kim, M.\"", "    speaker: \"kim-m\""),
    ("    event: haering", "    event: hearing"),
    ("body:", SAME),
    ("- |", SAME),
    ("  The council voted on Monday.", SAME),
    ("", SAME),
    ("  Kim Min-jun spoke.", SAME),
    ("- \"“We will\\u0007 see.”\"   # the tape is bad", "- \"“We will see.”\"   # the tape is bad"),
    ("# end", SAME),
];

const JSON: Lines = &[
    ("{", SAME),
    ("    \"metadata\" : {", SAME),
    ("        \"headline\":\"Council votes\",", "        \"title\":\"Council votes\","),
    (
        "        \"language\": \"en\", \"kind\": \"newz\",",
        "        \"language\": \"en\", \"kind\": \"news\",",
    ),
    ("        \"subtitle\": null,", GONE),
    ("        \"authors\": \"c\\u006fsta\",", "        \"authors\": [\"c\\u006fsta\"],"),
    (
        "        \"keywords\": [ \"council\",  2023 ,\"vote\" ],",
        "        \"keywords\": [ \"council\",  \"2023\" ,\"vote\" ],",
    ),
    (
        "        \"dates\": { \"published\": \"15/05/2023\" },",
        "        \"dates\": { \"published\": \"2023-05-15\" },",
    ),
    (
        "        \"identifiers\": { \"doi\": \"doi:10.1000/182\" },",
        "        \"identifiers\": { \"doi\": \"10.1000/182\" },",
    ),
    ("        \"about\": [\"hearing\"]", SAME),
    ("    },", SAME),
    ("    \"people\": {", SAME),
    (
        "        \"costa\": { \"name\": \"By Ana Costa\", \"url\": \"\" },",
        "        \"costa\": { \"name\": \"Ana Costa\" },",
    ),
    (
        "        \"Kim, M.\":   { \"name\": \"Kim Min-jun\" }",
        "        \"kim-m\":   { \"name\": \"Kim Min-jun\" }",
    ),
    ("    },", SAME),
    ("    \"events\": { \"hearing\": { \"name\": \"The hearing\" } },", SAME),
    ("    \"quotes\": {", SAME),
    (
        "        \"q-1\": { \"text\": \"We will see.\", \"speaker\": \"Kim, M.\", \"event\": \"haering\" }",
        "        \"q-1\": { \"text\": \"We will see.\", \"speaker\": \"kim-m\", \"event\": \"hearing\" }",
    ),
    ("    },", SAME),
    ("    \"body\": [\"Kim Min-jun spoke.\",", SAME),
    ("             \"“We will\\u0007 see.”\"]", "             \"“We will see.”\"]"),
    ("}", SAME),
];

/// The file before and after the fixes.
fn before_and_after(lines: Lines, end: &str) -> (String, String) {
    let file = |lines: Vec<&str>| lines.into_iter().map(|line| format!("{line}{end}")).collect::<String>();
    let before = lines.iter().map(|(before, _)| *before).collect();
    let after = lines.iter().filter(|(_, after)| *after != GONE);
    let after = after.map(|(before, after)| if *after == SAME { *before } else { *after }).collect();
    (file(before), file(after))
}

/// Runs the program in `folder`: exit code, standard output, standard error.
fn run(folder: &Folder, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let Ran { code, stdout, stderr } = folder.run_with_input(arguments, input);
    (code, stdout, stderr)
}

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn fixable_findings_are_fixed_and_nothing_else_changes() {
    for (name, lines) in [("article.yaml", YAML), ("article.json", JSON)] {
        for (mark, end) in [("", "\n"), ("\u{FEFF}", "\r\n")] {
            let (before, after) = before_and_after(lines, end);
            let folder = Folder::with(&[(name, &format!("{mark}{before}"))]);
            let (code, stdout, stderr) = run(&folder, &["validate", "--fix=all", name], b"");
            assert_eq!(text(&folder, name), format!("{mark}{after}"), "{stdout}");
            assert_eq!((code, stderr.as_str()), (0, ""), "{stdout}");
            assert!(
                stdout.starts_with("fixed 1") && stdout.ends_with(", nothing wrong in 1 file\n"),
                "{stdout}"
            );
            let again = run(&folder, &["validate", "--fix=all", name], b"");
            assert_eq!(again, (0, "nothing wrong in 1 file\n".into(), String::new()));
            assert_eq!(text(&folder, name), format!("{mark}{after}"));
        }
    }
}

#[test]
fn safe_fixes_are_the_default_and_idempotent() {
    let (before, _) = before_and_after(YAML, "\n");
    let folder = Folder::with(&[("article.yaml", &before)]);
    let (code, stdout, _) = run(&folder, &["validate", "article.yaml"], b"");
    assert!(
        code == 1 && stdout.contains(" fixable with --fix, ") && stdout.contains(" with --fix=all"),
        "{stdout}"
    );
    let (code, stdout, _) = run(&folder, &["validate", "--fix", "article.yaml"], b"");
    let once = text(&folder, "article.yaml");
    assert_eq!(code, 1);
    assert!(
        once.contains("doi: 10.1000/182 # registered") && once.contains("headline:   \"Council"),
        "{once}"
    );
    let summary = stdout.lines().last().unwrap();
    assert!(summary.starts_with("fixed ") && summary.contains(" fixable with --fix=all"), "{summary}");
    assert_eq!(run(&folder, &["validate", "--fix", "article.yaml"], b"").0, 1);
    assert_eq!(text(&folder, "article.yaml"), once);
}

#[test]
fn diff_shows_changes_without_writing() {
    let (before, after) = before_and_after(JSON, "\n");
    let folder = Folder::with(&[("article.json", &before)]);
    let (code, stdout, stderr) = run(&folder, &["validate", "--fix=all", "--diff", "article.json"], b"");
    assert_eq!((code, text(&folder, "article.json")), (1, before));
    assert!(stdout.starts_with("--- article.json\n+++ article.json\n@@ -1,"), "{stdout}");
    assert!(stdout.contains("\n-        \"subtitle\": null,\n") && !stdout.contains('\u{1b}'), "{stdout}");
    assert!(stderr.starts_with("would fix 1"), "{stderr}");
    fs::write(folder.path().join("article.json"), after).unwrap();
    let (code, stdout, _) = run(&folder, &["validate", "--diff", "article.json"], b"");
    assert_eq!((code, stdout.as_str()), (0, ""));
}

#[test]
fn other_formats_are_fixed_where_it_is_safe() {
    let before =
        fs::read_to_string(in_crate("tests/fixtures/sound_article.xml")).unwrap().replace('\n', "\r\n");
    let faulty = before
        .replacen("ali/1.0/\"", "ali/1.0\"", 1)
        .replacen("https://orcid.org/", "http://orcid.org/", 1)
        .replacen("10.7554/tides.0", "https://doi.org/10.7554/tides.0", 1)
        .replacen("ref-type=\"table\"", "ref-type=\"tabel\"", 1);
    let likely = before.replacen("ref-type=\"table\"", "ref-type=\"tabel\"", 1);
    let folder = Folder::with(&[("article.xml", &faulty)]);
    let (_, stdout, _) = run(&folder, &["validate", "--profile=jats4r", "--diff", "article.xml"], b"");
    assert!(stdout.contains("+<article xmlns:ali=\"http://www.niso.org/schemas/ali/1.0/\""), "{stdout}");
    assert_eq!(text(&folder, "article.xml"), faulty);
    let (_, stdout, _) = run(&folder, &["validate", "--profile=jats4r", "--format=json", "article.xml"], b"");
    let found: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let slash = found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|found| found["code"] == "jats-ali-slash-missing");
    assert_eq!(slash.unwrap()["fix"]["applicability"], "safe", "{stdout}");
    let (code, stdout, _) = run(&folder, &["validate", "--profile=jats4r", "--fix", "article.xml"], b"");
    assert_eq!((code, text(&folder, "article.xml")), (0, likely), "{stdout}");
    assert!(stdout.contains("fixed 3") && stdout.contains("1 fixable with --fix=all"), "{stdout}");
    run(&folder, &["validate", "--profile=jats4r", "--fix=all", "article.xml"], b"");
    assert_eq!(text(&folder, "article.xml"), before);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let (before, after) = before_and_after(YAML, "\n");
    let nothing = Folder::with(&[]);
    let (code, stdout, stderr) = run(&nothing, &["validate", "--fix=all", "-"], before.as_bytes());
    assert_eq!((code, stdout.as_str()), (0, after.as_str()), "{stderr}");
    let (code, stdout, stderr) = run(&nothing, &["validate", "--fix", "-"], b"metadata: [");
    assert_eq!((code, stdout.as_str()), (1, "metadata: ["));
    assert!(stderr.contains("error[syntax-error]"), "{stderr}");
}

#[test]
fn an_unparsable_file_is_unchanged() {
    let (before, _) = before_and_after(JSON, "\n");
    let broken = before.replace("\"language\": \"en\",", "\"language\": \"en\"");
    let folder = Folder::with(&[("article.json", &broken)]);
    let (code, stdout, _) = run(&folder, &["validate", "--fix=all", "article.json"], b"");
    assert!(code == 1 && stdout.contains("error[syntax-error]"), "{stdout}");
    assert_eq!(text(&folder, "article.json"), broken);
}

#[cfg(unix)]
#[test]
fn a_failed_fix_exits_with_2() {
    use std::os::unix::fs::PermissionsExt;

    let (before, _) = before_and_after(JSON, "\n");
    let folder = Folder::with(&[("article.json", &before)]);
    let mode = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let is_refused = fs::write(folder.path().join("probe"), "").is_err();
    let (code, _, stderr) = run(&folder, &["validate", "--fix=all", "article.json"], b"");
    mode(0o755);
    // Root can write anywhere.
    if is_refused {
        assert!(code == 2 && stderr.starts_with("byline: cannot write "), "{stderr}");
        assert_eq!(text(&folder, "article.json"), before);
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (before, after) = before_and_after(JSON, "\n");
    let folder = Folder::with(&[("article.json", &before)]);
    let path = |name: &str| folder.path().join(name);
    fs::set_permissions(path("article.json"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("article.json", path("link.json")).unwrap();
    assert_eq!(run(&folder, &["validate", "--fix=all", "link.json"], b"").0, 0);
    assert_eq!(text(&folder, "article.json"), after);
    assert!(fs::symlink_metadata(path("link.json")).unwrap().is_symlink());
    assert_eq!(fs::metadata(path("article.json")).unwrap().permissions().mode() & 0o777, 0o640);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 2, "nothing temporary is left");
}

#[test]
fn more_findings_than_are_shown_are_fixed() {
    let article = |keyword: fn(usize) -> String| {
        let keywords: Vec<String> = (0..50).map(keyword).collect();
        let keywords = keywords.join(",");
        format!(r#"{{"metadata":{{"title":"T","language":"en","keywords":[{keywords}]}},"body":"x"}}"#)
    };
    let folder = Folder::with(&[("a.json", &article(|n| n.to_string()))]);
    let ran = folder.run(&["validate", "--fix", "--limit", "diagnostics=10", "a.json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let fixed = fs::read_to_string(folder.path().join("a.json")).unwrap();
    assert_eq!(fixed, article(|n| format!("\"{n}\"")));
}
