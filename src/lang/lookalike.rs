//! Characters that scans mistake for each other (`data/lookalikes.txt`).
//! Invariant: the relation is symmetric; a character is no look-alike of itself.

use std::sync::LazyLock;

/// Code points of the basic plane, where all characters of the table stand.
const PLANE: usize = 0x1_0000;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(include_str!("data/lookalikes.txt")));

struct Table {
    /// A code point's place in `partners`, counted from 1; 0 for a character without look-alikes.
    places: Vec<u16>,
    partners: Vec<Vec<char>>,
}

impl Table {
    fn of(lines: &str) -> Self {
        let mut table = Self {
            places: vec![0; PLANE],
            partners: Vec::new(),
        };
        for line in groups(lines) {
            for mark in line.chars() {
                for other in line.chars().filter(|&other| other != mark) {
                    table.add(mark, other);
                }
            }
        }
        table
    }

    fn add(&mut self, mark: char, other: char) {
        let Some(place) = self.places.get_mut(u32::from(mark) as usize) else {
            return;
        };
        if *place == 0 {
            self.partners.push(Vec::new());
            *place = self.partners.len() as u16;
        }
        if let Some(partners) = self.partners.get_mut(usize::from(*place) - 1) {
            partners.push(other);
        }
    }
}

fn groups(lines: &str) -> impl Iterator<Item = &str> {
    lines.lines().filter(|line| !line.starts_with('#'))
}

/// The characters that `mark` may have been before the scan.
#[must_use]
pub fn lookalikes(mark: char) -> &'static [char] {
    let place = TABLE.places.get(u32::from(mark) as usize).copied();
    let at = usize::from(place.unwrap_or_default()).checked_sub(1);
    at.and_then(|at| TABLE.partners.get(at))
        .map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{groups, lookalikes};

    #[test]
    fn the_table_is_tidy() {
        let lines: Vec<&str> = groups(include_str!("data/lookalikes.txt")).collect();
        assert!(lines.len() > 400, "only {} groups", lines.len());
        assert!(lines.is_sorted(), "groups stand in code point order");
        let mut pairs = BTreeSet::new();
        for line in lines {
            let marks: Vec<char> = line.chars().collect();
            assert!(marks.len() > 1 && marks.is_sorted(), "{line}");
            for (at, &mark) in marks.iter().enumerate() {
                assert!(matches!(mark, '\u{3400}'..='\u{9FFF}'), "{line}");
                for &other in &marks[at + 1..] {
                    assert!(pairs.insert((mark, other)), "{mark}{other} stands twice");
                }
            }
        }
    }

    #[test]
    fn each_stands_for_the_other() {
        assert!(lookalikes('住').contains(&'往') && lookalikes('往').contains(&'住'));
        assert!(lookalikes('，').is_empty() && lookalikes('\u{20000}').is_empty());
    }
}
