//! `page-image-differs`

use crate::diagnostic::Code;
use crate::rules::page::{Contradiction, contradictions};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::hash::HashSet;
use crate::source::jsonld::Graph;
use crate::source::{Kind, Node};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("page-image-differs", include_str!("page_image_differs.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let graph = file.graph;
    let named = |image| address(graph, image).map(|(_, address)| Name::of(address));
    let agree = |one: &Option<Name>, other: &Option<Name>| {
        one.as_ref().zip(other.as_ref()).is_none_or(|(one, other)| one.may_be_of_one(other))
    };
    for found in contradictions(file, &["image", "thumbnailUrl"], named, agree) {
        let Contradiction { better, other, more } = found;
        let name = |image| graph.written_name(image, "image");
        let place = |image| address(graph, image).map_or(image, |(node, _)| node).brief_span();
        let finding =
            report.at(place(other), format!("`{}` and `{}` are different images", name(other), name(better)));
        finding.related(place(better), format!("`{}`", name(better)));
        more.iter().for_each(|image| _ = finding.related(place(*image), format!("also `{}`", name(*image))));
        finding.label("another image").help(
            "readers of search results and of link previews see two images; if this is intended, ignore this advice",
        );
    }
}

/// The address of an image, and where it is.
fn address<'d>(graph: &'d Graph<'d>, image: Node<'d>) -> Option<(Node<'d>, &'d str)> {
    let mut found = Vec::new();
    if image.kind() == Kind::Object {
        let members = graph.parts(image).into_iter().flat_map(|part| graph.members(part));
        for member in members.filter(|member| member.name.is("url") || member.name.is("contentUrl")) {
            graph.each_value(member.node, &mut found, &mut |_| {});
        }
    } else {
        found.push(image);
    }
    let first = *found.first()?;
    Some((first, graph.text(first)?))
}

/// What the address of an image says of it.
struct Name {
    /// The name of the file, without its extension, in lower case.
    file: String,
    /// Whether it has words.
    has_words: bool,
    /// Its longer parts, and the parts of the whole address with so many digits that they may be the image's number.
    parts: HashSet<String>,
}

/// Words for any image, or for one of its crops.
const ANY: [&str; 22] = [
    "base",
    "crop",
    "default",
    "facebook",
    "full",
    "image",
    "images",
    "img",
    "landscape",
    "large",
    "main",
    "medium",
    "original",
    "photo",
    "picture",
    "preview",
    "scaled",
    "share",
    "small",
    "square",
    "thumb",
    "twitter",
];

impl Name {
    fn of(address: &str) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().to_lowercase();
        let file = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let file = file.rsplit_once('.').map_or(file, |(name, _)| name);
        let length = |part: &str| part.chars().count();
        let is_telling = |part: &&str| length(part) >= 4 && !ANY.contains(part);
        let is_number =
            |part: &&str| length(part) >= 5 && part.matches(|c: char| c.is_ascii_digit()).count() >= 4;
        let has_words = parts_of(file).filter(is_telling).any(|part| part.chars().all(char::is_alphabetic));
        let chosen = parts_of(file).filter(is_telling).chain(parts_of(&path).filter(is_number));
        Self { has_words, parts: chosen.map(str::to_owned).collect(), file: file.to_owned() }
    }

    /// Whether the addresses may be of one image in two crops: unless both have words for names, and nothing in common.
    fn may_be_of_one(&self, other: &Self) -> bool {
        /// Names that begin alike are of one series of crops.
        const BEGINNING: usize = 5;
        let alike = self.file.chars().zip(other.file.chars()).take_while(|(a, b)| a == b).count();
        !self.has_words || !other.has_words || alike >= BEGINNING || !self.parts.is_disjoint(&other.parts)
    }
}

fn parts_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::Name;

    fn may_be_same(one: &str, other: &str) -> bool {
        Name::of(one).may_be_of_one(&Name::of(other))
    }

    #[test]
    fn crops_and_numbers_tell_nothing() {
        for (one, other) in [
            ("https://a.example/img/council-hall-1200x630.jpg", "https://b.example/Council_hall.webp?w=90"),
            ("https://a.example/8f2c1e.jpg", "https://a.example/council-hall.jpg"),
            ("https://a.example/123456/council.jpg", "https://a.example/i/harbour-123456.jpg"),
            ("https://a.example/rock142_v-fullhd.jpg", "https://a.example/rock142_v-contentxl.jpg"),
            ("https://a.example/meteorite2.jpg", "https://a.example/meteorite-landing.jpg"),
            ("https://a.example/original.jpg", "https://a.example/image-square.jpg"),
        ] {
            assert!(may_be_same(one, other), "{one} {other}");
        }
        assert!(!may_be_same("https://a.example/council-hall.jpg", "https://a.example/night-ferry.jpg"));
    }
}
