//! Reading figures, images, video and audio.

use crate::formats::jats::read::body::blocks::floating;
use crate::formats::jats::read::body::foreign::foreign_inline;
use crate::formats::jats::read::body::is_heading;
use crate::formats::jats::read::body::line::{Line, words};
use crate::formats::jats::read::reader::Reader;
use crate::model::{Block, Break, Figure, Inline, Inlines, Media, Uri, Url};
use crate::source::Path;
use crate::source::xml::Node;

/// The caption and notes of a figure or table.
#[derive(Debug, Default)]
pub(super) struct Caption {
    pub(super) title: Option<Inlines>,
    pub(super) caption: Option<Inlines>,
}

impl<'d> Reader<'d> {
    /// [`<fig>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/fig.html)
    ///
    /// A figure with anything but files is foreign. Files that are not alternatives become figures of their own after
    /// the first, with its credit.
    pub(super) fn fig(&mut self, fig: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        if !is_figure(fig) {
            return self.foreign_block(fig, at, blocks);
        }
        self.ignore_other_attributes(fig, floating(fig));
        let here = at.item(blocks.len());
        self.note(&here, fig);
        let is_file = |part: &Node<'_>| matches!(part.name(), "graphic" | "media" | "alternatives");
        let others: Vec<_> = fig.elements().filter(is_file).skip(1).collect();
        let parts = fig.elements().filter(|part| !others.contains(part));
        let figure = self.figure(fig, parts, &here);
        let credit = figure.media.first().and_then(|file| file.credit.clone());
        blocks.push(Block::Figure(Box::new(figure)));
        for other in others {
            let here = at.item(blocks.len());
            self.note(&here, other);
            let mut figure = self.figure(other, std::iter::once(other), &here);
            figure
                .media
                .iter_mut()
                .for_each(|file| file.credit = file.credit.take().or_else(|| credit.clone()));
            blocks.push(Block::Figure(Box::new(figure)));
        }
    }

    /// [`<fig-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/fig-group.html): its figures, one
    /// after another. Its own caption becomes a figure without a file before them; otherwise its id goes to the first
    /// figure without one.
    pub(super) fn fig_group(&mut self, group: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        let is_own = |child: &Node<'_>| !matches!(child.name(), "fig" | "graphic" | "media" | "alternatives");
        if !group.elements().all(|child| !is_own(&child) || is_part_of_a_figure(child)) {
            return self.foreign_block(group, at, blocks);
        }
        self.ignore_other_attributes(group, &["id"]);
        let before = blocks.len();
        if group.elements().any(|child| is_own(&child)) {
            let here = at.item(blocks.len());
            self.note(&here, group);
            let figure = self.figure(group, group.elements().filter(is_own), &here);
            blocks.push(Block::Figure(Box::new(figure)));
        }
        for child in group.elements().filter(|child| !is_own(child)) {
            self.block(child, at, blocks);
        }
        if let Some(Block::Figure(first)) = blocks.get_mut(before)
            && first.id.is_none()
        {
            first.id = self.id(group);
        }
    }

    /// An image, video or audio in block content becomes a figure.
    pub(super) fn lone_graphic(&mut self, graphic: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        if !is_file_alone(graphic) {
            return self.foreign_block(graphic, at, blocks);
        }
        let here = at.item(blocks.len());
        self.note(&here, graphic);
        let figure = self.figure(graphic, std::iter::once(graphic), &here);
        blocks.push(Block::Figure(Box::new(figure)));
    }

