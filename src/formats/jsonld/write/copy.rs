//! The copy of the article in a lossless export.

use crate::formats::jsonld::NAMESPACE;
use crate::formats::jsonld::vocabulary::COPY;
use crate::formats::jsonld::write::writer::Writer;

impl Writer<'_, '_> {
    /// The context; with a copy, a second one for byline's prefix.
    pub(super) fn context(&mut self) {
        if !self.options.lossless {
            return self.json.text("@context", "https://schema.org");
        }
        self.json.key("@context");
        self.json.open('[');
        self.json.item();
        self.json.string("https://schema.org");
        self.json.item();
        self.json.open('{');
        self.json.text("byline", NAMESPACE);
        self.json.close('}');
        self.json.close(']');
    }

    /// The copy, as a [JSON literal](https://www.w3.org/TR/json-ld11/#json-literals).
    pub(super) fn copy(&mut self) {
        if !self.options.lossless {
            return;
        }
        let json = serde_json::to_string(self.article).expect("the model has no maps with odd keys");
        self.json.key(COPY);
        self.json.node("@json");
        self.json.key("@value");
        self.json.raw(&json);
        self.json.end();
    }
}
