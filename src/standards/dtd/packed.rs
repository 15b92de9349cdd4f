//! Lines of text, each unpacked on first use.

use std::sync::OnceLock;

/// The lines of one section.
#[derive(Debug)]
pub(super) struct Lines {
    text: &'static str,
    /// Where each line ends.
    ends: Box<[u32]>,
}

impl Lines {
    /// Takes the next section, whose heading has its name and the number of its lines. Comments before it are skipped.
    pub(super) fn section(rest: &mut &'static str) -> Self {
        let mut heading = cut_line(rest);
        while heading.starts_with('#') {
            heading = cut_line(rest);
        }
        let count = heading.split_once(' ').map_or(0, |(_, count)| number(count.as_bytes()));
        let ends = memchr::memchr_iter(b'\n', rest.as_bytes()).take(usize::from(count));
        let ends: Box<[u32]> = ends.map(|end| end as u32).collect();
        let text;
        (text, *rest) = rest.split_at(ends.last().map_or(0, |end| *end as usize + 1));
        Self { text, ends }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The line with this number, counted from 0.
    pub(super) fn line(&self, number: u16) -> &'static str {
        let number = usize::from(number);
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize + 1);
        &self.text[start..self.ends[number] as usize]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        (0..self.len() as u16).map(|number| self.line(number))
    }
}

/// Lines, and what they say.
#[derive(Debug)]
pub(super) struct Packed<T> {
    lines: Lines,
    unpacked: Box<[OnceLock<Box<T>>]>,
}

impl<T> Packed<T> {
    pub(super) fn new(lines: Lines) -> Self {
        let unpacked = (0..lines.len()).map(|_| OnceLock::new()).collect();
        Self { lines, unpacked }
    }

    /// What the line with this number says, as read by `unpack`.
    pub(super) fn get(&self, number: u16, unpack: impl FnOnce(&'static str) -> T) -> &T {
        self.unpacked[usize::from(number)].get_or_init(|| Box::new(unpack(self.lines.line(number))))
    }
}

fn cut_line(rest: &mut &'static str) -> &'static str {
    let line;
    (line, *rest) = rest.split_once('\n').unwrap_or((rest, ""));
    line
}

/// The numbers in `0-3.7`: 0, 1, 2, 3 and 7. Spaces separate them, too.
pub(super) fn numbers(ranges: &str) -> Vec<u16> {
    let mut numbers = Vec::with_capacity(ranges.len() / 2);
    for range in ranges.as_bytes().split(|byte| matches!(byte, b'.' | b' ')).filter(|range| !range.is_empty())
    {
        match range.iter().position(|byte| *byte == b'-') {
            Some(dash) => numbers.extend(number(&range[..dash])..=number(&range[dash + 1..])),
            None => numbers.push(number(range)),
        }
    }
    numbers
}

/// The number that these digits write.
pub(super) fn number(digits: &[u8]) -> u16 {
    digits.iter().fold(0, |number, digit| 10 * number + u16::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn ranges_of_numbers_are_expanded() {
        assert_eq!(numbers("0-3.7.10-11"), [0, 1, 2, 3, 7, 10, 11]);
        assert_eq!(numbers("4 75 0"), [4, 75, 0]);
        assert!(numbers("").is_empty());
    }
}
