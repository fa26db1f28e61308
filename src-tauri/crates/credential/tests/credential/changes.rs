//! Ways to change a code: one digit, several, cut, doubled, shuffled, a bit of the bytes behind it. The same every time.

/// A stream of changes.
pub(crate) struct Changes {
    state: u64,
}

impl Changes {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 }
    }

    /// A number that looks random (xorshift).
    fn next(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// The digits, changed; never the same as before.
    pub(crate) fn of(&mut self, digits: &str) -> String {
        loop {
            let mut changed: Vec<u8> = digits.bytes().collect();
            match self.next(6) {
                0 => self.replace(&mut changed, 1),
                1 => {
                    let many = 2 + self.next(8);
                    self.replace(&mut changed, many);
                }
                2 => changed.truncate(self.next(digits.len())),
                3 => changed.insert(self.next(digits.len()), b'0' + self.digit()),
                4 => {
                    let (a, b) = (self.next(digits.len()), self.next(digits.len()));
                    changed.swap(a, b);
                }
                _ => drop(changed.remove(self.next(digits.len()))),
            }
            let changed = String::from_utf8_lossy(&changed).into_owned();
            if changed != digits {
                return changed;
            }
        }
    }

    /// The bytes, with some bits flipped; never the same as before.
    pub(crate) fn of_bytes(&mut self, bytes: &[u8]) -> Vec<u8> {
        loop {
            let mut changed = bytes.to_vec();
            for _ in 0..=self.next(4) {
                let bit = self.next(8 * bytes.len());
                changed[bit / 8] ^= 1 << (bit % 8);
            }
            if changed != bytes {
                return changed;
            }
        }
    }

    fn digit(&mut self) -> u8 {
        u8::try_from(self.next(10)).unwrap_or(0)
    }

    fn replace(&mut self, digits: &mut [u8], times: usize) {
        for _ in 0..times {
            let at = self.next(digits.len());
            digits[at] = b'0' + self.digit();
        }
    }
}
