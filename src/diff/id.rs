//! The id of a figure, taken apart: what it is about, and which figure of it.

/// A figure by the parts of its id (`2.1@2025/ETH#achievement`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FigureId<'a> {
    /// What it is about.
    pub(super) subject: Subject<'a>,
    /// The period, where it has one.
    pub(super) period: Option<&'a str>,
    /// The reporting unit; absent at the corporate level.
    pub(super) unit: Option<&'a str>,
    /// Which figure of the subject it is.
    pub(super) kind: &'a str,
    /// Which of several of that kind.
    pub(super) detail: Option<&'a str>,
}

/// What a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject<'a> {
    /// An indicator.
    Indicator(&'a str),
    /// A part of the total of an indicator.
    Part {
        /// The indicator.
        indicator: &'a str,
        /// The part.
        part: &'a str,
    },
    /// An area.
    Area(&'a str),
    /// All areas.
    Overall,
    /// The indicators of a result of the results chain.
    Result(&'a str),
    /// The indicators of actors: level and stage, or `*`.
    Actors(&'a str, &'a str),
    /// The indicators linked to a goal in an area, or `*`.
    Goal(&'a str, &'a str),
    /// Anything else: money, registers.
    Other(&'a str),
}

impl<'a> FigureId<'a> {
    /// Reads an id; one without a kind is none.
    pub(super) fn parse(id: &'a str) -> Option<Self> {
        let (whole, kind) = id.rsplit_once('#')?;
        let (kind, detail) = match kind.split_once(':') {
            Some((kind, detail)) => (kind, Some(detail)),
            None => (kind, None),
        };
        let (subject, when) = match whole.rsplit_once('@') {
            Some((subject, when)) => (subject, Some(when)),
            None => (whole, None),
        };
        // A range of days is written with a slash, so a unit follows the last one that is none of it.
        let (period, unit) = match when.map(|when| (when, when.rsplit_once('/'))) {
            None => (None, None),
            Some((_, Some((period, unit)))) if !is_date(unit) => (Some(period), Some(unit)),
            Some((when, _)) => (Some(when), None),
        };
        Some(Self { subject: Subject::parse(subject), period, unit, kind, detail })
    }
}

impl<'a> Subject<'a> {
    fn parse(text: &'a str) -> Self {
        let pair = |rest: &'a str| rest.split_once(',').unwrap_or((rest, "*"));
        match text.split_once(':') {
            Some(("area", id)) => Self::Area(id),
            Some(("result", id)) => Self::Result(id),
            Some(("actors", rest)) => Self::Actors(pair(rest).0, pair(rest).1),
            Some(("goal", rest)) => Self::Goal(pair(rest).0, pair(rest).1),
            Some(("assumptions" | "resources" | "reallocation" | "recommendations", _)) => Self::Other(text),
            Some(_) | None if text == "overall" => Self::Overall,
            Some(_) | None if text == "measurement" => Self::Other(text),
            Some(_) | None => match text.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
                Some((indicator, part)) => Self::Part { indicator, part },
                None => Self::Indicator(text),
            },
        }
    }

    /// The indicator that it is about, or a part of.
    pub(super) fn indicator(self) -> Option<&'a str> {
        match self {
            Self::Indicator(id) | Self::Part { indicator: id, .. } => Some(id),
            Self::Area(_)
            | Self::Overall
            | Self::Result(_)
            | Self::Actors(..)
            | Self::Goal(..)
            | Self::Other(_) => None,
        }
    }
}

/// Whether a text is a day, `2025-01-31`.
fn is_date(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_apart_into_subject_period_unit_kind_and_detail() {
        let of_unit = FigureId::parse("2.1@2025/ETH#achievement").expect("an id");
        assert_eq!(of_unit.subject, Subject::Indicator("2.1"));
        assert_eq!((of_unit.period, of_unit.unit, of_unit.kind), (Some("2025"), Some("ETH"), "achievement"));
        let count = FigureId::parse("area:2@2025#count:met").expect("an id");
        assert_eq!((count.subject, count.kind, count.detail), (Subject::Area("2"), "count", Some("met")));
        let days = FigureId::parse("2.1@2025-01-01/2025-06-30#actual").expect("an id");
        assert_eq!((days.period, days.unit), (Some("2025-01-01/2025-06-30"), None));
        let part = FigureId::parse("2.1[age=15-24,sex=F]@2025#share").expect("an id");
        assert_eq!(part.subject, Subject::Part { indicator: "2.1", part: "age=15-24,sex=F" });
        let money = FigureId::parse("resources:3,assessed,*@2025#budget").expect("an id");
        assert_eq!(money.subject, Subject::Other("resources:3,assessed,*"));
        assert_eq!(FigureId::parse("2.1"), None);
    }
}
