//! The meaning of a name.

use crate::source::jsonld::NAMESPACE;

/// The meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name<'d> {
    /// A JSON-LD keyword: `@id`.
    Keyword(&'d str),
    /// A term of schema.org.
    SchemaOrg(&'d str),
    /// A term of byline's.
    Own(&'d str),
    /// Anything else.
    Foreign(&'d str),
}

impl<'d> Name<'d> {
    /// The name itself, without its vocabulary.
    pub(crate) fn written(self) -> &'d str {
        match self {
            Self::Keyword(name) | Self::SchemaOrg(name) | Self::Own(name) | Self::Foreign(name) => name,
        }
    }

    /// Whether it is this term: `headline`, or `byline:article`.
    pub(crate) fn is(self, term: &str) -> bool {
        match self {
            Self::SchemaOrg(name) => name == term,
            Self::Own(name) => term.strip_prefix("byline:") == Some(name),
            Self::Keyword(_) | Self::Foreign(_) => false,
        }
    }

    /// Whether it is this schema.org term, ignoring case.
    pub(crate) fn is_nearly(self, term: &str) -> bool {
        matches!(self, Self::SchemaOrg(name) if name.eq_ignore_ascii_case(term))
    }
}

/// The keyword for a name that is one, or an alias in schema.org's context.
pub(super) fn keyword_of(name: &str) -> Option<&str> {
    match name {
        "id" => Some("@id"),
        "type" => Some("@type"),
        _ => name.starts_with('@').then_some(name),
    }
}

/// The meaning of an absolute IRI.
pub(super) fn name_of_iri(iri: &str) -> Name<'_> {
    match (in_schema_org(iri), iri.strip_prefix(NAMESPACE)) {
        (Some(term), _) => Name::SchemaOrg(term),
        (None, Some(term)) => Name::Own(term),
        (None, None) => Name::Foreign(iri),
    }
}

/// The schema.org term of a URL.
pub(crate) fn in_schema_org(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest).strip_prefix("schema.org")?;
    let term = rest.strip_prefix(['/', '#']).unwrap_or(rest);
    let term = term.strip_prefix('#').unwrap_or(term);
    (rest.is_empty() || rest.starts_with(['/', '#'])).then_some(term)
}
