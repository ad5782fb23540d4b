//! Ratings by area: one tile for each indicator, in the order of the bands.
//!
//! Drawn 160 mm wide. Every tile carries the symbol of its band, so the chart
//! reads without colour. An area with more indicators than fit into a row of
//! tiles turns all rows into stacked bars, so that rows stay comparable.

use super::Style;
use super::paint::paint;
use super::palette::{FAINT, INK, MUTED, PAPER, Rgb};
use super::scale::number;
use super::scene::{Anchor, Point, Scene, Stroke};
use super::text::{Face, wrap, wrap_evenly};

/// How many indicators of each area got which rating.
#[derive(Debug, Clone)]
pub struct OverviewChart {
    /// The areas, in order.
    pub rows: Vec<OverviewRow>,
    /// The bands, from the best to the worst, then those without a rating.
    pub bands: Vec<BandKey>,
    /// What stands over the column of totals.
    pub total: String,
}

/// One area of an [`OverviewChart`].
#[derive(Debug, Clone)]
pub struct OverviewRow {
    /// The name of the area.
    pub label: String,
    /// How many indicators are in each band, in the order of the bands.
    pub counts: Vec<Count>,
    /// The number of indicators as printed.
    pub total: String,
}

/// A number of indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub count: usize,
    /// The number as printed.
    pub text: String,
}

/// The key to one band of ratings.
#[derive(Debug, Clone)]
pub struct BandKey {
    /// The symbol of the band.
    pub symbol: String,
    /// The band in words.
    pub label: String,
    /// The colour of the band.
    pub colour: Rgb,
}

impl OverviewChart {
    /// Returns every text that may be printed.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.total.as_str()];
        for band in &self.bands {
            texts.extend([band.symbol.as_str(), &band.label]);
        }
        for row in &self.rows {
            texts.extend([row.label.as_str(), &row.total]);
            texts.extend(row.counts.iter().map(|count| count.text.as_str()));
        }
        texts
    }
}

impl OverviewRow {
    fn sum(&self) -> usize {
        self.counts.iter().map(|count| count.count).sum()
    }

    /// Returns the bands that occur, with how often.
    fn bands<'a>(&'a self, chart: &'a OverviewChart) -> impl Iterator<Item = (&'a BandKey, &'a Count)> {
        chart.bands.iter().zip(&self.counts).filter(|(_, count)| count.count > 0)
    }
}

/// Width of the chart: 160 mm.
const WIDTH: f64 = 453.6;
/// Widest line of an area's name.
const LABEL_WIDTH: f64 = 138.0;
/// Where the tiles begin.
const TILES_LEFT: f64 = 150.0;
/// Side of a tile, and the distance from one to the next.
const TILE: (f64, f64) = (14.0, 16.0);
/// The most tiles in a row that a reader still counts at a glance.
const MOST_TILES: usize = 16;
/// Side of the tile in the key.
const KEY_TILE: f64 = 10.0;
/// Distance between the entries of the key.
const KEY_GAP: f64 = 14.0;
/// Air above and below the text of a row.
const ROW_AIR: f64 = 8.0;

const LABEL: Face = Face::regular(8.0, INK);
const TOTAL: Face = Face::bold(8.0, INK);
const SMALL: Face = Face::regular(7.0, MUTED);
const KEY: Face = Face::regular(7.5, INK);

/// How the rows show their counts.
#[derive(Debug, Clone, Copy)]
enum Form {
    /// One tile for each indicator.
    Tiles,
    /// A bar divided in proportion, up to where it ends.
    Bars(f64),
}

