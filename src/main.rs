//! The binary: hands the command line to [`qingyang::cli`] and returns its exit code. Deliberately nothing else.

fn main() -> std::process::ExitCode {
    qingyang::cli::run()
}
