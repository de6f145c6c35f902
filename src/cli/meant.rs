//! What a word that is not known was perhaps meant for.
//! Invariant: one line. Deliberately absent: files; whoever reads one says where it stands.

/// A fault of a file in one line; a key that is not known comes with the one that was perhaps meant. `kind` says what keys
/// are in that file.
pub fn explain(said: &str, kind: &str) -> String {
    let mut words = said.split('`').skip(1).step_by(2);
    let said = said.lines().collect::<Vec<_>>().join("; ");
    match words.next() {
        Some(unknown) if said.starts_with("unknown field") => {
            format!("no {kind} is called {unknown}{}", meant(unknown, words))
        }
        _ => said,
    }
}

/// Words that are less alike, of 0 to 1, have nothing to do with each other.
const ALIKE: f64 = 0.5;

/// `; was headline meant?`: the known word that is most like an unknown one; nothing if none is like it.
pub fn meant<'k>(unknown: &str, known: impl Iterator<Item = &'k str>) -> String {
    let near = |known: &&str| strsim::jaro_winkler(unknown, known);
    let known = known.filter(|known| near(known) >= ALIKE);
    let best = known.max_by(|one, other| near(one).total_cmp(&near(other)));
    best.map_or_else(String::new, |known| format!("; was {known} meant?"))
}
