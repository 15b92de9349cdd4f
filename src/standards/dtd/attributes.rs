//! The attributes of elements.

use std::fmt;

/// An attribute as a DTD declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeDeclaration {
    /// Its name, with its prefix: `xlink:href`, `xmlns:mml`.
    pub name: &'static str,
    /// The type of its value.
    pub kind: AttributeType,
    /// Whether it is required, and its default.
    pub default: AttributeDefault,
}

/// The type of an attribute value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeType {
    /// `CDATA`: any text.
    Text,
    /// `ID`: a name that is unique among attributes of this type in the document.
    Id,
    /// `IDREF`: the name of an `ID`.
    IdRef,
    /// `IDREFS`: one or more of them.
    IdRefs,
    /// `NMTOKEN`: one or more name characters.
    Token,
    /// `NMTOKENS`: one or more of them.
    Tokens,
    /// One of these values.
    OneOf(Box<[&'static str]>),
}

/// The default of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeDefault {
    /// `#IMPLIED`: none.
    Implied,
    /// `#REQUIRED`: the attribute must be present.
    Required,
    /// `#FIXED`: only this value is allowed.
    Fixed(&'static str),
    /// A default value.
    Value(&'static str),
}

impl AttributeDeclaration {
    /// Reads a line of the tables: name, type and default.
    pub(super) fn read(line: &'static str) -> Self {
        let mut parts = line.splitn(3, ' ');
        let (name, kind, default) = (parts.next(), parts.next(), parts.next());
        let kind = match kind.unwrap_or_default() {
            "ID" => AttributeType::Id,
            "IDREF" => AttributeType::IdRef,
            "IDREFS" => AttributeType::IdRefs,
            "NMTOKEN" => AttributeType::Token,
            "NMTOKENS" => AttributeType::Tokens,
            "CDATA" => AttributeType::Text,
            // `NOTATION(LaTeX|tex)` names the formats of a text, like any other values.
            values => AttributeType::OneOf(
                values.trim_start_matches("NOTATION").trim_matches(['(', ')']).split('|').collect(),
            ),
        };
        let default = match default.unwrap_or_default().split_at_checked(1) {
            Some(("*", _)) => AttributeDefault::Required,
            Some(("!", value)) => AttributeDefault::Fixed(value),
            Some(("=", value)) => AttributeDefault::Value(value),
            _ => AttributeDefault::Implied,
        };
        Self { name: name.unwrap_or_default(), kind, default }
    }
}

/// The attributes of an element.
pub(super) struct AttributeList {
    /// The numbers of their names.
    names: Box<[u16]>,
    declarations: Box<[&'static AttributeDeclaration]>,
    /// How many of them are required.
    pub(super) required: usize,
}

impl AttributeList {
    pub(super) fn new(declared: impl Iterator<Item = (u16, &'static AttributeDeclaration)>) -> Self {
        let (names, declarations): (Vec<_>, Vec<_>) = declared.unzip();
        let is_required = |declared: &&&AttributeDeclaration| declared.default == AttributeDefault::Required;
        let required = declarations.iter().filter(is_required).count();
        Self { names: names.into(), declarations: declarations.into(), required }
    }

    /// The attribute with this name number.
    pub(super) fn get(&self, name: u16) -> Option<&'static AttributeDeclaration> {
        self.names.iter().position(|found| *found == name).map(|index| self.declarations[index])
    }

    pub(super) fn declarations(&self) -> impl Iterator<Item = &'static AttributeDeclaration> {
        self.declarations.iter().copied()
    }
}

impl fmt::Debug for AttributeList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.declarations().map(|declared| declared.name)).finish()
    }
}
