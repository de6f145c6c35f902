//! heed: an editor's rulings find their places, before anything is decided.
//! A block is parted where a ruling asks for an edge; roles and article starts are noted on the blocks, joins and breaks
//! are pins. What the rulings outrank is for the stages behind to say.
//! Invariant: a ruling holds at exactly one place or is a finding; two that contradict each other stop the page; without
//! rulings nothing changes. Deliberately absent: levels of findings, which `overrule` gives when all has been found.

mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::joinery::Pins;
use crate::model::{Block, Finding, Mark, Order, Role, Ruling, Source, Span, Start};
use crate::rule;

use place::{Edge, Wording, line_starts};

/// Two rulings of which only one can be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The one, as a finding names it.
    pub one: String,
    /// The other.
    pub other: String,
}

impl fmt::Display for Conflict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { one, other } = self;
        if one == other {
            return write!(out, "{one} joins a text to itself; name two texts");
        }
        write!(out, "{other} contradicts {one}; keep one of them")
    }
}

/// The blocks of a page with what was ruled of them.
#[derive(Debug)]
pub struct Heeded {
    /// The blocks, parted where a ruling asks for an edge.
    pub blocks: Vec<Block>,
    /// Joins and breaks.
    pub pins: Pins,
    /// The rulings that hold, and those that do not.
    pub findings: Vec<Finding>,
}

/// Finds the places of rulings.
///
/// # Errors
/// Rulings that contradict each other.
pub fn heed(
    source: &Source,
    mut blocks: Vec<Block>,
    rulings: &[Ruling],
) -> Result<Heeded, Conflict> {
    let mut desk = Desk::default();
    let ours = |ruling: &&Ruling| !matches!(ruling.order, Order::Level { .. });
    if rulings.iter().any(|ruling| ours(&ruling)) {
        let wording = Wording::of(source, &blocks);
        let placed: Vec<Placed<'_>> = rulings
            .iter()
            .filter(ours)
            .filter_map(|ruling| desk.place(ruling, &wording, &blocks))
            .collect();
        let edges = placed.iter().flat_map(Placed::edges);
        blocks = part(source, blocks, &wording, edges.collect());
        let wording = Wording::of(source, &blocks);
        for placed in &placed {
            desk.rule(placed, &wording, &mut blocks)?;
        }
        desk.close(&mut blocks)?;
    }
    Ok(Heeded {
        blocks,
        pins: desk.pins,
        findings: desk.findings,
    })
}

/// A ruling and the edges that it names.
struct Placed<'r> {
    ruling: &'r Ruling,
    tail: Option<Edge>,
    head: Option<Edge>,
}

impl Placed<'_> {
    fn edges(&self) -> impl Iterator<Item = Edge> {
        self.tail.into_iter().chain(self.head)
    }
}

/// Which other end each end of a seam is joined to, and by which words.
type Joins = BTreeMap<usize, (usize, String)>;

/// What was ruled so far, each with the ruling's words.
#[derive(Default)]
struct Desk {
    pins: Pins,
    findings: Vec<Finding>,
    /// The head of each tail, and the tail of each head.
    joins: (Joins, Joins),
    breaks: Vec<(Option<usize>, Option<usize>, String)>,
    roles: BTreeMap<usize, (Role, String)>,
    starts: BTreeMap<usize, (bool, String)>,
}

