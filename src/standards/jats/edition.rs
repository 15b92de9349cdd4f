//! The editions of JATS and their names.

use std::fmt;
use std::str::FromStr;

/// One edition of JATS: one DTD.
///
/// Its name includes differences from the default, MathML 3 and XHTML tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edition {
    /// The version.
    pub version: Version,
    /// The tag set.
    pub tag_set: TagSet,
    /// The table model.
    pub tables: TableModel,
    /// The MathML version. JATS 1.0 only has MathML 2.
    pub mathml: MathMl,
}

/// A released version of JATS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// ANSI/NISO Z39.96-2012.
    V1_0,
    /// ANSI/NISO Z39.96-2015.
    V1_1,
    /// ANSI/NISO Z39.96-2019.
    V1_2,
    /// ANSI/NISO Z39.96-2021.
    V1_3,
    /// ANSI/NISO Z39.96-2024.
    V1_4,
}

/// A tag set, which determines how strict a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TagSet {
    /// Journal Archiving and Interchange, the loosest.
    Archiving,
    /// Journal Publishing.
    Publishing,
    /// Article Authoring, the strictest.
    Authoring,
}

/// A table model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableModel {
    /// As in HTML.
    Xhtml,
    /// As in HTML, or OASIS (CALS) tables in a separate namespace. Not available in Authoring.
    Oasis,
}

/// A version of MathML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MathMl {
    /// MathML 2.0.
    V2,
    /// MathML 3.0.
    V3,
}

impl Version {
    /// All versions, oldest first.
    pub const ALL: [Self; 5] = [Self::V1_0, Self::V1_1, Self::V1_2, Self::V1_3, Self::V1_4];

    /// As in the attribute `dtd-version`: `1.3`.
    pub fn number(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0",
            Self::V1_1 => "1.1",
            Self::V1_2 => "1.2",
            Self::V1_3 => "1.3",
            Self::V1_4 => "1.4",
        }
    }

    /// The version with this number: `1.3`. A draft, `1.3d2`, counts as the version that it led to.
    pub fn of_number(number: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| {
            let rest = number.strip_prefix(version.number());
            rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('d').is_some_and(is_digits))
        })
    }

    /// The date of its DTDs, which is part of their public identifiers.
    fn date(self) -> &'static str {
        match self {
            Self::V1_0 => "20120330",
            Self::V1_1 => "20151215",
            Self::V1_2 => "20190208",
            Self::V1_3 => "20210610",
            Self::V1_4 => "20241031",
        }
    }
}

impl TagSet {
    /// All tag sets, loosest first.
    pub const ALL: [Self; 3] = [Self::Archiving, Self::Publishing, Self::Authoring];

    /// Its short name: `archiving`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Archiving => "archiving",
            Self::Publishing => "publishing",
            Self::Authoring => "authoring",
        }
    }

    /// Its name in public identifiers.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Archiving => "Journal Archiving and Interchange",
            Self::Publishing => "Journal Publishing",
            Self::Authoring => "Article Authoring",
        }
    }
}

impl Edition {
    /// The edition of this version and tag set with XHTML tables and its newest MathML.
    pub fn new(version: Version, tag_set: TagSet) -> Self {
        let mathml = if version == Version::V1_0 { MathMl::V2 } else { MathMl::V3 };
        Self { version, tag_set, tables: TableModel::Xhtml, mathml }
    }

    /// All editions, oldest first.
    pub fn all() -> impl Iterator<Item = Self> {
        let tag_sets = Version::ALL.into_iter().flat_map(|version| TagSet::ALL.map(|set| (version, set)));
        let usual = tag_sets.map(|(version, tag_set)| Self::new(version, tag_set));
        let tables = [TableModel::Xhtml, TableModel::Oasis];
        let with_tables = usual.flat_map(move |edition| tables.map(|tables| Self { tables, ..edition }));
        let with_mathml =
            with_tables.flat_map(|edition| [MathMl::V3, MathMl::V2].map(|mathml| Self { mathml, ..edition }));
        with_mathml.filter(|edition| edition.exists())
    }

    /// This edition, or the most similar one if it does not exist.
    pub(super) fn or_nearest(self) -> Self {
        let usual = Self::new(self.version, self.tag_set);
        let with_tables = Self { tables: self.tables, ..usual };
        let nearest = [self, Self { mathml: self.mathml, ..usual }, with_tables];
        nearest.into_iter().find(|edition| edition.exists()).unwrap_or(usual)
    }

    fn exists(self) -> bool {
        let has_mathml = self.version != Version::V1_0 || self.mathml == MathMl::V2;
        let has_tables = self.tag_set != TagSet::Authoring || self.tables == TableModel::Xhtml;
        has_mathml && has_tables
    }

