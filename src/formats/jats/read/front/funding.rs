//! Funding.

use crate::formats::jats::read::reader::Reader;
use crate::model::{AgentRef, Doi, Funding, Identifier, Metadata, Organization, OrganizationKind, Scheme};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<funding-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/funding-group.html)
    pub(super) fn funding_group(&mut self, group: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let first = metadata.funding.len();
        let mut statements = Vec::new();
        for child in group.elements() {
            match child.name() {
                "award-group" => self.award_group(child, metadata, at),
                "funding-statement" => statements.push(child),
                _ => self.keep_unmapped("funding-group", child),
            }
        }
        // A statement covers all the grants in the group; without any, the funder is unknown.
        let grants = metadata.funding[first..].iter_mut();
        let mut grants = grants.filter(|funding| funding.statement.is_none()).peekable();
        for statement in statements {
            let words = self.words_opt(statement);
            match grants.peek_mut() {
                Some(funding) if words.is_some() => {
                    funding.statement = words;
                    grants.next();
                }
                Some(_) => {}
                None => self.keep_unmapped("funding-group", statement),
            }
        }
    }

    /// [`<award-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/award-group.html): one funding per
    /// source
    fn award_group(&mut self, group: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let (mut funders, mut awards, mut title, mut recipients) = (Vec::new(), Vec::new(), None, Vec::new());
        for child in group.elements() {
            match child.name() {
                "funding-source" => funders.extend(self.funding_source(child)),
                "award-id" => awards.extend(self.words_opt(child)),
                "award-name" if title.is_none() => title = self.words_opt(child),
                "principal-award-recipient" | "principal-investigator" => {
                    recipients.extend(self.recipients(child));
                }
                _ => self.ignore(child),
            }
        }
        if funders.is_empty() {
            return self.keep_unmapped("funding-group", group);
        }
        let list = at.key(Metadata::FUNDING);
        // Further sources give the same grants.
        for funder in funders {
            self.note(&list.item(metadata.funding.len()), group);
            let (awards, title, recipients) = (awards.clone(), title.clone(), recipients.clone());
            metadata.funding.push(Funding { funder, awards, title, recipients, statement: None });
        }
    }

    /// [`<funding-source>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/funding-source.html)
    fn funding_source(&mut self, source: Node<'d>) -> Option<AgentRef> {
        let mut organization = match self.organization_in(source) {
            Some(organization) => organization,
            None => {
                let name = match source.elements().any(is_identifier) {
                    false => self.words(source),
                    // What is not part of the name: identifiers.
                    true => {
                        let parts = source.children().filter(|child| !is_identifier(*child));
                        let words: String = parts.map(|part| part.text().into_owned()).collect();
                        words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
                    }
                };
                Organization::named(name, OrganizationKind::default())
            }
        };
        for id in source.elements().filter(|child| is_identifier(*child)) {
            match id.name() {
                "institution-id" => self.institution_id(id, &mut organization),
                _ => {
                    let value = self.words(id);
                    let scheme = self.attribute(id, "content-type").unwrap_or_else(|| "funder-id".to_owned());
                    match Scheme::Doi.read(&value).filter(|doi| doi.starts_with("10.13039/")) {
                        Some(doi) => organization.funder_doi = Some(Doi(doi)),
                        None => {
                            organization.identity.identifiers.push(Identifier { scheme, value, url: None })
                        }
                    }
                }
            }
        }
        if organization.name.is_empty() {
            return None;
        }
        if let Some(href) = source.attribute("xlink:href") {
            match Scheme::Doi.read(&href.value()).filter(|doi| doi.starts_with("10.13039/")) {
                Some(doi) if organization.funder_doi.is_none() => organization.funder_doi = Some(Doi(doi)),
                _ => self.lose_attribute(source, href),
            }
        }
        Some(AgentRef(self.organization(organization, source).0))
    }

    fn recipients(&mut self, recipient: Node<'d>) -> Vec<AgentRef> {
        let mut found = Vec::new();
        for child in recipient.elements() {
            match child.name() {
                "name" | "string-name" => {
                    let mut person = self.name(child);
                    for id in recipient.elements().filter(|child| child.is("contrib-id")) {
                        self.contrib_id(id, &mut person);
                    }
                    found.push(self.person(person, &HashSet::default(), child));
                }
                "institution" | "institution-wrap" => {
                    if let Some(organization) = self.organization_in(recipient) {
                        found.push(AgentRef(self.organization(organization, recipient).0));
                    }
                }
                "contrib-id" => {}
                _ => self.ignore(child),
            }
        }
        if found.is_empty()
            && let Some(words) = self.words_opt(recipient)
        {
            found.push(self.person(crate::model::Person::named(words), &HashSet::default(), recipient));
        }
        found
    }

    /// `<contract-sponsor>` and `<contract-num>` of NLM 2
    pub(super) fn contract(&mut self, contract: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let Some(words) = self.words_opt(contract) else { return };
        if contract.is("contract-num") {
            match metadata.funding.last_mut() {
                Some(funding) => funding.awards.push(words),
                None => self.ignore(contract),
            }
            return;
        }
        let organization = Organization::named(words, OrganizationKind::default());
        let funder = AgentRef(self.organization(organization, contract).0);
        let list = at.key(Metadata::FUNDING);
        self.note(&list.item(metadata.funding.len()), contract);
        let (awards, recipients) = (Vec::new(), Vec::new());
        metadata.funding.push(Funding { funder, awards, title: None, recipients, statement: None });
    }
}

fn is_identifier(node: Node<'_>) -> bool {
    node.is("institution-id")
        || node.is("named-content")
            && node
                .attribute("content-type")
                .is_some_and(|content_type| content_type.value().ends_with("-id"))
}
