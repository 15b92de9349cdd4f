//! Days, months, years and seasons.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Date, Dates, Metadata};
use crate::source::Path;
use crate::source::xml::Node;

/// The elements with publication dates.
#[derive(Default)]
pub(super) struct PublicationDates<'d>(Vec<Node<'d>>);

impl<'d> PublicationDates<'d> {
    pub(super) fn add(&mut self, pub_date: Node<'d>) {
        self.0.push(pub_date);
    }
}

/// The medium of a publication date.
#[derive(Clone, Copy, PartialEq)]
enum Appearance {
    Online,
    Print,
    /// Both, or not stated.
    Any,
    /// A collection, an archive, a preprint: none of these is the publication.
    Other,
}

impl<'d> Reader<'d> {
    /// Selects the dates of first publication online and in print. The others are kept as they are.
    pub(super) fn pub_dates(&mut self, dates: PublicationDates<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let PublicationDates(nodes) = dates;
        let at = at.key(Metadata::DATES);
        let mut known = Vec::with_capacity(nodes.len());
        for node in nodes {
            match self.date(node) {
                Some(date) => known.push((node, self.appearance(node), date)),
                None => self.keep_unmapped("article-meta", node),
            }
        }
        let first = |wanted: &[Appearance]| {
            let of_these =
                known.iter().enumerate().filter(|(_, (_, appearance, _))| wanted.contains(appearance));
            of_these.min_by_key(|(_, (.., date))| date.as_str()).map(|(index, _)| index)
        };
        let print = first(&[Appearance::Print]);
        let published =
            first(&[Appearance::Online, Appearance::Any]).or(print).or_else(|| first(&[Appearance::Other]));
        for (index, (node, _, date)) in known.into_iter().enumerate() {
            let is_same_day = Some(index) == print && metadata.dates.published.as_ref() == Some(&date);
            if Some(index) == published {
                self.note(&at.key(Dates::PUBLISHED), node);
                let date = metadata.dates.published.get_or_insert(date).clone();
                if published == print {
                    metadata.dates.published_print.get_or_insert(date);
                }
            } else if Some(index) == print && !is_same_day {
                self.note(&at.key(Dates::PUBLISHED_PRINT), node);
                metadata.dates.published_print.get_or_insert(date);
            } else {
                self.keep_unmapped("article-meta", node);
            }
        }
    }

    fn appearance(&self, pub_date: Node<'d>) -> Appearance {
        let attribute = |name| pub_date.attribute(name).map(|found| found.value().to_ascii_lowercase());
        match attribute("pub-type").as_deref() {
            Some("epub") => return Appearance::Online,
            Some("ppub") => return Appearance::Print,
            Some("epub-ppub" | "pub") => return Appearance::Any,
            Some(_) => return Appearance::Other,
            None => {}
        }
        if !matches!(
            attribute("date-type").as_deref(),
            None | Some("pub" | "publication" | "published" | "epub")
        ) {
            return Appearance::Other;
        }
        match attribute("publication-format").as_deref() {
            Some("print") => Appearance::Print,
            Some("electronic" | "online" | "web") => Appearance::Online,
            _ => Appearance::Any,
        }
    }

    /// The date of an element, in EDTF: from its parts, or from `iso-8601-date`.
    pub(in crate::formats::jats::read) fn date(&mut self, node: Node<'d>) -> Option<Date> {
        let mut parts = DateParts::default();
        for child in node.elements() {
            self.date_part(child, &mut parts);
        }
        let by_parts = parts.date();
        if by_parts.is_some() && parts.is_partly_understood() {
            let unclear = node.elements().find(|child| matches!(child.name(), "month" | "season"));
            self.ignore(unclear.unwrap_or(node));
        }
        let iso = self.attribute(node, "iso-8601-date").map(Date).filter(|date| date.as_iso().is_some());
        match (by_parts, iso) {
            // The attribute may be more precise, but must not contradict the parts.
            (Some(parts), Some(iso)) => {
                let agree = iso.as_str().starts_with(parts.as_str());
                Some(if agree { iso } else { parts })
            }
            (parts, iso) => parts.or(iso),
        }
    }

