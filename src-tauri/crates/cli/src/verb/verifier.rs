//! `shouzhang verifier`: the page for receiving units.

use serde_json::json;
use shouzhang_desk::{Knowledge, Problem, verifier_page};

use super::verify::read;
use crate::counter::{Moment, write_file};
use crate::output::{Ending, Output};
use crate::trust_args::Verifier;

/// Writes the page, with the county's bundle in it if one is given.
pub(crate) fn verifier(args: &Verifier, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let bundle = args.trust.as_deref().map(read).transpose()?;
    let page = verifier_page(Knowledge::embedded()?, bundle.as_deref(), now)?;
    write_file(&args.out, page.html.as_bytes())?;
    let (county, version) = page.trust.clone().unzip();
    let answer = json!({ "file": args.out, "county": county, "version": version });
    output.answer(&answer, || {
        let trust = match &page.trust {
            Some((county, version)) => format!("信任名单：{county} 第 {version} 版，已写进页面"),
            None => "没有带信任名单：用证单位要自己打开名单，并打电话核对县级公钥指纹".to_owned(),
        };
        format!("✓ 核验页已存：{}\n{trust}", args.out.display())
    })
}
