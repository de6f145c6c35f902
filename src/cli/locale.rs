//! The language that the user's locale asks for.
//! Invariant: POSIX order (LC_ALL, LC_MESSAGES, LANG; the first that is set and not empty speaks); only messages depend on it.

use std::env;

use crate::rule::Language;

/// The locale's language; English when it asks for none that is spoken here.
pub fn language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok());
    spoken(set)
}

fn spoken(mut set: impl Iterator<Item = String>) -> Language {
    match set.find(|value| !value.is_empty()) {
        Some(locale) if locale.starts_with("zh") => Language::Chinese,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, spoken};

    #[test]
    fn the_first_that_is_set_speaks() {
        for (set, language) in [
            (&["", "zh_CN.UTF-8", "en_GB"][..], Language::Chinese),
            (&["C", "zh_CN.UTF-8"], Language::English),
            (&["zh"], Language::Chinese),
            (&[], Language::English),
        ] {
            let set = set.iter().map(|&value| value.to_owned());
            assert_eq!(spoken(set), language);
        }
    }
}