/// Draws the ratings by area as an SVG 160 mm wide.
pub fn overview(chart: &OverviewChart, style: &Style<'_>) -> String {
    let entries = key_entries(chart, style);
    let key_bottom = entries.last().map_or(0.0, |entry| entry.at.1 + KEY_TILE);
    let header = key_bottom + 7.0 + if chart.total.is_empty() { 0.0 } else { 6.0 };
    let rows: Vec<_> =
        chart.rows.iter().map(|row| wrap_evenly(style, &row.label, LABEL, LABEL_WIDTH, 3)).collect();
    let height = header + rows.iter().map(|label| row_height(label)).sum::<f64>();
    let mut scene = Scene::new(style, (WIDTH, height + 1.0));
    key(&mut scene, entries);
    scene.text(&chart.total, (WIDTH, header - 4.0), Anchor::End, SMALL);
    let form = form(chart, style);
    let mut top = header;
    for (row, label) in chart.rows.iter().zip(&rows) {
        let bottom = top + row_height(label);
        scene.line(vec![(0.0, top), (WIDTH, top)], Stroke::new(0.5, FAINT));
        draw_row(&mut scene, chart, (row, label), form, f64::midpoint(top, bottom));
        top = bottom;
    }
    paint(scene)
}

fn row_height(label: &[String]) -> f64 {
    (LABEL.leading() * number(label.len())).max(TILE.0) + ROW_AIR
}

fn form(chart: &OverviewChart, style: &Style<'_>) -> Form {
    let most = chart.rows.iter().map(OverviewRow::sum).fold(0, usize::max);
    let right = bar_right(chart, style);
    if most <= MOST_TILES && TILES_LEFT + number(most) * TILE.1 <= right {
        Form::Tiles
    } else {
        Form::Bars(right)
    }
}

/// Returns where the bars end and the totals begin.
fn bar_right(chart: &OverviewChart, style: &Style<'_>) -> f64 {
    let totals = chart.rows.iter().map(|row| style.width(&row.total, TOTAL));
    WIDTH - totals.fold(20.0, f64::max) - 10.0
}

/// An entry of the key with its place.
struct Entry<'a> {
    band: &'a BandKey,
    label: String,
    at: Point,
}

/// Places the entries of the key in lines.
fn key_entries<'a>(chart: &'a OverviewChart, style: &Style<'_>) -> Vec<Entry<'a>> {
    let mut at = (0.0, 0.0);
    let mut entries = Vec::new();
    for band in &chart.bands {
        let label = wrap(style, &band.label, KEY, WIDTH - KEY_TILE - 4.0, 1).concat();
        let width = KEY_TILE + 4.0 + style.width(&label, KEY);
        if at.0 > 0.0 && at.0 + width > WIDTH {
            at = (0.0, at.1 + KEY_TILE + 5.0);
        }
        entries.push(Entry { band, label, at });
        at.0 += width + KEY_GAP;
    }
    entries
}

fn key(scene: &mut Scene<'_>, entries: Vec<Entry<'_>>) {
    for Entry { band, label, at: (x, y) } in entries {
        tile(scene, band, (x, y), KEY_TILE);
        let middle = y + KEY_TILE / 2.0 + KEY.drop();
        scene.text(&label, (x + KEY_TILE + 4.0, middle), Anchor::Start, KEY);
    }
}

fn tile(scene: &mut Scene<'_>, band: &BandKey, (x, y): Point, side: f64) {
    scene.rect((x, y), (x + side, y + side), band.colour);
    let size = if side < TILE.0 { 6.5 } else { 8.0 };
    let face = Face::regular(size, band.colour.text_on());
    let centre = (x + side / 2.0, y + side / 2.0 + face.drop());
    scene.text(&band.symbol, centre, Anchor::Middle, face);
}

fn draw_row(
    scene: &mut Scene<'_>,
    chart: &OverviewChart,
    (row, label): (&OverviewRow, &[String]),
    form: Form,
    middle: f64,
) {
    let rise = LABEL.leading() * (number(label.len()) - 1.0) / 2.0;
    scene.lines(label, (0.0, middle - rise + LABEL.drop()), Anchor::Start, LABEL);
    scene.text(&row.total, (WIDTH, middle + TOTAL.drop()), Anchor::End, TOTAL);
    match form {
        Form::Tiles => tiles(scene, chart, row, middle),
        Form::Bars(right) => bar(scene, chart, row, (middle, right)),
    }
}

fn tiles(scene: &mut Scene<'_>, chart: &OverviewChart, row: &OverviewRow, middle: f64) {
    let mut x = TILES_LEFT;
    for (band, count) in row.bands(chart) {
        for _ in 0..count.count {
            tile(scene, band, (x, middle - TILE.0 / 2.0), TILE.0);
            x += TILE.1;
        }
    }
}

