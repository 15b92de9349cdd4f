use std::fmt;
use std::hash::Hasher;

use serde::{Deserialize, Serialize};

/// The path from the article to a value during a walk: a step, and the path it continues.
///
/// It is on the stack and costs nothing until converted to a [`Pointer`], only when there is something to report.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> Path<'a> {
    /// The article itself.
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    /// This path, extended by the member called `name`.
    #[must_use]
    pub fn key(&'a self, name: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Key(name) }
    }

    /// This path, extended by the item at `index`, counted from 0.
    #[must_use]
    pub fn item(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), step: Step::Item(index) }
    }

    /// Whether it leads to a member called `name`.
    pub fn ends_with(&self, name: &str) -> bool {
        matches!(self.step, Step::Key(key) if key == name)
    }

    /// Whether it leads through a member called `name`, or to one.
    pub(crate) fn is_within(&self, name: &str) -> bool {
        self.ends_with(name) || self.parent.is_some_and(|parent| parent.is_within(name))
    }

    /// Whether it has more than `most` steps.
    pub(crate) fn is_longer_than(&self, most: usize) -> bool {
        std::iter::successors(self.parent, |path| path.parent).nth(most).is_some()
    }

    /// This path as a pointer.
    pub fn pointer(&self) -> Pointer {
        let above = self.parent.map(Path::pointer).unwrap_or_default();
        match self.step {
            Step::Root => above,
            Step::Key(name) => above.key(name),
            Step::Item(index) => above.item(index),
        }
    }

    /// Gives the steps to a hash function, as [`Pointer::hash_steps`] does.
    pub(crate) fn hash_steps(&self, hasher: &mut impl Hasher) {
        if let Some(parent) = self.parent {
            parent.hash_steps(hasher);
        }
        match self.step {
            Step::Root => {}
            Step::Key(name) => hash_step(name, hasher),
            Step::Item(index) => hash_index(index, hasher),
        }
    }
}

/// In a pointer, an item and a key of digits look alike.
fn hash_step(step: &str, hasher: &mut impl Hasher) {
    let may_be_index = step.starts_with(|first: char| first.is_ascii_digit());
    let index = if may_be_index { step.parse().ok() } else { None };
    match index.filter(|_| !step.starts_with('0') || step.len() == 1) {
        Some(index) => hash_index(index, hasher),
        None => hasher.write(step.as_bytes()),
    }
}

/// As bytes: of a number as such, the hash function may not see whether a 0 is there.
fn hash_index(index: usize, hasher: &mut impl Hasher) {
    hasher.write(&index.to_le_bytes());
}

/// The path from a document's root to a value, as a JSON Pointer ([RFC 6901]).
///
/// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pointer(String);

impl Pointer {
    /// This pointer, extended by the member called `name`.
    #[must_use]
    pub fn key(mut self, name: &str) -> Self {
        self.0.reserve(1 + name.len());
        self.0.push('/');
        if !name.contains(['~', '/']) {
            self.0.push_str(name);
            return self;
        }
        for part in name.split_inclusive(['~', '/']) {
            let plain = part.strip_suffix(['~', '/']).unwrap_or(part);
            self.0.push_str(plain);
            match &part[plain.len()..] {
                "~" => self.0.push_str("~0"),
                "/" => self.0.push_str("~1"),
                _ => {}
            }
        }
        self
    }

    /// This pointer, extended by the item at `index`, counted from 0.
    #[must_use]
    pub fn item(mut self, index: usize) -> Self {
        self.0.push('/');
        self.0.push_str(&index.to_string());
        self
    }

    /// This pointer, continued by `other`.
    #[must_use]
    pub(crate) fn join(mut self, other: &Pointer) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// The steps from the root, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(|step| match step.contains('~') {
            true => step.replace("~1", "/").replace("~0", "~"),
            false => step.to_owned(),
        })
    }

    /// Gives the steps of a pointer to a hash function.
    pub(crate) fn hash_steps(pointer: &str, hasher: &mut impl Hasher) {
        for step in pointer.split('/').skip(1) {
            match step.contains('~') {
                true => hash_step(&step.replace("~1", "/").replace("~0", "~"), hasher),
                false => hash_step(step, hasher),
            }
        }
    }

    /// The pointer as text; empty for the whole document.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is `other` or is within it.
    pub fn starts_with(&self, other: &Pointer) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl From<&str> for Pointer {
    fn from(pointer: &str) -> Self {
        Self(pointer.to_owned())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::BuildHasher;

    use super::*;
    use crate::source::hash::Hashing;

    #[test]
    fn paths_become_json_pointers_with_escapes() {
        let people = Path::ROOT.key("extensions");
        let odd = people.key("a/b~c");
        assert_eq!(odd.item(2).pointer().as_str(), "/extensions/a~1b~0c/2");
        assert_eq!(odd.pointer().steps().last().as_deref(), Some("a/b~c"));
    }

    #[test]
    fn a_path_and_its_pointer_have_one_hash() {
        let hashing = Hashing::default();
        let of_path = |path: Path<'_>| {
            let mut hasher = hashing.build_hasher();
            path.hash_steps(&mut hasher);
            hasher.finish()
        };
        let of_pointer = |pointer: &Pointer| {
            let mut hasher = hashing.build_hasher();
            Pointer::hash_steps(pointer.as_str(), &mut hasher);
            hasher.finish()
        };
        let people = Path::ROOT.key("people");
        for path in
            [Path::ROOT, people, people.item(0), people.item(17), people.key("17"), people.key("a/b~c")]
        {
            let pointer = path.pointer();
            assert_eq!(of_path(path), of_pointer(&pointer), "{pointer}");
        }
        let first = people.item(0);
        assert_ne!(of_path(first), of_path(first.item(0)));
        assert_ne!(of_path(people.key("07")), of_path(people.item(7)));
        assert_ne!(of_path(people.key("+7")), of_path(people.item(7)));
    }

    #[test]
    fn pointers_are_compared_by_whole_segments() {
        assert!(Pointer::from("/people/kim/name").starts_with(&Pointer::from("/people/kim")));
        assert!(!Pointer::from("/people/kimberly").starts_with(&Pointer::from("/people/kim")));
    }
}