    /// A figure, from its parts. The credit of a figure is that of its files.
    fn figure(&mut self, of: Node<'d>, parts: impl Iterator<Item = Node<'d>>, at: &Path<'_>) -> Figure {
        let mut label = None;
        let mut caption = Caption::default();
        let mut files: Vec<Media> = Vec::new();
        let (mut alt, mut credit, mut license) = (None, None, None);
        let inside = at.key(Figure::MEDIA);
        for part in parts {
            match part.name() {
                "label" => label = self.label(part, label, at),
                "caption" => self.caption(part, at, &mut caption),
                "graphic" | "media" => {
                    for own in part.elements() {
                        match own.name() {
                            "label" => label = self.label(own, label, at),
                            "caption" => self.caption(own, at, &mut caption),
                            _ => {}
                        }
                    }
                    let mut file = self.file(part, &inside.item(files.len()));
                    // The id of a graphic that is the whole figure is that of the figure.
                    file.id = if part == of { None } else { self.id(part) };
                    files.push(file);
                }
                "alternatives" => {
                    for one in part.elements() {
                        let mut file = self.file(one, &inside.item(files.len()));
                        file.id = self.id(one);
                        files.push(file);
                    }
                }
                "alt-text" => alt = Some(words(part)),
                "attrib" => match part.elements().next() {
                    None if credit.is_none() => credit = Some(words(part)),
                    // It contains more than a string can.
                    _ => self.caption_paragraph(part, at, &mut caption),
                },
                "permissions" => license = self.license_of(part),
                _ => self.ignore(part),
            }
        }
        if files.is_empty() {
            credit.into_iter().for_each(|credit| add_paragraph(&mut caption, Inlines::from(&*credit)));
        } else {
            for file in &mut files {
                file.alt = file.alt.take().or_else(|| alt.clone());
                file.credit = file.credit.take().or_else(|| credit.clone());
                file.license = file.license.take().or_else(|| license.clone());
            }
        }
        let Caption { title, caption } = caption;
        Figure { id: self.id(of), label, title, caption, media: files }
    }

    /// [`<caption>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/caption.html): a title, and paragraphs
    /// separated by line breaks
    pub(super) fn caption(&mut self, node: Node<'d>, at: &Path<'_>, caption: &mut Caption) {
        self.ignore_other_attributes(node, &[]);
        let titles: Vec<_> = node.elements().filter(|child| is_heading(*child)).collect();
        if let Some(title) = self.heading_of(&titles, &at.key(Figure::TITLE)) {
            match &mut caption.title {
                Some(before) => {
                    before.0.push(Inline::Break(Break {}));
                    before.0.extend(title.0);
                }
                none => *none = Some(title),
            }
        }
        let is_single = node.elements().filter(|child| !is_heading(*child)).count() == 1;
        for child in node.elements().filter(|child| !is_heading(*child)) {
            let is_empty = child.children().all(|text| text.is_blank());
            if !(is_single && is_empty) {
                self.caption_paragraph(child, at, caption);
            }
        }
    }

    fn caption_paragraph(&mut self, p: Node<'d>, at: &Path<'_>, caption: &mut Caption) {
        self.ignore_other_attributes(p, &[]);
        let at = at.key(Figure::CAPTION);
        self.note(&at, p);
        let mut line = Line::block();
        if p.is("p") || p.is("attrib") {
            self.add_inlines(p, &at, &mut line);
        } else {
            line.push(foreign_inline(p));
        }
        let words = self.with_numbers(line.take());
        add_paragraph(caption, words);
    }

    /// [`<graphic>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/graphic.html) or `<media>`
    fn file(&mut self, file: Node<'d>, at: &Path<'_>) -> Media {
        self.ignore_other_attributes(file, attributes_of(file));
        self.note(at, file);
        self.note_attribute(&at.key(Media::SRC), file, "xlink:href");
        let mut media = Media {
            src: Uri(value_of(file, "xlink:href").unwrap_or_default()),
            media_type: media_type(file),
            ..Media::default()
        };
        for child in file.elements() {
            match child.name() {
                "alt-text" => {
                    self.note(&at.key(Media::ALT), child);
                    media.alt = Some(words(child));
                }
                "attrib" => {
                    self.note(&at.key(Media::CREDIT), child);
                    media.credit = Some(words(child));
                }
                "permissions" => {
                    self.note(&at.key(Media::LICENSE), child);
                    media.license = self.license_of(child);
                }
                "label" | "caption" => {}
                _ => self.ignore(child),
            }
        }
        media
    }

