//! Distribution of work among threads and machines.

use std::num::NonZeroUsize;
use std::str::FromStr;
use std::thread;

/// How many threads to use, and which part of the documents to process.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Bulk")]
pub(super) struct Jobs {
    /// Number of threads [default: the number of processors]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Process only part K of N of the documents: `--shard 3/16` on the third of 16 machines
    #[arg(long, value_name = "K/N")]
    shard: Option<Shard>,
}

impl Jobs {
    /// The number of threads.
    pub(super) fn count(&self) -> NonZeroUsize {
        let processors = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(processors)
    }

    /// Whether to process all documents, not only a part.
    pub(super) fn is_all(&self) -> bool {
        self.shard.is_none()
    }

    /// Whether to process the document with this number, counted from 1.
    pub(super) fn takes(&self, number: u64) -> bool {
        self.shard.is_none_or(|Shard { part, of }| (number - 1) % of == part - 1)
    }
}

/// One of several parts.
#[derive(Debug, Clone, Copy)]
struct Shard {
    /// Counted from 1.
    part: u64,
    of: u64,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let shard = text.split_once('/').and_then(|(part, of)| {
            let shard = Self { part: part.parse().ok()?, of: of.parse().ok()? };
            (1..=shard.of).contains(&shard.part).then_some(shard)
        });
        shard.ok_or_else(|| "write the part and the number of parts, such as 3/16".to_owned())
    }
}
