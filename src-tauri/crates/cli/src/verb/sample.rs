//! `shouzhang sample`

use serde_json::json;
use shouzhang_desk::{Knowledge, Problem, draw_sample, find_fonts, list_catalog};

use crate::args::Sample;
use crate::counter::write_file;
use crate::output::{Ending, Output};

/// Writes blank samples, without a book.
pub(crate) fn sample(args: &Sample, output: &Output) -> Result<Ending, Problem> {
    let (knowledge, fonts) = (Knowledge::embedded()?, find_fonts()?);
    let files: Vec<_> = match &args.item {
        Some(code) => vec![(code.clone(), args.out.clone())],
        None => list_catalog(knowledge)
            .permitted
            .into_iter()
            .filter(|item| item.enabled)
            .map(|item| {
                let name = format!("{} {}（样表）.pdf", item.code, item.name.replace(['/', '\\', ':'], "、"));
                (item.code, args.out.join(name))
            })
            .collect(),
    };
    for (code, file) in &files {
        write_file(file, &draw_sample(knowledge, &fonts, code)?)?;
    }
    let paths: Vec<_> = files.iter().map(|(_, file)| file).collect();
    output.answer(&json!({ "files": paths }), || {
        paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join("\n")
    })
}
