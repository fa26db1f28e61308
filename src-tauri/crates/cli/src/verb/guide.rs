//! `shouzhang guide`

use serde_json::json;
use shouzhang_desk::wire::ReadGuide;
use shouzhang_desk::{Knowledge, Problem, draw_guide, find_fonts};

use crate::counter::{Counter, Moment, write_file};
use crate::output::{Ending, Output};
use crate::paper_args::Guide;

/// Writes the guide of an item or the booklet, with a hall's places when its book is named.
pub(crate) fn guide(args: &Guide, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let pdf = match &args.book {
        Some(book) => {
            let request = json!({
                "code": args.item, "all": args.all, "publisher": args.publisher, "effectiveOn": args.effective,
            });
            Counter::open(book, now)?.bytes("read_guide", &request)?
        }
        None => {
            let order = ReadGuide {
                code: args.item.clone(),
                all: args.all,
                publisher: args.publisher.clone(),
                effective_on: args.effective.clone(),
            };
            draw_guide(Knowledge::embedded()?, &find_fonts()?, &order)?
        }
    };
    write_file(&args.out, &pdf)?;
    output.answer(&json!({ "file": args.out }), || args.out.display().to_string())
}
