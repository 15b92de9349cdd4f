//! The tables of many similar DTDs, as text.

use std::str::{FromStr, Lines};
use std::sync::OnceLock;

use super::attributes::{AttributeDeclaration, AttributeList};
use super::model::Model;
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
    /// The attribute declarations, and the numbers of their names.
    attributes: Vec<(u16, AttributeDeclaration)>,
    lists: Vec<Packed<AttributeList>>,
    models: Vec<Packed<Model>>,
    declarations: Vec<&'static str>,
    editions: Vec<&'static str>,
}

/// A line, and its unpacked content after first use.
#[derive(Debug)]
struct Packed<T> {
    line: &'static str,
    unpacked: OnceLock<T>,
}

impl Tables {
    /// Reads the tables. They must be valid: they are part of the program.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut lines = text.lines();
        let elements = Names::new(section(&mut lines));
        let mut names: Vec<&str> = Vec::new();
        // They are sorted, so that those with the same name are adjacent.
        let numbered = |declared: AttributeDeclaration| {
            if names.last() != Some(&declared.name) {
                names.push(declared.name);
            }
            (names.len() as u16 - 1, declared)
        };
        let attributes =
            section(&mut lines).into_iter().map(AttributeDeclaration::read).map(numbered).collect();
        Self {
            elements,
            attribute_names: Names::new(names),
            attributes,
            lists: section(&mut lines).into_iter().map(Packed::new).collect(),
            models: section(&mut lines).into_iter().map(Packed::new).collect(),
            declarations: section(&mut lines),
            editions: section(&mut lines),
        }
    }

    /// The DTD with this name.
    pub(crate) fn dtd(&'static self, name: &str) -> Option<Dtd> {
        let declarations =
            self.editions.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
        let mut declared = vec![None; self.elements.len()];
        for declaration in numbers(declarations) {
            let mut parts = self.declarations[usize::from(declaration)].split(' ').map(parsed::<u16>);
            if let (Some(element), Some(model), Some(list)) = (parts.next(), parts.next(), parts.next()) {
                declared[usize::from(element)] = Some(Declared { model, list });
            }
        }
        Some(Dtd { tables: self, declared: declared.into() })
    }

    pub(super) fn model(&'static self, number: u16) -> &'static Model {
        let Packed { line, unpacked } = &self.models[usize::from(number)];
        unpacked.get_or_init(|| Model::read(line, self.elements.len()))
    }

    pub(super) fn list(&'static self, number: u16) -> &'static AttributeList {
        let Packed { line, unpacked } = &self.lists[usize::from(number)];
        unpacked.get_or_init(|| {
            AttributeList::new(numbers(line).map(|number| {
                let (name, declaration) = &self.attributes[usize::from(number)];
                (*name, declaration)
            }))
        })
    }
}

impl<T> Packed<T> {
    fn new(line: &'static str) -> Self {
        Self { line, unpacked: OnceLock::new() }
    }
}

/// The lines of the next section, whose header has its name and their number.
fn section(lines: &mut Lines<'static>) -> Vec<&'static str> {
    let heading = lines.find(|line| !line.starts_with('#')).unwrap_or_default();
    let count = heading.split_once(' ').map_or(0, |(_, count)| parsed(count));
    lines.take(count).collect()
}

/// The numbers in `0-3.7`: 0, 1, 2, 3 and 7.
pub(super) fn numbers(ranges: &str) -> impl Iterator<Item = u16> {
    let ranges = ranges.split('.').filter(|range| !range.is_empty());
    ranges.flat_map(|range| match range.split_once('-') {
        Some((first, last)) => parsed(first)..=parsed(last),
        None => parsed(range)..=parsed(range),
    })
}

pub(super) fn parsed<T: FromStr>(number: &str) -> T {
    number.parse().ok().expect("the tables are made by a script that checks them")
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn ranges_of_numbers_are_expanded() {
        assert_eq!(numbers("0-3.7.10-11").collect::<Vec<_>>(), [0, 1, 2, 3, 7, 10, 11]);
        assert_eq!(numbers("").count(), 0);
    }
}
