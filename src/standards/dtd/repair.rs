//! Errors in the order of child elements: the fewest changes that would correct them.

use super::model::{Model, START, State};
use super::{Dtd, Fault, Move, Violation};
use crate::source::xml::Node;

/// The maximum number of states times children. Further errors are not worth the time.
const MOST: usize = 1 << 21;

/// How many siblings an element may be moved past.
const REACH: usize = 200;

/// The cost of an extra or a missing element. Unknown elements cost nothing: they are errors anyway, and may replace
/// whatever is missing.
const CHANGE: u32 = 1;
const IMPOSSIBLE: u32 = u32::MAX;

/// A child, and its name number if the name is declared.
type Child<'d> = (Node<'d>, Option<u16>);

/// The errors in the order of the children of `parent`.
pub(super) fn repair<'d>(dtd: &Dtd, parent: Node<'d>, model: &Model) -> Vec<Violation<'d>> {
    let number = |child: Node<'d>| dtd.element(child.qualified_name()).map(|(number, _)| number);
    let children: Vec<Child<'d>> =
        parent.elements().take(MOST / model.states()).map(|child| (child, number(child))).collect();
    let changes = changes(model, &children);
    let names = |one_of: &[u16]| one_of.iter().map(|element| dtd.tables.elements.name(*element)).collect();
    let mut gaps: Vec<Gap> = changes.iter().filter_map(|change| gap(model, change)).collect();
    let stays: Vec<(usize, u16, State)> =
        changes.iter().filter_map(|change| stay(&children, change)).collect();
    let mut found = Vec::new();
    for change in &changes {
        let Change::Passed { child: index, state } = *change else { continue };
        let (child, number) = children[index];
        let possible = dtd.possible(model, state);
        let Some(number) = number else {
            found.push(Violation { node: child, fault: Fault::ElementUnknown { possible } });
            continue;
        };
        // An element that is extra here and missing there is misplaced.
        let wanted = gaps.iter().position(|gap| gap.one_of.contains(&number)).map(|gap| gaps.remove(gap));
        let target = match wanted {
            Some(gap) => match children.get(gap.before) {
                Some((sibling, _)) => Some(Move::Before(*sibling)),
                None => children.last().map(|(sibling, _)| Move::After(*sibling)),
            },
            None => target(model, &children, &stays, index, number),
        };
        found.push(Violation { node: child, fault: Fault::ElementMisplaced { possible, target } });
    }
    found.extend(gaps.iter().map(|gap| {
        let before = children.get(gap.before).map(|(sibling, _)| *sibling);
        Violation { node: parent, fault: Fault::ElementMissing { one_of: names(&gap.one_of), before } }
    }));
    found
}

/// One step of the path through children and states.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// The child stays; it is accepted from this state.
    Kept { child: usize, state: State },
    /// The child is extra, or unknown.
    Passed { child: usize, state: State },
    /// An element that leads from one state to the other is missing before this child, or at the end.
    Missing { before: usize, from: State, to: State },
}

/// Missing elements before a child.
struct Gap {
    before: usize,
    one_of: Vec<u16>,
}

