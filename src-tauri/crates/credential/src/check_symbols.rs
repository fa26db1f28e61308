//! Two check symbols over GF(2⁵): a shortened Reed–Solomon code. Any two wrong symbols are noticed, and so are two that
//! changed places.

/// x⁵ + x² + 1.
const POLYNOMIAL: usize = 0b10_0101;

/// Powers of the generator, twice round.
const POWERS: [u8; 62] = {
    let mut powers = [0; 62];
    let mut value = 1;
    let mut i = 0;
    while i < 62 {
        powers[i] = value as u8;
        value <<= 1;
        if value & 0b10_0000 != 0 {
            value ^= POLYNOMIAL;
        }
        i += 1;
    }
    powers
};

fn times(a: u8, b: u8) -> u8 {
    let log = |x: u8| POWERS.iter().position(|&power| power == x);
    match (log(a), log(b)) {
        // The first 31 powers are all elements but 0, so both logarithms are below 31.
        (Some(a), Some(b)) => POWERS[a + b],
        _ => 0,
    }
}

/// The two symbols to append: the word with them is a multiple of (x − α)(x − α²).
pub(crate) fn of(word: &[u8]) -> [u8; 2] {
    let (sum, product) = (POWERS[1] ^ POWERS[2], POWERS[3]);
    word.iter().fold([0, 0], |[first, second], &symbol| {
        let lead = symbol ^ first;
        [second ^ times(lead, sum), times(lead, product)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: [u8; 18] = [3, 31, 0, 7, 7, 12, 25, 1, 0, 0, 19, 30, 2, 16, 8, 21, 9, 5];

    fn is_whole(word: &[u8]) -> bool {
        let (data, checks) = word.split_at(word.len() - 2);
        of(data) == checks
    }

    #[test]
    fn any_one_or_two_wrong_symbols_are_noticed() {
        let whole = [&WORD[..], &of(&WORD)].concat();
        assert!(is_whole(&whole), "the word itself is whole");
        for i in 0..whole.len() {
            for wrong in 1..32 {
                let mut word = whole.clone();
                word[i] ^= wrong;
                assert!(!is_whole(&word), "symbol {i} is wrong by {wrong}");
                for j in 0..i {
                    let mut word = word.clone();
                    word[j] ^= wrong.max(1) ^ (wrong >> 1);
                    assert!(!is_whole(&word), "symbols {i} and {j} are wrong");
                }
            }
        }
    }

    #[test]
    fn neighbours_that_changed_places_are_noticed() {
        let whole = [&WORD[..], &of(&WORD)].concat();
        for i in 1..whole.len() {
            let mut word = whole.clone();
            word.swap(i - 1, i);
            assert!(whole[i - 1] == whole[i] || !is_whole(&word), "{i} changed places with the one before");
        }
    }
}
