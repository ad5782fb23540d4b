//! The vocabulary of results reporting as types: what a project is about,
//! apart from where it was read and what is computed from it.

mod area;
mod category;
mod chain;
mod crosswalk;
mod fate;
mod fold;
mod gap;
mod id;
mod in_force;
mod indicator;
mod keyed;
mod language;
mod learning;
mod mandate;
mod number;
mod outlook;
mod period;
mod profile;
mod programme;
mod published;
mod recommendation;
mod resource;
mod scale;
mod sdg;
mod state;
mod symbol;
mod term;
mod value;

pub use area::{Area, Level};
pub use category::{Categories, Category};
pub use chain::{Assumption, AssumptionState, ChainResult, ResultsChain};
pub use crosswalk::{FrameworkChange, Relation};
pub use fate::RowFate;
pub use gap::Gap;
pub use id::{AreaId, IndicatorId, ProgrammeCode, ResultId, UnitCode};
pub use in_force::InForce;
pub use indicator::{
    ActorLevel, Aggregation, CorporateAchievement, Direction, Indicator, Kind, MeasureUnit, Method, Position,
    Responsibility, Words,
};
pub use language::{House, Language, Localised};
pub use learning::{Evidence, EvidenceKind, Lesson, LessonKind, Strength, Topic};
pub use mandate::{Mandate, Role};
pub use number::{Grouping, MarkFault, NotANumber, NumberForm, PercentSign};
pub use outlook::OutlookMethod;
pub use period::{FiscalYear, Grid, NamedBy, NotAPeriod, ParsePeriodError, Period, PeriodFault, PeriodForms};
pub use profile::{ChangeType, FrameworkApplied, Profile, Stage};
pub use programme::{Programme, ProgrammeResult};
pub use published::{Published, PublishedNumber, PublishedValue, RestatementCause};
pub use recommendation::{FollowUp, Recommendation, RecommendationStatus, Response};
pub use resource::{FundClass, FundSource, MoneyUnit, Reallocation, ResourceLine, ShareRule};
pub use scale::{
    Band, BandName, BandRank, BandSpan, Edge, Scale, ScaleError, StandardBand, Tone, contrast_on_white,
};
pub use sdg::{ParseTargetError, SdgLink, SdgRole, SdgTarget};
pub use state::State;
pub use symbol::{CitedSymbol, symbols};
pub use term::Term;
pub use value::{MissingReason, TargetValue, Value};

pub use rust_decimal::Decimal;
