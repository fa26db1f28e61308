//! The shipped faces, for the tests of this crate.

use std::path::Path;
use std::sync::OnceLock;

use crate::{FontFiles, Fonts};

/// The faces of `assets/fonts`, read once.
pub(crate) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::new(font_files()).expect("the shipped faces are whole"))
}

/// The files of `assets/fonts`.
pub(crate) fn font_files() -> FontFiles {
    static FILES: OnceLock<FontFiles> = OnceLock::new();
    let read = |name: &str| -> &'static [u8] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts").join(name);
        let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        bytes.leak()
    };
    *FILES.get_or_init(|| FontFiles {
        fangsong: read("FandolFang-Regular.otf"),
        song: read("NotoSerifSC-Light.ttf"),
        song_wide: read("HanaMinB.ttf"),
        title: read("NotoSerifSC-Bold-8105.ttf"),
        latin: read("LiberationSerif-Regular.ttf"),
    })
}
