//! The program: parses the arguments, calls the library, sets the exit code.

fn main() {}
