//! Comparing several articles.

use serde_json::{Value, json};

use crate::support::program::Folder;

/// An article with a DOI, a relation to another one, and an author.
fn article(doi: &str, relation: Option<(&str, &str)>, author: Value) -> String {
    let mut article = json!({
        "metadata": { "title": "Votes", "language": "en", "identifiers": { "doi": doi }, "authors": ["a"] },
        "people": { "a": author },
        "body": "It voted."
    });
    if let Some((relation, other)) = relation {
        article["metadata"]["related"] = json!([{ "relation": relation, "work": "w" }]);
        let work = json!({ "type": "article", "title": "Votes", "identifiers": { "doi": other } });
        article["works"] = json!({ "w": work });
    }
    article.to_string()
}

fn costa() -> Value {
    json!({ "name": "Ana Costa", "orcid": "0000-0002-1825-0097" })
}

/// The lines with findings about several files.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let folder = Folder::with(files);
    let ran = folder.run(&["validate", "--format", "concise", "."]);
    assert_eq!(ran.stderr, "");
    let codes = ["doi-repeated-in-corpus", "relation-not-reciprocal", "entity-conflicts-across-files"];
    let is_of_several = |line: &&str| codes.iter().any(|code| line.contains(code));
    ran.stdout.lines().filter(is_of_several).map(str::to_owned).collect()
}

#[test]
fn a_doi_belongs_to_one_article() {
    let (one, two) = (article("10.1234/abc", None, costa()), article("10.1234/ABC", None, costa()));
    let column = two.find("\"10.1234").unwrap() + 1;
    assert_eq!(
        found(&[("a.json", &one), ("b.json", &two), ("c.json", &article("10.1234/abd", None, costa()))]),
        [format!(
            "b.json:1:{column}: warning[doi-repeated-in-corpus]: `a.json` also has the DOI `10.1234/abc`"
        )]
    );
}

#[test]
fn a_corrected_article_links_back() {
    let notice = article("10.1234/notice", Some(("corrects", "10.1234/old")), costa());
    let silent = article("10.1234/old", None, costa());
    let lines = found(&[("notice.json", &notice), ("old.json", &silent)]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("old.json:1:"), "{lines:?}");
    assert!(lines[0].ends_with(
        "warning[relation-not-reciprocal]: `notice.json` corrects this article, but this article does not \
         link back"
    ));
    let outspoken = article("10.1234/old", Some(("corrected-by", "10.1234/Notice")), costa());
    assert_eq!(found(&[("notice.json", &notice), ("old.json", &outspoken)]), [""; 0]);
    // A missing article is not reported; some relations have no inverse.
    assert_eq!(found(&[("notice.json", &notice), ("x.json", &article("10.1234/x", None, costa()))]), [""; 0]);
    let based = article("10.1234/notice", Some(("based-on", "10.1234/old")), costa());
    assert_eq!(found(&[("notice.json", &based), ("old.json", &silent)]), [""; 0]);
}

#[test]
fn an_orcid_belongs_to_one_person() {
    let by = |name: Value| {
        let mut author = costa();
        author.as_object_mut().unwrap().extend(name.as_object().unwrap().clone());
        found(&[
            ("a.json", &article("10.1234/1", None, costa())),
            ("b.json", &article("10.1234/2", None, author)),
        ])
    };
    let lines = by(json!({ "name": "John Smith" }));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("the person with this ORCID iD is `Ana Costa` in `a.json`"), "{lines:?}");
    for name in [
        json!({ "name": "A. COSTA" }),
        json!({ "name": "Ana Silva" }),
        json!({ "name": "Ann Silva", "alternateNames": ["Ana Costa"] }),
        json!({ "name": "아나" }),
    ] {
        assert_eq!(by(name.clone()), [""; 0], "{name}");
    }
}

#[test]
fn findings_in_pipes_and_archives_have_places() {
    let (one, two) = (article("10.1234/abc", None, costa()), article("10.1234/abc", None, costa()));
    let at = two.find("\"10.1234").unwrap() + 1;
    let folder = Folder::with(&[("a.json", &one)]);
    let ran = folder.run_with_input(&["validate", "--format", "concise", "a.json", "-"], two.as_bytes());
    assert_eq!(ran.stderr, "");
    assert!(
        ran.stdout.contains(&format!("<stdin>:1:{at}: warning[doi-repeated-in-corpus]")),
        "{}",
        ran.stdout
    );

    let mut archive = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(two.len() as u64);
    archive.append_data(&mut header, "in/b.json", two.as_bytes()).unwrap();
    std::fs::write(folder.path().join("b.tar"), archive.into_inner().unwrap()).unwrap();
    let ran = folder.run(&["validate", "--format", "concise", "a.json", "b.tar"]);
    assert_eq!(ran.stderr, "");
    let expected = format!("b.tar/in/b.json:1:{at}: warning[doi-repeated-in-corpus]");
    assert!(ran.stdout.contains(&expected), "{}", ran.stdout);
}
