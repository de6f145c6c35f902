//! Indifference: byte order marks, line ends, trailing blanks and the number of blank lines decide nothing.

use qingyang::model::Argument;

use super::common::{inspected, markdown};
use super::{Verdict, on_fixtures, on_generated, same};

#[test]
fn holds_on_fixtures() {
    on_fixtures(law);
}

#[test]
fn holds_on_generated_pages() {
    on_generated(law);
}

fn law(page: &str) -> Verdict {
    let page = page.trim_start_matches('\u{FEFF}');
    let page = page.replace("\r\n", "\n").replace('\r', "\n");
    let proof = markdown(page.as_bytes());
    let disguises = [
        ("a byte order mark", format!("\u{FEFF}{page}")),
        ("CRLF", page.replace('\n', "\r\n")),
        ("CR", page.replace('\n', "\r")),
        (
            "trailing spaces",
            each_line(&page, |line| format!("{line}  ")),
        ),
        (
            "trailing full-width spaces",
            each_line(&page, |line| format!("{line}\u{3000}\t")),
        ),
        ("blank lines tripled", each_line(&page, triple)),
        (
            "blank lines around",
            format!("\n \n\u{3000}\n{page}\n\n \t\n\n"),
        ),
    ];
    let seen = seen(&page);
    disguises.iter().try_for_each(|(name, disguised)| {
        same(name, &proof, &markdown(disguised.as_bytes()))?;
        same(name, &seen, &self::seen(disguised))
    })
}

/// What `check` finds on a page, without places, which blank lines move, and without points, which are no decision.
fn seen(page: &str) -> String {
    let edition = inspected(page.as_bytes());
    let findings = edition.pages.iter().flat_map(|page| &page.findings);
    let told = findings.map(|finding| {
        let arguments = finding.arguments.iter();
        let words: Vec<_> = arguments
            .filter(|(_, argument)| matches!(argument, Argument::Words(_)))
            .collect();
        format!("{} {words:?}\n", finding.code)
    });
    told.collect()
}

fn each_line(page: &str, disguise: fn(&str) -> String) -> String {
    let lines: Vec<String> = page.split('\n').map(disguise).collect();
    lines.join("\n")
}

/// Three blank lines for one.
fn triple(line: &str) -> String {
    let blank = line.trim().is_empty();
    if blank {
        "\n \n".to_owned()
    } else {
        line.to_owned()
    }
}
