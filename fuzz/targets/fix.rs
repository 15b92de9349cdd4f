#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| properties::fixing_makes_nothing_worse(bytes));

properties::grafting!();
