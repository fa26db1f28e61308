//! Leaves a small book of this version for the versions to come:
//! `cargo run -p shouzhang-store --example leave_fixture -- tests/fixtures/books/v3.book`.

#[path = "../tests/book/invented.rs"]
mod invented;
#[path = "../tests/book/signed.rs"]
mod signed;

use std::error::Error;
use std::path::Path;

use invented::{act, certificate, create, hall, issue, moment, numbering, refusal, refuse, seal_use};
use shouzhang_domain::{ItemCode, Series};
use shouzhang_store::{
    Draft, Event, Export, FirstSerial, Issue, Month, Paper, Replacement, StoreError, Writer, sha256,
};
use signed::{add_key, add_key_from, issue_with_code};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file?")?;
    let mut book = create(Path::new(&path));
    book.write(a_day_at_the_counter)?;
    book.write(|w| {
        w.keep_setting("printer", "柜台打印机")?;
        w.keep_draft(&Draft {
            item: ItemCode::new("K29").expect("a code"),
            values: "applicant_name=张三".into(),
            seen_materials: "0".into(),
            saved_at: moment(40),
        })
    })?;
    Ok(())
}

/// One entry of every kind.
fn a_day_at_the_counter(w: &Writer<'_>) -> Result<(), StoreError> {
    let issued = (1..=7).map(|n| issue(w, n, certificate(n), 600)).collect::<Result<Vec<_>, _>>()?;
    for n in 8..=10 {
        refuse(w, n, refusal(n), 400)?;
    }
    let paper = |i: usize| Paper::Certificate(issued[i].id);
    w.record(&act(moment(11)), &Event::Printed { of: paper(0), note: "柜台打印机" })?;
    w.record(&act(moment(12)), &Event::PrintFailed { of: paper(1), note: "缺纸" })?;
    let again = seal_use(&certificate(1));
    w.record(&act(moment(13)), &Event::Reprinted { of: paper(0), note: "弄湿了", seal_use: Some(&again) })?;
    w.record(&act(moment(14)), &Event::Voided { certificate: issued[2].id, reason: "地址写错" })?;
    let number = w.next_number(Series::Certificate, 2026)?;
    let facts = certificate(15);
    let seal_use = seal_use(&facts);
    let replaces = Some(Replacement { certificate: issued[3].id, reason: "姓名写错" });
    w.issue(
        &act(moment(15)),
        Issue { number: &number, facts, pdf: b"%PDF-1.7 new", seal_use, code: None, replaces },
    )?;
    w.change_hall(&act(moment(16)), &hall())?;
    let mut ahead = numbering();
    ahead.firsts.push(FirstSerial { series: Series::Refusal, year: 2027, serial: 12 });
    w.change_numbering(&act(moment(17)), &ahead)?;
    w.record(&act(moment(18)), &Event::SettingsChanged { what: "清单 2026.10 换成 2026.11" })?;
    add_key(w, 18)?;
    add_key_from(w, 18, moment(60))?;
    issue_with_code(w, 18, certificate(18))?;
    w.keep_trust_bundle(&act(moment(18)), 7, b"a bundle")?;
    let export = Export {
        month: Month::new(2026, 11).expect("a month"),
        format: "xlsx".into(),
        certificates: Some(8),
        refusals: Some(3),
        seal_uses: Some(9),
        sha256: sha256(b"a file"),
    };
    w.record(&act(moment(19)), &Event::Exported { export: &export })?;
    Ok(())
}
