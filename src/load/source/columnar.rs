//! Parquet and Arrow files, whose columns have types.
//!
//! Numbers, texts and dates keep their types: what reads them as something else
//! is said there. Points in time become text here. Columns that no table can
//! hold (lists, records, bytes) are left out, which is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use polars::prelude::{
    DataType, Expr, IdxSize, LazyFrame, ParquetReader, PlRefPath, PolarsError, RowIndex, ScanArgsParquet,
    SerReader, UnifiedScanArgs, col, len, lit, when,
};

use super::caught::caught;
use super::{Opening, Part, ROW, arrow, first_line, plain, rows};
use crate::diag::{Code, Finding, Findings, Place};
use crate::load::Extent;
use crate::manifest::{Limits, Packed, Source, SourceFormat};
use crate::model::NumberForm;

/// Cells of the smallest files are not counted: below this a file may hold what it says it does.
const FEW_CELLS: u64 = 10_000_000;

/// Why a file whose directory is damaged cannot be read.
const UNREADABLE: &str = "its directory cannot be read";

/// Opens a file of columns.
pub(super) fn open(opening: &Opening<'_>, format: SourceFormat, findings: &mut Findings) -> Option<Part> {
    if let Some(finding) = foreign(opening, format) {
        findings.report(finding);
        return None;
    }
    if let Some(finding) = oversized(opening, format) {
        findings.report(finding);
        return None;
    }
    let opened = caught(|| scan(opening, format).and_then(|frame| part(frame, opening)));
    match opened {
        Ok(Opened { part, left_out, numbers }) => {
            for (column, dtype) in left_out {
                findings.report(not_kept(opening, &column, &dtype));
            }
            if let Some(column) = numbers.iter().find(|column| becomes_text(opening.source, column)) {
                findings.report(own_numbers(opening.source, column));
                return None;
            }
            Some(part)
        }
        Err(error) => {
            findings.report(damaged(opening, format, &error));
            None
        }
    }
}

fn damaged(opening: &Opening<'_>, format: SourceFormat, error: &PolarsError) -> Finding {
    let error = error.to_string();
    if error.contains(&format!("'{ROW}'")) || error.contains(&format!("\"{ROW}\"")) {
        let message = format!("the column name `{ROW}` stands for the numbers of rows and cannot be used");
        return Finding::new(Code::SourceHeader, opening.place(), message).help("rename the column");
    }
    // What the libraries say of their own parts says nothing to who made the file.
    let is_inner = error.contains("source_location") || error.contains("Flatbuffer");
    let reason = if is_inner { UNREADABLE } else { first_line(&error) };
    let message = format!("this is not a sound {} file ({reason})", name(format));
    opening.malformed(message).help("write the file anew, or correct `format`")
}

/// The finding that a column holds what no table can and is left out.
pub(super) fn not_kept(opening: &Opening<'_>, column: &str, dtype: &DataType) -> Finding {
    let place = Place { field: Some(column.to_owned()), ..opening.place() };
    let message = format!("the column `{column}` holds {} and is left out", contents(dtype));
    let help = "write one value into each cell if the report needs the column";
    Finding::new(Code::ColumnLeftOut, place, message).help(help)
}

/// What the cells of a column hold that is left out.
fn contents(dtype: &DataType) -> &'static str {
    if dtype.is_nested() {
        return "lists or records";
    }
    if dtype.is_binary() { "bytes" } else { "what has no form as a text" }
}

fn name(format: SourceFormat) -> &'static str {
    if format == SourceFormat::Parquet { "Parquet" } else { "Arrow" }
}

/// The finding that a file is not of its format at all, by its first and last bytes.
fn foreign(opening: &Opening<'_>, format: SourceFormat) -> Option<Finding> {
    if Packed::of_name(&opening.file.shown).is_some() {
        let message = format!("a {} file is compressed within and not as a whole", name(format));
        return Some(opening.malformed(message).help("unpack the file"));
    }
    let magic: &[u8] = if format == SourceFormat::Parquet { b"PAR1" } else { b"ARROW1" };
    let ends = (|| {
        let mut file = File::open(&opening.file.path)?;
        let mut begin = Vec::new();
        (&mut file).take(64).read_to_end(&mut begin)?;
        let mut end = vec![0; magic.len()];
        let length = file.metadata()?.len();
        if length >= 2 * magic.len() as u64 {
            file.seek(SeekFrom::Start(length - magic.len() as u64))?;
            file.read_exact(&mut end)?;
        }
        Ok::<_, std::io::Error>((begin, end))
    })();
    let (begin, end) = match ends {
        Ok(ends) => ends,
        Err(error) => return Some(opening.unreadable(&error)),
    };
    if !begin.starts_with(magic) {
        let likeness = plain::looks_like(&begin).map_or(String::new(), |likeness| format!(" ({likeness})"));
        let message = format!("this is not a {} file{likeness}", name(format));
        return Some(opening.malformed(message).help("write the file anew, or correct `format`"));
    }
    if end != magic {
        let message = format!("the end of the {} file is missing", name(format));
        return Some(opening.malformed(message).help("copy the file again from where it comes"));
    }
    None
}

