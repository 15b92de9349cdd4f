//! Throwaway.
#![allow(clippy::unwrap_used, missing_docs)]
mod support;
use byline::formats::Writer;
use byline::formats::jats::{self, JatsWriter};
use byline::model::{Article, Collection, Leaf};
use byline::source::{Pointer, Source, xml};
use byline::standards::jats::{Declared, declared};
use std::collections::BTreeMap;
use support::generated::{self, Mode};

type Account = BTreeMap<(String, String), i64>;

fn name(article: &Article, id: &str) -> String {
    article
        .people
        .get(id)
        .map(|x| x.name.clone())
        .or_else(|| article.organizations.get(id).map(|x| x.name.clone()))
        .or_else(|| article.places.get(id).map(|x| x.name.clone()))
        .or_else(|| article.events.get(id).map(|x| x.name.clone()))
        .or_else(|| article.works.get(id).map(|x| x.title.clone().unwrap_or_default()))
        .unwrap_or_else(|| id.to_owned())
}

fn account(article: &Article, without: &[Pointer], only: bool) -> Account {
    let mut account = Account::new();
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    article.walk(&mut |path, leaf| {
        let pointer = path.pointer();
        let is_out = without.iter().any(|lost| pointer.starts_with(lost));
        if is_out != only {
            return;
        }
        let steps: Vec<String> = pointer.steps().collect();
        let mut field = Vec::new();
        let mut skip = false;
        for (n, step) in steps.iter().enumerate() {
            if skip {
                skip = false;
                continue;
            }
            if n == 0
                && matches!(
                    step.as_str(),
                    "people" | "organizations" | "places" | "events" | "works" | "quotes"
                )
            {
                skip = true;
            }
            if step.parse::<usize>().is_err() {
                field.push(step.as_str());
            }
        }
        let joined = field.join(".");
        let joined = joined.replace("subArticles.", "");
        let running = [
            "body",
            "back",
            "metadata.abstracts",
            "metadata.title",
            "metadata.subtitle",
            "metadata.corrections.text",
            "metadata.notes",
            "works.unstructured",
        ]
        .iter()
        .any(|p| joined.starts_with(p));
        let last = field.last().copied().unwrap_or_default();
        let mut add = |k: &str, v: &str| *account.entry((k.to_owned(), v.to_owned())).or_default() += 1;
        match leaf {
            Leaf::Id(_, c) if c != Collection::Blocks => {}
            Leaf::Reference(r) => {
                let v = name(article, r.id);
                if running { add(&format!("text:{last}"), &v) } else { add(&joined, &v) }
            }
            leaf if running => {
                let text = leaf.as_str();
                let stripped;
                let text = if text.trim_start().starts_with('<') && matches!(last, "source") {
                    let mut out = String::new();
                    let mut inside = false;
                    for c in text.chars() {
                        match c {
                            '<' => {
                                inside = true;
                            }
                            '>' => {
                                inside = false;
                            }
                            c if !inside => out.push(c),
                            _ => {}
                        }
                    }
                    stripped = out.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
                    stripped.as_str()
                } else {
                    text
                };
                if matches!(leaf, Leaf::Text(_))
                    && !matches!(
                        last,
                        "kind"
                            | "language"
                            | "src"
                            | "href"
                            | "tex"
                            | "mathml"
                            | "label"
                            | "mediaType"
                            | "locator"
                            | "alt"
                            | "credit"
                    )
                {
                    text.split_whitespace().for_each(|w| *words.entry(field[0].to_owned()).or_default() += w);
                } else {
                    add(&format!("text:{last}"), text)
                }
            }
            leaf => {
                if !leaf.as_str().is_empty() {
                    add(&joined, leaf.as_str())
                }
            }
        }
    });
    for (_, text) in words {
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            *account.entry(("word".into(), c.to_string())).or_default() += 1;
        }
    }
    account
}

#[test]
fn accounts() {
    let mut classes: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut note = |what: String, detail: String| {
        let entry = classes.entry(what).or_insert((0, detail));
        entry.0 += 1;
    };
    let mut articles: Vec<(String, Article)> = support::examples();
    for mode in [Mode::Coherent, Mode::Wild] {
        for seed in generated::seeds(400) {
            let value = generated::article(seed, mode);
            articles.push((format!("{mode:?} {seed}"), serde_json::from_value(value).unwrap()));
        }
    }
    let mut seen = 0;
    for (what, article) in &articles {
        for lossless in [false, true] {
            let writer = JatsWriter { lossless, ..JatsWriter::default() };
            let Ok(written) = writer.export(article) else { continue };
            let document = xml::parse(&written.text).unwrap();
            let Declared::Edition(edition) = declared(&document) else { panic!() };
            let violations = edition.dtd().check(&document);
            if let Some(violation) = violations.first() {
                note(
                    format!("INVALID {:?} {}", violation.fault, violation.node.name())
                        .chars()
                        .take(150)
                        .collect(),
                    what.clone(),
                );
            }
            if lossless {
                continue;
            }
            seen += 1;
            let source = Source::new("a.xml", written.text.as_str());
            let after = jats::read(&source).article.unwrap();
            let lost: Vec<Pointer> = written.losses.iter().map(|loss| loss.at.clone()).collect();
            let kept = account(article, &lost, false);
            let gone = account(article, &lost, true);
            let read = account(&after, &[], false);
            for (key, n) in &kept {
                let m = read.get(key).copied().unwrap_or(0);
                if m < *n {
                    note(
                        format!("silent {}", key.0),
                        format!("{what}: {:?}", key.1.chars().take(60).collect::<String>()),
                    );
                }
            }
            for key in gone.keys().filter(|key| key.0 != "word") {
                let m = read.get(key).copied().unwrap_or(0);
                if m > kept.get(key).copied().unwrap_or(0) {
                    note(
                        format!("idle {}", key.0),
                        format!("{what}: {:?}", key.1.chars().take(60).collect::<String>()),
                    );
                }
            }
        }
    }
    println!("{seen} written");
    for (class, (n, detail)) in classes {
        println!("{n:5} {class}   {detail}");
    }
}
