//! Which page a jump line names: by the number that the page prints, else by its place in the edition.
//! Invariant: a number leads to one page at most. Deliberately absent: stories.

use std::collections::BTreeMap;

use crate::lang::jump::page_place;
use crate::model::Page;

/// The pages of an edition by what they are called.
pub struct Numbers {
    places: BTreeMap<(String, u32), usize>,
    pages: usize,
}

impl Numbers {
    /// The numbers of pages; the first of two that print the same one keeps it.
    pub fn of(pages: &[Page]) -> Self {
        let printed = |page: &Page| page.facts.print_page.as_deref().and_then(page_place);
        let mut places = BTreeMap::new();
        for (at, page) in pages.iter().enumerate() {
            if let Some(place) = printed(page) {
                places.entry(place).or_insert(at);
            }
        }
        // A page that prints no number is called by its place, if no other is called so.
        for (at, _) in pages
            .iter()
            .enumerate()
            .filter(|(_, page)| printed(page).is_none())
        {
            places.entry((String::new(), at as u32 + 1)).or_insert(at);
        }
        Self {
            places,
            pages: pages.len(),
        }
    }

    /// The page that a jump line on page `here` names. A lost number can only mean the other one of two pages.
    pub fn named(&self, number: &str, here: usize) -> Option<usize> {
        let there = match page_place(number) {
            Some(place) => self.find(&place),
            None if self.pages == 2 => Some(1 - here.min(1)),
            None => None,
        };
        there.filter(|&there| there != here)
    }

    /// Papers write 第二版 for A02 where there is but one section A; a bare number names that page too.
    fn find(&self, place: &(String, u32)) -> Option<usize> {
        let (section, number) = place;
        let exact = self.places.get(place);
        let other = || {
            let twin = if section.is_empty() { "A" } else { "" };
            let known = matches!(section.as_str(), "" | "A");
            let twin = self.places.get(&(twin.to_owned(), *number));
            twin.filter(|_| known)
        };
        exact.or_else(other).copied()
    }
}
