//! `label-repeated`

use crate::diagnostic::Code;
use crate::model::{Article, Blocks, SubArticle};
use crate::rules::citations::labelled::labelled;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("label-repeated", include_str!("label_repeated.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    of_body(&article.body, &Path::ROOT.key(Article::BODY), report);
    of_sub_articles(&article.sub_articles, &Path::ROOT.key(Article::SUB_ARTICLES), report);
}

/// A sub-article, such as a translation, has numbers of its own, and so may an appendix.
fn of_sub_articles(sub_articles: &[SubArticle], at: &Path<'_>, report: &mut Report<'_>) {
    for (index, sub_article) in sub_articles.iter().enumerate() {
        let at = at.item(index);
        of_body(&sub_article.body, &at.key(SubArticle::BODY), report);
        of_sub_articles(&sub_article.sub_articles, &at.key(SubArticle::SUB_ARTICLES), report);
    }
}

fn of_body(body: &Blocks, at: &Path<'_>, report: &mut Report<'_>) {
    let all = labelled(body, at);
    let mut first = HashMap::default();
    for one in &all {
        match first.get(&(&one.word, &one.number)) {
            Some(before) if !one.is_continued => {
                report
                    .at(one.at.clone(), format!("another figure or table has the label `{}`", one.label))
                    .label("the same label")
                    .related(Clone::clone(before), "the first")
                    .help("correct one of the labels");
            }
            Some(_) => {}
            None => {
                first.insert((&one.word, &one.number), one.at.clone());
            }
        }
    }
}
