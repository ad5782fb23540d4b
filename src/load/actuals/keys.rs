//! Rows that have their key in common with another: they alone must be compared with each other.

use std::num::NonZeroUsize;

use polars::prelude::{BooleanChunked, DataFrame, DataType, PolarsError};

/// The parts in which keys are compared, so that each fits into the nearest memory.
const PARTS: usize = 256;

/// For each row, whether another one may have the same values in the columns.
///
/// The values are compared by a hash of 64 bits: no row that shares its values
/// is left out, and one that does not may be named once in a great while.
pub(super) fn repeated(frame: &DataFrame, columns: &[&str]) -> Result<BooleanChunked, PolarsError> {
    let mut hashes = vec![0_u64; frame.height()];
    for column in columns {
        mix(frame, column, &mut hashes)?;
    }
    let mut repeated = vec![false; hashes.len()];
    for row in shared(&hashes) {
        repeated[row as usize] = true;
    }
    Ok(repeated.into_iter().collect())
}

/// Takes the values of a column into the hashes of the rows.
fn mix(frame: &DataFrame, column: &str, hashes: &mut [u64]) -> Result<(), PolarsError> {
    let series = frame.column(column)?.as_materialized_series();
    if series.null_count() == series.len() {
        return Ok(());
    }
    let add = |hash: &mut u64, value: u64| {
        let mixed = (*hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *hash = mixed ^ (mixed >> 29);
    };
    if let DataType::Decimal(..) = series.dtype() {
        for (hash, value) in hashes.iter_mut().zip(series.decimal()?.physical().iter()) {
            let value = value.unwrap_or(i128::MIN).to_le_bytes();
            let (low, high) = value.split_at(8);
            for half in [low, high] {
                add(hash, half.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)));
            }
        }
        return Ok(());
    }
    let codes = series.to_physical_repr().cast(&DataType::Int64)?;
    for (hash, code) in hashes.iter_mut().zip(codes.i64()?.iter()) {
        add(hash, code.unwrap_or(i64::MIN).cast_unsigned());
    }
    Ok(())
}

/// The places of the hashes that are there more than once.
fn shared(hashes: &[u64]) -> Vec<u32> {
    let part = |hash: u64| usize::from((hash >> 56) as u8);
    let mut ends = [0_usize; PARTS];
    for hash in hashes {
        ends[part(*hash)] += 1;
    }
    let mut begin = 0;
    let mut next = ends.map(|count| {
        let own = begin;
        begin += count;
        own
    });
    let mut sorted = vec![(0_u64, 0_u32); hashes.len()];
    for (hash, row) in hashes.iter().zip(0_u32..) {
        let place = &mut next[part(*hash)];
        sorted[*place] = (*hash, row);
        *place += 1;
    }
    let mut parts: Vec<&[(u64, u32)]> = Vec::with_capacity(PARTS);
    let mut rest = sorted.as_slice();
    for count in ends {
        let (own, others) = rest.split_at(count);
        parts.push(own);
        rest = others;
    }
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(PARTS);
    let share = PARTS.div_ceil(threads);
    std::thread::scope(|scope| {
        let running: Vec<_> = parts
            .chunks(share)
            .map(|parts| {
                scope.spawn(move || parts.iter().flat_map(|part| shared_in(part)).collect::<Vec<u32>>())
            })
            .collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// The places of the hashes of one part that are there more than once.
fn shared_in(part: &[(u64, u32)]) -> Vec<u32> {
    let slots = (part.len() * 2).next_power_of_two();
    // What a slot holds: nothing, or the place in the part of the first row with a hash, counted from 1.
    let mut table = vec![0_u32; slots];
    let mut named = vec![false; part.len()];
    let mut found = Vec::new();
    for (index, (hash, row)) in part.iter().enumerate() {
        #[expect(clippy::cast_possible_truncation, reason = "only the lower bits are used")]
        let mut slot = (*hash as usize) & (slots - 1);
        loop {
            let Some(first) = (table[slot] as usize).checked_sub(1) else {
                table[slot] = u32::try_from(index + 1).unwrap_or(u32::MAX);
                break;
            };
            if part[first].0 == *hash {
                if !std::mem::replace(&mut named[first], true) {
                    found.push(part[first].1);
                }
                found.push(*row);
                break;
            }
            slot = (slot + 1) & (slots - 1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use polars::prelude::{IntoColumn, NamedFrom, Series};

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
    fn many_rows_are_compared_in_parts() {
        let values: Vec<u32> = (0..50_000).chain(20_000..20_010).collect();
        let frame = DataFrame::new_infer_height(vec![Series::new("a".into(), values).into_column()])
            .expect("one column");
        let repeated = repeated(&frame, &["a"]).expect("numbers");
        assert_eq!(repeated.sum(), Some(20));
        assert_eq!(repeated.iter().position(|row| row == Some(true)), Some(20_000));
    }
}
