//! Numbers that look random and follow from a seed (`SplitMix64`, Steele, Lea and Flood 2014).

/// A sequence of numbers.
pub(crate) struct Random(u64);

impl Random {
    /// The sequence of one part of what a seed makes.
    pub(crate) fn of(seed: u64, part: u64) -> Self {
        let mut whole = Self(seed);
        let start = whole.next();
        Self(start ^ part.wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 to below an end.
    pub(crate) fn below(&mut self, end: i64) -> i64 {
        i64::try_from((u128::from(self.next()) * u128::from(end.unsigned_abs())) >> 64).expect("below `end`")
    }

    /// A whole number from one to below another.
    pub(crate) fn between(&mut self, from: i64, end: i64) -> i64 {
        from + self.below(end - from)
    }

    /// Whether something that happens in so many of a hundred cases happens now.
    pub(crate) fn happens(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }
}
