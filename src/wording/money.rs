//! Amounts of money and the words of resources.

use super::number::round;
use super::texts::texts;
use super::{Label, Wording};
use crate::model::{Decimal, Language, MoneyUnit};

texts! {
    /// A word or phrase about resources.
    MoneyText {
        Thousands: "thousands of {currency}";
        Millions: "millions of {currency}";
        CurrencyUnknown: "units of currency not stated";
        UnknownThousands: "thousands, currency not stated";
        UnknownMillions: "millions, currency not stated";
        OriginalBudget: "Original budget";
        RevisedBudget: "Revised budget";
        ShareOfBudget: "Share of budget";
        ShareOfExpenditure: "Share of expenditure";
        SourceOfFunds: "Source of funds";
        CapitalText: "Capital investment is shown apart and is in none of the figures above: it outlasts the period and is no cost of its results.";
        CapitalCaption: "Capital budget and expenditure, {period} ({money})";
        AreaFundsCaption: "Budget and expenditure by outcome area and source of funds, {period} ({money})";
        ReallocationsCaption: "Changes to the budgets of areas, {period} ({money})";
        From: "From";
        To: "To";
        Amount: "Amount";
        NewFunds: "additional funds";
        GivenUp: "funds given up";
        LimitKept: "An area may give up to {limit} of its original budget to other areas; none gave more.";
        LimitPassed: "An area may give up to {limit} of its original budget to other areas; more was given by {areas}.";
        LimitUnknown: "An area may give up to {limit} of its original budget to other areas; whether {areas} gave more cannot be said, because an original budget is missing or an amount is too large.";
        GivenByArea: "{area} ({share})";
        SharesRounded: "The shares do not add up to 100% because of rounding.";
        SharesAdjusted: "Shares are adjusted in the last digit so that they add up to 100%.";
        AmountsRounded: "The amounts do not add up exactly to the totals because of rounding.";
    }
}

impl Wording {
    /// An amount of money in a unit, without the name of the currency.
    pub fn amount(self, amount: Decimal, unit: MoneyUnit, decimals: u8) -> String {
        self.number(amount / unit.size(), decimals)
    }

    /// Whether amounts printed in a unit add up to their printed total.
    pub fn adds_up(self, parts: &[Decimal], total: Decimal, unit: MoneyUnit, decimals: u8) -> bool {
        let printed = |amount: Decimal| round(amount / unit.size(), decimals);
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(printed(*part)));
        sum == Some(printed(total))
    }

    /// What amounts are printed in: "thousands of United States dollars", "千美元".
    pub fn money_unit(self, currency: Option<&str>, unit: MoneyUnit) -> String {
        let Some(code) = currency else {
            return self
                .label(match unit {
                    MoneyUnit::One => MoneyText::CurrencyUnknown,
                    MoneyUnit::Thousand => MoneyText::UnknownThousands,
                    MoneyUnit::Million => MoneyText::UnknownMillions,
                })
                .to_owned();
        };
        let currency = currency_name(code, self.language()).unwrap_or(code);
        match unit {
            MoneyUnit::One => currency.to_owned(),
            MoneyUnit::Thousand => self.phrase(MoneyText::Thousands, &[("currency", currency)]),
            MoneyUnit::Million => self.phrase(MoneyText::Millions, &[("currency", currency)]),
        }
    }

    /// The heading over budgets in force, beside original ones or alone.
    pub fn budget_heading(self, is_revised: bool) -> &'static str {
        if is_revised { self.label(MoneyText::RevisedBudget) } else { self.label(Label::Budget) }
    }
}

/// The names of the currencies in which budgets of international organisations are kept, in the plural.
///
/// One row for each: English, French, Spanish, Russian (in the genitive), Chinese, Arabic.
const CURRENCIES: &[(&str, [&str; 6])] = &[
    (
        "USD",
        [
            "United States dollars",
            "dollars des États-Unis",
            "dólares de los Estados Unidos",
            "долл. США",
            "美元",
            "دولارات الولايات المتحدة",
        ],
    ),
    ("EUR", ["euros", "euros", "euros", "евро", "欧元", "اليورو"]),
    (
        "CHF",
        [
            "Swiss francs",
            "francs suisses",
            "francos suizos",
            "швейцарских франков",
            "瑞士法郎",
            "الفرنكات السويسرية",
        ],
    ),
    (
        "GBP",
        [
            "pounds sterling",
            "livres sterling",
            "libras esterlinas",
            "фунтов стерлингов",
            "英镑",
            "الجنيهات الإسترلينية",
        ],
    ),
    ("JPY", ["Japanese yen", "yen japonais", "yenes japoneses", "японских иен", "日元", "الينات اليابانية"]),
    (
        "CNY",
        [
            "yuan renminbi",
            "yuan renminbi",
            "yuan renminbi",
            "китайских юаней",
            "人民币元",
            "اليوانات الصينية",
        ],
    ),
    (
        "CAD",
        [
            "Canadian dollars",
            "dollars canadiens",
            "dólares canadienses",
            "канадских долларов",
            "加元",
            "الدولارات الكندية",
        ],
    ),
    (
        "XDR",
        [
            "special drawing rights",
            "droits de tirage spéciaux",
            "derechos especiales de giro",
            "специальных прав заимствования",
            "特别提款权",
            "حقوق السحب الخاصة",
        ],
    ),
];

/// The name of a currency.
fn currency_name(code: &str, language: Language) -> Option<&'static str> {
    let (_, names) = CURRENCIES.iter().find(|(known, _)| *known == code)?;
    Language::ALL.iter().zip(names).find(|(known, _)| **known == language).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    const ENGLISH: Wording = Wording::new(Language::English);
    const CHINESE: Wording = Wording::new(Language::Chinese);

    #[test]
    fn amounts_are_printed_in_the_unit_that_the_caption_names() {
        assert_eq!(ENGLISH.amount(dec!(1234567), MoneyUnit::One, 0), "1,234,567");
        assert_eq!(ENGLISH.amount(dec!(1234567), MoneyUnit::Thousand, 0), "1,235");
        assert_eq!(CHINESE.amount(dec!(1250000), MoneyUnit::Million, 1), "1.3");
        assert_eq!(ENGLISH.money_unit(Some("USD"), MoneyUnit::One), "United States dollars");
        assert_eq!(ENGLISH.money_unit(Some("CHF"), MoneyUnit::Million), "millions of Swiss francs");
        assert_eq!(CHINESE.money_unit(Some("USD"), MoneyUnit::Thousand), "千美元");
        assert_eq!(CHINESE.money_unit(Some("USD"), MoneyUnit::Million), "百万美元");
        assert_eq!(ENGLISH.money_unit(Some("KES"), MoneyUnit::Thousand), "thousands of KES");
    }

    #[test]
    fn rounded_amounts_may_not_add_up_to_their_rounded_total() {
        let parts = [dec!(1400), dec!(1400)];
        assert!(!ENGLISH.adds_up(&parts, dec!(2800), MoneyUnit::Thousand, 0));
        assert!(ENGLISH.adds_up(&parts, dec!(2800), MoneyUnit::Thousand, 1));
    }
}
