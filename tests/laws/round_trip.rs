//! Round trip: an independent CommonMark parser finds in a proof the headlines, crossheads and paragraphs of the edition.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use qingyang::model::{Article, Edition, ItemKind, Text};
use qingyang::render::Format;

use super::common::{edition, render};
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
    let edition = edition(page.as_bytes());
    let proof = render(Format::Markdown, &edition);
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    for (dialect, options) in [("CommonMark", Options::empty()), ("extended", extensions)] {
        let told = told(&edition);
        let parsed = parsed(&proof, options)?;
        same(
            &format!("{dialect}, told and parsed"),
            &told.join("\n"),
            &parsed.join("\n"),
        )?;
    }
    Ok(())
}

/// Headlines, crossheads and paragraphs, each as a line.
fn told(edition: &Edition) -> Vec<String> {
    let mut units = Vec::new();
    for article in &edition.articles {
        units.push(format!("## {}", plain(title(article))));
        for item in &article.body {
            match item.kind {
                ItemKind::Paragraph => units.push(plain(item.text.as_str())),
                ItemKind::Crosshead => units.push(format!("### {}", plain(item.text.as_str()))),
                ItemKind::Caption => {}
            }
        }
    }
    units
}

/// What an article's second-level heading says.
fn title(article: &Article) -> &str {
    let jump = article.from.as_ref().map(|jump| &jump.marker);
    article.headline.as_ref().or(jump).map_or("", Text::as_str)
}

/// CommonMark has no zero byte (2.3) and no blanks at the ends of a line.
fn plain(text: &str) -> String {
    text.trim().replace('\0', "\u{FFFD}")
}

/// The same, as the parser sees them: paragraphs in block quotes and wholly emphasised ones are something else.
fn parsed(proof: &str, options: Options) -> Result<Vec<String>, String> {
    let mut units = Vec::new();
    let mut quotes = 0;
    let mut unit = Unit::default();
    for event in Parser::new_ext(proof, options) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => unit = Unit::default(),
            Event::End(TagEnd::Paragraph) if quotes == 0 && !unit.is_emphasised() => {
                units.push(plain(&unit.text));
            }
            Event::End(TagEnd::Heading(level)) => {
                let signs = if level == HeadingLevel::H2 {
                    "##"
                } else {
                    "###"
                };
                units.push(format!("{signs} {}", plain(&unit.text)));
            }
            Event::Start(Tag::Emphasis | Tag::Strong) => unit.depth += 1,
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => unit.depth -= 1,
            Event::Text(text) => unit.set(&text),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::Paragraph | TagEnd::HtmlBlock) => {}
            Event::Html(html) if html.trim_end() == qingyang::model::STAMP => {}
            other => return Err(format!("a proof has no {other:?}")),
        }
    }
    Ok(units)
}

/// The text of a paragraph or heading, and how much of it is plain.
#[derive(Default)]
struct Unit {
    text: String,
    plain: usize,
    depth: usize,
}

impl Unit {
    fn set(&mut self, text: &str) {
        self.text.push_str(text);
        if self.depth == 0 {
            self.plain += text.len();
        }
    }

    fn is_emphasised(&self) -> bool {
        self.plain == 0 && !self.text.is_empty()
    }
}
