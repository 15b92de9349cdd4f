//! What every id of an article stands for.

use std::collections::HashMap;

use crate::formats::jats::entity::Target;
use crate::formats::jats::foreign;
use crate::formats::jats::sections::is_appendix;
use crate::model::{
    Article, Aside, Block, BlockQuote, Blocks, CodeBlock, DefinitionList, Embed, Figure, Footnote, Foreign,
    Id, Inline, Inlines, List, MathBlock, Paragraph, Section, Table,
};

/// What every id of the article stands for; and the ids that elements of foreign markup have.
pub(super) fn targets(article: &Article) -> (HashMap<&str, Target<'_>>, HashMap<String, bool>) {
    let Article { metadata, people, organizations, places, events, works, quotes, body, back, .. } = article;
    let mut targets = Targets(HashMap::new(), HashMap::new());
    targets.0.extend(people.iter().map(|(id, person)| (id.as_str(), Target::Person(person))));
    targets.0.extend(organizations.iter().map(|(id, org)| (id.as_str(), Target::Organization(org))));
    targets.0.extend(places.iter().map(|(id, place)| (id.as_str(), Target::Place(place))));
    targets.0.extend(events.iter().map(|(id, event)| (id.as_str(), Target::Event(event))));
    targets.0.extend(works.iter().map(|(id, work)| (id.as_str(), Target::Work(work))));
    targets.0.extend(quotes.keys().map(|id| (id.as_str(), Target::Quote)));
    targets.inlines(&metadata.title);
    metadata.subtitle.iter().for_each(|subtitle| targets.inlines(subtitle));
    metadata.abstracts.iter().for_each(|summary| targets.blocks(&summary.content));
    metadata.corrections.iter().for_each(|correction| targets.inlines(&correction.text));
    works.values().filter_map(|work| work.unstructured.as_ref()).for_each(|text| targets.inlines(text));
    targets.blocks(body);
    back.iter().for_each(|section| targets.section(section));
    (targets.0, targets.1)
}

struct Targets<'a>(HashMap<&'a str, Target<'a>>, HashMap<String, bool>);

impl<'a> Targets<'a> {
    fn id(&mut self, id: Option<&'a Id>, target: Target<'a>) {
        self.0.extend(id.map(|id| (id.as_str(), target)));
    }

    fn section(&mut self, section: &'a Section) {
        let Section { id, kind: _, title, content } = section;
        let target = if is_appendix(section) { Target::Appendix } else { Target::Section };
        self.id(id.as_ref(), target);
        title.iter().for_each(|title| self.inlines(title));
        self.blocks(content);
    }

    fn blocks(&mut self, blocks: &'a Blocks) {
        for block in blocks.iter() {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(Paragraph { id, language: _, content }) => {
                self.id(id.as_ref(), Target::Block);
                self.inlines(content);
            }
            Block::Section(section) => self.section(section),
            Block::Quote(BlockQuote { id, r#ref: _, content, attribution, pull: _ }) => {
                self.id(id.as_ref(), Target::Block);
                self.blocks(content);
                attribution.iter().for_each(|line| self.inlines(line));
            }
            Block::List(List { id, order: _, items }) => {
                self.id(id.as_ref(), Target::List);
                items.iter().for_each(|item| self.blocks(item));
            }
            Block::DefinitionList(DefinitionList { id, items }) => {
                self.id(id.as_ref(), Target::List);
                for item in items {
                    self.inlines(&item.term);
                    self.blocks(&item.definition);
                }
            }
            Block::Table(table) => {
                let Table { id, label: _, title, caption, header_rows: _, header_columns: _, rows, notes } =
                    &**table;
                self.id(id.as_ref(), Target::Table);
                title.iter().chain(caption).for_each(|words| self.inlines(words));
                rows.iter().flatten().for_each(|cell| self.blocks(&cell.content));
                notes.iter().for_each(|note| self.inlines(note));
            }
            Block::Figure(figure) => {
                let Figure { id, label: _, title, caption, media: _ } = &**figure;
                self.id(id.as_ref(), Target::Figure);
                title.iter().chain(caption).for_each(|words| self.inlines(words));
            }
            Block::Code(CodeBlock { id, language: _, text: _ }) => self.id(id.as_ref(), Target::Block),
            Block::Math(MathBlock { id, label: _, tex: _, mathml: _ }) => {
                self.id(id.as_ref(), Target::Formula)
            }
            Block::Aside(Aside { id, title, content }) => {
                self.id(id.as_ref(), Target::Box);
                title.iter().for_each(|title| self.inlines(title));
                self.blocks(content);
            }
            Block::Embed(Embed { id, url: _, caption }) => {
                self.id(id.as_ref(), Target::Block);
                caption.iter().for_each(|caption| self.inlines(caption));
            }
            Block::Foreign(markup) => self.foreign(markup),
        }
    }

    fn inlines(&mut self, inlines: &'a Inlines) {
        for inline in inlines.iter() {
            if let Inline::Footnote(Footnote { id, content }) = inline {
                self.id(id.as_ref(), Target::Footnote);
                self.blocks(content);
            }
            if let Inline::Foreign(markup) = inline {
                self.foreign(markup);
            }
            inline.content().into_iter().for_each(|content| self.inlines(content));
        }
    }

    fn foreign(&mut self, markup: &Foreign) {
        self.1.extend(foreign::ids(markup).into_iter().map(|id| (id, false)));
    }
}
