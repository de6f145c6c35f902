//! The answer in plain sentences.
//!
//! ```text
//! page.txt:11: 队运营，约定前三年免收租金，第四年起按营业收入…
//!   It is a paragraph 正文; the next best role is caption 图片说明, 35 points behind.
//!   It went to article p1a1, 老厂房里长出新产业, as item 2 of 5.
//!   It runs on from line 5 (…把厂房整体租给专业团): joined with 70 points.
//!     For it: how a paragraph may end there +65, how the wording runs on +40.
//!     Against it: most breaks are what they seem -35.
//! ```
//!
//! Invariant: a few lines a block, whatever was weighed; control characters of the page are made visible.

use std::io::{Result, Write};

use super::{Answer, Question};
use crate::model::{Evidence, FurnitureKind, Role, Seam, Sign, Span, Verdict, Withheld};
use crate::render::report::visible;
use crate::render::sign;
use crate::rule::{self, Language, level_word};

/// Characters of the line itself that are shown.
const LINE: usize = 40;
/// Characters of another text that are shown.
const WORDS: usize = 12;
/// Seams that were not joined, shown for each edge of a block.
const RIVALS: usize = 2;
/// Reasons for and against a seam that was not joined.
const REASONS: usize = 2;

pub(super) fn tell(question: Question<'_>, out: &mut dyn Write) -> Result<()> {
    let (page, line) = (&question.page.source, question.line);
    let words = question.words(question.span()).trim();
    let name = &page.name;
    if words.is_empty() {
        return writeln!(
            out,
            "{name}:{line}: is blank; nothing is decided about a blank line."
        );
    }
    writeln!(out, "{name}:{line}: {}", beginning(words, LINE))?;
    let answers = question.answers();
    if question.page.labels.is_empty() && question.marks().count() == 0 {
        writeln!(
            out,
            "  The page is a proof of ours: it was read by its marks alone, and nothing was weighed."
        )?;
    }
    if answers.is_empty() {
        tell_marks(question, out)?;
    }
    let several = answers.len() > 1;
    for answer in &answers {
        if several {
            let words = question.words(answer.label.stretch);
            writeln!(out, "  “{}”", beginning(words, WORDS))?;
        }
        tell_block(question, answer, out)?;
    }
    for finding in question.findings() {
        let message = rule::message(finding, &question.edition.pages, Language::English);
        let (level, code) = (level_word(finding.level), finding.code);
        writeln!(out, "  {level} {code}: {}.", visible(&message))?;
    }
    Ok(())
}

/// A line without text.
fn tell_marks(question: Question<'_>, out: &mut dyn Write) -> Result<()> {
    for mark in question.marks() {
        let name = match mark {
            Withheld::Heading(_) => "a heading mark",
            Withheld::Emphasis(_) => "a mark of emphasis",
            Withheld::Quote(_) => "a quotation mark of the dump",
            Withheld::Rule(_) => "a rule or bar of the dump",
        };
        let words = question.words(mark.span());
        writeln!(
            out,
            "  {} is {name}; it is no text and was set aside.",
            visible(words)
        )?;
    }
    match question.place(question.span()) {
        Some(place) => writeln!(out, "  It went to article {}.", place.article.id),
        None => Ok(()),
    }
}

fn tell_block(question: Question<'_>, answer: &Answer<'_>, out: &mut dyn Write) -> Result<()> {
    let (first, last) = lines(question, answer.label.stretch);
    if first < last {
        writeln!(
            out,
            "  It is one block with the other lines from {first} to {last}."
        )?;
    }
    let role = answer.label.role;
    let runner_up = match answer.label.runner_up {
        Some((other, behind)) => {
            format!(
                "; the next best role is {}, {behind} points behind",
                other.name()
            )
        }
        None => String::new(),
    };
    writeln!(out, "  It is {}{runner_up}.", role_words(role))?;
    match &answer.place {
        Some(place) => {
            let article = place.article;
            let headline = article.headline.as_ref().map_or("", |text| text.as_str());
            let headline = match headline {
                "" => "which has no headline".to_owned(),
                words => beginning(words, LINE),
            };
            let item = place.item.map_or_else(String::new, |item| {
                format!(", as item {item} of {}", article.body.len())
            });
            writeln!(
                out,
                "  It went to article {}, {headline}{item}.",
                article.id
            )?;
        }
        None => writeln!(
            out,
            "  It went to no article: furniture belongs to the page."
        )?,
    }
    if role == Role::Paragraph || !answer.as_head.is_empty() || !answer.as_tail.is_empty() {
        tell_seams(question, &answer.as_head, Edge::Head, out)?;
        tell_seams(question, &answer.as_tail, Edge::Tail, out)?;
    }
    Ok(())
}

/// Which end of the block it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Head,
    Tail,
}