impl Desk {
    /// Looks for the edges of a ruling; what does not stand at exactly one place is found.
    fn place<'r>(
        &mut self,
        ruling: &'r Ruling,
        wording: &Wording,
        blocks: &[Block],
    ) -> Option<Placed<'r>> {
        let (tail, head) = match &ruling.order {
            Order::Join { tail, head } => (Some(tail), Some(head)),
            Order::Break { tail, head } => (tail.as_ref(), head.as_ref()),
            Order::Role { at, .. } | Order::Start { at, .. } => (None, Some(at)),
            Order::Level { .. } => return None,
        };
        let tails = tail.map(|words| wording.tails(words));
        let heads = head.map(|words| wording.heads(words));
        for edges in tails.iter().chain(&heads) {
            if edges.len() != 1 {
                let places = edges.iter();
                let places = places.filter_map(|&edge| wording.place(edge, blocks));
                self.findings
                    .push(unmet(ruling, places.collect(), edges.len()));
                return None;
            }
        }
        let only = |edges: Option<Vec<Edge>>| edges.and_then(|edges| edges.first().copied());
        Some(Placed {
            ruling,
            tail: only(tails),
            head: only(heads),
        })
    }

    /// Carries out a ruling whose edges are edges of blocks now.
    fn rule(
        &mut self,
        placed: &Placed<'_>,
        wording: &Wording,
        blocks: &mut [Block],
    ) -> Result<(), Conflict> {
        let tail = placed.tail.map(|edge| wording.ends_at(edge));
        let head = placed.head.map(|edge| wording.begins_at(edge));
        let (tail, head) = match (tail, head) {
            // A character that stands for another cannot be parted.
            (Some(None), _) | (_, Some(None)) => {
                self.findings.push(unmet(placed.ruling, Vec::new(), 0));
                return Ok(());
            }
            (tail, head) => (tail.flatten(), head.flatten()),
        };
        let words = placed.ruling.words();
        match (&placed.ruling.order, tail, head) {
            (Order::Join { .. }, Some(tail), Some(head)) => self.join(tail, head, &words)?,
            (Order::Break { .. }, tail, head) => self.breaks.push((tail, head, words)),
            (Order::Role { role, .. }, _, Some(at)) => {
                let (kept, one) = self.roles.entry(at).or_insert((*role, words.clone()));
                if kept != role {
                    return Err(conflict(one, &words));
                }
            }
            (Order::Start { starts, .. }, _, Some(at)) => {
                let (kept, one) = self.starts.entry(at).or_insert((*starts, words.clone()));
                if kept != starts {
                    return Err(conflict(one, &words));
                }
                if let Some(block) = blocks.get_mut(at) {
                    block.start = Some(Start::Ruled {
                        begins: *starts,
                        words,
                    });
                }
                return Ok(());
            }
            _ => {}
        }
        let first = |at: usize| blocks.get(at)?.text.first();
        let last = |at: usize| blocks.get(at)?.text.last();
        let spans = head.and_then(first).into_iter().chain(tail.and_then(last));
        let found = rule::finding("J360", spans.collect());
        self.findings
            .push(found.with("ruling", placed.ruling.words()));
        Ok(())
    }

    fn join(&mut self, tail: usize, head: usize, words: &str) -> Result<(), Conflict> {
        let (tails, heads) = &mut self.joins;
        let (kept, one) = tails.entry(tail).or_insert((head, words.to_owned()));
        if *kept != head {
            return Err(conflict(one, words));
        }
        let (kept, one) = heads.entry(head).or_insert((tail, words.to_owned()));
        if *kept != tail {
            return Err(conflict(one, words));
        }
        // The head of the head, and so on, must not be the tail.
        let mut at = head;
        loop {
            if at == tail {
                let before = heads.get(&tail).map_or(words, |(_, one)| one);
                return Err(conflict(before, words));
            }
            match tails.get(&at) {
                Some(&(next, _)) => at = next,
                None => return Ok(()),
            }
        }
    }

    /// Weighs the rulings against each other, and notes them on the blocks.
    fn close(&mut self, blocks: &mut [Block]) -> Result<(), Conflict> {
        for (&tail, (head, join)) in &self.joins.0 {
            for (apart, begins, words) in &self.breaks {
                if apart.is_none_or(|apart| apart == tail)
                    && begins.is_none_or(|begins| begins == *head)
                {
                    return Err(conflict(join, words));
                }
            }
            if let Some((true, words)) = self.starts.get(head) {
                return Err(conflict(join, words));
            }
            for end in [tail, *head] {
                match self.roles.get(&end) {
                    Some((Role::Paragraph | Role::Caption, _)) => {}
                    Some((_, words)) => return Err(conflict(join, words)),
                    // What is mended is running text.
                    None => know(blocks, end, Role::Paragraph),
                }
            }
            self.pins.join(tail, *head);
        }
        for &(tail, head, _) in &self.breaks {
            match (tail, head) {
                (Some(tail), Some(head)) => self.pins.part(tail, head),
                (Some(tail), None) => self.pins.end(tail),
                (None, Some(head)) => self.pins.begin(head),
                (None, None) => {}
            }
        }
        for (&at, (role, words)) in &self.roles {
            if let (Role::Furniture(_), Some((_, start))) = (role, self.starts.get(&at)) {
                return Err(conflict(words, start));
            }
            know(blocks, at, *role);
        }
        for (&at, (starts, _)) in &self.starts {
            if *starts {
                self.pins.begin(at);
            }
        }
        Ok(())
    }
}

fn know(blocks: &mut [Block], at: usize, role: Role) {
    if let Some(block) = blocks.get_mut(at) {
        block.known = Some(role);
    }
}

fn conflict(one: &str, other: &str) -> Conflict {
    Conflict {
        one: one.to_owned(),
        other: other.to_owned(),
    }
}

/// A ruling that does not hold at exactly one place.
fn unmet(ruling: &Ruling, places: Vec<Span>, count: usize) -> Finding {
    let found = rule::finding("J350", places).with("count", count);
    found.with("ruling", ruling.words())
}

/// Parts the blocks at the edges that are inside of one.
fn part(
    source: &Source,
    blocks: Vec<Block>,
    wording: &Wording,
    edges: BTreeSet<Edge>,
) -> Vec<Block> {
    let mut cuts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for edge in edges {
        if wording.begins_at(edge).is_none()
            && wording.ends_at(edge).is_none()
            && let Some((at, byte)) = wording.inside(edge, &blocks)
        {
            cuts.entry(at).or_default().push(byte);
        }
    }
    let mut parted = Vec::with_capacity(blocks.len() + cuts.len());
    for (at, mut block) in blocks.into_iter().enumerate() {
        for &byte in cuts.get(&at).into_iter().flatten().rev() {
            let (before, behind) = std::mem::take(&mut block.text).split_at(byte);
            block.text = before.trimmed();
            let piece = Block {
                text: behind.trimmed(),
                mark: Mark::None,
                after_blank: false,
                indent: 0,
                carved: true,
                ..block.clone()
            };
            // Cut from the last edge to the first, the pieces come in backwards.
            parted.push(measured(source, piece));
        }
        let pieces = cuts.get(&at).map_or(0, Vec::len);
        let whole = if pieces == 0 {
            block
        } else {
            measured(source, block)
        };
        parted.push(whole);
        let from = parted.len() - pieces - 1;
        if let Some(pieces) = parted.get_mut(from..) {
            pieces.reverse();
        }
    }
    parted
}

/// A piece of a block with its own measures.
fn measured(source: &Source, mut block: Block) -> Block {
    let starts = line_starts(source, &block);
    let last = starts.last().copied().unwrap_or(0);
    let text = block.as_str();
    let last_line = text.get(last..).unwrap_or(text).chars().count();
    (block.length, block.lines) = (text.chars().count(), starts.len().max(1));
    block.last_line = last_line;
    block
}
