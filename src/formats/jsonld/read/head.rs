//! What the head of a page says, in the terms of schema.org.

mod image;
mod meaning;

use std::collections::BTreeMap;

use crate::formats::jsonld::read::head::image::images;
use crate::formats::jsonld::read::head::meaning::Meaning::{
    self, Access, Author, Date, Doi, OfJournal, Organization, Property,
};
use crate::formats::jsonld::read::head::meaning::meaning;
use crate::model::Language;
use crate::source::hash::{HashSet, IndexMap};
use crate::source::html::{Attribute, Document, Node, trimmed};
use crate::source::tree::{Builder, Key};
use crate::source::{Kind, Markup, Span, SyntaxError};

/// The statements of the head, those of each syntax together.
pub(super) struct Head<'p> {
    statements: BTreeMap<Markup, Vec<Statement<'p>>>,
    /// The syntaxes that say that the page is an article.
    articles: Vec<Markup>,
    /// The keywords, each in the syntax that has it.
    keywords: HashSet<(Markup, String)>,
}

/// A statement: what it is about, where its name is, and its value.
#[derive(Clone, Copy)]
struct Statement<'p> {
    meaning: Meaning,
    name: Span,
    value: Value<'p>,
}

#[derive(Clone, Copy)]
enum Value<'p> {
    Attribute(Attribute<'p>),
    /// A part of an attribute, from one byte to another.
    Part(Attribute<'p>, usize, usize),
    Text(Node<'p>),
}

impl<'p> Head<'p> {
    pub(super) fn of(page: &'p Document<'_>) -> Self {
        let mut head =
            Self { statements: BTreeMap::new(), articles: Vec::new(), keywords: HashSet::default() };
        let own = page.root().descendants().find(|node| node.is("head")).map(Node::id);
        for element in page.root().descendants() {
            match element.name() {
                "html" => {
                    let language = element
                        .attribute("lang")
                        .filter(|lang| Language::from(lang.value()).is_well_formed());
                    if let Some(lang) = language {
                        let name = lang.name_span();
                        head.add(Markup::Meta, Property("inLanguage"), name, Value::Attribute(lang));
                    }
                }
                "meta" => head.add_meta(element, own.is_some_and(|own| element.is_within(own))),
                "link" if has_word(element, "rel", "canonical") => {
                    let name = element.attribute("rel").map(Attribute::value_span);
                    if let (Some(name), Some(href)) = (name, element.attribute("href")) {
                        head.add(Markup::Meta, Property("url"), name, Value::Attribute(href));
                    }
                }
                "title" if element.is("title") => {
                    let name = element.span().unwrap_or_default();
                    head.add(Markup::Meta, Property("headline"), name, Value::Text(element));
                }
                _ => {}
            }
        }
        head
    }

    fn add_meta(&mut self, element: Node<'p>, is_in_head: bool) {
        let Some(content) = element.attribute("content").filter(|content| !content.value().trim().is_empty())
        else {
            return;
        };
        // Many pages have the one where the other belongs.
        for attribute in ["property", "name"].into_iter().filter_map(|name| element.attribute(name)) {
            let name = attribute.value().trim();
            // Among the things of a page, these are properties of RDFa.
            if attribute.name() == "property" && !is_in_head && !name.contains([':', '.', '_']) {
                continue;
            }
            if name.eq_ignore_ascii_case("og:type") {
                let is_article = content.value().to_ascii_lowercase().contains("article");
                self.articles.extend(is_article.then_some(Markup::OpenGraph));
                return;
            }
            if let Some((markup, meaning)) = meaning(name) {
                if meaning == Property("headline") && markup == Markup::Citation {
                    self.articles.push(Markup::Citation);
                }
                let meaning = match (meaning, content.value().trim()) {
                    // An address says who it is, but not how the author is called.
                    (Property("author"), address) if address.contains("://") => Property("article:author"),
                    // `metered`, for one, says that it is neither free nor locked.
                    (Access, tier)
                        if !["free", "locked"].iter().any(|known| tier.eq_ignore_ascii_case(known)) =>
                    {
                        Property("article:content_tier")
                    }
                    (meaning, _) => meaning,
                };
                let name = attribute.value_span();
                return match meaning == Property("keywords") && markup != Markup::OpenGraph {
                    true => self.add_keywords(markup, name, content),
                    false => self.add(markup, meaning, name, Value::Attribute(content)),
                };
            }
        }
    }

    /// Adds the keywords between commas, each once.
    fn add_keywords(&mut self, markup: Markup, name: Span, content: Attribute<'p>) {
        let mut start = 0;
        for word in content.value().split(',') {
            let before = word.len() - word.trim_start().len();
            let (from, to) = (start + before, start + before + word.trim().len());
            start += word.len() + 1;
            if from < to {
                self.add(markup, Property("keywords"), name, Value::Part(content, from, to));
            }
        }
    }

    fn add(&mut self, markup: Markup, meaning: Meaning, name: Span, value: Value<'p>) {
        // Templates repeat keywords, in several elements as in one.
        if meaning != Property("keywords") || self.keywords.insert((markup, value.text())) {
            self.statements.entry(markup).or_default().push(Statement { meaning, name, value });
        }
    }

    /// Whether it says that the page is an article.
    pub(super) fn is_of_article(&self) -> bool {
        !self.articles.is_empty()
    }

    /// The syntaxes that say something, the best first.
    pub(super) fn markups(&self) -> impl Iterator<Item = Markup> {
        self.statements.keys().copied()
    }

    /// Adds what one syntax says to a tree, as an object.
    pub(super) fn add_to(
        &self,
        markup: Markup,
        tree: &mut Builder<'_>,
        most: usize,
    ) -> Result<(), SyntaxError> {
        let Some(statements) = self.statements.get(&markup) else { return Ok(()) };
        let Some(first) = statements.first() else { return Ok(()) };
        let end = statements.iter().map(|statement| statement.value.span().end).max().unwrap_or_default();
        if tree.len() + 4 * statements.len() > most {
            return Err(SyntaxError::too_many_values(first.name, most));
        }
        tree.begin(Kind::Object, first.name.start, None);
        if self.articles.contains(&markup) {
            let (key, kind) = (tree.decoded("@type"), tree.decoded("Article"));
            tree.string(kind, first.name, Some(Key { text: key, span: first.name }));
        }
        let mut by_term: IndexMap<&str, Vec<&Statement<'_>>> = IndexMap::default();
        for statement in statements {
            if let Some(term) = statement.meaning.term() {
                by_term.entry(term).or_default().push(statement);
            }
        }
        for (term, statements) in by_term {
            add_values(term, &statements, tree, |statement, key, tree| statement.add_value(key, tree));
        }
        add_values("image", &images(statements), tree, |image, key, tree| image.add_to(key, tree));
        add_journal(statements, tree);
        tree.end(end.max(first.name.end));
        Ok(())
    }
}

/// Something with a name in the page: the place of the name.
trait Named {
    fn name(&self) -> Span;
    fn end(&self) -> usize;
}

/// Adds a property with its values: in a list, if there are several.
fn add_values<T: Named>(
    term: &str,
    values: &[T],
    tree: &mut Builder<'_>,
    mut add: impl FnMut(&T, Option<Key>, &mut Builder<'_>),
) {
    let Some(first) = values.first() else { return };
    let key = Some(Key { text: tree.decoded(term), span: first.name() });
    if let [only] = values {
        return add(only, key, tree);
    }
    tree.begin(Kind::Array, first.name().start, key);
    values.iter().for_each(|value| add(value, None, tree));
    tree.end(values.iter().map(Named::end).max().unwrap_or_default());
}

impl Named for &Statement<'_> {
    fn name(&self) -> Span {
        self.name
    }

    fn end(&self) -> usize {
        self.value.span().end
    }
}

/// The family name and the given name of `Kim, Min`; `None` for a list of two full names, and for any other text.
fn inverted(name: &str) -> Option<(&str, &str)> {
    let (family, given) = name.split_once(',').map(|(family, given)| (family.trim(), given.trim()))?;
    let is_list = given.contains(',') || family.contains(' ') && given.contains(' ');
    (!is_list && !given.is_empty()).then_some((family, given))
}

impl Statement<'_> {
    fn add_value(&self, key: Option<Key>, tree: &mut Builder<'_>) {
        let text = self.value.text();
        match self.meaning {
            Organization(_) => {
                begin(key, "Organization", self, tree);
                self.add_text(Some("name"), None, text, tree);
                tree.end(self.value.span().end);
            }
            Author => match inverted(&text) {
                Some((family, given)) => {
                    begin(key, "Person", self, tree);
                    self.add_text(Some("name"), None, format!("{given} {family}"), tree);
                    self.add_text(Some("familyName"), None, family.to_owned(), tree);
                    self.add_text(Some("givenName"), None, given.to_owned(), tree);
                    tree.end(self.value.span().end);
                }
                None => self.add_text(None, key, text, tree),
            },
            Date(_) => {
                // Google Scholar asks for `2026/03/14`.
                let is_slashed = text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'/');
                let text = if is_slashed { text.replace('/', "-") } else { text };
                self.add_text(None, key, text, tree);
            }
            Access => {
                let truth = if text.eq_ignore_ascii_case("free") { "true" } else { "false" };
                self.add_text(None, key, truth.to_owned(), tree);
            }
            Doi => {
                let text = if text.starts_with("10.") { format!("https://doi.org/{text}") } else { text };
                self.add_text(None, key, text, tree);
            }
            Property(_) | Meaning::Image | Meaning::OfImage(_) | OfJournal(_) => {
                self.add_text(None, key, text, tree)
            }
        }
    }

    /// Adds a text, as the value of a property or with a key that is there.
    fn add_text(&self, term: Option<&str>, key: Option<Key>, text: String, tree: &mut Builder<'_>) {
        let own = term.map(|term| Key { text: tree.decoded(term), span: self.name });
        let span = self.value.span();
        let text = tree.text_at(&text, span);
        tree.string(text, span, own.or(key));
    }
}

