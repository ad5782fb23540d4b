//! The themes that are built in.

/// A theme: a folder of typst files, of which `main.typ` is compiled.
#[derive(Debug)]
pub(super) struct Theme {
    /// The name by which a project asks for it.
    pub(super) name: &'static str,
    /// Its files, by path in the folder.
    pub(super) files: &'static [(&'static str, &'static str)],
}

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

const THEMES: &[Theme] = &[theme!("annual": "main.typ", "style.typ", "blocks.typ", "cover.typ")];

/// What makes a picture of each chart.
const PICTURES: &Theme = &Theme { name: "pictures", files: &[("main.typ", include_str!("pictures.typ"))] };

impl Theme {
    /// What makes a picture of each chart.
    pub(super) fn pictures() -> &'static Self {
        PICTURES
    }

    /// The theme with the given name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        THEMES.iter().find(|theme| theme.name == name)
    }
}
