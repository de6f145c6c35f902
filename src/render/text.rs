//! Plain text: every part on a line of its own, paragraphs indented as newspapers do, two blank lines between articles.
//! Invariant: only the words of the articles, in their order. Deliberately absent: marks, and any way to read it back.

use std::io::{Result, Write as _};

use super::Out;
use crate::model::{Article, Edition, ItemKind, Part, Text};

/// Two full-width blanks.
const INDENT: &str = "\u{3000}\u{3000}";

/// Between two articles.
pub const GAP: &str = "\n\n";

/// Writes the articles of a part as plain text.
///
/// # Errors
/// Whatever the writer says.
pub fn write(edition: &Edition, part: Part, out: &mut Out<'_>) -> Result<()> {
    for (at, article) in edition.articles_of(part).enumerate() {
        if at > 0 {
            out.write_all(GAP.as_bytes())?;
        }
        write_article(article, out)?;
    }
    Ok(())
}

fn write_article(article: &Article, out: &mut Out<'_>) -> Result<()> {
    let top = [&article.section, &article.kicker, &article.headline];
    let (above, below) = article.byline_above_or_below();
    let head = top.into_iter().flatten().chain(&article.decks).chain(above);
    head.chain(article.from.as_ref().map(|jump| &jump.marker))
        .try_for_each(|text| line("", text, out))?;
    for item in &article.body {
        let indent = match item.kind {
            ItemKind::Paragraph => INDENT,
            ItemKind::Crosshead | ItemKind::Caption => "",
        };
        line(indent, &item.text, out)?;
        item.credit
            .iter()
            .try_for_each(|credit| line("", credit, out))?;
    }
    let on = article.on.iter().map(|jump| &jump.marker);
    below
        .into_iter()
        .chain(on)
        .try_for_each(|text| line("", text, out))
}

/// A line, unless there is nothing to say: a caption may be a credit only.
fn line(indent: &str, text: &Text, out: &mut Out<'_>) -> Result<()> {
    if text.is_empty() {
        Ok(())
    } else {
        writeln!(out, "{indent}{}", text.as_str())
    }
}
