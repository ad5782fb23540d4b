//! What the languages of the engines write in different ways.

use polars::prelude::DataType;

/// The language of an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Dialect {
    PostgreSql,
    Spark,
    Sqlite,
}

/// How many units of the last decimal place that is kept make one: six places.
pub(in crate::load) const UNITS: i64 = 1_000_000;

/// Numbers from here on are not put together by an engine: up to it binary numbers tell all six places apart.
const LARGEST: &str = "1000000000";

/// All characters that are space, by Unicode.
const SPACE: &str = "\u{9}\u{a}\u{b}\u{c}\u{d}\u{20}\u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";

impl Dialect {
    /// The language of the engine that a driver is for, by its name or path; none where it is not known.
    pub(in crate::load) fn of_driver(driver: &str) -> Option<Self> {
        let name = driver.rsplit(['/', '\\']).next().unwrap_or(driver).to_lowercase();
        let known = [("postgres", Self::PostgreSql), ("spark", Self::Spark), ("sqlite", Self::Sqlite)];
        known.into_iter().find(|(part, _)| name.contains(part)).map(|(_, dialect)| dialect)
    }

    /// A name in quotation marks.
    pub(in crate::load) fn name(self, name: &str) -> String {
        match self {
            Self::PostgreSql | Self::Sqlite => format!("\"{}\"", name.replace('"', "\"\"")),
            Self::Spark => format!("`{}`", name.replace('`', "``")),
        }
    }

