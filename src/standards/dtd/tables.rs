//! The tables of many similar DTDs, as text.

use super::attributes::{AttributeDeclaration, AttributeList};
use super::model::Model;
use super::packed::{Lines, Packed, numbers};
use super::{Declared, Dtd};
use crate::standards::names::Names;

/// The tables of many similar DTDs.
///
/// They are lines of text that refer to each other by number; the file itself describes the format. Only what all
/// documents need is read at once. The rest is unpacked on first use.
#[derive(Debug)]
pub(crate) struct Tables {
    /// The names of all elements.
    pub(super) elements: Names,
    /// The names of all attributes.
    pub(super) attribute_names: Names,
    attributes: Packed<AttributeDeclaration>,
    /// By the number of an attribute, the number of its name.
    attribute_name: Box<[u16]>,
    lists: Packed<AttributeList>,
    models: Packed<Model>,
    declarations: Lines,
    editions: Lines,
}

impl Tables {
    /// Reads the tables. They must be valid: they are part of the program.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut rest = text;
        let elements = Names::new(Lines::section(&mut rest).iter().collect());
        let attributes = Lines::section(&mut rest);
        let mut names: Vec<&str> = Vec::new();
        // They are sorted, so that those with the same name are adjacent.
        let numbered = |line: &'static str| {
            let name = &line[..line.bytes().position(|byte| byte == b' ').unwrap_or(line.len())];
            if names.last() != Some(&name) {
                names.push(name);
            }
            names.len() as u16 - 1
        };
        let attribute_name = attributes.iter().map(numbered).collect();
        Self {
            elements,
            attribute_names: Names::new(names),
            attributes: Packed::new(attributes),
            attribute_name,
            lists: Packed::new(Lines::section(&mut rest)),
            models: Packed::new(Lines::section(&mut rest)),
            declarations: Lines::section(&mut rest),
            editions: Lines::section(&mut rest),
        }
    }

    /// The DTD with this name.
    pub(crate) fn dtd(&'static self, name: &str) -> Option<Dtd> {
        let declarations =
            self.editions.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
        let mut declared = vec![None; self.elements.len()];
        for declaration in numbers(declarations) {
            if let [element, model, list] = numbers(self.declarations.line(declaration))[..] {
                declared[usize::from(element)] = Some(Declared { model, list });
            }
        }
        Some(Dtd { tables: self, declared: declared.into() })
    }

    pub(super) fn model(&'static self, number: u16) -> &'static Model {
        self.models.get(number, |line| Model::read(line, self.elements.len()))
    }

    pub(super) fn list(&'static self, number: u16) -> &'static AttributeList {
        let declared = |number: u16| {
            let declaration = self.attributes.get(number, AttributeDeclaration::read);
            (self.attribute_name[usize::from(number)], declaration)
        };
        self.lists.get(number, |line| AttributeList::new(numbers(line).into_iter().map(declared)))
    }
}