/// Begins an object of this type.
fn begin(key: Option<Key>, kind: &str, first: &Statement<'_>, tree: &mut Builder<'_>) {
    tree.begin(Kind::Object, first.value.span().start, key);
    let (key, kind) = (tree.decoded("@type"), tree.decoded(kind));
    tree.string(kind, first.name, Some(Key { text: key, span: first.name }));
}

/// The journal that the article is in, with the issue and the volume.
fn add_journal(statements: &[Statement<'_>], tree: &mut Builder<'_>) {
    let of_journal = |term| statements.iter().find(|statement| statement.meaning == OfJournal(term));
    let Some(name) = of_journal("name") else { return };
    let levels = [
        ("PublicationIssue", of_journal("issueNumber")),
        ("PublicationVolume", of_journal("volumeNumber")),
        ("Periodical", Some(name)),
    ];
    let mut open = 0;
    for (kind, statement) in levels {
        let Some(statement) = statement else { continue };
        let key = Key { text: tree.decoded("isPartOf"), span: statement.name };
        begin(Some(key), kind, statement, tree);
        if let OfJournal(term) = statement.meaning {
            statement.add_text(Some(term), None, statement.value.text(), tree);
        }
        open += 1;
    }
    let numbers: Vec<_> =
        statements.iter().filter(|statement| statement.meaning == OfJournal("issn")).collect();
    add_values("issn", &numbers, tree, |number, key, tree| number.add_value(key, tree));
    (0..open).for_each(|_| tree.end(name.value.span().end));
}

impl Value<'_> {
    fn text(self) -> String {
        match self {
            Self::Attribute(attribute) => trimmed(attribute).0.to_owned(),
            Self::Part(attribute, from, to) => attribute.value()[from..to].to_owned(),
            Self::Text(node) => node.text().split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Attribute(attribute) => trimmed(attribute).1,
            Self::Part(attribute, from, to) => attribute.span_within(from..to),
            Self::Text(node) => node.children().find_map(Node::span).or(node.span()).unwrap_or_default(),
        }
    }
}

fn has_word(element: Node<'_>, attribute: &str, word: &str) -> bool {
    let words = element.attribute(attribute).map(|attribute| attribute.value()).unwrap_or_default();
    words.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}