/// The finding that a file says that it holds far more than its size makes likely.
///
/// A few bytes can stand for any number of equal cells, so that a file of
/// nothing could fill the memory.
fn oversized(opening: &Opening<'_>, format: SourceFormat) -> Option<Finding> {
    let declared = if format == SourceFormat::Parquet {
        caught(|| declared(&opening.file.path))
    } else {
        arrow::declared(&opening.file.path).ok_or_else(|| PolarsError::ComputeError(UNREADABLE.into()))
    };
    let declared = match declared {
        Ok(declared) => declared,
        Err(error) => return Some(damaged(opening, format, &error)),
    };
    let Limits { unpacked, ratio, columns, .. } = *opening.limits;
    let size = std::fs::metadata(&opening.file.path).map_or(0, |metadata| metadata.len());
    let refuse = |message: String, limit: &str| {
        let help = format!("raise `{limit}` in `[limits]` if the file is meant to be so large");
        Some(Finding::new(Code::LimitExceeded, opening.place(), message).help(help))
    };
    if declared.columns > columns {
        return refuse(format!("the file has {} columns, more than {columns}", declared.columns), "columns");
    }
    let cells = declared.rows.saturating_mul(declared.columns);
    if cells > FEW_CELLS.max(size.saturating_mul(ratio / 10)) {
        return refuse(format!("the file of {size} bytes says that it holds {cells} cells"), "ratio");
    }
    if declared.bytes > unpacked {
        return refuse(format!("it unpacks to more than {unpacked} bytes"), "unpacked");
    }
    if declared.bytes > size.saturating_mul(ratio).max(1 << 20) {
        return refuse(
            format!("the file of {size} bytes says that it unpacks to {} bytes", declared.bytes),
            "ratio",
        );
    }
    None
}

/// What the directory of a file says that it holds.
pub(super) struct Declared {
    /// Rows.
    pub(super) rows: u64,
    /// Columns.
    pub(super) columns: u64,
    /// Bytes that it unpacks to.
    pub(super) bytes: u64,
}

