//! The agent of a contribution: a person, a group, or anonymous.

use crate::formats::jats::read::reader::Reader;
use crate::model::{AgentRef, Contributor, Identifier, Isni, Orcid, Person, Scheme, Url, WikidataId};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// The agent: a named person, a group, or anonymous.
    pub(super) fn agent(
        &mut self,
        contrib: Node<'d>,
        among: &HashSet<AgentRef>,
        at: &Path<'_>,
    ) -> Option<AgentRef> {
        let name = contrib.elements().find(|child| {
            matches!(
                child.name(),
                "name" | "string-name" | "name-alternatives" | "collab" | "collab-alternatives" | "anonymous"
            )
        });
        let Some(name) = name else {
            self.ignore(contrib);
            return None;
        };
        self.note(&at.key(Contributor::AGENT), name);
        if name.name().starts_with("collab") {
            return Some(self.collab(contrib, name));
        }
        let mut person = match name.name() {
            "name-alternatives" => self.name_alternatives(name)?,
            "anonymous" => Person::named(self.words_opt(name).unwrap_or_else(|| "Anonymous".to_owned())),
            _ => self.name(name),
        };
        if let Some(href) = self.attribute(contrib, "xlink:href") {
            person.identity.url = Some(Url(href));
        }
        for child in contrib.elements() {
            match child.name() {
                "contrib-id" => self.contrib_id(child, &mut person),
                "degrees" => {
                    let more = self.words(child);
                    person.degrees = Some(match person.degrees.take() {
                        Some(known) => format!("{known}, {more}"),
                        None => more,
                    });
                }
                "email" | "uri" | "ext-link" => self.contact(child, &mut person),
                "address" => {
                    for part in child.elements() {
                        self.contact(part, &mut person);
                    }
                }
                "bio" => {
                    let words = self.words_opt(child);
                    match person.identity.description {
                        Some(_) => self.ignore(child),
                        None => person.identity.description = words,
                    }
                }
                "etal" | "on-behalf-of" => self.ignore(child),
                _ if child == name => {}
                "role" | "aff" | "aff-alternatives" | "xref" | "author-comment" | "fn" | "x" => {}
                _ => self.ignore(child),
            }
        }
        Some(self.person(person, among, contrib))
    }

    /// [`<contrib-id>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/contrib-id.html)
    pub(super) fn contrib_id(&mut self, id: Node<'d>, person: &mut Person) {
        let Some(value) = self.words_opt(id) else { return };
        let scheme = self.attribute(id, "contrib-id-type").unwrap_or_else(|| "other".to_owned());
        let of_address = Scheme::of_address(&value).map(|(scheme, _)| scheme);
        match Scheme::named(&scheme).or(of_address) {
            Some(Scheme::Orcid) if person.orcid.is_none() => {
                person.orcid = Some(Orcid(Orcid(value).canonical()));
            }
            Some(Scheme::Isni) if person.identity.isni.is_none() => {
                person.identity.isni = Some(Isni(Isni(value).canonical()));
            }
            Some(Scheme::Wikidata) if person.identity.wikidata.is_none() => {
                person.identity.wikidata = Some(WikidataId(Scheme::Wikidata.read(&value).unwrap_or(value)));
            }
            _ => person.identity.identifiers.push(Identifier { scheme, value, url: None }),
        }
    }

    /// Contact details of a person: e-mail or web.
    fn contact(&mut self, node: Node<'d>, person: &mut Person) {
        let words = self.words(node);
        let href = self.attribute(node, "xlink:href");
        match node.name() {
            "email" if person.email.is_none() => person.email = Some(words),
            "uri" | "ext-link" => {
                let href = href.unwrap_or(words);
                match Scheme::of_address(&href) {
                    Some((Scheme::Orcid, orcid)) if person.orcid.is_none() => {
                        person.orcid = Some(Orcid(orcid))
                    }
                    _ if href.contains("://") && person.identity.url.is_none() => {
                        person.identity.url = Some(Url(href))
                    }
                    _ => self.ignore(node),
                }
            }
            _ => self.ignore(node),
        }
    }
}
