//! Where people, organizations and places are in the document.

use crate::formats::jats::read::places::Spot;
use crate::formats::jats::read::reader::Reader;
use crate::model::Scheme;
use crate::source::Path;
use crate::source::xml::Node;

/// How many siblings of an institution are examined: a file may have thousands, each with thousands of siblings.
const MOST_SIBLINGS: usize = 20;

impl<'d> Reader<'d> {
    /// Records that the entity `id` was read from this element, and its fields from those within; earlier places take
    /// precedence.
    pub(in crate::formats::jats::read) fn note_entity(&mut self, map: &str, id: &str, node: Node<'d>) {
        let at = Path::ROOT.key(map);
        let at = at.key(id);
        self.places.set_first(&at, Spot::node(node));
        // The identifiers of an institution are its siblings, if it has any.
        let wrap = node.parent().filter(|parent| parent.is("institution-wrap"));
        let beside = wrap.into_iter().flat_map(|wrap| wrap.elements().take(MOST_SIBLINGS));
        let parts = std::iter::once(node).chain(node.descendants()).chain(beside);
        let mut noted: Vec<&str> = Vec::new();
        for part in parts.filter(|part| part.is_element()) {
            if let Some(field) = field(part).filter(|field| !noted.contains(field)) {
                noted.push(field);
                self.places.set_first(&at.key(field), Spot::node(part));
            }
        }
    }
}

/// The field that has the value of an element.
fn field(part: Node<'_>) -> Option<&'static str> {
    Some(match part.name() {
        "name" | "string-name" | "collab" | "institution" | "publisher-name" | "publisher-loc" | "city"
        | "state" | "country" => "name",
        "surname" => "familyName",
        "given-names" => "givenName",
        "prefix" => "prefix",
        "suffix" => "suffix",
        "degrees" => "degrees",
        "email" => "email",
        "bio" => "description",
        "contrib-id" | "institution-id" => {
            let scheme = part
                .attribute("contrib-id-type")
                .or_else(|| part.attribute("institution-id-type"))
                .and_then(|scheme| Scheme::named(&scheme.value()))
                .or_else(|| Scheme::of_address(&part.words()).map(|(scheme, _)| scheme))?;
            match scheme {
                Scheme::Orcid => "orcid",
                Scheme::Isni => "isni",
                Scheme::Ror => "ror",
                Scheme::Lei => "lei",
                Scheme::Wikidata => "wikidata",
                Scheme::Doi => "funderDoi",
                _ => return None,
            }
        }
        "uri" | "ext-link" => "url",
        _ => return None,
    })
}
