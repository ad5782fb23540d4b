//! What the compiler sees: the files of a theme, a document and fonts, all in memory.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use super::fonts;
use super::theme::Theme;
use crate::document::Document;
use crate::fonts::FontLibrary;

/// The file of a theme that is compiled.
const MAIN: &str = "main.typ";

/// The file in which a theme finds the document.
const DOCUMENT: &str = "document.json";

/// A theme with the document that it draws.
pub(super) struct ThemeWorld {
    theme: &'static Theme,
    library: LazyHash<Library>,
    main: FileId,
    files: FileStore<MemoryFiles>,
    fonts: FontStore,
}

impl ThemeWorld {
    /// A theme that draws a document with its charts.
    pub(super) fn new(theme: &'static Theme, document: &Document, fonts: &FontLibrary) -> Self {
        let json = serde_json::to_vec(document).expect("a document has only keys that are text");
        let charts =
            document.charts.iter().map(|(path, svg)| (path.clone(), Bytes::from_string(svg.clone())));
        Self::with_files(theme, charts.chain([(DOCUMENT.to_owned(), Bytes::new(json))]), fonts)
    }

    /// A theme with the files that it draws.
    pub(super) fn with_files(
        theme: &'static Theme,
        files: impl Iterator<Item = (String, Bytes)>,
        fonts: &FontLibrary,
    ) -> Self {
        let own = theme.files().map(|(path, text)| (path.to_owned(), Bytes::from_string(text)));
        let main = VirtualPath::new(MAIN).expect("the name of a file is a path");
        Self {
            theme,
            library: LazyHash::new(Library::default()),
            main: RootedPath::new(VirtualRoot::Project, main).intern(),
            files: FileStore::new(MemoryFiles(own.chain(files).collect())),
            fonts: fonts::store(fonts),
        }
    }

    /// The name of the theme in findings.
    pub(super) fn folder(&self) -> String {
        format!("themes/{}", self.theme.name)
    }

    /// The name of a file in findings.
    pub(super) fn name(&self, id: FileId) -> String {
        let path = id.get().vpath().get_without_slash();
        self.theme.home(path).unwrap_or_else(|| path.to_owned())
    }
}

impl World for ThemeWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// None: the date of a report is part of the document.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The files, by path in the folder of the theme.
struct MemoryFiles(BTreeMap<String, Bytes>);

impl FileLoader for MemoryFiles {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        match path.root() {
            VirtualRoot::Project => {}
            VirtualRoot::Package(_) => {
                return Err(FileError::Other(Some("a theme cannot use packages".into())));
            }
        }
        let path = path.vpath().get_without_slash();
        self.0.get(path).cloned().ok_or_else(|| FileError::NotFound(PathBuf::from(path)))
    }
}
