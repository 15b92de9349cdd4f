//! [Property copying](https://www.w3.org/TR/html-rdfa/#property-copying): things that have what a pattern has.

use super::prefixes::{RDFA, TYPE};
use super::statements::{Mention, Statement, Statements, ThingId, Value};
use crate::source::SyntaxError;
use crate::source::hash::{HashMap, HashSet};

/// Gives the properties of each pattern to the things that refer to it, and removes the patterns that any refer to.
pub(super) fn copy(statements: &mut Statements<'_>) -> Result<(), SyntaxError> {
    let copy = format!("{RDFA}copy");
    if !statements.names.contains(&copy) {
        return Ok(());
    }
    let types = statements.all.iter().filter(|statement| is_type_of_pattern(statements, statement));
    let patterns: HashSet<ThingId> = types.map(|statement| statement.subject.thing).collect();
    let copied = |statement: &Statement<'_>| match statement.value {
        Value::Thing(other) if statements.iri_of(statement.property.name) == copy => {
            Some(other.thing).filter(|other| patterns.contains(other))
        }
        _ => None,
    };
    let referenced: HashSet<ThingId> = statements.all.iter().filter_map(copied).collect();
    // What is copied from each pattern: its properties, and other patterns.
    let mut parts: HashMap<ThingId, Vec<Statement<'_>>> = HashMap::default();
    let mut inner: HashMap<ThingId, Vec<ThingId>> = HashMap::default();
    let mut pending: Vec<(Mention<'_>, ThingId)> = Vec::new();
    let mut rest = Vec::new();
    for statement in &statements.all {
        let subject = statement.subject.thing;
        match (copied(statement), referenced.contains(&subject)) {
            (Some(pattern), true) => inner.entry(subject).or_default().push(pattern),
            (Some(pattern), false) => pending.push((statement.subject, pattern)),
            (None, true) => parts.entry(subject).or_default().push(*statement),
            (None, false) => rest.push(*statement),
        }
    }
    parts.values_mut().for_each(|parts| parts.retain(|part| !is_type_of_pattern(statements, part)));
    statements.all = rest;
    let mut known: HashSet<(ThingId, ThingId)> =
        pending.iter().map(|(subject, pattern)| (subject.thing, *pattern)).collect();
    pending.reverse();
    while let Some((subject, pattern)) = pending.pop() {
        for part in parts.get(&pattern).into_iter().flatten() {
            statements.add(Statement { subject, ..*part })?;
        }
        for inner in inner.get(&pattern).into_iter().flatten() {
            statements.spend(8, subject.element)?;
            if known.insert((subject.thing, *inner)) {
                pending.push((subject, *inner));
            }
        }
    }
    Ok(())
}

/// Whether a statement is that its subject is a pattern.
fn is_type_of_pattern(statements: &Statements<'_>, statement: &Statement<'_>) -> bool {
    let Value::Thing(kind) = statement.value else { return false };
    let kind = statements.things[kind.thing.index()].as_deref();
    statements.iri_of(statement.property.name) == TYPE
        && kind.and_then(|kind| kind.strip_prefix(RDFA)) == Some("Pattern")
}
