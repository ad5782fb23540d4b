//! What field offices and public data write, and the periods it means.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

use super::*;

fn forms(first: u8, named: NamedBy) -> PeriodForms {
    let first = Month::try_from(first).expect("a month");
    PeriodForms::with_fiscal_year(FiscalYear::new(first, named))
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a literal of this test")
}

#[test]
fn every_written_form_reads_as_its_days() {
    let days = |text| {
        let period = period(text);
        (period.start().to_string(), period.end().to_string())
    };
    let pair = |start: &str, end: &str| (start.to_owned(), end.to_owned());
    assert_eq!(days("2025"), pair("2025-01-01", "2025-12-31"));
    assert_eq!(days("2024-02"), pair("2024-02-01", "2024-02-29"));
    assert_eq!(days("2025-Q3"), pair("2025-07-01", "2025-09-30"));
    assert_eq!(days("2025-S2"), pair("2025-07-01", "2025-12-31"));
    assert_eq!(days("2024-2025"), pair("2024-01-01", "2025-12-31"));
    assert_eq!(days("2023-04-01/2024-03-31"), pair("2023-04-01", "2024-03-31"));
}

#[test]
fn texts_that_are_no_period_are_refused() {
    for text in [
        "",
        "25",
        "2025-13",
        "2025-Q5",
        "2025-2024",
        "2025-12-31/2025-01-01",
        "+025",
        "2025-W01-1/2025-W02-7",
        "2025-001/2025-365",
    ] {
        assert!(Period::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_period_prints_in_the_form_that_reads_back() {
    for text in ["2025", "2024-02", "2025-Q3", "2025-S2", "2018-2021", "2023-04-01/2024-03-31"] {
        assert_eq!(period(text).to_string(), text);
    }
}

/// The first and the last day.
#[track_caller]
fn days(forms: PeriodForms, text: &str) -> String {
    let period = forms.parse(text).unwrap_or_else(|error| panic!("{error}"));
    format!("{} {}", period.start(), period.end())
}

#[track_caller]
fn calendar(text: &str) -> String {
    days(PeriodForms::default(), text)
}

fn fault(forms: PeriodForms, text: &str) -> Option<PeriodFault> {
    forms.parse(text).err().map(|error| error.fault)
}

#[test]
fn years_halves_quarters_and_months_are_read_in_every_form() {
    for text in ["2020", " 2020 ", "２０２０", "٢٠٢٠", "۲۰۲۰", "2020年", "\u{200f}2020", "2020-A1"]
    {
        assert_eq!(calendar(text), "2020-01-01 2020-12-31", "{text}");
    }
    for text in ["2020-Q3", "2020Q3", "Q3 2020", "q3/2020", "3Q2020", "Q3-2020", "2020 Quarter 3"] {
        assert_eq!(calendar(text), "2020-07-01 2020-09-30", "{text}");
    }
    for text in
        ["2020年第三季度", "2020年3季度", "2020年第３季度", "3 квартал 2020 г.", "Trimestre 3 de 2020"]
    {
        assert_eq!(calendar(text), "2020-07-01 2020-09-30", "{text}");
    }
    for text in ["2020-H1", "H1 2020", "2020-S1", "2020S1", "2020年上半年", "2020年1-6月", "Jan–Jun 2020"]
    {
        assert_eq!(calendar(text), "2020-01-01 2020-06-30", "{text}");
    }
    assert_eq!(calendar("2020年下半年"), "2020-07-01 2020-12-31");
    for text in ["2020-07", "2020M07", "2020-M7", "2020-7", "07/2020", "7/2020", "2020年7月", "2020年七月"]
    {
        assert_eq!(calendar(text), "2020-07-01 2020-07-31", "{text}");
    }
}

#[test]
fn months_are_named_in_six_languages() {
    let names = [
        "July 2020",
        "Jul 2020",
        "JUL. 2020",
        "Jul-2020",
        "2020 July",
        "July, 2020",
        "juillet 2020",
        "juil. 2020",
        "julio de 2020",
        "июль 2020",
        "июля 2020 года",
        "يوليه 2020",
        "تموز 2020",
        "تموز/يوليه ٢٠٢٠",
        "July of 2020",
    ];
    for text in names {
        assert_eq!(calendar(text), "2020-07-01 2020-07-31", "{text}");
    }
    assert_eq!(calendar("كانون الثاني/يناير 2020"), "2020-01-01 2020-01-31");
    assert_eq!(calendar("févr. 2020"), "2020-02-01 2020-02-29");
    assert_eq!(calendar("Setiembre 2021"), "2021-09-01 2021-09-30");
}

#[test]
fn spans_reach_from_the_first_to_the_last() {
    for text in ["2014-2017", "2014–2017", "2014 — 2017", "2014/2017", "2014-17", "2014/17", "2014 to 2017"]
    {
        assert_eq!(calendar(text), "2014-01-01 2017-12-31", "{text}");
    }
    for text in ["2014-2017年", "2014年至2017年", "2014年-2017年", "2014至2017年"] {
        assert_eq!(calendar(text), "2014-01-01 2017-12-31", "{text}");
    }
    let year = "2019-04-01 2020-03-31";
    let texts = [
        "2019-04-01/2020-03-31",
        "2019-04-01 to 2020-03-31",
        "2019-04-01 – 2020-03-31",
        "2019-04/2020-03",
        "April 2019 – March 2020",
        "avril 2019 au mars 2020",
        "2019-Q2/2020-Q1",
        "2019年4月-2020年3月",
        "2019年4月1日至2020年3月31日",
    ];
    for text in texts {
        assert_eq!(calendar(text), year, "{text}");
    }
}

#[test]
fn a_fiscal_year_is_read_only_where_it_is_declared() {
    let july = forms(7, NamedBy::End);
    for text in
        ["FY2024", "FY 2024", "FY24", "fy-2024", "2024FY", "Fiscal year 2024", "FY2023/24", "2024年度"]
    {
        assert_eq!(days(july, text), "2023-07-01 2024-06-30", "{text}");
        assert_eq!(fault(PeriodForms::default(), text), Some(PeriodFault::FiscalYearUndeclared), "{text}");
    }
    for text in ["FY 2023-2024", "FY23/24", "2023/2024", "2023/24", "2023-24", "2023-2024", "2023–24"] {
        assert_eq!(days(july, text), "2023-07-01 2024-06-30", "{text}");
    }
    assert_eq!(days(forms(7, NamedBy::Start), "FY2024"), "2024-07-01 2025-06-30");
    assert_eq!(days(forms(7, NamedBy::Start), "2023/24"), "2023-07-01 2024-06-30");
    assert_eq!(days(july, "FY1999/00"), "1999-07-01 2000-06-30");
    assert_eq!(days(july, "FY98"), "1997-07-01 1998-06-30");
    assert_eq!(days(july, "FY2024-Q2"), "2023-10-01 2023-12-31");
    for text in ["Q2 FY24", "Q2 2023/24", "2023/24 Q2", "Q2 2023-2024"] {
        assert_eq!(days(july, text), "2023-10-01 2023-12-31", "{text}");
    }
    assert_eq!(fault(PeriodForms::default(), "Q2 2023/24"), Some(PeriodFault::FiscalYearUndeclared));
    assert_eq!(days(july, "FY2022–FY2024"), "2021-07-01 2024-06-30");
    assert_eq!(days(july, "2021/22-2023/24"), "2021-07-01 2024-06-30");
    // What is a quarter or a month of the calendar stays one.
    assert_eq!(days(july, "2024-Q2"), "2024-04-01 2024-06-30");
    assert_eq!(days(july, "2017-11"), "2017-11-01 2017-11-30");
    assert_eq!(days(july, "2023 to 2024"), "2023-01-01 2024-12-31");
}

#[test]
fn a_fiscal_year_of_the_calendar_makes_pairs_of_years_two() {
    let january = forms(1, NamedBy::Start);
    assert_eq!(days(january, "FY2024"), "2024-01-01 2024-12-31");
    assert_eq!(days(january, "2023/2024"), "2023-01-01 2024-12-31");
    assert_eq!(days(january, "2023/24"), "2023-01-01 2024-12-31");
    assert_eq!(fault(january, "FY2023/24"), Some(PeriodFault::FiscalYearDiffers));
    assert_eq!(fault(forms(7, NamedBy::End), "FY2023/25"), Some(PeriodFault::FiscalYearDiffers));
}

#[test]
fn the_years_of_published_data_are_read_as_their_publishers_mean_them() {
    // Statistics Canada, 16-4-1 (court cases) and 3-4-1 (sales of alcohol): fiscal years from April.
    // 9-1-1 (survey of innovation): the three years to which the answers refer.
    let canada = forms(4, NamedBy::End);
    assert_eq!(days(canada, "2017/2018"), "2017-04-01 2018-03-31");
    assert_eq!(days(canada, "2024/2025"), "2024-04-01 2025-03-31");
    assert_eq!(days(canada, "2017/2019"), "2017-01-01 2019-12-31");
    assert_eq!(days(canada, "2020/2022"), "2020-01-01 2022-12-31");
    // 7-1-1 writes years of two digits, 11-3-1 means of three years; service standards fiscal years.
    assert_eq!(days(canada, "2017-18"), "2017-04-01 2018-03-31");
    assert_eq!(days(canada, "2014-2016"), "2014-01-01 2016-12-31");
    assert_eq!(days(canada, "2022-2023"), "2022-04-01 2023-03-31");
    let undeclared = Some(PeriodFault::FiscalYearUndeclared);
    for text in ["2017/2018", "2017/18", "2017-18"] {
        assert_eq!(fault(PeriodForms::default(), text), undeclared, "{text}");
    }
    // With a hyphen and all digits it is a biennium, as bilan has always read and written it.
    assert_eq!(calendar("2017-2018"), "2017-01-01 2018-12-31");
}

#[test]
fn a_text_that_may_be_a_month_or_years_is_refused() {
    let both = Some(PeriodFault::MonthOrYears);
    assert_eq!(fault(PeriodForms::default(), "2010/11"), both);
    assert_eq!(fault(PeriodForms::default(), "2009/12"), both);
    assert_eq!(fault(forms(4, NamedBy::End), "2010-11"), both);
    assert_eq!(days(forms(4, NamedBy::End), "2010/11"), "2010-04-01 2011-03-31");
    assert_eq!(calendar("2010-11"), "2010-11-01 2010-11-30");
    assert_eq!(calendar("2017/11"), "2017-11-01 2017-11-30");
}

#[test]
fn texts_that_are_no_period_say_why() {
    use PeriodFault::{Backwards, NoSuchPart, Unknown, Week};
    let cases = [
        ("2020-W05", Week),
        ("2020W05", Week),
        ("Week 5 2020", Week),
        ("2020-Q5", NoSuchPart),
        ("2020-H3", NoSuchPart),
        ("2020-M13", NoSuchPart),
        ("2020-13-01/2020-12-31", NoSuchPart),
        ("13/2020", NoSuchPart),
        ("2020-02-30/2020-03-01", NoSuchPart),
        ("2020-2019", Backwards),
        ("2020-19", Backwards),
        ("2020-12-31/2020-01-01", Backwards),
        ("Dec-Jan 2020", Backwards),
        ("", Unknown),
        ("20", Unknown),
        ("20200101", Unknown),
        ("2020-01-01", Unknown),
        ("spring 2020", Unknown),
        ("2020.07", Unknown),
        ("2020-T2", Unknown),
        ("July/August 2020", Unknown),
        ("Jul-20", Unknown),
        ("1/3/2025", Unknown),
        ("2020-2021-2022", Unknown),
        ("二〇二〇年", Unknown),
        ("2020年13月", Unknown),
        ("2020 Q", Unknown),
        ("Q3", Unknown),
        ("FY", PeriodFault::Unknown),
        ("2020-07-2021", Unknown),
        ("NaN", Unknown),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(PeriodForms::default(), text), Some(expected), "{text}");
    }
}

#[test]
fn a_text_of_any_length_is_refused_soon_and_quoted_in_part() {
    let long = "2020-".repeat(10_000_000);
    let gap = format!("2019-04-05{}/2020-07-31", "\u{c}".repeat(100_000));
    assert_eq!(calendar(&gap), "2019-04-05 2020-07-31");
    assert!(Period::parse(&gap).is_ok());
    let error = PeriodForms::default().parse(&long).expect_err("no period is that long");
    assert_eq!(error.text.chars().count(), 80);
    assert_eq!(error.fault, PeriodFault::Unknown);
}

fn any_period() -> impl Strategy<Value = Period> {
    (1000_i32..9000, 1_u8..=12, 1_u8..=28, 0_i64..4000).prop_map(|(year, month, day, length)| {
        let month = Month::try_from(month).expect("a month");
        let start = Date::from_calendar_date(year, month, day).expect("every month has 28 days");
        Period::new(start, start + time::Duration::days(length)).expect("it ends later")
    })
}

fn whole_months() -> impl Strategy<Value = Period> {
    (1000_i32..9000, 1_u8..=12, 1_i32..=36)
        .prop_map(|(year, first, count)| Period::months(year, first, count).expect("months of that year"))
}

proptest! {
    #[test]
    fn what_is_written_reads_back(period in any_period(), months in whole_months()) {
        for period in [period, months] {
            let text = period.to_string();
            prop_assert_eq!(Period::parse(&text), Ok(period));
            prop_assert_eq!(PeriodForms::default().parse(&text), Ok(period));
        }
    }

    #[test]
    fn a_declared_fiscal_year_changes_only_pairs_of_years(months in whole_months(), first in 2_u8..=12) {
        let text = months.to_string();
        let fiscal = forms(first, NamedBy::End).parse(&text);
        if fiscal != Ok(months) {
            let year = months.start().year();
            let pair = text == format!("{year}-{}", year + 1);
            let ambiguous = fiscal.is_err_and(|error| error.fault == PeriodFault::MonthOrYears);
            prop_assert!(pair || ambiguous, "{}", text);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), near in "[0-9QHSMWFYqt/年月季度第上半–—.\\- ]{0,14}") {
        for text in [text, near] {
            for forms in [PeriodForms::default(), forms(7, NamedBy::Start)] {
                if let Ok(period) = forms.parse(&text) {
                    prop_assert_eq!(PeriodForms::default().parse(&period.to_string()), Ok(period));
                }
            }
        }
    }
}
