//! Nobody real: every id number in the repository carries an area code that does not exist.

use shouzhang_tests::files;

use crate::assert_none;

/// 六安市 has no such division.
const INVENTED_AREA: &str = "341599";
/// The two examples printed in GB 11643-1999 itself.
const FROM_THE_STANDARD: [&str; 2] = ["11010519491231002X", "440524188001010014"];

#[test]
fn every_id_number_is_invented() {
    let mut findings = Vec::new();
    for file in files().expect("the repository can be read") {
        if file.path.ends_with(".lock") || file.path.ends_with("package-lock.json") {
            continue;
        }
        for number in id_numbers(&file.text) {
            if !number.starts_with(INVENTED_AREA) && !FROM_THE_STANDARD.contains(&number.as_str()) {
                findings.push(format!("{}: {}…", file.path, &number[..6]));
            }
        }
    }
    assert_none(&findings, "id numbers here begin with 341599, which is nobody's area");
}

/// Valid resident id numbers in a text: 18 characters, a day that can be, the right check character.
fn id_numbers(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut numbers = Vec::new();
    for start in 0..bytes.len().saturating_sub(17) {
        let stands_alone = (start == 0 || !is_digit(start - 1)) && !is_digit(start + 18);
        if stands_alone && (start..start + 17).all(is_digit) {
            let number = text[start..].chars().take(18).collect::<String>().to_uppercase();
            if is_valid(&number) {
                numbers.push(number);
            }
        }
    }
    numbers
}

fn is_valid(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let digits: Vec<u32> = number.chars().take(17).filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 17 || number.len() != 18 {
        return false;
    }
    let part = |from: usize, to: usize| digits[from..to].iter().fold(0, |sum, digit| sum * 10 + digit);
    let can_be = (1850..=2100).contains(&part(6, 10))
        && (1..=12).contains(&part(10, 12))
        && (1..=31).contains(&part(12, 14));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = CHECKS[usize::try_from(sum % 11).expect("a remainder of eleven is small")];
    can_be && number.as_bytes()[17] == check
}

#[test]
fn the_finder_finds_what_it_is_for() {
    assert_eq!(
        id_numbers("号码：341599199001010016。"),
        ["341599199001010016"],
        "an id number in a sentence is found"
    );
    assert_eq!(id_numbers("11010519491231002x"), FROM_THE_STANDARD[..1], "a small x counts");
    assert!(id_numbers("341599199001010017").is_empty(), "a wrong check digit makes it no id number");
    assert!(id_numbers("1234567890123456789012").is_empty(), "a longer number is no id number");
}
