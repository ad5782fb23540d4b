//! Rows numbered by their keys, so that those of one key are found without comparing texts or sorting.

use polars::prelude::{
    BooleanChunked, ChunkAgg, ChunkedArray, DataFrame, DataType, PolarsError, PolarsNumericType, Series,
};

/// The parts in which keys are compared, so that each fits into the nearest memory.
const PARTS: usize = 256;

/// Rows numbered from 0: two have the same number where all their values are the same, and only there.
pub(super) struct Numbered {
    /// The number of each row.
    pub(super) of: Vec<u32>,
    /// How many different numbers there are.
    pub(super) count: usize,
}

impl Numbered {
    /// How many rows have each number.
    pub(super) fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.count];
        for number in &self.of {
            sizes[*number as usize] += 1;
        }
        sizes
    }
}

/// Numbers the rows of a frame by some columns; none is a value like any other.
pub(super) fn numbered(frame: &DataFrame, columns: &[&str]) -> Result<Numbered, PolarsError> {
    let mut keys = Keys { of: vec![0; frame.height()], bits: 0 };
    for column in columns {
        for part in values(frame.column(column)?.as_materialized_series())? {
            keys.add(part);
        }
    }
    Ok(number(&keys.of))
}

/// For each row, whether another one seems to have the same values in the columns.
///
/// Every row that has is told, and once in a very long while one that has not:
/// whoever asks looks at the values of those that are told.
pub(super) fn repeated(frame: &DataFrame, columns: &[&str]) -> Result<BooleanChunked, PolarsError> {
    let rows = seeming(frame, columns)?;
    let sizes = rows.sizes();
    Ok(rows.of.into_iter().map(|number| sizes[number as usize] > 1).collect())
}

/// Numbers the rows of a frame by some columns, where two numbers may, once in a very long while, be one.
///
/// For whoever looks at the values afterwards: it costs less than [`numbered`].
pub(super) fn seeming(frame: &DataFrame, columns: &[&str]) -> Result<Numbered, PolarsError> {
    Ok(number(&hashed(frame, columns)?))
}

/// A number for each row, the same for rows that have the same values in the columns.
pub(super) fn hashed(frame: &DataFrame, columns: &[&str]) -> Result<Vec<u64>, PolarsError> {
    let mut hashes = vec![0; frame.height()];
    for column in columns {
        let series = frame.column(column)?.as_materialized_series();
        let physical = series.to_physical_repr();
        // None is a value like any other, and unlike 0.
        let add = |hash: &mut u64, value: Option<u64>| *hash = hash_of(*hash, value.unwrap_or(u64::MAX));
        if physical.null_count() == physical.len() {
            continue;
        }
        if let Ok(values) = physical.u32() {
            let values = values.iter().map(|value| value.map(u64::from));
            hashes.iter_mut().zip(values).for_each(|(hash, value)| add(hash, value));
        } else if let Ok(values) = physical.i32() {
            let values = values.iter().map(|value| value.map(|it| u64::from(it.cast_unsigned())));
            hashes.iter_mut().zip(values).for_each(|(hash, value)| add(hash, value));
        } else if let Ok(values) = physical.i128() {
            for (hash, value) in hashes.iter_mut().zip(values.iter()) {
                let value = value.map(i128::cast_unsigned);
                #[expect(clippy::cast_possible_truncation, reason = "each half of the bits")]
                let (low, high) = (value.map(|it| it as u64), value.map(|it| (it >> u64::BITS) as u64));
                add(hash, low);
                add(hash, high);
            }
        } else {
            let values = physical.strict_cast(&DataType::Int64)?;
            let values = values.i64()?.iter().map(|value| value.map(i64::cast_unsigned));
            hashes.iter_mut().zip(values).for_each(|(hash, value)| add(hash, value));
        }
    }
    Ok(hashes)
}

