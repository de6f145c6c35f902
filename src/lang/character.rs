//! What a character stands for, and which characters count when words are compared.
//! Invariant: one character stands for one.

use unicode_normalization::UnicodeNormalization as _;

/// The character as words are compared by it; nothing if it does not count: blanks, and the marks of Markdown, which a person
/// who copies words off a page takes along and a proof has not.
#[must_use]
pub fn compared(mark: char) -> Option<char> {
    let counts = !mark.is_whitespace() && !matches!(mark, '*' | '#' | '>');
    counts.then(|| plain(mark).unwrap_or(mark))
}

/// What a character stands for: by its Unicode compatibility decomposition, by Unicode's EquivalentUnifiedIdeograph
/// for radicals that have none, and by GB 18030-2022 for private-use characters that the standard has since named.
#[must_use]
pub fn plain(mark: char) -> Option<char> {
    match mark {
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            let mut decomposed = mark.nfkc();
            let first = decomposed
                .next()
                .filter(|&first| first != mark && decomposed.next().is_none());
            first.or_else(|| named(mark))
        }
        '\u{E000}'..='\u{F8FF}' => named(mark),
        _ => None,
    }
}

fn named(mark: char) -> Option<char> {
    NAMED
        .binary_search_by_key(&mark, |&(strange, _)| strange)
        .ok()
        .and_then(|at| NAMED.get(at))
        .map(|&(_, plain)| plain)
}

/// Sorted by the first.
const NAMED: &[(char, char)] = &[
    ('\u{2E81}', '厂'),
    ('\u{2E85}', '亻'),
    ('\u{2E8B}', '㔾'),
    ('\u{2E97}', '心'),
    ('\u{2EA0}', '民'),
    ('\u{2EAE}', '竹'),
    ('\u{2EC1}', '虎'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED8}', '青'),
    ('\u{2ED9}', '韦'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEB}', '斉'),
    ('\u{2EEC}', '齐'),
    ('\u{2EEE}', '齿'),
    ('\u{2EF0}', '龙'),
    ('\u{E78D}', '︐'),
    ('\u{E78E}', '︒'),
    ('\u{E78F}', '︑'),
    ('\u{E790}', '︓'),
    ('\u{E791}', '︔'),
    ('\u{E792}', '︕'),
    ('\u{E793}', '︖'),
    ('\u{E794}', '︗'),
    ('\u{E795}', '︘'),
    ('\u{E796}', '︙'),
    ('\u{E81E}', '\u{9FB4}'),
    ('\u{E826}', '\u{9FB5}'),
    ('\u{E82B}', '\u{9FB6}'),
    ('\u{E82C}', '\u{9FB7}'),
    ('\u{E832}', '\u{9FB8}'),
    ('\u{E843}', '\u{9FB9}'),
    ('\u{E854}', '\u{9FBA}'),
    ('\u{E864}', '\u{9FBB}'),
];

#[cfg(test)]
mod tests {
    use super::{NAMED, compared};

    #[test]
    fn the_table_is_sorted() {
        assert!(NAMED.is_sorted_by_key(|(strange, _)| *strange));
    }

    #[test]
    fn words_are_compared_without_blanks_and_marks() {
        let words = |text: &str| text.chars().filter_map(compared).collect::<String>();
        assert_eq!(words("## **清样**\u{3000}是\n⼀样"), "清样是一样");
    }
}
