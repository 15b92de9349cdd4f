//! `date-text-mismatch`

use std::ops::Range;

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Date, DateForm, DateText, Dateline, Day, Leaf, Metadata, Zone};
use crate::rules::dates::calendar_words::CalendarWords;
use crate::rules::dates::printed_date::{Found, PrintedDate};
use crate::rules::dates::written_date;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("date-text-mismatch", include_str!("date_text_mismatch.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let words = CalendarWords::of(&document.article.metadata.language);
    if let Some(dateline) = &document.article.metadata.dateline
        && let (Some(text), Some(date)) = (&dateline.text, &dateline.date)
    {
        let at = Pointer::default().key(Article::METADATA).key(Metadata::DATELINE);
        let mut printed = Printed::new(date, at.clone().key(Dateline::DATE), at.clone().key(Dateline::TEXT));
        printed.push(text, at.key(Dateline::TEXT));
        printed.judge(words, report);
    }
    let mut open: Option<Printed<'_>> = None;
    document.article.walk(&mut |path, leaf| match leaf {
        // Only dates within the text have the field `value`.
        Leaf::Date(date) if path.ends_with("value") => {
            let pointer = path.pointer();
            if let Some(node) = pointer.as_str().strip_suffix("/value") {
                let content = Pointer::from(node).key(DateText::CONTENT);
                if let Some(done) = open.replace(Printed::new(date, pointer, content)) {
                    done.judge(words, report);
                }
            }
        }
        Leaf::Text(text) => {
            let Some(printed) = &mut open else { return };
            let pointer = path.pointer();
            if pointer.starts_with(&printed.content) {
                printed.push(text, pointer);
            } else if let Some(done) = open.take() {
                done.judge(words, report);
            }
        }
        _ => {}
    });
    if let Some(last) = open {
        last.judge(words, report);
    }
}

/// A date and the words printed for it.
struct Printed<'a> {
    date: &'a Date,
    value: Pointer,
    content: Pointer,
    text: String,
    /// Where each part of the text is in the article, and its offset in the text.
    parts: Vec<(usize, Pointer)>,
}

impl<'a> Printed<'a> {
    fn new(date: &'a Date, value: Pointer, content: Pointer) -> Self {
        Self { date, value, content, text: String::new(), parts: Vec::new() }
    }

    fn push(&mut self, text: &str, at: Pointer) {
        self.parts.push((self.text.len(), at));
        self.text.push_str(text);
    }

    fn judge(self, words: Option<CalendarWords>, report: &mut Report<'_>) {
        let date = self.date;
        let Some(expected) = Expected::of(date) else { return };
        let printed = PrintedDate::read(&self.text, words);
        let Some(Contradiction { at, label }) =
            expected.contradiction(&printed).or_else(|| expected.contradiction_of_numbers(&self.text))
        else {
            return;
        };
        let says = &self.text[at.clone()];
        report
            .at(self.place(at.clone()), format!("the text says `{says}`, but the date is `{date}`"))
            .label(label)
            .related(self.value, "the date")
            .help("correct the text or the date");
    }

    fn place(&self, at: Range<usize>) -> Place {
        let next = self.parts.partition_point(|(start, _)| *start <= at.start);
        match next.checked_sub(1).map(|part| &self.parts[part]) {
            Some((start, pointer)) => {
                let next = self.parts.get(next).map(|(next, _)| *next);
                if at.end <= next.unwrap_or(self.text.len()) {
                    Place::Within(pointer.clone(), at.start - start..at.end - start)
                } else {
                    Place::At(self.content.clone())
                }
            }
            None => Place::At(self.content.clone()),
        }
    }
}

/// Words that contradict the date.
struct Contradiction {
    at: Range<usize>,
    label: String,
}

/// What may be printed for a date.
struct Expected {
    first: Option<Day>,
    last: Option<Day>,
    is_interval: bool,
    /// The tolerance in years: for winters, and for years that once began in March.
    leeway: i64,
    /// Whether months and days are printed as in the value.
    is_of_our_calendar: bool,
}

