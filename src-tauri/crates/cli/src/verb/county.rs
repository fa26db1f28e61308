//! `shouzhang county`: the county's key and the bundles it signs. Needs no book.

use serde_json::json;
use shouzhang_desk::{CountyKey, Problem};

use super::verify::read;
use crate::counter::{Moment, read_text, write_file};
use crate::output::{Ending, Output};
use crate::trust_args::{County, CountyInit, CountySign, CountyVerb};

/// Makes a key, or signs a bundle.
pub(crate) fn county(args: &County, now: Moment, output: &Output) -> Result<Ending, Problem> {
    match &args.verb {
        CountyVerb::Init(args) => init(args, output),
        CountyVerb::Sign(args) => sign(args, now, output),
    }
}

fn init(args: &CountyInit, output: &Output) -> Result<Ending, Problem> {
    let (secret, public) = (args.out.join("county.key"), args.out.join("county.pub"));
    if secret.exists() {
        return Err(Problem::rule(
            "这里已经有县级私钥，没有动它",
            "请换一个文件夹；丢了旧私钥，各大厅要重新核对指纹",
        ));
    }
    let key = CountyKey::draw(&args.name)?;
    write_file(&secret, key.text()?.as_bytes())?;
    write_file(&public, format!("{}\n", key.public_text()?).as_bytes())?;
    let fingerprint = key.fingerprint()?;
    let answer = json!({ "secret": secret, "public": public, "fingerprint": fingerprint });
    output.answer(&answer, || {
        format!(
            "✓ 县级密钥已生成\n私钥：{}（谁有它谁就能签名单，请锁进保险柜）\n公钥：{}\n指纹：{fingerprint}（请公布，各大厅第一次导入名单时核对）",
            secret.display(),
            public.display()
        )
    })
}

fn sign(args: &CountySign, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let key = CountyKey::parse(&read_text(&args.key)?)?;
    let previous = args.previous.as_deref().map(read).transpose()?;
    let enrolments = args.halls.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let signed = key.sign(previous.as_deref(), &enrolments, args.days, now)?;
    write_file(&args.out, &signed.file)?;
    let answer = json!({
        "file": args.out, "version": signed.version, "halls": signed.halls, "newHalls": signed.new_halls,
        "newKeys": signed.new_keys,
    });
    output.answer(&answer, || {
        let mut words = format!(
            "✓ 信任名单第 {} 版已签：{}，{} 个大厅",
            signed.version,
            args.out.display(),
            signed.halls
        );
        for (name, fingerprint) in &signed.new_halls {
            words.push_str(&format!("\n  新大厅 {name}，指纹 {fingerprint}：请打电话核对后再分发"));
        }
        for (name, fingerprint, from) in &signed.new_keys {
            words.push_str(&format!(
                "\n  换密钥 {name}，{from} 起用，指纹 {fingerprint}：请打电话核对后再分发"
            ));
        }
        words
    })
}
