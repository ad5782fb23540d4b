//! How the outlook of an indicator is judged.

use super::keyed::keyed;

keyed!(
    /// A method of saying whether a target will be reached (`method.md` 4.8).
    OutlookMethod {
        /// The way gone over the way that the schedule expects by now.
        Schedule = "schedule",
        /// Yearly growth seen over yearly growth needed (Statistics Canada, Eurostat).
        CagrRatio = "cagr_ratio",
        /// Yearly growth without a target, by the bands of Statistics Canada.
        CagrTrend = "cagr_trend",
        /// Yearly growth without a target, by the bands of Eurostat.
        CagrTrendEurostat = "cagr_trend_eurostat",
        /// The last five yearly changes, carried on to the year of the target (Germany).
        Linear5 = "linear5",
    }
);
