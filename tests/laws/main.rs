//! The laws of the house, a module each. Every law is held against all fixture pages and against pages that `generate`
//! makes up; a generated page that breaks one is shrunk to the smallest that does.
//!
//! The made-up pages are the same in every run; `PROPTEST_CASES=5000 PROPTEST_RNG_SEED=7 cargo test --test laws`
//! looks at more and others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test stops at what it did not expect"
)]

#[path = "../common/mod.rs"]
mod common;
mod conservation;
mod determinism;
mod fixed_point;
mod generate;
mod hostile;
mod indifference;
mod invention;
mod round_trip;
mod rulings;
mod saw;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

use common::fixtures;

/// Whether a law holds for a page, or how it is broken.
type Verdict = Result<(), String>;

/// A law: what must be true of any page that is text.
type Law = fn(&str) -> Verdict;

/// How many made-up pages each law is held against, unless PROPTEST_CASES says otherwise.
const CASES: u32 = 512;

/// Holds a law against every fixture page.
fn on_fixtures(law: Law) {
    for page in fixtures() {
        if let Err(broken) = law(&page.text()) {
            panic!("{}: {broken}", page.name());
        }
    }
}

/// Holds a law against made-up pages.
fn on_generated(law: Law) {
    on(CASES, generate::page(), |page| law(page));
}

/// Holds a law against values that a strategy makes.
fn on<S: Strategy>(cases: u32, values: S, law: impl Fn(&S::Value) -> Verdict) {
    let mut config = Config {
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..Config::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(1);
    }
    let broken = TestRunner::new(config)
        .run(&values, |value| law(&value).map_err(TestCaseError::fail))
        .err();
    if let Some(broken) = broken {
        panic!("{broken}");
    }
}

/// `Ok` if both are the same, or both, shown from where they part.
fn same(what: &str, left: &str, right: &str) -> Verdict {
    if left == right {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(left, right);
    Err(format!(
        "{what}:\n{}",
        diff.unified_diff().context_radius(1)
    ))
}