/// From this year on nearly all countries use the Gregorian calendar: Greece was the last in Europe to adopt it.
const OUR_CALENDAR: i64 = 1924;

impl Expected {
    /// `None` if no words can contradict it.
    fn of(date: &Date) -> Option<Self> {
        if date.is_qualified() {
            return None;
        }
        let form = date.form()?;
        let (mut first, mut last) = date.days();
        match form {
            DateForm::Set => return None,
            // The date within a story may be unknown.
            DateForm::Time { zone: Zone::Utc | Zone::Unknown, .. } => {
                first = first.map(|day| day + -1);
                last = last.map(|day| day + 1);
            }
            // The hours after midnight count as the night before.
            DateForm::Time { hour: 0..6, zone: Zone::Offset } => first = first.map(|day| day + -1),
            _ => {}
        }
        // Earlier years were counted in too many ways.
        let earliest = first.or(last)?.year();
        if earliest < 1000 {
            return None;
        }
        let is_day = first.zip(last).is_some_and(|(first, last)| last <= first + 31);
        let is_season = form == DateForm::Season;
        let is_old = earliest < 1753 || (earliest < OUR_CALENDAR && is_day);
        Some(Self {
            first,
            last,
            is_interval: form == DateForm::Interval,
            leeway: i64::from(is_season || is_old),
            is_of_our_calendar: earliest >= OUR_CALENDAR && !is_season,
        })
    }

    fn contradiction(&self, printed: &PrintedDate) -> Option<Contradiction> {
        let label = |label: &str| label.to_owned();
        if let Some(year) = self.other_year(printed) {
            return Some(Contradiction { at: year.at.clone(), label: label("another year") });
        }
        if !self.is_of_our_calendar {
            return None;
        }
        let (first, last) = (self.first?, self.last?);
        // After a year, all months have occurred.
        if last < first + 365
            && let Some(month) = none_of(&printed.months, |month| month_lies_within(*month, first, last))
        {
            return Some(Contradiction { at: month.at.clone(), label: label("another month") });
        }
        if last <= first + 31 {
            let is_expected = |day: &u8| (0..=31).any(|n| first + n <= last && (first + n).day() == *day);
            let is_elsewhere = printed.small_numbers.iter().any(is_expected)
                || printed.ranges.iter().any(|range| range.contains(&first.day()))
                // From one month into the next.
                || printed.months.windows(2).any(|pair| pair[0].value != pair[1].value);
            if let Some(day) = none_of(&printed.days, is_expected).filter(|_| !is_elsewhere) {
                return Some(Contradiction { at: day.at.clone(), label: label("another day") });
            }
        }
        if last < first + 6 {
            let is_expected =
                |weekday: &u8| (0..=5).any(|n| first + n <= last && (first + n).weekday() == *weekday);
            if let Some(weekday) = none_of(&printed.weekdays, is_expected) {
                let label = match first == last {
                    true => format!("it is a {}", WEEKDAYS[usize::from(first.weekday()) % 7]),
                    false => label("a different day of the week"),
                };
                return Some(Contradiction { at: weekday.at.clone(), label });
            }
        }
        None
    }

    /// The printed year that is not in the date. Either end of an interval may be printed, but no year outside it.
    fn other_year<'p>(&self, printed: &'p PrintedDate) -> Option<&'p Found<std::ops::RangeInclusive<i64>>> {
        let is_expected = |years: &std::ops::RangeInclusive<i64>| {
            let starts = self.first.is_none_or(|first| first.year() - self.leeway <= *years.end());
            let ends = self.last.is_none_or(|last| *years.start() <= last.year() + self.leeway);
            starts && ends
        };
        if self.is_interval {
            // `2011-12` may be a month.
            printed.years.iter().find(|year| !is_expected(&year.value) && year.is_full)
        } else {
            none_of(&printed.years, is_expected)
        }
    }

    /// Whether a text made only of numbers, read in any order, is another date.
    fn contradiction_of_numbers(&self, text: &str) -> Option<Contradiction> {
        let trimmed = text.trim();
        let groups = trimmed.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).count();
        if !self.is_of_our_calendar || groups != 3 || trimmed.contains(char::is_alphabetic) {
            return None;
        }
        let readings = match Date::from(trimmed).edtf() {
            Ok(_) => vec![trimmed.to_owned()],
            Err(_) => written_date::candidates(trimmed),
        };
        let is_other = |reading: &String| {
            let (first, last) = Date::from(reading.as_str()).days();
            let is_before = last.zip(self.first).is_some_and(|(last, first)| last < first);
            let is_after = first.zip(self.last).is_some_and(|(first, last)| last < first);
            is_before || is_after
        };
        let start = text.find(trimmed)?;
        let is_contradiction = !readings.is_empty() && readings.iter().all(is_other);
        is_contradiction
            .then(|| Contradiction { at: start..start + trimmed.len(), label: "another day".to_owned() })
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The first item, if none of them matches.
fn none_of<T>(parts: &[Found<T>], is_expected: impl Fn(&T) -> bool) -> Option<&Found<T>> {
    parts.first().filter(|_| !parts.iter().any(|part| is_expected(&part.value)))
}

