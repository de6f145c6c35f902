//! How long a page takes from its file to its JSON file, reading and writing included, on one core.
//!
//! `cargo bench` runs all of it, `cargo bench -- block_page` a part. Items a second are pages a second; the bytes a
//! second of a series are alike when the cost is linear.
#![allow(
    clippy::expect_used,
    reason = "a benchmark stops at what it did not expect"
)]

#[path = "../common/mod.rs"]
mod common;

use std::fs::{self, File};
use std::io::Seek as _;
use std::path::Path;

use common::{NEWS, edition, home};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use qingyang::lang::ngram::Model;
use qingyang::render::{self, Format};

/// A newspaper page.
const PAGE: usize = 20_000;

/// A page, an edition, a month and a year of them in one file: the cost must stay linear.
const SIZES: &[usize] = &[PAGE, 200_000, 2_000_000, 8_000_000];

/// Fixture pages that are block dumps; with all that they hold to be found, a block has 150 bytes, two thirds of those of
/// a newspaper's.
const DENSE: &[&str] = &[
    "01-block-morning",
    "05-jumps",
    "08-noisy",
    "09-evening",
    "10-photos",
    "07-people-1998",
];

/// More made-up news, so that a page of [`PAGE`] tells nothing twice.
const MORE: &str = include_str!("news.txt");

/// Fixture pages that are line dumps, with indents and without.
const LINES: &[&str] = &["02-line-indent", "03-line-bare"];

/// Where the binary takes memory from.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The aim is 2,000 pages a second, on the middle run. No stretch of the page stands on it twice: a sentence
/// that comes back has rivals at its seams, as no newspaper's has, and they cost time.
#[divan::bench(sample_count = 1_000)]
fn block_page(bencher: Bencher<'_, '_>) {
    measure(bencher, once(&newspaper()));
}

/// More headlines, bylines, pictures and jump lines than a newspaper's page has, and none of them twice.
#[divan::bench(sample_count = 1_000)]
fn dense_page(bencher: Bencher<'_, '_>) {
    measure(bencher, once(&fixture_pages(DENSE)));
}

/// Blocks between blank lines, by size; what does not fill a size is told over and over.
#[divan::bench(args = SIZES, sample_count = 10)]
fn block_dump(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, &fill(&newspaper(), size));
}

/// Printed lines, by size.
#[divan::bench(args = SIZES, sample_count = 10)]
fn line_dump(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, &fill(&fixture_pages(LINES), size));
}

/// Lines of three characters each, up to 100,000 of them.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn short_lines(bencher: Bencher<'_, '_>, lines: usize) {
    let marks: Vec<char> = NEWS.split_whitespace().flat_map(str::chars).collect();
    let short = marks.chunks(3).cycle().take(lines);
    let page = short.flat_map(|line| line.iter().copied().chain(['\n']));
    measure(bencher, &page.collect::<String>());
}

/// One line without an end, by size.
#[divan::bench(args = SIZES, sample_count = 10)]
fn one_line(bencher: Bencher<'_, '_>, size: usize) {
    let line: String = NEWS.split_whitespace().collect();
    measure(bencher, &fill(&line, size));
}

/// The first question to a model that was just opened.
#[divan::bench]
fn first_lookup(bencher: Bencher<'_, '_>) {
    let news: String = NEWS.repeat(4);
    let file = qingyang::lang::ngram::train(
        std::iter::once(news.as_str()),
        &qingyang::lang::ngram::Recipe::default(),
        None,
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

/// The news as a block dump of a newspaper: each story is two paragraphs, and every third of those is cut in two where a
/// column ends. A page of it has 86 blocks of 234 bytes, 28 of them short, and 15 tails (the clean development pages of
/// 20 KB, from 人民日报 of 2025, have 83 of 242, 35 and 17).
fn newspaper() -> String {
    let mut page = String::new();
    let stories = NEWS.split("# ").chain(MORE.split("# "));
    let mut nth = 0;
    for story in stories.filter(|story| !story.trim().is_empty()) {
        let mut lines = story.lines().filter(|line| !line.is_empty());
        let headline = lines.next().unwrap_or_default();
        page.extend(["## ", headline, "\n\n"]);
        let lines: Vec<&str> = lines.collect();
        let (first, second) = lines.split_at(lines.len().min(2));
        for text in [first.concat(), second.concat()] {
            let middle = text.chars().count() / 2;
            let cut = text.char_indices().nth(middle).map_or(0, |(at, _)| at);
            let (tail, head) = text.split_at(cut);
            let between = if nth % 3 == 0 { "\n\n" } else { "" };
            page.extend([tail, between, head, "\n\n"]);
            nth += 1;
        }
    }
    page
}

/// The text of fixture pages, one behind the other.
fn fixture_pages(names: &[&str]) -> String {
    let pages = names.iter().map(|name| {
        let path = home("fixtures/pages").join(name).join(common::NAME);
        fs::read_to_string(path).expect("the fixture is UTF-8") + "\n"
    });
    pages.collect()
}

/// The first [`PAGE`] bytes of a page that is longer.
fn once(page: &str) -> &str {
    assert!(page.len() >= PAGE, "the fixtures fill a page");
    first(page, PAGE)
}

/// About `size` bytes of a page told over and over.
fn fill(page: &str, size: usize) -> String {
    first(&page.repeat(size / page.len() + 1), size).to_owned()
}

/// About the first `size` bytes of a text.
fn first(text: &str, size: usize) -> &str {
    let mut ends = (0..=size).rev();
    ends.find_map(|end| text.get(..end)).unwrap_or(text)
}

/// Measures the way from the page's file to a file of JSON, which is opened once, as a shell opens it for a whole run.
fn measure(bencher: Bencher<'_, '_>, page: &str) {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (from, to) = (scratch.join("page.txt"), scratch.join("page.json"));
    fs::write(&from, page).expect("the page is written");
    let mut proofs = File::create(&to).expect("there is room for the JSON");
    bencher
        .counter(BytesCount::of_str(page))
        .counter(ItemsCount::new(1_usize))
        .bench_local(|| proof(&from, &mut proofs));
}

/// Reads a page's file and writes its JSON over that of the page before.
fn proof(from: &Path, proofs: &mut File) {
    let bytes = fs::read(from).expect("the page can be read");
    proofs.rewind().expect("a file can be written again");
    render::write(Format::Json, &edition(&bytes), proofs).expect("there is room for the JSON");
}
