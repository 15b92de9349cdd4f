//! The program: parses the arguments, calls the library, sets the exit code.

/// Articles have many small values: `benches/read.rs` measures the effect of the allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    byline::cli::run()
}
