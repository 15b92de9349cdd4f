//! What should be where an element may not stand, or where one is missing.

use std::collections::VecDeque;

use super::model::{Model, START, State};
use super::{Dtd, Move};
use crate::source::xml::Node;

/// How many siblings are looked at, to either side. Files of millions of them are not worth the wait.
const REACH: usize = 200;

/// Why an element may not stand where it does.
pub(super) enum Unexpected<'d> {
    /// Other elements are missing before it.
    AfterMissing {
        /// Of each, what it may be.
        missing: Vec<Vec<&'static str>>,
        /// The state after them and the element.
        next: State,
    },
    /// It may stand somewhere else in its parent, if anywhere.
    Misplaced(Option<Move<'d>>),
}

/// Finds out why the element `child`, whose number is `element`, may not stand where the model is in `state`.
pub(super) fn unexpected<'d>(
    dtd: &Dtd,
    child: Node<'d>,
    element: u16,
    model: &Model,
    state: State,
) -> Unexpected<'d> {
    let numbered = |sibling: Node<'d>| Some((sibling, dtd.tables.elements.number(sibling.qualified_name())?));
    let following = std::iter::successors(child.next_sibling(), |sibling| sibling.next_sibling());
    let later: Vec<_> = following.take(REACH).filter_map(numbered).collect();
    let accepts = |state| model.after(state, element).is_some();
    if let Some(states) = shortest_way(model, state, accepts) {
        let missing: Vec<Vec<u16>> = between(model, &states);
        let comes_later = |one_of: &Vec<u16>| later.iter().any(|(_, sibling)| one_of.contains(sibling));
        let last = states.last().and_then(|last| model.after(*last, element));
        if let Some(next) = last.filter(|_| !missing.iter().any(comes_later)) {
            return Unexpected::AfterMissing { missing: dtd.named(missing), next };
        }
    }
    let earlier: Vec<_> = child.parent().into_iter().flat_map(Node::children).take(REACH).collect();
    let before = earlier.iter().position(|sibling| *sibling == child).and_then(|place| {
        let earlier: Vec<_> = earlier[..place].iter().copied().filter_map(numbered).collect();
        move_before(model, element, &earlier)
    });
    Unexpected::Misplaced(before.or_else(|| move_after(model, element, state, &later)))
}

/// What is missing for the model to be complete: of each element, what it may be.
pub(super) fn missing_at_end(dtd: &Dtd, model: &Model, state: State) -> Vec<Vec<&'static str>> {
    let states = shortest_way(model, state, |state| model.accepts(state)).unwrap_or_default();
    dtd.named(between(model, &states))
}

impl Dtd {
    /// The elements that may stand here.
    pub(super) fn possible(&self, model: &Model, state: State) -> Vec<&'static str> {
        let declared = model.possible(state).filter(|element| self.declared(*element).is_some());
        declared.map(|element| self.tables.elements.name(element)).collect()
    }

    fn named(&self, elements: Vec<Vec<u16>>) -> Vec<Vec<&'static str>> {
        let name = |element| self.tables.elements.name(element);
        elements.into_iter().map(|one_of| one_of.into_iter().map(name).collect()).collect()
    }
}

/// The states on a shortest way from this one to one that will do, this one among them.
fn shortest_way(model: &Model, from: State, will_do: impl Fn(State) -> bool) -> Option<Vec<State>> {
    let mut came_from = vec![None; model.states()];
    let mut todo = VecDeque::from([from]);
    while let Some(state) = todo.pop_front() {
        if will_do(state) {
            let mut way: Vec<State> = std::iter::successors(Some(state), |state| {
                came_from[usize::from(*state)].filter(|_| *state != from)
            })
            .collect();
            way.reverse();
            return Some(way);
        }
        for next in model.next_states(state) {
            let before = &mut came_from[usize::from(next)];
            if before.is_none() && next != from {
                *before = Some(state);
                todo.push_back(next);
            }
        }
    }
    None
}

/// Which elements lead from each of these states to the next.
fn between(model: &Model, states: &[State]) -> Vec<Vec<u16>> {
    let leads = |pair: &[State]| {
        let (from, to) = (pair[0], pair[1]);
        model.possible(from).filter(|element| model.after(from, *element) == Some(to)).collect()
    };
    states.windows(2).map(leads).collect()
}

/// The sibling before which the element may stand, with the others as they are; the nearest if there are several.
fn move_before<'d>(model: &Model, element: u16, earlier: &[(Node<'d>, u16)]) -> Option<Move<'d>> {
    // What may not stand where it does is passed over, as it was before.
    let mut state = START;
    let mut places = Vec::new();
    for (sibling, number) in earlier {
        if let Some(next) = model.after(state, *number) {
            places.push((*sibling, *number, state));
            state = next;
        }
    }
    let fits = |index: &usize| {
        let first = model.after(places[*index].2, element);
        places[*index..].iter().try_fold(first?, |state, (_, number, _)| model.after(state, *number))
    };
    let index = (0..places.len()).rev().find(|index| fits(index).is_some())?;
    Some(Move::Before(places[index].0))
}

/// The sibling after which the element may stand, with the others as they are; the nearest if there are several.
fn move_after<'d>(
    model: &Model,
    element: u16,
    mut state: State,
    later: &[(Node<'d>, u16)],
) -> Option<Move<'d>> {
    for (sibling, number) in later {
        state = model.after(state, *number)?;
        if model.after(state, element).is_some() {
            return Some(Move::After(*sibling));
        }
    }
    None
}
