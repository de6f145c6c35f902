//! Pages as lines of JSON: one page a line, its text and what is known of it.
//!
//! ```text
//! {"id": "19460515-1", "text": "…", "printPage": "1", "datePublished": "1946-05-15", "publication": "…", …}
//! ```
//!
//! Invariant: only `text` must be there; what is stated overrules what the page says; fields of other names are handed
//! through as they stand, to the last digit. Deliberately absent: holding more than one line.

use std::fmt;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::path::PathBuf;

use anyhow::{Context as _, Error, bail};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Content, Draft, pieces};
use crate::lang::folio;
use crate::model::PageFacts;

/// The lines of standard input that are not blank, each a page by the number of its line.
pub fn lines() -> impl Iterator<Item = Result<Draft, Error>> {
    let lines = pieces::of_standard_input(b'\n').enumerate();
    lines.filter_map(|(at, line)| {
        let name = format!("line {}", at + 1);
        match line.with_context(|| name.clone()) {
            Ok(line) if line.iter().all(u8::is_ascii_whitespace) => None,
            Ok(line) => Some(Ok(Draft {
                place: PathBuf::from(&name),
                key: format!("{name} {:016x}", hash(&line)),
                name,
                content: Content::Line(line),
                stated: PageFacts::default(),
                named: PageFacts::default(),
                called: false,
            })),
            Err(error) => Some(Err(error)),
        }
    })
}

fn hash(line: &[u8]) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(line)
}

/// A page that came as a line of JSON.
#[derive(Debug, Default)]
pub struct Record {
    /// Its name, if it has one.
    pub id: Option<String>,
    /// Its text.
    pub text: String,
    /// What is stated of it.
    pub facts: PageFacts,
    /// The fields of other names, as a JSON object.
    pub rest: Option<String>,
}

impl Record {
    /// Parses a line.
    pub fn parse(line: &[u8]) -> anyhow::Result<Self> {
        let Fields(fields) = serde_json::from_slice(line).context("is no JSON object")?;
        let mut record = Self::default();
        let mut text = None;
        let mut rest = Vec::new();
        for (name, value) in fields {
            match name.as_str() {
                "id" => record.id = label(&name, value)?,
                "text" => text = Some(string(&name, value)?),
                "printPage" => {
                    record.facts.print_page =
                        label(&name, value)?.map(|page| folio::stated_page(&page));
                }
                "datePublished" => record.facts.date = day(&name, value)?,
                "publication" => record.facts.publication = label(&name, value)?,
                "printSection" => record.facts.print_section = label(&name, value)?,
                _ => rest.push(format!("{}:{}", serde_json::to_string(&name)?, value.get())),
            }
        }
        record.text = text.context("has no \"text\"")?;
        record.rest = (!rest.is_empty()).then(|| format!("{{{}}}", rest.join(",")));
        Ok(record)
    }
}

fn string(name: &str, value: &RawValue) -> anyhow::Result<String> {
    serde_json::from_str(value.get()).with_context(|| format!("\"{name}\" is no string"))
}

/// A string or a number; null and an empty string say nothing.
fn label(name: &str, value: &RawValue) -> anyhow::Result<Option<String>> {
    let label = match value.get() {
        "null" => String::new(),
        number if number.starts_with(|mark: char| mark.is_ascii_digit() || mark == '-') => {
            number.to_owned()
        }
        _ => string(name, value)?,
    };
    Ok(Some(label).filter(|label| !label.trim().is_empty()))
}

/// A day, with or without a time behind it.
fn day(name: &str, value: &RawValue) -> anyhow::Result<Option<String>> {
    let Some(said) = label(name, value)? else {
        return Ok(None);
    };
    match folio::written_day(&said) {
        Some(day) => Ok(Some(day)),
        None => bail!("\"{name}\" is {said}, no day such as 2010-12-25"),
    }
}

/// The fields of an object, in their order, values unread.
struct Fields<'l>(Vec<(String, &'l RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::Record;

    #[test]
    fn a_line_states_what_it_knows() {
        let line = r#"{"id": 7, "text": "正文\n", "printPage": "第二版", "datePublished": "2024-08-28T00:00:00+08:00",
            "publication": null, "scan": {"dpi": 300.10}, "shelf": "甲"}"#;
        let record = Record::parse(line.as_bytes()).unwrap_or_else(|error| panic!("{error:#}"));
        assert_eq!(
            (record.id.as_deref(), record.text.as_str()),
            (Some("7"), "正文\n")
        );
        assert_eq!(record.facts.print_page.as_deref(), Some("2"));
        assert_eq!(record.facts.date.as_deref(), Some("2024-08-28"));
        assert_eq!(record.facts.publication, None);
        let rest = r#"{"scan":{"dpi": 300.10},"shelf":"甲"}"#;
        assert_eq!(record.rest.as_deref(), Some(rest));
    }

    #[test]
    fn what_is_no_page_is_refused_with_its_fault() {
        for (line, said) in [
            ("[1]", "is no JSON object"),
            ("{", "is no JSON object"),
            ("{}", "has no \"text\""),
            (r#"{"text": 5}"#, "\"text\" is no string"),
            (r#"{"text": "", "datePublished": "8月"}"#, "no day such as"),
            (r#"{"text": "", "id": []}"#, "\"id\" is no string"),
        ] {
            let error = Record::parse(line.as_bytes()).err();
            let error = error.map(|error| format!("{error:#}")).unwrap_or_default();
            assert!(error.contains(said), "{line}: {error}");
        }
    }
}
