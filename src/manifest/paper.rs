//! The settings of documents of governing bodies.

use std::path::Path;

use time::Date;

use super::keys::{Entry, Keys, quoted};
use super::read::{read_date, read_language, read_localised, unknown_name};
use crate::diag::{Code, Finding, Findings, Place};
use crate::model::{Language, Localised};
use crate::profile::Profile;
use crate::reading::Reading;

/// What a document of a governing body says of itself.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The form of the house.
    pub profile: Profile,
    /// The symbol of the document, or both where two organs share it.
    pub symbol: String,
    /// Where the symbol is written.
    pub symbol_place: Place,
    /// To whom it goes.
    pub distribution: Option<Distribution>,
    /// The language it was drafted in.
    pub original: Option<Language>,
    /// What the organ is to do with it.
    pub purpose: Purpose,
    /// What it is asked for.
    pub request: Request,
    /// Who is asked.
    pub actor: Actor,
    /// The place of the closing line.
    pub place: Option<Localised>,
    /// Who submits it; the words of the house where nothing is said.
    pub submitted_by: Option<Localised>,
    /// The organs that it is submitted to.
    pub organs: Vec<PaperOrgan>,
    /// The fields of a boxed summary, in the order of the house.
    pub summary: Vec<(SummaryKey, Localised)>,
}

/// An organ that a document is submitted to.
#[derive(Debug, Clone)]
pub struct PaperOrgan {
    /// Its name.
    pub name: Localised,
    /// Its session.
    pub session: Option<Localised>,
    /// Where it meets.
    pub place: Option<Localised>,
    /// The first and the last day of the session.
    pub days: Option<(Date, Date)>,
    /// The item of its agenda.
    pub item: Option<String>,
    /// Whether the agenda is provisional.
    pub is_provisional: bool,
}

/// What an organ is asked for, in the words of the house or in one's own.
#[derive(Debug, Clone)]
pub enum Request {
    /// A formula of the house.
    Formula(Formula),
    /// A sentence of the project.
    Own(Localised),
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word of project files and profiles.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }
        }
    };
}

choices! {
    /// To whom a document goes.
    Distribution {
        /// To all.
        General = "general",
        /// To those concerned.
        Limited = "limited",
        /// To named readers only.
        Restricted = "restricted",
    }
}

choices! {
    /// What an organ is to do with a document.
    Purpose {
        /// It decides.
        Decision = "decision",
        /// It debates and gives guidance.
        Debate = "debate",
        /// It is informed.
        Information = "information",
    }
}

choices! {
    /// What an organ is asked for, as a house says it.
    Formula {
        /// To take note.
        TakeNote = "take-note",
        /// To give guidance.
        Guidance = "guidance",
        /// To decide.
        Decision = "decision",
        /// To recommend a decision to the organ above it.
        Recommend = "recommend",
    }
}

choices! {
    /// Who is asked.
    Actor {
        /// A committee.
        Committee = "committee",
        /// A council.
        Council = "council",
        /// A committee and a council.
        Both = "both",
        /// A governing body.
        GoverningBody = "governing-body",
        /// A board.
        Board = "board",
    }
}

choices! {
    /// A field of a boxed summary.
    SummaryKey {
        /// What the document is for.
        Purpose = "purpose",
        /// The strategic objective that it belongs to.
        StrategicObjective = "strategic-objective",
        /// The main outcome that it belongs to.
        MainOutcome = "main-outcome",
        /// What it means for policy.
        PolicyImplications = "policy-implications",
        /// What it means in law.
        LegalImplications = "legal-implications",
        /// What it costs.
        FinancialImplications = "financial-implications",
        /// What is to follow.
        FollowUp = "follow-up",
        /// The unit that wrote it.
        AuthorUnit = "author-unit",
        /// Documents that belong to it.
        RelatedDocuments = "related-documents",
    }
}