    /// One of `<day>`, `<month>`, `<season>`, `<year>`, `<string-date>`.
    pub(in crate::formats::jats::read) fn date_part(&mut self, child: Node<'d>, parts: &mut DateParts) {
        match child.name() {
            "day" => parts.day = self.words_opt(child),
            "month" => parts.month = self.words_opt(child),
            "season" => parts.season = self.words_opt(child),
            "year" => {
                parts.iso = self.attribute(child, "iso-8601-date");
                parts.year = self.words_opt(child);
            }
            "string-date" => {
                for part in child.elements() {
                    self.date_part(part, parts);
                }
                parts.words = self.words_opt(child);
            }
            "era" | "time-stamp" | "x" => {}
            _ => self.ignore(child),
        }
    }
}

/// The parts of a date.
#[derive(Debug, Default)]
pub(in crate::formats::jats::read) struct DateParts {
    pub(in crate::formats::jats::read) day: Option<String>,
    pub(in crate::formats::jats::read) month: Option<String>,
    pub(in crate::formats::jats::read) season: Option<String>,
    pub(in crate::formats::jats::read) year: Option<String>,
    pub(in crate::formats::jats::read) iso: Option<String>,
    /// The whole date, as printed.
    pub(in crate::formats::jats::read) words: Option<String>,
}

impl DateParts {
    /// What is printed in place of a year, if it is not a number: `2012a`, `in press`.
    pub(in crate::formats::jats::read) fn printed(&self) -> Option<String> {
        let Self { day: _, month: _, season: _, year, iso: _, words } = self;
        let is_date =
            |words: &&String| self.year.is_none() && self.date().is_none() && !words.trim().is_empty();
        let is_more = |year: &&String| !year.bytes().all(|b| b.is_ascii_digit());
        year.as_ref().filter(is_more).or(words.as_ref().filter(is_date)).cloned()
    }

    /// The date, as precise as possible.
    pub(in crate::formats::jats::read) fn date(&self) -> Option<Date> {
        let Self { day, month, season, year, iso, words } = self;
        let stated = || iso.as_deref().map(Date::from).filter(|date| date.as_iso().is_some());
        if let Some(date) =
            stated().filter(|_| year.as_deref().is_some_and(|year| year_number(year).is_none()))
        {
            return Some(date);
        }
        let Some(year) = year.as_deref().and_then(year_number) else {
            let words = words.as_deref().or(season.as_deref())?;
            return Some(Date::from(words))
                .filter(|date| date.edtf().is_ok())
                .or_else(|| calendar_words(words));
        };
        let year = format!("{year:04}");
        if let Some(iso) = iso.as_deref().filter(|iso| iso.starts_with(&year)) {
            let date = Date::from(iso);
            if date.as_iso().is_some() && month.is_none() && season.is_none() {
                return Some(date);
            }
        }
        let Some(month) = month.as_deref().or(season.as_deref()) else { return Some(Date(year)) };
        let date = match (months(month), day.as_deref().and_then(|day| number(day, 31))) {
            (Some((from, None)), Some(day)) if from <= 12 => format!("{year}-{from:02}-{day:02}"),
            (Some((from, None)), _) => format!("{year}-{from:02}"),
            (Some((from, Some(to))), _) if from < to => format!("{year}-{from:02}/{year}-{to:02}"),
            _ => year.clone(),
        };
        if let Some(iso) = iso.as_deref().filter(|iso| iso.starts_with(&date)).map(Date::from)
            && iso.as_iso().is_some()
        {
            return Some(iso);
        }
        let date = Date(date);
        Some(if date.edtf().is_ok() { date } else { Date(year) })
    }

    /// Whether [`date`](Self::date) leaves anything out.
    pub(in crate::formats::jats::read) fn is_partly_understood(&self) -> bool {
        let month = self.month.as_deref().or(self.season.as_deref());
        month.is_some_and(|month| months(month).is_none())
            || self.year.as_deref().is_some_and(|year| year.parse::<u16>().is_err())
    }
}

