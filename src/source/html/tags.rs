//! The tags of a page, one by one.

use std::ops::ControlFlow;

use html5gum::emitters::callback::CallbackEvent;
use html5gum::{State, naive_next_state};

use super::tokenize::{Receiver, tokenize};
use crate::source::Span;

/// A start tag or an end tag.
#[derive(Debug)]
pub(crate) struct Tag {
    /// Its name, in lower case.
    pub name: String,
    /// Whether it is an end tag.
    pub is_end: bool,
    /// The attributes of a start tag, in the order of the page.
    pub attributes: Vec<TagAttribute>,
    /// Its place in the page.
    pub span: Span,
}

/// An attribute of a start tag.
#[derive(Debug)]
pub(crate) struct TagAttribute {
    /// Its name, in lower case.
    pub name: String,
    /// Its value, with character references decoded.
    pub value: String,
    /// Where its value begins in the page.
    pub start: usize,
}

impl Tag {
    /// The first attribute with this name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&TagAttribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// Shows `see` the tags of a page in order, until it breaks. The contents of comments, scripts, styles and titles have none.
pub(crate) fn tags(page: &str, see: &mut dyn FnMut(Tag) -> ControlFlow<()>) {
    let mut open: Option<Tag> = None;
    events(page, &mut |event, span| match event {
        CallbackEvent::OpenStartTag { name } => {
            open = Some(Tag { name: text(name), is_end: false, attributes: Vec::new(), span });
            ControlFlow::Continue(())
        }
        CallbackEvent::AttributeName { name } => {
            if let Some(tag) = &mut open {
                let attribute = TagAttribute { name: text(name), value: String::new(), start: span.end };
                tag.attributes.push(attribute);
            }
            ControlFlow::Continue(())
        }
        CallbackEvent::AttributeValue { value } => {
            if let Some(attribute) = open.as_mut().and_then(|tag| tag.attributes.last_mut()) {
                (attribute.value, attribute.start) = (text(value), span.start);
            }
            ControlFlow::Continue(())
        }
        CallbackEvent::CloseStartTag { .. } => match open.take() {
            Some(tag) => see(Tag { span: Span::new(tag.span.start, span.end), ..tag }),
            None => ControlFlow::Continue(()),
        },
        CallbackEvent::EndTag { name } => {
            see(Tag { name: text(name), is_end: true, attributes: Vec::new(), span })
        }
        _ => ControlFlow::Continue(()),
    });
}

/// The text between the tags of a piece of HTML, with character references decoded.
pub(crate) fn text_of(html: &str) -> String {
    let mut found = String::new();
    events(html, &mut |event, _| {
        if let CallbackEvent::String { value } = event {
            found.push_str(&text(value));
        }
        ControlFlow::Continue(())
    });
    found
}

/// Shows `see` what the tokenizer finds, until it breaks.
fn events(html: &str, see: &mut dyn FnMut(CallbackEvent<'_>, Span) -> ControlFlow<()>) {
    tokenize(html, &mut ByName { see, next_state: None });
}

/// Knows by the name of a tag alone that the contents of scripts, styles and titles are not markup.
struct ByName<'f> {
    see: &'f mut dyn FnMut(CallbackEvent<'_>, Span) -> ControlFlow<()>,
    next_state: Option<State>,
}

impl Receiver for ByName<'_> {
    fn receive(&mut self, event: CallbackEvent<'_>, span: Span) -> ControlFlow<()> {
        if let CallbackEvent::OpenStartTag { name } = event {
            self.next_state = naive_next_state(name);
        }
        (self.see)(event, span)
    }

    fn next_state(&mut self) -> Option<State> {
        self.next_state.take()
    }
}

/// Parts of a text are texts, but for a character that HTML forbids.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> Vec<String> {
        let mut shown = Vec::new();
        tags(page, &mut |tag| {
            let Tag { name, is_end, attributes, span } = tag;
            let attributes: Vec<String> = attributes
                .iter()
                .map(|attribute| format!(" {}={}@{}", attribute.name, attribute.value, attribute.start))
                .collect();
            let end = if is_end { "/" } else { "" };
            shown.push(format!("{end}{name}{} {}", attributes.concat(), &page[span.range()]));
            ControlFlow::Continue(())
        });
        shown
    }

    #[test]
    fn tags_have_their_attributes_and_places() {
        assert_eq!(
            shown("é<A b=1 C d='&amp;'>x</a ><br/><!-- <i> --><title><u></title>"),
            [
                "a b=1@7 c=@10 d=&@14 <A b=1 C d='&amp;'>",
                "/a </a >",
                "br <br/>",
                "title <title>",
                "/title </title>",
            ]
        );
        assert!(shown("<a b=c").is_empty());
    }

    #[test]
    fn reading_ends_where_it_is_told_to() {
        let mut seen = 0;
        tags("<a><b><c>", &mut |tag| {
            seen += 1;
            if tag.name == "b" { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(seen, 2);
    }

    #[test]
    fn tags_with_many_attributes_take_no_stack() {
        let attributes: String = (0..20_000).map(|number| format!(" a{number}=\"{number}\"")).collect();
        let page = format!("<p{attributes}></p{attributes}><b>");
        let seen = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
            let mut seen = Vec::new();
            tags(&page, &mut |tag| {
                let is_whole = |attribute: &&TagAttribute| attribute.name[1..] == attribute.value;
                seen.push(tag.attributes.iter().filter(is_whole).count());
                ControlFlow::Continue(())
            });
            seen
        });
        assert_eq!(seen.unwrap().join().unwrap(), [20_000, 0, 0]);
    }

    #[test]
    fn references_are_decoded() {
        assert_eq!(text_of("a &lt; b &amp;c &#8217; &copy &no; <i>d</i>"), "a < b &c ’ © &no; d");
    }
}
