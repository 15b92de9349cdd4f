//! The URLs of files: from a table, or from the sitemap of the site that they are pages of.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::cli::Error;
use crate::source::hash::HashMap;
use crate::source::{Source, xml};

/// The URLs of files.
#[derive(Debug)]
pub(super) enum UrlMap {
    /// By the end of their path.
    Paths(HashMap<String, String>),
    /// Of the only file.
    Only(String),
}

impl Default for UrlMap {
    fn default() -> Self {
        Self::Paths(HashMap::default())
    }
}

impl UrlMap {
    /// The URL of the only file.
    pub(super) fn only(url: &str) -> Result<Self, Error> {
        match is_url(url) {
            true => Ok(Self::Only(url.to_owned())),
            false => Err(Error::Request(format!("--url is an address with `https://`, not `{url}`"))),
        }
    }

    /// Reads a [sitemap](https://www.sitemaps.org/protocol.html), or a table with a path and a URL in each line, between
    /// them a comma or a tab.
    pub(super) fn read(file: &Path) -> Result<Self, Error> {
        let bytes = fs::read(file).map_err(|cause| Error::Read(file.to_path_buf(), cause))?;
        let wrong = |why: String| Error::Request(format!("cannot read the URLs in {file:?}: {why}"));
        let source = Source::from_bytes(file.display().to_string(), bytes)
            .map_err(|undecodable| wrong(undecodable.error.message))?;
        match source.text.trim_start().starts_with('<') {
            true => Self::of_sitemap(&source.text).map_err(wrong),
            false => Self::of_table(&source.text).map_err(wrong),
        }
    }

    fn of_sitemap(text: &str) -> Result<Self, String> {
        let document = xml::parse(text).map_err(|error| error.message)?;
        if document.root().name() != "urlset" {
            return Err("it is XML, but its root is not `urlset` of a sitemap".to_owned());
        }
        let locations =
            document.root().descendants().filter(|node| node.name() == "loc").map(|node| node.text());
        Ok(Self::Paths(locations.map(|url| (path_in(url.trim()), url.trim().to_owned())).collect()))
    }

    fn of_table(text: &str) -> Result<Self, String> {
        let mut urls = HashMap::default();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let columns = line.split_once('\t').or_else(|| line.rsplit_once(','));
            match columns.map(|(path, url)| (bare(path), bare(url))) {
                Some((path, url)) if is_url(url) => {
                    urls.insert(normalized(Path::new(path)), url.to_owned());
                }
                // The names of the columns.
                Some(_) if index == 0 => {}
                _ => return Err(format!("line {} is not a path, a comma or tab, and a URL", index + 1)),
            }
        }
        Ok(Self::Paths(urls))
    }

    /// The URL of a file, or of standard input: that of the longest path in the map with which its own ends.
    pub(super) fn url(&self, path: Option<&Path>) -> Option<&str> {
        let (urls, path) = match self {
            Self::Only(url) => return Some(url),
            Self::Paths(urls) => (urls, path?),
        };
        let whole = normalized(path);
        let page = without_extension(&whole);
        let folder = page.strip_suffix("index").map(|folder| folder.trim_end_matches('/'));
        let names = [Some(whole.as_str()), Some(page), folder];
        let ends = names.into_iter().flatten().flat_map(|name| {
            let after_slashes = name.match_indices('/').map(|(at, _)| &name[at + 1..]);
            [name].into_iter().chain(after_slashes).filter_map(|end| urls.get_key_value(end))
        });
        ends.max_by_key(|(end, _)| end.len()).map(|(_, url)| url.as_str())
    }
}

/// The path in a URL, without an extension: a page may be saved with another one.
fn path_in(url: &str) -> String {
    let path =
        url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    without_extension(path).to_owned()
}

fn without_extension(path: &str) -> &str {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) if dot > 0 => &path[..name + dot],
        _ => path,
    }
}

/// A path with `/`, without `.`.
fn normalized(path: &Path) -> String {
    let names: PathBuf = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
    names.to_string_lossy().replace('\\', "/")
}

/// A column without white space and quotation marks around it.
fn bare(column: &str) -> &str {
    let column = column.trim();
    column.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(column)
}

fn is_url(text: &str) -> bool {
    text.split_once("://")
        .is_some_and(|(scheme, rest)| matches!(scheme, "http" | "https") && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_in_a_sitemap_by_the_end_of_their_path() {
        let map = UrlMap::of_sitemap(
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://example.org/</loc></url>\
             <url><loc> https://example.org/news/a </loc></url><url><loc>https://example.org/a.html?b=1&amp;c=2</loc></url>\
             </urlset>",
        )
        .unwrap();
        for (path, url) in [
            ("index.html", Some("https://example.org/")),
            ("./dump/news/a.html", Some("https://example.org/news/a")),
            ("dump/news/a/index.html", Some("https://example.org/news/a")),
            ("other/a.htm", Some("https://example.org/a.html?b=1&c=2")),
            ("news/b.html", None),
        ] {
            assert_eq!(map.url(Some(Path::new(path))), url, "{path}");
        }
        assert!(UrlMap::of_sitemap("<html/>").is_err());
    }

    #[test]
    fn a_table_may_have_names_of_columns_and_quotation_marks() {
        let map = UrlMap::of_table(
            "file,url\na,b.html,https://example.org/ab\n\"c.html\",\"https://example.org/c\"\nd/e.xml\thttps://example.org/e\n",
        )
        .unwrap();
        assert_eq!(map.url(Some(Path::new("x/a,b.html"))), Some("https://example.org/ab"));
        assert_eq!(map.url(Some(Path::new("c.html"))), Some("https://example.org/c"));
        assert_eq!(map.url(Some(Path::new("d/e.xml"))), Some("https://example.org/e"));
        assert_eq!(map.url(Some(Path::new("e.xml"))), None);
        assert_eq!(
            UrlMap::of_table("a.html,https://example.org/\nb.html\n").unwrap_err(),
            "line 2 is not a path, a comma or tab, and a URL"
        );
    }
}
