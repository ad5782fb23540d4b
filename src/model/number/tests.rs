//! What is a number of which form, and why the rest is none.

use proptest::prelude::{Strategy, any, prop_assert_eq, prop_assume, proptest};

use super::*;

fn form(decimal: char, thousands: &[char]) -> NumberForm {
    NumberForm::new(decimal, thousands).expect("marks of numbers")
}

#[track_caller]
fn all_read(form: &NumberForm, cases: &[(&str, &str)]) {
    for (text, number) in cases {
        assert_eq!(form.parse(text).map(|number| number.to_string()), Ok((*number).to_owned()), "{text:?}");
    }
}

#[track_caller]
fn all_refused(form: &NumberForm, cases: &[(&str, NotANumber)]) {
    for (text, reason) in cases {
        assert_eq!(form.parse(text), Err(*reason), "{text:?}");
    }
}

#[test]
fn plain_numbers_read_exactly_as_written() {
    let cases = [
        ("0", "0"),
        ("-0.10", "-0.10"),
        ("007", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+3", "3"),
        (" 12 ", "12"),
        ("92.99000000000001", "92.99000000000001"),
        ("\u{2212}5", "-5"),
        ("１２．５", "12.5"),
        ("\u{feff}7", "7"),
        ("79228162514264337593543950335", "79228162514264337593543950335"),
        ("0.00", "0.00"),
        ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
    ];
    all_read(&NumberForm::default(), &cases);
}

#[test]
fn exponents_are_part_of_a_number() {
    let cases = [
        ("1e5", "100000"),
        ("1.5e3", "1500"),
        ("1.50E1", "15.0"),
        ("1E+2", "100"),
        ("2.5e-3", "0.0025"),
        ("1e0007", "10000000"),
        ("0e999", "0"),
        ("1000e-29", "0.0000000000000000000000000100"),
    ];
    all_read(&NumberForm::default(), &cases);
    let refused = [
        ("1e999", NotANumber::OutOfRange),
        ("1e99999999999999999999", NotANumber::OutOfRange),
        ("1e29", NotANumber::OutOfRange),
        ("1e-29", NotANumber::TooManyDigits),
        ("1e", NotANumber::Unexpected('e')),
        ("e5", NotANumber::NoDigits),
        ("1e5e5", NotANumber::Unexpected('e')),
        ("1e1.5", NotANumber::Unexpected('.')),
        ("1e-99999999999999999999", NotANumber::TooManyDigits),
    ];
    all_refused(&NumberForm::default(), &refused);
}

#[test]
fn marks_for_thousands_stand_where_they_are_declared_and_nowhere_else() {
    all_read(
        &form('.', &[',']),
        &[("1,234", "1234"), ("12,345,678.90", "12345678.90"), ("1234.5", "1234.5"), ("-1,000", "-1000")],
    );
    all_read(
        &form(',', &['.']),
        &[("1.234", "1234"), ("1.234.567,5", "1234567.5"), ("1234,5", "1234.5"), ("0,123", "0.123")],
    );
    let spaces = form(',', &[' ', '\'']);
    for text in [
        "1 234 567,5",
        "1\u{a0}234\u{a0}567,5",
        "1\u{202f}234\u{202f}567,5",
        "1\u{2009}234 567,5",
        "1'234'567,5",
        "1’234’567,5",
    ] {
        all_read(&spaces, &[(text, "1234567.5")]);
    }
    let wrong = [
        "1,2",
        "12,34",
        "1234,567",
        "1,234567",
        "1,,234",
        ",123",
        "1,234,",
        "0,123",
        "01,234",
        "1,23,456",
        "1,234.5,6",
        "1,",
    ];
    for text in wrong {
        all_refused(&form('.', &[',']), &[(text, NotANumber::WrongGroups)]);
    }
    all_refused(&spaces, &[("1 234'567", NotANumber::WrongGroups), ("1\n234", NotANumber::Unexpected('\n'))]);
    all_refused(&form('.', &[',']), &[("1,234e5", NotANumber::Unexpected('e'))]);
    let undeclared =
        [(",", "1,234"), (" ", "1 000"), ("\u{a0}", "1\u{a0}000"), ("_", "1_000"), ("'", "1'000")];
    for (mark, text) in undeclared {
        let mark = canonical(mark.chars().next().expect("a mark"));
        all_refused(&NumberForm::default(), &[(text, NotANumber::UndeclaredMark(mark))]);
    }
}

#[test]
fn indian_groups_are_of_two_before_the_last() {
    let indian = form('.', &[',']).grouped(Grouping::Indian);
    all_read(
        &indian,
        &[("12,34,567.5", "1234567.5"), ("1,234", "1234"), ("12,345", "12345"), ("1,00,00,000", "10000000")],
    );
    for text in ["1,234,567", "123,456", "1,2,345", "12,34"] {
        all_refused(&indian, &[(text, NotANumber::WrongGroups)]);
    }
}

#[test]
fn arabic_numbers_have_their_digits_and_marks() {
    let cases = [
        ("٣", "3"),
        ("١٬٢٣٤٬٥٦٧٫٥", "1234567.5"),
        ("۱۲۳۴٫۵", "1234.5"),
        ("\u{61c}-٥", "-5"),
        ("\u{200e}-\u{200f}٥", "-5"),
        ("1٬234٫5", "1234.5"),
    ];
    all_read(&NumberForm::default(), &cases);
    all_refused(
        &NumberForm::default(),
        &[
            ("١2", NotANumber::MixedDigits),
            ("١۲", NotANumber::MixedDigits),
            ("١٬٢٣", NotANumber::WrongGroups),
        ],
    );
    all_read(&NumberForm::default().with_percent(PercentSign::Points), &[("٥٣٪", "53")]);
}

#[test]
fn brackets_and_percent_signs_mean_what_is_declared() {
    let plain = NumberForm::default();
    all_refused(
        &plain,
        &[("(5)", NotANumber::Brackets), ("53%", NotANumber::Percent), ("(5)%", NotANumber::Brackets)],
    );
    let all = form('.', &[',']).with_brackets();
    all_read(&all, &[("(1,234.5)", "-1234.5"), ("( 5 )", "-5"), ("（5）", "-5")]);
    all_refused(
        &all,
        &[
            ("(-5)", NotANumber::Unexpected('-')),
            ("(5", NotANumber::Unexpected('(')),
            ("((5))", NotANumber::Unexpected('(')),
        ],
    );
    let points = all.clone().with_percent(PercentSign::Points);
    all_read(
        &points,
        &[
            ("53%", "53"),
            ("53 %", "53"),
            ("53\u{202f}%", "53"),
            ("53％", "53"),
            ("(5%)", "-5"),
            ("(5)%", "-5"),
            ("7", "7"),
        ],
    );
    all_read(
        &all.with_percent(PercentSign::Share),
        &[("53%", "0.53"), ("1,250 %", "12.50"), ("0.5%", "0.005"), ("0.53", "0.53")],
    );
    all_refused(&points, &[("5%%", NotANumber::Unexpected('%')), ("%5", NotANumber::Unexpected('%'))]);
}

#[test]
fn what_is_no_number_says_why() {
    let cases = [
        ("", NotANumber::Empty),
        ("  ", NotANumber::Empty),
        ("NaN", NotANumber::NotFinite),
        ("-inf", NotANumber::NotFinite),
        ("Infinity", NotANumber::NotFinite),
        ("#DIV/0!", NotANumber::NotFinite),
        ("n/a", NotANumber::MissingWord),
        ("N.A.", NotANumber::MissingWord),
        ("–", NotANumber::MissingWord),
        ("…", NotANumber::MissingWord),
        ("many", NotANumber::NoDigits),
        ("12a", NotANumber::Unexpected('a')),
        ("33 of 60", NotANumber::Unexpected('o')),
        ("0x10", NotANumber::Unexpected('x')),
        ("--1", NotANumber::Unexpected('-')),
        ("5-", NotANumber::Unexpected('-')),
        ("- 5", NotANumber::UndeclaredMark(' ')),
        ("1.2.3", NotANumber::Unexpected('.')),
        ("$5", NotANumber::Unexpected('$')),
        ("1²", NotANumber::Unexpected('²')),
        ("5\0", NotANumber::Unexpected('\0')),
    ];
    all_refused(&NumberForm::default(), &cases);
}

#[test]
fn digits_that_cannot_be_kept_are_never_dropped() {
    let plain = NumberForm::default();
    all_refused(
        &plain,
        &[
            ("79228162514264337593543950336", NotANumber::OutOfRange),
            ("0.33333333333333333333333333333", NotANumber::TooManyDigits),
            ("7.9228162514264337593543950336", NotANumber::TooManyDigits),
            ("100000000000000000000.0000000001", NotANumber::TooManyDigits),
        ],
    );
    all_read(&plain, &[("0.10000000000000000000000000000000000", "0.1000000000000000000000000000")]);
    let long = format!("0.{}1", "0".repeat(5_000_000));
    all_refused(&plain, &[(&long, NotANumber::TooManyDigits)]);
    all_read(&plain, &[(&format!("{}1", "0".repeat(5_000_000)), "1")]);
}

#[test]
fn marks_that_say_nothing_cannot_be_declared() {
    assert_eq!(NumberForm::new('5', &[]), Err(MarkFault::NoMark('5')));
    assert_eq!(NumberForm::new('.', &['-']), Err(MarkFault::NoMark('-')));
    assert_eq!(NumberForm::new(' ', &[]), Err(MarkFault::NoMark(' ')));
    assert_eq!(NumberForm::new(',', &['.', ',']), Err(MarkFault::Twice(',')));
    assert_eq!(NumberForm::new('.', &['．']), Err(MarkFault::Twice('.')));
}

/// The digits of a whole number with a mark before every three from the end.
fn in_threes(digits: &str, mark: &str) -> String {
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).map(|group| std::str::from_utf8(group).expect("digits")).collect();
    groups.into_iter().rev().collect::<Vec<_>>().join(mark)
}

