//! How long a page takes, from bytes to JSON in memory, by kind of dump and by size.
//!
//! Run it with `cargo bench --bench pages_speed`, or a part of it with `-- line_dump`.
#![allow(
    clippy::expect_used,
    reason = "a benchmark stops at what it did not expect"
)]

#[path = "../common/mod.rs"]
mod common;

use common::{NEWS, edition, render};
use divan::Bencher;
use divan::counter::BytesCount;
use qingyang::lang::ngram::Model;
use qingyang::render::Format;

/// A page, an edition, a month and a year of them in one file: the cost must stay linear.
const SIZES: &[usize] = &[20_000, 200_000, 2_000_000, 8_000_000];

/// Characters a printed line, about the mean of what newspapers set.
const MEASURE: usize = 18;

fn main() {
    divan::main();
}

/// Bytes to JSON; blocks between blank lines.
#[divan::bench(args = SIZES, sample_count = 10)]
fn block_dump(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, &fill(&common::block_dump(), size));
}

/// Bytes to JSON; printed lines of one width, paragraphs indented.
#[divan::bench(args = SIZES, sample_count = 10)]
fn line_dump(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, &fill(&common::line_dump(MEASURE), size));
}

/// The first question to a model that was just opened.
#[divan::bench]
fn first_lookup(bencher: Bencher<'_, '_>) {
    let news: String = NEWS.repeat(4);
    let file = qingyang::lang::ngram::train(
        std::iter::once(news.as_str()),
        &qingyang::lang::ngram::Recipe::default(),
    );
    bencher.with_inputs(|| file.clone()).bench_values(|file| {
        let model = Model::open(file).expect("the model is whole");
        model.seam("渠水已经流到了田", "头，今年的麦子有了指望")
    });
}

/// A question to the model in the binary.
#[divan::bench]
fn lookup() -> i32 {
    Model::builtin().seam(
        divan::black_box("渠水已经流到了田"),
        divan::black_box("头，今年的麦子有了指望"),
    )
}

/// About `size` bytes of a page told over and over.
fn fill(page: &str, size: usize) -> String {
    let mut filled = page.repeat(size / page.len() + 1);
    let end = (0..=size).rev().find(|&at| filled.is_char_boundary(at));
    filled.truncate(end.unwrap_or_default());
    filled
}

fn measure(bencher: Bencher<'_, '_>, page: &str) {
    bencher
        .counter(BytesCount::of_str(page))
        .bench(|| render(Format::Json, &edition(page.as_bytes())).len());
}
