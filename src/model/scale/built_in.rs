//! The built-in scales, as their publishers define them (`method.md` 4.7).

use rust_decimal::dec;

use super::super::keyed::keyed;
use super::{Band, BandName, Edge, Scale, Tone};

keyed!(
    /// A band of a built-in scale.
    StandardBand {
        /// `rbm5`: the target or better.
        Met = "met",
        /// `rbm5`: three quarters of the way or more.
        LargelyMet = "largely-met",
        /// `rbm5`: half the way or more.
        PartlyMet = "partly-met",
        /// `rbm5`: less than half the way.
        NotMet = "not-met",
        /// `rbm5`: further from the target than the baseline.
        Regressed = "regressed",
        /// `undp2014`: the target or better.
        Green = "green",
        /// `undp2014`: half the way or more.
        Amber = "amber",
        /// `undp2014`: less than half the way.
        Red = "red",
        /// `gf_legacy`: beyond the target.
        A1 = "a1",
        /// `gf_legacy`: nine tenths, up to the target.
        A2 = "a2",
        /// `gf_legacy`: six tenths or more.
        B1 = "b1",
        /// `gf_legacy`: three tenths or more.
        B2 = "b2",
        /// `gf_legacy`: less than three tenths.
        C = "c",
        /// `tola15`: more than 15 per cent beyond the target.
        Over = "over",
        /// `tola15`: within 15 per cent of the target.
        On = "on",
        /// `tola15`: more than 15 per cent short of the target.
        Under = "under",
        /// `rsr`: 85 per cent or more.
        High = "high",
        /// `rsr`: between the other two.
        Medium = "medium",
        /// `rsr`: 49 per cent or less.
        Low = "low",
    }
);

/// Colours that keep their order for readers who see few, each at least 4.5:1 on white.
const GREEN: &str = "#0b6e4f";
const BLUE: &str = "#2a6f97";
const OCHRE: &str = "#8a6100";
const RUST: &str = "#b3400f";
const PLUM: &str = "#7a2048";

fn band(name: StandardBand, lower: Option<Edge>, tone: Tone, (symbol, colour): (&str, &str)) -> Band {
    Band { name: BandName::Standard(name), lower, tone, symbol: symbol.to_owned(), colour: colour.to_owned() }
}

impl Scale {
    /// The ids of the built-in scales.
    pub const BUILT_IN: [&'static str; 5] = ["rbm5", "undp2014", "gf_legacy", "tola15", "rsr"];

    /// The built-in scale with the given id.
    pub fn built_in(id: &str) -> Option<Self> {
        match id {
            "rbm5" => Some(Self::rbm5()),
            "undp2014" => Some(Self::undp2014()),
            "gf_legacy" => Some(Self::gf_legacy()),
            "tola15" => Some(Self::tola15()),
            "rsr" => Some(Self::rsr()),
            _ => None,
        }
    }

    /// The default scale of five bands.
    pub fn rbm5() -> Self {
        use StandardBand as B;
        let bands = vec![
            band(B::Regressed, None, Tone::Poor, ("▼", PLUM)),
            band(B::NotMet, Some(Edge::from(dec!(0))), Tone::Poor, ("◆", RUST)),
            band(B::PartlyMet, Some(Edge::from(dec!(0.5))), Tone::Fair, ("■", OCHRE)),
            band(B::LargelyMet, Some(Edge::from(dec!(0.75))), Tone::Fair, ("●", BLUE)),
            band(B::Met, Some(Edge::from(dec!(1))), Tone::Good, ("▲", GREEN)),
        ];
        Self { id: "rbm5".to_owned(), bands }
    }

    /// The traffic lights of UNDP's results reports of 2014.
    pub fn undp2014() -> Self {
        use StandardBand as B;
        let bands = vec![
            band(B::Red, None, Tone::Poor, ("◆", RUST)),
            band(B::Amber, Some(Edge::from(dec!(0.5))), Tone::Fair, ("■", OCHRE)),
            band(B::Green, Some(Edge::from(dec!(1))), Tone::Good, ("▲", GREEN)),
        ];
        Self { id: "undp2014".to_owned(), bands }
    }

    /// The grades that the Global Fund gave to grants until 2022.
    pub fn gf_legacy() -> Self {
        use StandardBand as B;
        let bands = vec![
            band(B::C, None, Tone::Poor, ("▼", PLUM)),
            band(B::B2, Some(Edge::from(dec!(0.3))), Tone::Poor, ("◆", RUST)),
            band(B::B1, Some(Edge::from(dec!(0.6))), Tone::Fair, ("■", OCHRE)),
            band(B::A2, Some(Edge::from(dec!(0.9))), Tone::Good, ("●", BLUE)),
            band(B::A1, Some(Edge::above(dec!(1))), Tone::Good, ("▲", GREEN)),
        ];
        Self { id: "gf_legacy".to_owned(), bands }
    }

    /// The margins of 15 per cent that `TolaData` draws around a target.
    pub fn tola15() -> Self {
        use StandardBand as B;
        let bands = vec![
            band(B::Under, None, Tone::Poor, ("▼", RUST)),
            band(B::On, Some(Edge::from(dec!(0.85))), Tone::Good, ("●", GREEN)),
            band(B::Over, Some(Edge::above(dec!(1.15))), Tone::Good, ("▲", BLUE)),
        ];
        Self { id: "tola15".to_owned(), bands }
    }

    /// The three classes of Akvo RSR.
    pub fn rsr() -> Self {
        use StandardBand as B;
        let bands = vec![
            band(B::Low, None, Tone::Poor, ("▼", RUST)),
            band(B::Medium, Some(Edge::above(dec!(0.49))), Tone::Fair, ("■", OCHRE)),
            band(B::High, Some(Edge::from(dec!(0.85))), Tone::Good, ("▲", GREEN)),
        ];
        Self { id: "rsr".to_owned(), bands }
    }
}