/// A number that depends on all bits of two.
fn hash_of(hash: u64, value: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

/// Whole numbers that stand for the values of several columns, each in bits of its own.
struct Keys {
    of: Vec<u64>,
    /// How many bits are in use.
    bits: u32,
}

impl Keys {
    fn add(&mut self, mut values: Vec<u64>) {
        let mut width = width(&values);
        if self.bits + width > u64::BITS {
            self.bits = renumber(&mut self.of);
        }
        if self.bits + width > u64::BITS {
            width = renumber(&mut values);
        }
        // No more than 32 bits are left of each.
        for (key, value) in self.of.iter_mut().zip(values) {
            *key = key.checked_shl(width).unwrap_or_default() | value;
        }
        self.bits += width;
    }
}

/// How many bits the largest of some numbers has.
fn width(numbers: &[u64]) -> u32 {
    u64::BITS - numbers.iter().max().map_or(u64::BITS, |most| most.leading_zeros())
}

/// Puts small numbers for large ones; how many bits they have.
fn renumber(numbers: &mut [u64]) -> u32 {
    let small = number(numbers);
    for (number, small) in numbers.iter_mut().zip(small.of) {
        *number = u64::from(small);
    }
    width(numbers)
}

/// The values of a column as whole numbers from 0 on, each in as many parts as it takes; none is a value like any other.
fn values(series: &Series) -> Result<Vec<Vec<u64>>, PolarsError> {
    let physical = series.to_physical_repr();
    if let Ok(numbers) = physical.u32() {
        return Ok(vec![from_least(numbers)]);
    }
    if let Ok(numbers) = physical.i32() {
        return Ok(vec![from_least(numbers)]);
    }
    let is_there = || physical.is_not_null().iter().map(|is| u64::from(is == Some(true))).collect();
    if let Ok(numbers) = physical.i128() {
        let mut parts = if physical.has_nulls() { vec![is_there()] } else { Vec::new() };
        let (mut low, mut high) = (Vec::with_capacity(series.len()), Vec::with_capacity(series.len()));
        for number in numbers.iter() {
            let number = number.unwrap_or_default().cast_unsigned();
            #[expect(clippy::cast_possible_truncation, reason = "each half of the bits")]
            let halves = (number as u64, (number >> u64::BITS) as u64);
            low.push(halves.0);
            high.push(halves.1);
        }
        parts.extend([low, high]);
        return Ok(parts);
    }
    let numbers = physical.strict_cast(&DataType::Int64)?;
    let numbers = numbers.i64()?;
    let least = numbers.min().unwrap_or_default();
    let above = numbers.iter().map(|value| value.map_or(0, |value| value.abs_diff(least))).collect();
    Ok(vec![is_there(), above])
}

/// How far each of some numbers of 32 bits lies above the least of them, counted from 1; none is 0.
fn from_least<T>(numbers: &ChunkedArray<T>) -> Vec<u64>
where
    T: PolarsNumericType,
    T::Native: Into<i64>,
    ChunkedArray<T>: ChunkAgg<T::Native>,
{
    let least = numbers.min().map_or(0, Into::into);
    let above = |number: T::Native| number.into().abs_diff(least) + 1;
    numbers.iter().map(|number| number.map_or(0, above)).collect()
}

/// Numbers some keys from 0 on.
fn number(keys: &[u64]) -> Numbered {
    let mut ends = [0_usize; PARTS];
    for key in keys {
        ends[part_of(mixed(*key))] += 1;
    }
    let mut begin = 0;
    let mut next = ends.map(|count| {
        let own = begin;
        begin += count;
        own
    });
    let mut sorted = vec![(0_u64, 0_u32); keys.len()];
    for (key, row) in keys.iter().zip(0_u32..) {
        let mixed = mixed(*key);
        let place = &mut next[part_of(mixed)];
        sorted[*place] = (mixed, row);
        *place += 1;
    }
    let mut parts: Vec<&[(u64, u32)]> = Vec::with_capacity(PARTS);
    let mut rest = sorted.as_slice();
    for count in ends {
        let (own, others) = rest.split_at(count);
        parts.push(own);
        rest = others;
    }
    let (mut of, mut before) = (vec![0_u32; keys.len()], 0_u32);
    for part in parts {
        let (numbers, count) = number_part(part);
        for ((_, row), number) in part.iter().zip(numbers) {
            of[*row as usize] = before + number;
        }
        before += count;
    }
    Numbered { of, count: before as usize }
}

/// A number with its bits mixed, and different for each.
fn mixed(key: u64) -> u64 {
    let key = (key ^ (key >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    key ^ (key >> 29)
}

fn part_of(mixed: u64) -> usize {
    usize::from((mixed >> 56) as u8)
}

/// Numbers the keys of one part, and how many they are.
fn number_part(part: &[(u64, u32)]) -> (Vec<u32>, u32) {
    let slots = (part.len() * 2).next_power_of_two();
    // What a slot holds: nothing, or the number of a key, counted from 1.
    let mut table = vec![0_u32; slots];
    let (mut known, mut numbers) = (Vec::new(), Vec::with_capacity(part.len()));
    let mut count = 0_u32;
    for (key, _) in part {
        #[expect(clippy::cast_possible_truncation, reason = "only the lower bits are used")]
        let mut slot = (*key as usize) & (slots - 1);
        let number = loop {
            let Some(number) = table[slot].checked_sub(1) else {
                count += 1;
                table[slot] = count;
                known.push(*key);
                break count - 1;
            };
            if known[number as usize] == *key {
                break number;
            }
            slot = (slot + 1) & (slots - 1);
        };
        numbers.push(number);
    }
    (numbers, count)
}

#[cfg(test)]
mod tests {
    use polars::prelude::{IntoColumn, NamedFrom};

    use super::*;

    #[test]
    fn rows_that_share_all_their_values_are_found() {
        let column = |name: &str, values: Vec<Option<u32>>| Series::new(name.into(), values).into_column();
        let a = vec![Some(1), Some(1), Some(2), None, None, Some(1)];
        let b = vec![Some(7), Some(8), Some(7), None, None, Some(7)];
        let frame =
            DataFrame::new_infer_height(vec![column("a", a), column("b", b)]).expect("columns of one height");
        let repeated = |columns: &[&str]| -> Vec<bool> {
            repeated(&frame, columns).expect("columns of numbers").iter().flatten().collect()
        };
        assert_eq!(repeated(&["a", "b"]), [true, false, false, true, true, true]);
        assert_eq!(repeated(&["a"]), [true, true, false, true, true, true]);
    }

    #[test]
    fn keys_wider_than_a_word_are_told_apart() {
        let wide = |name: &str, values: [i64; 4]| Series::new(name.into(), values).into_column();
        let frame = DataFrame::new_infer_height(vec![
            wide("a", [i64::MIN, i64::MAX, i64::MIN, 0]),
            wide("b", [i64::MAX, 5, i64::MAX, 0]),
            wide("c", [1, 1, 1, i64::MAX]),
        ])
        .expect("columns of one height");
        let rows = numbered(&frame, &["a", "b", "c"]).expect("numbers");
        assert_eq!((rows.count, rows.of[0] == rows.of[2]), (3, true));
        let mut sizes = rows.sizes();
        sizes.sort_unstable();
        assert_eq!(sizes, [1, 1, 2]);
    }

    #[test]
    fn decimals_are_told_apart_by_all_their_digits() {
        let numbers =
            [Some("1"), Some("1.000000000000000001"), None, Some("10000000000000000000"), Some("1")];
        let numbers = Series::new("a".into(), numbers).cast(&DataType::Decimal(38, 18)).expect("decimals");
        let frame = DataFrame::new_infer_height(vec![numbers.into_column()]).expect("one column");
        let rows = numbered(&frame, &["a"]).expect("numbers");
        assert_eq!((rows.count, rows.of[0] == rows.of[4]), (4, true));
    }

    #[test]
    fn many_rows_are_compared_in_parts() {
        let values: Vec<u32> = (0..50_000).chain(20_000..20_010).collect();
        let frame = DataFrame::new_infer_height(vec![Series::new("a".into(), values).into_column()])
            .expect("one column");
        let repeated = repeated(&frame, &["a"]).expect("numbers");
        assert_eq!(repeated.sum(), Some(20));
        assert_eq!(repeated.iter().position(|row| row == Some(true)), Some(20_000));
    }
}
