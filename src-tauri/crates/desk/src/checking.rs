//! 查验: what was scanned, typed or dropped, held against what one trusts.

use shouzhang_credential::{
    CodeFault, Credential, Grey, HallId, Outcome, Payload, PictureFault, ShortCode, Trust, TrustBundle,
    TrustSource, Verdict, content_hash, judge, judge_short,
};
use shouzhang_domain::{Moment, long_date};
use shouzhang_paper::{picture, text_of, text_without_code};

use crate::problem::{Answer, Problem};
use crate::wire::{ContentCheck, CredentialVerdict, Labelled, ProblemCode, VerdictOutcome};

/// A page at 300 dpi, as a scanner would give it.
const PAGE_WIDTH: u32 = 2480;
/// A short code has 20 characters, a code hundreds of digits.
const LONGEST_SHORT: usize = 60;

/// What somebody shows.
#[derive(Debug, Clone, Copy)]
pub enum Presented<'a> {
    /// Digits of the code, or the short code.
    Code(&'a str),
    /// A PDF, PNG or JPEG.
    File(&'a [u8]),
}

/// What was made of it.
pub(crate) enum Seen {
    Full(Box<Credential>, ContentCheck),
    Short(ShortCode),
}

/// Checks what somebody shows against a trust bundle alone, without a book.
///
/// # Errors
/// A [`Problem`] when the code cannot be read, or the bundle is none.
pub fn check_credential(
    presented: Presented<'_>,
    bundle: Option<&[u8]>,
    now: Moment,
) -> Result<CredentialVerdict, Problem> {
    let seen = look_at(presented)?;
    let mut trust = Trust::default();
    if let Some(file) = bundle {
        let sealed = TrustBundle::open_whenever(file)
            .map_err(|fault| Problem::rule(fault.to_string(), "请用县里发的信任名单文件"))?;
        trust.sources.push(sealed.bundle.into());
    }
    Ok(verdict_on(&seen, None, &trust, now))
}

/// Reads a code, a short code, or the code in a file.
pub(crate) fn look_at(presented: Presented<'_>) -> Answer<Seen> {
    match presented {
        Presented::Code(text) if text.chars().filter(|c| !c.is_whitespace()).count() > LONGEST_SHORT => Ok(
            Seen::Full(Box::new(Credential::from_digits(text).map_err(not_a_code)?), ContentCheck::NotLooked),
        ),
        Presented::Code(text) => ShortCode::parse(text).map(Seen::Short).map_err(|fault| {
            Problem::refused(
                ProblemCode::NotFound,
                fault.to_string(),
                "短码印在二维码下面，20 位，横线可以不输",
            )
        }),
        Presented::File(bytes) if bytes.starts_with(b"%PDF") => in_pdf(bytes),
        Presented::File(bytes) => {
            let grey = Grey::from_file(bytes).map_err(not_a_picture)?;
            let digits = grey.digits().ok_or_else(no_code)?;
            let credential = Credential::from_digits(&digits).map_err(not_a_code)?;
            Ok(Seen::Full(Box::new(credential), ContentCheck::NotLooked))
        }
    }
}

/// The page is looked at as a scanner would, and its text is held against the digest.
fn in_pdf(bytes: &[u8]) -> Answer<Seen> {
    let page = picture(bytes, PAGE_WIDTH).map_err(|fault| {
        Problem::refused(ProblemCode::NotFound, fault.to_string(), "请换一个文件，或直接扫码")
    })?;
    let grey = Grey::from_rgba(page.width, page.height, &page.rgba).ok_or_else(no_code)?;
    let credential = Credential::from_digits(&grey.digits().ok_or_else(no_code)?).map_err(not_a_code)?;
    let short_code = ShortCode::of(&credential).to_string();
    let payload = credential.payload();
    // A page whose text cannot be read, or does not end in its own short code, is not the page that was signed.
    let text = text_of(bytes).ok().and_then(|text| text_without_code(&text, &short_code));
    let is_same = text.is_some_and(|text| content_hash(payload.suite, &text) == payload.content);
    let content = if is_same { ContentCheck::Same } else { ContentCheck::Altered };
    Ok(Seen::Full(Box::new(credential), content))
}

/// The verdict in words. `kept` is what the asker's own book keeps under a short code's number.
pub(crate) fn verdict_on(
    seen: &Seen,
    kept: Option<&Credential>,
    trust: &Trust,
    now: Moment,
) -> CredentialVerdict {
    let (verdict, said, content) = match seen {
        Seen::Full(credential, content) => {
            (judge(credential, trust, now), Some(credential.payload()), *content)
        }
        Seen::Short(code) => {
            let said = kept.filter(|kept| code.is_of(kept)).map(Credential::payload);
            (judge_short(code, kept, trust, now), said, ContentCheck::NotLooked)
        }
    };
    let is_altered = content == ContentCheck::Altered && verdict.outcome != Outcome::UnknownKey;
    let outcome = if is_altered { VerdictOutcome::BadSignature } else { wire_outcome(verdict.outcome) };
    let is_genuine = !matches!(verdict.outcome, Outcome::BadSignature | Outcome::UnknownKey);
    let facts = match seen {
        Seen::Short(code) if said.is_none() => short_facts(code, &verdict),
        _ => said.filter(|_| is_genuine).map(|payload| facts(payload, &verdict)).unwrap_or_default(),
    };
    CredentialVerdict {
        outcome,
        title: title(outcome).to_owned(),
        advice: advice(outcome, is_altered, &verdict),
        voids_as_of: voids_as_of(&verdict),
        is_list_expired: verdict.is_list_expired,
        content,
        facts,
        own_number: None,
    }
}

/// Which hall and number it is about.
pub(crate) fn place(seen: &Seen) -> (HallId, shouzhang_credential::Serial) {
    match seen {
        Seen::Full(credential, _) => (credential.payload().hall, credential.payload().serial),
        Seen::Short(code) => (code.hall, code.serial),
    }
}

/// A bundle that was accepted before, as a source of trust.
pub(crate) fn source_of(file: &[u8]) -> Answer<TrustSource> {
    let sealed = TrustBundle::open_whenever(file).map_err(|fault| {
        Problem::failed(ProblemCode::BookUnusable, "台账里的信任名单读不出来", "请重新导入信任名单", fault)
    })?;
    Ok(sealed.bundle.into())
}

fn wire_outcome(outcome: Outcome) -> VerdictOutcome {
    match outcome {
        Outcome::Valid => VerdictOutcome::Valid,
        Outcome::Void => VerdictOutcome::Void,
        Outcome::BadSignature => VerdictOutcome::BadSignature,
        Outcome::UnknownKey => VerdictOutcome::UnknownKey,
        Outcome::Expired => VerdictOutcome::Expired,
        Outcome::Unproven => VerdictOutcome::Unproven,
    }
}

fn title(outcome: VerdictOutcome) -> &'static str {
    match outcome {
        VerdictOutcome::Valid => "有效",
        VerdictOutcome::Void => "已作废",
        VerdictOutcome::BadSignature => "签名不符",
        VerdictOutcome::UnknownKey => "密钥未知",
        VerdictOutcome::Expired => "超期",
        VerdictOutcome::Unproven => "待核",
    }
}