fn tell_seams(
    question: Question<'_>,
    seams: &[&Seam],
    edge: Edge,
    out: &mut dyn Write,
) -> Result<()> {
    if seams.is_empty() {
        let said = match edge {
            Edge::Head => {
                "Nothing was weighed to stand before it: no open sentence in reach could run on in it"
            }
            Edge::Tail => {
                "Nothing was weighed to follow it: it ends a sentence, or goes on on another page"
            }
        };
        return writeln!(out, "  {said}.");
    }
    let decided = |seam: &Seam| seam.verdict == Verdict::Joined;
    for seam in seams.iter().filter(|seam| decided(seam)) {
        tell_seam(question, seam, edge, usize::MAX, out)?;
    }
    let rivals: Vec<&&Seam> = seams.iter().filter(|seam| !decided(seam)).collect();
    for seam in rivals.iter().take(RIVALS) {
        tell_seam(question, seam, edge, REASONS, out)?;
    }
    match rivals.len().saturating_sub(RIVALS) {
        0 => Ok(()),
        more => writeln!(
            out,
            "    Others that were weighed, with fewer points: {more}."
        ),
    }
}

fn tell_seam(
    question: Question<'_>,
    seam: &Seam,
    edge: Edge,
    reasons: usize,
    out: &mut dyn Write,
) -> Result<()> {
    let might = if seam.verdict == Verdict::Joined {
        match edge {
            Edge::Head => "It runs on from",
            Edge::Tail => "It runs on in",
        }
    } else {
        match edge {
            Edge::Head => "It might run on from",
            Edge::Tail => "It might run on in",
        }
    };
    let other = match edge {
        Edge::Head => tail_words(question, seam),
        Edge::Tail => head_words(question, seam),
    };
    let verdict = match seam.verdict {
        Verdict::Joined if is_ruled(seam) => "joined, because an editor has ruled so".to_owned(),
        Verdict::Joined => "joined".to_owned(),
        Verdict::Declined => "declined".to_owned(),
        Verdict::Vetoed(sign) => format!("vetoed, because {}", sign::words(sign).english),
        Verdict::Contested { rival } => {
            let rival = question.page.seams.get(rival);
            let rival = rival.map_or_else(String::new, |rival| {
                let other = if rival.tail == seam.tail {
                    head_words(question, rival)
                } else {
                    tail_words(question, rival)
                };
                format!(", because {other} is too close with {} points", rival.score)
            });
            format!("left open{rival}")
        }
    };
    writeln!(out, "  {might} {other}: {verdict}; {} points.", seam.score)?;
    for (word, sign) in [("For", 1), ("Against", -1)] {
        let mut seen: Vec<&Evidence> = seam
            .evidence
            .iter()
            .filter(|seen| seen.points * sign > 0)
            .collect();
        seen.sort_by_key(|seen| -seen.points.abs());
        let said: Vec<String> = seen
            .iter()
            .take(reasons)
            .map(|seen| format!("{} {:+}", sign::words(seen.sign).english, seen.points))
            .collect();
        if !said.is_empty() {
            writeln!(out, "    {word} it: {}.", said.join(", "))?;
        }
    }
    Ok(())
}

fn is_ruled(seam: &Seam) -> bool {
    seam.sign(Sign::Ruled).is_some()
}

/// The end of a seam's tail: `line 5 (…专业团)`.
fn tail_words(question: Question<'_>, seam: &Seam) -> String {
    let line = question
        .page
        .source
        .line_of((seam.tail_end.end as usize).saturating_sub(1));
    format!(
        "line {line} ({})",
        ending(question.words(seam.tail_end), WORDS)
    )
}

/// The beginning of a seam's head: `line 11 (队运营…)`.
fn head_words(question: Question<'_>, seam: &Seam) -> String {
    let line = question.page.source.line_of(seam.head_start.start as usize);
    format!(
        "line {line} ({})",
        beginning(question.words(seam.head_start), WORDS)
    )
}

fn lines(question: Question<'_>, stretch: Span) -> (usize, usize) {
    let source = &question.page.source;
    let last = (stretch.end as usize).saturating_sub(1);
    (source.line_of(stretch.start as usize), source.line_of(last))
}

fn role_words(role: Role) -> String {
    match role {
        Role::Furniture(kind) => {
            let kind = match kind {
                FurnitureKind::Folio => "folio",
                FurnitureKind::Masthead => "masthead",
                FurnitureKind::Editors => "editors' line",
                FurnitureKind::QrPrompt => "QR prompt",
                FurnitureKind::Image => "image link",
                FurnitureKind::Notice => "notice",
                FurnitureKind::Other => "other",
            };
            format!("{} ({kind})", role.name())
        }
        role => format!("a {}", role.name()),
    }
}

/// The first characters of a text.
fn beginning(text: &str, most: usize) -> String {
    let text = text.trim();
    let cut: String = text.chars().take(most).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    visible(&cut) + more
}

/// The last characters of a text.
fn ending(text: &str, most: usize) -> String {
    let text = text.trim();
    let skipped = text.chars().count().saturating_sub(most);
    let cut: String = text.chars().skip(skipped).collect();
    let more = if skipped > 0 { "…" } else { "" };
    more.to_owned() + &visible(&cut)
}