    /// The URL of the license in `<permissions>`, where everything else is lost.
    fn license_of(&mut self, permissions: Node<'d>) -> Option<Url> {
        let mut address = None;
        for child in permissions.elements() {
            let href = value_of(child, "xlink:href").filter(|_| child.is("license") && address.is_none());
            let Some(href) = href else {
                self.ignore(child);
                continue;
            };
            child
                .elements()
                .filter(|inner| !inner.is("ali:license_ref"))
                .for_each(|inner| self.ignore(inner));
            address = Some(Url(href));
        }
        address
    }

    /// [`<inline-graphic>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/inline-graphic.html)
    pub(super) fn inline_graphic(&mut self, image: Node<'d>) -> Inline {
        let Some(src) = value_of(image, "xlink:href").filter(|_| is_inline_graphic(image)) else {
            return foreign_inline(image);
        };
        self.ignore_other_attributes(image, attributes_of(image));
        Inline::Image(Box::new(Media {
            id: self.id(image),
            src: Uri(src),
            media_type: media_type(image),
            alt: image.child("alt-text").map(words),
            ..Media::default()
        }))
    }
}

/// Whether a `<fig>` can be read.
pub(super) fn is_figure(fig: Node<'_>) -> bool {
    fig.elements().all(is_part_of_a_figure)
}

/// Whether a `<graphic>` or `<media>` in block content can be read as a figure.
pub(super) fn is_file_alone(file: Node<'_>) -> bool {
    let is_read = |child: Node<'_>| is_part_of_a_file(child) || matches!(child.name(), "label" | "caption");
    file.attribute("xlink:href").is_some() && file.elements().all(is_read)
}

/// Whether an `<inline-graphic>` or `<inline-media>` can be read.
pub(super) fn is_inline_graphic(image: Node<'_>) -> bool {
    image.attribute("xlink:href").is_some() && image.elements().all(|child| child.is("alt-text"))
}

fn is_part_of_a_figure(part: Node<'_>) -> bool {
    let is_file =
        |file: Node<'_>| matches!(file.name(), "graphic" | "media") && file.attribute("xlink:href").is_some();
    match part.name() {
        "object-id" | "label" | "caption" | "alt-text" | "long-desc" | "attrib" | "permissions"
        | "kwd-group" | "subj-group" => true,
        "alternatives" => part.elements().all(|file| is_file(file) && file.elements().all(is_part_of_a_file)),
        _ => is_file(part),
    }
}

fn is_part_of_a_file(part: Node<'_>) -> bool {
    matches!(part.name(), "alt-text" | "long-desc" | "attrib" | "permissions" | "kwd-group" | "object-id")
}

fn add_paragraph(caption: &mut Caption, words: Inlines) {
    match &mut caption.caption {
        Some(before) => {
            before.0.push(Inline::Break(Break {}));
            before.0.extend(words.0);
        }
        none => *none = Some(words),
    }
}

/// The attributes of a file that are read: a subtype says nothing without its type.
fn attributes_of(file: Node<'_>) -> &'static [&'static str] {
    match file.attribute("mimetype") {
        Some(_) => &["id", "xlink:href", "mimetype", "mime-subtype"],
        None => &["id", "xlink:href"],
    }
}

/// `image/jpeg`, from `mimetype` and `mime-subtype`.
fn media_type(file: Node<'_>) -> Option<String> {
    let mimetype = value_of(file, "mimetype")?;
    Some(match value_of(file, "mime-subtype") {
        Some(subtype) => format!("{mimetype}/{subtype}"),
        None => mimetype,
    })
}

fn value_of(node: Node<'_>, name: &str) -> Option<String> {
    node.attribute(name).map(|attribute| attribute.value().into_owned())
}
