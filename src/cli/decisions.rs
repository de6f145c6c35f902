//! `page.decisions.json`: what an editor has ruled, beside the page.
//!
//! ```json
//! {
//!   "join":  [{"tail": "政绩为谁而树、树什么", "head": "样的政绩", "note": "seen in print"}],
//!   "break": [{"tail": "首次超", "head": "和往年相比"}],
//!   "role":  [{"at": "雨后查田", "role": "crosshead"}],
//!   "start": [{"at": "过三十万方"}, {"at": "和往年相比", "starts": false}],
//!   "ignore": [{"rule": "J330", "at": "首次超"}]
//! }
//! ```
//!
//! Invariant: the file is only ever read, and a file that is not there is no error; a key, role or rule that is not known
//! stops the page. Deliberately absent: where on the page a ruling holds, which `stage::heed` finds.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Error, anyhow, bail};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::meant::{explain, meant};
use super::{names, open};
use crate::lang::character::compared;
use crate::model::{Level, Order, Role, Ruling};
use crate::rule;

/// The JSON Schema of the file.
pub(super) const SCHEMA: &str = include_str!("decisions.schema.json");

/// What its name ends in.
const ENDING: &str = "decisions.json";

/// Where the rulings of a page stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decisions {
    /// Beside it.
    Beside,
    /// In the file that was named.
    File(PathBuf),
    /// Nowhere.
    Nowhere,
}

impl Decisions {
    /// The file with the rulings of a page, if there is one.
    pub(super) fn of(&self, page: &Path) -> Option<PathBuf> {
        match self {
            Self::Beside => {
                let beside = (page.file_name().is_some()).then(|| names::result(page, ENDING));
                beside.filter(|path| path.is_file())
            }
            Self::File(path) => Some(path.clone()),
            Self::Nowhere => None,
        }
    }
}

/// Whether a file holds rulings, by its name.
pub(super) fn is_decisions(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_ascii_lowercase());
    name.is_some_and(|name| name.ends_with(&format!(".{ENDING}")))
}

/// Reads the rulings of a file.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<Ruling>> {
    let name = path.display();
    let bytes = open::read_file(path)?;
    let text =
        std::str::from_utf8(&bytes).map_err(|_| anyhow!("{name}: is no UTF-8; save it so"))?;
    parse(
        text.strip_prefix('\u{FEFF}').unwrap_or(text),
        &name.to_string(),
    )
}

/// Reads rulings; `name` is the file's name in what is said of them.
///
/// # Errors
/// Text that is no JSON; keys, roles and rules that are not known; words that say nothing.
pub fn parse(text: &str, name: &str) -> anyhow::Result<Vec<Ruling>> {
    let keys: Keys = serde_json::from_str(text).map_err(|error| fault(&error, name))?;
    let mut rulings = Vec::new();
    let mut take = |kind: &str, at: usize, note: Option<String>, order: Result<Order, Error>| {
        let order = order.with_context(|| format!("{name}: {kind} {}", at + 1))?;
        rulings.push(Ruling { order, note });
        Ok::<(), Error>(())
    };
    for (at, join) in keys.join.into_iter().enumerate() {
        let order = join.tail.words().and_then(|tail| {
            let head = join.head.words()?;
            Ok(Order::Join { tail, head })
        });
        take("join", at, join.note, order)?;
    }
    for (at, part) in keys.r#break.into_iter().enumerate() {
        take("break", at, part.note.clone(), part.order())?;
    }
    for (at, role) in keys.role.into_iter().enumerate() {
        let order = role.at.words().and_then(|at| {
            let role = role_of(&role.role)?;
            Ok(Order::Role { at, role })
        });
        take("role", at, role.note, order)?;
    }
    for (at, start) in keys.start.into_iter().enumerate() {
        let starts = start.starts.unwrap_or(true);
        let order = start.at.words().map(|at| Order::Start { at, starts });
        take("start", at, start.note, order)?;
    }
    for (kind, level, places) in [
        ("ignore", None, keys.ignore),
        ("note", Some(Level::Note), keys.note),
        ("warn", Some(Level::Warning), keys.warn),
        ("deny", Some(Level::Error), keys.deny),
    ] {
        for (at, place) in places.into_iter().enumerate() {
            take(kind, at, place.note.clone(), place.order(level))?;
        }
    }
    Ok(rulings)
}

/// What is wrong with the file, in one line.
fn fault(error: &serde_json::Error, name: &str) -> Error {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    anyhow!(
        "{name}:{}: {}",
        error.line(),
        explain(said, "key of a ruling")
    )
}

