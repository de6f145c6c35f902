//! Who wrote it and where: people in bylines and credits, the parts of a dateline.
//! Invariant: only names that are printed as such are given; in doubt, none. Deliberately absent: dictionaries of given names.

use super::{Pattern, pack};
use crate::model::Author;

/// The parts of a dateline that begins a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// Its length in bytes.
    pub length: usize,
    /// The place that it names; may be empty.
    pub place: String,
    /// The people named in or right behind it.
    pub people: Vec<Author>,
}

/// Reads the dateline at the beginning of a paragraph.
#[must_use]
pub fn dateline(text: &str) -> Option<Dateline> {
    let found = pack().patterns.dateline.find(text)?;
    let length = found.place().end;
    let place = found.name("place").unwrap_or_default();
    let place = place
        .split('（')
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned();
    let rest = text.get(length..).unwrap_or_default().trim_start();
    let named = match rest.strip_prefix(['（', '(']) {
        Some(inner) => inner.split(['）', ')']).next(),
        // Unbracketed, the names run up to 报道: 电记者黄某、白某报道：
        None => rest
            .starts_with(['记', '本', '新', '通'])
            .then(|| rest.split_once("报道"))
            .flatten()
            .map(|(names, _)| names),
    };
    let people = named
        .filter(|names| names.chars().count() <= 60)
        .map(people)
        .unwrap_or_default();
    Some(Dateline {
        length,
        place,
        people,
    })
}

/// Words that say what someone did.
static ROLE: Pattern = Pattern::of(
    "(?:全媒体|特派|特约|见习|实习)?(?:记者|記者|通讯员|通訊員|评论员|評論員|实习生|摄影报道|摄影|攝影|撰文)|[摄攝绘译文图]$",
);

/// The people that a byline or credit names, each under the role printed before the name (摄, 绘 and the like: behind it).
#[must_use]
pub fn people(text: &str) -> Vec<Author> {
    let text =
        text.trim_matches(|mark: char| mark.is_whitespace() || "（）()【】□■●◆".contains(mark));
    let mut people = Vec::new();
    let mut marks = ROLE.places(text);
    if marks.is_empty() {
        return bare_names(text);
    }
    marks.push(text.len()..text.len());
    for (at, pair) in marks.windows(2).enumerate() {
        let [mark, next] = pair else {
            continue;
        };
        let printed = text.get(mark.clone()).unwrap_or_default();
        // The verb stands behind the names, 某某 摄; names that another role leads have theirs already.
        let names = match printed {
            "摄" | "攝" | "绘" | "译" | "文" | "图" | "摄影报道" if at == 0 => {
                text.get(..mark.start)
            }
            "摄" | "攝" | "绘" | "译" | "文" | "图" | "摄影报道" => None,
            _ => text.get(mark.end..next.start),
        };
        let role = if matches!(printed, "摄" | "攝" | "攝影") {
            "摄影"
        } else {
            printed
        };
        let writers = names_in(names.unwrap_or_default());
        people.extend(writers.into_iter().map(|name| Author {
            name,
            role: role.to_owned(),
        }));
    }
    people
}

/// Names without a word of what they did: 顾承平, 〔瑞典〕安·林德贝格.
fn bare_names(text: &str) -> Vec<Author> {
    let patterns = &pack().patterns;
    let home = if patterns.author_abroad.is_match(text) {
        text.split(['〕', '］', ']', '）', ')']).next_back()
    } else {
        None
    };
    let names = names_in(home.unwrap_or(text));
    let is_name = |name: &String| patterns.bare_name.is_match(name);
    if home.is_none() && !names.iter().any(is_name) {
        return Vec::new();
    }
    let role = String::new();
    let authors = names.into_iter().map(|name| Author {
        name,
        role: role.clone(),
    });
    authors.collect()
}

/// Words in bylines that are no names.
const NO_NAMES: [&str; 14] = [
    "报道",
    "报导",
    "报導",
    "参与采写",
    "参与采访",
    "本报",
    "本報",
    "新华社",
    "图文",
    "供图",
    "发自",
    "文",
    "图",
    "文图",
];

/// Names of two to four characters; a name of two spaced out to three cells is closed up (CONVENTIONS §3).
fn names_in(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for group in text.split(|mark: char| "、，,；;/／：:。”“".contains(mark)) {
        let mut single: Option<&str> = None;
        for word in group.split_whitespace() {
            let word = word.trim_end_matches("报道").trim_end_matches('摄');
            let count = word.chars().count();
            if count == 0 || !is_name(word) {
                continue;
            }
            match (count, single.take()) {
                (1, None) => single = Some(word),
                (1, Some(first)) => names.push(format!("{first}{word}")),
                (2..=4, _) => names.push(word.to_owned()),
                (5..=14, _) if word.contains('·') => names.push(word.to_owned()),
                _ => {}
            }
        }
    }
    names
}

fn is_name(word: &str) -> bool {
    word.chars()
        .all(|mark| matches!(mark, '\u{3400}'..='\u{9FFF}' | '·'))
        && !NO_NAMES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{dateline, people};

    fn named(text: &str) -> Vec<(String, String)> {
        people(text)
            .into_iter()
            .map(|person| (person.name, person.role))
            .collect()
    }

    #[test]
    fn bylines_name_their_writers() {
        let pairs = |list: &[(&str, &str)]| {
            list.iter()
                .map(|(n, r)| ((*n).to_owned(), (*r).to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            named("□大众新闻记者 刘晓彤 报道"),
            pairs(&[("刘晓彤", "记者")])
        );
        assert_eq!(
            named("本报记者  申  宏  康  朴"),
            pairs(&[("申宏", "记者"), ("康朴", "记者")])
        );
        assert_eq!(
            named("（□记者 陈晓 杜升辉 通讯员 张志远 参与采写）"),
            pairs(&[("陈晓", "记者"), ("杜升辉", "记者"), ("张志远", "通讯员")])
        );
        assert_eq!(named("本报记者 王小朋 摄"), pairs(&[("王小朋", "记者")]));
        assert_eq!(named("（李强生 摄）"), pairs(&[("李强生", "摄影")]));
        assert_eq!(named("本报评论员"), pairs(&[]));
        assert_eq!(named("本报编辑部"), pairs(&[]));
        assert_eq!(named("顾承平"), pairs(&[("顾承平", "")]));
        assert_eq!(
            named("张海  付立新"),
            pairs(&[("张海", ""), ("付立新", "")])
        );
        assert_eq!(named("〔瑞典〕安·林德贝格"), pairs(&[("安·林德贝格", "")]));
    }

    #[test]
    fn datelines_name_place_and_reporter() {
        let line = dateline("本报青川８月27日讯（记者赵一诺）今天")
            .unwrap_or_else(|| panic!("a dateline"));
        assert_eq!((line.place.as_str(), line.people.len()), ("青川", 1));
        let line = dateline("新华社杰里（约旦河西岸）1月25日电  今天")
            .unwrap_or_else(|| panic!("a dateline"));
        assert_eq!(line.place, "杰里");
        assert_eq!(dateline("本报记者赵一诺"), None);
    }
}
