//! `shouzhang commitment`, `poster`, `notice`, `receipt`, `sign-off`, `stub`

use std::path::Path;

use serde_json::json;
use shouzhang_desk::wire::Commitment as Order;
use shouzhang_desk::{Knowledge, Problem, draw_commitment, draw_poster, find_fonts};

use crate::counter::{Counter, Moment, read_values, write_file};
use crate::output::{Ending, Output};
use crate::paper_args::{Application, Commitment, Notice, Poster, Stub};

/// Writes a blank form of commitment, without a book.
pub(crate) fn commitment(args: &Commitment, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let order = Order {
        request: args.request.clone(),
        code: args.code.clone(),
        unit: args.unit.clone(),
        basis: args.basis.clone(),
        matter: args.matter.clone(),
        applicant: args.applicant.clone(),
    };
    written(&args.out, &draw_commitment(Knowledge::embedded()?, &find_fonts()?, &order, now)?, output)
}

/// Writes the wall poster, with a hall's name when its book is named.
pub(crate) fn poster(args: &Poster, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let pdf = match &args.book {
        Some(book) => Counter::open(book, now)?.bytes("read_poster", &json!({}))?,
        None => draw_poster(Knowledge::embedded()?, &find_fonts()?)?,
    };
    written(&args.out, &pdf, output)
}

/// Writes the notice of a deliberation.
pub(crate) fn notice(args: &Notice, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let request = json!({
        "code": args.item, "meeting": args.meeting, "subject": args.subject, "heldOn": args.held_on,
        "place": args.place, "expected": args.expected, "present": args.present, "agreed": args.agreed,
        "days": args.days,
    });
    written(&args.out, &Counter::open(&args.book.book, now)?.bytes("read_notice", &request)?, output)
}

/// Writes the receipt or the sign-off sheet of an application.
pub(crate) fn application(
    name: &str,
    args: &Application,
    now: Moment,
    output: &Output,
) -> Result<Ending, Problem> {
    let values = args.values.as_deref().map_or_else(|| Ok(json!({})), read_values)?;
    let request = json!({ "code": args.item, "values": values, "materials": args.material });
    written(&args.out, &Counter::open(&args.book.book, now)?.bytes(name, &request)?, output)
}

/// Writes the stub of a certificate.
pub(crate) fn stub(args: &Stub, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let request = json!({ "number": args.number });
    written(&args.out, &Counter::open(&args.book.book, now)?.bytes("read_stub", &request)?, output)
}

fn written(out: &Path, pdf: &[u8], output: &Output) -> Result<Ending, Problem> {
    write_file(out, pdf)?;
    output.answer(&json!({ "file": out }), || out.display().to_string())
}
