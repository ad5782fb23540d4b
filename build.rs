//! Unpacks the embedded fonts, so that the program starts from uncompressed bytes.
//!
//! The repository holds `templates/fonts/*.ttf.zst`. The unpacked fonts and the
//! list of them, `fonts.rs`, go to the output folder of the build;
//! `src/fonts/embedded.rs` includes the list.

#![expect(clippy::panic, reason = "a build script has no other way to say what is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use ruzstd::decoding::StreamingDecoder;

const FONTS: &str = "templates/fonts";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={FONTS}");
    let output = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let packed = packed_fonts();
    assert!(!packed.is_empty(), "{FONTS} has no `.ttf.zst` file");
    let mut list = String::from("&[\n");
    for path in packed {
        println!("cargo:rerun-if-changed={}", path.display());
        let name = path.file_stem().expect("a listed file has a name");
        let target = output.join(name);
        let font = unpack(&path);
        fs::write(&target, font).unwrap_or_else(|error| panic!("cannot write {}: {error}", target.display()));
        writeln!(list, "    include_bytes!(r\"{}\"),", target.display())
            .expect("a string takes all that is written");
    }
    list.push_str("]\n");
    let target = output.join("fonts.rs");
    fs::write(&target, list).unwrap_or_else(|error| panic!("cannot write {}: {error}", target.display()));
}

/// The compressed fonts, in the order of their names, so that every build lists them alike.
fn packed_fonts() -> Vec<PathBuf> {
    let entries = fs::read_dir(FONTS).unwrap_or_else(|error| panic!("cannot read {FONTS}: {error}"));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap_or_else(|error| panic!("cannot read {FONTS}: {error}")).path())
        .filter(|path| path.to_string_lossy().ends_with(".ttf.zst"))
        .collect();
    paths.sort();
    paths
}

fn unpack(path: &Path) -> Vec<u8> {
    let packed = fs::read(path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
    let mut font = Vec::new();
    StreamingDecoder::new(packed.as_slice())
        .unwrap_or_else(|error| panic!("{} is not a Zstandard file: {error}", path.display()))
        .read_to_end(&mut font)
        .unwrap_or_else(|error| panic!("cannot unpack {}: {error}", path.display()));
    assert!(font.starts_with(&[0, 1, 0, 0]), "{} does not hold a TrueType font", path.display());
    font
}
