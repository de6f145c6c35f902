//! The rules by code, four lines each: code, name, Chinese name and level, then the sentence in both languages.
//! Each has a page in `fixtures/rules`, which is compiled in.
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
            page: include_str!(concat!("../../fixtures/rules/", $code, "-", $name, ".md")),
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
    "A440" "interleaved-stories" "稿件交错" Warning {
        en: "columns of two stories were read in turns: from here the text belongs to the story of {behind}",
        zh: "两篇稿件的栏交错读出：以下归入{behind}所在的一篇"
    }
    "A450" "empty-article" "空文章" Warning {
        en: "a headline with no text: {words}",
        zh: "有标题而无正文：{words}"
    }
    "A470" "mismatched-jump-line" "转版标记括号不配" Warning {
        en: "the brackets of {marker} do not match",
        zh: "{marker}的括号不成对"
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
    "D140" "mixed-encodings" "编码混杂" Warning {
        en: "this line is {encoding} in a page that is not: {words}",
        zh: "本行是{encoding}编码，与全文不同：{words}"
    }
    "D150" "mojibake" "乱码" Warning {
        en: "text that was read in a wrong encoding before: {words}",
        zh: "此前按错误编码读取而成的乱码：{words}"
    }
    "D160" "invisible-character" "不可见字符" Warning {
        en: "{character} cannot be seen",
        zh: "{character}不可见"
    }
    "E610" "dangling-jump-from" "上接无头" Warning {
        en: "no story on page {page} goes on here",
        zh: "第{page}版没有转到本版的文章"
    }
    "E620" "dangling-jump-to" "下转无尾" Warning {
        en: "no story on page {page} comes from here",
        zh: "第{page}版没有接本版的文章"
    }
    "E630" "ambiguous-jump" "转版存疑" Warning {
        en: "the other half may stand on page {page} at line {lines}: not sure enough to be tied",
        zh: "另一半可能是第{page}版第{lines}行：证据不足，未接"
    }
    "E640" "jump-to-missing-page" "转至缺版" Warning {
        en: "page {page} is not among the pages read",
        zh: "所读各版中没有第{page}版"
    }
    "I510" "doubled-character" "叠字" Warning {
        en: "a character may be doubled: {words}",
        zh: "疑有重字：{words}"
    }
    "I520" "improbable-character" "形近字" Warning {
        en: "{read} may be {better}: {words}",
        zh: "“{read}”疑为“{better}”：{words}"
    }
    "I530" "latin-punctuation" "半角标点" Warning {
        en: "{mark} in Chinese text: {words}",
        zh: "中文里的半角标点{mark}：{words}"
    }
    "I535" "turned-quotation-mark" "引号反向" Warning {
        en: "{mark} faces the wrong way: {words}",
        zh: "引号{mark}方向反了：{words}"
    }
    "I540" "lost-full-stop" "段末漏句号" Warning {
        en: "a full stop may be lost behind {words}",
        zh: "段末疑漏句号：{words}"
    }
    "I550" "impossible-date" "不可能的日期" Warning {
        en: "there is no {words}",
        zh: "不存在的日期或时间：{words}"
    }
    "I560" "unbalanced-mark" "标点不成对" Note {
        en: "{mark} has no other half: {words}",
        zh: "{mark}缺另一半：{words}"
    }
    "I570" "repeated-text" "重复文字" Warning {
        en: "{count} characters stand at {first} already",
        zh: "{count}字与{first}重复"
    }
    "I580" "furniture-in-text" "正文夹报眉" Warning {
        en: "furniture in running text: {words}",
        zh: "正文里夹有版面附件：{words}"
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
    "J340" "displaced-text" "文字错位" Warning {
        en: "was read in the wrong place, and was moved behind {behind}",
        zh: "读错了位置，已移到{behind}之后"
    }
    "J350" "unmet-ruling" "裁定落空" Warning {
        en: "a ruling fits {count} places and not one: {ruling}",
        zh: "裁定应与一处相符，实有{count}处：{ruling}"
    }
    "J360" "ruled" "编辑裁定" Note {
        en: "an editor has ruled: {ruling}",
        zh: "编辑裁定：{ruling}"
    }
    "J370" "disorder" "段落失序" Warning {
        en: "paragraphs stand in no order ({count} sentences break off): only what is certain was joined",
        zh: "段落次序紊乱（{count}处句子中断）：只接合了确凿无疑之处"
    }
    "J380" "doubtful-move" "移动存疑" Warning {
        en: "may run on from {behind}, which stands elsewhere: nothing was moved",
        zh: "可能接在{behind}之后，但把握不足：未移动"
    }
    "L210" "fused-headline" "标题粘连" Note {
        en: "a heading that held kicker and headline was parted",
        zh: "引题与标题连在一起，已分开"
    }
    "L220" "doubtful-role" "角色存疑" Note {
        en: "{role}, or perhaps {other}",
        zh: "{role}，也可能是{other}"
    }
    "L230" "split-headline" "标题断裂" Note {
        en: "one headline over several headings: {words}",
        zh: "一个标题标成了几个：{words}"
    }
    "L240" "standing-head-as-headline" "栏目标成标题" Note {
        en: "a standing head is marked as a headline: {words}",
        zh: "栏目名标成了标题：{words}"
    }
    "L250" "caption-as-article" "图片说明标成文章" Note {
        en: "a picture's title is marked as a headline: {words}",
        zh: "图片标题标成了文章标题：{words}"
    }
}
