//! What one round of decoding learns for the next.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::Blank;
use super::failure::{Failure, Place, Trouble};
use crate::source::hash::HashMap;
use crate::source::{NodeId, Tree};

/// What is known about a tree during decoding, across rounds.
pub(super) struct Session<'t> {
    tree: &'t Tree<'t>,
    /// The members with a duplicate key, in order.
    repeated: Vec<NodeId>,
    blank_values: BTreeSet<NodeId>,
    blank_members: BTreeSet<(NodeId, &'static str)>,
    /// How to make a placeholder for a type.
    lessons: HashMap<&'static str, Lesson>,
    /// Whether any member was ignored.
    ignored: Cell<bool>,
}

/// What was learned about placeholders for a type.
#[derive(Debug, Default)]
pub(super) struct Lesson {
    /// How many forms it has rejected.
    pub(super) refused: usize,
    /// The members that it requires.
    pub(super) members: Vec<&'static str>,
}

impl<'t> Session<'t> {
    pub(super) fn new(tree: &'t Tree<'_>) -> Self {
        let mut repeated: Vec<_> = tree.repeated_keys().into_iter().map(|(_, again)| again).collect();
        repeated.sort_unstable();
        Self {
            tree,
            repeated,
            blank_values: BTreeSet::new(),
            blank_members: BTreeSet::new(),
            lessons: HashMap::default(),
            ignored: Cell::new(false),
        }
    }

    pub(super) fn is_repeated(&self, node: NodeId) -> bool {
        !self.repeated.is_empty() && self.repeated.binary_search(&node).is_ok()
    }

    pub(super) fn is_blank(&self, node: NodeId) -> bool {
        self.blank_values.contains(&node)
    }

    /// The members that need placeholders in an object.
    pub(super) fn blank_members(&self, object: NodeId) -> Vec<&'static str> {
        let from_object = self.blank_members.range((object, "")..);
        from_object.take_while(|(node, _)| *node == object).map(|(_, name)| *name).collect()
    }

    pub(super) fn lesson(&self, wanted: &'static str) -> Option<&Lesson> {
        self.lessons.get(wanted)
    }

    pub(super) fn ignore(&self) {
        self.ignored.set(true);
    }

    pub(super) fn is_complete(&self) -> bool {
        let nothing_blank = self.blank_values.is_empty() && self.blank_members.is_empty();
        nothing_blank && self.repeated.is_empty() && !self.ignored.get()
    }

    pub(super) fn into_blanks(self) -> Vec<Blank> {
        let members = self.blank_members.into_iter().map(|(node, name)| Blank::Member(node, name));
        let mut blanks: Vec<_> = self.blank_values.into_iter().map(Blank::Value).chain(members).collect();
        blanks.sort_unstable_by_key(|blank| blank.node());
        blanks
    }

    /// Prepares the next round. `None` if there is nothing left to try.
    pub(super) fn learn(&mut self, failure: Failure) -> Option<()> {
        match (failure.place.unwrap_or(Place::Node(NodeId::ROOT)), failure.trouble) {
            (Place::Node(object), Trouble::Missing(name)) => {
                if self.blank_members.insert((object, name)) {
                    Some(())
                } else {
                    self.blank(object)
                }
            }
            (Place::Node(node), _) => self.blank(node),
            (Place::Placeholder { blank, wanted }, Trouble::Missing(name)) => {
                let lesson = self.lessons.entry(wanted).or_default();
                if lesson.members.contains(&name) {
                    return self.blank_parent(blank);
                }
                lesson.members.push(name);
                Some(())
            }
            (Place::Placeholder { wanted, .. }, Trouble::Unreadable) => {
                self.lessons.entry(wanted).or_default().refused += 1;
                Some(())
            }
            (Place::Placeholder { blank, .. }, Trouble::Hopeless) => self.blank_parent(blank),
        }
    }

    /// Makes this value blank from now on, and no longer anything within it.
    fn blank(&mut self, node: NodeId) -> Option<()> {
        if self.is_blank(node) {
            return self.blank_parent(Blank::Value(node));
        }
        let tree = self.tree;
        self.blank_values.retain(|inner| !tree.node(*inner).is_within(node));
        self.blank_members.retain(|(inner, _)| !tree.node(*inner).is_within(node));
        self.blank_values.insert(node);
        Some(())
    }

    /// Makes the parent of a blank blank, because no placeholder fits in its place.
    fn blank_parent(&mut self, blank: Blank) -> Option<()> {
        match blank {
            Blank::Value(node) => {
                let parent = self.tree.node(node).parent()?;
                self.blank(parent.id())
            }
            Blank::Member(object, _) => self.blank(object),
        }
    }
}
