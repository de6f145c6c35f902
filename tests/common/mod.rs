//! What the test programs share: the fixture pages, the way from bytes to a rendered page, and dice that always fall alike.
#![allow(dead_code, reason = "each test program uses its own part of this")]

pub mod program;

use std::fs;
use std::path::{Path, PathBuf};

use qingyang::cli::decisions;
use qingyang::model::{Edition, Ruling};
use qingyang::pipeline::{self, Input, Options, Reading, Refusal};
use qingyang::render::report::{Report, ReportFormat, Voice};
use qingyang::render::{self, Format};
use qingyang::rule::{self, Language};
use similar::TextDiff;

/// The name that every page goes by, so that output does not depend on the folder.
pub const NAME: &str = "page.txt";

/// A page of `fixtures/pages`.
pub struct Fixture {
    /// Its folder.
    pub folder: PathBuf,
    /// What its `page.txt` holds.
    pub bytes: Vec<u8>,
    /// What an editor has ruled about it, in `page.decisions.json`.
    pub rulings: Vec<Ruling>,
}

impl Fixture {
    /// Its folder's last name.
    pub fn name(&self) -> String {
        let name = self
            .folder
            .file_name()
            .expect("a fixture stands in a folder");
        name.to_string_lossy().into_owned()
    }

    /// It, read with its rulings.
    pub fn edition(&self) -> Edition {
        ruled(&self.bytes, &self.rulings, false).expect("the page is text")
    }

    /// The same, as `check` reads it.
    pub fn inspected(&self) -> Edition {
        ruled(&self.bytes, &self.rulings, true).expect("the page is text")
    }

    /// Its text, decoded.
    pub fn text(&self) -> String {
        edition(&self.bytes)
            .pages
            .remove(0)
            .source
            .text()
            .to_owned()
    }
}

/// A path of the repository.
pub fn home(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All fixture pages, by name.
pub fn fixtures() -> Vec<Fixture> {
    let entries = fs::read_dir(home("fixtures/pages")).expect("fixtures/pages can be listed");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    let pages = folders.into_iter().filter_map(|folder| {
        let bytes = fs::read(folder.join(NAME)).ok()?;
        let decisions = fs::read_to_string(folder.join("page.decisions.json"));
        let rulings = decisions.map_or_else(|_| Vec::new(), |text| rulings(&text));
        Some(Fixture {
            folder,
            bytes,
            rulings,
        })
    });
    pages.collect()
}

/// An edition of `fixtures/editions`.
pub struct EditionFixture {
    /// Its folder.
    pub folder: PathBuf,
    /// What its pages `01.txt`, `02.txt` … hold, in this order.
    pub pages: Vec<Vec<u8>>,
}

/// All fixture editions, by name.
pub fn fixture_editions() -> Vec<EditionFixture> {
    let entries = fs::read_dir(home("fixtures/editions")).expect("fixtures/editions can be listed");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    let editions = folders.into_iter().map(|folder| {
        let pages = (1..).map_while(|at| fs::read(folder.join(format!("{at:02}.txt"))).ok());
        EditionFixture {
            pages: pages.collect(),
            folder,
        }
    });
    editions.collect()
}

/// The difference between what a file of a fixture holds and `output`; with `UPDATE` in the environment the file is
/// written, and there is none.
pub fn difference(path: &Path, output: &str) -> String {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, output).expect("fixtures can be written");
        return String::new();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == output {
        return String::new();
    }
    let name = path.display();
    TextDiff::from_lines(expected.as_str(), output)
        .unified_diff()
        .context_radius(2)
        .header(&format!("{name} (expected)"), &format!("{name} (now)"))
        .to_string()
}

/// Reads a page as page `page` of its edition.
pub fn read_at(page: u32, bytes: &[u8]) -> Result<Reading, Refusal> {
    read_with(page, bytes, false)
}

fn read_with(page: u32, bytes: &[u8], inspect: bool) -> Result<Reading, Refusal> {
    read_ruled(page, bytes, &[], inspect)
}

fn read_ruled(
    page: u32,
    bytes: &[u8],
    rulings: &[Ruling],
    inspect: bool,
) -> Result<Reading, Refusal> {
    let options = Options {
        inspect,
        ..Options::default()
    };
    let input = Input {
        page,
        name: NAME,
        bytes,
        rulings,
    };
    pipeline::read(input, &options)
}

/// The rulings of a decisions file.
pub fn rulings(text: &str) -> Vec<Ruling> {
    decisions::parse(text, "page.decisions.json").expect("rulings can be read")
}

