//! Amounts of money and the words of resources.

use super::number::round;
use super::texts::texts;
use super::{Label, Wording};
use crate::model::{Decimal, Language, MoneyUnit};

texts! {
    /// A word or phrase about resources.
    MoneyText {
        Thousands: "thousands of {currency}", "千{currency}";
        Millions: "millions of {currency}", "百万{currency}";
        CurrencyUnknown: "units of currency not stated", "未注明币种";
        UnknownThousands: "thousands, currency not stated", "千单位，未注明币种";
        UnknownMillions: "millions, currency not stated", "百万单位，未注明币种";
        OriginalBudget: "Original budget", "初始预算";
        RevisedBudget: "Revised budget", "订正预算";
        ShareOfBudget: "Share of budget", "占预算比例";
        ShareOfExpenditure: "Share of expenditure", "占支出比例";
        SourceOfFunds: "Source of funds", "资金来源";
        CapitalText: "Capital investment is shown apart and is in none of the figures above: it outlasts the period and is no cost of its results.", "资本性投资单独列示，不计入以上各项数字：其效用超出本期，不属于本期成果的费用。";
        CapitalCaption: "Capital budget and expenditure, {period} ({money})", "{period}资本预算与支出（{money}）";
        AreaFundsCaption: "Budget and expenditure by outcome area and source of funds, {period} ({money})", "{period}按结果领域和资金来源分列的预算与支出（{money}）";
        ReallocationsCaption: "Changes to the budgets of areas, {period} ({money})", "{period}各领域预算的调整（{money}）";
        From: "From", "调出领域";
        To: "To", "调入领域";
        Amount: "Amount", "金额";
        NewFunds: "additional funds", "追加资金";
        GivenUp: "funds given up", "核减资金";
        LimitKept: "An area may give up to {limit} of its original budget to other areas; none gave more.", "一个领域调往其他领域的金额不得超过其初始预算的{limit}；各领域均未超出。";
        LimitPassed: "An area may give up to {limit} of its original budget to other areas; more was given by {areas}.", "一个领域调往其他领域的金额不得超过其初始预算的{limit}；超出者为：{areas}。";
        LimitUnknown: "An area may give up to {limit} of its original budget to other areas; whether {areas} gave more cannot be said, because an original budget is missing or an amount is too large.", "一个领域调往其他领域的金额不得超过其初始预算的{limit}；因缺少初始预算或金额过大，无法判断是否超出者：{areas}。";
        GivenByArea: "{area} ({share})", "{area}（{share}）";
        SharesRounded: "The shares do not add up to 100% because of rounding.", "由于四舍五入，各项比例之和不等于100%。";
        SharesAdjusted: "Shares are adjusted in the last digit so that they add up to 100%.", "各项比例的末位数经调整，使总和等于100%。";
        AmountsRounded: "The amounts do not add up exactly to the totals because of rounding.", "由于四舍五入，各项金额之和可能不等于合计数。";
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
    ("USD", [
        "United States dollars", "dollars des États-Unis", "dólares de los Estados Unidos", "долл. США", "美元",
        "دولارات الولايات المتحدة",
    ]),
    ("EUR", ["euros", "euros", "euros", "евро", "欧元", "اليورو"]),
    ("CHF", [
        "Swiss francs", "francs suisses", "francos suizos", "швейцарских франков", "瑞士法郎", "الفرنكات السويسرية",
    ]),
    ("GBP", [
        "pounds sterling", "livres sterling", "libras esterlinas", "фунтов стерлингов", "英镑", "الجنيهات الإسترلينية",
    ]),
    ("JPY", ["Japanese yen", "yen japonais", "yenes japoneses", "японских иен", "日元", "الينات اليابانية"]),
    ("CNY", ["yuan renminbi", "yuan renminbi", "yuan renminbi", "китайских юаней", "人民币元", "اليوانات الصينية"]),
    ("CAD", [
        "Canadian dollars", "dollars canadiens", "dólares canadienses", "канадских долларов", "加元",
        "الدولارات الكندية",
    ]),
    ("XDR", [
        "special drawing rights", "droits de tirage spéciaux", "derechos especiales de giro",
        "специальных прав заимствования", "特别提款权", "حقوق السحب الخاصة",
    ]),
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
