//! `copyright-statement-mismatch`

use crate::diagnostic::Code;
use crate::model::{Article, Copyright, Metadata};
use crate::rules::names::letters::{scripts, words};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("copyright-statement-mismatch", include_str!("copyright_statement_mismatch.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(Copyright { year, holder, statement: Some(statement) }) = &document.article.metadata.copyright
    else {
        return;
    };
    let metadata = Path::ROOT.key(Article::METADATA);
    let at = metadata.key(Metadata::COPYRIGHT);
    let mut report_field = |field: &str, message: String| {
        report
            .at(at.key(field).pointer(), message)
            .label("not in `statement`")
            .related(at.key(Copyright::STATEMENT).pointer(), "the statement")
            .help("check the statement as it was published, and correct the other");
    };
    if let Some(year) = year
        && is_other_year(*year, statement)
    {
        report_field(Copyright::YEAR, format!("the copyright statement has another year than {year}"));
    }
    let name = holder.as_ref().and_then(|holder| {
        let (people, organizations) = (&document.article.people, &document.article.organizations);
        let person = people.get(holder.as_str()).map(|person| person.name.as_str());
        person.or_else(|| organizations.get(holder.as_str()).map(|organization| organization.name.as_str()))
    });
    if let Some(name) = name
        && is_other_holder(name, statement)
    {
        report_field(Copyright::HOLDER, format!("the copyright statement has another holder than `{name}`"));
    }
}

/// Whether the statement has years, and this is neither one of them nor between the first and the last.
fn is_other_year(year: u16, statement: &str) -> bool {
    let numbers = statement.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    let years =
        numbers.filter_map(|number| number.parse::<u16>().ok()).filter(|year| (1900..2100).contains(year));
    let (mut first, mut last) = (u16::MAX, 0);
    years.for_each(|year| (first, last) = (first.min(year), last.max(year)));
    first <= last && !(first..=last).contains(&year)
}

/// Whether the statement names a holder, and no word of it is in `name`.
fn is_other_holder(name: &str, statement: &str) -> bool {
    /// What is said around the holder, or instead of a name.
    const OTHERS: [&str; 27] = [
        "copyright",
        "all",
        "rights",
        "reserved",
        "published",
        "publisher",
        "publishing",
        "publication",
        "license",
        "licence",
        "licensed",
        "licensee",
        "under",
        "exclusive",
        "open",
        "access",
        "article",
        "the",
        "by",
        "and",
        "of",
        "for",
        "in",
        "with",
        "this",
        "is",
        "to",
    ];
    // A statement may name its holder in general: "The Authors".
    const ANYBODY: [&str; 8] =
        ["author", "authors", "autor", "autores", "auteur", "auteurs", "society", "crown"];
    let (of_name, said) = (words(name), words(statement));
    let scripts_of_name = scripts(name);
    let is_comparable = scripts(statement).iter().all(|script| scripts_of_name.contains(script));
    let is_named = said.iter().any(|word| {
        word.chars().count() > 3
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && !OTHERS.contains(&word.as_str())
    });
    let is_anybody = of_name.iter().chain(&said).any(|word| ANYBODY.contains(&word.as_str()));
    let acronym: String = of_name.iter().filter_map(|word| word.chars().next()).collect();
    let is_same = said.iter().any(|word| {
        !OTHERS.contains(&word.as_str())
            && (of_name.contains(word)
                || *word == acronym
                || acronym.contains(word.as_str()) && word.len() > 2)
    });
    is_comparable && is_named && !is_anybody && !is_same && !of_name.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_between_two_are_in_the_statement() {
        assert!(is_other_year(2024, "© 2023 Harbour Media"));
        assert!(!is_other_year(2024, "© 2023–2025 Harbour Media"));
        assert!(!is_other_year(2024, "© Harbour Media, 12345"));
    }

    #[test]
    fn only_a_name_is_another_holder() {
        assert!(is_other_holder("Harbour Media", "© 2024 Elsevier Ltd."));
        for (name, statement) in [
            ("Harbour Media", "© 2024 Harbour Media Ltd"),
            ("Harbour Media", "Copyright © 2024, all rights reserved"),
            ("Harbour Media", "© The Author(s) 2024"),
            ("American Chemical Society", "© 2024 ACS"),
            ("Harbour Media", "© 2024 하버 미디어"),
        ] {
            assert!(!is_other_holder(name, statement), "{name}: {statement}");
        }
    }
}