    /// A text in quotation marks.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Self::PostgreSql | Self::Sqlite => format!("'{}'", text.replace('\'', "''")),
            // Here a backslash means more than itself.
            Self::Spark => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        }
    }

    pub(super) fn text_type(self) -> &'static str {
        match self {
            Self::PostgreSql | Self::Sqlite => "TEXT",
            Self::Spark => "STRING",
        }
    }

    pub(super) fn float_type(self) -> &'static str {
        match self {
            Self::PostgreSql => "DOUBLE PRECISION",
            Self::Spark => "DOUBLE",
            Self::Sqlite => "REAL",
        }
    }

    /// How columns of `VALUES` are called, before their numbers.
    pub(super) fn value_name(self) -> &'static str {
        match self {
            Self::PostgreSql | Self::Sqlite => "column",
            Self::Spark => "col",
        }
    }

    /// What lets each step be done once, and not anew wherever the next one names a column of it.
    pub(super) fn kept(self) -> &'static str {
        match self {
            Self::Sqlite => " MATERIALIZED",
            // They see for themselves what costs more.
            Self::PostgreSql | Self::Spark => "",
        }
    }

    /// A whole number divided by another one, without the rest.
    pub(super) fn quotient(self, number: &str, by: i64) -> String {
        match self {
            Self::PostgreSql | Self::Sqlite => format!("({number} / {by})"),
            Self::Spark => format!("({number} DIV {by})"),
        }
    }

    /// A sum of numbers in units, as a text: with as many digits as it takes.
    ///
    /// SQLite has no whole numbers of more than 64 bits, so that it adds those and the rest apart.
    pub(super) fn sum_of_numbers(self, number: &str) -> String {
        match self {
            Self::PostgreSql => format!("CAST(COALESCE(SUM({number}), 0) AS TEXT)"),
            Self::Spark => {
                format!("CAST(COALESCE(SUM(CAST({number} AS DECIMAL(38, 0))), 0) AS STRING)")
            }
            Self::Sqlite => format!(
                "CAST(COALESCE(SUM({number} / {UNITS}), 0) AS TEXT) || ' ' || CAST(COALESCE(SUM({number} % {UNITS}), 0) AS TEXT)"
            ),
        }
    }

    /// A cell of a key as the text that it is, without space around it; a blank one is none.
    ///
    /// None where the type of the column has texts that engines write in ways of their own.
    pub(in crate::load) fn key(self, column: &str, dtype: &DataType) -> Option<String> {
        let name = self.name(column);
        // Each cell of SQLite has a type of its own.
        let is_text = self == Self::Sqlite || dtype.is_string() || dtype.is_integer();
        if *dtype == DataType::Date {
            return match self {
                Self::PostgreSql => Some(format!("TO_CHAR({name}, 'YYYY-MM-DD') COLLATE \"C\"")),
                Self::Spark => Some(format!("DATE_FORMAT({name}, 'yyyy-MM-dd')")),
                Self::Sqlite => None,
            };
        }
        if !is_text {
            // A table without rows has columns without types.
            return dtype.is_null().then(|| self.no_text());
        }
        let text = name;
        let text = match self {
            // Whole numbers may be kept as binary ones.
            Self::Sqlite => format!(
                "CAST(CASE WHEN typeof({text}) = 'real' AND {text} = CAST({text} AS INTEGER) THEN CAST({text} AS INTEGER) ELSE {text} END AS TEXT)"
            ),
            Self::PostgreSql | Self::Spark => format!("CAST({text} AS {})", self.text_type()),
        };
        let trimmed = self.trimmed(&text);
        // Texts are compared as they are written, and not by the custom of a country.
        let collation = if self == Self::PostgreSql { " COLLATE \"C\"" } else { "" };
        Some(format!("NULLIF({trimmed}, ''){collation}"))
    }

    /// A column of texts that a table does not have.
    pub(in crate::load) fn no_text(self) -> String {
        format!("CAST(NULL AS {})", self.text_type())
    }

    fn trimmed(self, text: &str) -> String {
        let space = self.text(SPACE);
        match self {
            Self::PostgreSql => format!("BTRIM({text}, {space})"),
            Self::Spark => format!("TRIM(BOTH {space} FROM {text})"),
            Self::Sqlite => format!("TRIM({text}, {space})"),
        }
    }

    /// Whether a cell of a text or decimal has anything in it but digits.
    pub(in crate::load) fn has_more_than_digits(self, column: &str, dtype: &DataType) -> String {
        let name = self.name(column);
        let text = self.trimmed(&format!("CAST({name} AS {})", self.text_type()));
        let form = self.text("[^0-9]");
        let has = match self {
            Self::Sqlite => format!("typeof({name}) = 'text' AND {text} GLOB '*[^0-9]*'"),
            Self::PostgreSql | Self::Spark if !(dtype.is_string() || dtype.is_decimal()) => {
                return "FALSE".to_owned();
            }
            Self::PostgreSql => format!("{text} ~ {form}"),
            Self::Spark => format!("{text} RLIKE {form}"),
        };
        format!("COALESCE({has}, FALSE)")
    }

    /// A cell of a number in units, and whether it holds something else than a number of at most nine
    /// digits before and six after the point.
    ///
    /// A number with more digits after the point is there as well, rounded, so that it can be told how large it is.
    pub(in crate::load) fn number(self, column: &str, dtype: &DataType) -> Option<Number> {
        let name = self.name(column);
        if *dtype == DataType::Null && self != Self::Sqlite {
            return Some(Number { units: "CAST(NULL AS BIGINT)".to_owned(), odd: "FALSE".to_owned() });
        }
        let float = self.float_type();
        let small = |read: &str| format!("ABS({read}) < {LARGEST}");
        let units = |read: &str| {
            format!("CASE WHEN {} THEN CAST(ROUND(({read}) * {UNITS}) AS BIGINT) END", small(read))
        };
        // The quotient of two exact numbers is the binary number nearest to the decimal.
        let same = |read: &str| format!("CAST({} AS {float}) / {UNITS} = {read}", units(read));
        let (read, exact, given) = match (self, dtype) {
            // Each cell has a type of its own.
            (Self::Sqlite, _) => {
                let text = self.trimmed(&name);
                let digits = format!("LTRIM({text}, '-')");
                let number = format!(
                    "{digits} GLOB '*[0-9]*' AND {digits} NOT GLOB '*[^0-9.]*' AND {digits} NOT GLOB '*.*.*' AND LENGTH({text}) - LENGTH({digits}) <= 1"
                );
                let read = format!(
                    "CASE typeof({name}) WHEN 'integer' THEN CAST({name} AS REAL) WHEN 'real' THEN {name} WHEN 'text' THEN CASE WHEN {number} THEN CAST({text} AS REAL) END END"
                );
                let short = format!(
                    "(INSTR({digits}, '.') = 0 OR LENGTH({digits}) - INSTR({digits}, '.') BETWEEN 1 AND 6)"
                );
                let exact = format!("(typeof({name}) <> 'text' OR {short}) AND {}", same(&read));
                (read, exact, format!("NULLIF({text}, '') IS NOT NULL"))
            }
            (_, dtype) if dtype.is_integer() || dtype.is_float() => {
                let read = format!("CAST({name} AS {float})");
                let exact = same(&read);
                (read, exact, format!("{name} IS NOT NULL"))
            }
            (Self::Spark, DataType::Decimal(..)) => {
                let exact = format!("CAST({name} AS DECIMAL(38, 6)) = {name}");
                (format!("CAST({name} AS {float})"), exact, format!("{name} IS NOT NULL"))
            }
            // They may be larger than any binary number, and are compared as they are.
            (Self::PostgreSql, DataType::Decimal(..)) => {
                (name.clone(), format!("TRUNC({name}, 6) = {name}"), format!("{name} IS NOT NULL"))
            }
            // Decimals of PostgreSQL come as texts, too.
            (_, DataType::String) => {
                let text = self.trimmed(&format!("CAST({name} AS {})", self.text_type()));
                let has_form = |form: &str| match self {
                    Self::Spark => format!("{text} RLIKE {}", self.text(form)),
                    Self::PostgreSql | Self::Sqlite => format!("{text} ~ {}", self.text(form)),
                };
                let number = has_form("^-?([0-9]{1,9}([.][0-9]{0,30})?|[.][0-9]{1,30})$");
                let exact = has_form("^-?([0-9]{1,9}([.][0-9]{1,6}0*)?|[.][0-9]{1,6}0*)$");
                let read = format!("CASE WHEN {number} THEN CAST({text} AS {float}) END");
                (read, exact, format!("NULLIF({text}, '') IS NOT NULL"))
            }
            _ => return None,
        };
        let odd = format!("({given} AND NOT COALESCE({} AND {exact}, FALSE))", small(&read));
        Some(Number { units: units(&read), odd })
    }
}

/// A cell of a number.
pub(in crate::load) struct Number {
    /// The number in units.
    pub(in crate::load) units: String,
    /// Whether it is more than an engine is asked to read.
    pub(in crate::load) odd: String,
}
