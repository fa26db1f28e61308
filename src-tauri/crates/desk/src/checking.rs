//! 查验: what was scanned, typed or dropped, held against what one trusts.

use shouzhang_credential::{
    CodeFault, Credential, FileSignature, Grey, HallId, Outcome, Payload, PictureFault, ShortCode, Trust,
    TrustBundle, TrustSource, Verdict, content_hash, judge, judge_short, signed_digest,
};
use shouzhang_domain::{Moment, long_date};
use shouzhang_paper::{SignedPart, picture, shows_pictures, signed_part, text_of, text_without_code};

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
    Full(Box<Credential>, Shown),
    Short(ShortCode),
}

/// What the code stood on.
pub(crate) enum Shown {
    /// Digits, or a picture of the paper: what else stands on it, only eyes can compare.
    Paper,
    /// A file.
    File {
        /// Whether its text is the one the code was signed with.
        is_same_text: bool,
        /// Its signature, where there is one that fits every byte of it.
        signature: Option<FileSignature>,
    },
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
        Presented::Code(text) if text.chars().filter(|c| !c.is_whitespace()).count() > LONGEST_SHORT => {
            Ok(Seen::Full(Box::new(Credential::from_digits(text).map_err(not_a_code)?), Shown::Paper))
        }
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
            Ok(Seen::Full(Box::new(credential), Shown::Paper))
        }
    }
}

/// The page is looked at as a scanner would, its text is held against the digest in the code, and its bytes against the
/// file's own signature.
fn in_pdf(bytes: &[u8]) -> Answer<Seen> {
    let page = picture(bytes, PAGE_WIDTH).map_err(|fault| {
        Problem::refused(ProblemCode::NotFound, fault.to_string(), "请换一个文件，或直接扫码")
    })?;
    let grey = Grey::from_rgba(page.width, page.height, &page.rgba).ok_or_else(no_code)?;
    let credential = Credential::from_digits(&grey.digits().ok_or_else(no_code)?).map_err(not_a_code)?;
    let shown = match signed_part(bytes) {
        // An office machine wraps the picture it takes of a paper into a PDF.
        SignedPart::None if shows_pictures(bytes) => Shown::Paper,
        part => Shown::File {
            is_same_text: is_same_text(bytes, &credential),
            signature: match part {
                SignedPart::None | SignedPart::Broken => None,
                SignedPart::Whole { before, behind, contents } => {
                    FileSignature::read(&contents, &signed_digest(before, behind)).ok()
                }
            },
        },
    };
    Ok(Seen::Full(Box::new(credential), shown))
}

/// A page whose text cannot be read, or does not end in its own short code, is not the page that was signed.
fn is_same_text(pdf: &[u8], credential: &Credential) -> bool {
    let short_code = ShortCode::of(credential).to_string();
    let payload = credential.payload();
    let text = text_of(pdf).ok().and_then(|text| text_without_code(&text, &short_code));
    text.is_some_and(|text| content_hash(payload.suite, &text) == payload.content)
}

/// What the file says about itself. Whose signature it is can only be told where the hall's key is known.
fn content_of(shown: &Shown, payload: &Payload, trust: &Trust) -> ContentCheck {
    match shown {
        Shown::Paper => ContentCheck::NotLooked,
        Shown::File { is_same_text: false, .. } => ContentCheck::Altered,
        Shown::File { signature, .. } => {
            let is_halls =
                |signature: &FileSignature| trust.key_of(payload).is_none_or(|key| signature.is_of(key));
            if signature.as_ref().is_some_and(is_halls) {
                ContentCheck::Same
            } else {
                ContentCheck::FileChanged
            }
        }
    }
}

/// The verdict in words. `kept` is what the asker's own book keeps under a short code's number.
pub(crate) fn verdict_on(
    seen: &Seen,
    kept: Option<&Credential>,
    trust: &Trust,
    now: Moment,
) -> CredentialVerdict {
    let (verdict, said, content) = match seen {
        Seen::Full(credential, shown) => {
            let payload = credential.payload();
            (judge(credential, trust, now), Some(payload), content_of(shown, payload, trust))
        }
        Seen::Short(code) => {
            let said = kept.filter(|kept| code.is_of(kept)).map(Credential::payload);
            (judge_short(code, kept, trust, now), said, ContentCheck::NotLooked)
        }
    };
    let is_changed = matches!(content, ContentCheck::Altered | ContentCheck::FileChanged)
        && verdict.outcome != Outcome::UnknownKey;
    let outcome = if is_changed { VerdictOutcome::BadSignature } else { wire_outcome(verdict.outcome) };
    let is_genuine = !matches!(verdict.outcome, Outcome::BadSignature | Outcome::UnknownKey);
    let facts = match seen {
        Seen::Short(code) if said.is_none() => short_facts(code, &verdict),
        _ => said.filter(|_| is_genuine).map(|payload| facts(payload, &verdict)).unwrap_or_default(),
    };
    CredentialVerdict {
        outcome,
        title: title(outcome).to_owned(),
        advice: advice(outcome, content, &verdict),
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

fn advice(outcome: VerdictOutcome, content: ContentCheck, verdict: &Verdict) -> String {
    let text = match outcome {
        VerdictOutcome::Valid if verdict.is_list_expired => {
            "签名是真的，但作废名单已经过期，可能漏掉新作废的。请换新名单再查，或打电话向大厅核对"
        }
        VerdictOutcome::Valid => "签名是真的，不在作废名单上。请逐项核对下面的内容和纸上是否一致",
        VerdictOutcome::Void => "这份证明出具后又作废了，不能使用。请让当事人拿新的来",
        VerdictOutcome::BadSignature if content == ContentCheck::Altered => {
            "文件里的文字和出具时不一样，被改过，不能使用。请打电话向出证大厅核对"
        }
        VerdictOutcome::BadSignature if content == ContentCheck::FileChanged => {
            "文件里的文字没有变，但文件本身被改动或另存过，画面可能被盖住、换掉，不能凭它认定。请要大厅出具的原文件，或扫纸上的二维码"
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
