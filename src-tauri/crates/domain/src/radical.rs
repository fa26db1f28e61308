//! 部首: signs that look like characters and are none.
//!
//! A rare-character table, a scanner or an old input method puts `⼈` U+2F08 where `人` U+4EBA is meant. Both are drawn
//! alike, but a name written with the sign is not found again, and whoever compares it says that it is another name.

/// What the signs U+2E80 to U+2EF3 (CJK Radicals Supplement) stand for, in their order; one without a character of its own
/// stands for itself. From the Unicode property `Equivalent_Unified_Ideograph`.
const SUPPLEMENT: &str = concat!(
    "⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓",
    "罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨",
    "鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
);
/// What the signs U+2F00 to U+2FD5 (Kangxi Radicals) stand for, in their order.
const KANGXI: &str = concat!(
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾",
    "干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生",
    "用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷",
    "豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻",
    "黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
);

/// The text with every radical sign (U+2E80 to U+2FDF) replaced by the character it looks like. Compatibility ideographs
/// (U+F900 to U+FAFF) stay: they stand in people's names, and normalising would change the name.
#[must_use]
pub fn plain_radicals(text: &str) -> String {
    text.chars().map(plain).collect()
}

fn plain(c: char) -> char {
    let nth = |table: &str, first: char| table.chars().nth((u32::from(c) - u32::from(first)) as usize);
    match c {
        '\u{2E80}'..='\u{2EFF}' => nth(SUPPLEMENT, '\u{2E80}').unwrap_or(c),
        '\u{2F00}'..='\u{2FDF}' => nth(KANGXI, '\u{2F00}').unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_becomes_the_character_it_looks_like() {
        assert_eq!(plain_radicals("张⼈⽔"), "张人水", "Kangxi radicals from a rare-character table");
        assert_eq!(plain_radicals("⻢⻰⺠⻓⻅"), "马龙民长见", "the supplement, in its simplified forms");
        assert_eq!(plain_radicals("⻨⽶⿃"), "麦米鳥", "the two tables do not run into each other");
    }

    #[test]
    fn every_sign_is_unified_but_the_one_without_a_character() {
        let signs = ('\u{2E80}'..='\u{2E99}').chain('\u{2E9B}'..='\u{2EF3}').chain('\u{2F00}'..='\u{2FD5}');
        let left: String = signs.filter(|&c| plain(c) == c).collect();
        assert_eq!(left, "⺀", "only ⺀ is the equal of no character");
        assert_eq!(plain('\u{2EF3}'), '龟', "the last of the supplement");
        assert_eq!(plain('\u{2FD5}'), '龠', "the last of Kangxi's 214");
    }

    #[test]
    fn compatibility_ideographs_and_everything_else_stay() {
        for text in ["金\u{F90A}", "欧阳𬱖", "流波䃥镇", "\u{2FE0}\u{2E7F}A·"] {
            assert_eq!(plain_radicals(text), text, "{text} is written as it is meant");
        }
    }
}
