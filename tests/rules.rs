//! The rule book: each file of `fixtures/rules` is a rule's page, and its examples are run.
//!
//! A fenced block `page` is a page; `page gb18030` is encoded so, in `page escapes` `\xFF` is a byte and `\u{200B}` a
//! character, and `edition` holds pages parted by lines of `=====`. A block `decisions` behind a page holds an editor's rulings
//! on it. Under *Example* a block `finds` follows, with the place
//! of every finding of the rule, `line:column` (in an edition `page:line:column`); under *Left alone* the rule finds nothing.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::{Fixture, fixtures, home, inspected, inspected_edition, ruled, rulings};
use encoding_rs::GB18030;
use qingyang::model::Edition;
use qingyang::rule::{RULES, Rule};

/// Examples and counter-examples of the whole book.
const EXAMPLES: usize = 53;
const COUNTER_EXAMPLES: usize = 57;

const SECTIONS: [&str; 5] = [
    "What it is",
    "Why it matters",
    "Example",
    "Left alone",
    "Limits",
];

/// A fenced block.
struct Block<'r> {
    section: &'r str,
    info: &'r str,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let (mut blocks, mut section, mut open): (Vec<Block<'_>>, &str, bool) = (Vec::new(), "", false);
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(info) if !open => {
                open = true;
                blocks.push(Block {
                    section,
                    info,
                    text: String::new(),
                });
            }
            Some(_) => open = false,
            None if open => {
                let block = blocks.last_mut().expect("a block is open");
                block.text += line;
                block.text.push('\n');
            }
            None => section = line.strip_prefix("## ").unwrap_or(section),
        }
    }
    assert!(!open, "a fence is left open");
    blocks
}

/// The pages of a block, read and inspected, with the rulings of the block behind it.
fn read(block: &Block<'_>, behind: Option<&Block<'_>>) -> Edition {
    let decisions = behind.filter(|behind| behind.info == "decisions");
    if let Some(decisions) = decisions {
        let page = ruled(block.text.as_bytes(), &rulings(&decisions.text), true);
        return page.expect("the rulings agree");
    }
    match block.info {
        "page" => inspected(block.text.as_bytes()),
        "page gb18030" => inspected(&GB18030.encode(&block.text).0),
        "page escapes" => inspected(&escaped(&block.text)),
        "edition" => inspected_edition(block.text.split("=====\n").map(str::as_bytes)),
        info => panic!("`{info}` is no kind of block"),
    }
}

/// The bytes of a text with `\xFF` and `\u{200B}` in it.
fn escaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut parts = text.split('\\');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let (kind, rest) = part.split_at(1);
        let (value, rest) = match kind {
            "x" => rest.split_at(2),
            _ => rest
                .trim_start_matches('{')
                .split_once('}')
                .expect("\\u{…}"),
        };
        let value = u32::from_str_radix(value, 16).expect("hexadecimal digits");
        if kind == "x" {
            bytes.push(u8::try_from(value).expect("a byte"));
        } else {
            let mark = char::from_u32(value).expect("a character");
            bytes.extend(mark.to_string().bytes());
        }
        bytes.extend(rest.bytes());
    }
    bytes
}

/// Where a rule finds something, a place a line.
fn found(edition: &Edition, rule: &Rule) -> String {
    let alone = edition.pages.len() == 1;
    let places = edition.pages.iter().flat_map(|page| {
        let ours = page
            .findings
            .iter()
            .filter(|finding| finding.code == rule.code);
        ours.map(move |finding| {
            let at = finding.spans.first().map_or(0, |span| span.start as usize);
            let (line, column) = (page.source.line_of(at), page.source.column_of(at));
            if alone {
                format!("{line}:{column}\n")
            } else {
                format!("{}:{line}:{column}\n", page.source.page + 1)
            }
        })
    });
    places.collect()
}

#[test]
fn every_example_is_found_and_every_counter_example_left_alone() {
    let (mut examples, mut counter_examples) = (0, 0);
    let mut wrong = Vec::new();
    for rule in RULES {
        let blocks = blocks(rule.page);
        for (at, block) in blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| !matches!(block.info, "finds" | "decisions"))
        {
            let behind = blocks.get(at + 1);
            let places = found(&read(block, behind), rule);
            let expected = match block.section {
                "Example" => {
                    examples += 1;
                    let mut next = blocks.iter().skip(at + 1);
                    let finds = next.find(|next| next.info != "decisions");
                    let finds = finds.filter(|next| next.info == "finds");
                    finds.map_or("", |finds| finds.text.as_str())
                }
                "Left alone" => {
                    counter_examples += 1;
                    ""
                }
                section => panic!("{}: an example under {section}", rule.code),
            };
            let empty = block.section == "Example" && expected.is_empty();
            if empty || places != expected {
                let (code, section, text) = (rule.code, block.section, &block.text);
                wrong.push(format!(
                    "{code} ({section}): expected\n{expected}found\n{places}in\n{text}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((examples, counter_examples), (EXAMPLES, COUNTER_EXAMPLES));
}

#[test]
fn every_rule_is_explained() {
    for rule in RULES {
        let mut lines = rule.page.lines();
        let title = format!("# {} {} {}", rule.code, rule.name, rule.chinese_name);
        assert_eq!(lines.next(), Some(title.as_str()));
        let mut fenced = false;
        let sections: Vec<&str> = lines
            .filter(|line| {
                fenced ^= line.starts_with("```");
                !fenced
            })
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        assert_eq!(sections, SECTIONS, "{}", rule.code);
        assert!(rule.gist().ends_with('.'), "{}: {}", rule.code, rule.gist());
        for section in ["Example", "Left alone"] {
            let blocks = blocks(rule.page);
            let examples = blocks.iter().filter(|block| block.section == section);
            assert!(examples.count() > 0, "{}: {section} is empty", rule.code);
        }
    }
}

#[test]
fn every_page_of_the_book_is_a_rule() {
    let files = fs::read_dir(home("fixtures/rules")).expect("the rule book can be listed");
    let files: BTreeSet<String> = files
        .map(|file| {
            file.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let rules = RULES
        .iter()
        .map(|rule| format!("{}-{}.md", rule.code, rule.name));
    assert_eq!(files, rules.collect());
}

#[test]
fn every_rule_is_seen_on_a_page_of_the_fixtures() {
    let mut unseen: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    let (edition, pages): (Vec<Fixture>, Vec<Fixture>) = fixtures()
        .into_iter()
        .partition(|page| page.name().contains("-edition-"));
    let mut read: Vec<Edition> = pages.iter().map(Fixture::inspected).collect();
    read.push(inspected_edition(
        edition.iter().map(|page| page.bytes.as_slice()),
    ));
    let found = read.iter().flat_map(|edition| &edition.pages);
    for finding in found.flat_map(|page| &page.findings) {
        unseen.remove(finding.code);
    }
    assert!(unseen.is_empty(), "no fixture shows {unseen:?}");
}
