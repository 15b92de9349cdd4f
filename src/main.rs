//! The program: parses the arguments, calls the library, sets the exit code.

/// Articles are many small values: `benches/read.rs` measures what the allocator counts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    byline::cli::run()
}
