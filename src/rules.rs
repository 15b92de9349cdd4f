//! What an article must mean, whatever format it came in.

mod dates;
mod document;
mod identifiers;
mod languages;
mod links;
mod quotes;
mod references;
mod text;

use std::fmt;

use crate::diagnostic::{Code, Finding, Place};
use crate::model::{Article, Leaf};
use crate::source::{Path, Pointer};

pub use document::{Declared, Document};

/// A check on the meaning of an article.
#[derive(Debug)]
pub struct Rule {
    /// Its name, severity and page.
    pub code: Code,
    /// How it looks.
    pub check: Check,
}

/// How a rule looks at an article.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// At every value of a type of its own: a date, a DOI, an id. All such rules share one walk.
    /// References are not among them: they make sense only with what they refer to.
    Leaf(fn(&Path<'_>, Leaf<'_>, &mut Report<'_>)),
    /// At every text, whatever it is.
    Text(fn(&Path<'_>, Leaf<'_>, &mut Report<'_>)),
    /// At the article as a whole.
    Article(fn(&Document<'_>, &mut Report<'_>)),
}

/// Where a rule puts what it finds. It stamps the rule's own code on everything.
#[derive(Debug)]
pub struct Report<'r> {
    code: &'static Code,
    found: &'r mut Vec<Finding>,
    unreadable: &'r [Pointer],
}

impl Report<'_> {
    /// Reports `message` at `place`; chain `.label`, `.related`, `.help`.
    #[expect(clippy::missing_panics_doc, reason = "it cannot panic")]
    pub fn at(&mut self, place: impl Into<Place>, message: impl fmt::Display) -> &mut Finding {
        self.found.push(Finding::new(self.code, place, message));
        self.found.last_mut().expect("pushed on the line above")
    }

    /// Whether something at or below `field` of the article could not be read.
    ///
    /// A rule that says "there is no such thing in `body`" asks this first:
    /// the thing may stand in the part that was not read.
    pub fn is_unreadable(&self, field: &str) -> bool {
        let field = Pointer::default().key(field);
        self.unreadable.iter().any(|pointer| pointer.starts_with(&field))
    }

    /// Whether `field` of the article could not be read at all; of a map, that its entries are not known.
    pub fn is_blank(&self, field: &str) -> bool {
        let field = Pointer::default().key(field);
        self.unreadable.contains(&field)
    }

    /// Whether anything in the article could not be read.
    pub fn is_incomplete(&self) -> bool {
        !self.unreadable.is_empty()
    }
}

/// All rules, by subject.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        references::RULES,
        identifiers::RULES,
        dates::RULES,
        quotes::RULES,
        languages::RULES,
        links::RULES,
        text::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// What `rules` find in `article`.
///
/// `unreadable` are the places of the file that could not be read and stand empty in the article.
/// Nothing is found at such a place: what stands there nobody wrote.
pub fn check(
    article: &Article,
    rules: impl IntoIterator<Item = &'static Rule>,
    unreadable: &[Pointer],
) -> Vec<Finding> {
    let mut found = Vec::new();
    let (mut of_leaves, mut of_texts, mut of_articles) = (Vec::new(), Vec::new(), Vec::new());
    for rule in rules {
        match rule.check {
            Check::Leaf(check) => of_leaves.push((&rule.code, check)),
            Check::Text(check) => of_texts.push((&rule.code, check)),
            Check::Article(check) => of_articles.push((&rule.code, check)),
        }
    }
    let mut document = Document::new(article);
    article.walk(&mut |path, leaf| {
        document.note(leaf);
        for &(code, check) in &of_texts {
            check(path, leaf, &mut Report { code, found: &mut found, unreadable });
        }
        if !matches!(leaf, Leaf::Text(_) | Leaf::Extension(_) | Leaf::Reference(_)) {
            for &(code, check) in &of_leaves {
                check(path, leaf, &mut Report { code, found: &mut found, unreadable });
            }
        }
    });
    document.resolve();
    for (code, check) in of_articles {
        check(&document, &mut Report { code, found: &mut found, unreadable });
    }
    if !unreadable.is_empty() {
        found.retain(|finding| !unreadable.iter().any(|blank| lies_within(&finding.place, blank)));
    }
    found
}

fn lies_within(place: &Place, blank: &Pointer) -> bool {
    match place {
        Place::At(pointer) | Place::Within(pointer, _) => pointer.starts_with(blank),
        // The name of a member was read even if its value was not.
        Place::Key(_) | Place::Text(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_found_where_nothing_could_be_read() {
        let article: Article =
            serde_json::from_str(r#"{ "metadata": { "title": "T", "language": "" }, "body": "B" }"#).unwrap();
        assert_eq!(check(&article, all(), &[]).len(), 1);
        assert_eq!(check(&article, all(), &[Pointer::from("/metadata/language")]).len(), 0);
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let mut ids: Vec<&str> = all().map(|rule| rule.code.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    }
}
