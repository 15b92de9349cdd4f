#![no_main]

use byline::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    properties::is_read(bytes, Format::Html);
    properties::page_is_parsed(bytes);
});
