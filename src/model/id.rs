//! Ids of things declared in an article, and references to them.

use crate::model::value::string_value;

string_value! {
    /// An id: a letter or `_`, then letters, digits, `-`, `_`, `.`; used once in the article.
    ///
    /// It serves unchanged as an XML id (an ASCII NCName) and as a URL fragment.
    Id { pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$", examples: ["kim", "meeting-2023"] }
}
string_value! {
    /// The id of a person or an organization.
    AgentRef { examples: ["kim"] }
}
string_value! {
    /// The id of an organization.
    OrganizationRef { examples: ["harbour-council"] }
}
string_value! {
    /// The id of a place.
    PlaceRef { examples: ["seoul"] }
}
string_value! {
    /// The id of an event.
    EventRef { examples: ["meeting-2023"] }
}
string_value! {
    /// The id of a work.
    WorkRef { examples: ["silva-2024"] }
}
string_value! {
    /// The id of a quote.
    QuoteRef { examples: ["q-alone"] }
}
string_value! {
    /// The id of a person, organization, place, event or work.
    EntityRef { examples: ["kim", "meeting-2023"] }
}

string_value! {
    /// The id of a block or footnote of this article.
    BlockRef { examples: ["fig-1"] }
}

impl Id {
    /// Whether it can serve as an XML id and a URL fragment.
    pub fn is_well_formed(&self) -> bool {
        Self::could_be(&self.0)
    }

    /// Whether this text, as an id, could serve as an XML id and a URL fragment.
    pub(crate) fn could_be(text: &str) -> bool {
        let mut bytes = text.bytes();
        bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
            && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    }

    /// An id that reads like a name: in lower case, without accents, other scripts in Latin letters.
    ///
    /// `None` if the name has no letters or digits.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let mut id = String::with_capacity(name.len());
        for character in deunicode::deunicode_with_tofu(name, "").chars() {
            match character {
                letter if letter.is_ascii_alphanumeric() => id.push(letter.to_ascii_lowercase()),
                '\'' | '.' => {}
                _ if id.ends_with('-') || id.is_empty() => {}
                _ => id.push('-'),
            }
        }
        // Whole words, as far as they are good to read.
        const MOST: usize = 48;
        if id.len() > MOST {
            id.truncate(id[..=MOST].rfind('-').unwrap_or(MOST));
        }
        let id = id.trim_end_matches('-');
        match id.as_bytes().first()? {
            b'0'..=b'9' => Some(Self(format!("_{id}"))),
            _ => Some(Self(id.to_owned())),
        }
    }

    /// Whether it is the one that exports generate: `article`.
    pub(crate) fn is_reserved(&self) -> bool {
        self.0 == "article"
    }
}

impl indexmap::Equivalent<Id> for str {
    fn equivalent(&self, id: &Id) -> bool {
        self == id.0
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn ids_from_names_are_readable() {
        let id = |name: &str| Id::from_name(name).map(|id| id.0);
        assert_eq!(id("José Ortega y Gasset").as_deref(), Some("jose-ortega-y-gasset"));
        assert_eq!(id("3M Company").as_deref(), Some("_3m-company"));
        assert_eq!(id("?!"), None);
    }
}
