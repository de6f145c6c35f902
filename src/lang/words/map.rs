//! A map from runs of numbers to what each costs, read where it lies: the words of the list by their characters, and runs of
//! kinds.
//!
//! A finite-state map (the crate fst): a number is two bytes of a key, and a value is a cost in steps of [`STEP`] thousandths
//! of a nat with whatever else is told of the run above it.
//! Invariant: the same runs give the same bytes; what is not there is not found.

use std::fmt;

use fst::MapBuilder;
use fst::raw::{Fst, Node, Output};

/// Thousandths of a nat in one step of a cost.
const STEP: i32 = 80;
/// Bits of a cost.
const COST_BITS: u32 = 8;
/// The highest cost, in steps.
const MOST: u64 = (1 << COST_BITS) - 1;

/// A map, in a model file.
#[derive(Clone)]
pub struct Map<'m> {
    runs: Fst<&'m [u8]>,
    start: Place,
}

impl fmt::Debug for Map<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Map of {} runs", self.runs.len())
    }
}

/// Where a run leads to.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    node: usize,
    told: Output,
}

/// What is told of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// In thousandths of a nat.
    pub cost: i32,
    pub more: u16,
}

impl<'m> Map<'m> {
    /// The map that is all of `bytes`; none if they are no map.
    pub fn of(bytes: &'m [u8]) -> Option<Self> {
        let runs = Fst::new(bytes).ok()?;
        let start = Place {
            node: runs.root().addr(),
            told: Output::zero(),
        };
        Some(Self { runs, start })
    }

    /// Where every run begins.
    pub fn start(&self) -> Place {
        self.start
    }

    /// Where a run leads with one number more; none if no run of the map goes on so.
    pub fn follow(&self, place: Place, number: u16) -> Option<Place> {
        self.step(self.runs.node(place.node), place.told, number)
    }

    /// Follows numbers from a place as far as a run of the map goes on so; what is told behind each.
    pub fn walk(
        &self,
        from: Place,
        mut numbers: impl Iterator<Item = u16>,
    ) -> impl Iterator<Item = Option<Told>> {
        let (mut node, mut so_far) = (self.runs.node(from.node), from.told);
        std::iter::from_fn(move || {
            let place = self.step(node, so_far, numbers.next()?)?;
            (node, so_far) = (self.runs.node(place.node), place.told);
            Some(told(node, so_far))
        })
    }

    /// Where one number leads from a node.
    fn step(&self, node: Node<'_>, so_far: Output, number: u16) -> Option<Place> {
        let [high, low] = number.to_be_bytes();
        let first = node.transition(node.find_input(high)?);
        let node = self.runs.node(first.addr);
        let second = node.transition(node.find_input(low)?);
        Some(Place {
            node: second.addr,
            told: so_far.cat(first.out).cat(second.out),
        })
    }

    /// What is told of the run that leads to a place; none if it is only the beginning of others.
    pub fn told(&self, place: Place) -> Option<Told> {
        told(self.runs.node(place.node), place.told)
    }
}

/// What is told of a run that ends at a node, if one does.
fn told(node: Node<'_>, so_far: Output) -> Option<Told> {
    let value = so_far.cat(node.final_output()).value();
    node.is_final().then(|| Told {
        cost: cost(value & MOST),
        more: (value >> COST_BITS) as u16,
    })
}

/// The bytes of a map: runs ascending, with the chance of each and what else is told of it.
pub fn write(runs: impl Iterator<Item = (Vec<u16>, f64, u16)>) -> Vec<u8> {
    let mut map = MapBuilder::memory();
    for (run, chance, more) in runs {
        let key: Vec<u8> = run.into_iter().flat_map(u16::to_be_bytes).collect();
        // Only a run out of order could be refused, or a file that is full.
        let _ = map.insert(key, u64::from(more) << COST_BITS | steps(chance));
    }
    map.into_inner().unwrap_or_default()
}

/// −ln of a chance in steps, rounded.
pub fn steps(chance: f64) -> u64 {
    let cost = -chance.max(f64::MIN_POSITIVE).ln() * 1000.0 / f64::from(STEP);
    cost.round().clamp(0.0, MOST as f64) as u64
}

/// So many steps in thousandths of a nat.
pub fn cost(steps: u64) -> i32 {
    steps as i32 * STEP
}

#[cfg(test)]
mod tests {
    use super::{Map, Told, write};

    #[test]
    fn a_run_is_found_and_its_beginning_is_none() {
        let runs = [(vec![7, 300], 0.5, 9), (vec![8], 1.0, 0)];
        let bytes = write(runs.into_iter());
        let Some(map) = Map::of(&bytes) else {
            panic!("no map");
        };
        let told = |run: &[u16]| {
            let mut numbers = run.iter();
            let place = numbers.try_fold(map.start(), |at, &number| map.follow(at, number));
            place.and_then(|place| map.told(place))
        };
        assert_eq!(told(&[7, 300]), Some(Told { cost: 720, more: 9 }));
        assert_eq!(told(&[8]), Some(Told { cost: 0, more: 0 }));
        assert_eq!([told(&[7]), told(&[7, 301]), told(&[])], [None; 3]);
        assert!(Map::of(b"no map").is_none());
    }
}
