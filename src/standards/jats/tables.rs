//! The DTDs of all editions, in `schemas/jats/`.

use std::sync::{LazyLock, OnceLock};

use crate::standards::dtd::{Dtd, Tables};
use crate::standards::jats::Edition;

static TABLES: LazyLock<Tables> =
    LazyLock::new(|| Tables::read(include_str!("../../../schemas/jats/tables.txt")));

static DTDS: LazyLock<Vec<(Edition, OnceLock<Dtd>)>> =
    LazyLock::new(|| Edition::all().map(|edition| (edition, OnceLock::new())).collect());

impl Edition {
    /// Its DTD.
    pub fn dtd(self) -> &'static Dtd {
        let found = DTDS.iter().find(|(edition, _)| *edition == self);
        let (_, dtd) = found.expect("all editions can be parsed");
        dtd.get_or_init(|| TABLES.dtd(&self.to_string()).expect("every edition has its tables"))
    }
}
