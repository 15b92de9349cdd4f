//! Whether values of a property say the same, in whatever form.

use crate::source::hash::HashSet;
use crate::source::jsonld::Graph;
use crate::source::{Kind, Node, html};

/// What some values of a property say, for comparison with others.
///
/// A value says its text, or the names, ids and addresses of the thing that it is. White space, capitals and HTML make no
/// difference; a day says the same as a time on that day, a language the same as one with a country.
#[derive(Debug, Default)]
pub(crate) struct Said {
    whole: HashSet<String>,
    /// The days of times, and the languages of tags with a country.
    coarse: HashSet<String>,
}

impl Said {
    /// Adds what a value says.
    pub(crate) fn add<'d>(&mut self, graph: &Graph<'d>, value: Node<'d>) {
        for text in graph.designations(value) {
            let whole = plain(text);
            self.coarse.extend(coarse(&whole).map(str::to_owned));
            self.whole.insert(whole);
        }
    }

    /// Whether a value says the same as one of them.
    pub(crate) fn has<'d>(&self, graph: &Graph<'d>, value: Node<'d>) -> bool {
        graph.designations(value).into_iter().any(|text| {
            let whole = plain(text);
            self.whole.contains(&whole)
                || self.coarse.contains(&whole)
                || coarse(&whole).is_some_and(|coarse| self.whole.contains(coarse))
        })
    }
}

impl<'d> Graph<'d> {
    /// The texts that say which thing a value is.
    fn designations(&self, value: Node<'d>) -> Vec<&str> {
        match value.kind() {
            Kind::Object => {
                let mut found: Vec<&str> = self.id(value).into_iter().collect();
                let mut values = Vec::new();
                for part in self.parts(value) {
                    for member in self.members(part) {
                        if ["name", "headline", "url", "contentUrl"].iter().any(|name| member.name.is(name)) {
                            self.each_value(member.node, &mut values, &mut |_| {});
                        }
                    }
                }
                found.extend(values.into_iter().filter_map(|value| self.text(value)));
                found
            }
            Kind::Number => vec![value.raw()],
            Kind::Bool(true) => vec!["true"],
            Kind::Bool(false) => vec!["false"],
            Kind::String => self.text(value).into_iter().collect(),
            Kind::Null | Kind::Array => Vec::new(),
        }
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

/// The day of a time, or the language of a tag with more.
fn coarse(plain: &str) -> Option<&str> {
    let day = plain.get(..10).filter(|day| day.bytes().filter(|byte| *byte == b'-').count() == 2);
    if let Some(day) = day.filter(|_| plain.len() > 10) {
        return Some(day);
    }
    let (language, _) = plain.split_once(['-', '_'])?;
    let is_language = matches!(language.len(), 2..=3) && plain.len() <= 11;
    (is_language && language.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::{coarse, plain};

    #[test]
    fn forms_make_no_difference() {
        let is_same = |one: &str, other: &str| {
            let (one, other) = (plain(one), plain(other));
            one == other || coarse(&one) == Some(&other) || Some(one.as_str()) == coarse(&other)
        };
        for (one, other) in [
            ("Tides  rise ", "tides rise"),
            ("http://a.example/b/", "https://a.example/b"),
            ("2026-03-14", "2026-03-14T09:00:00Z"),
            ("en", "en-GB"),
            ("Tides &amp; <i>winds</i>", "Tides & winds"),
        ] {
            assert!(is_same(one, other) && is_same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Tides rise", "Tides fall"),
            ("2026-03-1", "2026-03-14"),
            ("2026-03-14T10:00:00Z", "2026-03-14T09:00:00Z"),
            ("en", "enm"),
            ("en-US", "en-GB"),
            ("é", "ée"),
            ("a", ""),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }
}
