//! Lines, with what the quotations and items around them begin each line with.

/// The lines so far.
#[derive(Debug, Default)]
pub(super) struct Lines {
    out: String,
    around: Vec<Around>,
}

/// A quotation, an item or a note.
#[derive(Debug)]
struct Around {
    /// What its first line begins with, until that is written.
    first: Option<String>,
    /// What its other lines begin with.
    rest: String,
}

impl Lines {
    /// Writes lines within a quotation, an item or a note.
    pub(super) fn enter(&mut self, first: &str, rest: &str) {
        self.around.push(Around { first: Some(first.to_owned()), rest: rest.to_owned() });
    }

    /// Ends it; it has at least one line.
    pub(super) fn leave(&mut self) {
        if self.around.last().is_some_and(|around| around.first.is_some()) {
            self.line("");
        }
        self.around.pop();
    }

    /// Writes a line.
    pub(super) fn line(&mut self, text: &str) {
        let start = self.out.len();
        for around in &mut self.around {
            match around.first.take() {
                Some(first) => self.out.push_str(&first),
                None => self.out.push_str(&around.rest),
            }
        }
        self.out.push_str(text);
        if text.is_empty() {
            let length = self.out[start..].trim_end().len();
            self.out.truncate(start + length);
        }
        self.out.push('\n');
    }

    /// Writes the lines of a text.
    pub(super) fn lines(&mut self, text: &str) {
        text.split('\n').for_each(|line| self.line(line));
    }

    /// Writes a fenced block.
    pub(super) fn fence(&mut self, language: &str, text: &str) {
        let mut longest = 2;
        let mut run = 0;
        for c in text.chars() {
            run = if c == '`' { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        let fence = "`".repeat(longest + 1);
        self.line(&format!("{fence}{language}"));
        if !text.is_empty() {
            self.lines(text);
        }
        self.line(&fence);
    }

    pub(super) fn into_text(self) -> String {
        self.out
    }
}