fn numbers() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u32..=18).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

proptest! {
    #[test]
    fn what_is_read_prints_back_equal(number in numbers(), mark in 0_usize..4) {
        let plain = number.to_string();
        prop_assert_eq!(NumberForm::default().parse(&plain).map(|read| read.to_string()), Ok(plain.clone()));
        let (sign, unsigned) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("\u{2212}", rest));
        let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, String::new()), |(whole, rest)| (whole, format!(",{rest}")));
        let mark = [".", " ", "\u{202f}", "’"][mark];
        let written = format!("{sign}{}{decimals}", in_threes(whole, mark));
        prop_assert_eq!(form(',', &['.', ' ', '\'']).parse(&written), Ok(number));
    }

    #[test]
    fn what_decimals_read_is_read_the_same(text in "[+-]?[0-9]{0,10}(\\.[0-9]{0,10})?([eE][+-]?[0-9]{1,2})?") {
        let scientific = text.contains(['e', 'E']);
        let read = if scientific { Decimal::from_scientific(&text) } else { text.parse() };
        if let Ok(number) = read {
            prop_assert_eq!(NumberForm::default().parse(&text), Ok(number), "{}", text);
        }
    }

    #[test]
    fn a_mark_in_the_wrong_place_is_always_refused(number in 1_u64.., at in 0_usize..25) {
        let digits = number.to_string();
        prop_assume!(at <= digits.len());
        let text = format!("{},{}", &digits[..at], &digits[at..]);
        let right = in_threes(&digits, ",") == text;
        let expected = if right { Ok(Decimal::from(number)) } else { Err(NotANumber::WrongGroups) };
        prop_assert_eq!(form('.', &[',']).parse(&text), expected);
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), near in "[0-9.,eE+\\-()% '٣٫٬]{0,40}") {
        let wide = form(',', &['.', ' ', '\'']).with_brackets().with_percent(PercentSign::Share);
        for text in [text, near] {
            for form in [&NumberForm::default(), &wide] {
                if let Ok(number) = form.parse(&text) {
                    prop_assert_eq!(NumberForm::default().parse(&number.to_string()), Ok(number));
                }
            }
        }
    }
}
