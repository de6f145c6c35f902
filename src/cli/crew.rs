//! The threads that read pages.
//! Invariant: results come in the order of the work, so that nothing depends on how many there are.

use anyhow::Context as _;
use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Some threads, or the one that is there anyway.
pub struct Crew {
    pool: Option<ThreadPool>,
}

impl Crew {
    /// So many threads; without a number, one a processor. A job of one page gets by without.
    pub fn of(jobs: Option<usize>) -> anyhow::Result<Self> {
        if jobs == Some(1) {
            return Ok(Self { pool: None });
        }
        let pool = ThreadPoolBuilder::new()
            .num_threads(jobs.unwrap_or(0))
            .build()
            .context("threads cannot be started; try --jobs 1")?;
        Ok(Self { pool: Some(pool) })
    }

    /// How many there are.
    pub fn size(&self) -> usize {
        self.pool
            .as_ref()
            .map_or(1, ThreadPool::current_num_threads)
    }

    /// Does the same to each.
    pub fn each<T: Send, R: Send>(&self, work: Vec<T>, todo: impl Fn(T) -> R + Sync) -> Vec<R> {
        match &self.pool {
            Some(pool) if work.len() > 1 => pool.install(|| {
                // Pages differ in size; single ones keep all hands busy to the end.
                work.into_par_iter().with_max_len(1).map(&todo).collect()
            }),
            _ => work.into_iter().map(todo).collect(),
        }
    }
}
