//! Colours: one accent for what was achieved, greys for everything else.

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

/// Actual values: the one accent.
pub(in crate::chart) const ACCENT: Rgb = Rgb(0x0B, 0x5C, 0x7A);
/// The accent at rest, for the step from the baseline.
pub(in crate::chart) const ACCENT_LIGHT: Rgb = Rgb(0x8F, 0xB6, 0xC4);
/// Targets and limits.
pub(in crate::chart) const TARGET: Rgb = Rgb(0x4A, 0x52, 0x5A);
/// Text that is read first.
pub(super) const INK: Rgb = Rgb(0x1F, 0x29, 0x33);
/// Text that is read second; 5.7:1 on white.
pub(super) const MUTED: Rgb = Rgb(0x5B, 0x67, 0x70);
/// Axis lines and leaders.
pub(super) const AXIS: Rgb = Rgb(0x9A, 0xA5, 0xAE);
/// Lines that guide the eye and must not be noticed.
pub(super) const FAINT: Rgb = Rgb(0xE1, 0xE6, 0xEA);
/// The ground of a bar.
pub(super) const TRACK: Rgb = Rgb(0xEE, 0xF1, 0xF4);
/// The page.
pub(super) const PAPER: Rgb = Rgb(0xFF, 0xFF, 0xFF);

impl Rgb {
    /// Returns the colour written `#rrggbb`.
    pub(in crate::chart) fn hex(self) -> String {
        let Rgb(red, green, blue) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Returns white or ink, whichever is easier to read on this colour.
    pub(super) fn text_on(self) -> Rgb {
        let ground = self.luminance();
        let on_white = (PAPER.luminance() + 0.05) / (ground + 0.05);
        let on_ink = (ground + 0.05) / (INK.luminance() + 0.05);
        if on_white >= on_ink { PAPER } else { INK }
    }

    /// Returns the relative luminance with an exponent of 2.
    ///
    /// The exponent 2.4 of the standard needs `powf`, whose last digit differs
    /// between machines; the choice between two texts does not need it.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| (f64::from(channel) / 255.0) * (f64::from(channel) / 255.0);
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_white_on_dark_and_ink_on_light_colours() {
        assert_eq!(ACCENT.text_on(), PAPER);
        assert_eq!(Rgb(0xC0, 0x39, 0x2B).text_on(), PAPER);
        assert_eq!(TRACK.text_on(), INK);
        assert_eq!(Rgb(0xF2, 0xC1, 0x4E).text_on(), INK);
    }
}
