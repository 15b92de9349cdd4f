//! Dates printed in running text.

mod around;

use std::ops::{Range, RangeInclusive};

use crate::rules::dates::calendar_words::CalendarWords;
use crate::rules::dates::printed_date::around::{Around, Token, is_cjk, tokens};

/// Everything a text states about a date, each with its byte range.
#[derive(Debug, Default)]
pub(super) struct PrintedDate {
    /// Years: `2019`, `the 1950s`, both of `2023/24`.
    pub(super) years: Vec<Found<RangeInclusive<i64>>>,
    /// Months, from 1 on.
    pub(super) months: Vec<Found<u8>>,
    /// Days of a month, next to its name.
    pub(super) days: Vec<Found<u8>>,
    /// Days of the week, from 0 for Monday.
    pub(super) weekdays: Vec<Found<u8>>,
    /// All numbers anywhere in the text that may be days of a month.
    pub(super) small_numbers: Vec<u8>,
    /// Two such numbers and all between them: "4 to 12".
    pub(super) ranges: Vec<RangeInclusive<u8>>,
}

/// A value found in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found<T> {
    pub(super) value: T,
    /// Its byte range in the text.
    pub(super) at: Range<usize>,
    /// Whether it is written in full, not an abbreviated end of a range: the `24` of `2023/24`.
    pub(super) is_full: bool,
}

impl<T> Found<T> {
    fn new(value: T, at: &Range<usize>) -> Self {
        Self { value, at: at.clone(), is_full: true }
    }
}

impl PrintedDate {
    /// Parses `text` with the words of its language; finds nothing if the text may use another calendar.
    pub(super) fn read(text: &str, words: Option<CalendarWords>) -> Self {
        let mut printed = Self::default();
        if text.len() > LONGEST || !is_of_known_script(text) {
            return printed;
        }
        let tokens = tokens(text);
        if is_of_other_calendar(text, &tokens) {
            return printed;
        }
        for (n, token) in tokens.iter().enumerate() {
            let around = Around { text, tokens: &tokens, n };
            match token.number {
                Some(number) => printed.number(number, token, around),
                None => printed.word(token, around, words),
            }
        }
        printed
    }

