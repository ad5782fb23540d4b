//! The waivers of a project: `[[waivers]]`.

use super::keys::{Entry, Keys, quoted};
use super::read::read_localised;
use crate::diag::{About, Code, Finding, Findings, Screen, Waiver};
use crate::model::{Language, Localised, Period};

/// Reads the waivers with their reasons; one with a fault is reported and left out.
pub(super) fn read(
    entry: Entry<'_, '_>,
    languages: &[Language],
    findings: &mut Findings,
) -> Vec<(Waiver, Localised)> {
    let tables = entry.tables("[waivers]", findings).unwrap_or_default();
    tables.into_iter().filter_map(|table| waiver(table, languages, findings)).collect()
}

fn waiver(
    keys: Keys<'_, '_>,
    languages: &[Language],
    findings: &mut Findings,
) -> Option<(Waiver, Localised)> {
    let place = keys.place();
    let code = keys.require("code", findings).and_then(|entry| code(entry, findings));
    let text = |key, findings: &mut Findings| keys.get(key).map(|entry| entry.text(findings));
    let indicator = text("indicator", findings);
    let unit = text("unit", findings);
    let period = keys.get("period").map(|entry| period(entry, findings));
    let reason = keys.require("reason", findings);
    let reason = reason.and_then(|entry| read_localised(entry, "reason", languages, findings));
    keys.finish(findings);
    // What is given and cannot be read leaves the waiver without it, which would make it cover more.
    let given = |part: Option<Option<String>>| part.map_or(Some(None), |text| text.map(Some));
    let about = About { indicator: given(indicator)?, unit: given(unit)?, period: given(period)? };
    Some((Waiver { code: code?, about, place }, reason?))
}

fn code(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<Code> {
    let key = entry.text(findings)?;
    let known = || Screen::ALL.iter().map(|screen| screen.code().key());
    match Code::from_key(&key) {
        Some(code) if Screen::of(code).is_some() => return Some(code),
        Some(code) => {
            let message = format!("findings `{code}` cannot be waived");
            let help = format!("only findings about data can be: {}", quoted(known()));
            findings.report(Finding::new(Code::InvalidValue, entry.place(), message).help(help));
        }
        None => {
            let message = format!("there is no finding with the code `{key}`");
            let finding = Finding::new(Code::InvalidValue, entry.place(), message).suggest(&key, known());
            let list = format!("use one of {}", quoted(known()));
            findings.report(if finding.help.is_some() { finding } else { finding.help(list) });
        }
    }
    None
}

/// A period as bilan writes it, so that it matches however the project does.
fn period(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<String> {
    let period = Period::parse(&entry.text(findings)?).ok();
    if period.is_none() {
        entry.wrong("a period, such as `2025` or `2025-Q3`", findings);
    }
    period.map(|period| period.to_string())
}
