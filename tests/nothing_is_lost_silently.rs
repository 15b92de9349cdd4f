//! Every text of an article is in what is written, or among the losses that are declared.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use byline::formats::jats::{self, Version};
use byline::formats::jsonld::{self, Shape};
use byline::formats::{Residue, Written};
use byline::model::{Article, Collection, Leaf};
use byline::source::Pointer;
use serde_json::Value;
use support::generated::{self, Mode, seeds};
use support::losses::places;

/// The examples, and articles by chance.
fn articles() -> impl Iterator<Item = (String, Article)> {
    let generated = seeds(100).map(|seed| {
        let article = generated::article(seed, Mode::Coherent);
        (format!("the article of seed {seed}"), serde_json::from_value(article).unwrap())
    });
    support::examples().into_iter().chain(generated)
}

#[test]
fn json_ld_holds_every_text_or_says_that_it_does_not() {
    for (name, article) in articles() {
        for shape in [Shape::Nested, Shape::Graph] {
            let written = jsonld::write(&article, jsonld::Options { shape, residue: Residue::LeaveOut });
            let mut texts = String::new();
            each_string(&serde_json::from_str(&written.text).unwrap(), &mut texts);
            assert_nothing_is_silent(&name, &article, &written, &texts, is_in_json_ld_otherwise);
        }
    }
}

/// Plain text has no blocks that an id could name; what schema.org has a term for is written in that term.
fn is_in_json_ld_otherwise(leaf: Leaf<'_>, texts: &str) -> bool {
    match leaf {
        Leaf::Id(_, Collection::Blocks) => true,
        Leaf::Reference(reference) => reference.to == [Collection::Blocks],
        Leaf::Uri(uri) => {
            uri.as_str().strip_prefix("http://cv.iptc.org/newscodes/digitalsourcetype/").is_some_and(|term| {
                texts.to_lowercase().contains(&format!("{}digitalsource", term.to_lowercase()))
            })
        }
        _ => false,
    }
}

#[test]
fn jats_holds_every_text_or_says_that_it_does_not() {
    for (name, article) in articles() {
        for version in [Version::V1_3, Version::V1_4] {
            let written = jats::write(
                &article,
                jats::Options { version, residue: Residue::LeaveOut, ..Default::default() },
            )
            .unwrap();
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            let document = roxmltree::Document::parse_with_options(&written.text, options).unwrap();
            let mut texts = String::new();
            for node in document.descendants() {
                node.attributes().for_each(|attribute| push(&mut texts, attribute.value()));
            }
            // A passage may hold marks: its texts run on.
            texts.extend(document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()));
            assert_nothing_is_silent(&name, &article, &written, &texts, is_in_jats_otherwise);
        }
    }
}

/// JATS writes a media type in two attributes, calls works by what they are in, and takes markup in as markup.
fn is_in_jats_otherwise(leaf: Leaf<'_>, texts: &str) -> bool {
    const WORK_TYPES: [(&str, &str); 8] = [
        ("article", "preprint"),
        ("article-journal", "journal"),
        ("article-magazine", "magazine"),
        ("article-newspaper", "newspaper"),
        ("dataset", "data"),
        ("document", "other"),
        ("paper-conference", "confproc"),
        ("personal_communication", "commun"),
    ];
    let text = match leaf {
        Leaf::Text(text) => text,
        // Data of others is there as JSON.
        Leaf::Extension(text) => return texts.contains(&squeezed(&Value::from(text).to_string())),
        _ => return false,
    };
    if let Ok(markup) = roxmltree::Document::parse(text) {
        let mut words = markup.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
        return words.all(|word| texts.contains(&squeezed(word)));
    }
    let is_media_type = text
        .split_once('/')
        .is_some_and(|(kind, subtype)| texts.contains(&squeezed(kind)) && texts.contains(&squeezed(subtype)));
    is_media_type || WORK_TYPES.iter().any(|(ours, theirs)| *ours == text && texts.contains(theirs))
}

fn assert_nothing_is_silent(
    name: &str,
    article: &Article,
    written: &Written,
    texts: &str,
    is_said_otherwise: fn(Leaf<'_>, &str) -> bool,
) {
    let texts = squeezed(texts);
    let lost: Vec<Pointer> = places(&written.losses).into_iter().map(Pointer::from).collect();
    let mut silent = Vec::new();
    article.walk(&mut |path, leaf| {
        let pointer = path.pointer();
        let is_declared = lost.iter().any(|lost| pointer.starts_with(lost));
        let is_said = texts.contains(&as_written(leaf)) || is_said_otherwise(leaf, &texts);
        if !is_declared && !is_said {
            silent.push(format!("{pointer} = {:?}", leaf.as_str()));
        }
    });
    assert!(silent.is_empty(), "{name} loses without a word: {silent:#?}");
}

/// How a text is looked for: identifiers in the form that every format has in common, white space as one space.
fn as_written(leaf: Leaf<'_>) -> String {
    squeezed(&match leaf {
        Leaf::Orcid(orcid) => orcid.canonical(),
        Leaf::Isni(isni) => isni.canonical(),
        Leaf::Issn(issn) => issn.canonical(),
        Leaf::Ror(ror) => ror.canonical(),
        Leaf::WikidataId(id) => id.canonical().to_owned(),
        leaf => leaf.as_str().to_owned(),
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn each_string(value: &Value, texts: &mut String) {
    match value {
        Value::String(text) => push(texts, text),
        Value::Array(items) => items.iter().for_each(|item| each_string(item, texts)),
        Value::Object(members) => members.iter().for_each(|(key, member)| {
            push(texts, key);
            each_string(member, texts);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn push(texts: &mut String, text: &str) {
    texts.push('\n');
    texts.push_str(text);
}
