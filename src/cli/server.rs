//! `byline server`: the Language Server Protocol over standard input and output.

mod actions;
mod article_names;
mod completion;
mod connection;
mod diagnostics;
mod document;
mod features;
mod file_address;
mod hover;
mod lines;
mod outline;
mod schema_fields;
mod session;

use crate::cli::server::connection::Connection;
use crate::cli::server::session::Session;
use crate::cli::{Error, Verdict};

/// Check articles while they are written: a language server for editors
///
/// It speaks the Language Server Protocol 3.18 over standard input and output, and judges articles in JSON and YAML,
/// JATS, JSON-LD, web pages and `byline.toml`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Ignored: editors add it; there is no other way to talk to the server
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(_: &Arguments) -> Result<Verdict, Error> {
    let mut connection = Connection::stdio();
    let verdict = Session::serve(&mut connection);
    verdict.map_err(|cause| Error::Request(format!("the connection to the editor was lost: {cause}")))
}
