//! Why a page was not laid out: found before anything is drawn or numbered.

/// Why a page cannot be laid out. The sentences are for the clerk and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutFault {
    /// No face has this character.
    #[error("“{label}”里的“{character}”（U+{:04X}）印不出来：{}", u32::from(*character), advice(*character))]
    MissingGlyph {
        /// Key of the field it stands in; none for fixed words.
        field: Option<String>,
        /// Label of the field, or what the fixed words are (标题、落款 …).
        label: String,
        /// The character.
        character: char,
    },
    /// More text than one page holds, even in the smallest type.
    #[error("一页纸排不下，用最小的字号还多 {lines} 行。请把“{label}”缩短约 {characters} 个字")]
    DoesNotFit {
        /// Key of the longest field; none when the fixed words alone are too long.
        field: Option<String>,
        /// Its label.
        label: String,
        /// Lines too many in the smallest type.
        lines: usize,
        /// About how many characters to take away.
        characters: usize,
    },
    /// A line with a fixed place has more text than the place holds.
    #[error("{what}太长，印不下（最多 {most} 行）。请改短")]
    TooLong {
        /// Which: 标题, 编号, 落款单位, 页脚 …
        what: &'static str,
        /// Most lines it may take.
        most: usize,
    },
    /// A certificate without something every certificate has.
    #[error("这份证明还没有{0}，不能出具")]
    Lacks(&'static str),
    /// A certificate with a place still to fill.
    #[error("“{label}”还没有填，不能出具")]
    StillBlank {
        /// Label of the place.
        label: String,
    },
}

/// What to do about a character no face has.
fn advice(character: char) -> &'static str {
    match u32::from(character) {
        0xE000..=0xF8FF | 0xF0000..=0x10FFFF => "这是旧系统自造的字，换一台电脑就认不出，请重新输入正式的字",
        0x30000..=0x3FFFF | 0x2EBF0..=0x2EE5F => {
            "这个字刚编入国家标准，随程序的字库还没有收，请先不要出具，并报县区更新字库"
        }
        _ if crate::faces::is_unprintable(character) => "这是看不见的控制字符，请删掉重打",
        _ => "字库里没有这个字，请核对是不是输错了；没有输错的，报县区更新字库",
    }
}
