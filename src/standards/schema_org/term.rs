//! One term of schema.org, with its entry in the table.

/// A term of schema.org: a type, a property, or an enumeration member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// The name in the spelling of schema.org.
    pub name: &'static str,
    /// The table entry after the name: marks, each followed by names.
    said: &'static str,
}

impl Term {
    /// Reads a line of the table.
    pub(super) fn read(line: &'static str) -> Self {
        let (name, said) = line.split_once(' ').unwrap_or((line, ""));
        Self { name, said }
    }

    /// The names after a mark, if there is one.
    fn behind(&self, sign: char) -> Option<&'static str> {
        let rest = &self.said[self.said.find(sign)? + sign.len_utf8()..];
        let end = rest.find(['<', '=', '@', '>', '!', '~']).unwrap_or(rest.len());
        Some(&rest[..end])
    }

    fn names(&self, sign: char) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.behind(sign).unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether it is a type; a type may also be an enumeration member.
    pub(crate) fn is_type(&self) -> bool {
        self.behind('<').is_some()
    }

    /// Whether it is a property.
    pub(crate) fn is_property(&self) -> bool {
        self.name.starts_with(|first: char| first.is_ascii_lowercase())
    }

    /// The direct supertypes of a type.
    pub(crate) fn parents(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('<')
    }

    /// The enumerations that it is a member of.
    pub(crate) fn enumerations(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('=')
    }

    /// The types that a property is defined for.
    pub(crate) fn domains(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('@')
    }

    /// The types of a property's values.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('>')
    }

    /// The terms that replace it in schema.org.
    pub(crate) fn superseded_by(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('!')
    }
}
