//! Where the faces lie, and mapping them into memory.
//!
//! The faces are plain read-only files (FandolFang is GPL with the font exception: a separate file with its licence beside
//! it), mapped once for the life of the program; only touched pages cost memory.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use shouzhang_paper::{FontFiles, Fonts};

use crate::problem::{Answer, Problem};
use crate::wire::ProblemCode;

const FANGSONG: &str = "FandolFang-Regular.otf";

/// The folder with the faces: `SHOUZHANG_FONTS`, or `fonts` / `assets/fonts` beside the program or a folder above it, or
/// the source tree the program was built in.
///
/// # Errors
/// A [`Problem`] when no folder holds them.
pub fn find_fonts() -> Result<PathBuf, Problem> {
    let named = std::env::var_os("SHOUZHANG_FONTS").map(PathBuf::from);
    let program = std::env::current_exe().ok();
    let above = program.iter().flat_map(|p| p.ancestors().skip(1));
    let beside = above.flat_map(|folder| {
        ["fonts", "assets/fonts", "lib/shouzhang/fonts", "lib/守章/fonts", "resources/fonts"]
            .map(|f| folder.join(f))
    });
    let source_tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    let mut candidates = named.into_iter().chain(beside).chain([source_tree]);
    candidates.find(|folder| folder.join(FANGSONG).is_file()).ok_or_else(|| {
        Problem::refused(
            ProblemCode::Internal,
            "找不到字体文件",
            "请重新安装本软件；命令行可用环境变量 SHOUZHANG_FONTS 指到字体文件夹",
        )
    })
}

/// The faces, mapped and parsed once per process; a second folder is never asked for.
pub(crate) fn open_fonts(folder: &Path) -> Answer<&'static Fonts> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    if let Some(fonts) = FONTS.get() {
        return Ok(fonts);
    }
    let files = FontFiles {
        fangsong: map(folder, FANGSONG)?,
        song: map(folder, "NotoSerifSC-Light.ttf")?,
        song_wide: map(folder, "HanaMinB.ttf")?,
        title: map(folder, "NotoSerifSC-Bold-8105.ttf")?,
        latin: map(folder, "LiberationSerif-Regular.ttf")?,
    };
    let fonts = Fonts::new(files).map_err(|fault| broken("字体文件坏了", fault))?;
    Ok(FONTS.get_or_init(|| fonts))
}

#[allow(unsafe_code)]
fn map(folder: &Path, name: &str) -> Answer<&'static [u8]> {
    let file = File::open(folder.join(name)).map_err(|fault| broken("字体文件打不开", fault))?;
    // SAFETY: the faces are installed read-only with the program and replaced only together with it.
    let mapping = unsafe { memmap2::Mmap::map(&file) }.map_err(|fault| broken("字体文件读不出来", fault))?;
    Ok(Box::leak(Box::new(mapping)))
}

fn broken(what: &str, fault: impl std::error::Error + Send + Sync + 'static) -> Problem {
    Problem::failed(ProblemCode::Internal, what, "请重新安装本软件", fault)
}
