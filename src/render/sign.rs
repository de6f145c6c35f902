//! The signs at a seam by name, and what each says to a person.
//! Invariant: one row a sign; the names are part of the JSON contract.

use crate::model::Sign;

/// What a sign is called and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Its name in the JSON.
    pub name: &'static str,
    /// What was seen, as a clause.
    pub english: &'static str,
    /// The same in Chinese.
    pub chinese: &'static str,
}

/// The words of a sign.
#[rustfmt::skip]
#[must_use]
pub const fn words(sign: Sign) -> Words {
    match sign {
        Sign::Pair => say("pair", "most breaks are what they seem", "多数断开处本来就是断开的"),
        Sign::Flow => say("flow", "how the wording runs on", "上下文字是否连贯"),
        Sign::FlowElsewhere => say("flowElsewhere", "how the wording runs on, for the best of many", "上下文是否连贯（多中取优）"),
        Sign::Continuity => say("continuity", "how the one goes on with what the other speaks of", "上下文的意思能否接上"),
        Sign::CutWord => say("cutWord", "whether a word is cut in two", "是否把一个词断成了两半"),
        Sign::WordOrder => say("wordOrder", "whether such words follow such words", "前后词类能否相接"),
        Sign::End => say("end", "how a paragraph may end there", "段落能否在此结束"),
        Sign::Finished => say("finished", "whether the tail reads like a whole sentence", "上文像不像说完了一句"),
        Sign::Beginning => say("beginning", "whether the head reads like a paragraph's beginning", "下文像不像一段的开头"),
        Sign::ClauseEnd => say("clauseEnd", "the tail ends in a comma or an opening mark", "上文以逗号、顿号或前引号收尾"),
        Sign::HalfStop => say("halfStop", "the tail ends in a colon or semicolon", "上文以冒号或分号收尾"),
        Sign::DashEnd => say("dashEnd", "the tail ends in a dash", "上文以破折号收尾"),
        Sign::ShortTail => say("shortTail", "the tail is short", "上文很短"),
        Sign::NumberTail => say("numberTail", "the tail is only a number", "上文只是一个数字"),
        Sign::HeadlessMark => say("headlessMark", "the head begins with a mark that begins nothing", "下文以不能开头的标点开头"),
        Sign::OpeningMark => say("openingMark", "the head begins with an opening mark", "下文以前引号或前括号开头"),
        Sign::Indent => say("indent", "the head is indented", "下文有段首缩进"),
        Sign::LastWords => say("lastWords", "the head is a few words and a stop", "下文只有几个字和句号"),
        Sign::Attribution => say("attribution", "the tail ends a quotation and the head names its speaker", "上文引语结束，下文点明说话人"),
        Sign::Lead => say("lead", "the head begins as only paragraphs do", "下文的开头只可能是段首"),
        Sign::Balanced => say("balanced", "the head closes the mark that the tail left open", "下文合上了上文未合的引号或括号"),
        Sign::NeverOpened => say("neverOpened", "the head closes a mark that the tail never opened", "下文合上的引号或括号上文没有打开"),
        Sign::NeverClosed => say("neverClosed", "the head does not close the mark that the tail left open", "上文未合的引号或括号下文没有合上"),
        Sign::OpenedTwice => say("openedTwice", "the head opens a mark that the tail left open", "下文又打开了上文未合的引号或括号"),
        Sign::CutNumber => say("cutNumber", "digits stand on both sides", "断开处两边都是数字"),
        Sign::FigureAndUnit => say("figureAndUnit", "a figure stands before its unit", "数字在前，单位在后"),
        Sign::Quantity => say("quantity", "the head begins with a figure and what it counts", "下文以数量开头"),
        Sign::ShortLine => say("shortLine", "the tail's last printed line is short", "上文最后一行没有排满"),
        Sign::WordingFour => say("wordingFour", "the four characters at the seam stand together elsewhere on the page", "接缝处四个字在版面别处连用"),
        Sign::WordingBoth => say("wordingBoth", "three characters on either side of the seam stand together elsewhere on the page", "接缝两边各三个字在版面别处连用"),
        Sign::WordingOne => say("wordingOne", "three characters at the seam stand together elsewhere on the page", "接缝处三个字在版面别处连用"),
        Sign::Elsewhere => say("elsewhere", "the head is not the next paragraph", "下文不是紧接着的一段"),
        Sign::BehindStop => say("behindStop", "nothing was cut right before the head", "下文前面一段是完整的"),
        Sign::ColumnEnd => say("columnEnd", "a column of the story ends here", "此处正当栏尾"),
        Sign::InsideColumn => say("insideColumn", "the place is inside a column", "此处在栏中"),
        Sign::Disorder => say("disorder", "columns are in disorder, and the two say too little of each other", "栏序已乱，两端又少呼应"),
        Sign::Tangled => say("tangled", "other columns of the page were read in the wrong order", "本版另有读错次序的栏"),
        Sign::Skipped => say("skipped", "paragraphs are skipped", "中间隔着几段"),
        Sign::Backwards => say("backwards", "the head stands before the tail", "下文排在上文之前"),
        Sign::OverPicture => say("overPicture", "a picture or furniture stands between", "中间隔着图片或版面附件"),
        Sign::OverCrosshead => say("overCrosshead", "a crosshead stands between", "中间隔着小标题"),
        Sign::OverHeadline => say("overHeadline", "a headline, byline or jump line stands between", "中间隔着标题、署名或转版提示"),
        Sign::Topic => say("topic", "how many words the two stretches share and the rest of the page has not", "两处有多少相同而别处少见的用词"),
        Sign::Ruled => say("ruled", "an editor has ruled so", "编辑已裁定"),
    }
}

const fn say(name: &'static str, english: &'static str, chinese: &'static str) -> Words {
    Words {
        name,
        english,
        chinese,
    }
}
