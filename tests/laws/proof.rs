//! Proofs by themselves: articles made up of the worst texts there are, whatever page they might have come from.
//! A proof is its own proof, loses no character, and reads in CommonMark as it was told; and any text that an editor
//! may make of one is read, and from then on is a fixed point.

mod draft;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use qingyang::model::{Article, Edition, ItemKind, Jump, STAMP, Source, Text};
use qingyang::render::Format;
use qingyang::stage::{link::link, reread::reread};

use super::common::render;
use super::{Verdict, conservation, on, same};
use draft::{Draft, drafts, edited, set};

const CASES: u32 = 512;

#[test]
fn a_proof_is_its_own_proof() {
    on(CASES, drafts(), |drafts| fixed_point(drafts));
}

#[test]
fn a_proof_reads_in_common_mark_as_it_was_told() {
    on(CASES, drafts(), |drafts| round_trip(drafts));
}

#[test]
fn whatever_an_editor_writes_is_read_and_stays() {
    on(CASES, edited(), |proof| stays(proof));
}

fn fixed_point(drafts: &[Draft]) -> Verdict {
    let proof = render(Format::Markdown, &set(drafts));
    if drafts.is_empty() {
        return same("no article", "", &proof);
    }
    stays(&proof)?;
    let again = read(&proof)?;
    same(
        "a proof of the proof",
        &proof,
        &render(Format::Markdown, &again),
    )
}

fn stays(proof: &str) -> Verdict {
    let edition = read(proof)?;
    conservation::holds(&edition)?;
    let once = render(Format::Markdown, &edition);
    // A proof that holds no more than its stamp is a proof of nothing.
    if once.is_empty() {
        return Ok(());
    }
    let again = read(&once)?;
    conservation::holds(&again)?;
    same(
        "read once and twice",
        &once,
        &render(Format::Markdown, &again),
    )
}

fn round_trip(drafts: &[Draft]) -> Verdict {
    let edition = set(drafts);
    let proof = render(Format::Markdown, &edition);
    let extended = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    let told = edition.articles.iter().flat_map(told).collect::<Vec<_>>();
    for options in [Options::empty(), extended] {
        let seen = seen(&proof, options);
        same("told and seen", &told.join("\n"), &seen.join("\n"))?;
    }
    Ok(())
}

/// The blocks of an article as CommonMark should see them, each a line: `⟨…⟩` is emphasis, `⟪…⟫` strong emphasis.
fn told(article: &Article) -> Vec<String> {
    let text = |text: &Text| text.as_str().to_owned();
    let strong = |text: &Text| format!("p ⟪{}⟫", text.as_str());
    let emphasis = |text: &Text| format!("p ⟨{}⟩", text.as_str());
    let jump = |jump: &Jump| format!("p ⟨⟪{}⟫⟩", jump.marker.as_str());
    let from = article.from.as_ref();
    let headline = match (&article.headline, from) {
        (Some(headline), _) => text(headline),
        (None, Some(from)) => format!("⟨{}⟩", from.marker.as_str()),
        (None, None) => String::new(),
    };
    let mut blocks: Vec<String> = article.section.iter().map(strong).collect();
    blocks.extend(article.kicker.iter().map(emphasis));
    blocks.push(format!("h2 {headline}"));
    blocks.extend(article.decks.iter().map(strong));
    let (above, below) = article.byline_above_or_below();
    blocks.extend(above.map(emphasis));
    blocks.extend(from.filter(|_| article.headline.is_some()).map(jump));
    for item in &article.body {
        let words = text(&item.text);
        blocks.push(match (item.kind, &item.credit) {
            (ItemKind::Paragraph, _) => format!("p {words}"),
            (ItemKind::Crosshead, _) => format!("h3 {words}"),
            (ItemKind::Caption, None) => format!("quote {words}"),
            (ItemKind::Caption, Some(credit)) => {
                let blank = if words.is_empty() { "" } else { " " };
                format!("quote {words}{blank}⟨{}⟩", credit.as_str())
            }
        });
    }
    blocks.extend(below.map(emphasis));
    blocks.extend(article.on.as_ref().map(jump));
    blocks
}

/// The same, as an independent parser sees the proof.
fn seen(proof: &str, options: Options) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block = String::new();
    let mut quoted = false;
    for event in Parser::new_ext(proof, options) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quoted = true,
            Event::End(TagEnd::BlockQuote(_)) => quoted = false,
            Event::Start(Tag::Paragraph) if quoted => block.push_str("quote "),
            Event::Start(Tag::Paragraph) => block.push_str("p "),
            Event::Start(Tag::Heading { level, .. }) => block = format!("{level} "),
            Event::Start(Tag::Emphasis) => block.push('⟨'),
            Event::End(TagEnd::Emphasis) => block.push('⟩'),
            Event::Start(Tag::Strong) => block.push('⟪'),
            Event::End(TagEnd::Strong) => block.push('⟫'),
            Event::Text(text) => block.push_str(&text),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => {
                blocks.push(std::mem::take(&mut block));
            }
            Event::Html(html) if html.trim_end() == STAMP => {}
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            other => blocks.push(format!("{other:?}")),
        }
    }
    blocks
}

/// Reads a proof as a page that stands alone.
fn read(proof: &str) -> Result<Edition, String> {
    let source = Source::new(0, "-".to_owned(), "UTF-8", proof.to_owned());
    let reading = reread(source).map_err(|source| format!("no proof: {:?}", source.text()))?;
    Ok(link(vec![reading]))
}
#[test]
fn jump_lines_say_which_way_they_lead() {
    let proof = format!(
        "{STAMP}\n\n## 春水\n\n***（下转第二版）***\n\n## *（上接第一版）*\n\n**副题**\n\n*某某*\n\n正文。\n\n***（下转第二版）***\n"
    );
    let edition = read(&proof).expect("it is a proof");
    let [first, second] = edition.articles.as_slice() else {
        panic!("two articles, not {}", edition.articles.len());
    };
    assert!(first.from.is_none() && first.on.is_some());
    assert_eq!(
        second.from.as_ref().map(|jump| jump.page.as_str()),
        Some("1")
    );
    assert_eq!(second.on.as_ref().map(|jump| jump.page.as_str()), Some("2"));
    assert_eq!(
        (
            second.decks.len(),
            second.byline.is_some(),
            second.body.len()
        ),
        (1, true, 1)
    );
}
