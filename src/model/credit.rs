//! The fourteen roles of CRediT, the Contributor Role Taxonomy. A judge of `tests/interop` holds the names
//! to a list of others.

use crate::model::Term;

/// The name of each role and the last step of its address, as <https://credit.niso.org/> has them
/// (ANSI/NISO Z39.104-2022).
const ROLES: [(&str, &str); 14] = [
    ("Conceptualization", "conceptualization"),
    ("Data curation", "data-curation"),
    ("Formal analysis", "formal-analysis"),
    ("Funding acquisition", "funding-acquisition"),
    ("Investigation", "investigation"),
    ("Methodology", "methodology"),
    ("Project administration", "project-administration"),
    ("Resources", "resources"),
    ("Software", "software"),
    ("Supervision", "supervision"),
    ("Validation", "validation"),
    ("Visualization", "visualization"),
    ("Writing – original draft", "writing-original-draft"),
    ("Writing – review & editing", "writing-review-editing"),
];

/// A role of CRediT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditRole {
    /// Its name: "Writing – original draft".
    pub name: &'static str,
    /// The last step of its address: `writing-original-draft`.
    pub slug: &'static str,
}

impl CreditRole {
    /// All fourteen.
    pub fn all() -> impl Iterator<Item = Self> {
        ROLES.iter().map(|(name, slug)| Self { name, slug })
    }

    /// The role of this name or slug; case, dashes and spaces do not matter, and `and` is `&`.
    ///
    /// ```
    /// use byline::model::CreditRole;
    /// let role = CreditRole::named("Writing - Review and Editing");
    /// assert_eq!(role.map(|role| role.name), Some("Writing – review & editing"));
    /// ```
    pub fn named(text: &str) -> Option<Self> {
        let wanted = letters(text);
        Self::all().find(|role| role.slug.bytes().filter(|byte| *byte != b'-').eq(wanted.bytes()))
    }

    /// The role whose address this is.
    pub(crate) fn at(address: &str) -> Option<Self> {
        let path = address.split_once("credit.niso.org/")?.1;
        let slug = path.trim_end_matches('/').rsplit('/').next()?;
        Self::all().find(|role| role.slug.eq_ignore_ascii_case(slug))
    }

    /// Its address.
    pub fn url(self) -> String {
        format!("https://credit.niso.org/contributor-roles/{}/", self.slug)
    }
}

impl Term {
    /// Whether it says that it is a CRediT role: by its vocabulary, or by its address.
    pub(crate) fn is_credit(&self) -> bool {
        let is_credits = |uri: &str| uri.contains("credit.niso.org");
        self.scheme.as_ref().is_some_and(|scheme| {
            is_credits(scheme.as_str()) || scheme.as_str().eq_ignore_ascii_case("credit")
        }) || self.url.as_ref().is_some_and(|url| is_credits(url.as_str()))
            || self.code.as_deref().is_some_and(is_credits)
    }
}

/// The letters alone, without the word for `&`.
fn letters(text: &str) -> String {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| *word != "and").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_name_and_its_address() {
        for role in CreditRole::all() {
            assert_eq!(CreditRole::named(role.name), Some(role));
            assert_eq!(CreditRole::named(role.slug), Some(role));
            assert_eq!(CreditRole::at(&role.url()), Some(role));
        }
        assert_eq!(CreditRole::named("Reporter"), None);
        assert_eq!(CreditRole::at("https://credit.niso.org/"), None);
    }
}
