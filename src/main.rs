//! The binary: hands the command line to [`qingyang::cli`] and returns its exit code. Deliberately nothing else but where memory comes from.

/// A page takes thousands of short-lived pieces of memory; the system's allocator takes a quarter of a page's time for them.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    qingyang::cli::run()
}
