//! What attributes an element may have.

use std::fmt;

/// An attribute as a DTD declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeDeclaration {
    /// Its name, with its prefix: `xlink:href`, `xmlns:mml`.
    pub name: &'static str,
    /// What its value must look like.
    pub kind: AttributeType,
    /// Whether it must be there, and what it is if it is not.
    pub default: AttributeDefault,
}

/// What the value of an attribute must look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeType {
    /// `CDATA`: anything.
    Text,
    /// `ID`: a name that no other attribute of this type has in the document.
    Id,
    /// `IDREF`: such a name.
    IdRef,
    /// `IDREFS`: one or more of them.
    IdRefs,
    /// `NMTOKEN`: one or more characters that may stand in names.
    Token,
    /// `NMTOKENS`: one or more of them.
    Tokens,
    /// One of these.
    OneOf(Box<[&'static str]>),
}

/// What holds for an attribute that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeDefault {
    /// `#IMPLIED`: nothing.
    Implied,
    /// `#REQUIRED`: it must be there.
    Required,
    /// `#FIXED`: it has this value, and never another.
    Fixed(&'static str),
    /// It has this value.
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
            values => AttributeType::OneOf(values.trim_matches(['(', ')']).split('|').collect()),
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

/// The attributes that an element may have.
pub(super) struct AttributeList {
    /// The numbers of their names.
    names: Box<[u16]>,
    declarations: Box<[&'static AttributeDeclaration]>,
    /// How many of them must be there.
    pub(super) required: usize,
}

impl AttributeList {
    pub(super) fn new(declared: impl Iterator<Item = (u16, &'static AttributeDeclaration)>) -> Self {
        let (names, declarations): (Vec<_>, Vec<_>) = declared.unzip();
        let is_required = |declared: &&&AttributeDeclaration| declared.default == AttributeDefault::Required;
        let required = declarations.iter().filter(is_required).count();
        Self { names: names.into(), declarations: declarations.into(), required }
    }

    /// The attribute whose name has this number.
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
