//! Content models.

use super::packed::{number, numbers};

/// A content model.
#[derive(Debug)]
pub(super) struct Model {
    /// Whether the element must be empty, even of comments.
    pub(super) is_empty: bool,
    /// Whether text is allowed.
    pub(super) has_text: bool,
    /// The allowed sequences of elements: by element number, the class of elements with the same transitions. Those of
    /// the first class have none.
    classes: Box<[u8]>,
    class_count: usize,
    /// By state and class, the next state.
    moves: Box<[State]>,
    /// The accepting states.
    accepting: Box<[bool]>,
}

/// A state of the automaton.
pub(super) type State = u8;

/// The initial state.
pub(super) const START: State = 0;

/// Instead of a state: no transition.
const NOWHERE: State = State::MAX;

impl Model {
    /// Unpacks a line of the tables.
    pub(super) fn read(line: &str, elements: usize) -> Self {
        let mut parts = line.split(' ');
        let kind = parts.next();
        let states: usize = parts.next().map_or(1, |count| usize::from(number(count.as_bytes())));
        let mut accepting = vec![kind == Some("empty"); states];
        for state in parts.next().into_iter().flat_map(numbers) {
            accepting[usize::from(state)] = true;
        }
        let columns: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once(':')).collect();
        let class_count = columns.len() + 1;
        let mut classes = vec![0; elements];
        let mut moves = vec![NOWHERE; states * class_count];
        for (class, (names, targets)) in (1..).zip(columns) {
            for name in numbers(names) {
                classes[usize::from(name)] = class;
            }
            for (state, target) in targets.split(',').enumerate() {
                if target != "-" {
                    moves[state * class_count + usize::from(class)] = number(target.as_bytes()) as State;
                }
            }
        }
        Self {
            is_empty: kind == Some("empty"),
            has_text: kind == Some("mixed"),
            classes: classes.into(),
            class_count,
            moves: moves.into(),
            accepting: accepting.into(),
        }
    }

    /// The state after this element, if it is allowed here.
    pub(super) fn after(&self, state: State, element: u16) -> Option<State> {
        let class = self.classes[usize::from(element)];
        let next = self.moves[usize::from(state) * self.class_count + usize::from(class)];
        (next != NOWHERE).then_some(next)
    }

    /// Whether the content may end here.
    pub(super) fn accepts(&self, state: State) -> bool {
        self.accepting[usize::from(state)]
    }

    pub(super) fn states(&self) -> usize {
        self.accepting.len()
    }

    /// The elements allowed here.
    pub(super) fn possible(&self, state: State) -> impl Iterator<Item = u16> {
        (0..)
            .zip(&self.classes)
            .map(|(element, _)| element)
            .filter(move |element| self.after(state, *element).is_some())
    }

    /// The next states for any element, except this one.
    pub(super) fn next_states(&self, state: State) -> Vec<State> {
        let start = usize::from(state) * self.class_count;
        let mut next = self.moves[start..start + self.class_count].to_vec();
        next.sort_unstable();
        next.dedup();
        next.retain(|next| *next != NOWHERE && *next != state);
        next
    }
}
