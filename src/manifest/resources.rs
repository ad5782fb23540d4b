//! The settings of resources: how they are checked and printed.

use rust_decimal::{Decimal, dec};

use super::keys::Keys;
use crate::diag::Findings;
use crate::model::{MoneyUnit, ShareRule};

/// How resources are checked and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResourceSettings {
    /// The unit in which tables print amounts.
    pub unit: MoneyUnit,
    /// Decimals with which tables print amounts.
    pub decimals: u8,
    /// How shares are made to add up.
    pub shares: ShareRule,
    /// The share of its original budget that an area may give to others; none where there is no such rule.
    pub reallocation_limit: Option<Decimal>,
}

/// Most decimals of an amount in print.
const MOST_DECIMALS: Decimal = dec!(6);

/// Reads the settings of resources.
pub(super) fn read(keys: Option<Keys<'_, '_>>, findings: &mut Findings) -> ResourceSettings {
    let mut settings = ResourceSettings {
        unit: MoneyUnit::One,
        decimals: 0,
        shares: ShareRule::LargestRemainder,
        reallocation_limit: None,
    };
    let Some(keys) = keys else { return settings };
    if let Some(unit) = keys.word("unit", MoneyUnit::ALL, MoneyUnit::key, findings) {
        settings.unit = unit;
        settings.decimals = unit.usual_decimals();
    }
    if let Some(rule) = keys.word("shares", ShareRule::ALL, ShareRule::key, findings) {
        settings.shares = rule;
    }
    if let Some(entry) = keys.get("decimals")
        && let Some(number) = entry.decimal(findings)
    {
        match u8::try_from(number) {
            Ok(decimals) if number.is_integer() && number <= MOST_DECIMALS => settings.decimals = decimals,
            Ok(_) | Err(_) => entry.wrong("a whole number from 0 to 6", findings),
        }
    }
    if let Some(entry) = keys.get("reallocation-limit")
        && let Some(number) = entry.decimal(findings)
    {
        if number > Decimal::ZERO && number <= Decimal::ONE {
            settings.reallocation_limit = Some(number);
        } else {
            entry.wrong("a share above 0 and up to 1, such as 0.1 for 10 %", findings);
        }
    }
    keys.finish(findings);
    settings
}
