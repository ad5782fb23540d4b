//! The names of months, as data write them in the six languages.

/// The names of each month, in lower case and without the points of short forms.
///
/// Russian has the nominative, which stands alone, and the genitive, which stands in dates; Arabic the
/// names of both calendars.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "janvier",
        "janv",
        "enero",
        "ene",
        "январь",
        "января",
        "янв",
        "يناير",
        "كانون الثاني",
    ],
    &[
        "february",
        "feb",
        "février",
        "fevrier",
        "févr",
        "fevr",
        "fév",
        "febrero",
        "февраль",
        "февраля",
        "февр",
        "фев",
        "فبراير",
        "شباط",
    ],
    &["march", "mar", "mars", "marzo", "март", "марта", "мар", "مارس", "آذار"],
    &[
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "апрель",
        "апреля",
        "апр",
        "أبريل",
        "ابريل",
        "إبريل",
        "نيسان",
    ],
    &["may", "mai", "mayo", "май", "мая", "مايو", "أيار"],
    &["june", "jun", "juin", "junio", "июнь", "июня", "июн", "يونيه", "يونيو", "حزيران"],
    &["july", "jul", "juillet", "juil", "juill", "julio", "июль", "июля", "июл", "يوليه", "يوليو", "تموز"],
    &["august", "aug", "août", "aout", "agosto", "ago", "август", "августа", "авг", "أغسطس", "اغسطس", "آب"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "set",
        "сентябрь",
        "сентября",
        "сент",
        "сен",
        "سبتمبر",
        "أيلول",
    ],
    &["october", "oct", "octobre", "octubre", "октябрь", "октября", "окт", "أكتوبر", "اكتوبر", "تشرين الأول"],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "ноябрь",
        "ноября",
        "нояб",
        "ноя",
        "نوفمبر",
        "تشرين الثاني",
    ],
    &[
        "december",
        "dec",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
        "декабрь",
        "декабря",
        "дек",
        "ديسمبر",
        "كانون الأول",
    ],
];

/// The month of a name in lower case.
pub(super) fn month(name: &str) -> Option<u8> {
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&name)).map(|(month, _)| month)
}

/// The number of a Chinese numeral up to twelve, or of digits.
pub(super) fn chinese_number(text: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let spelt = (1..).zip(NUMERALS).find(|(_, numeral)| *numeral == text).map(|(number, _)| number);
    let digits =
        || (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok());
    spelt.or_else(|| digits().flatten())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_stands_for_two_months() {
        let names: Vec<&str> = MONTHS.concat();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn chinese_numerals_and_digits_count_up_to_twelve() {
        assert_eq!(["三", "十二", "7", "07"].map(chinese_number), [Some(3), Some(12), Some(7), Some(7)]);
        assert_eq!(["", "十三", "〇", "999"].map(chinese_number), [None; 4]);
    }
}
