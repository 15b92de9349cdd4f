//! Properties that people, organizations, places and events share.

use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{AlternateName, Identifier, Identity, Uri};
use crate::source::Path;
use crate::source::hash::HashSet;

impl Writer<'_, '_> {
    /// `alternateName`: the texts of names in other languages, former names, short names.
    pub(super) fn alternate_names(&mut self, at: &Path<'_>, names: &[AlternateName]) {
        let at = at.key(Identity::ALTERNATE_NAMES);
        let mut list = List::new("alternateName");
        let mut written = HashSet::default();
        for (index, AlternateName { name, language, kind }) in names.iter().enumerate() {
            let at = at.item(index);
            if name.trim().is_empty() || !written.insert(name.as_str()) {
                self.lose(&at, &names[index], "it is blank, or a duplicate");
                continue;
            }
            list.string(&mut self.json, name);
            self.lose(
                &at.key(AlternateName::LANGUAGE),
                language,
                "`alternateName` is a text without a language",
            );
            self.lose(&at.key(AlternateName::KIND), kind, "schema.org does not distinguish alternate names");
        }
        list.end(&mut self.json);
    }

    /// `sameAs`: the URLs of identifiers, then those of other pages about the same entity.
    pub(super) fn same_as(
        &mut self,
        at: &Path<'_>,
        identities: &[String],
        pages: &[Uri],
        others: &[Identifier],
    ) {
        let at = at.key(Identity::SAME_AS);
        let mut list = List::new("sameAs");
        for address in identities {
            list.string(&mut self.json, address);
        }
        let others = others.iter().filter_map(|other| Some(other.url.as_ref()?.as_str()));
        let mut written: HashSet<&str> = others.collect();
        for (index, page) in pages.iter().enumerate() {
            let at = at.item(index);
            if !written.insert(page.as_str()) {
                self.lose(&at, page, "it is written once");
            } else if self.is_absolute(&at, page.as_str()) {
                list.string(&mut self.json, page.as_str());
            }
        }
        list.end(&mut self.json);
    }
}
