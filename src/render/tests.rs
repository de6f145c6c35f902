//! The formats on editions set by hand, where every key and every line can be named.
#![allow(
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test stops at what it did not expect"
)]

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{Format, schema::SCHEMA, write};
use crate::model::{
    Article, Author, Edition, Finding, Furniture, FurnitureKind, Item, ItemKind, Join, Jump, Level,
    Missing, Page, PageFacts, Source, Span, Text,
};

const FIRST: &str = "第一版\n权威发布\n引题\n标题一\n标题二\n副题\n□记者 某某\n“引号”与\\\n正文。\n（三）\n图为现场。（某某 摄）\n（下转第二版）";
const SECOND: &str = "（上接第 版）\n末段。\n\n某某 摄";

/// The text of `words` on a page, where they stand first.
fn set(source: &Source, words: &str) -> Text {
    let start = source
        .text()
        .find(words)
        .expect("the words are on the page");
    source.copy(start, start + words.len())
}

fn item(kind: ItemKind, text: Text, credit: Option<Text>) -> Item {
    let joins = Vec::new();
    Item {
        kind,
        text,
        credit,
        joins,
    }
}

fn page(
    source: Source,
    facts: PageFacts,
    furniture: Vec<Furniture>,
    findings: Vec<Finding>,
) -> Page {
    Page {
        source,
        record: None,
        facts,
        furniture,
        withheld: Vec::new(),
        labels: Vec::new(),
        seams: Vec::new(),
        rulings: Vec::new(),
        findings,
    }
}

/// A story on two pages that has every part, and a picture with no more than its credit.
fn edition() -> Edition {
    let first = Source::new(0, "一.txt".to_owned(), "GBK", FIRST.to_owned());
    let second = Source::new(1, "-".to_owned(), "UTF-8", SECOND.to_owned());
    let mut headline = set(&first, "标题一");
    headline.stack(set(&first, "标题二"));
    let mut paragraph = set(&first, "“引号”与\\");
    paragraph.run_on(set(&first, "正文。"));
    let mut joined = item(ItemKind::Paragraph, paragraph, None);
    joined.joins.push(Join { at: 6, score: 107 });
    let caption = (set(&first, "图为现场。"), set(&first, "（某某 摄）"));
    let story = Article {
        id: "p1a1".to_owned(),
        pages: vec![1, 0],
        section: Some(set(&first, "权威发布")),
        kicker: Some(set(&first, "引题")),
        headline: Some(headline),
        decks: vec![set(&first, "副题")],
        byline: Some(set(&first, "□记者 某某")),
        authors: vec![author("某某", "记者"), author("某人", "")],
        dateline: Some("本报济南8月27日讯".to_owned()),
        located: Some("济南".to_owned()),
        from: Some(jump("", set(&second, "（上接第 版）"))),
        on: Some(jump("2", set(&first, "（下转第二版）"))),
        continuations: Vec::new(),
        missing: vec![Missing::Start, Missing::End, Missing::Gap],
        body: vec![
            joined,
            item(ItemKind::Crosshead, set(&first, "（三）"), None),
            item(ItemKind::Caption, caption.0, Some(caption.1)),
            item(ItemKind::Paragraph, set(&second, "末段。"), None),
        ],
    };
    let picture = Article {
        id: "p2a1".to_owned(),
        pages: vec![1],
        body: vec![item(
            ItemKind::Caption,
            Text::default(),
            Some(set(&second, "某某 摄")),
        )],
        ..Article::default()
    };
    let facts = PageFacts {
        publication: Some("清样日报".to_owned()),
        date: Some("2010-12-25".to_owned()),
        print_page: Some("1".to_owned()),
        print_section: Some("要闻·综合".to_owned()),
    };
    let folio = Furniture {
        kind: FurnitureKind::Folio,
        text: set(&first, "第一版"),
    };
    let found = vec![
        finding(Level::Note, vec![Span::new(0, 43, 46), Span::new(1, 0, 3)]),
        finding(Level::Error, Vec::new()),
    ];
    let pages = vec![
        page(first, facts, vec![folio], found),
        page(second, PageFacts::default(), Vec::new(), Vec::new()),
    ];
    Edition {
        pages,
        articles: vec![story, picture],
    }
}

fn author(name: &str, role: &str) -> Author {
    let (name, role) = (name.to_owned(), role.to_owned());
    Author { name, role }
}

fn jump(page: &str, marker: Text) -> Jump {
    Jump {
        page: page.to_owned(),
        marker,
        resolved: !page.is_empty(),
    }
}

fn finding(level: Level, spans: Vec<Span>) -> Finding {
    Finding {
        ruled: false,
        code: "A430",
        level,
        arguments: vec![("page", "二".into())],
        spans,
    }
}

