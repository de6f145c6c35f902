//! The binary: hands the command line to [`qingyang::cli`] and returns its exit code. Deliberately nothing else but where memory comes from.

/// A page takes thousands of short-lived pieces of memory, and the system's allocator its time with them. Without
/// transparent huge pages, which would double what a single page holds.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    qingyang::cli::run()
}
