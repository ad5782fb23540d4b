//! Which claims compare like with like, and what to write for those that do not.

use super::{About, Among, Bound, Claim, Kind, Measure};
use crate::assess::{Assessment, IndicatorResult};
use crate::model::{AreaId, MeasureUnit};

/// What a figure is measured in; only figures of one kind can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Dimension<'a> {
    /// The unit of measure of an indicator.
    Unit(&'a MeasureUnit),
    /// A share of a target.
    Share,
    /// An amount of money.
    Money,
}

impl<'a> Claim<'a> {
    /// Why the claim compares what is not alike, or counts another group than it names; none if it does neither.
    pub fn unlike(&self, assessment: &'a Assessment) -> Option<String> {
        let group = if self.kind.is_extreme() {
            self.unlike_others(assessment)
        } else if self.kind.is_count() {
            self.unlike_members(assessment)
        } else {
            None
        };
        group.or_else(|| self.unlike_bound(assessment))
    }

    /// What is wrong with the others of a superlative.
    fn unlike_others(&self, assessment: &'a Assessment) -> Option<String> {
        let key = self.among.key();
        match (&self.among, self.station.about) {
            (Among::Periods, _)
            | (Among::Units | Among::TheseUnits(_), About::Indicator(_, Some(_)))
            | (Among::Areas | Among::TheseAreas(_) | Among::Level, About::Area(_)) => None,
            (Among::Units | Among::TheseUnits(_), About::Indicator(_, None)) => {
                Some("a total is not one of its units: say with `unit` which unit it is".to_owned())
            }
            (
                Among::Area | Among::Level | Among::Report | Among::TheseIndicators(_),
                About::Indicator(result, None),
            ) => {
                if self.measure == Measure::Achievement {
                    return None;
                }
                let unit = &result.indicator.unit;
                let group = indicators(&self.among, self.station.about, assessment);
                let is_alike = matches!(self.kind, Kind::Highest | Kind::Lowest)
                    && group.iter().all(|other| other.indicator.unit == *unit);
                (!is_alike).then(|| {
                    "values of different indicators are not alike: compare them with `of = \"achievement\"`"
                        .to_owned()
                })
            }
            (
                Among::Area | Among::Level | Among::Report | Among::TheseIndicators(_),
                About::Indicator(_, Some(_)),
            ) => {
                Some(format!("a unit is not one of `{key}`: leave `unit` out, or write `among = \"units\"`"))
            }
            (Among::Areas | Among::TheseAreas(_), About::Indicator(..)) => {
                Some("an indicator is not one of the areas: write `area` in the place of the id".to_owned())
            }
            (
                Among::Units | Among::TheseUnits(_) | Among::Area | Among::Report | Among::TheseIndicators(_),
                About::Area(_),
            ) => Some(format!("an area is not one of `{key}`: write `among = \"areas\"` or `\"level\"`")),
            (
                Among::Units
                | Among::TheseUnits(_)
                | Among::Area
                | Among::Level
                | Among::Report
                | Among::TheseIndicators(_)
                | Among::Areas
                | Among::TheseAreas(_),
                About::Report,
            ) => Some("the report stands beside no other: write `among = \"periods\"`".to_owned()),
        }
    }

    /// What is wrong with the group that is counted.
    fn unlike_members(&self, assessment: &'a Assessment) -> Option<String> {
        match (&self.among, self.station.about) {
            (Among::Units | Among::TheseUnits(_) | Among::Area | Among::Level, About::Indicator(_, None))
            | (Among::Area, About::Area(_))
            | (Among::Report | Among::TheseIndicators(_), About::Report) => self.unlike_values(assessment),
            (Among::Periods, _) => Some(
                "periods are not counted: ask the kind itself with `times`, `from` or `always`".to_owned(),
            ),
            (Among::Areas | Among::TheseAreas(_), _) => {
                Some("areas are not counted, only units and indicators".to_owned())
            }
            (
                Among::Units
                | Among::TheseUnits(_)
                | Among::Area
                | Among::Level
                | Among::Report
                | Among::TheseIndicators(_),
                About::Indicator(_, Some(_)),
            ) => Some("a unit has no members that could be counted: leave `unit` out".to_owned()),
            (Among::Report | Among::TheseIndicators(_), About::Indicator(_, None) | About::Area(_)) => {
                let key = self.among.key();
                Some(format!("the group is `{key}` alone: leave the id of the indicator or area out"))
            }
            (Among::Units | Among::TheseUnits(_), About::Area(_) | About::Report) => {
                Some("only an indicator has units: name it by its id".to_owned())
            }
            (Among::Level, About::Area(_)) | (Among::Area | Among::Level, About::Report) => {
                Some("write `area` for the indicators of an area, and neither for all of them".to_owned())
            }
        }
    }

