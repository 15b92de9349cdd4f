//! Permissions: copyright and licenses.

use crate::formats::jats::read::reader::Reader;
use crate::model::{AgentRef, Copyright, Date, License, Metadata, Organization, OrganizationKind, Url};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<permissions>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/permissions.html)
    pub(super) fn permissions(&mut self, permissions: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        for child in permissions.elements() {
            self.permission(child, metadata, at);
        }
    }

    pub(super) fn permission(&mut self, child: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let empty = Copyright { year: None, holder: None, statement: None };
        let at_copyright = at.key(Metadata::COPYRIGHT);
        match child.name() {
            "copyright-statement" => {
                let Some(statement) = self.words_opt(child) else { return };
                let copyright = metadata.copyright.get_or_insert(empty);
                if copyright.statement.is_some() {
                    return self.keep_unmapped("permissions", child);
                }
                copyright.statement = Some(statement);
                self.note(&at_copyright.key(License::STATEMENT), child);
            }
            "copyright-year" => {
                let Some(words) = self.words_opt(child) else { return };
                let copyright = metadata.copyright.get_or_insert(empty);
                match words.parse() {
                    Ok(year) if copyright.year.is_none() => {
                        copyright.year = Some(year);
                        self.note(&at_copyright.key(Copyright::YEAR), child);
                    }
                    _ => self.keep_unmapped("permissions", child),
                }
            }
            "copyright-holder" => {
                let Some(name) = self.words_opt(child) else { return };
                if metadata.copyright.as_ref().is_some_and(|copyright| copyright.holder.is_some()) {
                    return self.keep_unmapped("permissions", child);
                }
                let holder = self.copyright_holder(child, name);
                metadata.copyright.get_or_insert(empty).holder = Some(holder);
                self.note(&at_copyright.key(Copyright::HOLDER), child);
            }
            "license" => self.license(child, metadata, at),
            "free_to_read" => {
                // Free access for a limited time does not make an article free.
                match child.attribute("start_date").or_else(|| child.attribute("end_date")) {
                    Some(_) => self.keep_unmapped("permissions", child),
                    None => metadata.is_accessible_for_free = Some(true),
                }
            }
            "license_ref" => {
                let url = self.words_opt(child).map(Url);
                let license = License { spdx: None, url, statement: None, start: None, applies_to: None };
                self.add_license(child, license, metadata, at);
            }
            _ => self.ignore(child),
        }
    }

    /// The agent with this name, or a new organization.
    fn copyright_holder(&mut self, node: Node<'d>, name: String) -> AgentRef {
        let people = self.article.people.iter();
        let known =
            people.filter(|(_, person)| person.name == name).map(|(id, _)| AgentRef(id.0.clone())).next();
        let organizations = &self.article.organizations;
        let known = known.or_else(|| {
            let found = organizations.iter().find(|(_, organization)| organization.name == name)?;
            Some(AgentRef(found.0.0.clone()))
        });
        if let Some(known) = known {
            return known;
        }
        let organization = self
            .organization_in(node)
            .unwrap_or_else(|| Organization::named(name, OrganizationKind::default()));
        AgentRef(self.organization(organization, node).0)
    }

    /// [`<license>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/license.html) in every form: its URL in
    /// an attribute, an element of its own or a link in the text
    fn license(&mut self, license: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let href = self.attribute(license, "xlink:href").map(Url);
        let mut read = License { spdx: None, url: href, statement: None, start: None, applies_to: None };
        let (mut statements, mut is_free) = (Vec::new(), false);
        for child in license.elements() {
            match child.name() {
                "license_ref" => {
                    let url = self.words_opt(child).map(Url);
                    if read.url.is_none() || read.url == url {
                        read.url = read.url.take().or(url);
                        read.start = self.attribute(child, "start_date").map(Date);
                        read.applies_to = self.attribute(child, "specific-use");
                    } else {
                        let start = self.attribute(child, "start_date").map(Date);
                        let applies_to = self.attribute(child, "specific-use");
                        let more = License { spdx: None, url, statement: None, start, applies_to };
                        self.add_license(child, more, metadata, at);
                    }
                }
                "free_to_read" => is_free = true,
                _ => statements.extend(self.words_opt(child)),
            }
        }
        if is_free {
            metadata.is_accessible_for_free = Some(true);
        }
        if statements.is_empty() && license.elements().next().is_none() {
            statements.extend(self.words_opt(license));
        }
        read.statement = Some(statements.join("\n")).filter(|statement| !statement.is_empty());
        if read.url.is_none() {
            read.url = self.linked_license(license);
        }
        let license_type = self.attribute(license, "license-type");
        match license_type.filter(|license_type| License::has_spdx(license_type)) {
            Some(spdx) => read.spdx = Some(spdx),
            None => license
                .attribute("license-type")
                .into_iter()
                .for_each(|other| self.lose_attribute(license, other)),
        }
        self.add_license(license, read, metadata, at);
    }

    /// The URL of a license that the text links to, if it is a well-known one.
    fn linked_license(&mut self, license: Node<'d>) -> Option<Url> {
        let links =
            license.descendants().filter(|node| node.is("ext-link") || node.is("uri") || node.is("self-uri"));
        let mut addresses = links.filter_map(|link| {
            let href = self.attribute(link, "xlink:href");
            href.or_else(|| self.words_opt(link)).filter(|address| address.contains("://"))
        });
        addresses
            .find(|address| License::spdx_at(address).is_some() || address.contains("creativecommons.org"))
            .map(Url)
    }

    fn add_license(&mut self, node: Node<'d>, mut license: License, metadata: &mut Metadata, at: &Path<'_>) {
        let found = license.url.as_ref().and_then(|url| License::spdx_at(url.as_str()));
        license.spdx = license.spdx.or(found);
        // That URL follows from the id.
        if let (Some(spdx), Some(url)) = (&license.spdx, &license.url)
            && url.as_str() == format!("https://spdx.org/licenses/{spdx}.html")
        {
            license.url = None;
        }
        let list = at.key(Metadata::LICENSES);
        self.note(&list.item(metadata.licenses.len()), node);
        metadata.licenses.push(license);
    }
}
