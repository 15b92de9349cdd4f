//! The formats that can be read.

use crate::formats::article::Syntax;
use crate::source::json;
use crate::source::markdown::front_matter;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// byline's own model, as JSON.
    Json,
    /// byline's own model, as YAML.
    Yaml,
    /// byline's own model, as Markdown with front matter.
    Markdown,
    /// JATS XML, and its predecessor NLM.
    Jats,
    /// schema.org JSON-LD.
    Jsonld,
    /// A web page with JSON-LD.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Json, Self::Yaml, Self::Markdown, Self::Jats, Self::Jsonld, Self::Html];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Markdown => "markdown",
            Self::Jats => "jats",
            Self::Jsonld => "jsonld",
            Self::Html => "html",
        }
    }

    /// The syntax, if it is byline's own format.
    pub fn own(self) -> Option<Syntax> {
        match self {
            Self::Json => Some(Syntax::Json),
            Self::Yaml => Some(Syntax::Yaml),
            Self::Markdown => Some(Syntax::Markdown),
            Self::Jats | Self::Jsonld | Self::Html => None,
        }
    }

    /// The format of a file, by its extension, or else by how it begins.
    ///
    /// ```
    /// use byline::Format;
    /// assert_eq!(Format::of("PMC42.nxml", ""), Format::Jats);
    /// assert_eq!(Format::of("-", "<!DOCTYPE html><title>Votes</title>"), Format::Html);
    /// assert_eq!(Format::of("page.json", r#"{ "@context": "https://schema.org" }"#), Format::Jsonld);
    /// ```
    pub fn of(name: &str, text: &str) -> Self {
        match Self::by_extension(name) {
            Some(Self::Json) => Self::of_json(text),
            Some(format) => format,
            None => match text.trim_start().as_bytes() {
                [b'{', ..] => Self::of_json(text),
                [b'[', ..] => Self::Jsonld,
                [b'<', ..] if is_html(text) => Self::Html,
                [b'<', ..] => Self::Jats,
                [b'-', b'-', b'-', b'\r' | b'\n', ..] if front_matter(text).is_some() => Self::Markdown,
                _ => Self::Yaml,
            },
        }
    }

    /// The format of a file by its extension; `json` may be JSON-LD, too.
    pub(crate) fn by_extension(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "json" => Self::Json,
            "yaml" | "yml" => Self::Yaml,
            "md" | "markdown" => Self::Markdown,
            "xml" | "nxml" | "jats" => Self::Jats,
            "jsonld" => Self::Jsonld,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => return None,
        })
    }

    /// byline's own format, unless there is a JSON-LD keyword at the top level and no field of byline's.
    fn of_json(text: &str) -> Self {
        if !["\"@context\"", "\"@graph\"", "\"@type\""].iter().any(|word| text.contains(word)) {
            return Self::Json;
        }
        match json::parse(text) {
            Ok(tree) if tree.root().get("metadata").is_some() => Self::Json,
            Ok(tree) if ["@context", "@graph", "@type"].iter().any(|key| tree.root().get(key).is_some()) => {
                Self::Jsonld
            }
            Ok(_) => Self::Json,
            Err(_) if text.contains("\"metadata\"") => Self::Json,
            Err(_) => Self::Jsonld,
        }
    }
}

impl From<Syntax> for Format {
    fn from(syntax: Syntax) -> Self {
        match syntax {
            Syntax::Json => Self::Json,
            Syntax::Yaml => Self::Yaml,
            Syntax::Markdown => Self::Markdown,
        }
    }
}

/// Whether the markup begins with a doctype of HTML, or an element that only web pages begin with.
fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        rest = match rest {
            _ if rest.starts_with("<!--") => rest.split_once("-->").map_or("", |(_, rest)| rest),
            _ if rest.starts_with("<?") => rest.split_once("?>").map_or("", |(_, rest)| rest),
            _ => break,
        }
        .trim_start();
    }
    let beginning: String = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title", "<link", "<div"]
        .iter()
        .any(|opening| beginning.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_recognized_by_extension_or_content() {
        let cases = [
            ("a.json", r#"{"metadata": {}, "extensions": {"@context": 1}}"#, Format::Json),
            ("a.json", r#"{"@graph": []}"#, Format::Jsonld),
            ("a.json", r#"{"x": {"@type": "y"}}"#, Format::Json),
            ("a.YML", "{", Format::Yaml),
            ("a.xml", "<html/>", Format::Jats),
            (
                "a",
                "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE article SYSTEM 'x.dtd'><article/>",
                Format::Jats,
            ),
            ("a", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", Format::Html),
            ("a", "[{\"@type\": \"NewsArticle\"}]", Format::Jsonld),
            ("a", "metadata: {}", Format::Yaml),
            ("a", "---\nmetadata: {}\n---\n\nA ferry.", Format::Markdown),
            ("a", "---\nmetadata: {}\n", Format::Yaml),
            ("a.md", "A ferry.", Format::Markdown),
            ("", "", Format::Yaml),
        ];
        for (name, text, format) in cases {
            assert_eq!(Format::of(name, text), format, "{name}: {text}");
        }
    }
}