    fn number(&mut self, number: i64, token: &Token<'_>, around: Around<'_>) {
        match token.text.len() {
            4 if (1000..=2999).contains(&number) => self.year(number, token, around),
            1 | 2 if (1..=31).contains(&number) => {
                let small = u8::try_from(number).unwrap_or_default();
                self.small_numbers.push(small);
                if let Some(end) = around.end_of_range() {
                    self.ranges.push(small..=end);
                }
                let (unit, more) = around.unit();
                // Counted months and days are not dates: 3月間, 15일째, 3일 전.
                let is_counted = |units: &[char]| more.starts_with(units);
                match unit {
                    Some('월' | '月') if small <= 12 && !is_counted(&COUNTED_MONTHS) => {
                        self.months.push(Found::new(small, &around.with_unit()));
                    }
                    Some('일' | '日' | '号' | '號') if !is_counted(&COUNTED_DAYS) => {
                        self.days.push(Found::new(small, &around.with_unit()));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn year(&mut self, year: i64, token: &Token<'_>, around: Around<'_>) {
        let next = around.after_directly();
        let before = around.gap_before();
        let is_time_or_price = around.gap_after().starts_with([':', '%'])
            || before.ends_with([':', '$', '€', '£', '¥', '₩', '#'])
            || around.before_directly().is_some_and(|word| !word.is_empty() && !is_cjk(word));
        let follows =
            around.token(1).filter(|_| around.gap_after().trim().is_empty()).map(|token| token.text);
        let is_hour = follows.is_some_and(|word| HOURS.contains(&word.to_lowercase().as_str()));
        if is_time_or_price || is_hour {
            return;
        }
        let decade = if year % 100 == 0 { year..=year + 99 } else { year..=year + 9 };
        let is_decade_word = around.token(-1).is_some_and(|token| {
            DECADES.contains(&token.text.to_lowercase().as_str()) && around.gap_before().trim().is_empty()
        });
        let has_apostrophe = around.gap_after().starts_with(['\'', '’', '-'])
            && around.token(1).is_some_and(|token| DECADE_ENDINGS.contains(&token.text));
        let years = match next {
            _ if year % 10 == 0 && (is_decade_word || has_apostrophe) => decade,
            "" => year..=year,
            _ if year % 10 == 0
                && (DECADE_ENDINGS.contains(&next)
                    || next.starts_with("년대")
                    || next.starts_with("年代")) =>
            {
                decade
            }
            // A financial year ends in the following year.
            _ if next.starts_with("년도") || next.starts_with("年度") => year..=year + 1,
            _ if next.starts_with(['년', '年']) => year..=year,
            _ => return,
        };
        self.years.push(Found::new(years, &token.at));
        if let Some(end) = around.token(1).filter(|_| matches!(around.gap_after(), "-" | "–" | "/" | "—"))
            && let Some(number) = end.number.filter(|number| end.text.len() == 2 && *number > year % 100)
        {
            let year = year - year % 100 + number;
            self.years.push(Found { is_full: false, ..Found::new(year..=year, &end.at) });
        }
    }

    fn word(&mut self, token: &Token<'_>, around: Around<'_>, words: Option<CalendarWords>) {
        if let Some(weekday) = cjk_weekday(token, around) {
            self.weekdays.push(Found::new(weekday, &token.at));
            return;
        }
        let Some(words) = words else { return };
        if let Some(weekday) = words.weekday(token.text) {
            self.weekdays.push(Found::new(weekday, &token.at));
        }
        let month = words.month(token.text).or_else(|| {
            let is_by_number = around.number_before().is_some() || around.number_after().is_some();
            words.month_shortened(token.text).filter(|_| is_by_number)
        });
        let Some(month) = month else { return };
        self.months.push(Found::new(month, &token.at));
        let mut day = |token: Option<&Token<'_>>| {
            if let Some(token) = token.filter(|token| token.text.len() <= 2)
                && let Some(day @ 1..=31) = token.number.and_then(|number| u8::try_from(number).ok())
            {
                self.days.push(Found::new(day, &token.at));
            }
        };
        day(around.number_before());
        if words.day_may_follow() {
            day(around.number_after());
        }
    }
}

/// Longer texts are not dates.
const LONGEST: usize = 400;

const HOURS: [&str; 9] = ["hours", "hrs", "h", "uhr", "gmt", "utc", "bst", "cet", "heures"];

const COUNTED_MONTHS: [char; 9] = ['간', '間', '间', '호', '号', '號', '분', '요', '曜'];

const COUNTED_DAYS: [char; 18] = [
    '간', '間', '间', '동', '요', '曜', '째', '차', '目', '만', '전', '후', '뒤', '前', '後', '后', '内',
    '以',
];

const DECADES: [&str; 6] = ["années", "años", "anni", "anos", "jaren", "décennie"];

const DECADE_ENDINGS: [&str; 10] =
    ["s", "er", "ern", "tal", "talet", "tals", "tallet", "erne", "ernes", "talets"];

/// The weekday in Korean, Japanese or Chinese: 월요일, 月曜日, 星期一, and `(월)` after a day.
fn cjk_weekday(token: &Token<'_>, around: Around<'_>) -> Option<u8> {
    const KOREAN: &str = "월화수목금토일";
    const JAPANESE: &str = "月火水木金土日";
    const CHINESE: &str = "一二三四五六日";
    let place = |days: &str, day: Option<char>| {
        let at = days.chars().position(|known| Some(known) == day)?;
        u8::try_from(at).ok()
    };
    let text = token.text;
    if let Some((before, _)) = text.split_once("요일") {
        return place(KOREAN, before.chars().next_back());
    }
    if let Some((before, _)) = text.split_once('曜') {
        return place(JAPANESE, before.chars().next_back());
    }
    for week in ["星期", "礼拜", "禮拜"] {
        if let Some((_, after)) = text.split_once(week) {
            let day = after.chars().next().map(|day| if day == '天' { '日' } else { day });
            return place(CHINESE, day);
        }
    }
    let is_after_day = around.token(-1).is_some_and(|before| matches!(before.text, "일" | "日"));
    let is_in_brackets = matches!(around.gap_before().trim(), "(" | "（")
        && around.gap_after().trim_start().starts_with([')', '）']);
    if is_after_day && is_in_brackets && text.chars().count() == 1 {
        let day = text.chars().next();
        return place(KOREAN, day).or_else(|| place(JAPANESE, day));
    }
    None
}

/// Whether the text is in Latin, Korean, Japanese or Chinese script, with Western digits: other scripts have their own
/// calendars.
fn is_of_known_script(text: &str) -> bool {
    text.chars().all(|c| {
        if c.is_numeric() {
            c.is_ascii_digit()
        } else {
            !c.is_alphabetic()
                || c < '\u{250}'
                || ('\u{1e00}'..'\u{1f00}').contains(&c)
                || is_cjk(c.encode_utf8(&mut [0; 4]))
        }
    })
}

/// Whether the text uses another calendar or another way of counting years, months or days.
fn is_of_other_calendar(text: &str, tokens: &[Token<'_>]) -> bool {
    const MARKERS: [&str; 20] = [
        "令和",
        "平成",
        "昭和",
        "大正",
        "明治",
        "民國",
        "民国",
        "旧暦",
        "农历",
        "農曆",
        "陰曆",
        "阴历",
        "檀紀",
        "佛曆",
        "헤이세이",
        "단기",
        "불기",
        "음력",
        "주체",
        "皇紀",
    ];
    const WORDS: [&str; 32] = [
        // Eras: Japan, Islam, the Republic of China, North Korea.
        "reiwa",
        "heisei",
        "showa",
        "shōwa",
        "taisho",
        "taishō",
        "meiji",
        "hijri",
        "minguo",
        "juche",
        // A text that names its calendar does not use the usual one.
        "calendar",
        "kalender",
        "calendrier",
        "calendario",
        "calendário",
        "календарь",
        "календарю",
        // The months of the Ethiopian calendar, whose years are seven or eight behind.
        "meskerem",
        "tikimt",
        "tikemt",
        "hidar",
        "tahsas",
        "tir",
        "yekatit",
        "megabit",
        "miyazya",
        "ginbot",
        "sene",
        "hamle",
        "nehase",
        "pagumen",
        "pagume",
    ];
    !text.is_ascii() && MARKERS.iter().any(|marker| text.contains(marker))
        || tokens.iter().any(|token| {
            matches!(token.text, "AH" | "BE" | "AM") || WORDS.contains(&token.text.to_lowercase().as_str())
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "([0-9]{1,4}|[-–/.:( ]|May|mars|일|年|월요일|[가-힣é\\PC]){0,12}") {
            for language in ["en", "fr", "ko"] {
                let printed = PrintedDate::read(&text, CalendarWords::of(&language.into()));
                let at = printed.days.iter().chain(&printed.months).chain(&printed.weekdays).map(|part| &part.at);
                for at in at.chain(printed.years.iter().map(|part| &part.at)) {
                    prop_assert!(text.get(at.clone()).is_some_and(|said| !said.is_empty()));
                }
            }
        }
    }
}
