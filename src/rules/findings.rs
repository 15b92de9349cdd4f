//! What rules have found, so much at the most.

use crate::diagnostic::Finding;

/// What rules have found. With `most` findings, each further one takes the place of the last.
#[derive(Debug)]
pub(super) struct Findings {
    found: Vec<Finding>,
    most: usize,
}

impl Findings {
    pub(super) fn up_to(most: usize) -> Self {
        Self { found: Vec::new(), most: most.max(1) }
    }

    pub(super) fn push(&mut self, finding: Finding) -> &mut Finding {
        if self.found.len() == self.most {
            self.found.pop();
        }
        self.found.push(finding);
        self.found.last_mut().expect("pushed on the line above")
    }

    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// What was found from the one with this number on.
    pub(super) fn since(&mut self, first: usize) -> impl Iterator<Item = &mut Finding> {
        self.found[first..].iter_mut()
    }

    pub(super) fn into_found(self) -> Vec<Finding> {
        self.found
    }
}
