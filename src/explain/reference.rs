//! The figure that a user asks about: `2.1`, `2.1@2024`, `2.1@2024/ETH`, `area:2`, `overall`.

use crate::assess::{AreaResult, Assessment, IndicatorResult};
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::model::{Period, UnitCode};

/// The figure of the whole report.
pub(super) const OVERALL: &str = "overall";

/// The prefix of areas.
const AREA: &str = "area:";

/// A figure of an assessment.
#[derive(Debug, Clone, Copy)]
pub enum Figure<'a> {
    /// The figures of an indicator in a period, at one level.
    Indicator {
        /// The indicator.
        result: &'a IndicatorResult,
        /// The period.
        period: Period,
        /// The unit; none at the corporate level.
        unit: Option<&'a UnitCode>,
    },
    /// The overall figure of a period.
    Overall {
        /// The period.
        period: Period,
    },
    /// The roll-up of an area in a period.
    Area {
        /// The area.
        result: &'a AreaResult,
        /// The period.
        period: Period,
    },
}

/// Finds the figure that a text names.
///
/// # Errors
/// There is no such figure; the finding names the nearest ones.
pub fn find<'a>(
    assessment: &'a Assessment,
    text: &str,
    findings: &mut Findings,
) -> Result<Figure<'a>, Reported> {
    let mut unknown = |what: &str, written: &str, known: Vec<String>| {
        let place = Place::file("command line");
        let finding = Finding::new(Code::FigureUnknown, place, format!("there is no {what} `{written}`"));
        let finding = finding.suggest(written, known.iter().map(String::as_str));
        let all = known.join(", ");
        Err(findings.fatal(if finding.help.is_some() {
            finding
        } else {
            finding.help(format!("use one of {all}"))
        }))
    };
    let (subject, unit) = split(text, assessment);
    let (id, period) = match subject.rsplit_once('@') {
        Some((id, period)) => (id, Some(period)),
        None => (subject, None),
    };
    let period = match period.map(Period::parse) {
        None => assessment.reporting,
        Some(Ok(period)) if assessment.periods.contains(&period) => period,
        Some(Ok(_) | Err(_)) => {
            let known = assessment.periods.iter().map(ToString::to_string).collect();
            return unknown("period with figures", period.unwrap_or_default(), known);
        }
    };
    if id == OVERALL {
        return Ok(Figure::Overall { period });
    }
    if let Some(area) = id.strip_prefix(AREA) {
        let found = assessment.areas.iter().find(|result| result.area.id.as_str() == area);
        let known = || assessment.areas.iter().map(|result| format!("{AREA}{}", result.area.id)).collect();
        return match found {
            Some(result) => Ok(Figure::Area { result, period }),
            None => unknown("figure", id, known()),
        };
    }
    let Some(result) = assessment.indicators.iter().find(|result| result.indicator.id.as_str() == id) else {
        let indicators = assessment.indicators.iter().map(|result| result.indicator.id.to_string());
        let areas = assessment.areas.iter().map(|result| format!("{AREA}{}", result.area.id));
        return unknown("figure", id, indicators.chain(areas).chain([OVERALL.to_owned()]).collect());
    };
    let Some(code) = unit else { return Ok(Figure::Indicator { result, period, unit: None }) };
    let units = result.periods.get(&period).into_iter().flat_map(|figures| figures.units.keys());
    match units.clone().find(|unit| unit.as_str() == code) {
        Some(unit) => Ok(Figure::Indicator { result, period, unit: Some(unit) }),
        None => unknown("unit of this figure", code, units.map(ToString::to_string).collect()),
    }
}

/// The subject, and the unit after the slash; an id may itself have a slash.
fn split<'t>(text: &'t str, assessment: &Assessment) -> (&'t str, Option<&'t str>) {
    let is_id = |text: &str| assessment.indicators.iter().any(|result| result.indicator.id.as_str() == text);
    match text.rsplit_once('/') {
        Some((subject, unit)) if !is_id(text) && !unit.contains('@') => (subject, Some(unit)),
        Some(_) | None => (text, None),
    }
}