/// The file as it stands.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Keys {
    join: Vec<Join>,
    r#break: Vec<Break>,
    role: Vec<RoleAt>,
    start: Vec<StartAt>,
    ignore: Vec<LevelAt>,
    note: Vec<LevelAt>,
    warn: Vec<LevelAt>,
    deny: Vec<LevelAt>,
    #[serde(rename = "$schema")]
    _schema: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Join {
    tail: Words,
    head: Words,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Break {
    tail: Option<Words>,
    head: Option<Words>,
    note: Option<String>,
}

impl Break {
    fn order(self) -> anyhow::Result<Order> {
        if self.tail.is_none() && self.head.is_none() {
            bail!("names no place; write its tail, its head or both");
        }
        Ok(Order::Break {
            tail: self.tail.map(Words::words).transpose()?,
            head: self.head.map(Words::words).transpose()?,
        })
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleAt {
    at: Words,
    role: String,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StartAt {
    at: Words,
    starts: Option<bool>,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelAt {
    rule: String,
    at: Option<Words>,
    note: Option<String>,
}

impl LevelAt {
    fn order(self, level: Option<Level>) -> anyhow::Result<Order> {
        let codes: Vec<&'static str> = rule::named(&self.rule).map(|rule| rule.code).collect();
        if codes.is_empty() {
            bail!(
                "no rule has the code or name {}; see `qingyang rules`",
                self.rule
            );
        }
        Ok(Order::Level {
            at: self.at.map(Words::words).transpose()?,
            rule: self.rule,
            codes,
            level,
        })
    }
}

/// Words of the page.
#[derive(Debug, Deserialize)]
struct Words(String);

impl Words {
    fn words(self) -> anyhow::Result<String> {
        if self.0.chars().all(|mark| compared(mark).is_none()) {
            bail!("words that are blank name no place; write some of the page's");
        }
        Ok(self.0)
    }
}

fn role_of(key: &str) -> anyhow::Result<Role> {
    let mut roles = Role::ALL.into_iter();
    roles.find(|role| role.key() == key).with_context(|| {
        let meant = meant(key, Role::ALL.iter().map(|role| role.key()));
        format!("no role is called {key}{meant}")
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{SCHEMA, is_decisions, parse};
    use crate::model::Role;

    #[test]
    fn a_fault_is_one_line_that_says_where_and_what_was_meant() {
        for (text, said) in [
            (
                "{\n\"joins\": []}",
                "d.json:2: no key of a ruling is called joins; was join meant?",
            ),
            (
                "{\"join\": [{\"tail\": \"a\", \"heads\": \"b\"}]}",
                "d.json:1: no key of a ruling is called heads; was head meant?",
            ),
            (
                "{\"join\": [{\"tail\": \"a\"}]}",
                "d.json:1: missing field `head`",
            ),
            ("{\"break\": [{}]}", "d.json: break 1: names no place"),
            (
                "{\"start\": [{\"at\": \"a\"}, {\"at\": \" \"}]}",
                "d.json: start 2: words that are blank",
            ),
            (
                "{\"role\": [{\"at\": \"a\", \"role\": \"headlin\"}]}",
                "d.json: role 1: no role is called headlin; was headline meant?",
            ),
            (
                "{\"deny\": [{\"rule\": \"X1\"}]}",
                "d.json: deny 1: no rule has the code or name X1",
            ),
            ("[", "d.json:1: "),
            ("", "d.json:1: "),
        ] {
            let error = parse(text, "d.json").err();
            let error = error.map(|error| format!("{error:#}")).unwrap_or_default();
            assert!(error.starts_with(said), "{text}: {error}");
            assert!(!error.contains('\n'), "{error}");
        }
    }

    #[test]
    fn every_role_has_its_name_in_the_schema() {
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap_or_default();
        let named = &schema["properties"]["role"]["items"]["properties"]["role"]["enum"];
        let keys: Vec<&str> = Role::ALL.iter().map(|role| role.key()).collect();
        assert_eq!(*named, serde_json::json!(keys));
    }

    #[test]
    fn a_decisions_file_is_known_by_its_name() {
        assert!(is_decisions(Path::new("a/01.decisions.json")));
        assert!(is_decisions(Path::new("01.DECISIONS.JSON")));
        assert!(!is_decisions(Path::new("a/decisions.json")));
        assert!(!is_decisions(Path::new("a/01.json")));
    }
}
