//! `doi-in-title-field`

use crate::diagnostic::Code;
use crate::model::{Article, Scheme, Work};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("doi-in-title-field", include_str!("doi_in_title_field.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, work) in &document.article.works {
        let Work { title, container_title, .. } = work;
        let title = title.as_ref().map(|title| title.plain_text());
        for (field, text) in
            [(Work::TITLE, title.as_deref()), (Work::CONTAINER_TITLE, container_title.as_deref())]
        {
            // More words are a title that mentions a DOI.
            let is_alone = |text: &&str| {
                text.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("doi:")).count() == 1
            };
            let Some(doi) = text.filter(is_alone).and_then(|text| Scheme::Doi.read(text.trim())) else {
                continue;
            };
            let works = Path::ROOT.key(Article::WORKS);
            report
                .at(
                    works.key(id.as_str()).key(field).pointer(),
                    format!("the title in `{id}` is the DOI `{doi}`"),
                )
                .label("a DOI")
                .help("put the DOI in `identifiers.doi`, and write the title here");
        }
    }
}
