//! From where in the file each field of the article was read.

use serde_json::Value;

use crate::diagnostic::Place;
use crate::formats::import::FieldOrigin;
use crate::formats::jsonld::read::original::Original;
use crate::model::Article;
use crate::source::Pointer;

impl Original<'_> {
    /// From where each field of the article was read: a list from the place of its first item, and an object from that of
    /// each of its fields, if it has none of its own. Fields that are written nowhere in the file are left out.
    pub(crate) fn field_origins(&self, article: &Article) -> Vec<FieldOrigin> {
        let mut origins = Vec::new();
        let article = serde_json::to_value(article).unwrap_or_default();
        for (name, value) in article.as_object().into_iter().flatten() {
            let at = Pointer::default().key(name);
            match value.as_object() {
                // The object of the article is no origin of its metadata.
                Some(fields) if name == Article::METADATA => {
                    fields
                        .iter()
                        .for_each(|(name, value)| self.add(at.clone().key(name), value, &mut origins));
                }
                _ => self.add(at, value, &mut origins),
            }
        }
        origins
    }

    fn add(&self, field: Pointer, value: &Value, origins: &mut Vec<FieldOrigin>) {
        if let Some(origin) = self.field_origin(&field, value) {
            origins.push(FieldOrigin { field, ..origin });
        } else if let Value::Object(fields) = value {
            fields.iter().for_each(|(name, value)| self.add(field.clone().key(name), value, origins));
        }
    }

    /// The origin of a value, or of the first in a list that has one.
    fn field_origin(&self, field: &Pointer, value: &Value) -> Option<FieldOrigin> {
        if let Some(markup) = self.markup_of(field) {
            let location = self.locate(&Place::At(field.clone()));
            return Some(FieldOrigin { field: field.clone(), markup, location });
        }
        let mut of_item = Vec::new();
        for (number, item) in value.as_array()?.iter().enumerate() {
            self.add(field.clone().item(number), item, &mut of_item);
            if !of_item.is_empty() {
                break;
            }
        }
        of_item.into_iter().next()
    }
}
