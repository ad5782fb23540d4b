//! Parquet and Arrow files, whose columns have types.

use std::fs::File;

use polars::prelude::{
    DataType, IdxSize, LazyFrame, PlRefPath, PolarsError, RowIndex, ScanArgsParquet, UnifiedScanArgs, col,
    len,
};

use super::{Opening, Part, ROW, first_line, rows};
use crate::diag::Findings;
use crate::manifest::SourceFormat;

/// Opens a file of columns.
pub(super) fn open(opening: &Opening<'_>, format: SourceFormat, findings: &mut Findings) -> Option<Part> {
    if let Err(error) = File::open(&opening.file.path) {
        findings.report(opening.unreadable(&error));
        return None;
    }
    let part = scan(opening, format).and_then(|frame| part(frame, opening));
    part.map_err(|error| {
        let message = format!("this is not a {} file ({})", name(format), first_line(&error.to_string()));
        findings.report(opening.malformed(message).help("write the file anew, or correct `format`"));
    })
    .ok()
}

fn name(format: SourceFormat) -> &'static str {
    if format == SourceFormat::Parquet { "Parquet" } else { "Arrow" }
}

fn scan(opening: &Opening<'_>, format: SourceFormat) -> Result<LazyFrame, PolarsError> {
    let path = PlRefPath::try_from_path(&opening.file.path)?;
    let index = Some(RowIndex { name: ROW.into(), offset: 1 as IdxSize });
    if format == SourceFormat::Parquet {
        let args = ScanArgsParquet { row_index: index, glob: false, ..ScanArgsParquet::default() };
        LazyFrame::scan_parquet(path, args)
    } else {
        let args = UnifiedScanArgs { row_index: index, glob: false, ..UnifiedScanArgs::default() };
        LazyFrame::scan_ipc(path, polars::prelude::IpcScanOptions::default(), args)
    }
}

fn part(mut frame: LazyFrame, opening: &Opening<'_>) -> Result<Part, PolarsError> {
    let schema = frame.collect_schema()?;
    let columns = schema.iter().filter(|(name, dtype)| *name != ROW && !dtype.is_nested());
    let columns: Vec<String> = columns.map(|(name, _)| name.to_string()).collect();
    let counted = frame.clone().select([len().cast(DataType::UInt64)]).collect()?;
    let rows = counted.columns()[0].u64()?.get(0);
    let rows = rows.ok_or_else(|| PolarsError::NoData("the rows cannot be counted".into()))?;
    let kept = std::iter::once(ROW).chain(columns.iter().map(String::as_str)).map(col);
    let frame = frame.select(kept.collect::<Vec<_>>()).with_column(rows::numbered(opening.number));
    Ok(Part { frame, columns, rows, lines: None, within: None })
}
