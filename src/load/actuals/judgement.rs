//! Values given by words, and the reasons of judgements.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    DataFrame, IntoLazy, JoinArgs, JoinType, LazyFrame, MaintainOrderJoin, NamedFrom, PolarsError, Series,
    col, lit, when,
};

use super::super::cell::word_finding;
use super::super::table::{Origin, row_numbers};
use super::super::words::IndicatorWords;
use super::codes::{self, as_text, is_one_of, texts};
use super::{Framework, Rationales, decimal, text_name};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Grid, IndicatorId, Language, Localised, UnitCode};

/// The columns in which a reason may stand, with their language.
pub(super) fn columns() -> impl Iterator<Item = (String, Option<Language>)> {
    let per_language =
        Language::ALL.into_iter().map(|language| (format!("comment_{language}"), Some(language)));
    std::iter::once(("comment".to_owned(), None)).chain(per_language)
}

/// Puts the number of each word into `value`; `worded` says which rows are given by words.
pub(super) fn with_numbers(frame: LazyFrame, words: &IndicatorWords) -> Result<LazyFrame, PolarsError> {
    if words.is_empty() {
        return Ok(frame.with_column(lit(false).alias("worded")));
    }
    let pairs = || words.iter().flat_map(|(id, words)| words.iter().map(move |word| (id.as_str(), word)));
    let text = text_name("value");
    let dictionary = DataFrame::new_infer_height(vec![
        Series::new("indicator".into(), pairs().map(|(id, _)| id).collect::<Vec<_>>()).into(),
        Series::new(text.as_str().into(), pairs().map(|(_, (word, _))| word.as_str()).collect::<Vec<_>>())
            .into(),
        Series::new("number".into(), pairs().map(|(_, (_, number))| number.to_string()).collect::<Vec<_>>())
            .into(),
    ])?;
    let worded = is_one_of(as_text("indicator"), words.keys().map(IndicatorId::as_str));
    let keys = || [as_text("indicator"), col(text.as_str())];
    let kept = JoinArgs { maintain_order: MaintainOrderJoin::Left, ..JoinArgs::new(JoinType::Left) };
    let joined = frame.join(dictionary.lazy(), keys(), keys(), kept);
    let number = col("number").cast(decimal());
    let value = when(col("worded")).then(number).otherwise(col("value")).alias("value");
    Ok(joined
        .with_column(worded.fill_null(lit(false)).alias("worded"))
        .with_column(value)
        .drop(polars::prelude::by_name(["number"], true, false)))
}

/// The rows without those whose word is not one of their indicator.
pub(super) fn of_known_words(
    frame: DataFrame,
    origin: &Origin,
    words: &IndicatorWords,
    findings: &mut Findings,
) -> Result<DataFrame, PolarsError> {
    if words.is_empty() {
        return Ok(frame);
    }
    let text = text_name("value");
    let unknown = || col("worded").and(col(text.as_str()).is_not_null()).and(col("value").is_null());
    let rows = frame.clone().lazy().filter(unknown()).collect()?;
    let (ids, texts) = (texts(&rows, "indicator")?, texts(&rows, &text)?);
    for ((row, id), text) in row_numbers(&rows)?.into_iter().zip(ids.iter()).zip(texts.iter()) {
        let (Some(id), Some(text)) = (id, text) else { continue };
        let known = words.get(&IndicatorId::new(id)).into_iter().flatten().map(|(word, _)| word.as_str());
        findings.report(word_finding(origin.place(row, "value"), text, known));
    }
    frame.lazy().filter(unknown().not()).collect()
}

/// The reasons that are given with the values of the indicators that are judged.
pub(super) fn rationales(
    frame: &DataFrame,
    origin: &Origin,
    framework: &Framework<'_>,
    grid: Grid,
    findings: &mut Findings,
) -> Result<Rationales, PolarsError> {
    let mut rationales = Rationales::new();
    let judged: BTreeSet<&str> = framework.judged().map(IndicatorId::as_str).collect();
    if judged.is_empty() {
        return Ok(rationales);
    }
    let rows = codes::having(frame.clone(), "indicator", |id| judged.contains(id))?;
    let rows = rows.filter(&rows.column("value")?.is_not_null())?;
    let numbers = row_numbers(&rows)?;
    let mut written = BTreeMap::new();
    let named = columns().map(|(column, _)| column).chain(["indicator", "unit_code"].map(ToOwned::to_owned));
    for column in named.filter(|column| rows.column(column).is_ok()) {
        written.insert(column.clone(), texts(&rows, &column)?);
    }
    let cells = rows.column("cell")?.i32()?;
    for (index, row) in numbers.into_iter().enumerate() {
        let text =
            |column: &str| written.get(column).and_then(|texts| texts.get(index)).map(ToOwned::to_owned);
        let period = cells.get(index).and_then(|steps| grid.step(steps));
        let (Some(id), Some(period)) = (text("indicator"), period) else {
            continue;
        };
        let mut texts = BTreeMap::new();
        let mut any = None;
        for (column, language) in columns() {
            match (text(&column), language) {
                (Some(text), Some(language)) => {
                    texts.insert(language, text);
                }
                (Some(text), None) => any = Some(text),
                (None, _) => {}
            }
        }
        if any.is_none() && texts.is_empty() {
            let message = format!("the judgement of `{id}` has no reason");
            let finding = Finding::new(Code::RationaleMissing, origin.place(row, "value"), message);
            findings.report(finding.help("say in `comment` what it is based on"));
            continue;
        }
        let reason = Localised::per_language(any, texts);
        for language in framework.languages.iter().filter(|language| reason.get(**language).is_none()) {
            let message = format!("the judgement of `{id}` has no reason in the language `{language}`");
            let column = format!("comment_{language}");
            let finding = Finding::new(Code::RationaleMissing, origin.place(row, &column), message);
            findings.report(finding.help(format!("fill the column `{column}`")));
        }
        let unit = text("unit_code").map(UnitCode::new);
        rationales.insert((IndicatorId::new(id), period, unit), reason);
    }
    Ok(rationales)
}
