//! The matrix of the HTML report: what files with JSON-LD have of what Google Search asks for.

use serde_json::{Map, Value, json};

use crate::support::program::Folder;

/// The data of the report on these files.
fn report(files: &[(&str, &str)], options: &[&str]) -> Value {
    let folder = Folder::with(files);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let page = folder.run(&[&["validate", "--format", "html"], options, &names].concat()).stdout;
    let (_, data) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap()
}

/// The cells of the first row of the matrix with this title, by property.
fn cells(report: &Value, title: &str) -> Map<String, Value> {
    let matrices = report["matrices"].as_array().unwrap();
    let matrix = matrices.iter().find(|matrix| matrix["title"] == title).unwrap();
    let names = matrix["properties"].as_array().unwrap().iter().map(|name| name["name"].as_str().unwrap());
    names.map(str::to_owned).zip(matrix["rows"][0]["cells"].as_array().unwrap().iter().cloned()).collect()
}

/// The cells of an article with these members.
fn cells_of_article(members: &Value, options: &[&str]) -> Map<String, Value> {
    let mut article = json!({ "@context": "https://schema.org", "@type": "NewsArticle", "inLanguage": "en" });
    article.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    cells(&report(&[("a.jsonld", &article.to_string())], options), "Articles")
}

fn titles(report: &Value) -> Vec<&str> {
    report["matrices"].as_array().unwrap().iter().map(|matrix| matrix["title"].as_str().unwrap()).collect()
}

#[test]
fn what_an_article_has_is_present_and_the_rest_is_missing() {
    let cells = cells_of_article(
        &json!({ "headline": "Votes", "image": "", "author": "Ana Silva", "datePublished": null }),
        &[],
    );
    let expected = json!({
        "headline": "present",
        "image": "missing",
        "datePublished": "missing",
        "dateModified": "missing",
        "author": "present",
        "author.name": "present",
        "author.url": "missing",
        "publisher": "missing",
        "publisher.logo": "unneeded"
    });
    assert_eq!(Value::Object(cells), expected);
}

#[test]
fn a_cell_has_the_finding_about_it() {
    let members = json!({
        "headline": "Votes",
        "datePublished": "last week",
        "author": [{ "@type": "Person", "name": "Ana Silva" }, { "@type": "Person", "name": "Kim Lee", "sameAs": "https://kim.example/" }]
    });
    let cells = cells_of_article(&members, &["--profile", "google"]);
    assert_eq!(cells["datePublished"]["state"], "wrong");
    assert!(cells["datePublished"]["finding"].is_u64() && cells["image"]["finding"].is_u64());
    assert_eq!(
        (&cells["author.url"]["state"], &cells["author.url"]["missing"]),
        (&json!("missing"), &json!([1, 2]))
    );
    assert!(cells["author.url"]["finding"].is_u64());
    assert_eq!((&cells["author"], &cells["author.name"]), (&json!("present"), &json!("present")));
}

#[test]
fn what_is_described_elsewhere_in_the_file_is_present() {
    let graph = json!({ "@context": "https://schema.org", "@graph": [
        { "@type": "NewsArticle", "@id": "#article", "headline": "Votes", "inLanguage": "en",
          "author": { "@id": "#ana" }, "publisher": { "@id": "https://elsewhere.example/" } },
        { "@type": "Person", "@id": "#ana", "name": "Ana Silva", "url": "https://ana.example/" },
        { "@id": "#article", "image": "https://herald.example/votes.jpg" }
    ] });
    let cells = cells(&report(&[("a.jsonld", &graph.to_string())], &[]), "Articles");
    for name in ["author.name", "author.url", "image"] {
        assert_eq!(cells[name], "present", "{name}");
    }
    assert_eq!(cells["publisher.logo"], "missing");
}

#[test]
fn every_type_has_a_matrix_if_it_is_asked_for() {
    let graph = json!({ "@context": "https://schema.org", "@graph": [
        { "@type": "NewsArticle", "headline": "Votes", "inLanguage": "en" },
        { "@type": "NewsMediaOrganization", "name": "Herald" },
        { "@type": "Event", "name": "Concert" },
        { "@type": "BreadcrumbList", "itemListElement": [
            { "@type": "ListItem", "position": 1, "item": { "@id": "https://herald.example/", "name": "News" } },
            { "@type": "ListItem", "position": 2, "name": "Votes" }
        ] }
    ] })
    .to_string();
    let standard = report(&[("a.jsonld", &graph)], &[]);
    assert_eq!(titles(&standard), ["Articles", "Breadcrumbs"]);
    assert!(cells(&standard, "Breadcrumbs").values().all(|cell| cell == "present"));
    let with_events = report(&[("a.jsonld", &graph)], &["--profile", "google-event"]);
    assert_eq!(titles(&with_events), ["Articles", "Breadcrumbs", "Events"]);
    assert_eq!(cells(&with_events, "Events")["startDate"]["state"], "missing");
    let about = r#"{ "@context": "https://schema.org", "@type": "NewsMediaOrganization", "name": "Herald" }"#;
    assert_eq!(titles(&report(&[("a.jsonld", about)], &[])), ["Organizations"]);
}

#[test]
fn files_without_json_ld_are_counted() {
    let article = r#"{ "metadata": { "title": "Votes", "language": "en" }, "body": "The council voted." }"#;
    let page = "<!doctype html><title>Votes</title><p>The council voted.";
    let site = r#"{ "@context": "https://schema.org", "@type": "WebSite", "name": "Herald" }"#;
    let votes = r#"{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Votes", "inLanguage": "en" }"#;
    let files = [("a.json", article), ("b.html", page), ("c.jsonld", site), ("d.jsonld", votes)];
    let report = report(&files, &["--allow", "jsonld-no-article"]);
    assert_eq!((&report["filesWithoutJsonLd"], &report["filesWithoutThings"]), (&json!(2), &json!(1)));
    let row = &report["matrices"][0]["rows"][0];
    assert_eq!(report["files"][usize::try_from(row["file"].as_u64().unwrap()).unwrap()], "d.jsonld");
}

#[test]
fn of_very_many_things_only_some_are_listed() {
    let articles: Vec<Value> = (0..30)
        .map(|number| json!({ "@type": "NewsArticle", "headline": format!("Vote {number}"), "inLanguage": "en" }))
        .collect();
    let graph = json!({ "@context": "https://schema.org", "@graph": articles }).to_string();
    let report = report(&[("a.jsonld", &graph)], &["--limit", "diagnostics=10"]);
    assert_eq!(report["matrices"][0]["rows"].as_array().unwrap().len(), 10);
    assert_eq!(report["thingsLeftOut"], 20);
}

#[test]
fn a_fixed_file_is_in_the_matrix_too() {
    let votes = r#"{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Votes", "inLanguage": "en" }"#;
    assert_eq!(titles(&report(&[("a.jsonld", votes)], &["--fix"])), ["Articles"]);
}
