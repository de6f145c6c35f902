//! collate: which pages make one edition, and in which order they stand in it.
//! Invariant: decided from what is known of the pages alone; pages that contradict each other never share an edition.
//! Deliberately absent: files and names; the caller says what pages were found beside each other.

use crate::lang::jump::page_place;
use crate::model::PageFacts;

/// Why two pages might belong together at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    /// The user named them together.
    Call,
    /// They were found beside each other: in one folder, or as lines of one stream.
    Neighbours,
    /// Nothing says so.
    Strangers,
}

/// Whether the next page belongs to the edition of the pages before it.
///
/// `open` is what is known of the edition so far (see [`add`]). A paper or day that differs parts them. A day that
/// both have joins them; where no day is known, pages that were named together are believed, and neighbours must count
/// on: a page number that is lost or does not rise begins another edition.
#[must_use]
pub fn belongs(open: &PageFacts, next: &PageFacts, company: Company) -> bool {
    let differ = |one: &Option<String>, other: &Option<String>| matches!((one, other), (Some(one), Some(other)) if one != other);
    let same_day = open.date.is_some() && open.date == next.date;
    let counts_on = || match (place(open), place(next)) {
        (Some(open), Some(next)) => open < next,
        _ => false,
    };
    let apart = company == Company::Strangers
        || differ(&open.publication, &next.publication)
        || differ(&open.date, &next.date);
    !apart && (same_day || company == Company::Call || counts_on())
}

/// Adds a page to what is known of its edition: its paper and day if they were not known, and where it stands.
pub fn add(open: &mut PageFacts, next: &PageFacts) {
    open.complete(next);
    open.print_page.clone_from(&next.print_page);
}

/// Puts the pages of an edition in their printed order. A page without a number stays behind the page that it followed.
#[must_use]
pub fn in_order<P>(pages: Vec<P>, facts: impl Fn(&P) -> &PageFacts) -> Vec<P> {
    let mut last = None;
    let mut placed: Vec<_> = pages
        .into_iter()
        .map(|page| {
            last = place(facts(&page)).or_else(|| last.take());
            (last.clone(), page)
        })
        .collect();
    placed.sort_by(|(one, _), (other, _)| one.cmp(other));
    placed.into_iter().map(|(_, page)| page).collect()
}

fn place(facts: &PageFacts) -> Option<(String, u32)> {
    facts.print_page.as_deref().and_then(page_place)
}

#[cfg(test)]
mod tests {
    use super::{Company, add, belongs, in_order};
    use crate::model::PageFacts;

    /// `paper day page`, `-` for what is not known.
    fn facts(said: &str) -> PageFacts {
        let mut words = said
            .split(' ')
            .map(|word| Some(word.to_owned()).filter(|word| word != "-"));
        PageFacts {
            publication: words.next().flatten(),
            date: words.next().flatten(),
            print_page: words.next().flatten(),
            print_section: None,
        }
    }

    /// How many pages each edition has.
    fn editions(pages: &[&str], company: Company) -> Vec<usize> {
        let mut lengths = Vec::new();
        let mut open: Option<PageFacts> = None;
        for page in pages {
            let page = facts(page);
            match (&mut open, lengths.last_mut()) {
                (Some(known), Some(length)) if belongs(known, &page, company) => {
                    *length += 1;
                    add(known, &page);
                }
                _ => {
                    lengths.push(1);
                    open = Some(page);
                }
            }
        }
        lengths
    }

    #[test]
    fn pages_that_share_paper_and_day_are_an_edition() {
        use Company::{Call, Neighbours, Strangers};
        for (pages, company, lengths) in [
            (&["甲 1 1", "甲 1 2", "甲 2 1"][..], Neighbours, &[2, 1][..]),
            (&["甲 1 2", "- 1 1", "甲 1 -"], Neighbours, &[3]),
            (&["甲 1 1", "乙 1 2"], Call, &[1, 1]),
            (&["甲 1 1", "- - 2", "乙 - 3"], Call, &[2, 1]),
            (&["- - 1", "- - 2", "- - 1", "- - 2"], Neighbours, &[2, 2]),
            (&["- - -", "- - -"], Neighbours, &[1, 1]),
            (&["- - -", "- - -"], Call, &[2]),
            (&["- 1 -", "- - 2"], Neighbours, &[1, 1]),
            (&["- 1 A02", "- - Ａ３"], Neighbours, &[2]),
            (&["- - A2", "- - A02"], Neighbours, &[1, 1]),
            (&["甲 1 1", "甲 1 2"], Strangers, &[1, 1]),
        ] {
            assert_eq!(editions(pages, company), lengths, "{pages:?} {company:?}");
        }
    }

    #[test]
    fn pages_stand_in_printed_order() {
        for (pages, order) in [
            ("10 9 A2 A01 B1", "9 10 A01 A2 B1"),
            ("第二版 １ 三", "１ 第二版 三"),
            ("- 2 - 1", "- 1 2 -"),
            ("", ""),
        ] {
            let pages: Vec<PageFacts> = pages
                .split_whitespace()
                .map(|page| facts(&format!("- - {page}")))
                .collect();
            let sorted = in_order(pages, |page| page);
            let printed = sorted
                .iter()
                .map(|page| page.print_page.as_deref().unwrap_or("-"));
            assert_eq!(printed.collect::<Vec<_>>().join(" "), order);
        }
    }
}
