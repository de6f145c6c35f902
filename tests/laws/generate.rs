//! Pages made up of clauses, headings, jump lines, marks and characters that have broken something somewhere.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::common::wrap;

/// A page: a block dump, a line dump, or regions of both.
pub fn page() -> impl Strategy<Value = String> {
    let region = || prop_oneof![block_dump(), line_dump()];
    prop_oneof![
        4 => block_dump(),
        4 => line_dump(),
        2 => vec(region(), 1..4).prop_map(|regions| regions.join("\n\n")),
    ]
}

const CLAUSES: &[&str] = &[
    "全镇早稻面积稳定在三万亩",
    "记者在青石集走访时看到",
    "他告诉记者",
    "“今年的雨水来得巧",
    "往年这个时候该抢收了”",
    "按照《望河市供水条例》的规定",
    "共投入资金2.8亿元",
    "比去年同期增长12.6%",
    "其中（不含双桥乡）有四十一户",
    "8月27日上午",
    "扫码就能看到前几讲的录像",
    "会上,与会者逐条讨论",
    "the Green Valley project",
    "a well-",
    "known maker",
    "ABB机器人与5G专网",
    "有关负责人表示",
    "为此",
    "据介绍",
    "本报记者 赵 宁 钱小满",
    "见第四版",
    "一、二、三",
    "1. 修渠",
    "老人说：“不急",
    "春耕备耕物资已下摆到村",
];

const HEADINGS: &[&str] = &[
    "春水上坪",
    "望河新城三年",
    "权威发布",
    "（三）",
    "一、水从哪里来",
    "修好一条渠 活了一片田",
    "——记双桥乡稻渔共生",
    "章怀谷在松坪调研时强调",
    "简讯",
    "图片新闻",
    "导读",
    "",
];

const LINES: &[&str] = &[
    "（上接第一版）",
    "(下转A02版)",
    "（下转第 二 版）",
    "上接第1版",
    "转入三版）",
    "（相关报道见第四版）",
    "（完）",
    "□云岭农报记者 沈柏年 报道",
    "本报记者  贺向阳  袁  朗",
    "本报望河8月27日讯",
    "（本报记者 丁一航 摄）",
    "图为合龙后的青川河大桥。",
    "![](images/p01.jpg)",
    "第2版：要闻",
    "青川日报 2021年3月9日 星期二",
    "本版责编：宋 禾",
    "扫码查看更多",
    "国内统一连续出版物号:CN 00-0000",
    "A04",
    "2",
    "***",
    "----",
    "| 项目 | 数量 |",
    "|---|---|",
    "<!-- 清样 -->",
];

const NASTY: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "```",
    "[",
    "]",
    "[a](b)",
    "[^1]",
    "[^1]: ",
    "<",
    ">",
    "> ",
    "<b>",
    "~",
    "~~",
    "|",
    "&",
    "&amp;",
    "&#35;",
    "#",
    "# ",
    "##",
    "\\",
    "\\\\",
    "\\*",
    "-",
    "- ",
    "- [ ] ",
    "+ ",
    "=",
    "===",
    "1. ",
    "1) ",
    "12.",
    "!",
    "![",
    "$x$",
    ":",
    "http://a.b/?c=d&e=f",
    "a@b.c",
    "\t",
    "    ",
    "\u{3000}",
    "\u{3000}\u{3000}",
    "\u{A0}",
    "\u{2003}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{B}",
    "\u{C}",
    "\u{0}",
    "\u{1A}",
    "\u{AD}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{FFFC}",
    "\u{E000}",
    "\u{E81E}",
    "⼀",
    "⻅",
    "\u{F9D1}",
    "😀",
    "👨‍👩‍👧",
    "e\u{301}",
    "𠮷",
    "“",
    "”",
    "‘",
    "（",
    "）",
    "《",
    "》",
    "【",
    "】",
    "「",
    "」",
    "□",
    "■",
    "◆",
    "·",
    "……",
    "——",
    "。",
    "，",
    "％",
    "０",
];

const MARKS: &[&str] = &[
    "",
    "",
    "",
    "# ",
    "## ",
    "### ",
    "###### ",
    "####### ",
    "> ",
    ">",
    "- ",
    "**",
    "*",
    "\u{3000}\u{3000}",
    "  ",
];

fn one(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(of).prop_map(str::to_owned)
}

/// Clauses, with what ends them.
fn paragraph() -> impl Strategy<Value = String> {
    let stop = select(&["，", "，", "。", "。", "；", "。”", "", "、", ",", " "][..]);
    let clause = prop_oneof![12 => one(CLAUSES), 1 => one(NASTY)];
    vec((clause, stop), 1..8).prop_map(|clauses| {
        clauses
            .iter()
            .flat_map(|(clause, stop)| [clause.as_str(), stop])
            .collect()
    })
}

/// A line of nothing but trouble.
fn rubble() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => one(NASTY), 1 => one(CLAUSES), 1 => one(LINES), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// A heading, a jump line, a byline or the like, under some mark.
fn sign() -> impl Strategy<Value = String> {
    let words = prop_oneof![3 => one(HEADINGS), 4 => one(LINES), 1 => rubble()];
    (select(MARKS), words, any::<bool>()).prop_map(|(mark, words, closed)| {
        let close = if closed { mark.trim() } else { "" };
        format!("{mark}{words}{close}")
    })
}

fn block_dump() -> impl Strategy<Value = String> {
    let block = prop_oneof![6 => paragraph(), 4 => sign(), 1 => rubble()];
    let gap = select(&["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n  \n"][..]);
    vec((block, gap), 0..16).prop_map(|blocks| {
        blocks
            .iter()
            .flat_map(|(block, gap)| [block.as_str(), gap])
            .collect()
    })
}

/// Printed lines of one width; paragraphs may be indented and may stand apart.
fn line_dump() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        6 => vec(paragraph(), 1..3).prop_map(|parts| (parts.concat(), true)),
        3 => sign().prop_map(|sign| (sign, false)),
    ];
    let indent = prop_oneof![Just(""), Just("\u{3000}\u{3000}"), Just("  ")];
    (vec(block, 1..12), 8..30usize, indent, any::<bool>()).prop_map(
        |(blocks, width, indent, apart)| {
            let mut page = String::new();
            for (block, running) in blocks {
                let block = if running {
                    wrap(&format!("{indent}{block}"), width)
                } else {
                    block
                };
                page.push_str(&block);
                page.push_str(if apart { "\n\n" } else { "\n" });
            }
            page
        },
    )
}