fn advice(outcome: VerdictOutcome, is_altered: bool, verdict: &Verdict) -> String {
    let text = match outcome {
        VerdictOutcome::Valid if verdict.is_list_expired => {
            "签名是真的，但作废名单已经过期，可能漏掉新作废的。请换新名单再查，或打电话向大厅核对"
        }
        VerdictOutcome::Valid => "签名是真的，不在作废名单上。请逐项核对下面的内容和纸上是否一致",
        VerdictOutcome::Void => "这份证明出具后又作废了，不能使用。请让当事人拿新的来",
        VerdictOutcome::BadSignature if is_altered => {
            "文件里的文字和出具时不一样，被改过，不能使用。请打电话向出证大厅核对"
        }
        VerdictOutcome::BadSignature => "不是这个大厅签的，或者被改过，不能使用。请打电话向出证大厅核对",
        VerdictOutcome::UnknownKey if verdict.hall_name.is_some() => {
            "这个大厅没有这把密钥，或者密钥当时没有启用、已经停用。请打电话向出证大厅核对"
        }
        VerdictOutcome::UnknownKey => "信任名单里没有这个大厅，判断不了真假。请导入县里最新的信任名单再查",
        VerdictOutcome::Expired => "签名是真的，但有效期已过。请让当事人重新开",
        VerdictOutcome::Unproven => {
            "号码不在作废名单上，但短码验不了签名。请扫二维码，或打电话向出证大厅核对"
        }
    };
    text.to_owned()
}

fn voids_as_of(verdict: &Verdict) -> String {
    match verdict.voids_as_of {
        Some(at) => format!("作废名单截至 {}", at.format("%Y-%m-%d %H:%M")),
        None => "没有作废名单".to_owned(),
    }
}

/// What is compared with the paper. The name is whole: who checks holds the paper and has to see that it is the same.
fn facts(payload: &Payload, verdict: &Verdict) -> Vec<Labelled> {
    let issued = payload.issued_at;
    let until =
        verdict.valid_until.map_or_else(|| "未定期限".to_owned(), |day| format!("至{}", long_date(day)));
    let rows = [
        ("出具单位", verdict.hall_name.clone().unwrap_or_default()),
        ("编号", payload.serial.to_string()),
        ("事项", payload.item.to_string()),
        ("姓名", payload.name.clone()),
        ("证件号码后四位", payload.id_last_four.clone()),
        ("用途", payload.purpose.clone()),
        ("出具时间", issued.format("%Y-%m-%d %H:%M").to_string()),
        ("有效期", until),
    ];
    labelled(rows)
}

fn short_facts(code: &ShortCode, verdict: &Verdict) -> Vec<Labelled> {
    labelled([("出具单位", verdict.hall_name.clone().unwrap_or_default()), ("编号", code.serial.to_string())])
}

fn labelled<const N: usize>(rows: [(&str, String); N]) -> Vec<Labelled> {
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(label, value)| Labelled { label: label.to_owned(), value }).collect()
}

fn no_code() -> Problem {
    Problem::refused(
        ProblemCode::NotFound,
        "文件里没有找到能认的验真码",
        "请把二维码拍清楚、拍正、拍满一点再试；还不行就输入码下面的短码",
    )
}

fn not_a_code(fault: CodeFault) -> Problem {
    Problem::refused(ProblemCode::NotFound, fault.to_string(), "请重新扫一次；扫不出来就输入二维码下面的短码")
}

fn not_a_picture(fault: PictureFault) -> Problem {
    Problem::refused(ProblemCode::NotFound, fault.to_string(), "请换一个文件，或用扫码枪扫二维码")
}
