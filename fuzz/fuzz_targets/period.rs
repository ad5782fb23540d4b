//! Any text is a period or is refused, and a period reads back as itself.
#![no_main]

use bilan_fuzz::period::{FiscalYear, NamedBy, Period, PeriodForms};
use libfuzzer_sys::fuzz_target;
use time::Month;

fuzz_target!(|input: (u8, &str)| {
    let (settings, text) = input;
    let first = Month::try_from(settings % 12 + 1).expect("a month");
    let named = NamedBy::ALL[usize::from(settings / 12 % 2)];
    let fiscal = FiscalYear::new(first, named);
    let calendar = PeriodForms::default();
    let forms = if settings < 128 { calendar } else { PeriodForms::with_fiscal_year(fiscal) };
    match forms.parse(text) {
        Ok(period) => {
            assert!(period.start() <= period.end());
            let written = period.to_string();
            assert_eq!(Period::parse(&written), Ok(period), "{text:?} is written {written}");
            assert_eq!(calendar.parse(&written), Ok(period), "{text:?} is written {written}");
        }
        Err(error) => assert!(!error.to_string().is_empty() && !error.fault.help().is_empty()),
    }
    if let Ok(period) = Period::parse(text) {
        assert_eq!(calendar.parse(text), Ok(period), "a plain form");
    }
});
