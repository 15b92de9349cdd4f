//! Keywords.

use crate::formats::jats::read::front::categories::vocabulary;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Metadata, Uri};
use crate::source::Path;
use crate::source::xml::Node;

/// More groups than this keep no titles.
const MOST_GROUPS: usize = 100;

impl<'d> Reader<'d> {
    /// [`<kwd-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/kwd-group.html)
    pub(super) fn kwd_group(&mut self, group: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let group_type = self.attribute(group, "kwd-group-type");
        let group_type = group_type.as_deref().unwrap_or_default();
        if self.index_terms(group, group_type, metadata, at) {
            return;
        }
        // These are not keywords: each has a meaning of its own.
        if group_type.to_ascii_lowercase().contains("abbrev") {
            return self.keep_unmapped("article-meta", group);
        }
        let scheme = self.attribute(group, "vocab-identifier").or_else(|| self.attribute(group, "vocab"));
        let scheme = scheme.or_else(|| is_vocabulary(group_type).then(|| group_type.to_owned()));
        let scheme = scheme.as_deref().map(vocabulary);
        self.keywords(group, group, None, scheme.as_ref(), metadata, at);
    }

    fn keywords(
        &mut self,
        group: Node<'d>,
        parent: Node<'d>,
        broader: Option<&str>,
        scheme: Option<&Uri>,
        metadata: &mut Metadata,
        at: &Path<'_>,
    ) {
        let list = at.key(Metadata::KEYWORDS);
        let mut last = None;
        for child in parent.elements() {
            match child.name() {
                "kwd" | "compound-kwd" => {
                    let mut keyword = self.term(child);
                    if keyword.term.is_empty() {
                        continue;
                    }
                    keyword.language = self
                        .language(child, &metadata.language)
                        .or_else(|| self.language(group, &metadata.language));
                    keyword.scheme = keyword.scheme.or_else(|| scheme.cloned());
                    keyword.broader = broader.map(str::to_owned);
                    last = Some(keyword.term.clone());
                    self.note(&list.item(metadata.keywords.len()), child);
                    metadata.keywords.push(keyword);
                }
                "nested-kwd" => {
                    let broader = last.as_deref().filter(|_| parent.is("nested-kwd"));
                    self.keywords(group, child, broader, scheme, metadata, at);
                }
                "kwd-group" => self.keywords(group, child, None, scheme, metadata, at),
                "title" if self.is_of_next_group(group, metadata) => self.keep_unmapped("kwd-group", child),
                _ => self.ignore(child),
            }
        }
    }

    /// Whether the writer will begin a group of keywords with this one, and every group before it has a title.
    fn is_of_next_group(&self, group: Node<'d>, metadata: &Metadata) -> bool {
        let language = self.language(group, &metadata.language);
        let groups = || metadata.keywords.chunk_by(|one, next| one.language == next.language).count();
        let titles = self.unmapped.count("kwd-group");
        metadata.keywords.last().is_none_or(|last| last.language != language)
            && titles < MOST_GROUPS
            && titles == groups()
    }
}

/// Whether the type of a group names a vocabulary, not only the source of the words.
fn is_vocabulary(group_type: &str) -> bool {
    let lower = group_type.to_ascii_lowercase();
    !matches!(
        lower.as_str(),
        "" | "author" | "authors" | "author-generated" | "author-keywords" | "keywords" | "kwd" | "default"
    )
}
