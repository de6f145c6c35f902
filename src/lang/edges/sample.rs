//! What the edge model learns from: the beginnings and the ends of paragraphs and sentences, and the places inside of them
//! where a column may end.
//! Invariant: the same texts and the same dice give the same sample.

use fastrand::Rng;

use super::Signs;
use crate::lang::cuts::{LEAST_PARAGRAPH, cuts};
use crate::lang::is_word;
use crate::lang::ngram::BOUNDARY;

/// Cuts of a paragraph, at the most: for its beginning, and for its end.
const CUTS: usize = 6;
/// Sentences of a paragraph that are read before its last one, at the most.
const INNER: usize = 3;
/// Nor is a sentence's end that stands so near the paragraph's beginning, in characters.
const SHORTEST: usize = 9;
/// The stop that a scan loses.
const STOP: char = '。';

/// What stands at an edge, and whether it is one.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub signs: Signs,
    pub is_edge: bool,
}

/// Beginnings of paragraphs and of what was cut from them.
pub fn beginnings(stream: &[char], marks: &[u16], dice: &mut Rng) -> Vec<Case> {
    let mut cases = Vec::new();
    for (text, marks) in paragraphs(stream, marks) {
        let case = |from: usize| Signs::of(marks.iter().skip(from).copied());
        cases.push(Case {
            signs: case(0),
            is_edge: true,
        });
        let cuts = drawn(cuts(text).collect(), CUTS, dice).into_iter();
        cases.extend(cuts.map(|cut| Case {
            signs: case(cut),
            is_edge: false,
        }));
    }
    cases
}

/// Ends of sentences without their stops, and of what was cut inside of them.
pub fn ends(stream: &[char], marks: &[u16], dice: &mut Rng) -> Vec<Case> {
    let mut cases = Vec::new();
    for (text, marks) in paragraphs(stream, marks) {
        let case = |to: usize, is_edge| Case {
            signs: Signs::of(marks.iter().take(to).rev().copied()),
            is_edge,
        };
        let stops = text.iter().enumerate().skip(SHORTEST);
        let mut stops: Vec<usize> = stops
            .filter(|&(_, &mark)| mark == STOP)
            .map(|(at, _)| at)
            .collect();
        // The last one ends the paragraph, but for a closing mark.
        let last = stops.pop_if(|&mut at| text.iter().skip(at + 1).all(|&mark| !is_word(mark)));
        let whole = last.into_iter().chain(drawn(stops, INNER, dice));
        cases.extend(whole.map(|stop| case(stop, true)));
        let ends_in_word = |&cut: &usize| text.get(cut - 1).is_some_and(|&mark| is_word(mark));
        let cuts = cuts(text).filter(ends_in_word).collect();
        cases.extend(
            drawn(cuts, CUTS, dice)
                .into_iter()
                .map(|cut| case(cut, false)),
        );
    }
    cases
}

/// The paragraphs of running text, as characters and as the numbers of those.
fn paragraphs<'t>(
    stream: &'t [char],
    mut marks: &'t [u16],
) -> impl Iterator<Item = (&'t [char], &'t [u16])> {
    let paragraphs = stream.split(|&mark| mark == BOUNDARY);
    let paragraphs = paragraphs.map(move |paragraph| {
        let (own, rest) = marks
            .split_at_checked(paragraph.len())
            .unwrap_or((marks, &[]));
        marks = rest.get(1..).unwrap_or_default();
        (paragraph, own)
    });
    paragraphs.filter(|(paragraph, _)| paragraph.len() >= LEAST_PARAGRAPH)
}

/// Some of the places, at the most so many.
fn drawn(mut places: Vec<usize>, most: usize, dice: &mut Rng) -> Vec<usize> {
    dice.shuffle(&mut places);
    places.truncate(most);
    places
}