fn bar(scene: &mut Scene<'_>, chart: &OverviewChart, row: &OverviewRow, (middle, right): (f64, f64)) {
    let face = |band: &BandKey| Face::regular(7.0, band.colour.text_on());
    let parts: Vec<_> = row
        .bands(chart)
        .map(|(band, count)| (band, format!("{} {}", band.symbol, count.text), count.count))
        .collect();
    let wishes: Vec<_> = parts
        .iter()
        .map(|(band, text, count)| (number(*count), scene.width(text, face(band)) + 5.0))
        .collect();
    let (top, bottom) = (middle - TILE.0 / 2.0, middle + TILE.0 / 2.0);
    let mut x = TILES_LEFT;
    for ((band, text, _), width) in parts.iter().zip(shares(&wishes, right - TILES_LEFT)) {
        scene.rect((x, top), (x + width, bottom), band.colour);
        // A line of paper keeps neighbours of like lightness apart.
        scene.line(vec![(x, top), (x, bottom)], Stroke::new(1.0, PAPER));
        let at = (x + width / 2.0, middle + face(band).drop());
        scene.text(text, at, Anchor::Middle, face(band));
        x += width;
    }
}

/// Divides a length in proportion to counts, but gives each at least its need.
///
/// A part that is too short for its own number would say its size by colour
/// alone; it takes what it needs, and the others share the rest.
fn shares(parts: &[(f64, f64)], length: f64) -> Vec<f64> {
    let mut fixed = vec![false; parts.len()];
    loop {
        let free = |index: &usize| !fixed[*index];
        let indices = || 0..parts.len();
        let taken: f64 = indices().filter(|index| !free(index)).map(|index| parts[index].1).sum();
        let total: f64 = indices().filter(free).map(|index| parts[index].0).sum();
        let share = |index: usize| (length - taken).max(0.0) * parts[index].0 / total;
        let short = indices().filter(free).find(|index| share(*index) < parts[*index].1);
        match short {
            Some(index) => fixed[index] = true,
            None => {
                return indices()
                    .map(|index| if fixed[index] { parts[index].1 } else { share(index) })
                    .collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PLAIN, printed};
    use super::*;

    fn chart(met: usize) -> OverviewChart {
        let count = |count: usize| Count { count, text: count.to_string() };
        let band = |symbol: &str, label: &str, colour| BandKey {
            symbol: symbol.to_owned(),
            label: label.to_owned(),
            colour,
        };
        OverviewChart {
            rows: vec![OverviewRow {
                label: "Water".to_owned(),
                counts: vec![count(met), count(2)],
                total: (met + 2).to_string(),
            }],
            bands: vec![band("▲", "Met", Rgb(0x1B, 0x7F, 0x5C)), band("–", "No data", Rgb(0x6B, 0x75, 0x7E))],
            total: "Indicators".to_owned(),
        }
    }

    #[test]
    fn every_tile_carries_its_symbol() {
        assert_eq!(
            printed(&overview(&chart(3), &PLAIN)),
            ["▲", "Met", "–", "No data", "Indicators", "Water", "5", "▲", "▲", "▲", "–", "–"]
        );
    }

    #[test]
    fn an_area_with_too_many_indicators_turns_tiles_into_counted_bars() {
        assert_eq!(printed(&overview(&chart(15), &PLAIN))[5..], ["Water", "17", "▲", "15", "– 2"]);
    }

    #[test]
    fn a_bar_is_divided_in_proportion() {
        assert_eq!(shares(&[(3.0, 10.0), (1.0, 10.0)], 100.0), [75.0, 25.0]);
    }

    #[test]
    fn a_short_part_takes_what_its_number_needs() {
        assert_eq!(shares(&[(19.0, 10.0), (1.0, 20.0)], 100.0), [80.0, 20.0]);
    }

    #[test]
    fn parts_that_all_need_more_than_there_is_keep_their_needs() {
        assert_eq!(shares(&[(1.0, 60.0), (1.0, 60.0)], 100.0), [60.0, 60.0]);
    }

    #[test]
    fn an_area_without_indicators_has_no_parts() {
        assert_eq!(shares(&[], 100.0), Vec::<f64>::new());
    }
}
