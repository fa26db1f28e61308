//! 遮蔽: personal data as shown everywhere but on the certificate (rules.md §7, grade D).

/// `341599********0016`: first six and last four; shorter numbers keep the last four only.
#[must_use]
pub fn mask_id(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    let last: String = chars[chars.len().saturating_sub(4)..].iter().collect();
    match chars.len() {
        0..=4 => "*".repeat(chars.len()),
        15.. => {
            let first: String = chars[..6].iter().collect();
            format!("{first}{}{last}", "*".repeat(chars.len() - 10))
        }
        n => format!("{}{last}", "*".repeat(n - 4)),
    }
}

/// `张*`, `欧阳**`: the family name stays. A name of a minority (with `·`) keeps its first part.
#[must_use]
pub fn mask_name(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let kept = match chars.iter().position(|&c| c == '·') {
        Some(dot) => dot + 1,
        None if chars.len() >= 3 && is_double_surname(chars[0], chars[1]) => 2,
        None => 1,
    };
    chars.iter().enumerate().map(|(i, &c)| if i < kept { c } else { '*' }).collect()
}

fn is_double_surname(first: char, second: char) -> bool {
    const DOUBLE: [&str; 24] = [
        "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "司空",
        "夏侯", "端木", "百里", "南宫", "西门", "独孤", "轩辕", "宇文", "长孙", "钟离", "闻人", "东郭",
    ];
    DOUBLE.iter().any(|d| d.chars().eq([first, second]))
}

/// `138****0016`: first three and last four.
#[must_use]
pub fn mask_phone(phone: &str) -> String {
    let chars: Vec<char> = phone.chars().collect();
    if chars.len() < 8 {
        return "*".repeat(chars.len());
    }
    let (head, tail) = (&chars[..3], &chars[chars.len() - 4..]);
    let hidden = "*".repeat(chars.len() - 7);
    format!("{}{hidden}{}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

/// An address down to estate or village group: everything from the first digit on is hidden.
#[must_use]
pub fn mask_address(address: &str) -> String {
    let kept: String =
        address.chars().take_while(|c| !c.is_ascii_digit() && !('０'..='９').contains(c)).collect();
    let kept = kept.trim_end();
    if kept.chars().count() == address.chars().count() { address.to_owned() } else { format!("{kept}***") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_ends_only() {
        assert_eq!(mask_id("341599199001010016"), "341599********0016", "eighteen digits");
        assert_eq!(mask_id("E12345678"), "*****5678", "a passport keeps the last four");
        assert_eq!(mask_id("1234"), "****", "nothing of a number too short to mask");
        assert_eq!(mask_phone("13800000016"), "138****0016", "a mobile phone");
    }

    #[test]
    fn names_keep_the_family_name() {
        assert_eq!(mask_name("张三"), "张*", "two characters");
        assert_eq!(mask_name("欧阳𬱖"), "欧阳*", "a double surname, and a character beyond the BMP");
        assert_eq!(mask_name("阿卜杜拉·买买提"), "阿卜杜拉·***", "the part before the dot");
        assert_eq!(mask_name(""), "", "nothing");
    }

    #[test]
    fn an_address_keeps_estate_or_village() {
        assert_eq!(mask_address("柳荫小区3幢402室"), "柳荫小区***", "up to the first number");
        assert_eq!(mask_address("流波䃥镇桃岭村"), "流波䃥镇桃岭村", "no house number, nothing to hide");
    }
}
