//! Replacing the references within an entity, with limits.

use std::borrow::Cow;

use super::{Entities, Entity, Replacement};
use crate::source::xml::character::WHITE_SPACE;
use crate::source::xml::parse::{Parsed, reference_length};
use crate::source::{Span, SyntaxError, SyntaxErrorKind, raised};

/// The maximum nesting of entities.
const MAX_DEPTH: usize = 16;

/// An entity in which references are being replaced.
struct Open<'s> {
    name: &'s str,
    value: Cow<'s, str>,
    /// How far it has been read.
    at: usize,
    text: String,
    in_attribute: String,
}

impl<'s> Entities<'s> {
    /// Makes the meaning of `&name;` known, for a declared entity. All references together may expand to `most` bytes.
    ///
    /// Errors have the span of the reference in the document.
    pub(in super::super) fn read(&mut self, name: &'s str, span: Span, most: usize) -> Parsed<()> {
        let mut open: Vec<Open<'s>> = Vec::new();
        self.begin(name, &mut open, span)?;
        while let Some(mut current) = open.pop() {
            match self.go_on(&mut current, most, span)? {
                Some(inner) => {
                    if open.iter().chain([&current]).any(|outer| outer.name == inner) {
                        return Err(SyntaxError::grammar(
                            span,
                            format!("the entity `&{inner};` refers to itself"),
                        ));
                    }
                    open.push(current);
                    self.begin(inner, &mut open, span)?;
                }
                None => {
                    self.made += current.text.len();
                    let Open { name, text, in_attribute, .. } = current;
                    let in_attribute = Some(in_attribute).filter(|other| *other != text);
                    self.declared.insert(name, Entity::Read(Replacement { text, in_attribute }));
                }
            }
        }
        if let Some(Entity::Read(Replacement { text, .. })) = self.declared.get(name) {
            self.made += text.len();
        }
        match self.made > most {
            true => Err(multiplies(span, most)),
            false => Ok(()),
        }
    }

    /// Opens an entity, unless it has already been read.
    fn begin(&mut self, name: &'s str, open: &mut Vec<Open<'s>>, span: Span) -> Parsed<()> {
        if open.len() == MAX_DEPTH {
            let message = format!("entities are nested more than {MAX_DEPTH} levels deep");
            return Err(forbidden(span, message));
        }
        match self.declared.get(name) {
            Some(Entity::Internal(value)) => {
                let (text, in_attribute) = (String::new(), String::new());
                open.push(Open { name, value: value.clone(), at: 0, text, in_attribute });
                Ok(())
            }
            Some(Entity::External) => {
                let message =
                    format!("the entity `&{name};` is external, and external entities are never read");
                Err(forbidden(span, message))
            }
            Some(Entity::Read(_)) | None => Ok(()),
        }
    }

    /// Replaces references up to the end, or up to one to an unread entity.
    fn go_on(&self, open: &mut Open<'s>, most: usize, span: Span) -> Parsed<Option<&'s str>> {
        loop {
            let rest = &open.value[open.at..];
            let length = rest.find(['<', '&']).unwrap_or(rest.len());
            let (literal, special) = rest.split_at(length);
            open.text.push_str(literal);
            open.in_attribute.extend(literal.chars().map(|c| if WHITE_SPACE.contains(&c) { ' ' } else { c }));
            if literal.contains("]]>") {
                let message = format!("the entity `&{};` contains `]]>`", open.name);
                return Err(SyntaxError::grammar(span, message).with_help("write `]]&gt;`"));
            }
            open.at += length;
            if self.made + open.text.len() > most {
                return Err(multiplies(span, most));
            }
            if special.is_empty() {
                return Ok(None);
            }
            if special.starts_with('<') {
                let message =
                    format!("the entity `&{};` contains markup, and only text is allowed", open.name);
                return Err(forbidden(span, message));
            }
            let Some(length) = reference_length(special) else {
                let message =
                    format!("the entity `&{};` contains an `&` that does not begin a reference", open.name);
                return Err(SyntaxError::grammar(span, message));
            };
            let name = &special[1..length - 1];
            match self.meaning(name, false) {
                Some(meaning) => {
                    meaning.push_to(&mut open.text);
                    self.meaning(name, true).unwrap_or(meaning).push_to(&mut open.in_attribute);
                    open.at += length;
                }
                None => match self.declared.get_key_value(name) {
                    Some((inner, _)) => return Ok(Some(inner)),
                    None => {
                        return Err(SyntaxError::grammar(
                            span,
                            format!("the entity `&{name};` is not defined"),
                        ));
                    }
                },
            }
        }
    }
}

fn multiplies(span: Span, most: usize) -> SyntaxError {
    let message = format!("the entities of this file expand to more than {most} bytes");
    let help = format!("write out their text; {}", raised("entities", most));
    SyntaxError::new(SyntaxErrorKind::EntityForbidden, span, message).with_help(help)
}

pub(in super::super) fn forbidden(span: Span, message: impl Into<String>) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::EntityForbidden, span, message).with_help("write out its text")
}