    /// Why one number cannot be asked of all members of a group.
    fn unlike_values(&self, assessment: &'a Assessment) -> Option<String> {
        let is_asked = self.did.is_bounded() && self.measure == Measure::Value;
        let is_own = matches!(self.bound, Some(Bound::Target | Bound::Baseline) | None);
        if !is_asked || is_own || matches!(self.among, Among::Units | Among::TheseUnits(_)) {
            return None;
        }
        let group = indicators(&self.among, self.station.about, assessment);
        let mut units: Vec<&MeasureUnit> = group.iter().map(|result| &result.indicator.unit).collect();
        units.dedup();
        (units.len() > 1).then(|| {
            "the indicators have different units of measure: compare them with `of = \"achievement\"`"
                .to_owned()
        })
    }

    /// What is wrong with what a value is compared with.
    fn unlike_bound(&self, assessment: &'a Assessment) -> Option<String> {
        let bound = self.bound?;
        let about = self.station.about;
        match bound {
            Bound::Number(_) => None,
            Bound::Target | Bound::Baseline => {
                let is_value = self.measure == Measure::Value;
                let has_one = matches!(about, About::Indicator(..)) || self.kind.is_count();
                (!is_value || !has_one).then(|| {
                    "only the value of an indicator is compared with its target or baseline".to_owned()
                })
            }
            Bound::Other(other) => {
                let group = indicators(&self.among, about, assessment);
                // Members are alike, or it is reported before; units are as their indicator.
                let member = group.first().filter(|_| self.kind.is_count());
                let own = member.map_or(about, |result| About::Indicator(result, None));
                let own = self.dimension(own);
                (own != self.dimension(other.about)).then(|| {
                    "the two have different units of measure: compare them with `of = \"achievement\"`"
                        .to_owned()
                })
            }
        }
    }

    /// What the figure of a subject that the claim compares is measured in; none where it has none.
    fn dimension<'s>(&self, about: About<'s>) -> Option<Dimension<'s>> {
        match (self.measure, about) {
            (Measure::Value, About::Indicator(result, _)) => Some(Dimension::Unit(&result.indicator.unit)),
            (Measure::Value, About::Area(_) | About::Report) | (Measure::Achievement, _) => {
                Some(Dimension::Share)
            }
            (Measure::Budget | Measure::Expenditure, About::Area(_) | About::Report) => {
                Some(Dimension::Money)
            }
            (Measure::Budget | Measure::Expenditure, About::Indicator(..)) => None,
        }
    }
}

/// The indicators of a group; none where it is one of periods, units or areas.
pub(super) fn indicators<'a>(
    among: &Among,
    about: About<'a>,
    assessment: &'a Assessment,
) -> Vec<&'a IndicatorResult> {
    let level = |id: &AreaId| assessment.area(id).map(|area| area.area.level);
    let is_one = |result: &&IndicatorResult| {
        let area = &result.indicator.area;
        match (among, about) {
            (Among::Report, _) => true,
            (Among::TheseIndicators(ids), _) => ids.contains(&result.indicator.id),
            (Among::Area, About::Indicator(own, _)) => *area == own.indicator.area,
            (Among::Area, About::Area(own)) => *area == own.area.id,
            (Among::Level, About::Indicator(own, _)) => level(area) == level(&own.indicator.area),
            (Among::Level, About::Area(own)) => level(area) == Some(own.area.level),
            (Among::Area | Among::Level, About::Report)
            | (
                Among::Periods | Among::Units | Among::TheseUnits(_) | Among::Areas | Among::TheseAreas(_),
                _,
            ) => false,
        }
    };
    assessment.indicators.iter().filter(is_one).collect()
}

impl Among {
    /// The word of templates.
    fn key(&self) -> &'static str {
        match self {
            Self::Periods => "periods",
            Self::Units => "units",
            Self::TheseUnits(_) => "ids of units",
            Self::Area => "area",
            Self::Level => "level",
            Self::Report => "report",
            Self::TheseIndicators(_) => "ids of indicators",
            Self::Areas => "areas",
            Self::TheseAreas(_) => "ids of areas",
        }
    }
}
