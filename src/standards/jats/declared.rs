//! The edition of JATS that a document declares.

use super::{Edition, MathMl, TableModel, TagSet, Version};
use crate::source::xml::Document;

/// What a document declares itself to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// This edition. A draft counts as the version that it led to.
    Edition(Edition),
    /// The NLM tag sets, versions 1.0 to 3.0, the predecessors of JATS.
    Nlm,
    /// Nothing, or something unknown.
    Unknown,
}

/// The edition a document declares: by the public identifier of its document type declaration, or else by the system
/// identifier, or else by `dtd-version`, for the loosest tag set.
pub fn declared(document: &Document<'_>) -> Declared {
    let doctype = document.doctype();
    let by_public_id = doctype.and_then(|doctype| of_public_id(doctype.public_id.as_deref()?));
    let by_system_id = || doctype.and_then(|doctype| of_system_id(doctype.system_id?));
    let by_version = || {
        let version = document.root().attribute("dtd-version")?.value();
        let edition = Edition::new(Version::of_number(version.trim())?, TagSet::Archiving);
        Some(Declared::Edition(edition))
    };
    by_public_id.or_else(by_system_id).or_else(by_version).unwrap_or(Declared::Unknown)
}

/// `-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with OASIS Tables with MathML3 v1.2d1 20170631//EN`.
fn of_public_id(public_id: &str) -> Option<Declared> {
    let title = public_id.strip_prefix("-//NLM//DTD ")?;
    let Some(title) = title.strip_prefix("JATS (Z39.96) ") else {
        let words = ["Archiving and Interchange", "Publishing", "Authoring"];
        return words.iter().any(|word| title.contains(word)).then_some(Declared::Nlm);
    };
    let (title, version) = title.split_once(" v")?;
    let version = Version::of_number(version.split([' ', '/']).next()?)?;
    let tag_set = TagSet::ALL.into_iter().find(|tag_set| title.starts_with(tag_set.title()))?;
    let tables = if title.contains("OASIS Tables") { TableModel::Oasis } else { TableModel::Xhtml };
    let mathml = if title.contains("MathML3") { MathMl::V3 } else { MathMl::V2 };
    Some(Declared::Edition(Edition { version, tag_set, tables, mathml }.or_nearest()))
}

/// `https://jats.nlm.nih.gov/publishing/1.3/JATS-journalpublishing1-3-mathml3.dtd`, or only the file name.
fn of_system_id(system_id: &str) -> Option<Declared> {
    let (folders, file) = system_id.rsplit_once('/').unwrap_or(("", system_id));
    let stem = file.strip_suffix(".dtd")?;
    let Some(stem) = stem.strip_prefix("JATS-") else {
        let stems = ["archivearticle", "journalpublishing", "articleauthoring"];
        return stems.iter().any(|known| stem.starts_with(known)).then_some(Declared::Nlm);
    };
    let (tag_set, tables, rest) = [
        ("archivearticle1", TagSet::Archiving, TableModel::Xhtml),
        ("archive-oasis-article1", TagSet::Archiving, TableModel::Oasis),
        ("journalpublishing1", TagSet::Publishing, TableModel::Xhtml),
        ("journalpublishing-oasis-article1", TagSet::Publishing, TableModel::Oasis),
        ("articleauthoring1", TagSet::Authoring, TableModel::Xhtml),
    ]
    .into_iter()
    .find_map(|(prefix, tag_set, tables)| Some((tag_set, tables, stem.strip_prefix(prefix)?)))?;
    let (minor, mathml) = match rest.strip_suffix("-mathml3") {
        Some(minor) => (minor, MathMl::V3),
        None => (rest, MathMl::V2),
    };
    let version = match minor.strip_prefix('-') {
        Some(minor) => Version::of_number(&format!("1.{minor}"))?,
        // Until 1.2, only the folder named the tag set.
        None => Version::of_number(folders.rsplit('/').next()?)?,
    };
    Some(Declared::Edition(Edition { version, tag_set, tables, mathml }.or_nearest()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::parse;

    fn declared_by(text: &str) -> String {
        match declared(&parse(text).unwrap()) {
            Declared::Edition(edition) => edition.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn every_edition_is_recognized_by_either_identifier() {
        for edition in Edition::all() {
            let (public_id, system_id) = (edition.public_id(), edition.system_id());
            for doctype in [format!("PUBLIC '{public_id}' 'x'"), format!("SYSTEM '{system_id}'")] {
                let text = format!("<!DOCTYPE article {doctype}><article/>").replace('\'', "\"");
                assert_eq!(declared_by(&text), edition.to_string(), "{text}");
            }
        }
    }

    #[test]
    fn drafts_count_as_their_final_version() {
        for (doctype, edition) in [
            (
                "PUBLIC '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1d3 20150301//EN' 'x'",
                "1.1-publishing-mathml2",
            ),
            (
                "PUBLIC '-//NLM//DTD JATS (Z39.96) Article Authoring DTD with MathML3 v1.4d1 20240201//EN' 'x'",
                "1.4-authoring",
            ),
            (
                "SYSTEM 'http://jats.nlm.nih.gov/archiving/1.2d1/JATS-archive-oasis-article1.dtd'",
                "1.2-archiving-oasis-mathml2",
            ),
            ("SYSTEM 'JATS-journalpublishing1-3d2-mathml3.dtd'", "1.3-publishing"),
        ] {
            assert_eq!(declared_by(&format!("<!DOCTYPE article {doctype}><article/>")), edition);
        }
    }

    #[test]
    fn the_version_attribute_is_the_last_resort() {
        assert_eq!(declared_by("<article dtd-version='1.2'/>"), "1.2-archiving");
        assert_eq!(
            declared_by(
                "<!DOCTYPE article SYSTEM 'JATS-journalpublishing1.dtd'><article dtd-version='1.1d1'/>"
            ),
            "1.1-archiving"
        );
        for text in [
            "<article/>",
            "<article dtd-version='1.5'/>",
            "<article dtd-version='1.3x'/>",
            "<!DOCTYPE article PUBLIC '-//W3C//DTD HTML 4.01//EN' 'x'><article/>",
        ] {
            assert_eq!(declared_by(text), "Unknown");
        }
    }

    #[test]
    fn nlm_is_recognized_but_is_not_jats() {
        for doctype in [
            "PUBLIC '-//NLM//DTD Journal Publishing DTD v3.0 20080202//EN' 'journalpublishing3.dtd'",
            "PUBLIC '-//NLM//DTD Journal Archiving and Interchange DTD v2.3 20070202//EN' 'x'",
            "SYSTEM 'archivearticle.dtd'",
        ] {
            assert_eq!(declared_by(&format!("<!DOCTYPE article {doctype}><article/>")), "Nlm");
        }
    }
}
