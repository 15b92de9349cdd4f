//! One change to an article, by the way to the place.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::model::{Article, Blocks, Entries, Extensions, Id, Inlines};
use crate::source::Pointer;

/// What becomes of a place of an article.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The value stands there instead of what stood there, if anything did.
    Put(Value),
    /// The value stands there, in a list, before what stood there.
    Insert(Value),
    /// Nothing stands there any more; a field that is never without a value has the usual one.
    Remove,
}

impl Article {
    /// Makes a change at the place that `pointer` leads to. Values are in their short or their long form.
    ///
    /// The pointer goes by the long form: `/metadata/authors/0/agent`, even if that author is a bare string on paper.
    /// The last step may name a new member of a map, or the place behind the last item of a list.
    ///
    /// ```
    /// use byline::model::{Article, Change};
    /// use serde_json::json;
    ///
    /// let article = r#"{ "metadata": { "title": "Votes", "language": "en", "authors": ["kim"] }, "body": "It voted." }"#;
    /// let mut article: Article = serde_json::from_str(article)?;
    /// article.change(&"/metadata/authors/0/corresponding".into(), Change::Put(json!(true))).unwrap();
    /// article.change(&"/body/0".into(), Change::Insert(json!("It met."))).unwrap();
    /// assert!(article.metadata.authors[0].corresponding);
    /// assert_eq!(serde_json::to_value(&article)?["body"], json!(["It met.", "It voted."]));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the pointer leads to nothing that the article has or could have, or the value is of another type; the
    /// article is as it was.
    pub fn change(&mut self, pointer: &Pointer, change: Change) -> Result<(), Unfit> {
        let steps: Vec<String> = pointer.steps().collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        self.change_at(&steps, change)
    }
}

/// There is no such place in the article, or it cannot hold that value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the article has no such place, or it cannot hold that value")
    }
}

impl std::error::Error for Unfit {}

/// What can be changed by the way to a part of it.
pub(super) trait ChangeAt {
    fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit>;
}

/// Changes all that `target` holds.
pub(super) fn replace<T: DeserializeOwned>(target: &mut T, change: Change) -> Result<(), Unfit> {
    match change {
        Change::Put(value) => *target = read(value)?,
        Change::Insert(_) | Change::Remove => return Err(Unfit),
    }
    Ok(())
}

/// Changes all that `target` holds; without any it is empty.
fn replace_or_empty<T: DeserializeOwned + Default>(target: &mut T, change: Change) -> Result<(), Unfit> {
    match change {
        Change::Remove => *target = T::default(),
        change => replace(target, change)?,
    }
    Ok(())
}

/// Takes away the field `name`, of which some value is there by default.
pub(super) fn reset<T: Serialize + DeserializeOwned>(target: &mut T, name: &str) -> Result<(), Unfit> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(&*target) else { return Err(Unfit) };
    fields.remove(name);
    *target = read(Value::Object(fields))?;
    Ok(())
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Unfit> {
    serde_json::from_value(value).map_err(|_| Unfit)
}

/// Values that have no parts.
macro_rules! whole {
    ($($type:ty),*) => {
        $(impl crate::model::change::ChangeAt for $type {
            fn change_at(
                &mut self,
                steps: &[&str],
                change: crate::model::change::Change,
            ) -> Result<(), crate::model::change::Unfit> {
                if steps.is_empty() {
                    crate::model::change::replace(self, change)
                } else {
                    Err(crate::model::change::Unfit)
                }
            }
        })*
    };
}
pub(super) use whole;

whole!(Id, String, Value);

impl<T: ChangeAt + DeserializeOwned> ChangeAt for Option<T> {
    fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit> {
        if steps.is_empty() {
            return match change {
                Change::Put(value) => read(value).map(|value| *self = Some(value)),
                change => replace_or_empty(self, change),
            };
        }
        self.as_mut().ok_or(Unfit)?.change_at(steps, change)
    }
}

impl<T: ChangeAt + DeserializeOwned> ChangeAt for Vec<T> {
    fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit> {
        let Some((step, rest)) = steps.split_first() else { return replace_or_empty(self, change) };
        let index: usize = step.parse().map_err(|_| Unfit)?;
        match (rest, change) {
            ([], Change::Put(value) | Change::Insert(value)) if index == self.len() => {
                self.push(read(value)?)
            }
            ([], Change::Insert(value)) if index < self.len() => self.insert(index, read(value)?),
            ([], Change::Remove) if index < self.len() => drop(self.remove(index)),
            (rest, change) => self.get_mut(index).ok_or(Unfit)?.change_at(rest, change)?,
        }
        Ok(())
    }
}

impl<T: ChangeAt + DeserializeOwned> ChangeAt for Entries<T> {
    fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit> {
        match (steps, change) {
            ([], change) => replace_or_empty(self, change)?,
            ([id], Change::Put(value)) => drop(self.insert(Id((*id).to_owned()), read(value)?)),
            ([id], Change::Remove) => drop(self.shift_remove(*id).ok_or(Unfit)?),
            ([id, rest @ ..], change) => self.get_mut(*id).ok_or(Unfit)?.change_at(rest, change)?,
        }
        Ok(())
    }
}

impl ChangeAt for Extensions {
    fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit> {
        match (steps, change) {
            ([], change) => replace_or_empty(self, change)?,
            (["byline.allow", rest @ ..], change) => self.allow.change_at(rest, change)?,
            ([owner], Change::Put(value)) => drop(self.others.insert((*owner).to_owned(), value)),
            ([owner], Change::Remove) => drop(self.others.shift_remove(*owner).ok_or(Unfit)?),
            _ => return Err(Unfit),
        }
        Ok(())
    }
}

/// Lists that may stand on paper as a string.
macro_rules! lists {
    ($($type:ty),*) => {
        $(impl ChangeAt for $type {
            fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit> {
                if steps.is_empty() { replace(self, change) } else { self.0.change_at(steps, change) }
            }
        })*
    };
}
lists!(Blocks, Inlines);
