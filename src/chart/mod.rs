//! Draws the charts of a report.
//!
//! Input: the assessment, quoted in the language of the edition. Output:
//! [`Drawn`], the text of an SVG with its caption and its text alternative,
//! both written from the same figures. This stage decides what a chart shows;
//! how it looks is decided in [`draw`]. Positions are floating-point numbers
//! here and nowhere else; every printed number is quoted.

mod bullet;
mod chain;
mod data;
pub mod draw;
mod overview;
mod trend;

use draw::{Direction, Fonts, Rgb, Style, Weight};

use crate::document::{ChartData, Shown};
use crate::model::{AreaId, Decimal, IndicatorId};
use crate::quote::Quoter;
use crate::wording::{Phrase, Wording};

/// A chart that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The text of the SVG.
    pub svg: String,
    /// The caption.
    pub caption: String,
    /// The text alternative.
    pub alt: String,
    /// Lines below the chart.
    pub notes: Vec<String>,
    /// The figures that the picture prints.
    pub shown: Vec<Shown>,
    /// The figures that the text alternative names.
    pub told: Vec<Shown>,
    /// What it shows, as data; none for a diagram.
    pub data: Option<ChartData>,
}

/// The width of a text in points, from the text, the font family, whether it is bold, and the size.
pub type Measure<'a> = &'a dyn Fn(&str, &str, bool, f64) -> f64;

/// The font families of charts, as the themes name them.
const FONTS: Fonts<'static> = Fonts { latin: "Noto Sans", han: "Noto Sans SC", arabic: "Amiri" };

/// Draws charts in one language.
#[derive(Clone, Copy)]
pub struct Drawer<'a> {
    /// Where the figures come from.
    pub quoter: Quoter<'a>,
    /// How wide texts are.
    pub measure: Measure<'a>,
}

impl Drawer<'_> {
    /// The trend of an indicator; none if it has nothing to show.
    pub fn trend(&self, id: &IndicatorId) -> Option<Drawn> {
        let result = self.quoter.assessment.indicator(id)?;
        trend::chart(self.quoter, result).map(|plan| self.finish(plan, draw::trend))
    }

    /// The achievements of an area; none if it has no indicators.
    pub fn bullet(&self, id: &AreaId) -> Option<Drawn> {
        let area = self.quoter.assessment.area(id)?;
        bullet::chart(self.quoter, area).map(|plan| self.finish(plan, draw::bullet))
    }

    /// The ratings of all areas.
    pub fn overview(&self) -> Option<Drawn> {
        overview::chart(self.quoter).map(|plan| self.finish(plan, draw::overview))
    }

    /// The results chain; none if the project has none, or one that no diagram can show.
    pub fn chain(&self) -> Option<Drawn> {
        let plan = chain::chart(self.quoter)?;
        let svg = self.styled(|style| draw::chain(&plan.chart, style))?;
        Some(plan.drawn(svg))
    }

    fn finish<T>(&self, plan: Plan<T>, draw: impl Fn(&T, &Style<'_>) -> String) -> Drawn {
        let svg = self.styled(|style| draw(&plan.chart, style));
        plan.drawn(svg)
    }

    /// What is made in the style of the edition.
    fn styled<R>(&self, make: impl FnOnce(&Style<'_>) -> R) -> R {
        let measure = |text: &str, size: f64, weight: Weight| {
            (self.measure)(text, family(text), weight == Weight::Bold, size)
        };
        let is_rtl = self.quoter.words.language().is_rtl();
        let direction = if is_rtl { Direction::Rtl } else { Direction::Ltr };
        make(&Style { fonts: FONTS, direction, measure: &measure })
    }
}

/// The family that a run of one script is set in.
fn family(run: &str) -> &'static str {
    let han = run
        .chars()
        .any(|character| ('\u{2190}'..='\u{2bff}').contains(&character) && character != '\u{2212}');
    if han || run.chars().any(|character| character >= '\u{2e80}') { FONTS.han } else { FONTS.latin }
}

/// A chart with its words, before it is drawn.
struct Plan<T> {
    chart: T,
    caption: String,
    alt: String,
    notes: Vec<String>,
    /// The figures that the picture prints where they have room.
    shown: Vec<Shown>,
    /// The figures that the text alternative names.
    told: Vec<Shown>,
    /// What it shows, as data; none where numbers alone would say less.
    data: Option<ChartData>,
}

impl<T> Plan<T> {
    /// The chart as drawn; a label without room, or a sentence left out, prints no figure.
    fn drawn(self, svg: String) -> Drawn {
        let Self { caption, alt, notes, mut shown, mut told, data, .. } = self;
        let texts = texts(&svg);
        shown.retain(|figure| texts.iter().any(|text| prints(text, &bare(&figure.text))));
        told.retain(|figure| alt.contains(&figure.text));
        Drawn { svg, caption, alt, notes, shown, told, data }
    }
}

/// The texts of a drawing.
fn texts(svg: &str) -> Vec<String> {
    let texts = svg.split("</text>").filter_map(|part| part.split_once("<text"));
    texts.filter_map(|(_, text)| text.split_once('>')).map(|(_, text)| bare(text.trim())).collect()
}

/// Whether a figure stands in a text, and not as a part of another number.
fn prints(text: &str, figure: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_numeric);
    text.match_indices(figure).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + figure.len()..]);
        !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    })
}

/// A text without the marks of direction, which a drawing leaves out.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// Sentences of a text alternative; the table beside a chart has those that are too many to listen to.
const MOST_SENTENCES: usize = 60;

/// A text alternative of the given sentences.
fn alternative(words: Wording, mut sentences: Vec<String>) -> String {
    if sentences.len() > MOST_SENTENCES {
        let more = words.count((sentences.len() - MOST_SENTENCES) as u64);
        sentences.truncate(MOST_SENTENCES);
        sentences.push(words.phrase(Phrase::AltMore, &[("n", &more)]));
    }
    words.sentences(&sentences)
}

/// The position of a value; none for one that no axis could hold.
fn position(value: Decimal) -> Option<f64> {
    f64::try_from(value).ok()
}

/// A colour written `#rrggbb`; black if it is written otherwise.
fn colour(text: &str) -> Rgb {
    let channel = |range| text.get(range).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    match (channel(1..3), channel(3..5), channel(5..7)) {
        (Some(red), Some(green), Some(blue)) => Rgb(red, green, blue),
        _ => Rgb(0, 0, 0),
    }
}
