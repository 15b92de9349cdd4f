#![no_main]

use byline::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| properties::is_read(bytes, Format::Markdown));
