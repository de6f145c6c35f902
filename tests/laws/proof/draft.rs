//! Articles made up of the worst texts there are, and proofs that an editor has been at.
//! Invariant: every text stands on the page on a line of its own, so that the articles are set as any others.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;
use qingyang::lang::jump;
use qingyang::model::{
    Article, Edition, Item, ItemKind, Jump, Page, PageFacts, STAMP, Source, Text,
};
use qingyang::stage::link::link;

/// Pieces that mean something in Markdown, at a line's start, in emphasis, or to a careless reader.
const PIECES: &[&str] = &[
    "清",
    "样",
    "大样",
    "第一版",
    "，",
    "。",
    "“",
    "”",
    "（",
    "）",
    "——",
    "……",
    "□",
    "◆",
    "％",
    "１",
    "a",
    "Z",
    "1",
    "2025",
    "1.",
    "12)",
    "3．",
    "\\",
    "\\\\",
    "\\*",
    "`",
    "``",
    "*",
    "**",
    "***",
    "_",
    "__",
    "{",
    "}",
    "[",
    "]",
    "[^1]",
    "(",
    ")",
    "[一](二)",
    "#",
    "##",
    "###### ",
    " #",
    "+",
    "-",
    "--",
    "---",
    "- - -",
    "* * *",
    "=",
    "===",
    ".",
    "!",
    "![",
    "|",
    "|-|",
    "~",
    "~~",
    "~~~",
    ">",
    "> ",
    "<",
    "<b>",
    "<https://a.cn>",
    "<!-- -->",
    STAMP,
    "&",
    "&amp;",
    "&#35;",
    "&x",
    ";",
    ":",
    "https://a.cn",
    "$",
    "^",
    "@",
    "\"",
    "'",
    "/",
    "?",
    ",",
    " ",
    "  ",
    "    ",
    "\t",
    "\u{A0}",
    "\u{3000}",
    "\u{2003}",
    "\u{85}",
    "\u{2028}",
    "\u{B}",
    "\u{C}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{FFFC}",
    "\u{FFFD}",
    "\u{AD}",
    "\u{1A}",
    "\u{301}",
    "😀",
    "𠮷",
];

const JUMPS: &[&str] = &[
    "（上接第一版）",
    "（下转第二版）",
    "上接A02版",
    "【下转第三版】",
    "（上接第 版）",
];

/// An article of strings; what it is told by stands in the order of a proof.
#[derive(Debug, Clone)]
pub struct Draft {
    section: Option<String>,
    kicker: Option<String>,
    headline: Option<String>,
    decks: Vec<String>,
    byline: Option<String>,
    /// Whether the byline stands below the body.
    signed_below: bool,
    from: Option<String>,
    body: Vec<(u8, String, Option<String>)>,
    on: Option<String>,
}
/// Sets the drafts as an edition whose page has each text on a line of its own.
pub fn set(drafts: &[Draft]) -> Edition {
    let texts = drafts.iter().flat_map(|draft| {
        let body = draft
            .body
            .iter()
            .flat_map(|(_, text, credit)| std::iter::once(text).chain(credit));
        let head = [
            &draft.section,
            &draft.kicker,
            &draft.headline,
            &draft.from,
            &draft.on,
        ];
        let byline = |here: bool| draft.byline.iter().filter(move |_| here);
        let head = head.into_iter().flatten().chain(&draft.decks);
        head.chain(byline(!draft.signed_below))
            .chain(body)
            .chain(byline(draft.signed_below))
    });
    let page: String = texts.flat_map(|text| [text.as_str(), "\n"]).collect();
    let source = Source::new(0, "-".to_owned(), "UTF-8", page);
    let articles = drafts.iter().map(|draft| article(&source, draft)).collect();
    let page = Page {
        facts: PageFacts::default(),
        furniture: Vec::new(),
        withheld: Vec::new(),
        labels: Vec::new(),
        seams: Vec::new(),
        rulings: Vec::new(),
        findings: Vec::new(),
        source,
    };
    link(vec![(page, articles)])
}

fn article(source: &Source, draft: &Draft) -> Article {
    let copy = |text: &String| {
        let start = source
            .text()
            .find(text.as_str())
            .expect("every text is on the page");
        source.copy(start, start + text.len()).trimmed()
    };
    let jump = |text: &String| Jump {
        page: jump::parse(text).map(|line| line.page).unwrap_or_default(),
        marker: copy(text),
        resolved: false,
    };
    let item = |(kind, text, credit): &(u8, String, Option<String>)| {
        let kind = match kind {
            0 => ItemKind::Paragraph,
            1 => ItemKind::Crosshead,
            _ => ItemKind::Caption,
        };
        // A caption may be a credit only.
        let credit = credit
            .as_ref()
            .filter(|_| kind == ItemKind::Caption)
            .map(copy);
        let silent = credit.is_some() && text.len() % 3 == 0;
        Item {
            kind,
            text: if silent { Text::default() } else { copy(text) },
            credit,
            joins: Vec::new(),
        }
    };
    Article {
        section: draft.section.as_ref().map(copy),
        kicker: draft.kicker.as_ref().map(copy),
        headline: draft.headline.as_ref().map(copy),
        decks: draft.decks.iter().map(copy).collect(),
        byline: draft.byline.as_ref().map(copy),
        from: draft.from.as_ref().map(jump),
        body: draft.body.iter().map(item).collect(),
        on: draft.on.as_ref().map(jump),
        ..Article::default()
    }
}
/// A few articles.
pub fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    vec(draft(), 0..4)
}

fn draft() -> impl Strategy<Value = Draft> {
    let item = (0..3u8, words(), option::of(words()));
    let head = (
        option::of(words()),
        option::of(words()),
        option::of(words()),
        vec(words(), 0..3),
        option::of(words()),
        any::<bool>(),
    );
    (
        head,
        option::of(marker()),
        vec(item, 0..5),
        option::of(marker()),
    )
        .prop_map(
            |((section, kicker, headline, decks, byline, signed_below), from, body, on)| Draft {
                section,
                kicker,
                headline,
                decks,
                byline,
                signed_below,
                from,
                body,
                on,
            },
        )
}

/// A text on one line that says something.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 1..6)
        .prop_map(|pieces| pieces.concat().replace(['\n', '\r', '\0'], ""))
        .prop_filter("a text says something", |text| !text.trim().is_empty())
}

fn marker() -> impl Strategy<Value = String> {
    prop_oneof![4 => select(JUMPS).prop_map(str::to_owned), 1 => words()]
}

/// A proof with any lines behind its stamp.
pub fn edited() -> impl Strategy<Value = String> {
    let sign = select(
        &[
            "", "", "# ", "## ", "##", "### ", "####### ", "> ", ">", "*", "**", "***", "*** ", "_",
        ][..],
    );
    let words = prop_oneof![3 => words(), 2 => marker(), 1 => select(&["", " ", STAMP][..]).prop_map(str::to_owned)];
    let gap = select(&["\n", "\n\n", "\r\n", "\r", "\n \u{3000}\n"][..]);
    let line = (sign, words, any::<bool>(), gap);
    vec(line, 0..12).prop_map(|lines| {
        let mut proof = format!("\n {STAMP}\n");
        for (sign, words, closed, gap) in lines {
            let close = if closed { sign.trim() } else { "" };
            let apart = if closed && sign.starts_with('#') {
                " "
            } else {
                ""
            };
            for part in [sign, &words, apart, close, gap] {
                proof.push_str(part);
            }
        }
        proof
    })
}
