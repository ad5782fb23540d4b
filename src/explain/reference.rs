//! The figure that a user asks about: `2.1`, `2.1@2024`, `2.1@2024/ETH`, `area:2`, `overall`.

use crate::assess::{AreaResult, Assessment, IndicatorResult};
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::document::FactKind;
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
    // The kind of a figure is explained with the others of its spot.
    let (text, kind) = text.split_once('#').map_or((text, None), |(text, kind)| (text, Some(kind)));
    let kind = kind.map(|kind| kind.split_once(':').map_or(kind, |(kind, _)| kind));
    if let Some(kind) = kind.filter(|kind| !FactKind::ALL.iter().any(|known| known.key() == *kind)) {
        return unknown("kind of figure", kind, FactKind::ALL.iter().map(|it| it.key().to_owned()).collect());
    }
    let Written { id, period, unit } = split(text, assessment);
    let period = match period.map(|written| (written, Period::parse(written))) {
        None => assessment.reporting,
        Some((_, Ok(period))) if assessment.periods.contains(&period) => period,
        Some((written, Ok(_) | Err(_))) => {
            let known = assessment.periods.iter().map(ToString::to_string).collect();
            return unknown("period with figures", written, known);
        }
    };
    if id == OVERALL {
        return Ok(Figure::Overall { period });
    }
    if let Some(area) = id.strip_prefix(AREA) {
        let found = assessment.all_areas().find(|result| result.area.id.as_str() == area);
        let known = || assessment.areas.iter().map(|result| format!("{AREA}{}", result.area.id)).collect();
        return match found {
            Some(result) => Ok(Figure::Area { result, period }),
            None => unknown("figure", id, known()),
        };
    }
    let Some(result) = assessment.all_indicators().find(|result| result.indicator.id.as_str() == id) else {
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

/// The parts of a figure as written.
struct Written<'t> {
    id: &'t str,
    period: Option<&'t str>,
    unit: Option<&'t str>,
}

/// Takes a figure apart; ids and periods may themselves have a slash.
fn split<'t>(text: &'t str, assessment: &Assessment) -> Written<'t> {
    let is_id = |text: &str| assessment.all_indicators().any(|result| result.indicator.id.as_str() == text);
    let Some((id, rest)) = text.rsplit_once('@').filter(|_| !is_id(text)) else {
        return match text.rsplit_once('/').filter(|_| !is_id(text)) {
            Some((id, unit)) => Written { id, period: None, unit: Some(unit) },
            None => Written { id: text, period: None, unit: None },
        };
    };
    let known = assessment.periods.iter().find_map(|period| {
        let length = period.to_string().len();
        let period = rest.get(..length).filter(|written| *written == period.to_string())?;
        match rest.get(length..)? {
            "" => Some(Written { id, period: Some(period), unit: None }),
            unit => Some(Written { id, period: Some(period), unit: Some(unit.strip_prefix('/')?) }),
        }
    });
    known.unwrap_or_else(|| match rest.rsplit_once('/').filter(|_| Period::parse(rest).is_err()) {
        Some((period, unit)) => Written { id, period: Some(period), unit: Some(unit) },
        None => Written { id, period: Some(rest), unit: None },
    })
}