/// Reads `[document]`.
pub(super) fn read(
    (root, reading): (&Path, &Reading),
    keys: &Keys<'_, '_>,
    languages: &[Language],
    findings: &mut Findings,
) -> Option<Paper> {
    let profile = match keys.get("profile") {
        None => Profile::built_in("board"),
        Some(entry) => read_profile((root, reading), entry, findings),
    };
    let symbol = keys.require("symbol", findings);
    let symbol = symbol.and_then(|entry| Some((entry.text(findings)?, entry.place())));
    let distribution = keys.word("distribution", Distribution::ALL, Distribution::key, findings);
    let original = keys.get("original").and_then(|entry| read_language(entry, findings));
    let purpose = keys.word("purpose", Purpose::ALL, Purpose::key, findings);
    let request = match keys.get("action") {
        Some(entry) if entry.is_table() => {
            read_localised(entry, "action", languages, findings).map(Request::Own)
        }
        _ => keys.word("action", Formula::ALL, Formula::key, findings).map(Request::Formula),
    };
    let actor = keys.word("actor", Actor::ALL, Actor::key, findings);
    let mut text = |key| keys.get(key).and_then(|entry| read_localised(entry, key, languages, findings));
    let (place, submitted_by) = (text("place"), text("submitted-by"));
    let summary = keys.table("summary", findings).map(|keys| read_summary(keys, languages, findings));
    let organs = keys.get("organs").and_then(|entry| entry.tables("document.organs", findings));
    let organs = organs.unwrap_or_default().into_iter();
    let organs: Vec<Option<PaperOrgan>> = organs.map(|keys| read_organ(keys, languages, findings)).collect();
    let (symbol, symbol_place) = symbol?;
    Some(Paper {
        profile: profile?,
        symbol,
        symbol_place,
        distribution,
        original,
        purpose: purpose.unwrap_or(Purpose::Information),
        request: request.unwrap_or(Request::Formula(Formula::TakeNote)),
        actor: actor.unwrap_or(Actor::Board),
        place,
        submitted_by,
        organs: organs.into_iter().collect::<Option<Vec<_>>>()?,
        summary: summary.unwrap_or_default(),
    })
}

fn read_organ(keys: Keys<'_, '_>, languages: &[Language], findings: &mut Findings) -> Option<PaperOrgan> {
    let name = keys.require("name", findings);
    let name = name.and_then(|entry| read_localised(entry, "name", languages, findings));
    let mut text = |key| keys.get(key).and_then(|entry| read_localised(entry, key, languages, findings));
    let (session, place) = (text("session"), text("place"));
    let from = keys.get("from").and_then(|entry| read_date(entry, findings));
    let to_entry = keys.get("to");
    let to = to_entry.and_then(|entry| read_date(entry, findings));
    if let (Some(from), Some(to), Some(entry)) = (from, to, to_entry)
        && to < from
    {
        entry.wrong("a day that is not before `from`", findings);
    }
    let item = keys.get("item").and_then(|entry| match entry.as_str() {
        Some(_) => entry.text(findings),
        None => entry.decimal(findings).map(|number| number.normalize().to_string()),
    });
    let provisional = keys.get("provisional").and_then(|entry| entry.boolean(findings));
    keys.finish(findings);
    Some(PaperOrgan {
        name: name?,
        session,
        place,
        days: from.map(|from| (from, to.unwrap_or(from))),
        item,
        is_provisional: provisional.unwrap_or(false),
    })
}

fn read_summary(
    keys: Keys<'_, '_>,
    languages: &[Language],
    findings: &mut Findings,
) -> Vec<(SummaryKey, Localised)> {
    let read = |key: &SummaryKey| {
        let entry = keys.get(key.key())?;
        Some((*key, read_localised(entry, key.key(), languages, findings)?))
    };
    let fields = SummaryKey::ALL.iter().filter_map(read).collect();
    keys.finish(findings);
    fields
}

/// A built-in profile by its key, or one of the project by its path.
fn read_profile(
    (root, reading): (&Path, &Reading),
    entry: Entry<'_, '_>,
    findings: &mut Findings,
) -> Option<Profile> {
    let name = entry.text(findings)?;
    if Path::new(&name).extension().is_none_or(|extension| extension != "toml") {
        let profile = Profile::built_in(&name).filter(|_| Profile::KEYS.contains(&name.as_str()));
        if profile.is_none() {
            let finding = unknown_name("profile", &name, &Profile::KEYS, entry.place());
            findings.report(finding.help(format!(
                "use {}, or the path of a profile of the project, such as `profiles/house.toml`",
                quoted(Profile::KEYS)
            )));
        }
        return profile;
    }
    let path = root.join(&name);
    let inside = path.canonicalize().ok().zip(root.canonicalize().ok());
    if inside.is_some_and(|(path, root)| !path.starts_with(root)) {
        let finding =
            Finding::new(Code::PathOutside, entry.place(), format!("`{name}` leads out of the project"));
        findings.report(finding.help("put the profile itself into the project"));
        return None;
    }
    let text = match reading.text(&name, &path) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("cannot read the profile `{name}` ({error})");
            findings.report(Finding::new(Code::FileUnreadable, entry.place(), message));
            return None;
        }
    };
    match Profile::parse(&text) {
        Ok(profile) => Some(profile),
        Err(error) => {
            let place = match error.span() {
                Some(span) => Place::span(name, &text, span),
                None => Place::file(name),
            };
            let message = format!("this is not a profile: {}", error.message());
            let finding = Finding::new(Code::InvalidValue, place, message);
            findings.report(finding.help("start from a file of `templates/profiles`"));
            None
        }
    }
}