fn declared(path: &std::path::Path) -> Result<Declared, PolarsError> {
    let mut reader = ParquetReader::new(File::open(path)?);
    let metadata = reader.get_metadata()?;
    let of_groups = metadata.row_groups.iter().map(|group| group.num_rows() as u64);
    let rows = of_groups.fold(0, u64::saturating_add).max(metadata.num_rows as u64);
    let mut bytes = 0_u64;
    for column in metadata.row_groups.iter().flat_map(|group| group.parquet_columns().iter()) {
        bytes = bytes.saturating_add(u64::try_from(column.uncompressed_size()).unwrap_or(u64::MAX));
    }
    Ok(Declared { rows, columns: metadata.schema().columns().len() as u64, bytes })
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

/// A file that is ready to be read.
struct Opened {
    part: Part,
    /// The columns that are left out, with what they hold.
    left_out: Vec<(String, DataType)>,
    /// The columns of numbers with decimals.
    numbers: Vec<String>,
}

/// Whether numbers of a type have a decimal point in their texts.
fn has_point(dtype: &DataType) -> bool {
    dtype.is_float() || dtype.is_decimal()
}

/// Whether the shaping of a source writes the numbers of a column out as texts, which the source has in another form.
fn becomes_text(source: &Source, column: &str) -> bool {
    let mut wide = source.shape.wide.iter().flat_map(|wide| &wide.columns);
    source.numbers != NumberForm::default()
        && (source.shape.scale.contains_key(column) || wide.any(|columns| columns.hold(column)))
}

/// The finding that numbers of a type would become texts that mean other numbers: 1.234 might mean 1234.
pub(super) fn own_numbers(source: &Source, column: &str) -> Finding {
    let message = format!(
        "the column `{column}` has numbers of its own, which cannot be told from texts in another form"
    );
    let help = "remove `decimal`, `thousands` and the like from the source, or give it a column of texts";
    Finding::new(Code::InvalidValue, source.place.clone(), message).help(help)
}

/// A column that has numbers of a type in one file of a source and texts of a declared form in another.
pub(super) fn beside_texts(source: &Source, parts: &mut [(LazyFrame, Vec<String>)]) -> Option<String> {
    if source.numbers == NumberForm::default() || parts.len() < 2 {
        return None;
    }
    let (mut numbers, mut texts) = (BTreeMap::<String, Vec<usize>>::new(), BTreeSet::new());
    for (index, (frame, _)) in parts.iter_mut().enumerate() {
        // A file that cannot be read is found when it is.
        let Ok(schema) = caught(|| frame.collect_schema()) else { continue };
        for (name, dtype) in schema.iter().filter(|(name, _)| *name != ROW) {
            if has_point(dtype) {
                numbers.entry(name.to_string()).or_default().push(index);
            } else if dtype.is_string() {
                texts.insert(name.to_string());
            }
        }
    }
    let has_numbers = |(column, files): &(String, Vec<usize>)| {
        texts.contains(column) && files.iter().any(|file| has_value(&parts[*file].0, column))
    };
    numbers.into_iter().find(has_numbers).map(|(column, _)| column)
}

/// Whether a column of a file has any value: one of nothing but gaps may be of any type.
fn has_value(frame: &LazyFrame, column: &str) -> bool {
    let any = frame.clone().select([col(column).is_not_null().any(true)]);
    let any = caught(|| any.collect()).ok().and_then(|any| any.columns()[0].bool().ok()?.get(0));
    any.unwrap_or(true)
}

fn part(mut frame: LazyFrame, opening: &Opening<'_>) -> Result<Opened, PolarsError> {
    let schema = frame.collect_schema()?;
    let (mut columns, mut left_out, mut cells) = (Vec::new(), Vec::new(), vec![col(ROW)]);
    let numbers = schema.iter().filter(|(_, dtype)| has_point(dtype)).map(|(name, _)| name.to_string());
    let numbers = numbers.collect();
    for (name, dtype) in schema.iter().filter(|(name, _)| *name != ROW) {
        match cell(name, dtype) {
            Some(cell) => {
                columns.push(name.to_string());
                cells.push(cell);
            }
            None => left_out.push((name.to_string(), dtype.clone())),
        }
    }
    let counted = frame.clone().select([len().cast(DataType::UInt64)]).collect()?;
    let rows = counted.columns()[0].u64()?.get(0);
    let rows = rows.ok_or_else(|| PolarsError::NoData("the rows cannot be counted".into()))?;
    let frame = frame.select(cells).with_column(rows::numbered(opening.number));
    let extent = if rows == 0 { Extent::Empty } else { Extent::Rows(1, rows) };
    let part = Part { frame, columns, rows, extent, lines: None, within: None };
    Ok(Opened { part, left_out, numbers })
}

/// A column as tables read it; none where it holds what no table can.
pub(super) fn cell(name: &str, dtype: &DataType) -> Option<Expr> {
    if dtype.is_nested() || dtype.is_binary() {
        return None;
    }
    if let DataType::Datetime(_, zone) = dtype {
        return Some(point_in_time(name, zone.is_some()));
    }
    // Texts of few kinds are texts, of the form that the source declares.
    if dtype.is_categorical() || dtype.is_enum() {
        return Some(col(name).cast(DataType::String));
    }
    let is_known = dtype.is_primitive_numeric()
        || dtype.is_string()
        || dtype.is_bool()
        || dtype.is_null()
        || dtype.is_decimal()
        || dtype.is_date()
        || *dtype == DataType::Time;
    is_known.then(|| col(name))
}

/// A date where the time is midnight everywhere in the cell and without a zone, else a date with a time.
fn point_in_time(name: &str, has_zone: bool) -> Expr {
    if has_zone {
        return col(name).dt().to_string("%Y-%m-%dT%H:%M:%S%.f%:z").alias(name);
    }
    let day = col(name).dt().to_string("%Y-%m-%d");
    let time = col(name).dt().to_string("%Y-%m-%dT%H:%M:%S%.f");
    let is_midnight = time.clone().str().ends_with(lit("T00:00:00"));
    when(is_midnight).then(day).otherwise(time).alias(name)
}