fn month_lies_within(month: u8, first: Day, last: Day) -> bool {
    let months = |day: Day| day.year() * 12 + i64::from(day.month());
    let month = i64::from(month);
    (months(first)..=months(last)).any(|counted| (counted - 1).rem_euclid(12) + 1 == month)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that contradict the date, if any do.
    fn contradicting<'t>(language: &str, value: &str, text: &'t str) -> Option<&'t str> {
        let expected = Expected::of(&value.into())?;
        let printed = PrintedDate::read(text, CalendarWords::of(&language.into()));
        let found = expected.contradiction(&printed).or_else(|| expected.contradiction_of_numbers(text))?;
        Some(&text[found.at])
    }

    #[test]
    fn contradictions_are_found() {
        for (language, value, text, wrong) in [
            ("en", "2023-05-15", "May 15, 2022", "2022"),
            ("en", "2023-05-15", "15th of March, 2023", "March"),
            ("en", "2023-05-15", "Sept. 15", "Sept"),
            ("en", "2023-05-15", "May 16th", "16"),
            ("en", "2023-05-15", "PORT ELLERY, MAY 14", "14"),
            ("en", "2023-05-15", "Tuesday", "Tuesday"),
            ("en", "2023-05", "June 2023", "June"),
            ("en", "2023-05-15", "the 1990s", "1990"),
            ("en", "198X", "1975", "1975"),
            ("en", "1910/1945", "from 1910 to 1954", "1954"),
            ("en", "2021/..", "since 2012", "2012"),
            ("en", "1962", "1926", "1926"),
            ("en", "2023-04-03", "05/04/2023", "05/04/2023"),
            ("en", "2023-05-15", "2023-05-16", "2023-05-16"),
            ("de", "2026-03-13", "Samstag, 13. März 2026", "Samstag"),
            ("de", "2026-03-13", "am 14. März", "14"),
            ("fr", "2026-03-01", "le 1er février", "février"),
            ("fr", "2026-03-01", "le 2 mars", "2"),
            ("es", "2026-03-13", "el 13 de marzo de 2025", "2025"),
            ("it", "2026-03-13", "giovedì 13 marzo", "giovedì"),
            ("pt", "2026-03-13", "segunda-feira, 13 de março", "segunda-feira"),
            ("nl", "2026-03-13", "13 mei 2026", "mei"),
            ("sv", "2026-03-13", "den 12 mars", "12"),
            ("no", "2026-03-13", "torsdag 13. mars", "torsdag"),
            ("da", "2026-03-13", "13. maj", "maj"),
            ("ko", "2023-05-15", "5월 15일(화)", "화"),
            ("ko", "2023-05-15", "6월 15일", "6월"),
            ("ko", "2023-05-15", "2023년 5월 16일", "16일"),
            ("en", "2023-05-15", "at 20:30 on May 14", "14"),
            ("ko", "2023-05-15", "15일 화요일", "화요일"),
            ("ja", "2023-05-15", "2023年5月14日", "14日"),
            ("ja", "2023-05-15", "5月15日（火）", "火"),
            ("zh", "2023-05-15", "2023年5月15日星期二", "日星期二"),
        ] {
            assert_eq!(contradicting(language, value, text), Some(wrong), "{text} for {value}");
        }
    }

    #[test]
    fn correct_values_that_look_wrong_are_accepted() {
        for (language, value, text) in [
            ("en", "2023-05-15", "yesterday"),
            ("en", "2023-05-15", "Monday, the 15th of May, 2023"),
            ("en", "2023-05-15", "the night of May 14 to 15"),
            ("en", "2023-05-15", "at 9:40 on May 15"),
            ("en", "2023-05-07", "May 4 to 12"),
            ("en", "2023-05-01", "April 28 to May 3"),
            ("ko", "2023-05-07", "5월 4일부터 12일까지"),
            ("zh", "2023-05-07", "5月4日至12日"),
            ("ja", "2023-05-07", "5月4日〜12日"),
            ("en", "2023-05-15", "what may or might march on"),
            ("en", "2023-05-15", "1930 GMT on Monday"),
            ("en", "2023-05-15", "$2000"),
            ("en", "2023-05-15", "15/5/23"),
            ("en", "2023-12-11", "11/12/2023"),
            ("en", "2023-05-15T01:00:00Z", "Sunday, May 14"),
            ("en", "2023-05-15T02:00:00+09:00", "Sunday night"),
            ("en", "2023-05-15", "15 Reiwa 5"),
            ("en", "2023-05-15", "1444 AH"),
            ("en", "2012", "2011-12"),
            ("en", "2011/2012", "the 2011–12 season"),
            ("en", "1914-07-28/1918-11-11", "1914–18"),
            ("en", "2019-24", "winter 2020"),
            ("en", "2019-21", "March"),
            ("en", "1900/1950", "the 1900s"),
            ("en", "1953", "the 1950s"),
            ("en", "1953", "the 1950’s"),
            ("en", "0800-12-25", "Christmas Day 801"),
            ("en", "0800-12-25", "1 January 1801"),
            ("en", "-0043-03-15", "Monday, 15 May 44"),
            ("en", "2019?", "2018"),
            ("en", "2019~", "2018"),
            ("en", "2019%", "Monday in 2018"),
            ("en", "XXXX-12-25", "25 December 1914"),
            ("en", "2023-05-XX", "May 31"),
            ("en", "2023/..", "May 2024"),
            ("en", "../1986", "1969"),
            ("en", "/1986", "1986"),
            ("en", "2026-03-09/2026-03-15", "the week of Monday, March 9"),
            ("en", "not a date", "2018"),
            ("en", "2023-05-15", ""),
            ("en", "2023-05-15", "Windows 95"),
            ("en", "1917-11-07", "25 October 1917"),
            ("ru", "2023-05-15", "16 мая 2022"),
            ("th", "2023", "พ.ศ. 2566"),
            ("ar", "2023", "١٤٤٤"),
            ("de", "1953", "die 1950er Jahre"),
            ("de", "2023-05-15", "am Montag, 15. Mai"),
            ("fr", "1953", "les années 1950"),
            ("es", "2023-05-16", "mar. 16"),
            ("sv", "1953", "1950-talet"),
            ("sv", "2023-12-24", "jul 2023"),
            ("da", "1953", "1950’erne"),
            ("is", "2023-05-15", "16. febrúar"),
            ("ko", "2023-05-15", "15일"),
            ("ko", "2023-05-15", "3개월, 2월호, 16일간, 16일 만에, 16일째"),
            ("ko", "2023-09-29", "음력 8월 15일"),
            ("ko", "2023", "단기 4356년 3월"),
            ("ko", "1950-06-25", "1950년대"),
            ("ja", "2023-05-15", "令和5年4月1日"),
            ("ja", "2023-05-15", "5月15日（月）"),
            ("ja", "2023-05-15", "3月号"),
            ("zh", "2023-05-15", "五月十五日"),
            ("zh", "2023-05-15", "2023年5月15日星期一"),
            ("ja", "2023-05-15", "２０２２年"),
        ] {
            assert_eq!(contradicting(language, value, text), None, "{text} for {value}");
        }
    }
}
