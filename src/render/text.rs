//! Plain text: every part on a line of its own, paragraphs indented as newspapers do, two blank lines between articles.

use std::io::{Result, Write};

use crate::model::{Article, Edition, ItemKind, Jump, Text};

/// Two full-width blanks.
const INDENT: &str = "\u{3000}\u{3000}";

/// Writes an edition as plain text.
///
/// # Errors
/// Whatever the writer says.
pub fn write(edition: &Edition, out: &mut dyn Write) -> Result<()> {
    for (at, article) in edition.articles.iter().enumerate() {
        if at > 0 {
            out.write_all(b"\n\n")?;
        }
        write_article(article, out)?;
    }
    Ok(())
}

fn write_article(article: &Article, out: &mut dyn Write) -> Result<()> {
    let marker = |jump: &'_ Option<Jump>| jump.as_ref().map(|jump| jump.marker.clone());
    let head = [&article.section, &article.kicker, &article.headline]
        .into_iter()
        .flatten();
    for text in head
        .chain(&article.decks)
        .chain(&article.byline)
        .chain(&marker(&article.from))
    {
        line("", text, out)?;
    }
    for item in &article.body {
        line(
            if item.kind == ItemKind::Paragraph {
                INDENT
            } else {
                ""
            },
            &item.text,
            out,
        )?;
        if let Some(credit) = &item.credit {
            line("", credit, out)?;
        }
    }
    marker(&article.on)
        .iter()
        .try_for_each(|text| line("", text, out))
}

fn line(indent: &str, text: &Text, out: &mut dyn Write) -> Result<()> {
    if text.is_empty() {
        Ok(())
    } else {
        writeln!(out, "{indent}{}", text.as_str())
    }
}
