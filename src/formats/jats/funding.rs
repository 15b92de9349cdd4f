//! Who paid for the work.

use crate::formats::jats::affiliations::organization_name;
use crate::formats::jats::contributors::contrib_ids;
use crate::formats::jats::entity::Target;
use crate::formats::jats::kept::put_back;
use crate::formats::jats::names::only_name;
use crate::formats::jats::writer::Jats;
use crate::model::Funding;
use crate::source::xml::WriteXml;

/// [`<funding-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/funding-group.html), one for
/// each funding, so that a statement stands by its own
///
/// ```xml
/// <funding-group>
///   <award-group>
///     <funding-source rid="council"><institution>Research Council</institution></funding-source>
///     <award-id>300001</award-id>
///   </award-group>
///   <funding-statement>Paid for by the Research Council.</funding-statement>
/// </funding-group>
/// ```
pub(super) fn funding_groups(jats: &mut Jats<'_>, funding: &[Funding]) {
    for Funding { funder, awards, title, recipients, statement } in funding {
        jats.element("funding-group").children(|jats| {
            jats.element("award-group").children_unless_empty(|jats| {
                let rid = jats.rid([funder.as_str()]);
                let agent = jats.target(funder.as_str());
                if agent.is_some() {
                    jats.element("funding-source")
                        .attr_opt("rid", rid.as_deref())
                        .mixed(|jats| agent_name(jats, agent, false));
                }
                for award in awards {
                    jats.element("award-id").text(award);
                }
                if let Some(title) = title {
                    jats.element("award-name").text(title);
                }
                // award-desc: not modelled
                for recipient in recipients {
                    let agent = jats.target(recipient.as_str());
                    jats.element("principal-award-recipient")
                        .mixed_unless_empty(|jats| agent_name(jats, agent, true));
                }
            });
            if let Some(statement) = statement {
                jats.element("funding-statement").text(statement);
            }
        });
    }
    jats.element("funding-group").children_unless_empty(|jats| {
        for name in ["award-group", "funding-statement", "open-access"] {
            put_back(jats, "funding-group", &[name]);
        }
    });
}

/// The name of a person or organization, with its identifiers where they may stand.
fn agent_name(jats: &mut Jats<'_>, agent: Option<Target<'_>>, admits_names: bool) {
    match agent {
        Some(Target::Organization(organization)) => organization_name(jats, organization),
        Some(Target::Person(person)) if admits_names => {
            contrib_ids(jats, person);
            only_name(jats, person);
        }
        Some(Target::Person(person)) => jats.text(&person.name),
        _ => {}
    }
}
