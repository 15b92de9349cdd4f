//! `jsonld-several-articles`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-several-articles", include_str!("jsonld_several_articles.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let (Some(article), Some(other)) = (file.article, file.graph.other_articles().first()) else { return };
    let article = file.graph.tree.node(article);
    let more = match file.graph.other_articles().len() {
        1 => String::new(),
        count => format!(", the first of {count} more"),
    };
    report
        .at(
            other.brief_span(),
            format!("{} is another article than {}{more}", name(file, *other), name(file, article)),
        )
        .label("not read")
        .related(article.brief_span(), "this one is read")
        .help("if both describe one article, give them the same `@id`, `url` or `headline`");
}

/// The headline of an article, or else its type.
fn name(file: &JsonldFile<'_>, article: Node<'_>) -> String {
    let values =
        |property| file.object_at(article).map(|object| file.values(object, property)).unwrap_or_default();
    let title = ["headline", "name"].into_iter().flat_map(values).find_map(|value| file.graph.text(value));
    match (title, file.object_at(article)) {
        (Some(title), _) => format!("`{}`", title.trim()),
        (None, Some(object)) => format!("this `{}`", object.type_name()),
        (None, None) => "this".to_owned(),
    }
}
