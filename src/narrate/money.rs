//! What the functions of resources and of the overall figure do.

use tera::{Error, TeraResult, Value};

use super::desk::{Arguments, Desk};
use super::slots::Slot;
use crate::assess::Funds;
use crate::document::FactKind;
use crate::manifest::quoted;
use crate::model::{FundClass, FundSource, MoneyUnit, Period};
use crate::quote::{Amount, MoneyStyle, Quote, Quoter};

/// The word for both classes of resources.
const BOTH: &str = "all";

impl Desk {
    /// A figure of the report as a whole.
    pub(super) fn overall(
        &self,
        args: &Arguments<'_>,
        quote: impl Fn(Quoter<'_>, Period, Option<u8>) -> Quote,
    ) -> TeraResult<Value> {
        let quote = quote(self.quoter(), self.period(args)?, args.decimals()?);
        Ok(self.keep(Slot::Figure(quote)))
    }

    /// An amount of resources, in plain units of the currency unless another unit is asked for.
    pub(super) fn money(&self, args: &Arguments<'_>, amount: Amount) -> TeraResult<Value> {
        let unit = match args.text("unit")? {
            Some(key) => word(&key, "unit of money", MoneyUnit::ALL, MoneyUnit::key)?,
            None => MoneyUnit::One,
        };
        let style = MoneyStyle::new(unit, args.decimals()?);
        let quote = self.quoter().money(self.funds(args)?, self.period(args)?, amount, style);
        Ok(self.keep(Slot::Figure(quote)))
    }

    /// The budget in force, or with `revised = false` the original one.
    pub(super) fn budget(&self, args: &Arguments<'_>) -> TeraResult<Value> {
        let amount =
            if args.flag("revised")?.unwrap_or(true) { Amount::Budget } else { Amount::OriginalBudget };
        self.money(args, amount)
    }

    /// The share of an area or a source in the whole.
    pub(super) fn share(&self, args: &Arguments<'_>, of: FactKind) -> TeraResult<Value> {
        let (funds, period) = (self.funds(args)?, self.period(args)?);
        let quote = self.quoter().share_of(funds, period, of, args.decimals()?);
        let quote = quote.ok_or_else(|| Error::message("name an area or a `source`: whose share?"))?;
        Ok(self.keep(Slot::Figure(quote)))
    }

    /// Which resources a call is about: the operating ones of all areas and sources unless it says more.
    fn funds(&self, args: &Arguments<'_>) -> TeraResult<Funds<'_>> {
        let area = match args.text("id")? {
            Some(_) => Some(&self.area(args)?.area.id),
            None => None,
        };
        let source = match args.text("source")? {
            Some(key) => Some(word(&key, "source of funds", &FundSource::ALL, FundSource::key)?),
            None => None,
        };
        let class = match args.text("class")? {
            Some(key) if key == BOTH => None,
            Some(key) => Some(word(&key, "class of resources", FundClass::ALL, FundClass::key)?),
            None => Some(FundClass::Operating),
        };
        Ok(Funds { area, source, class })
    }
}

/// A word that must be one of several.
fn word<T: Copy>(key: &str, what: &str, known: &[T], word: impl Fn(T) -> &'static str) -> TeraResult<T> {
    known.iter().copied().find(|known| word(*known) == key).ok_or_else(|| {
        let known: Vec<&str> = known.iter().map(|known| word(*known)).collect();
        Error::message(format!("there is no {what} `{key}`: use one of {}", quoted(known)))
    })
}
