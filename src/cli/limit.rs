//! `--limit NAME=NUMBER`: limits for input files.

use crate::diagnostic::nearest;
use crate::source::{Limits, MAX_BYTES, MAX_ELEMENTS_DEEP, amount};

/// The value of one limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    name: &'static Name,
    number: usize,
}

/// A limit by its name on the command line.
#[derive(Debug)]
struct Name {
    name: &'static str,
    /// What is counted.
    counts: &'static str,
    /// The maximum value, if there is one.
    most: Option<usize>,
    of: fn(&mut Limits) -> &mut usize,
}

static NAMES: [Name; 8] = [
    Name { name: "size", counts: "bytes in a file", most: Some(MAX_BYTES), of: |limits| &mut limits.size },
    Name {
        name: "values",
        counts: "values of a JSON or YAML file, or elements, texts and attributes of an XML file",
        most: None,
        of: |limits| &mut limits.values,
    },
    Name {
        name: "depth",
        counts: "levels of nested XML elements",
        most: Some(MAX_ELEMENTS_DEEP),
        of: |limits| &mut limits.depth,
    },
    Name {
        name: "aliases",
        counts: "values added by YAML aliases",
        most: None,
        of: |limits| &mut limits.aliases,
    },
    Name {
        name: "entities",
        counts: "bytes that XML entities expand to",
        most: None,
        of: |limits| &mut limits.entities,
    },
    Name {
        name: "attributes",
        counts: "attributes of an XML or HTML element",
        most: None,
        of: |limits| &mut limits.attributes,
    },
    Name {
        name: "quotes",
        counts: "mebibytes of text searched for quotes",
        most: None,
        of: |limits| &mut limits.quotes,
    },
    Name {
        name: "diagnostics",
        counts: "diagnostics shown per file",
        most: None,
        of: |limits| &mut limits.diagnostics,
    },
];

/// The default limits, with these changes; the last one of each name counts.
pub(super) fn limits(set: &[Limit]) -> Limits {
    let mut limits = Limits::default();
    for Limit { name, number } in set {
        *(name.of)(&mut limits) = *number;
    }
    limits
}

/// The help text of `--limit`, with all names and defaults.
pub(super) fn help() -> String {
    let name = |Name { name, counts, most, of }: &Name| {
        let most = most.map(|most| format!(", up to {}", amount(most))).filter(|_| *name == "depth");
        format!("{name}, {counts} [{}{}]", amount(*of(&mut Limits::default())), most.unwrap_or_default())
    };
    let names: Vec<String> = NAMES.iter().map(name).collect();
    format!("Set a limit for reading a file; repeatable. NAME is one of: {}", names.join("; "))
}

/// Parses `NAME=NUMBER`.
pub(super) fn limit(text: &str) -> Result<Limit, String> {
    let (wanted, number) = text.split_once('=').unwrap_or((text, ""));
    let name = NAMES.iter().find(|known| known.name == wanted).ok_or_else(|| unknown(wanted))?;
    let number = parsed(number)
        .ok_or_else(|| format!("write a number: `{wanted}=5000`, or with a unit: `{wanted}=5M`"))?;
    match name.most {
        Some(most) if number > most => Err(format!("`{wanted}` can be at most {}", amount(most))),
        _ => Ok(Limit { name, number }),
    }
}

fn unknown(wanted: &str) -> String {
    let names = NAMES.each_ref().map(|known| known.name);
    match nearest(wanted, names) {
        Some(near) => format!("there is no limit `{wanted}`; did you mean `{near}`?"),
        None => format!("there is no limit `{wanted}`; the limits are {}", names.join(", ")),
    }
}

/// A number, possibly with K, M or G: 2G is two times 1,073,741,824.
fn parsed(text: &str) -> Option<usize> {
    let (digits, unit) = match text.strip_suffix(['K', 'M', 'G']) {
        Some(digits) if text.ends_with('K') => (digits, 1 << 10),
        Some(digits) if text.ends_with('M') => (digits, 1 << 20),
        Some(digits) => (digits, 1 << 30),
        None => (text, 1),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse::<usize>().ok()?.checked_mul(unit)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Result<Limits, String> {
        limit(text).map(|limit| limits(&[limit]))
    }

    #[test]
    fn numbers_may_have_a_unit() {
        assert_eq!(set("size=512M").unwrap().size, 512 << 20);
        assert_eq!(set("size=1G").unwrap().size, MAX_BYTES);
        assert_eq!(set("aliases=20K").unwrap().aliases, 20 << 10);
        assert_eq!(set("diagnostics=0").unwrap(), Limits { diagnostics: 0, ..Limits::default() });
    }

    #[test]
    fn unknown_limits_are_rejected_with_a_list_of_valid_ones() {
        for (text, complaint) in [
            ("size=2G", "`size` can be at most 1G"),
            ("depth=1000000", "`depth` can be at most 10000"),
            ("dept=5", "there is no limit `dept`; did you mean `depth`?"),
            ("depth", "write a number: `depth=5000`, or with a unit: `depth=5M`"),
            ("depth=", "write a number: `depth=5000`, or with a unit: `depth=5M`"),
            ("depth=-1", "write a number: `depth=5000`, or with a unit: `depth=5M`"),
            ("depth=+1", "write a number: `depth=5000`, or with a unit: `depth=5M`"),
            ("size=99999999999G", "write a number: `size=5000`, or with a unit: `size=5M`"),
            (
                "=",
                "there is no limit ``; the limits are size, values, depth, aliases, entities, attributes, quotes, \
                 diagnostics",
            ),
        ] {
            assert_eq!(set(text).unwrap_err(), complaint, "{text}");
        }
    }

    #[test]
    fn the_last_of_several_values_counts() {
        let set = ["depth=5", "size=7", "depth=6"].map(|text| limit(text).unwrap());
        assert_eq!(limits(&set), Limits { depth: 6, size: 7, ..Limits::default() });
    }
}
