//! Dates as people and programs write them, in EDTF.

use std::borrow::Cow;

use crate::model::Date;

/// What had to be done to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Normalized {
    /// Nothing, or nothing to speak of.
    No,
    /// It has fractions of a second that are zero or not needed.
    Fraction,
    /// An offset, a separator or the seconds are not as ISO 8601 has them.
    Form,
    /// It is no ISO 8601 at all.
    Words,
}

/// The date that a text means, in EDTF; the text itself where that is not certain.
pub(crate) fn written_date(text: &str) -> (Date, Normalized) {
    let text = text.trim();
    let date = Date::from(text);
    if date.edtf().is_ok() {
        return (date, Normalized::No);
    }
    let found = iso(text).or_else(|| words(text).map(|date| (date, Normalized::Words)));
    match found.map(|(date, normalized)| (Date(date), normalized)) {
        Some((found, normalized)) if found.edtf().is_ok() => (found, normalized),
        _ => (date, Normalized::No),
    }
}

/// Year, month, day, perhaps a time, in numbers.
fn iso(text: &str) -> Option<(String, Normalized)> {
    let (day, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], Some(text[at + 1..].trim())),
        None => (text, None),
    };
    let mut normalized = Normalized::No;
    let day = if day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) {
        normalized = Normalized::Form;
        format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])
    } else {
        let parts: Vec<&str> = day.split(['-', '/']).collect();
        let [year, month, day_of_month] = parts.as_slice() else { return None };
        let is_number = |part: &&str, most| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day_of_month, 2) {
            return None;
        }
        format!("{year}-{month:0>2}-{day_of_month:0>2}")
    };
    if !text.starts_with(&day) {
        normalized = Normalized::Form;
    }
    let Some(time) = time else { return Some((day, Normalized::Form)) };
    if text.as_bytes().get(day.len()) != Some(&b'T') {
        normalized = Normalized::Form;
    }
    let (time, normalized_time) = clock(time)?;
    let normalized = if normalized == Normalized::No { normalized_time } else { normalized };
    Some((format!("{day}T{time}"), normalized))
}

/// A time of day, perhaps with an offset.
fn clock(text: &str) -> Option<(String, Normalized)> {
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(text.len());
    let (time, zone) = text.split_at(end);
    let (whole, fraction) = match time.find(['.', ',']) {
        Some(at) => (&time[..at], Some(&time[at + 1..])),
        None => (time, None),
    };
    let mut normalized = match fraction {
        Some(fraction) if fraction.bytes().all(|b| b.is_ascii_digit()) => Normalized::Fraction,
        Some(_) => return None,
        None => Normalized::No,
    };
    let parts: Vec<&str> = whole.split(':').collect();
    let time = match parts.as_slice() {
        [hour, minute, second] => format!("{hour:0>2}:{minute}:{second}"),
        [hour, minute] => format!("{hour:0>2}:{minute}:00"),
        _ => return None,
    };
    let offset = offset(zone.trim())?;
    // A time without its seconds, and an offset of whole hours, are as good as the longer ones.
    let is_same = (time == whole || time.strip_suffix(":00") == Some(whole))
        && (offset == zone || offset.strip_suffix(":00") == Some(zone));
    if !is_same {
        normalized = Normalized::Form;
    }
    Some((format!("{time}{offset}"), normalized))
}

/// An offset as ISO 8601 and EDTF have it.
fn offset(zone: &str) -> Option<Cow<'_, str>> {
    let named = match zone {
        "" => return Some(Cow::Borrowed("")),
        "Z" | "z" | "GMT" | "UTC" | "UT" => "Z",
        // RFC 2822, section 4.3.
        "EST" => "-05:00",
        "EDT" => "-04:00",
        "CDT" => "-05:00",
        "MST" => "-07:00",
        "MDT" => "-06:00",
        "PST" => "-08:00",
        "PDT" => "-07:00",
        _ => "",
    };
    if !named.is_empty() {
        return Some(Cow::Borrowed(named));
    }
    let number = zone.strip_prefix("GMT").or_else(|| zone.strip_prefix("UTC")).unwrap_or(zone);
    let digits: String = number.get(1..)?.chars().filter(|c| *c != ':').collect();
    if !number.starts_with(['+', '-']) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match digits.len() {
        2 => Some(Cow::Owned(format!("{}:00", &number[..3]))),
        4 => Some(Cow::Owned(format!("{}{}:{}", &number[..1], &digits[..2], &digits[2..]))),
        _ => None,
    }
}