/// The cheapest path from the initial state to an accepting one.
fn changes(model: &Model, children: &[Child<'_>]) -> Vec<Change> {
    let states = model.states();
    let next: Vec<Vec<State>> = (0..states).map(|state| model.next_states(state as State)).collect();
    // For each child, and for the end: the cost of each state before it, and the step to it.
    let mut cells: Vec<(u32, Option<Change>)> = vec![(IMPOSSIBLE, None); (children.len() + 1) * states];
    cells[usize::from(START)].0 = 0;
    for (index, layer) in (0..=children.len()).map(|index| (index, index * states)) {
        // Several elements in a row may be missing.
        let mut todo: Vec<State> = (0..states as State).collect();
        while let Some(from) = todo.pop() {
            let cost = cells[layer + usize::from(from)].0.saturating_add(CHANGE);
            for &to in &next[usize::from(from)] {
                let cell = &mut cells[layer + usize::from(to)];
                if cost < cell.0 {
                    *cell = (cost, Some(Change::Missing { before: index, from, to }));
                    todo.push(to);
                }
            }
        }
        let Some((_, number)) = children.get(index) else { break };
        for state in 0..states as State {
            let cost = cells[layer + usize::from(state)].0;
            let mut reach = |to: State, cost: u32, change: Change| {
                let cell = &mut cells[layer + states + usize::from(to)];
                // Of two elements of which only one can stay, the first one does.
                let goes = matches!(change, Change::Passed { .. });
                if cost < cell.0 || goes && cost == cell.0 {
                    *cell = (cost, Some(change));
                }
            };
            let passed = Change::Passed { child: index, state };
            match number {
                _ if cost == IMPOSSIBLE => {}
                None => {
                    reach(state, cost, passed);
                    next[usize::from(state)].iter().for_each(|to| reach(*to, cost, passed));
                }
                Some(number) => {
                    if let Some(to) = model.after(state, *number) {
                        reach(to, cost, Change::Kept { child: index, state });
                    }
                    reach(state, cost + CHANGE, passed);
                }
            }
        }
    }
    let last = (0..states as State).filter(|state| model.accepts(*state));
    let end = children.len() * states;
    let Some(mut state) = last.min_by_key(|state| cells[end + usize::from(*state)].0) else {
        return Vec::new();
    };
    let mut layer = children.len();
    let mut changes = Vec::new();
    while let Some(change) = cells[layer * states + usize::from(state)].1 {
        (layer, state) = match change {
            Change::Kept { child, state } | Change::Passed { child, state } => (child, state),
            Change::Missing { before, from, .. } => (before, from),
        };
        changes.push(change);
    }
    changes.reverse();
    changes
}

fn gap(model: &Model, change: &Change) -> Option<Gap> {
    let Change::Missing { before, from, to } = *change else { return None };
    let one_of = model.possible(from).filter(|element| model.after(from, *element) == Some(to)).collect();
    Some(Gap { before, one_of })
}

/// The child that stays, its number, and the state before it.
fn stay(children: &[Child<'_>], change: &Change) -> Option<(usize, u16, State)> {
    let Change::Kept { child, state } = *change else { return None };
    Some((child, children[child].1?, state))
}

/// Where the child `index` is allowed among those that stay: the nearest place, if there are several.
fn target<'d>(
    model: &Model,
    children: &[Child<'d>],
    stays: &[(usize, u16, State)],
    index: usize,
    number: u16,
) -> Option<Move<'d>> {
    let (earlier, later) = stays.split_at(stays.partition_point(|(child, _, _)| *child < index));
    // From the state before one of them, through this child, to the others in their order.
    let fits = |first: usize| {
        let rest = stays[first..].iter().take(2 * REACH);
        let state = stays.get(first).map_or_else(
            || stays.last().and_then(|(_, number, state)| model.after(*state, *number)),
            |(_, _, state)| Some(*state),
        );
        let state = model.after(state?, number)?;
        rest.map(|(_, number, _)| *number).try_fold(state, |state, number| model.after(state, number))
    };
    let before = (0..earlier.len()).rev().take(REACH).find(|first| fits(*first).is_some());
    let after = || (earlier.len()..stays.len()).take(REACH).find(|last| fits(last + 1).is_some());
    match before {
        Some(first) => Some(Move::Before(children[earlier[first].0].0)),
        None if later.is_empty() => None,
        None => after().map(|last| Move::After(children[stays[last].0].0)),
    }
}

impl Dtd {
    /// The elements allowed here.
    fn possible(&self, model: &Model, state: State) -> Vec<&'static str> {
        let declared = model.possible(state).filter(|element| self.declared[usize::from(*element)].is_some());
        declared.map(|element| self.tables.elements.name(element)).collect()
    }
}
