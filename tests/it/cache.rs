//! `byline validate --cache`: files that have not changed are not validated again, and nothing is different for it.

use std::fs;
use std::path::Path;

use crate::support::program::{Folder, Ran};

const CACHE: &str = ".byline-cache";
const FORMATS: [&str; 8] = ["human", "concise", "json", "sarif", "github", "junit", "csv", "html"];

/// An article with this title, and `more` in its metadata.
fn article(title: &str, more: &str) -> String {
    format!(
        "{{ \"metadata\": {{ \"title\": \"{title}\", \"language\": \"en\"{more} }},\n  \"body\": \"They voted.\" }}\n"
    )
}

/// Articles that are right, wrong, wrong together, and not readable.
fn articles() -> Folder {
    let doi = |title| article(title, ", \"identifiers\": { \"doi\": \"10.1234/vote\" }");
    let fixable = article("Fixable", ", \"dates\": { \"published\": \"2024-02-30\" }, \"athors\": []");
    Folder::with(&[
        ("right.json", &article("Right", "")),
        ("wrong.json", &fixable),
        ("twin-1.json", &doi("One")),
        ("twin-2.json", &doi("Two")),
        ("broken.json", "{ \"metadata\": "),
        ("article.xml", "<article article-type=\"news\"><front/></article>"),
        (
            "page.html",
            "<script type=\"application/ld+json\">{ \"@type\": \"NewsArticle\", \"datePublished\": 1 }</script>",
        ),
    ])
}

/// A run with the cache, as if it were 15 January 2026.
fn validate(folder: &Folder, options: &[&str]) -> Ran {
    on(folder, "2026-01-15", options)
}

fn on(folder: &Folder, day: &str, options: &[&str]) -> Ran {
    folder.run(&[&["validate", "--cache", CACHE, "--now", day], options].concat())
}

/// How many files had not changed, and how many there were.
fn unchanged(ran: &Ran) -> (usize, usize) {
    let line = ran.stderr.lines().find_map(|line| line.strip_prefix("byline: ")?.strip_suffix(" unchanged"));
    let (found, files) = line.and_then(|line| line.split_once(" of ")).expect(&ran.stderr);
    let (files, _) = files.split_once(' ').unwrap();
    (found.parse().unwrap(), files.parse().unwrap())
}

#[test]
fn what_is_remembered_is_said_again_in_every_format() {
    let folder = articles();
    let options = |format| ["--format", format, "--profile", "advice", "."];
    let uncached =
        |format| folder.run(&[&["validate", "--now", "2026-01-15"], &options(format)[..]].concat());
    assert_eq!(unchanged(&validate(&folder, &options("human"))), (0, 7));
    for format in FORMATS {
        // The page for a browser shows more of each file than the others.
        validate(&folder, &options(format));
        let (ran, expected) = (validate(&folder, &options(format)), uncached(format));
        assert_eq!(unchanged(&ran), (7, 7), "{format}");
        assert_eq!((ran.code, ran.stdout), (expected.code, expected.stdout), "{format}");
    }
}

#[test]
fn only_what_changed_is_validated() {
    let folder = articles();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    validate(&folder, &["."]);
    write("right.json", &article("Right", ", \"athors\": []"));
    let ran = validate(&folder, &["."]);
    assert_eq!(unchanged(&ran), (6, 7));
    assert!(ran.stdout.contains("right.json:1:"), "{}", ran.stdout);
    // The first version is remembered, too; so is a file under another name.
    write("right.json", &article("Right", ""));
    fs::rename(folder.path().join("right.json"), folder.path().join("left.json")).unwrap();
    assert_eq!(unchanged(&validate(&folder, &["."])), (7, 7));
}

#[test]
fn articles_are_compared_with_others_whether_they_changed_or_not() {
    let folder = articles();
    let twin = |ran: &Ran| ran.stdout.matches("warning[doi-repeated-in-corpus]").count();
    assert_eq!(twin(&validate(&folder, &["."])), 1);
    assert_eq!(twin(&validate(&folder, &["."])), 1);
    fs::remove_file(folder.path().join("twin-1.json")).unwrap();
    assert_eq!(twin(&validate(&folder, &["."])), 0);
}

#[test]
fn articles_are_compared_with_the_files_beside_them_each_time() {
    let jats = "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\"><front/><body><p>Tides</p>\
                <graphic xlink:href=\"fig.png\"/></body></article>";
    let folder = Folder::with(&[("article.xml", jats), ("fig.png", "\u{89}PNG")]);
    let options = ["--profile", "package", "--format", "concise", "."];
    let is_missing = || {
        let ran = validate(&folder, &options);
        (unchanged(&ran).0, ran.stdout.contains("[package-file-missing]"))
    };
    assert_eq!(is_missing(), (0, false));
    fs::remove_file(folder.path().join("fig.png")).unwrap();
    assert_eq!(is_missing(), (1, true));
}

#[test]
fn with_other_settings_everything_is_validated_again() {
    let folder = articles();
    validate(&folder, &["."]);
    for options in [
        &["--deny-warnings"][..],
        &["--profile", "news"],
        &["--allow", "date-malformed"],
        &["--limit", "depth=9"],
    ] {
        let options = [options, &["."]].concat();
        assert_eq!(unchanged(&validate(&folder, &options)).0, 0, "{options:?}");
        assert_eq!(unchanged(&validate(&folder, &options)).0, 7, "{options:?}");
    }
    for config in ["profiles = [\"news\"]\n", "[rules]\ntitle-missing = \"off\"\n", ""] {
        fs::write(folder.path().join("byline.toml"), config).unwrap();
        assert_eq!(unchanged(&validate(&folder, &["."])).0, 0, "{config}");
    }
}

