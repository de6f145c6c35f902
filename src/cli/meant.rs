//! What a word that is not known was perhaps meant for.
//! Invariant: one line. Deliberately absent: files; whoever reads one says where it stands.

/// Words that are less alike, of 0 to 1, have nothing to do with each other; misspelt ones are at .8 and above.
const ALIKE: f64 = 0.7;

/// A fault of a file in one line; a key that is not known comes with the one that was perhaps meant, or with all that could
/// be. `kind` says what keys are in that file.
pub fn explain(said: &str, kind: &str) -> String {
    let words = said.split('`').skip(1).step_by(2).collect::<Vec<_>>();
    let said = said.lines().collect::<Vec<_>>().join("; ");
    match words.as_slice() {
        [unknown, known @ ..] if said.starts_with("unknown field") => {
            let mut hint = meant(unknown, known.iter().copied());
            if hint.is_empty() && !known.is_empty() {
                hint = format!("; write one of {}", known.join(", "));
            }
            format!("no {kind} is called {unknown}{hint}")
        }
        _ => said,
    }
}

/// `; was headline meant?`: the known word that is most like an unknown one, in any case; nothing if none is like it.
pub fn meant<'k>(unknown: &str, known: impl Iterator<Item = &'k str>) -> String {
    let unknown = unknown.to_lowercase();
    let near = |known: &str| strsim::jaro_winkler(&unknown, &known.to_lowercase());
    let alike = known
        .map(|known| (near(known), known))
        .filter(|(near, _)| *near >= ALIKE);
    let best = alike.max_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or_else(String::new, |(_, known)| format!("; was {known} meant?"))
}

#[cfg(test)]
mod tests {
    use super::{explain, meant};

    #[test]
    fn a_word_is_like_another_or_like_none() {
        let known = ["publication", "encoding", "include"];
        for (unknown, said) in [
            ("publicaton", "; was publication meant?"),
            ("Encoding", "; was encoding meant?"),
            ("includes", "; was include meant?"),
            ("jobs", ""),
        ] {
            assert_eq!(meant(unknown, known.into_iter()), said);
        }
    }

    #[test]
    fn a_key_that_is_like_none_is_answered_with_all() {
        let said = explain(
            "unknown field `jobs`, expected one of `to`, `include`",
            "setting",
        );
        assert_eq!(said, "no setting is called jobs; write one of to, include");
    }
}
