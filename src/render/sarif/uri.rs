//! Names of files as URI references.

use fluent_uri::pct_enc::EString;
use fluent_uri::pct_enc::encoder::{Data, Path};

use crate::source::Source;

/// The URI of a source: its URL, or that of its file.
pub(super) fn of(source: &Source) -> String {
    let reference = source.reference();
    if source.url.as_deref() == Some(reference) { reference.to_owned() } else { of_file(reference) }
}

/// The URI of a file, relative if its name is. Everything is encoded that could mean something in a URI.
pub(super) fn of_file(name: &str) -> String {
    let name = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let mut path = EString::<Path>::new();
    let segments = name.split('/').enumerate().filter(|(index, segment)| match *segment {
        // A beginning slash says that the name is absolute; the others would say nothing.
        "" => *index == 0,
        segment => segment != ".",
    });
    for (index, (_, segment)) in segments.enumerate() {
        if index > 0 {
            path.push('/');
        }
        path.encode_str::<Data>(segment);
    }
    match path.as_str() {
        absolute if absolute.starts_with('/') => format!("file://{absolute}"),
        // `C:/news/a.json`, whose colon is encoded by now.
        drive if cfg!(windows) && drive.get(1..4) == Some("%3A") => {
            format!("file:///{}", drive.replacen("%3A", ":", 1))
        }
        relative => relative.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::of_file;

    #[test]
    fn what_means_something_in_a_uri_is_encoded() {
        assert_eq!(of_file("./news/a b%é?#.json"), "news/a%20b%25%C3%A9%3F%23.json");
        assert_eq!(of_file("a:b.json"), "a%3Ab.json");
        assert_eq!(of_file("../x.json"), "../x.json");
        assert_eq!(of_file("<stdin>"), "%3Cstdin%3E");
        assert_eq!(of_file("/tmp//a\n\u{202e}.json"), "file:///tmp/a%0A%E2%80%AE.json");
        assert_eq!(of_file(""), "");
    }
}
