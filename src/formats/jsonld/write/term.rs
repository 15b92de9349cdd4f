//! Keywords, genres, subjects.

use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::members::is_absolute;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::Term;
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// Keywords or genres: texts, which every consumer understands.
    pub(super) fn words(&mut self, key: &'static str, at: &Path<'_>, terms: &'a [Term]) {
        let mut list = List::new(key);
        for (index, whole) in terms.iter().enumerate() {
            let at = at.item(index);
            if whole.term.trim().is_empty() {
                self.lose(&at, whole, "it is blank");
                continue;
            }
            // Readers take a text with a comma, alone, for several keywords.
            if key == "keywords" && terms.len() == 1 && whole.term.contains([',', ';']) {
                list.item(&mut self.json);
                self.json.node("DefinedTerm");
                self.json.text("name", &whole.term);
                self.json.end();
            } else {
                list.string(&mut self.json, &whole.term);
            }
            let why = format!("`{key}` is a list of texts");
            self.losses.note_all_but(&at, whole, &[Term::TERM], why);
        }
        list.end(&mut self.json);
    }

    /// A subject: <https://schema.org/DefinedTerm>, or a [Thing](https://schema.org/Thing) with only a name
    pub(super) fn subject(&mut self, list: &mut List, at: &Path<'_>, subject: &'a Term) {
        let Term { term, scheme, code, url, broader, language } = subject;
        if term.trim().is_empty() {
            return self.lose(at, subject, "it is blank");
        }
        let scheme = scheme.as_ref().map(|uri| uri.as_str());
        let url = url.as_ref().map(|url| url.as_str());
        let code = code.as_deref();
        let is_defined = code.is_some_and(|code| !code.trim().is_empty())
            || [scheme, url].into_iter().flatten().any(is_absolute);
        list.item(&mut self.json);
        self.json.node(if is_defined { "DefinedTerm" } else { "Thing" });
        self.json.text("name", term);
        self.text("termCode", &at.key(Term::CODE), code);
        self.address("inDefinedTermSet", &at.key(Term::SCHEME), scheme);
        self.address("url", &at.key(Term::URL), url);
        self.json.end();
        self.lose(&at.key(Term::BROADER), broader, "schema.org has no hierarchy of terms");
        self.lose(&at.key(Term::LANGUAGE), language, "schema.org has no language for a term");
    }
}
