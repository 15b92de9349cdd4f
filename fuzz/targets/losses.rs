#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| properties::losses_are_declared(bytes));

properties::grafting!();
