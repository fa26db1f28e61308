//! Characters that living speech reads in more than one way.
//!
//! The reading tables also list readings nobody has used for centuries (件 as mou); names indexed under those would turn
//! up where nobody expects them.

/// Character → its readings in use, without tones.
const HETERONYMS: &[(char, &[&str])] = &[
    ('薄', &["bo", "bao"]),
    ('便', &["bian", "pian"]),
    ('泊', &["bo", "po"]),
    ('参', &["can", "shen"]),
    ('藏', &["cang", "zang"]),
    ('曾', &["zeng", "ceng"]),
    ('差', &["cha", "chai"]),
    ('长', &["chang", "zhang"]),
    ('朝', &["chao", "zhao"]),
    ('车', &["che", "ju"]),
    ('称', &["cheng", "chen"]),
    ('畜', &["chu", "xu"]),
    ('传', &["chuan", "zhuan"]),
    ('大', &["da", "dai"]),
    ('单', &["dan", "shan"]),
    ('弹', &["dan", "tan"]),
    ('得', &["de", "dei"]),
    ('的', &["de", "di"]),
    ('地', &["di", "de"]),
    ('调', &["diao", "tiao"]),
    ('都', &["dou", "du"]),
    ('度', &["du", "duo"]),
    ('给', &["gei", "ji"]),
    ('行', &["xing", "hang"]),
    ('还', &["hai", "huan"]),
    ('会', &["hui", "kuai"]),
    ('降', &["jiang", "xiang"]),
    ('觉', &["jue", "jiao"]),
    ('角', &["jiao", "jue"]),
    ('乐', &["le", "yue"]),
    ('了', &["le", "liao"]),
    ('露', &["lu", "lou"]),
    ('率', &["lv", "shuai"]),
    ('落', &["luo", "la"]),
    ('绿', &["lv", "lu"]),
    ('没', &["mei", "mo"]),
    ('秘', &["mi", "bi"]),
    ('模', &["mo", "mu"]),
    ('屏', &["ping", "bing"]),
    ('区', &["qu", "ou"]),
    ('塞', &["sai", "se"]),
    ('色', &["se", "shai"]),
    ('折', &["zhe", "she"]),
    ('什', &["shen", "shi"]),
    ('省', &["sheng", "xing"]),
    ('盛', &["sheng", "cheng"]),
    ('似', &["si", "shi"]),
    ('宿', &["su", "xiu"]),
    ('厦', &["sha", "xia"]),
    ('系', &["xi", "ji"]),
    ('校', &["xiao", "jiao"]),
    ('血', &["xue", "xie"]),
    ('择', &["ze", "zhai"]),
    ('粘', &["zhan", "nian"]),
    ('着', &["zhe", "zhao", "zhuo"]),
    ('重', &["zhong", "chong"]),
];

/// The readings in use of a character that has several.
pub(crate) fn readings_in_use(c: char) -> &'static [&'static str] {
    HETERONYMS.iter().find(|(character, _)| *character == c).map_or(&[], |(_, readings)| readings)
}
