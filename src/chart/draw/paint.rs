//! Painting: the only place that knows plotters.

use std::io;

use plotters::coord::Shift;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::{
    Circle, DrawingArea, FontStyle, IntoDrawingArea, IntoFont, PathElement, Polygon, RGBColor, SVGBackend,
    ShapeStyle, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::Weight;
use super::palette::Rgb;
use super::scene::{Anchor, Point, Scene, Shape};

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Outcome = Result<(), DrawingAreaErrorKind<io::Error>>;

/// How many units of the view box make a point: plotters places on whole units.
const UNITS: f64 = 10.0;

/// plotters divides every font size by this before it writes the size.
const SIZE_DIVISOR: f64 = 1.24;

/// What plotters adds to text that hangs from its position.
///
/// Some readers, the typesetter's among them, move only the first letter by it
/// when the text runs from right to left, so it is taken out again.
const HANGING: &str = " dy=\"0.76em\"";

/// Returns the SVG of a scene.
pub(super) fn paint(scene: Scene<'_>) -> String {
    let (width, height) = scene.size();
    let units = (units(width).unsigned_abs(), units(height).unsigned_abs());
    let mut svg = String::new();
    paint_shapes(&mut svg, units, &scene.into_shapes())
        .expect("an SVG in memory has nothing that can fail to be written");
    // A quotation mark within a text is escaped, so no text can match.
    with_size_in_points(&svg.replace(HANGING, ""), units)
}

fn paint_shapes(svg: &mut String, size: (u32, u32), shapes: &[Shape]) -> Outcome {
    let area = SVGBackend::with_string(svg, size).into_drawing_area();
    for shape in shapes {
        paint_shape(&area, shape)?;
    }
    area.present()
}

fn paint_shape(area: &Area<'_>, shape: &Shape) -> Outcome {
    match shape {
        Shape::Line { points, stroke } => {
            let style =
                ShapeStyle::from(&rgb(stroke.colour)).stroke_width(units(stroke.width).unsigned_abs());
            area.draw(&PathElement::new(placed(points), style))
        }
        Shape::Area { points, colour } => {
            area.draw(&Polygon::new(placed(points), ShapeStyle::from(&rgb(*colour)).filled()))
        }
        Shape::Disc { centre, radius, colour } => {
            let style = ShapeStyle::from(&rgb(*colour)).filled().stroke_width(0);
            area.draw(&Circle::new(place(*centre), units(*radius), style))
        }
        Shape::Text { at, anchor, text, families, size, weight, colour } => {
            let font = (families.as_str(), size * UNITS * SIZE_DIVISOR).into_font();
            let colour = rgb(*colour);
            let style = TextStyle::from(font.style(font_style(*weight)))
                .color(&colour)
                .pos(Pos::new(side(*anchor), VPos::Top));
            area.draw_text(text, &style, place(*at))
        }
    }
}

fn font_style(weight: Weight) -> FontStyle {
    match weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    }
}

fn side(anchor: Anchor) -> HPos {
    match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    }
}

fn rgb(Rgb(red, green, blue): Rgb) -> RGBColor {
    RGBColor(red, green, blue)
}

fn placed(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().copied().map(place).collect()
}

fn place((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "rounded just before, and a page is far smaller than the range of the type"
)]
fn units(points: f64) -> i32 {
    (points * UNITS).round() as i32
}

/// Gives the root its true size, which plotters can only write in whole units.
fn with_size_in_points(svg: &str, (width, height): (u32, u32)) -> String {
    let points = |units: u32| format!("{}.{}pt", units / 10, units % 10);
    svg.replacen(
        &format!("width=\"{width}\" height=\"{height}\""),
        &format!("width=\"{}\" height=\"{}\"", points(width), points(height)),
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::super::text::Face;
    use super::super::{Direction, Fonts, Style};
    use super::*;

    #[test]
    fn a_text_is_written_with_its_size_its_baseline_and_its_root() {
        let style = Style {
            fonts: Fonts { latin: "Sans", han: "Han", arabic: "Arabic" },
            direction: Direction::Ltr,
            measure: &|_, _, _| 10.0,
        };
        let mut scene = Scene::new(&style, (80.5, 20.0));
        let face = Face::bold(7.5, Rgb(0x0B, 0x5C, 0x7A));
        scene.text("a < b", (12.0, 10.0), Anchor::End, face);
        assert_eq!(
            paint(scene),
            "<svg width=\"80.5pt\" height=\"20.0pt\" viewBox=\"0 0 805 200\" \
             xmlns=\"http://www.w3.org/2000/svg\">\n\
             <text x=\"120\" y=\"100\" text-anchor=\"end\" \
             font-family=\"Sans, Han\" font-size=\"75\" opacity=\"1\" fill=\"#0B5C7A\" \
             font-weight=\"bold\">\na &lt; b\n</text>\n</svg>\n"
        );
    }

    #[test]
    fn font_sizes_come_out_of_plotters_without_noise() {
        // These are the sizes in use; 60 would come out as 60.00000000000001.
        for size in [65.0, 70.0, 75.0, 80.0] {
            assert_eq!((size * SIZE_DIVISOR / SIZE_DIVISOR).to_string(), f64::to_string(&size));
        }
    }
}