/// The English names of the months, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day whose month is an English word, perhaps with a time: `Tue, 19 Nov 2019 06:13:48 -0600`.
fn words(text: &str) -> Option<String> {
    let (mut year, mut month, mut day, mut time, mut zone) = (None, None, None, None, String::new());
    let mut half = None;
    // A name in brackets says the offset once more.
    let text = text.split(" (").next().unwrap_or_default();
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let lower = word.to_ascii_lowercase();
        let bare = lower.trim_end_matches('.');
        let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        if let Some(at) = month_of(bare).filter(|_| month.is_none()) {
            month = Some(at);
        } else if is_number && number.len() == 4 && year.is_none() {
            year = Some(number);
        } else if is_number && number.len() <= 2 && day.is_none() {
            day = Some(number);
        } else if word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()) && time.is_none() {
            let digits = bare.trim_end_matches(['a', 'p', 'm']);
            half = half.or(if bare.ends_with("pm") {
                Some(true)
            } else {
                bare.ends_with("am").then_some(false)
            });
            time = Some(digits.to_owned());
        } else if matches!(bare, "am" | "pm" | "a.m" | "p.m") && time.is_some() {
            half = Some(bare.starts_with('p'));
        } else if time.is_some() && zone.is_empty() {
            zone.push_str(word);
        } else if !is_weekday(bare) && !matches!(bare, "at" | "of" | "on") {
            return None;
        }
    }
    let (year, month, day) = (year?, month? + 1, day?);
    let date = format!("{year}-{month:02}-{day:0>2}");
    let Some(time) = time else { return Some(date) };
    let (hour, rest) = time.split_once(':')?;
    let hour: u32 = hour.parse().ok()?;
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let (time, _) = clock(&format!("{hour:02}:{rest}{zone}"))?;
    Some(format!("{date}T{time}"))
}

fn month_of(word: &str) -> Option<usize> {
    let is_it = |name: &&str| {
        **name == *word
            || word.len() >= 3 && (word == &name[..3] || word == "sept" && name.starts_with("sept"))
    };
    MONTHS.iter().position(is_it)
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().any(|name| word.len() >= 3 && name.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_are_certain_become_edtf() {
        for (text, expected, normalized) in [
            ("2019-11-19", "2019-11-19", Normalized::No),
            (" 2019-11-19T13:36:24+00:00\n", "2019-11-19T13:36:24+00:00", Normalized::No),
            ("2019?", "2019?", Normalized::No),
            ("2019-11-19T13:21:00.000Z", "2019-11-19T13:21:00Z", Normalized::Fraction),
            ("2019-11-19T19:10:43.452207", "2019-11-19T19:10:43", Normalized::Fraction),
            ("2019-11-18T18:56:05+0100", "2019-11-18T18:56:05+01:00", Normalized::Form),
            ("2019-11-18 18:56:05-05", "2019-11-18T18:56:05-05:00", Normalized::Form),
            ("2019-11-20 06:35:46", "2019-11-20T06:35:46", Normalized::Form),
            ("2019-11-20 13:42:06 +08:00", "2019-11-20T13:42:06+08:00", Normalized::Form),
            ("2019-11-20T13:42Z", "2019-11-20T13:42:00Z", Normalized::No),
            ("2019-11-20T9:42Z", "2019-11-20T09:42:00Z", Normalized::Form),
            ("2019/11/2", "2019-11-02", Normalized::Form),
            ("20191120", "2019-11-20", Normalized::Form),
            ("20 Nov 2019 08:00 GMT", "2019-11-20T08:00:00Z", Normalized::Words),
            ("November 19, 2019", "2019-11-19", Normalized::Words),
            ("Sept. 9, 2019 at 1:05 p.m. EDT", "2019-09-09T13:05:00-04:00", Normalized::Words),
            ("Tue, 19 Nov 2019 06:13:48 -0600", "2019-11-19T06:13:48-06:00", Normalized::Words),
            (
                "Tue Nov 19 2019 03:15:39 GMT+0000 (Coordinated Universal Time)",
                "2019-11-19T03:15:39+00:00",
                Normalized::Words,
            ),
        ] {
            assert_eq!(written_date(text), (Date::from(expected), normalized), "{text}");
        }
    }

    #[test]
    fn dates_that_may_mean_several_days_stay_as_they_are() {
        for text in [
            "",
            "11/12/2019",
            "London, UK",
            "yesterday",
            "2019-13-45",
            "Nov 2019 19 20",
            "é",
            "٢٠١٩-١١-١٩",
            "1574168580",
            "May May 2 2019",
        ] {
            assert_eq!(written_date(text), (Date::from(text), Normalized::No), "{text}");
        }
    }
}
