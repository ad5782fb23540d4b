//! Any text is a number or is refused, and a number reads back as itself.
#![no_main]

use bilan_fuzz::number::{Grouping, NumberForm, PercentSign};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (settings, text) = input;
    let (decimal, thousands): (char, &[char]) = match settings % 5 {
        0 => ('.', &[]),
        1 => ('.', &[',']),
        2 => (',', &['.', ' ']),
        3 => (',', &[' ', '\'']),
        _ => ('٫', &['٬']),
    };
    let mut form = NumberForm::new(decimal, thousands).expect("marks of numbers");
    if settings & 0x20 != 0 {
        form = form.grouped(Grouping::Indian);
    }
    if settings & 0x40 != 0 {
        form = form.with_brackets();
    }
    if settings & 0x80 != 0 {
        form = form.with_percent(PercentSign::Points);
    }
    match form.parse(text) {
        Ok(number) => {
            let written = number.to_string();
            let plain = NumberForm::default().parse(&written);
            assert_eq!(plain.map(|number| number.to_string()), Ok(written.clone()), "{text:?}");
            let in_form = written.replace('.', &decimal.to_string());
            assert_eq!(form.parse(&in_form), Ok(number), "{text:?} is written {in_form}");
        }
        Err(reason) => assert!(!reason.to_string().is_empty() && !reason.help().is_empty()),
    }
});