    /// Its name in messages: "JATS Archiving 1.3 with MathML 2".
    pub fn title(self) -> String {
        let Self { version, tag_set, tables, mathml } = self;
        let tag_set = match tag_set {
            TagSet::Archiving => "Archiving",
            TagSet::Publishing => "Publishing",
            TagSet::Authoring => "Authoring",
        };
        let with = match (tables, mathml) {
            (TableModel::Oasis, MathMl::V2) if version != Version::V1_0 => " with OASIS tables and MathML 2",
            (TableModel::Oasis, _) => " with OASIS tables",
            (TableModel::Xhtml, MathMl::V2) if version != Version::V1_0 => " with MathML 2",
            (TableModel::Xhtml, _) => "",
        };
        format!("JATS {tag_set} {}{with}", version.number())
    }

    /// The public identifier of its DTD.
    pub fn public_id(self) -> String {
        let Self { version, tag_set, tables, mathml } = self;
        let title = tag_set.title();
        let tables = if tables == TableModel::Oasis { " with OASIS Tables" } else { "" };
        let mathml = if mathml == MathMl::V3 { " with MathML3" } else { "" };
        let (version, date) = (version.number(), version.date());
        format!("-//NLM//DTD JATS (Z39.96) {title} DTD{tables}{mathml} v{version} {date}//EN")
    }

    /// The URL of its DTD, at the [National Library of Medicine](https://jats.nlm.nih.gov).
    pub fn system_id(self) -> String {
        let Self { version, tag_set, tables, mathml } = self;
        let stem = match (tag_set, tables) {
            (TagSet::Archiving, TableModel::Xhtml) => "JATS-archivearticle1",
            (TagSet::Archiving, TableModel::Oasis) => "JATS-archive-oasis-article1",
            (TagSet::Publishing, TableModel::Xhtml) => "JATS-journalpublishing1",
            (TagSet::Publishing, TableModel::Oasis) => "JATS-journalpublishing-oasis-article1",
            (TagSet::Authoring, _) => "JATS-articleauthoring1",
        };
        let minor = match version {
            Version::V1_0 | Version::V1_1 | Version::V1_2 => "",
            Version::V1_3 => "-3",
            Version::V1_4 => "-4",
        };
        let mathml = if mathml == MathMl::V3 { "-mathml3" } else { "" };
        // The folder of Authoring has another name.
        let folder = if tag_set == TagSet::Authoring { "articleauthoring" } else { tag_set.name() };
        format!("https://jats.nlm.nih.gov/{folder}/{}/{stem}{minor}{mathml}.dtd", version.number())
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, tag_set, tables, mathml } = *self;
        write!(f, "{}-{}", version.number(), tag_set.name())?;
        if tables == TableModel::Oasis {
            f.write_str("-oasis")?;
        }
        // Version 1.0 has no other.
        if mathml == MathMl::V2 && version != Version::V1_0 {
            f.write_str("-mathml2")?;
        }
        Ok(())
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::all().find(|edition| edition.to_string() == name).ok_or_else(|| {
            format!("there is no edition `{name}` of JATS; one is called `1.3-archiving`, another `1.2-publishing-oasis-mathml2`")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edition_has_a_name_and_tables() {
        assert_eq!(Edition::all().count(), 45);
        for edition in Edition::all() {
            assert_eq!(edition.to_string().parse(), Ok(edition));
            assert!(edition.dtd().has_element("article"));
            let oasis = edition.tables == TableModel::Oasis;
            assert_eq!(edition.dtd().has_element("oasis:table"), oasis, "{edition}");
            assert_eq!(edition.dtd().has_element("mml:mlongdiv"), edition.mathml == MathMl::V3, "{edition}");
            assert_eq!(
                edition.dtd().has_element("processing-meta"),
                edition.version >= Version::V1_3,
                "{edition}"
            );
        }
    }

    #[test]
    fn only_editions_with_oasis_tables_know_their_elements() {
        let text = include_str!("../../../tests/fixtures/jats-editions/oasis_table.xml");
        let document = crate::source::xml::parse(text).unwrap();
        for edition in Edition::all().filter(|edition| edition.version == Version::V1_3) {
            let violations = edition.dtd().check(&document);
            let is_known =
                violations.iter().all(|violation| !violation.node.qualified_name().starts_with("oasis:"));
            assert_eq!(is_known, edition.tables == TableModel::Oasis, "{edition}");
            assert!(
                violations.is_empty() || edition.tables != TableModel::Oasis,
                "{edition}: {violations:?}"
            );
        }
    }
}
