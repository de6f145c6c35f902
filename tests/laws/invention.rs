//! No invention: what a text reads is its pieces, copies of the source and edits that do what their name allows.

use qingyang::model::{Article, Edit, Edition, Piece, Source, Text};

use super::common::{edition, markdown};
use super::{Verdict, on_fixtures, on_generated};

#[test]
fn holds_on_fixtures() {
    on_fixtures(law);
}

#[test]
fn holds_on_generated_pages() {
    on_generated(law);
}

/// Holds for the page and for its proof, where escapes are read back.
fn law(page: &str) -> Verdict {
    holds(&edition(page.as_bytes()))?;
    holds(&edition(markdown(page.as_bytes()).as_bytes()))
}

/// Whether nothing in an edition is invented.
pub fn holds(edition: &Edition) -> Verdict {
    let furniture = edition
        .pages
        .iter()
        .flat_map(|page| &page.furniture)
        .map(|piece| &piece.text);
    let mut texts = edition
        .articles
        .iter()
        .flat_map(Article::texts)
        .chain(furniture);
    texts.try_for_each(|text| vouched(edition, text))?;
    edition
        .articles
        .iter()
        .try_for_each(|article| printed(edition, article))
}

/// Whether a text is its pieces.
fn vouched(edition: &Edition, text: &Text) -> Verdict {
    let mut rest = text.as_str();
    for piece in text.pieces() {
        let span = piece.span();
        let source = &edition.pages[span.page as usize].source;
        let stood = source.slice(span.start as usize, span.end as usize);
        let reads = match piece {
            Piece::Copy(span) => span.len(),
            Piece::Edit { reads, .. } => *reads as usize,
        };
        let Some((read, behind)) = rest.split_at_checked(reads) else {
            return Err(format!("{piece:?} reads more than is left: {rest:?}"));
        };
        let allowed = match piece {
            Piece::Copy(_) => read == stood,
            Piece::Edit { edit, .. } => allows(*edit, stood, read),
        };
        if !allowed {
            return Err(format!("{piece:?} makes {read:?} of {stood:?}"));
        }
        rest = behind;
    }
    if rest.is_empty() {
        Ok(())
    } else {
        Err(format!("no piece vouches for {rest:?}"))
    }
}

/// Whether an edit may read `read` where `stood` stands.
fn allows(edit: Edit, stood: &str, read: &str) -> bool {
    let one = |text: &str| text.chars().count() == 1;
    match edit {
        Edit::StackLines | Edit::SpaceWords => stood.trim().is_empty() && read == " ",
        Edit::MendHyphen => stood == "-" && read.is_empty(),
        Edit::Unescape => {
            let ascii = read.chars().all(|mark| mark.is_ascii_punctuation());
            one(read) && ascii && stood.strip_prefix('\\') == Some(read)
        }
        Edit::FoldCharacter => one(stood) && one(read),
    }
}

/// Whether the facts that an article states without a span stand on its pages.
fn printed(edition: &Edition, article: &Article) -> Verdict {
    let mut page = String::new();
    for text in article.texts() {
        page.push_str(text.as_str());
        page.push('\n');
    }
    for page_of in &article.pages {
        page.push_str(source_of(edition, *page_of).text());
    }
    let page = without_blanks(&page);
    // A role is a name for what is printed: 摄 is 摄影.
    let names = article.authors.iter().map(|author| &author.name);
    let facts = names.chain(&article.dateline).chain(&article.located);
    let invented = facts
        .map(|fact| without_blanks(fact))
        .find(|fact| !page.contains(fact.as_str()));
    invented.map_or(Ok(()), |fact| {
        Err(format!("{fact:?} stands nowhere in its article"))
    })
}

fn source_of(edition: &Edition, page: u32) -> &Source {
    &edition.pages[page as usize].source
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|mark| !mark.is_whitespace()).collect()
}
