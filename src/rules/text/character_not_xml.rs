//! `character-not-xml`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Collection, Leaf};
use crate::rules::text::Oddity;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;
use crate::source::edit::Edit;
use crate::source::xml::is_xml_char;

pub(super) static RULE: Rule = Rule {
    code: Code::error("character-not-xml", include_str!("character_not_xml.md")).fixable(Applicability::Safe),
    check: Check::OddText(Oddity::NOT_XML, check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let text = leaf.as_str();
    let mut wrong = text.char_indices().filter(|(_, c)| !is_xml_char(*c));
    let Some((start, c)) = wrong.next() else { return };
    let more = match wrong.count() {
        0 => String::new(),
        more => format!(" and {more} more like it"),
    };
    let pointer = path.pointer();
    let place = match leaf {
        Leaf::Id(_, collection) if collection != Collection::Blocks => Place::Key(pointer),
        _ => Place::Within(pointer, start..start + c.len_utf8()),
    };
    // An id would have to be changed at every reference.
    let is_id = matches!(leaf, Leaf::Id(..) | Leaf::Reference(_));
    let fix = (!is_id).then(|| Edit::text(path.pointer(), text, without(text)));
    report
        .at(
            place,
            format!("this text contains U+{:04X}{}{more}, which XML does not allow", u32::from(c), name(c)),
        )
        .label("not an XML character")
        .help("remove it: such characters come from text copied from a word processor or a PDF")
        .fix(fix);
}

/// The text without such characters; one between two words becomes a space.
fn without(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if is_xml_char(c) {
            kept.push(c);
        } else if matches!(c, '\u{B}' | '\u{C}')
            && kept.ends_with(|before: char| !before.is_whitespace())
            && rest.peek().is_some_and(|after| !after.is_whitespace() && is_xml_char(*after))
        {
            kept.push(' ');
        }
    }
    kept
}

fn name(c: char) -> &'static str {
    match c {
        '\0' => " (null)",
        '\u{3}' => " (end of text)",
        '\u{7}' => " (bell)",
        '\u{8}' => " (backspace)",
        '\u{B}' => " (vertical tab)",
        '\u{C}' => " (form feed)",
        '\u{1B}' => " (escape)",
        '\u{1C}'..='\u{1F}' => " (information separator)",
        '\u{FFFE}' | '\u{FFFF}' => " (no character)",
        _ => " (a control character)",
    }
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn words_stay_separate() {
        assert_eq!(
            without("The\u{7} council\u{B}voted\u{C} on\u{B}\u{C}Monday\u{B}"),
            "The council voted on Monday"
        );
    }
}
