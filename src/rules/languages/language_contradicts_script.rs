//! `language-contradicts-script`

use crate::diagnostic::Code;
use crate::model::{Language, Leaf, script_of};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("language-contradicts-script", include_str!("language_contradicts_script.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut texts = Texts::declared_in(document);
    document.article.walk(&mut |path, leaf| {
        if let Leaf::Text(text) = leaf
            && !text.is_empty()
        {
            texts.count(&path.pointer(), text);
        }
    });
    for text in &texts.0 {
        let Some((script, first)) = text.contradiction() else { continue };
        let Text { language, at, .. } = text;
        let name = script.name.replace('_', " ");
        report
            .at(
                at.clone(),
                format!("`{language}` is not written in {name} letters, but most of this text is"),
            )
            .label(format!("not for {name} letters"))
            .related(first, format!("{name} letters"))
            .help(match script.code {
                "Latn" => format!("correct the language; a romanization is `{}-Latn`", language.primary()),
                _ => "correct the language, or tag the words in another language".to_owned(),
            });
    }
}

/// The texts with a declared language.
struct Texts<'a>(Vec<Text<'a>>, HashMap<String, usize>);

/// A text, its declared language, and a count of its letters by script.
struct Text<'a> {
    language: &'a Language,
    /// Where the language is declared.
    at: Pointer,
    expected: Vec<&'static str>,
    letters: usize,
    foreign: Vec<Script>,
    /// Whether a few words in Latin letters are normal, however short the text is.
    is_prose: bool,
}

/// A script that the language is not written in.
struct Script {
    code: &'static str,
    name: &'static str,
    letters: usize,
    first: Pointer,
}

/// Where the article's own language is declared; its text has no object of its own around it.
const ARTICLE: &str = "/metadata/language";

impl<'a> Texts<'a> {
    fn declared_in(document: &Document<'a>) -> Self {
        let (mut texts, mut index) = (Vec::new(), HashMap::default());
        document.article.walk(&mut |path, leaf| {
            let Leaf::Language(language) = leaf else { return };
            let at = path.pointer();
            let key = match at.as_str() {
                ARTICLE => ARTICLE,
                // A text in several languages, or in no known script, still does not belong to the article.
                pointer => parent(pointer),
            };
            index.insert(key.to_owned(), texts.len());
            texts.push(Text {
                language,
                expected: language.scripts().unwrap_or_default(),
                letters: 0,
                foreign: Vec::new(),
                is_prose: !["/works/", "/alternateNames/", "/keywords/", "/subjects/", "/genres/"]
                    .iter()
                    .any(|names| at.as_str().contains(names)),
                at,
            });
        });
        Self(texts, index)
    }

    /// Counts the letters of the text at `at`, if its language is declared.
    fn count(&mut self, at: &Pointer, text: &str) {
        let pointer = at.as_str();
        let is_of_article = ["/body/", "/back/", "/metadata/title/", "/metadata/subtitle/"]
            .iter()
            .any(|part| pointer.starts_with(part));
        let is_run = pointer.rsplit('/').next().is_some_and(|step| step.bytes().all(|b| b.is_ascii_digit()));
        let mut above = parent(pointer);
        let found = loop {
            if let Some(index) = self.1.get(above) {
                let field = pointer[above.len() + 1..].split('/').next().unwrap_or_default();
                let is_said_in_it =
                    matches!(field, "text" | "name" | "term" | "title") || is_run && field == "content";
                break is_said_in_it.then_some(*index);
            }
            if above.is_empty() {
                break (is_of_article && is_run).then(|| self.1.get(ARTICLE).copied()).flatten();
            }
            above = parent(above);
        };
        if let Some(text_in) = found.and_then(|index| self.0.get_mut(index))
            && !text_in.expected.is_empty()
        {
            text_in.count(at, text);
        }
    }
}

impl Text<'_> {
    fn count(&mut self, at: &Pointer, text: &str) {
        for (code, name) in text.chars().filter_map(script_of) {
            self.letters += 1;
            if self.expected.contains(&code) {
                continue;
            }
            match self.foreign.iter_mut().find(|script| script.code == code) {
                Some(script) => script.letters += 1,
                None => self.foreign.push(Script { code, name, letters: 1, first: at.clone() }),
            }
        }
    }

    /// The script of most letters, if the language is not written in it.
    fn contradiction(&self) -> Option<(&Script, Pointer)> {
        let script = self.foreign.iter().max_by_key(|script| script.letters)?;
        // Names of companies and products are in Latin letters everywhere.
        let enough = match (script.code, self.is_prose) {
            ("Latn", false) => return None,
            ("Latn", true) => 20,
            _ => 3,
        };
        (script.letters >= enough && script.letters * 2 > self.letters)
            .then(|| (script, script.first.clone()))
    }
}

/// The pointer without its last segment.
fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(above, _)| above)
}
