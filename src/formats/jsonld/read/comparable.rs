//! Whether two syntaxes of a page give a property the same value, in whatever form.

use crate::model::{Date, Language, written_date};
use crate::source::hash::HashSet;
use crate::source::jsonld::Graph;
use crate::source::{Kind, Node, html};

/// The values of a property, for comparison with others.
///
/// A value is compared by its text, or by the names, ids and addresses of the thing that it is. White space, capitals and
/// HTML make no difference; a day equals every time on that day, and a language the same one with a country.
#[derive(Debug)]
pub(super) struct ComparableValues {
    property: Property,
    whole: HashSet<String>,
    /// The days of times, and the languages of tags with a country.
    coarse: HashSet<String>,
}

/// What the values of a property are.
#[derive(Debug, Clone, Copy)]
enum Property {
    Date,
    Language,
    Other,
}

impl ComparableValues {
    /// No values of the property `term`.
    pub(super) fn new(term: &str) -> Self {
        let property = match term {
            "dateCreated" | "dateModified" | "datePublished" | "expires" | "uploadDate" => Property::Date,
            "inLanguage" => Property::Language,
            _ => Property::Other,
        };
        Self { property, whole: HashSet::default(), coarse: HashSet::default() }
    }

    pub(super) fn add<'d>(&mut self, graph: &Graph<'d>, value: Node<'d>) {
        for text in designations(graph, value) {
            let (whole, coarse) = self.property.comparable(text);
            self.coarse.extend(coarse);
            self.whole.insert(whole);
        }
    }

    /// Whether a value equals one of them.
    pub(super) fn contains<'d>(&self, graph: &Graph<'d>, value: Node<'d>) -> bool {
        designations(graph, value).into_iter().any(|text| {
            let (whole, coarse) = self.property.comparable(text);
            self.whole.contains(&whole)
                || self.coarse.contains(&whole)
                || coarse.is_some_and(|coarse| self.whole.contains(&coarse))
        })
    }
}

impl Property {
    /// A value in the form that is compared; of a time also its day, of a language with a country also the language.
    fn comparable(self, text: &str) -> (String, Option<String>) {
        match self {
            Self::Date => {
                let (date, _) = written_date(text.trim());
                let day = date.as_str().split('T').next().unwrap_or_default().to_owned();
                match Date::from("1970-01-01T00:00:00Z").seconds_until(&date) {
                    Some(seconds) => (format!("{seconds} seconds"), Some(day)),
                    None if day.len() < date.as_str().len() => (date.as_str().to_owned(), Some(day)),
                    None => (plain(date.as_str()), None),
                }
            }
            Self::Language => {
                let tag = plain(&text.replace('_', "-"));
                let language = Language::from(tag.as_str()).primary().to_owned();
                let coarse = Some(language).filter(|language| language.len() < tag.len());
                (tag, coarse)
            }
            Self::Other => (plain(text), None),
        }
    }
}

/// The texts that say which thing a value is.
fn designations<'g, 'd>(graph: &'g Graph<'d>, value: Node<'d>) -> Vec<&'g str> {
    match value.kind() {
        Kind::Object => {
            let mut found: Vec<&str> = graph.id(value).into_iter().collect();
            let mut values = Vec::new();
            for part in graph.parts(value) {
                for member in graph.members(part) {
                    if ["name", "headline", "url", "contentUrl"].iter().any(|name| member.name.is(name)) {
                        graph.each_value(member.node, &mut values, &mut |_| {});
                    }
                }
            }
            found.extend(values.into_iter().filter_map(|value| graph.text(value)));
            found
        }
        Kind::Number => vec![value.raw()],
        Kind::Bool(true) => vec!["true"],
        Kind::Bool(false) => vec!["false"],
        Kind::String => graph.text(value).into_iter().collect(),
        Kind::Null | Kind::Array => Vec::new(),
    }
}

/// A text without white space, capitals and HTML; of an address, without the protocol and a slash at the end.
fn plain(text: &str) -> String {
    let decoded = text.contains(['&', '<']).then(|| html::text_of(text));
    let text = decoded.as_deref().unwrap_or(text);
    let mut plain: String =
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    for protocol in ["http:", "https:"] {
        if plain.starts_with(protocol) {
            plain.drain(..protocol.len());
        }
    }
    plain.truncate(plain.trim_end_matches('/').len());
    plain
}

#[cfg(test)]
mod tests {
    use super::Property;

    #[test]
    fn forms_make_no_difference() {
        let is_same = |property: Property, one: &str, other: &str| {
            let (one, other) = (property.comparable(one), property.comparable(other));
            one.0 == other.0 || one.1.as_ref() == Some(&other.0) || Some(&one.0) == other.1.as_ref()
        };
        for (property, one, other) in [
            (Property::Other, "Tides  rise ", "tides rise"),
            (Property::Other, "http://a.example/b/", "https://a.example/b"),
            (Property::Other, "Tides &amp; <i>winds</i>", "Tides & winds"),
            (Property::Date, "2026-03-14", "2026-03-14T09:00:00Z"),
            (Property::Date, "2026-03-14T10:00:00+01:00", "2026-03-14T09:00:00Z"),
            (Property::Date, "2026-03-14T10:00:00", "2026-03-14"),
            (Property::Language, "en", "en-GB"),
            (Property::Language, "en_gb", "en-GB"),
        ] {
            assert!(is_same(property, one, other) && is_same(property, other, one), "{one} {other}");
        }
        for (property, one, other) in [
            (Property::Other, "Tides rise", "Tides fall"),
            (Property::Other, "co", "co-op"),
            (Property::Other, "é", "ée"),
            (Property::Other, "a", ""),
            (Property::Date, "2026-03-1", "2026-03-14"),
            (Property::Date, "2026-03-14T10:00:00Z", "2026-03-14T09:00:00Z"),
            (Property::Language, "en", "enm"),
            (Property::Language, "en-US", "en-GB"),
        ] {
            assert!(!is_same(property, one, other), "{one} {other}");
        }
    }
}