fn rendered(format: Format, edition: &Edition) -> String {
    let mut out = Vec::new();
    write(format, edition, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("output is UTF-8")
}

fn parsed(edition: &Edition) -> Value {
    serde_json::from_str(&rendered(Format::Json, edition)).expect("output is JSON")
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::new(&schema).expect("the schema is one")
}

#[test]
fn an_edition_is_what_the_schema_says() {
    let validator = validator();
    for edition in [edition(), Edition::default()] {
        let json = parsed(&edition);
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn the_schema_refuses_what_the_contract_does() {
    let validator = validator();
    // Where, which key, and what it becomes; nothing takes the key away.
    let damages = [
        ("", "schemaVersion", Some(json!("2.0.0"))),
        ("/articles/0", "extra", Some(json!(1))),
        ("/articles/0/body/0", "credit", Some(Value::Null)),
        ("/articles/0/body/2", "credit", None),
        ("/articles/1", "headline", None),
        ("/findings/0", "column", None),
        ("/pages/0", "datePublished", Some(json!("25.12.2010"))),
        ("/pages/0/furniture/0", "kind", Some(json!("advert"))),
    ];
    for (place, key, value) in damages {
        let mut json = parsed(&edition());
        let object = json.pointer_mut(place).and_then(Value::as_object_mut);
        let object = object.expect("the place is an object");
        match value {
            Some(value) => object.insert(key.to_owned(), value),
            None => object.remove(key),
        };
        assert!(!validator.is_valid(&json), "{place} {key}");
    }
}

#[test]
fn json_has_every_key_of_the_contract() {
    let json = parsed(&edition());
    let span = |page: &str, start: usize, end: usize, line: usize| json!({"page": page, "start": start, "end": end, "line": line});
    // A Chinese character takes three bytes, a line end one.
    assert_eq!(
        json["pages"][0],
        json!({
            "id": "p1", "source": "一.txt", "encoding": "GBK", "publication": "清样日报",
            "datePublished": "2010-12-25", "printPage": "1", "printSection": "要闻·综合",
            "articles": ["p1a1"],
            "furniture": [{"kind": "folio", "text": "第一版", "spans": [span("p1", 0, 9, 1)]}],
        })
    );
    assert_eq!(json["pages"][1]["articles"], json!(["p1a1", "p2a1"]));
    assert_eq!(json["pages"][1]["publication"], Value::Null);
    let story = &json["articles"][0];
    assert_eq!(story["printPages"], json!(["1"]));
    assert_eq!(story["headline"], "标题一 标题二");
    assert_eq!(
        story["spans"]["headline"],
        json!([span("p1", 30, 39, 4), span("p1", 40, 49, 5)])
    );
    assert!(story["spans"].get("dateline").is_none());
    assert_eq!(
        story["authors"],
        json!([{"name": "某某", "role": "记者"}, {"name": "某人", "role": null}])
    );
    assert_eq!(story["representationType"], "partial");
    assert_eq!(story["missing"], json!(["start", "end", "gap"]));
    assert_eq!(
        story["continuedFrom"],
        json!({"printPage": null, "marker": "（上接第 版）", "resolved": false})
    );
    assert_eq!(
        story["continuedOn"],
        json!({"printPage": "2", "marker": "（下转第二版）", "resolved": true})
    );
    assert_eq!(
        story["body"][0],
        json!({
            "type": "paragraph", "text": "“引号”与\\正文。", "joins": [{"at": 6, "score": 107}],
            "spans": [span("p1", 74, 90, 8), span("p1", 91, 100, 9)],
        })
    );
    assert_eq!(story["body"][2]["credit"], "（某某 摄）");
    assert_eq!(story["body"][3]["spans"], json!([span("p2", 20, 29, 2)]));
    let picture = &json["articles"][1];
    assert_eq!(
        (&picture["headline"], &picture["spans"]),
        (&Value::Null, &json!({}))
    );
    assert_eq!(picture["representationType"], "full");
    assert_eq!(picture["body"][0]["text"], "");
    assert_eq!(
        json["findings"],
        json!([
            {"code": "A430", "level": "note", "message": "the other half is on page 二", "page": "p1", "line": 5, "column": 2,
             "spans": [span("p1", 43, 46, 5), span("p2", 0, 3, 1)]},
            {"code": "A430", "level": "error", "message": "the other half is on page 二", "page": "p1", "spans": []},
        ])
    );
}

#[test]
fn json_is_one_line_of_unescaped_text() {
    let json = rendered(Format::Json, &edition());
    assert!(
        json.starts_with(r#"{"schemaName":"qingyang","schemaVersion":"1.1.0","pages":[{"id":"p1""#)
    );
    assert!(json.contains(r#""headline":"标题一 标题二""#));
    assert_eq!(json.find('\n'), Some(json.len() - 1));
}

#[test]
fn jsonl_gives_each_article_the_facts_of_its_first_page() {
    let edition = edition();
    let whole = parsed(&edition);
    let lines = rendered(Format::Jsonl, &edition);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    for (at, page) in [(0, 1), (1, 1)] {
        let mut expected = whole["articles"][at].clone();
        expected["schemaVersion"] = json!("1.1.0");
        for fact in [
            "source",
            "encoding",
            "publication",
            "datePublished",
            "printPage",
            "printSection",
        ] {
            expected[fact] = whole["pages"][page][fact].clone();
        }
        assert_eq!(lines[at], expected);
    }
}

#[test]
fn text_is_laid_out_as_newspapers_are() {
    let expected = "\
权威发布
引题
标题一 标题二
副题
□记者 某某
（上接第 版）
\u{3000}\u{3000}“引号”与\\正文。
（三）
图为现场。
（某某 摄）
\u{3000}\u{3000}末段。
（下转第二版）


某某 摄
";
    assert_eq!(rendered(Format::Text, &edition()), expected);
    assert_eq!(rendered(Format::Text, &Edition::default()), "");
}

#[test]
fn markdown_says_by_its_marks_what_each_part_is() {
    let expected = "\
<!-- 清样 -->

**权威发布**

*引题*

## 标题一 标题二

**副题**

*□记者 某某*

***（上接第 版）***

“引号”与\\\\正文。

### （三）

> 图为现场。 *（某某 摄）*

末段。

***（下转第二版）***

##

> *某某 摄*
";
    assert_eq!(rendered(Format::Markdown, &edition()), expected);
    assert_eq!(rendered(Format::Markdown, &Edition::default()), "");
}