/// Reads a page that stands alone with what an editor has ruled about it, as the main job or as `check` does.
pub fn ruled(bytes: &[u8], rulings: &[Ruling], inspect: bool) -> Result<Edition, Refusal> {
    let options = Options {
        inspect,
        ..Options::default()
    };
    let page = read_ruled(0, bytes, rulings, inspect)?;
    Ok(pipeline::bind(vec![page], &options))
}

/// Reads a page that stands alone; `None` if its bytes are refused.
pub fn try_edition(bytes: &[u8]) -> Option<Edition> {
    read_at(0, bytes)
        .ok()
        .map(|page| pipeline::bind(vec![page], &Options::default()))
}

/// Reads a page that stands alone and is text.
pub fn edition(bytes: &[u8]) -> Edition {
    try_edition(bytes).expect("the page is text")
}

/// Reads pages in one call.
pub fn edition_of<'b>(pages: impl IntoIterator<Item = &'b [u8]>) -> Edition {
    let readings = pages
        .into_iter()
        .zip(0..)
        .map(|(bytes, at)| read_at(at, bytes).expect("the page is text"));
    pipeline::bind(readings.collect(), &Options::default())
}

/// Reads a page that stands alone, as `check` does; `None` if its bytes are refused.
pub fn try_inspected(bytes: &[u8]) -> Option<Edition> {
    read_with(0, bytes, true)
        .ok()
        .map(|page| pipeline::bind(vec![page], &Options::default()))
}

/// Reads a page that stands alone and is text, as `check` does.
pub fn inspected(bytes: &[u8]) -> Edition {
    try_inspected(bytes).expect("the page is text")
}

/// A report of an edition, in English and without colours.
pub fn report(format: ReportFormat, edition: &Edition) -> String {
    let voice = Voice {
        language: Language::English,
        colour: false,
        width: 80,
    };
    let mut out = Vec::new();
    let mut report = Report::new(format, voice);
    report
        .add(edition, &mut out)
        .and_then(|()| report.finish(&mut out))
        .expect("memory takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// Reads pages in one call, as `check` does.
pub fn inspected_edition<'b>(pages: impl IntoIterator<Item = &'b [u8]>) -> Edition {
    let readings = pages
        .into_iter()
        .zip(0..)
        .map(|(bytes, at)| read_with(at, bytes, true).expect("the page is text"));
    pipeline::bind(readings.collect(), &Options::default())
}

/// An edition as text of a format.
pub fn render(format: Format, edition: &Edition) -> String {
    let mut out = Vec::new();
    render::write(format, edition, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("output is UTF-8")
}

/// A page's clean proof.
pub fn markdown(bytes: &[u8]) -> String {
    render(Format::Markdown, &edition(bytes))
}

/// The findings of an edition's pages, `line:column: CODE message` a line.
pub fn findings(edition: &Edition) -> String {
    let pages = edition.pages.iter();
    let lines = pages.flat_map(|page| {
        page.findings.iter().flat_map(|finding| {
            let at = finding.spans.first().map_or(0, |span| span.start as usize);
            let (line, column) = (page.source.line_of(at), page.source.column_of(at));
            let place = format!("{line}:{column}: {} ", finding.code);
            let message = rule::message(finding, &edition.pages, Language::English);
            [place, message, "\n".to_owned()]
        })
    });
    lines.collect()
}

/// Made-up news: a paragraph a line, under `#` headlines.
pub const NEWS: &str = include_str!("../laws/saw.txt");

/// The news as a block dump.
pub fn block_dump() -> String {
    let lines = NEWS.lines().filter(|line| !line.is_empty());
    let blocks = lines.flat_map(|line| [line.replace("# ", "## "), "\n\n".to_owned()]);
    blocks.collect()
}

/// The news as a line dump of `width` characters a line, paragraphs indented.
pub fn line_dump(width: usize) -> String {
    let lines = NEWS.lines().filter(|line| !line.is_empty());
    let printed = lines.flat_map(|line| {
        let headline = line.strip_prefix("# ").map(str::to_owned);
        let text = headline.unwrap_or_else(|| format!("\u{3000}\u{3000}{line}"));
        [wrap(&text, width), "\n".to_owned()]
    });
    printed.collect()
}

/// The text in lines of `width` characters.
pub fn wrap(text: &str, width: usize) -> String {
    let marks: Vec<char> = text.chars().collect();
    let lines: Vec<String> = marks
        .chunks(width)
        .map(|line| line.iter().collect())
        .collect();
    lines.join("\n")
}

/// Seeded dice (xorshift64*, Vigna 2016): the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        high as usize % bound
    }

    /// Puts a list in random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}
