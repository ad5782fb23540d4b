//! The fonts as the compiler wants them.

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};
use typst_kit::fonts::{FontPath, FontStore};

use crate::fonts::{Face, FontLibrary, Origin};

/// The faces of a library, in its order.
///
/// Embedded faces are described anew for each document, which takes 3 ms for
/// all of them; faces in files are loaded when the document needs them.
pub(super) fn store(library: &FontLibrary) -> FontStore {
    let mut store = FontStore::new();
    for face in library.faces() {
        match face.origin() {
            Origin::Embedded(bytes) => {
                store.extend(Font::new(Bytes::new(*bytes), face.index()).map(with_info));
            }
            Origin::File(path) => {
                store.extend(
                    info(face).map(|info| (FontPath { path: path.clone(), index: face.index() }, info)),
                );
            }
        }
    }
    store
}

fn with_info(font: Font) -> (Font, FontInfo) {
    let info = font.info().clone();
    (font, info)
}

/// The description of a face in a file, which can fail if the file has changed.
fn info(face: &Face) -> Option<FontInfo> {
    face.look(|bytes| FontInfo::new(bytes, face.index())).flatten()
}
