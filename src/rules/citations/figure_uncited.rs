//! `figure-uncited`

use crate::diagnostic::Code;
use crate::model::visit::{self, Visitor};
use crate::model::{Article, Inlines};
use crate::rules::citations::labelled::{Labelled, labelled};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("figure-uncited", include_str!("figure_uncited.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_incomplete() {
        return;
    }
    let all = labelled(&document.article.body, &Path::ROOT.key(Article::BODY));
    if all.len() < 2 {
        return;
    }
    let is_referred_to = |one: &Labelled<'_>| {
        one.id.is_some_and(|id| document.declared_as(id).any(|declared| declared.is_referred_to))
    };
    let (cited, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_referred_to);
    // Where none is cited by a cross-reference, they are where the text needs them: photos, boxes of data.
    let starts: HashSet<String> = cited.iter().map(|one| start(&one.word)).collect();
    let is_cited_elsewhere = |one: &Labelled<'_>| starts.contains(&start(&one.word));
    // Ranges such as `Tables A1–A3` and `Figures I–III` are not taken apart.
    let others = others.into_iter().filter(is_cited_elsewhere).filter(|one| !digits(&one.number).is_empty());
    let others: Vec<_> = others.collect();
    if others.is_empty() {
        return;
    }
    let mut mentions = Mentions { starts, cited: HashSet::default() };
    visit::walk_article(&mut mentions, document.article);
    for one in others {
        if !mentions.cited.contains(&(start(&one.word), digits(&one.number).to_owned())) {
            report
                .at(one.at, format!("`{}` is never cited", one.label))
                .label("never cited")
                .help("refer to it with a `crossReference` where the text relies on it");
        }
    }
}

/// What all forms of a word begin with: `Figure`, `Fig.` and `Figs`.
fn start(word: &str) -> String {
    word.chars().take(3).collect()
}

/// The number without the letter of a part: `Figure 2` cites `Figure 2a`, too.
fn digits(number: &str) -> &str {
    &number[..number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len())]
}

/// The figures and tables that a text cites in plain words.
struct Mentions {
    /// The words to look for.
    starts: HashSet<String>,
    /// Words, each with a number that follows it.
    cited: HashSet<(String, String)>,
}

impl<'a> Visitor<'a> for Mentions {
    fn visit_text(&mut self, text: &'a Inlines, at: &Path<'_>) {
        let plain = text.plain_text().to_lowercase();
        let mut rest = plain.as_str();
        while let Some(from) = rest.find(char::is_alphabetic) {
            let word = &rest[from..];
            rest = word.trim_start_matches(char::is_alphabetic);
            let start = start(&word[..word.len() - rest.len()]);
            if self.starts.contains(&start) {
                self.cited.extend(numbers(rest).into_iter().map(|number| (start.clone(), number)));
            }
        }
        visit::walk_text(self, text, at);
    }
}

/// The numbers that a text begins with: 1, 2, 3 and 5 of ` 1–3a and 5 show`.
fn numbers(text: &str) -> Vec<String> {
    const MOST_IN_A_RANGE: usize = 100;
    let mut found = Vec::new();
    let (mut rest, mut before, mut is_range) = (text, None, false);
    while let Some(from) = rest.find(char::is_alphanumeric) {
        is_range |= rest[..from].contains(|c| matches!(c, '-' | '‐'..='―' | '−'));
        let word = &rest[from..];
        rest = word.trim_start_matches(char::is_alphanumeric);
        let word = &word[..word.len() - rest.len()];
        let number = digits(word).parse::<u32>().ok();
        if number.is_none() && word.chars().count() > 3 && word != "through" {
            break;
        }
        match number {
            Some(number) => {
                let first = before.filter(|_| is_range).unwrap_or(number);
                found.extend((first..=number).take(MOST_IN_A_RANGE).map(|number| number.to_string()));
                (before, is_range) = (Some(number), false);
            }
            None => is_range |= matches!(word, "to" | "a" | "al" | "au" | "bis" | "through"),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_up_to_the_next_word() {
        let cites = |text, number: &str| numbers(text).iter().any(|one| one == number);
        assert!(cites(". 2 shows", "2") && cites("s 1, 2 and 4", "4") && cites(" 2a", "2"));
        assert!(cites("s 1–3", "2") && cites("s 1 to 3", "2") && !cites("s 1 and 3", "2"));
        assert!(cites("s 1–3a and s1 are", "3") && !cites(" s1", "1"));
        assert!(!cites(" shows 2 of", "2"));
    }
}
