//! People named in the article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::identity::{entity, entity_of};
use crate::model::record::record;
use crate::model::{Date, Orcid, OrganizationRef};

entity! {
    /// A person named in the article.
    pub struct Person {
        /// The name as it is printed.
        #[schemars(example = &"Yoon Suk Yeol")]
        pub name: String,
        /// The given name.
        #[schemars(example = &"Suk Yeol")]
        pub given_name: Option<String> = default,
        /// The family name, for sorting.
        #[schemars(example = &"Yoon")]
        pub family_name: Option<String> = default,
        /// Which part of the name comes first.
        pub name_style: Option<NameStyle> = default,
        /// A title before the name: "Dr", "Sir".
        pub prefix: Option<String> = default,
        /// What follows the name: "Jr", "III".
        pub suffix: Option<String> = default,
        /// Academic degrees, as printed behind the name.
        #[schemars(example = &"PhD, MPH")]
        pub degrees: Option<String> = default,
        /// The person's ORCID iD: sixteen digits in four groups.
        pub orcid: Option<Orcid> = default,
        /// An email address.
        #[schemars(example = &"desk@example.org")]
        pub email: Option<String> = default,
        /// The positions the person holds or held.
        pub roles: Vec<Role> = default,
    }
}

impl Person {
    /// A person with only a name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Whether a word of one name is in the other, as in `Ana Silva` and `A. Silva`: initials are no words.
    ///
    /// People with one identifier and no word in common are different people, and one has the other's identifier.
    pub(crate) fn shares_name_with(&self, other: &Self) -> bool {
        let theirs: Vec<String> = other.words_of_names().collect();
        self.words_of_names().any(|word| theirs.contains(&word)) || self.name == other.name
    }

    fn words_of_names(&self) -> impl Iterator<Item = String> {
        let alternate = self.identity.alternate_names.iter().map(|other| other.name.as_str());
        let words = std::iter::once(self.name.as_str()).chain(alternate);
        let words =
            words.flat_map(|name| name.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-')));
        words.filter(|word| word.chars().count() > 1).map(str::to_lowercase)
    }
}

/// Which part of a name comes first, and which is the family name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NameStyle {
    /// Given name first: Ana Costa.
    Western,
    /// Family name first: Kishida Fumio.
    Eastern,
    /// One name only, or no family name: Suharto.
    GivenOnly,
    /// Icelandic: sorted by given name; the other name is a patronymic or matronymic.
    Islensk,
}

record! {
    /// A position that a person holds or held.
    #[derive(Default, Eq, Hash)]
    pub struct Role {
        /// The position, as printed.
        #[schemars(example = &"chair of the planning committee")]
        pub title: Option<String> = default,
        /// Where.
        pub organization: Option<OrganizationRef> = default,
        /// What ties the person to the organization.
        pub kind: RoleKind = default,
        /// Since when.
        pub start: Option<Date> = default,
        /// Until when: `XXXX` if the role has ended, and the source does not say when.
        pub end: Option<Date> = default,
    }
}

/// What ties a person to an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RoleKind {
    /// They belong to it in some way.
    #[default]
    Affiliation,
    /// They work there.
    Employment,
    /// They are a member.
    Membership,
    /// They founded it.
    Founder,
    /// They studied there.
    Alumnus,
}
