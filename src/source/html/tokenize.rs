//! Finding tags and texts in a page, with the [WHATWG
//! tokenizer](https://html.spec.whatwg.org/multipage/parsing.html#tokenization).

use std::cell::Cell;
use std::convert::Infallible;
use std::ops::ControlFlow;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span as EventSpan, State, Tokenizer};

use super::pause::PausingReader;
use crate::source::Span;

/// The number of attribute values after which there is a pause.
const PAUSE: usize = 32;

/// Receives what the tokenizer finds.
///
/// It is always used as a trait object: the tokenizer takes long to compile, and this way it is only compiled once.
pub(super) trait Receiver {
    /// Receives tags in pieces, texts, comments and the document type, until it breaks.
    fn receive(&mut self, event: CallbackEvent<'_>, span: Span) -> ControlFlow<()>;

    /// A start tag or an end tag begins.
    fn begin_tag(&mut self) {}

    /// An attribute of a start tag or an end tag begins.
    fn begin_attribute(&mut self) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// How to read what comes after a tag, if it is not markup.
    fn next_state(&mut self) -> Option<State>;

    /// Whether the current element is one of SVG or MathML, where CDATA sections are texts.
    fn is_foreign(&self) -> bool {
        false
    }

    /// The page ends.
    fn end(&mut self) {}
}

/// Shows the receiver all of a page, until it breaks.
///
/// Nothing is collected: a page may have as many errors as bytes.
pub(super) fn tokenize(page: &str, receiver: &mut dyn Receiver) {
    let [is_pause_due, is_over] = [false; 2].map(Cell::new);
    let events = Events { receiver, is_pause_due: &is_pause_due, is_over: &is_over };
    let emitter = PausingEmitter { emitter: CallbackEmitter::new(events), values: 0 };
    let mut tokenizer = Tokenizer::new_with_emitter(PausingReader::new(page, &is_pause_due), emitter);
    // It only returns to pause.
    while tokenizer.next().is_some() && !is_over.get() {}
}

/// Passes on events.
struct Events<'r, 'p> {
    receiver: &'r mut dyn Receiver,
    is_pause_due: &'p Cell<bool>,
    is_over: &'p Cell<bool>,
}

/// Passes on what there is no event for, and asks for pauses.
struct PausingEmitter<'r, 'p> {
    emitter: CallbackEmitter<Events<'r, 'p>, Infallible, usize>,
    values: usize,
}

impl Events<'_, '_> {
    fn after(&self, flow: ControlFlow<()>) {
        if flow.is_break() {
            self.is_over.set(true);
            self.is_pause_due.set(true);
        }
    }
}

impl Callback<Infallible, usize> for Events<'_, '_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: EventSpan<usize>) -> Option<Infallible> {
        if !self.is_over.get() {
            let flow = self.receiver.receive(event, Span::new(span.start, span.end));
            self.after(flow);
        }
        None
    }
}

impl ForwardingEmitter for PausingEmitter<'_, '_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.emitter
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn init_start_tag(&mut self) {
        self.emitter.callback_mut().receiver.begin_tag();
        self.emitter.init_start_tag();
    }

    fn init_end_tag(&mut self) {
        self.emitter.callback_mut().receiver.begin_tag();
        self.emitter.init_end_tag();
    }

    fn init_attribute(&mut self) {
        self.emitter.init_attribute();
        let events = self.emitter.callback_mut();
        let flow = events.receiver.begin_attribute();
        events.after(flow);
    }

    /// Only here is the tokenizer in a state to continue from, wherever it was called.
    fn init_attribute_value(&mut self) {
        self.emitter.init_attribute_value();
        self.values += 1;
        if self.values.is_multiple_of(PAUSE) {
            self.emitter.callback_mut().is_pause_due.set(true);
        }
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        _ = self.emitter.emit_current_tag();
        let state = self.emitter.callback_mut().receiver.next_state();
        if state.is_some() {
            // The place of the text that follows.
            self.emitter.init_string();
        }
        state
    }

    fn emit_eof(&mut self) {
        self.emitter.emit_eof();
        self.emitter.callback_mut().receiver.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.emitter.callback_mut().receiver.is_foreign()
    }
}
