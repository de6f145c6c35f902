//! No panic and linear cost, on any bytes.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::any;
use qingyang::render::Format;
use qingyang::render::report::ReportFormat;

use super::common::{
    Dice, Fixture, block_dump, fixtures, line_dump, render, report, try_inspected,
};
use super::{Verdict, conservation, fixed_point, invention, on};

/// Prefixes of each fixture page that are read.
const PREFIXES: usize = 60;

/// Damaged copies of each fixture page that are read.
const DAMAGED: u64 = 12;

/// What an 8 MB page may take, unoptimised and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Whatever is read is conserved, invents nothing, and is written as a fixed point; bytes may be refused.
fn law(bytes: &[u8]) -> Verdict {
    let Some(edition) = try_inspected(bytes) else {
        return Ok(());
    };
    conservation::holds(&edition)?;
    invention::holds(&edition)?;
    edition
        .pages
        .iter()
        .try_for_each(|page| fixed_point::law(page.source.text()))?;
    for format in [Format::Json, Format::Jsonl, Format::Text] {
        render(format, &edition);
    }
    report(ReportFormat::Full, &edition);
    Ok(())
}

fn on_each(deed: impl Fn(&Fixture) -> Verdict) {
    for page in fixtures() {
        if let Err(broken) = deed(&page) {
            panic!("{}: {broken}", page.name());
        }
    }
}

#[test]
fn every_prefix_is_a_page() {
    on_each(|page| {
        let text = page.text();
        let step = text.chars().count() / PREFIXES + 1;
        let ends = text.char_indices().map(|(at, _)| at).step_by(step);
        ends.map(|end| &text[..end])
            .try_for_each(|prefix| law(prefix.as_bytes()))
    });
}

#[test]
fn bytes_may_be_knocked_out() {
    on_each(|page| {
        (0..DAMAGED).try_for_each(|seed| {
            let mut dice = Dice::new(seed);
            let mut bytes = page.bytes.clone();
            // One bad byte, a few, and more than there is text.
            for _ in 0..(1 << seed) {
                let (at, byte) = (dice.below(bytes.len() + 1), dice.below(256) as u8);
                match dice.below(3) {
                    0 if at < bytes.len() => drop(bytes.remove(at)),
                    1 if at < bytes.len() => bytes[at] = byte,
                    _ => bytes.insert(at, byte),
                }
            }
            law(&bytes)
        })
    });
}

#[test]
fn any_bytes_are_read_or_refused() {
    on(128, vec(any::<u8>(), 0..400), |bytes| law(bytes));
}

#[test]
fn any_characters_are_read() {
    on(128, vec(any::<char>(), 0..200), |marks| {
        law(marks.iter().collect::<String>().as_bytes())
    });
}

#[test]
fn mixed_encodings_are_read_or_refused() {
    on_each(|page| {
        let text = page.text();
        let (gbk, ..) = encoding_rs::GBK.encode(&text);
        let half = gbk.len() / 2;
        let mixtures = [
            [gbk.as_ref(), text.as_bytes()].concat(),
            [text.as_bytes(), &gbk[..60.min(gbk.len())]].concat(),
            [&gbk[..half], text.as_bytes(), &gbk[half..]].concat(),
        ];
        mixtures.iter().try_for_each(|bytes| law(bytes))
    });
}

/// `size` bytes of text without its line ends, and a little more.
fn one_line(size: usize) -> String {
    let text: String = block_dump().lines().collect();
    text.repeat(size / text.len() + 1)
}

/// Page shapes that have made readers of text slow, about `size` bytes each.
fn shapes(size: usize) -> Vec<(&'static str, String)> {
    let signs =
        "## （上接第一版）\n\n## 春水上坪\n\n□云岭农报记者 沈柏年 报道\n\n（下转第二版）\n\n";
    let cut = "记者在青石集走访时看到，\n\n渠水已经流到了田头，“今年的雨水来得\n\n";
    let fill = |unit: &str| unit.repeat(size / unit.len() + 1);
    vec![
        ("a block dump", fill(&block_dump())),
        ("a line dump", fill(&line_dump(18))),
        ("one line", one_line(size)),
        ("one character a line", fill("水\n")),
        ("openers", fill("“（《")),
        ("openers, a line each", fill("“渠水已经流到了田头\n\n")),
        ("closers", fill("渠水已经流到了田头”）》\n\n")),
        ("signs", fill(signs)),
        ("cut paragraphs", fill(cut)),
        ("headings", fill("## 春水上坪\n\n")),
        ("asterisks", fill("*")),
        ("backslashes", fill("\\")),
        ("blank lines", fill("\n \n")),
        ("full-width spaces", fill("\u{3000}")),
        ("numbers", fill("12,345.67")),
        ("Latin words", fill("well-known ")),
        ("private-use characters", fill("\u{E000}⼀")),
        ("bad characters", fill("水\u{FFFD}")),
    ]
}

/// The smallest and the largest page whose cost is compared with that of one four times as long.
const SMALLEST: usize = 60_000;
const LARGEST: usize = 960_000;

/// Shorter times say little.
const MEASURABLE: Duration = Duration::from_millis(100);

fn time_of(page: &str) -> Duration {
    let start = Instant::now();
    let edition = try_inspected(page.as_bytes()).expect("the page is text");
    render(Format::Json, &edition);
    render(Format::Markdown, &edition);
    start.elapsed()
}

#[test]
fn four_times_the_page_is_at_most_eight_times_the_work() {
    let names = shapes(1).into_iter().map(|(name, _)| name).enumerate();
    let broken: Vec<String> = names
        .filter_map(|(shape, name)| {
            let page = |size| shapes(size).swap_remove(shape).1;
            let sizes = std::iter::successors(Some(SMALLEST), |size| Some(size * 4));
            // The first size that takes long enough to be measured, or the largest.
            let enough = |size: &usize| *size >= LARGEST || time_of(&page(*size)) > MEASURABLE;
            let size = sizes.into_iter().find(enough)?;
            let (once, fourfold) = (page(size), page(4 * size));
            // Another process may take the machine; a page that is slow by nature is slow three times.
            let times = (0..3).map(|_| (time_of(&once), time_of(&fourfold)));
            let slow: Vec<_> = times
                .take_while(|(once, fourfold)| *fourfold > *once * 8)
                .collect();
            (slow.len() == 3)
                .then(|| format!("{name}, {size} bytes and four times as many: {slow:?}"))
        })
        .collect();
    assert!(
        broken.is_empty(),
        "more than linear:\n{}",
        broken.join("\n")
    );
}

#[test]
fn huge_pages_end() {
    let pages = [
        ("one line of 8 MB", one_line(8 << 20)),
        ("100,000 lines of one character", "水\n".repeat(100_000)),
        (
            "10,000 nested openers",
            format!("{}\n\n{}", "“（".repeat(5_000), "）”".repeat(5_000)),
        ),
    ];
    for (name, page) in pages {
        let took = time_of(&page);
        println!("{name}: {took:?}");
        assert!(took < PATIENCE, "{name}: {took:?}");
    }
}
