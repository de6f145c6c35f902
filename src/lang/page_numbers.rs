//! Which page a jump line names: by the number that the page prints, else by its place in the edition.
//! Invariant: a number leads to one page at most. Deliberately absent: stories.

use std::collections::BTreeMap;

use super::jump::page_place;
use crate::model::Page;

/// The pages of an edition by what they are called.
pub struct PageNumbers {
    places: BTreeMap<(String, u32), usize>,
    pages: usize,
}

impl PageNumbers {
    /// The numbers of pages; the first of two that are called the same keeps it.
    #[must_use]
    pub fn of(pages: &[Page]) -> Self {
        Self::printed(pages.iter().map(|page| page.facts.print_page.as_deref()))
    }

    fn printed<'p>(printed: impl Iterator<Item = Option<&'p str>>) -> Self {
        let printed: Vec<_> = printed.map(|page| page.and_then(page_place)).collect();
        let mut places = BTreeMap::new();
        for (at, place) in printed.iter().enumerate() {
            if let Some(place) = place {
                places.entry(place.clone()).or_insert(at);
            }
        }
        // A page that prints no number is called by its place, if no other is called so.
        for (at, _) in printed
            .iter()
            .enumerate()
            .filter(|(_, place)| place.is_none())
        {
            places.entry((String::new(), at as u32 + 1)).or_insert(at);
        }
        Self {
            places,
            pages: printed.len(),
        }
    }

    /// The page that a jump line on page `here` names. A lost number can only mean the other one of two pages.
    #[must_use]
    pub fn named(&self, number: &str, here: usize) -> Option<usize> {
        let there = match page_place(number) {
            Some(_) => self.called(number),
            None if self.pages == 2 => Some(1 - here.min(1)),
            None => None,
        };
        there.filter(|&there| there != here)
    }

    /// The page that is called so. Papers write 第二版 for A02 where there is but one section A; a bare number names that
    /// page too.
    #[must_use]
    pub fn called(&self, number: &str) -> Option<usize> {
        let (section, number) = page_place(number)?;
        let twin = match section.as_str() {
            "" => Some("A"),
            "A" => Some(""),
            _ => None,
        };
        let at = |section: &str| self.places.get(&(section.to_owned(), number)).copied();
        at(&section).or_else(|| at(twin?))
    }
}

#[cfg(test)]
mod tests {
    use super::PageNumbers;

    fn numbers(printed: &[&str]) -> PageNumbers {
        let printed = printed.iter().copied();
        PageNumbers::printed(printed.map(|page| Some(page).filter(|&page| page != "-")))
    }

    #[test]
    fn a_number_leads_to_the_page_that_prints_it() {
        for (printed, number, here, there) in [
            (&["1", "2", "3"][..], "第三版", 0, Some(2)),
            (&["01", "02"], "2", 0, Some(1)),
            (&["A01", "A02"], "2", 0, Some(1)),
            (&["1", "2"], "Ａ２", 0, Some(1)),
            (&["A2", "B2"], "B02", 0, Some(1)),
            (&["A1", "B2"], "2", 0, None),
            (&["1", "2"], "1", 0, None),
            (&["1", "2"], "", 1, Some(0)),
            (&["1", "2", "3"], "", 0, None),
            (&["-", "-"], "2", 0, Some(1)),
            (&["1", "封面"], "2", 0, Some(1)),
            (&["1", "1"], "1", 1, Some(0)),
        ] {
            let found = numbers(printed).named(number, here);
            assert_eq!(found, there, "{printed:?} {number}");
        }
    }
}
