//! What other people's JATS becomes.

mod support;

use std::path::Path;

use byline::formats::jats;
use byline::source::{Source, SourceFormat};

use support::golden;
