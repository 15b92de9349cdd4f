//! What `export` and `import` share: each document is converted to a file.

use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::batch::Batch;
use crate::cli::batch_options::BatchOptions;
use crate::cli::destination::Destination;
use crate::cli::input::Takes;
use crate::cli::ndjson;
use crate::cli::processed::{Extract, Opened, Processed};
use crate::cli::settings::Settings;
use crate::cli::task::{Outcome, Product, Task};
use crate::cli::{Error, Verdict};
use crate::render::Checked;

/// Files to convert.
pub(super) struct Conversion<'a> {
    pub(super) files: &'a [PathBuf],
    pub(super) takes: Takes,
    pub(super) options: &'a BatchOptions,
    pub(super) destination: &'a Destination,
    /// The extension of the new files.
    pub(super) ending: &'a str,
}

impl Conversion<'_> {
    /// Converts each document with `task`, and writes the result to the destination.
    pub(super) fn run(self, task: &impl Task) -> Result<Verdict, Error> {
        let Self { files, takes, options, destination, ending } = self;
        if options.stream.ndjson {
            destination.refuse_for_streams()?;
            return ndjson::run(files, options, task);
        }
        let files = options.input.arguments(files)?;
        let mut batch = Batch::new(&files, takes, options, None)?;
        let Batch { arguments, selection, tally, inputs, .. } = &mut batch;
        let plan = destination.plan(arguments, inputs, Arc::clone(selection), tally, ending)?;
        batch.run(Some(&plan), |file: Opened, settings: &Settings| {
            let Opened { input, source, has_mark: _ } = file;
            if plan.is_up_to_date(&input) {
                return Ok(Processed::new(input, Checked { source, diagnostics: Vec::new() }));
            }
            let Outcome { diagnostics, origins, product } =
                task.process(&source, options.input.format(&input, &source), settings);
            let output = match product.map(Product::into_text) {
                Some(text) => plan.write(&input, text)?,
                None => String::new(),
            };
            let extract = Extract { origins, ..Extract::default() };
            Ok(Processed { output, extract, ..Processed::new(input, Checked { source, diagnostics }) })
        })
    }
}
