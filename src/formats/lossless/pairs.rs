//! Which items of two lists belong together.

use std::hash::Hash;
use std::ops::Range;

use serde_json::Value;

use crate::source::hash::HashMap;

/// The maximum number of pairs to compare: of longer lists, only the ends are compared.
const MOST: usize = 4_000_000;

/// Up to this many items are compared directly, without hashing.
const FEW: usize = 64;

/// The positions of items that are equal or correspond, in order.
///
/// As many equal items as possible are paired; between them, as many of the same kind; and the rest between those one
/// by one.
pub(super) fn pairs(wanted: &[Value], found: &[Value]) -> Vec<(usize, usize)> {
    let equal = common(wanted, found);
    filled(equal, (wanted.len(), found.len()), |wanted_gap, found_gap| {
        let wanted: Vec<&str> = wanted[wanted_gap].iter().map(kind).collect();
        let found: Vec<&str> = found[found_gap].iter().map(kind).collect();
        let alike = common(&wanted, &found);
        filled(alike, (wanted.len(), found.len()), |wanted, found| {
            (0..wanted.len()).zip(0..found.len()).collect()
        })
    })
}

/// The kind of node. A paragraph may be a bare string or have no type.
fn kind(item: &Value) -> &str {
    match item.get("type") {
        Some(Value::String(kind)) if kind != "paragraph" => kind,
        _ => "",
    }
}

/// All pairs: the given ones, and those that `fill` finds in the gaps between them, counting from 0.
fn filled(
    pairs: Vec<(usize, usize)>,
    ends: (usize, usize),
    fill: impl Fn(Range<usize>, Range<usize>) -> Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    let mut all = Vec::with_capacity(pairs.len());
    let (mut w, mut f) = (0, 0);
    for pair in pairs.into_iter().map(Some).chain([None]) {
        let (next_w, next_f) = pair.unwrap_or(ends);
        if w < next_w && f < next_f {
            all.extend(fill(w..next_w, f..next_f).into_iter().map(|(i, j)| (w + i, f + j)));
        }
        all.extend(pair);
        (w, f) = (next_w + 1, next_f + 1);
    }
    all
}

/// The positions of items that both lists have, in order: a longest common subsequence.
fn common<T: Eq + Hash>(wanted: &[T], found: &[T]) -> Vec<(usize, usize)> {
    let before = wanted.iter().zip(found).take_while(|(a, b)| a == b).count();
    let (wanted_rest, found_rest) = (&wanted[before..], &found[before..]);
    let after = wanted_rest.iter().rev().zip(found_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (w, f) = (wanted_rest.len() - after, found_rest.len() - after);
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|n| (n, n)).collect();
    if w > 0 && f > 0 && w * f <= MOST {
        let between = longest(&wanted_rest[..w], &found_rest[..f]);
        pairs.extend(between.into_iter().map(|(i, j)| (before + i, before + j)));
    }
    pairs.extend((0..after).map(|n| (before + w + n, before + f + n)));
    pairs
}

/// A longest common subsequence, by the lengths of those of all tails.
fn longest<T: Eq + Hash>(wanted: &[T], found: &[T]) -> Vec<(usize, usize)> {
    let [wanted, found] = numbered([wanted, found]);
    let (w, f) = (wanted.len(), found.len());
    let spot = |i: usize, j: usize| i * (f + 1) + j;
    let mut lengths = vec![0_u32; (w + 1) * (f + 1)];
    for i in (0..w).rev() {
        for j in (0..f).rev() {
            lengths[spot(i, j)] = match wanted[i] == found[j] {
                true => lengths[spot(i + 1, j + 1)] + 1,
                false => lengths[spot(i + 1, j)].max(lengths[spot(i, j + 1)]),
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < w && j < f {
        if wanted[i] == found[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[spot(i + 1, j)] >= lengths[spot(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Replaces items with numbers, equal for equal items, so that each item is only hashed once.
fn numbered<T: Eq + Hash>(lists: [&[T]; 2]) -> [Vec<usize>; 2] {
    // For a few items, comparing all is cheaper than hashing: most differ in their first bytes.
    if lists.iter().all(|items| items.len() <= FEW) {
        let mut known: Vec<&T> = Vec::with_capacity(2 * FEW);
        return lists.map(|items| {
            let number = |item| {
                known.iter().position(|other| *other == item).unwrap_or_else(|| {
                    known.push(item);
                    known.len() - 1
                })
            };
            items.iter().map(number).collect()
        });
    }
    let mut numbers = HashMap::default();
    lists.map(|items| {
        let number = |item| {
            let next = numbers.len();
            *numbers.entry(item).or_insert(next)
        };
        items.iter().map(number).collect()
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn paired(wanted: Value, found: Value) -> Vec<(usize, usize)> {
        pairs(wanted.as_array().unwrap(), found.as_array().unwrap())
    }

    #[test]
    fn equal_items_are_paired() {
        let pairs = paired(json!(["a", "new", "b", "c", "a", "d"]), json!(["a", "b", "c", "d"]));
        assert_eq!(pairs, [(0, 0), (2, 1), (3, 2), (5, 3)]);
        let pairs = paired(json!(["a", "new", "b", "x", "d"]), json!(["a", "b", "y", "d"]));
        assert_eq!(pairs, [(0, 0), (2, 1), (3, 2), (4, 3)]);
    }

    #[test]
    fn items_of_one_kind_are_paired_between_equal_items() {
        let figure = |id: &str| json!({ "type": "figure", "id": id });
        let wanted = json!(["a", { "type": "math" }, figure("f"), { "type": "paragraph", "id": "p" }, "b"]);
        assert_eq!(paired(wanted, json!(["a", figure("g"), "p", "b"])), [(0, 0), (2, 1), (3, 2), (4, 3)]);
    }

    #[test]
    fn long_lists_are_paired_by_their_ends() {
        let item = |n: usize| Value::from(n);
        let wanted: Vec<Value> = (0..9_000).map(item).collect();
        let found: Vec<Value> = (0..9_000).map(|n| if n == 4_000 { item(99_999) } else { item(n) }).collect();
        assert_eq!(pairs(&wanted, &found), (0..9_000).map(|n| (n, n)).collect::<Vec<_>>());
        let others: Vec<Value> = (10_000..19_000).map(item).collect();
        assert_eq!(pairs(&wanted, &others).len(), 9_000);
    }
}
