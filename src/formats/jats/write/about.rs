//! What the article is about: index terms.

use crate::formats::jats::write::entity::{Target, identified};
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::writer::Jats;
use crate::model::EntityRef;
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::WriteXml;

/// [`<kwd-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd-group.html), one for the
/// people, one for the organizations, and so on
///
/// ```xml
/// <kwd-group kwd-group-type="place"><kwd>Port Ellery</kwd></kwd-group>
/// ```
pub(super) fn kwd_groups<'a>(jats: &mut Jats<'a>, about: &'a [EntityRef], at: &Path<'_>) {
    for group in ["person", "organization", "place", "event"] {
        jats.element("kwd-group").attr("kwd-group-type", group).children_unless_empty(|jats| {
            let (mut unidentified, mut seen) = (HashSet::default(), HashSet::default());
            for (index, id) in about.iter().enumerate() {
                let Some(target) = jats.target(id.as_str()).filter(|target| target.content_type() == group)
                else {
                    continue;
                };
                let has_item = target.vocab_term().is_some();
                // Readers take terms without one for the same thing if they have the same name.
                let is_told_apart = has_item || !unidentified.contains(&target.name());
                if !has_item {
                    unidentified.insert(target.name());
                }
                if !is_told_apart
                    || !seen.insert(id.as_str())
                    || target.name().is_none_or(|name| name.is_empty())
                {
                    jats.lose(&at.item(index), id, "an index term is written once");
                    continue;
                }
                let (identity, name) = (target.vocab_term(), target.name().unwrap_or_default());
                let facts = identity.as_ref().map_or(Facts::NAME, |_| Facts::NAME | Facts::IDENTITY);
                identified(jats.element("kwd"), identity.as_ref(), name).text(name);
                jats.record(id.as_str(), facts);
            }
        });
    }
    for (index, id) in about.iter().enumerate() {
        if !jats
            .target(id.as_str())
            .is_some_and(|target| !matches!(target, Target::Work(_)) && target.is_entity())
        {
            jats.lose(&at.item(index), id, "JATS index terms are people, organizations, places and events");
        }
    }
}
