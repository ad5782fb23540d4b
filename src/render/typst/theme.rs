//! The themes that are built in.

/// A theme: a folder of typst files, of which `main.typ` is compiled.
#[derive(Debug)]
pub(super) struct Theme {
    /// The name by which a project asks for it.
    pub(super) name: &'static str,
    /// The files of its own, by path in the folder.
    files: &'static [(&'static str, &'static str)],
}

/// The folder that every theme has a copy of.
const COMMON: &[(&str, &str)] = &[
    ("common/language.typ", include_str!("../../../templates/themes/common/language.typ")),
    ("common/columns.typ", include_str!("../../../templates/themes/common/columns.typ")),
    ("common/blocks.typ", include_str!("../../../templates/themes/common/blocks.typ")),
];

macro_rules! theme {
    ($name:literal: $($file:literal),+) => {
        Theme {
            name: $name,
            files: &[$((
                $file,
                include_str!(concat!("../../../templates/themes/", $name, "/", $file)),
            )),+],
        }
    };
}

const THEMES: &[Theme] = &[
    theme!("annual": "main.typ", "style.typ", "cover.typ"),
    theme!("paper": "main.typ", "style.typ", "masthead.typ"),
];

/// What makes a picture of each chart.
const PICTURES: &Theme = &Theme { name: "pictures", files: &[("main.typ", include_str!("pictures.typ"))] };

/// The files of all themes, by their paths.
pub fn built_in_texts() -> Vec<(String, &'static str)> {
    let own = THEMES
        .iter()
        .chain([PICTURES])
        .flat_map(|theme| theme.files.iter().map(|(file, text)| (format!("{}/{file}", theme.name), *text)));
    own.chain(COMMON.iter().map(|(file, text)| ((*file).to_owned(), *text))).collect()
}

impl Theme {
    /// What makes a picture of each chart.
    pub(super) fn pictures() -> &'static Self {
        PICTURES
    }

    /// The theme with the given name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        THEMES.iter().find(|theme| theme.name == name)
    }

    /// All files, by path in the folder that is compiled.
    pub(super) fn files(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.files.iter().chain(COMMON).copied()
    }

    /// Where a file of the theme lies among the themes.
    pub(super) fn home(&self, path: &str) -> Option<String> {
        let lies = |files: &[(&str, &str)]| files.iter().any(|(file, _)| *file == path);
        if lies(COMMON) {
            Some(format!("themes/{path}"))
        } else if lies(self.files) {
            Some(format!("themes/{}/{path}", self.name))
        } else {
            None
        }
    }
}
