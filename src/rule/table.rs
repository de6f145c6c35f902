//! The rules by code, four lines each: code, name, Chinese name and level, then the sentence in both languages.
//! Invariant: a code that was given to a rule once is never given to another.

use super::Rule;
use crate::model::Level;

macro_rules! rules {
    ($($code:literal $name:literal $chinese_name:literal $level:ident { en: $english:literal, zh: $chinese:literal })*) => {
        /// All rules, by code.
        pub const RULES: &[Rule] = &[$(Rule {
            code: $code,
            name: $name,
            chinese_name: $chinese_name,
            level: Level::$level,
            english: $english,
            chinese: $chinese,
        }),*];
    };
}

rules! {
    "A410" "headless-article" "无题文章" Warning {
        en: "text without a headline",
        zh: "正文没有标题"
    }
    "A420" "jump-without-page" "转版无版次" Warning {
        en: "{marker} names no page",
        zh: "{marker}没有写明版次"
    }
    "A430" "jump-elsewhere" "转至他版" Note {
        en: "the other half is on page {page}",
        zh: "另一半在第{page}版"
    }
    "D110" "bad-byte" "坏字节" Warning {
        en: "bytes that are no {encoding} text",
        zh: "不是{encoding}文本的字节"
    }
    "D120" "guessed-encoding" "推断的编码" Note {
        en: "read as {encoding}",
        zh: "按{encoding}读取"
    }
    "D130" "private-use-character" "私用区字符" Warning {
        en: "{character} has no meaning outside the font that it came from",
        zh: "{character}离开原字体便没有意义"
    }
    "J300" "joined" "已接合" Note {
        en: "joined with {points} points",
        zh: "接合，{points}分"
    }
    "J310" "contested-join" "接合有争议" Warning {
        en: "runs on from the text above, or {rival} does: the break was left",
        zh: "可能接上文，但{rival}也可能：未接合"
    }
    "J320" "orphan-head" "无头残段" Warning {
        en: "begins in mid-sentence",
        zh: "从句子中间开始，找不到上文"
    }
    "J330" "orphan-tail" "无尾残段" Warning {
        en: "stops without a full stop, perhaps in mid-sentence",
        zh: "段末没有句号，句子可能被切断"
    }
    "L210" "fused-headline" "标题粘连" Note {
        en: "a heading that held kicker and headline was parted",
        zh: "引题与标题连在一起，已分开"
    }
    "L220" "doubtful-role" "角色存疑" Warning {
        en: "{role}, or perhaps {other}",
        zh: "{role}，也可能是{other}"
    }
}
