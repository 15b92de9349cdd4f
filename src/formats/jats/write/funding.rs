//! Funding.

use crate::formats::jats::write::affiliations::organization_name;
use crate::formats::jats::write::contributors::contrib_ids;
use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::names::only_name;
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::writer::Jats;
use crate::model::{AgentRef, Funding};
use crate::source::Path;
use crate::source::xml::{Edges, WriteXml};

/// [`<funding-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/funding-group.html), one for each
/// funding, so that each keeps its own statement
///
/// ```xml
/// <funding-group>
///   <award-group>
///     <funding-source><institution>Research Council</institution></funding-source>
///     <award-id>300001</award-id>
///   </award-group>
///   <funding-statement>Paid for by the Research Council.</funding-statement>
/// </funding-group>
/// ```
pub(super) fn funding_groups<'a>(jats: &mut Jats<'a>, funding: &'a [Funding], at: &Path<'_>) {
    for (index, item) in funding.iter().enumerate() {
        funding_group(jats, item, &at.item(index));
    }
    jats.element("funding-group").children_unless_empty(|jats| {
        for name in ["award-group", "funding-statement", "open-access"] {
            restore(jats, "funding-group", &[name]);
        }
    });
}

fn funding_group<'a>(jats: &mut Jats<'a>, item: &'a Funding, at: &Path<'_>) {
    let Funding { funder, awards, title, recipients, statement } = item;
    let Some(agent) = jats.target(funder.as_str()).filter(|agent| is_agent(*agent)) else {
        return jats.lose(at, item, "no person or organization with a name has the id of the funder");
    };
    jats.element("funding-group").children(|jats| {
        jats.element("award-group").children(|jats| {
            jats.element("funding-source").mixed(|jats| match agent {
                Target::Organization(organization) => {
                    organization_name(jats, organization);
                    jats.record(funder.as_str(), Facts::NAME | Facts::IDENTIFIERS);
                }
                Target::Person(person) => jats.text_at(&person.name, Edges::BOTH),
                _ => {}
            });
            let at_awards = at.key(Funding::AWARDS);
            for (index, award) in awards.iter().enumerate() {
                jats.line_of_text("award-id", Some(award), &at_awards.item(index));
            }
            jats.line_of_text("award-name", title.as_deref(), &at.key(Funding::TITLE));
            // award-desc: not modelled
            let at = at.key(Funding::RECIPIENTS);
            for (index, recipient) in recipients.iter().enumerate() {
                match jats.target(recipient.as_str()).filter(|agent| is_agent(*agent)) {
                    Some(agent) => self::recipient(jats, recipient, agent),
                    None => jats.lose(
                        &at.item(index),
                        recipient,
                        "no person or organization with a name has this id",
                    ),
                }
            }
        });
        jats.line_of_text("funding-statement", statement.as_deref(), &at.key(Funding::STATEMENT));
    });
}

fn is_agent(agent: Target<'_>) -> bool {
    matches!(agent, Target::Person(_) | Target::Organization(_))
        && agent.name().is_some_and(|name| !name.is_empty())
}

/// [`<principal-award-recipient>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/principal-award-recipient.html)
fn recipient<'a>(jats: &mut Jats<'a>, id: &'a AgentRef, agent: Target<'a>) {
    jats.element("principal-award-recipient").mixed(|jats| match agent {
        Target::Organization(organization) => {
            organization_name(jats, organization);
            jats.record(id.as_str(), Facts::NAME | Facts::IDENTIFIERS);
        }
        Target::Person(person) => {
            contrib_ids(jats, person);
            let facts = only_name(jats, person);
            jats.record(id.as_str(), facts | Facts::IDENTIFIERS);
        }
        _ => {}
    });
}
