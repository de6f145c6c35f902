//! Markdown: a clean proof that people read as it is, and that `stage::reread` reads back by its marks alone.
//!
//! ```text
//! <!-- 清样 -->                 the stamp, once, when there is an article
//!
//! **权威发布**                  standing head
//!
//! *省政府新闻办举行发布会*      kicker
//!
//! ## 全省推出百个应用场景       headline; `## *（上接第一版）*` or a bare `##` where there is none
//!
//! **——上半年工作综述**          decks
//!
//! *□记者 某某 报道*             byline; `_（记者 某某）_` below the text where it is printed there
//!
//! ***（上接第一版）***          jump line under a headline, and at the end （下转第二版）
//!
//! 正文。                        a paragraph a line
//!
//! ### （三）                    crosshead
//!
//! > 图为现场。 *（某某 摄）*    caption and credit
//! ```
//!
//! A story that is tied together from several pages is told where it begins; where it went on its headline and jump line
//! stand without text, and read back as just that.
//!
//! Invariant: CommonMark; one block a line; what is read back is written again byte for byte.
//! Deliberately absent: furniture, which stays in the JSON.

use std::io::{Result, Write as _};

use super::Out;
use crate::model::{Article, Continuation, Edition, Item, ItemKind, Part, Text, Told};

/// The stamp, on a line of its own.
pub const LEAD: &str = "<!-- 清样 -->\n";

/// Writes the articles of a part as Markdown.
///
/// # Errors
/// Whatever the writer says.
pub fn write(edition: &Edition, part: Part, out: &mut Out<'_>) -> Result<()> {
    edition
        .told(part)
        .into_iter()
        .try_for_each(|told| match told {
            Told::Story(article) => write_article(article, out),
            Told::WentOn(place) => write_place(place, out),
        })
}

/// The place where a story went on: its headline there and the line that leads back, without text.
fn write_place(place: &Continuation, out: &mut Out<'_>) -> Result<()> {
    let headline = place.headline.as_ref();
    let from = place.from.as_ref().map(|jump| &jump.marker);
    set(out, "**", place.section.as_ref())?;
    set(out, "*", place.kicker.as_ref())?;
    block(out, &head(headline, from))?;
    set(out, "**", &place.decks)?;
    set(out, "***", from.filter(|_| headline.is_some()))
}

/// The headline, or the jump line in its place.
fn head(headline: Option<&Text>, from: Option<&Text>) -> String {
    match (headline, from) {
        (Some(headline), _) => format!("## {}", escape(headline, Place::Heading)),
        (None, Some(marker)) => format!("## *{}*", escape(marker, Place::Inside)),
        (None, None) => "##".to_owned(),
    }
}

fn write_article(article: &Article, out: &mut Out<'_>) -> Result<()> {
    set(out, "**", article.section.as_ref())?;
    set(out, "*", article.kicker.as_ref())?;
    let from = article.from.as_ref().map(|jump| &jump.marker);
    block(out, &head(article.headline.as_ref(), from))?;
    set(out, "**", &article.decks)?;
    let (above, below) = article.byline_above_or_below();
    set(out, "*", above)?;
    set(out, "***", from.filter(|_| article.headline.is_some()))?;
    article
        .body
        .iter()
        .try_for_each(|item| block(out, &body_item(item)))?;
    set(out, "_", below)?;
    set(out, "***", article.on.as_ref().map(|jump| &jump.marker))
}

/// Sets each text as a block of its own, in emphasis.
fn set<'t>(out: &mut Out<'_>, sign: &str, texts: impl IntoIterator<Item = &'t Text>) -> Result<()> {
    texts
        .into_iter()
        .try_for_each(|text| block(out, &format!("{sign}{}{sign}", escape(text, Place::Inside))))
}

fn block(out: &mut Out<'_>, line: &str) -> Result<()> {
    writeln!(out, "\n{line}")
}

fn body_item(item: &Item) -> String {
    match item.kind {
        ItemKind::Paragraph => escape(&item.text, Place::Line),
        ItemKind::Crosshead => format!("### {}", escape(&item.text, Place::Heading)),
        ItemKind::Caption => {
            let credit = item.credit.iter();
            let credit = credit.map(|credit| format!("*{}*", escape(credit, Place::Inside)));
            let words = Some(escape(&item.text, Place::Line)).filter(|words| !words.is_empty());
            let parts: Vec<String> = words.into_iter().chain(credit).collect();
            format!("> {}", parts.join(" "))
        }
    }
}

/// Where a text stands decides what must be escaped in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It begins a line.
    Line,
    /// In a heading, where number signs may close it.
    Heading,
    /// Behind an emphasis mark.
    Inside,
}

/// The text with a backslash before every character that CommonMark, or a common extension, would take for a mark.
fn escape(text: &Text, place: Place) -> String {
    let text = text.as_str();
    let mut escaped = String::with_capacity(text.len() + 8);
    let sign = match place {
        Place::Line => list_sign(text),
        Place::Heading => closing_sign(text),
        Place::Inside => None,
    };
    for (at, mark) in text.char_indices() {
        let begins = place == Place::Line && at == 0;
        let marks = match mark {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '|' => true,
            '#' | '>' | '+' | '-' | '=' if begins => true,
            '&' => text.get(at + 1..).is_some_and(begins_entity),
            _ => sign == Some(at),
        };
        if marks {
            escaped.push('\\');
        }
        escaped.push(mark);
    }
    escaped
}

/// Whether an ampersand is the first character of an entity, by what stands behind it.
fn begins_entity(behind: &str) -> bool {
    let end = behind.trim_start_matches(|mark: char| mark.is_ascii_alphanumeric() || mark == '#');
    end.len() < behind.len() && end.starts_with(';')
}

/// Where the number signs begin that would close the heading, in bytes: at its end, behind a blank or nothing.
fn closing_sign(text: &str) -> Option<usize> {
    let open = text.trim_end_matches('#');
    let closes = open.is_empty() || open.ends_with(char::is_whitespace);
    (closes && open.len() < text.len()).then_some(open.len())
}

/// Where the sign stands that would make the line an item of a numbered list, in bytes: `1.` or `1)` before a blank.
fn list_sign(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = text.get(digits..)?.chars();
    let listed = (1..=9).contains(&digits)
        && matches!(behind.next(), Some('.' | ')'))
        && behind.next().is_none_or(char::is_whitespace);
    listed.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::{LEAD, Place, escape};
    use crate::model::{STAMP, Source};

    #[test]
    fn the_lead_is_the_stamp() {
        assert_eq!(LEAD, format!("{STAMP}\n"));
    }

    #[test]
    fn only_marks_are_escaped() {
        let cases = [
            ("5*3_4", Place::Line, "5\\*3\\_4"),
            ("#一", Place::Line, "\\#一"),
            ("一#", Place::Line, "一#"),
            ("一#", Place::Heading, "一#"),
            ("一 ##", Place::Heading, "一 \\##"),
            ("#", Place::Heading, "\\#"),
            ("-1℃", Place::Line, "\\-1℃"),
            ("1. 目标", Place::Line, "1\\. 目标"),
            ("1.目标", Place::Line, "1.目标"),
            ("2025.", Place::Line, "2025\\."),
            ("AT&T与&amp;", Place::Line, "AT&T与\\&amp;"),
            ("“好”，他说（一）。", Place::Line, "“好”，他说（一）。"),
        ];
        for (text, place, wanted) in cases {
            let source = Source::new(0, String::new(), "UTF-8", text.to_owned());
            assert_eq!(escape(&source.copy(0, text.len()), place), wanted);
        }
    }
}
