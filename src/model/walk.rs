//! One walk over everything an article says, each value with the path to it.

use std::num::NonZeroU32;

use serde_json::Value;

use crate::model::*;
use crate::source::Path;

impl Article {
    /// Shows `see` every value of the article, in the order of the model, with the path to it.
    pub(crate) fn walk<'a>(&'a self, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        Walk::walk(self, &Path::ROOT, see);
    }
}

/// What can be walked through.
pub(super) trait Walk {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>));
}

macro_rules! leaves {
    ($($type:ident)*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                see(at, Leaf::$type(self));
            }
        })*
    };
}
leaves!(Date Language Url Uri Doi Orcid Isni Issn Isbn Ror Lei WikidataId Pmid Pmcid CountryCode);

macro_rules! references {
    ($($type:ident => $($collection:ident)+;)*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                see(at, Leaf::Reference(Reference { id: self.as_str(), to: &[$(Collection::$collection),+] }));
            }
        })*
    };
}
references! {
    AgentRef => People Organizations;
    OrganizationRef => Organizations;
    PlaceRef => Places;
    EventRef => Events;
    WorkRef => Works;
    QuoteRef => Quotes;
    EntityRef => People Organizations Places Events Works;
    BlockRef => Blocks;
}

macro_rules! entries {
    ($($type:ident => $collection:ident;)*) => {
        $(impl Walk for Entries<$type> {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                for (id, entry) in self {
                    let at = at.key(id.as_str());
                    see(&at, Leaf::Id(id, Collection::$collection));
                    entry.walk(&at, see);
                }
            }
        })*
    };
}
entries! {
    Person => People;
    Organization => Organizations;
    Place => Places;
    Event => Events;
    Work => Works;
    Quote => Quotes;
}

impl Walk for Id {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        see(at, Leaf::Id(self, Collection::Blocks));
    }
}

impl Walk for String {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        see(at, Leaf::Text(self));
    }
}

impl Walk for WorkType {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        see(at, Leaf::Text(self.as_str()));
    }
}

impl Walk for Extensions {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        let Self { allow, others } = self;
        allow.walk(&at.key("byline.allow"), see);
        for (owner, value) in others {
            see(&at.key(owner), Leaf::Extension(owner));
            value.walk(&at.key(owner), see);
        }
    }
}

impl Walk for Value {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        match self {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            Value::String(text) => see(at, Leaf::Extension(text)),
            Value::Array(items) => items.walk(at, see),
            Value::Object(members) => members.iter().for_each(|(key, value)| value.walk(&at.key(key), see)),
        }
    }
}

impl Walk for Blocks {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        self.0.walk(at, see);
    }
}

impl Walk for Inlines {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        // On paper no passages are an empty string.
        if self.0.is_empty() {
            see(at, Leaf::Text(""));
        }
        self.0.walk(at, see);
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        self.iter().enumerate().for_each(|(index, item)| item.walk(&at.item(index), see));
    }
}

impl<T: Walk> Walk for Box<T> {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        (**self).walk(at, see);
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        if let Some(value) = self {
            value.walk(at, see);
        }
    }
}

/// Values that hold no text.
macro_rules! silent {
    ($($type:ty),*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, _: &Path<'_>, _: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {}
        })*
    };
}
silent!(
    bool,
    u16,
    u32,
    f64,
    NonZeroU32,
    Break,
    ArticleKind,
    AbstractKind,
    NameStyle,
    RoleKind,
    OrganizationKind,
    PlaceKind,
    EventKind,
    EventStatus,
    QuoteKind,
    ListOrder,
    TableFrame,
    TableRules,
    Alignment,
    ForeignFormat,
    PublicationKind,
    NameKind,
    Relation,
    CorrectionKind
);

impl Walk for Speaker {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        match self {
            Self::Agent(agent) => agent.walk(at, see),
            Self::Unnamed(unnamed) => unnamed.walk(at, see),
        }
    }
}
