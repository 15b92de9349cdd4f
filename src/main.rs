//! The program: parses the arguments, calls the library, sets the exit code.

fn main() -> std::process::ExitCode {
    byline::cli::run()
}
