//! The widths of characters that were looked up before.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Widths in ems by family and weight; charts ask for the same few thousand times and again.
#[derive(Debug, Default)]
pub(super) struct Widths(Mutex<HashMap<String, [HashMap<char, f64>; 2]>>);

impl Widths {
    /// The sum of the widths of characters; `look_up` is asked for those that are not known.
    pub(super) fn sum(
        &self,
        letters: impl Iterator<Item = char>,
        (family, bold): (&str, bool),
        look_up: impl Fn(char) -> f64,
    ) -> f64 {
        // A look-up that panicked has left the map whole: it only ever grows.
        let mut families = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !families.contains_key(family) {
            families.insert(family.to_owned(), Default::default());
        }
        let Some(weights) = families.get_mut(family) else { return letters.map(look_up).sum() };
        let known = &mut weights[usize::from(bold)];
        letters.map(|letter| *known.entry(letter).or_insert_with(|| look_up(letter))).sum()
    }
}