/// A printed date, such as "14 March 2026" or "March 14, 2026" in one of several languages.
pub(in crate::formats::jats::read) fn calendar_words(words: &str) -> Option<Date> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-')) {
        if word.is_empty() || matches!(word, "de" | "of" | "the" | "del") {
            continue;
        }
        match word.parse::<u16>() {
            Ok(number @ 1000..=2999) if year.is_none() => year = Some(number),
            Ok(number @ 1..=31) if day.is_none() => day = Some(number),
            Ok(_) => return None,
            Err(_) => match months(word) {
                Some((named, None)) if month.is_none() => month = Some(named),
                _ => match number(word.trim_end_matches(char::is_alphabetic), 31) {
                    Some(number) if day.is_none() => day = Some(number.into()),
                    _ => return None,
                },
            },
        }
    }
    match (year, month, day) {
        (Some(year), Some(month @ 1..=12), Some(day)) => Some(Date(format!("{year:04}-{month:02}-{day:02}"))),
        (Some(year), Some(month), None) => Some(Date(format!("{year:04}-{month:02}"))),
        (Some(year), None, None) => Some(Date(format!("{year:04}"))),
        _ => None,
    }
    .filter(|date| date.edtf().is_ok())
}

/// The first four-digit year.
fn year_number(words: &str) -> Option<u16> {
    let digits = words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4)?;
    digits.parse().ok()
}

fn number(words: &str, most: u8) -> Option<u8> {
    words.trim().parse().ok().filter(|number| (1..=most).contains(number))
}

/// A month or season by its number or name, or a range of months. EDTF counts seasons from 21 on.
fn months(words: &str) -> Option<(u8, Option<u8>)> {
    if let Some((from, to)) = words.split_once(['-', '–', '/']) {
        return Some((month(from)?, Some(month(to)?)));
    }
    month(words).or_else(|| season(words)).map(|month| (month, None))
}

fn month(word: &str) -> Option<u8> {
    /// The first letters of the months in English, Portuguese, Spanish, French, German and Italian.
    const NAMES: [&[&str]; 12] = [
        &["jan", "ene", "gen", "janv", "jän"],
        &["feb", "fev", "fév"],
        &["mar", "mär", "maerz"],
        &["apr", "abr", "avr"],
        &["may", "mai", "mag"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "ago", "aoû", "aou"],
        &["sep", "set"],
        &["oct", "out", "okt", "ott"],
        &["nov"],
        &["dec", "dez", "dic", "déc"],
    ];
    let word = word.trim().trim_end_matches('.');
    if let Some(number) = number(word, 12) {
        return Some(number);
    }
    let lower = word.to_lowercase();
    if lower.chars().count() < 3 || !lower.chars().all(char::is_alphabetic) {
        return None;
    }
    let found = NAMES.iter().position(|names| names.iter().any(|name| lower.starts_with(name)))?;
    u8::try_from(found + 1).ok()
}

fn season(word: &str) -> Option<u8> {
    Some(match word.trim().trim_end_matches('.').to_lowercase().as_str() {
        "spring" | "primavera" | "printemps" | "frühling" | "frühjahr" => 21,
        "summer" | "verano" | "verão" | "été" | "sommer" | "estate" => 22,
        "autumn" | "fall" | "otoño" | "outono" | "automne" | "herbst" | "autunno" => 23,
        "winter" | "invierno" | "inverno" | "hiver" => 24,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
        let own = |text: &str| Some(text.to_owned());
        let parts = DateParts {
            year: own(year),
            month: month.and_then(own),
            day: day.and_then(own),
            ..DateParts::default()
        };
        parts.date().map(|date| date.0)
    }

    #[test]
    fn months_and_seasons_are_read_in_several_languages() {
        for (year, month, day, expected) in [
            ("2009", Some("7"), Some("21"), "2009-07-21"),
            ("2009", Some("julho"), None, "2009-07"),
            ("2009", Some("Jan-Mar"), None, "2009-01/2009-03"),
            ("2009", Some("abr./jun."), None, "2009-04/2009-06"),
            ("2009", Some("Fall"), None, "2009-23"),
            ("2009a", None, None, "2009"),
            ("2009", Some("2"), Some("30"), "2009"),
        ] {
            assert_eq!(date(year, month, day).as_deref(), Some(expected));
        }
        assert_eq!(date("in press", None, None), None);
    }

    #[test]
    fn printed_dates_are_read_completely_or_not_at_all() {
        let read = |words| calendar_words(words).map(|date| date.0);
        assert_eq!(read("March 14, 2026").as_deref(), Some("2026-03-14"));
        assert_eq!(read("14 de março de 2026").as_deref(), Some("2026-03-14"));
        assert_eq!(read("2026").as_deref(), Some("2026"));
        assert_eq!(read("Spring 2014").as_deref(), Some("2014-21"));
        assert_eq!(read("5 Spring 2014"), None);
        assert_eq!(read("at the end of March"), None);
    }
}
