//! Guesses at the date meant by a text that is not EDTF.

use crate::model::{Date, MONTHS};

/// The dates that `text` may mean, most probable first, all valid.
pub(in crate::rules) fn candidates(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.len() > 64 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for candidate in
        [vec![time(text)], vec![qualified(text)], vec![span(text)], day(text)].into_iter().flatten().flatten()
    {
        if Date::from(candidate.as_str()).edtf().is_ok() && !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

/// `2023-05-15 10:00` → `2023-05-15T10:00:00`, `…T10:00:00.123+0900` → `…T10:00:00+09:00`
fn time(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim();
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
    let (clock, rest) = rest.split_at(end);
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    let offset = match rest.strip_prefix(['.', ',']) {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let offset = match offset.trim() {
        "z" | "Z" | "UTC" | "GMT" => "Z".to_owned(),
        offset if offset.len() == 5 && offset.is_ascii() => format!("{}:{}", &offset[..3], &offset[3..]),
        offset => offset.to_owned(),
    };
    Some(format!("{date}T{clock}{offset}"))
}

/// `circa 1890` → `1890~`, `1980s` → `198X`
fn qualified(text: &str) -> Option<String> {
    let lowered = text.to_lowercase();
    for about in ["circa ", "about ", "around ", "ca. ", "ca ", "c. ", "c.", "c", "~"] {
        if let Some(rest) = lowered.strip_prefix(about) {
            return Some(format!("{}~", rest.trim()));
        }
    }
    let decade = lowered.strip_suffix("0s").or_else(|| lowered.strip_suffix("0’s"))?;
    Some(format!("{decade}X"))
}

/// `1910-1945` → `1910/1945`, `since 2023` → `2023/..`
fn span(text: &str) -> Option<String> {
    if let Some(start) = text.to_lowercase().strip_prefix("since ") {
        return Some(format!("{}/..", start.trim()));
    }
    if let Some(start) = text.strip_suffix(['-', '–']) {
        return Some(format!("{}/..", start.trim()));
    }
    ["–", "—", " - ", " to ", "-"].iter().find_map(|between| {
        let (start, end) = text.split_once(between)?;
        let (start, end) = (start.trim(), end.trim());
        // `2019-07` and `15-05` are not years.
        (start.len() >= 4 && end.len() >= 4).then(|| format!("{start}/{end}"))
    })
}

/// Day, month and year in any order, with any separators: `15/05/2023`, `May 15, 2023`, `2023년 5월 15일`.
fn day(text: &str) -> Vec<Option<String>> {
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut named_month = None;
    for word in text.split(|c: char| !c.is_alphanumeric()).flat_map(digits_apart) {
        if let Ok(number) = word.parse() {
            numbers.push((number, word.len()));
        } else if let Some(month) = month(word) {
            named_month = Some(month);
        } else if !matches!(
            word.to_lowercase().as_str(),
            "" | "st" | "nd" | "rd" | "th" | "of" | "년" | "월" | "일" | "年" | "月" | "日"
        ) {
            return Vec::new();
        }
    }
    let ymd = |year: u32, month: u32, day: u32| Some(format!("{year:04}-{month:02}-{day:02}"));
    match (named_month, numbers.as_slice()) {
        (None, [(all, 8)]) => vec![ymd(all / 10_000, all / 100 % 100, all % 100)],
        (None, [(year, 4), (month, 1..=2)]) => vec![Some(format!("{year:04}-{month:02}"))],
        (None, [(month, 1..=2), (year, 4)]) => vec![Some(format!("{year:04}-{month:02}"))],
        (None, [(year, 4), (a, 1..=2), (b, 1..=2)]) => vec![ymd(*year, *a, *b), ymd(*year, *b, *a)],
        // Most countries write the day first.
        (None, [(a, 1..=2), (b, 1..=2), (year, 4)]) => vec![ymd(*year, *b, *a), ymd(*year, *a, *b)],
        (Some(month), [(year, 4)]) => vec![Some(format!("{year:04}-{month:02}"))],
        (Some(month), [(day, 1..=2), (year, 4)] | [(year, 4), (day, 1..=2)]) => vec![ymd(*year, month, *day)],
        _ => Vec::new(),
    }
}

/// `15th` → `15`, `th`
fn digits_apart(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != first).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(run)
    })
}

fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let is_meant = |month: &&str| word.len() >= 3 && month.starts_with(word.as_str());
    (1..)
        .zip(MONTHS)
        .find(|(_, month)| is_meant(month) || word == "sept" && *month == "september")
        .map(|(n, _)| n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_date_notations_are_understood() {
        for (written, meant) in [
            ("15/05/2023", "2023-05-15"),
            ("05/15/2023", "2023-05-15"),
            ("15.5.2023", "2023-05-15"),
            ("2023/05/15", "2023-05-15"),
            ("2023-5-15", "2023-05-15"),
            ("2023-13-01", "2023-01-13"),
            ("20230515", "2023-05-15"),
            ("May 15, 2023", "2023-05-15"),
            ("15th of May 2023", "2023-05-15"),
            ("Sept. 2019", "2019-09"),
            ("5/2023", "2023-05"),
            ("2023년 5월 15일", "2023-05-15"),
            ("2023年5月15日", "2023-05-15"),
            ("2023-05-15 10:00", "2023-05-15T10:00:00"),
            ("2023-05-15T10:00:00.123+0900", "2023-05-15T10:00:00+09:00"),
            (" 2023-05-15", "2023-05-15"),
            ("circa 1890", "1890~"),
            ("c1890", "1890~"),
            ("1980s", "198X"),
            ("1910-1945", "1910/1945"),
            ("1910–1945", "1910/1945"),
            ("since 2023", "2023/.."),
            ("2023-", "2023/.."),
        ] {
            assert_eq!(candidates(written).first().map(String::as_str), Some(meant), "{written}");
        }
        assert_eq!(candidates("05/06/2023"), ["2023-06-05", "2023-05-06"]);
    }

    #[test]
    fn other_texts_are_not_dates() {
        for text in ["", "yesterday", "2023-02-30", "May", "윤석열", "1/2/3/4", "éééééééééé", "99/99/2023"]
        {
            assert_eq!(candidates(text), Vec::<String>::new(), "{text}");
        }
    }
}
