//! The kinds of claims, by the words that templates use.

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $key:literal,)+) => {
        /// What a claim asserts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word of templates.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }
        }
    };
}

kinds! {
    /// The target was reached or bettered.
    Met = "met",
    /// There is a rating, and the target was not reached.
    Missed = "missed",
    /// The value is strictly better than the target.
    Exceeded = "exceeded",
    /// It has the rating that is named.
    Rated = "rated",
    /// The value is above the one before.
    Rose = "rose",
    /// The value is below the one before.
    Fell = "fell",
    /// The value is better than the one before.
    Improved = "improved",
    /// The value is worse than the one before.
    Worsened = "worsened",
    /// The value equals the one before.
    Unchanged = "unchanged",
    /// At least twice the value before, and less than three times.
    Doubled = "doubled",
    /// At least three times the value before, and less than four times.
    Tripled = "tripled",
    /// At most half of the value before, and more than a third.
    Halved = "halved",
    /// At least so many times the value before.
    Multiplied = "multiplied",
    /// No other of a group has as high a value.
    Highest = "highest",
    /// No other of a group has as low a value.
    Lowest = "lowest",
    /// No other of a group is as good.
    Best = "best",
    /// No other of a group is as bad.
    Worst = "worst",
    /// The target that lies ahead will be reached, or nearly so.
    OnTrack = "on-track",
    /// The target that lies ahead will be missed clearly.
    OffTrack = "off-track",
    /// The value is above another.
    Above = "above",
    /// The value is below another.
    Below = "below",
    /// The value is not below another.
    AtLeast = "at-least",
    /// The value is not above another.
    AtMost = "at-most",
    /// Every member of a group passes.
    All = "all",
    /// No member of a group passes.
    None = "none",
    /// More than half of a group pass.
    Most = "most",
    /// So many members of a group pass, or more.
    Some = "some",
}

impl Kind {
    /// The kind written with the given word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// Whether it is judged at one indicator, unit or area in one period, so that it can be asked
    /// of several periods or members.
    pub fn is_simple(self) -> bool {
        match self {
            Self::Met
            | Self::Missed
            | Self::Exceeded
            | Self::Rated
            | Self::Rose
            | Self::Fell
            | Self::Improved
            | Self::Worsened
            | Self::Unchanged
            | Self::Above
            | Self::Below
            | Self::AtLeast
            | Self::AtMost => true,
            Self::Doubled
            | Self::Tripled
            | Self::Halved
            | Self::Multiplied
            | Self::Highest
            | Self::Lowest
            | Self::Best
            | Self::Worst
            | Self::OnTrack
            | Self::OffTrack
            | Self::All
            | Self::None
            | Self::Most
            | Self::Some => false,
        }
    }

    /// Whether it compares a value with an earlier one.
    pub fn is_change(self) -> bool {
        match self {
            Self::Rose
            | Self::Fell
            | Self::Improved
            | Self::Worsened
            | Self::Unchanged
            | Self::Doubled
            | Self::Tripled
            | Self::Halved
            | Self::Multiplied => true,
            Self::Met
            | Self::Missed
            | Self::Exceeded
            | Self::Rated
            | Self::Highest
            | Self::Lowest
            | Self::Best
            | Self::Worst
            | Self::OnTrack
            | Self::OffTrack
            | Self::Above
            | Self::Below
            | Self::AtLeast
            | Self::AtMost
            | Self::All
            | Self::None
            | Self::Most
            | Self::Some => false,
        }
    }

    /// Whether it counts the members of a group.
    pub fn is_count(self) -> bool {
        matches!(self, Self::All | Self::None | Self::Most | Self::Some)
    }

    /// Whether it compares with the other members of a group.
    pub fn is_extreme(self) -> bool {
        matches!(self, Self::Highest | Self::Lowest | Self::Best | Self::Worst)
    }

    /// Whether it compares with a bound.
    pub fn is_bounded(self) -> bool {
        matches!(self, Self::Above | Self::Below | Self::AtLeast | Self::AtMost)
    }
}
