//! Digits to a decimal, exactly.

use rust_decimal::Decimal;

use super::NotANumber;

/// The largest number of digits before and after the point together, without the point.
const LARGEST: u128 = (1 << 96) - 1;
/// The most decimals.
const MOST_DECIMALS: i64 = 28;

/// The digits of a number, as far as they were read.
#[derive(Default)]
pub(super) struct Digits {
    /// The digits as a whole number.
    mantissa: u128,
    /// How many of them stand behind the decimal mark; none before it.
    pub(super) decimals: Option<u32>,
    /// Zeros behind them, which matter only if another digit follows.
    zeros: u32,
    /// The digits since the last mark for thousands.
    pub(super) group: usize,
    /// The mark for thousands.
    pub(super) mark: Option<char>,
    pub(super) begins_with_zero: bool,
    any: bool,
}

impl Digits {
    pub(super) fn push(&mut self, digit: u32) -> Result<(), NotANumber> {
        let is_first = !std::mem::replace(&mut self.any, true);
        let Some(decimals) = self.decimals else {
            self.begins_with_zero |= is_first && digit == 0;
            self.group += 1;
            self.mantissa = longer(self.mantissa, digit).ok_or(NotANumber::OutOfRange)?;
            return Ok(());
        };
        if digit == 0 {
            self.zeros = self.zeros.saturating_add(1);
            return Ok(());
        }
        for digit in std::iter::repeat_n(0, self.zeros as usize).chain([digit]) {
            self.mantissa = longer(self.mantissa, digit).ok_or(NotANumber::TooManyDigits)?;
        }
        self.decimals = Some(decimals.saturating_add(self.zeros).saturating_add(1));
        self.zeros = 0;
        Ok(())
    }

    /// Looks at the last group before the decimals.
    pub(super) fn end_of_whole(&self) -> Result<(), NotANumber> {
        let is_whole = self.mark.is_none() || self.group == 3;
        if is_whole { Ok(()) } else { Err(NotANumber::WrongGroups) }
    }

    /// The number times a power of ten, with the zeros at its end as far as they can be kept.
    pub(super) fn decimal(self, power: i32) -> Result<Decimal, NotANumber> {
        if !self.any {
            return Err(NotANumber::NoDigits);
        }
        let mut mantissa = self.mantissa;
        let mut scale = i64::from(self.decimals.unwrap_or_default()) - i64::from(power);
        if mantissa == 0 {
            scale = (scale + i64::from(self.zeros)).clamp(0, MOST_DECIMALS);
        }
        while scale < 0 {
            mantissa = longer(mantissa, 0).ok_or(NotANumber::OutOfRange)?;
            scale += 1;
        }
        while scale > MOST_DECIMALS {
            if !mantissa.is_multiple_of(10) {
                return Err(NotANumber::TooManyDigits);
            }
            mantissa /= 10;
            scale -= 1;
        }
        for _ in 0..self.zeros {
            let Some(more) = longer(mantissa, 0).filter(|more| *more > 0 && scale < MOST_DECIMALS) else {
                break;
            };
            (mantissa, scale) = (more, scale + 1);
        }
        let (Ok(mantissa), Ok(scale)) = (i128::try_from(mantissa), u32::try_from(scale)) else {
            return Err(NotANumber::TooManyDigits);
        };
        Decimal::try_from_i128_with_scale(mantissa, scale).ok().ok_or(NotANumber::TooManyDigits)
    }
}

/// A whole number with another digit behind it; none where it cannot be kept.
fn longer(mantissa: u128, digit: u32) -> Option<u128> {
    let longer = mantissa.checked_mul(10)?.checked_add(u128::from(digit))?;
    (longer <= LARGEST).then_some(longer)
}

/// The exponent, or a much larger one than any number has.
pub(super) fn read_exponent(text: &str) -> Result<i32, NotANumber> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if let Some(other) = digits.chars().find(|c| !c.is_ascii_digit()) {
        return Err(NotANumber::Unexpected(other));
    }
    if digits.is_empty() {
        return Err(NotANumber::Unexpected('e'));
    }
    let digits = digits.trim_start_matches('0');
    let size = if digits.is_empty() { Ok(0) } else { digits.parse() };
    Ok(sign * size.unwrap_or(i32::MAX))
}