#[test]
fn a_finding_about_today_holds_today() {
    let ahead = article("Ahead", ", \"dates\": { \"published\": \"2026-06-15\" }");
    let held_back = article(
        "Held back",
        ", \"dates\": { \"published\": \"2026-06-15\", \"embargoedUntil\": \"2026-03-01\" }",
    );
    let event = "{ \"metadata\": { \"title\": \"Fair\", \"language\": \"en\" }, \"body\": \"[Fair](#fair)\",\n  \
                 \"events\": { \"fair\": { \"name\": \"Fair\", \"date\": \"2026-04-01\" } } }";
    let copyright = article("Copyright", ", \"copyright\": { \"year\": 2028 }");
    let jats = "<article><front><article-meta><pub-date date-type=\"pub\"><year>2026</year></pub-date>\
                <history><date date-type=\"accepted\" iso-8601-date=\"2026-05-01\"><day>1</day><month>5</month>\
                <year>2026</year></date></history></article-meta></front></article>";
    let files = [
        ("ahead.json", ahead.as_str()),
        ("held-back.json", &held_back),
        ("event.json", event),
        ("copyright.json", &copyright),
        ("article.xml", jats),
        ("right.json", &article("Right", ", \"dates\": { \"published\": \"2026-01-01\" }")),
    ];
    let folder = Folder::with(&files);
    for (day, remembered) in [
        ("2026-01-15", 0),
        ("2026-01-15", 6),
        ("2026-01-16", 1),
        // The embargo is over.
        ("2026-03-15", 1),
        // The event and the acceptance are past.
        ("2026-05-15", 1),
        ("2026-05-16", 3),
        // Everything but the copyright is past.
        ("2027-01-01", 3),
        ("2027-01-02", 6),
    ] {
        let expected = folder.run(&["validate", "--now", day, "."]);
        let ran = on(&folder, day, &["."]);
        assert_eq!(ran.stdout, expected.stdout, "{day}");
        assert_eq!(unchanged(&ran), (remembered, 6), "{day}: {}", ran.stdout);
    }
}

#[test]
fn what_is_wrong_in_the_defaults_is_said_each_time() {
    let folder = articles();
    let config = "[defaults.metadata.dates]\npublished = \"2024-02-30\"\n";
    fs::write(folder.path().join("byline.toml"), config).unwrap();
    let first = validate(&folder, &["."]);
    let second = validate(&folder, &["."]);
    assert!(first.stdout.contains("byline.toml:2:"), "{}", first.stdout);
    assert_eq!(first.stdout, second.stdout);
}

#[test]
fn a_cache_goes_with_archives_baselines_and_standard_input() {
    let folder = articles();
    let mut archive = tar::Builder::new(fs::File::create(folder.path().join("all.tar")).unwrap());
    archive.append_path_with_name(folder.path().join("wrong.json"), "in/wrong.json").unwrap();
    archive.into_inner().unwrap();
    let options = ["--baseline", "known.json", "--write-baseline", "all.tar", "twin-1.json", "twin-2.json"];
    assert_eq!(unchanged(&validate(&folder, &options)), (0, 3));
    let ran = validate(&folder, &["--baseline", "known.json", "all.tar", "twin-1.json", "twin-2.json"]);
    assert_eq!((ran.code, unchanged(&ran)), (0, (3, 3)));
    assert!(ran.stdout.starts_with("nothing new, "), "{}", ran.stdout);
    let input = fs::read(folder.path().join("wrong.json")).unwrap();
    let arguments = ["validate", "--cache", CACHE, "--now", "2026-01-15", "-"];
    let ran = folder.run_with_input(&arguments, &input);
    assert_eq!(unchanged(&ran), (1, 1));
    assert!(ran.stdout.contains("<stdin>:1:"), "{}", ran.stdout);
}

#[test]
fn a_file_that_is_not_a_cache_is_refused() {
    let folder = articles();
    let before = fs::read(folder.path().join("right.json")).unwrap();
    let ran = folder.run(&["validate", "--cache", "right.json", "wrong.json"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "byline: \"right.json\" is not a cache: name another file, or one that does not exist\n"
    );
    assert_eq!(fs::read(folder.path().join("right.json")).unwrap(), before);
    for options in [&["--fix"][..], &["--diff"], &["--ndjson"]] {
        assert_eq!(validate(&folder, options).code, 2, "{options:?}");
    }
}

#[test]
fn a_damaged_cache_does_no_harm() {
    let folder = articles();
    let expected = validate(&folder, &["."]).stdout;
    let path = folder.path().join(CACHE);
    let cache = fs::read_to_string(&path).unwrap();
    for (old, new) in [
        ("\"start\":", "\"start\":9"),
        ("\"end\":", "\"end\":9"),
        ("\"code\":\"", "\"code\":\"un"),
        ("{", "["),
        (" ", ""),
        ("\n", "\n\n"),
    ] {
        fs::write(&path, cache.replace(old, new)).unwrap();
        let ran = validate(&folder, &["."]);
        assert_eq!((ran.code, ran.stdout.as_str()), (1, expected.as_str()), "{old} {new}");
    }
}

#[test]
fn everything_in_this_repository_is_remembered_truly() {
    let folder = Folder::with(&[]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["examples", "tests/fixtures"].map(|place| root.join(place).to_str().unwrap().to_owned());
    let options = ["--profile", "advice", "--format", "json", &places[0], &places[1]];
    let first = validate(&folder, &options);
    let (remembered, files) = unchanged(&first);
    assert!(remembered == 0 && files > 50, "{remembered} of {files}");
    let second = validate(&folder, &options);
    assert_eq!(first.stdout, second.stdout);
    let (remembered, files) = unchanged(&second);
    assert!(remembered > files * 9 / 10, "{remembered} of {files}");
}
