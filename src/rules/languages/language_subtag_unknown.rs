//! `language-subtag-unknown`

use crate::diagnostic::{Applicability, Code, Place, nearest};
use crate::model::{Language, Leaf, LeafType, Subtag, SubtagKind, script_of};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("language-subtag-unknown", include_str!("language_subtag_unknown.md"))
        .fixable(Applicability::Ask),
    check: Check::Each(&[Check::Leaf(&[LeafType::Language], unknown), Check::Article(kanuri)]),
};

fn kanuri(document: &Document<'_>, report: &mut Report<'_>) {
    let has_kanuri = document.languages().iter().any(|language| language.primary() == "kr");
    if has_kanuri && has_hangul(document) {
        document.article.walk(&mut |path, leaf| {
            if let Leaf::Language(language) = leaf
                && language.primary() == "kr"
            {
                not_kanuri(path, language, report);
            }
        });
    }
}

/// `KR` is Korea, but `kr` is a language of Nigeria, which is not written in Hangul.
fn not_kanuri(path: &Path<'_>, language: &Language, report: &mut Report<'_>) {
    let corrected = format!("ko{}", &language.as_str()[2..]);
    report
        .at(Place::Within(path.pointer(), 0..2), "`kr` is Kanuri, and this article has Korean words")
        .label("a country code?")
        .help(format!("write `{corrected}`, which is Korean"))
        .fix_text(language.as_str(), corrected);
}

fn has_hangul(document: &Document<'_>) -> bool {
    let mut found = false;
    document.article.walk(&mut |_, leaf| {
        if let Leaf::Text(text) = leaf {
            found |=
                text.chars().any(|c| !c.is_ascii() && script_of(c).is_some_and(|(code, _)| code == "Hang"));
        }
    });
    found
}

fn unknown(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Language(language) = leaf else { return };
    for subtag in language.subtags().iter().filter(|subtag| !subtag.is_registered()) {
        let text = subtag.text;
        let meant = subtag.meant().or_else(|| slip(subtag));
        // `USA` and `Latin` are in the position of another kind of subtag.
        let what = match (subtag.kind, meant.map(str::len)) {
            (SubtagKind::Script, _) | (SubtagKind::Extlang | SubtagKind::Variant, Some(4)) => "script",
            (SubtagKind::Region, _) | (SubtagKind::Extlang, Some(2)) => "region",
            (SubtagKind::Language | SubtagKind::Extlang, _) => "language",
            (SubtagKind::Variant, _) => "variant",
        };
        let finding = report
            .at(
                Place::Within(path.pointer(), subtag.range.clone()),
                format!("the language subtag registry has no {what} `{text}`"),
            )
            .label("not in the registry");
        match meant {
            Some(meant) => {
                let corrected = corrected(language, subtag, meant);
                let named = match corrected.english_name() {
                    Some(name) if subtag.kind == SubtagKind::Language => format!(", which is {name}"),
                    _ => String::new(),
                };
                finding
                    .help(format!("write `{corrected}`{named}"))
                    .fix_text(language.as_str(), corrected.as_str());
            }
            None => {
                finding.help(format!(
                    "look up the {what} in https://www.iana.org/assignments/language-subtag-registry; \
                     private subtags go after `-x-`"
                ));
            }
        }
    }
}

/// The registered subtag with one typo; in a year, any digit may be wrong.
fn slip(subtag: &Subtag<'_>) -> Option<&'static str> {
    let text = subtag.text;
    let near = nearest(text, subtag.kind.registered())?;
    let is_year = text.bytes().any(|b| b.is_ascii_digit());
    (!is_year && strsim::damerau_levenshtein(&near.to_lowercase(), &text.to_lowercase()) == 1).then_some(near)
}

/// The tag with `meant` in place of `subtag`; `English-US` does not become `en-GB-US`.
fn corrected(language: &Language, subtag: &Subtag<'_>, meant: &str) -> Language {
    let tag = language.as_str();
    let rest = &tag[subtag.range.end..];
    let meant = if rest.is_empty() { meant } else { meant.split('-').next().unwrap_or(meant) };
    Language(format!("{}{meant}{rest}", &tag[..subtag.range.start]))
}
