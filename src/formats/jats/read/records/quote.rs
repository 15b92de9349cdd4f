//! Records of quotes.

use super::{field, from_token, is_reference, subparts};
use crate::formats::jats::read::reader::Reader;
use crate::model::{
    AgentRef, Anchor, BlockRef, EventRef, Language, OrganizationRef, Quote, Speaker, TranslatedText, Unnamed,
    WorkRef,
};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    pub(super) fn quote_record(&mut self, record: Node<'d>, at: &Path<'_>) -> Quote {
        self.note(at, record);
        let mut quote = Quote::of(String::new(), Speaker::Agent(AgentRef(String::new())));
        for part in record.elements() {
            match &*field(part) {
                "text" => quote.text = self.part_text(part, &at.key("text")),
                "speaker" => quote.speaker = self.speaker(part, &at.key("speaker")),
                "kind" => {
                    quote.kind = from_token(&self.part_text(part, &at.key("kind"))).unwrap_or_default();
                }
                "cue" => quote.cue = Some(self.part_text(part, &at.key("cue"))),
                "event" => quote.event = Some(EventRef(self.part_reference(part, &at.key("event")))),
                "date" => quote.date = self.part_date(part, &at.key("date")),
                "addressee" => {
                    let list = at.key("addressees");
                    let agent = self.part_reference(part, &list.item(quote.addressees.len()));
                    quote.addressees.push(AgentRef(agent));
                }
                "source" => quote.source = Some(WorkRef(self.part_reference(part, &at.key("source")))),
                "language" => quote.language = Some(Language(self.part_text(part, &at.key("language")))),
                "original" => quote.original = self.original(part, &at.key("original")),
                "translator" => {
                    quote.translator = Some(AgentRef(self.part_reference(part, &at.key("translator"))));
                }
                "anchor" => {
                    let list = at.key("anchors");
                    let anchor = self.anchor(part, &list.item(quote.anchors.len()));
                    quote.anchors.push(anchor);
                }
                "confidence" => quote.confidence = self.part_text(part, &at.key("confidence")).parse().ok(),
                _ => self.ignore(part),
            }
        }
        quote
    }

    fn speaker(&mut self, part: Node<'d>, at: &Path<'_>) -> Speaker {
        let Some(unnamed) = self.subpart_text(part, "unnamed", &at.key("unnamed")) else {
            return Speaker::Agent(AgentRef(self.part_reference(part, at)));
        };
        let organization = subparts(part).find(|subpart| is_reference(*subpart));
        let organization = organization.map(|organization| OrganizationRef(self.referent(organization)));
        Speaker::Unnamed(Unnamed { unnamed, organization })
    }

    fn original(&mut self, part: Node<'d>, at: &Path<'_>) -> Option<TranslatedText> {
        let original = subparts(part).next()?;
        let language = original.attribute("xml:lang")?;
        let language = Language(language.value().into_owned());
        Some(TranslatedText { text: self.part_text(original, &at.key("text")), language })
    }

    fn anchor(&mut self, part: Node<'d>, at: &Path<'_>) -> Anchor {
        self.note(at, part);
        let block = subparts(part).find(|subpart| is_reference(*subpart));
        Anchor {
            block: block.map(|block| BlockRef(self.referent(block))),
            exact: self.subpart_text(part, "exact", &at.key("exact")).unwrap_or_default(),
            prefix: self.subpart_text(part, "prefix", &at.key("prefix")),
            suffix: self.subpart_text(part, "suffix", &at.key("suffix")),
        }
    }
}
