//! `shouzhang publish`

use serde_json::json;
use shouzhang_desk::{Knowledge, Problem, Publication, find_fonts, publish as site_of, verifier_page};

use super::verify::read;
use crate::counter::{Counter, Moment, write_file};
use crate::output::{Ending, Output};
use crate::paper_args::Publish;

/// Writes the site of the guides into a folder.
pub(crate) fn publish(args: &Publish, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let counter = args.book.as_deref().map(|book| Counter::open(book, now)).transpose()?;
    let knowledge = Knowledge::embedded()?;
    let verifier = args.trust.as_deref().map(|file| verifier_page(knowledge, Some(&read(file)?), now));
    let publication = Publication {
        publisher: args.publisher.clone(),
        effective_on: args.effective.clone(),
        verifier: verifier.transpose()?.map(|page| page.html),
    };
    let desk = counter.as_ref().map(Counter::desk);
    let files = site_of(knowledge, &find_fonts()?, desk, &publication)?;
    for file in &files {
        write_file(&args.out.join(&file.path), &file.bytes)?;
    }
    let front = args.out.join("index.html");
    output.answer(&json!({ "files": files.len(), "front": front }), || {
        format!("已发布 {} 个文件，从这里打开：{}", files.len(), front.display())
    })
}
