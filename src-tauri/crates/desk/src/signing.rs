//! 验真码: the hall's own key, and what is signed with it in the transaction that issues.

use chrono::Datelike;
use shouzhang_credential::{
    CodeFault, Credential, FileSeal, HallId, LocalSigner, Payload, PayloadFault, PublicKey, Serial,
    ShortCode, Suite, TrustedHall, TrustedKey, content_hash,
};
use shouzhang_domain::{Item, Moment};
use shouzhang_paper::FileSigner;
use shouzhang_store::{Act, NewSigningKey, NextNumber, Reader, SigningKey, Writer};

use crate::problem::{Answer, Problem};
use crate::wire::ProblemCode;

/// 国密, as a public body has to use: SM2 with SM3.
const SUITE: Suite = Suite::Sm2;
/// A seed that fails is drawn again; each fails once in four thousand million.
const TRIES: usize = 4;

/// What a code says that the book does not know by itself.
pub(crate) struct ToSign<'a> {
    pub(crate) number: &'a NextNumber,
    pub(crate) at: Moment,
    pub(crate) item: &'a Item,
    /// Full name of the committee, for the certificate of the file's signature.
    pub(crate) committee: &'a str,
    /// Whom the paper is about.
    pub(crate) name: &'a str,
    pub(crate) id_number: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) purpose: &'a str,
    /// Every character of the page.
    pub(crate) content: &'a str,
}

/// What goes on the paper and into the book.
pub(crate) struct Signed {
    /// Signs the file once it is drawn.
    pub(crate) seal: HallSeal,
    pub(crate) key: u16,
    pub(crate) digits: String,
    pub(crate) short_code: String,
    pub(crate) bytes: Vec<u8>,
}

/// The hall's signature of files.
pub(crate) struct HallSeal(FileSeal);

impl FileSigner for HallSeal {
    fn sign(&self, sha256: &[u8; 32]) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
        Ok(self.0.sign(sha256)?)
    }
}

fn seal(key: &SigningKey, signer: &LocalSigner, committee: &str) -> Answer<FileSeal> {
    let seed: [u8; 32] = key.secret.as_slice().try_into().map_err(broken)?;
    FileSeal::of_seed(&seed, signer, committee, key.since).map_err(broken)
}

/// Signs the code of a certificate with the hall's key; a book from before there were codes gets its key here.
pub(crate) fn sign(writer: &Writer<'_>, act: &Act<'_>, paper: &ToSign<'_>) -> Answer<Signed> {
    let key = key_in_use(writer, act)?;
    let signer = signer(&key)?;
    let payload = payload(writer, &key, paper)?;
    let credential = Credential::sign(&payload, &signer).map_err(not_signed)?;
    Ok(Signed {
        seal: HallSeal(seal(&key, &signer, paper.committee)?),
        key: key.key,
        digits: credential.digits(),
        short_code: ShortCode::of(&credential).to_string(),
        bytes: credential.bytes().to_vec(),
    })
}

/// The key the hall signs with; made now if there is none yet.
pub(crate) fn key_in_use(writer: &Writer<'_>, act: &Act<'_>) -> Answer<SigningKey> {
    let at = writer.moment(act.now)?;
    if let Some(key) = writer.signing_key(at)? {
        return Ok(key);
    }
    add_key(writer, act, None)?;
    writer.signing_key(writer.moment(at)?)?.ok_or_else(|| broken(KeyMissing))
}

/// Draws a key that signs from a moment on, or at once.
pub(crate) fn add_key(writer: &Writer<'_>, act: &Act<'_>, signs_from: Option<Moment>) -> Answer<()> {
    let (seed, signer) = draw_key()?;
    let public = shouzhang_credential::Signer::public_key(&signer).bytes().to_vec();
    let new = NewSigningKey { suite: SUITE.byte(), public: &public, secret: &seed, signs_from };
    writer.add_signing_key(act, &new)?;
    Ok(())
}

pub(crate) fn draw_key() -> Answer<([u8; 32], LocalSigner)> {
    let mut seed = [0; 32];
    for _ in 0..TRIES {
        getrandom::fill(&mut seed).map_err(broken)?;
        if let Ok(signer) = LocalSigner::from_seed(SUITE, &seed) {
            return Ok((seed, signer));
        }
    }
    Err(broken(KeyMissing))
}

/// The hall as others would know it, from its own book: its keys, and what is void at this moment. None before its first key.
pub(crate) fn own_hall(reader: &Reader<'_>, now: Moment) -> Answer<Option<TrustedHall>> {
    let keys = own_keys(reader)?;
    if keys.is_empty() {
        return Ok(None);
    }
    let voids = reader.void_serials()?;
    Ok(Some(TrustedHall {
        hall: HallId::of_book(&reader.identity()?.id),
        name: reader.hall()?.hall.committee_name,
        keys,
        voids: voids.into_iter().filter_map(|(year, serial)| Serial::new(year, serial)).collect(),
        voids_as_of: now,
    }))
}

/// The hall's keys, oldest first. Each signs until the next one does.
pub(crate) fn own_keys(reader: &Reader<'_>) -> Answer<Vec<TrustedKey>> {
    let kept = reader.signing_keys()?;
    let ends = kept.iter().skip(1).map(|next| Some(next.since)).chain([None]);
    kept.iter()
        .zip(ends)
        .map(|(key, valid_until)| {
            let suite = Suite::from_byte(key.suite).ok_or_else(|| broken(KeyMissing))?;
            let public = PublicKey::new(suite, &key.public).map_err(broken)?;
            Ok(TrustedKey { key: key.key, public, valid_from: key.since, valid_until })
        })
        .collect()
}

/// The key of the book as something that signs. A token or a provincial service would stand here instead.
pub(crate) fn signer(key: &SigningKey) -> Answer<LocalSigner> {
    let suite = Suite::from_byte(key.suite).ok_or_else(|| broken(KeyMissing))?;
    let seed: [u8; 32] = key.secret.as_slice().try_into().map_err(broken)?;
    LocalSigner::from_seed(suite, &seed).map_err(broken)
}

fn payload(writer: &Writer<'_>, key: &SigningKey, paper: &ToSign<'_>) -> Answer<Payload> {
    let suite = Suite::from_byte(key.suite).ok_or_else(|| broken(KeyMissing))?;
    let serial = Serial::new(paper.at.year(), paper.number.serial).ok_or_else(serial_too_high)?;
    let head = writer.head()?.hash;
    Ok(Payload {
        suite,
        hall: HallId::of_book(&writer.identity()?.id),
        key: key.key,
        serial,
        issued_at: paper.at,
        valid_days: paper.item.duplicates.valid_days,
        item: paper.item.code.clone(),
        name: paper.name.to_owned(),
        id_last_four: last_four(paper.id_number),
        purpose: [paper.unit, paper.purpose]
            .iter()
            .filter(|text| !text.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join("，"),
        content: content_hash(suite, paper.content),
        prev: [head[0], head[1], head[2], head[3]],
    })
}

/// Of a number too short to hide anything, nothing.
fn last_four(id_number: &str) -> String {
    let chars: Vec<char> = id_number.chars().collect();
    match chars.len() {
        0..=7 => String::new(),
        n => chars[n - 4..].iter().filter(|c| c.is_ascii()).collect(),
    }
}

fn serial_too_high() -> Problem {
    Problem::refused(
        ProblemCode::BadSetting,
        "流水号超过 999999，放不进验真码",
        "请到“设置 › 文号”里核对起始号，改小以后再办",
    )
}

/// A book whose key row says something no version wrote.
#[derive(Debug, thiserror::Error)]
#[error("the book holds no usable signing key")]
struct KeyMissing;

fn broken(cause: impl std::error::Error + Send + Sync + 'static) -> Problem {
    Problem::failed(
        ProblemCode::Internal,
        "验真密钥用不了，证明没有出具，没有编号",
        "请再试一次；还不行请告诉管理员",
        cause,
    )
}

fn not_signed(fault: CodeFault) -> Problem {
    let message = fault.to_string();
    match fault {
        CodeFault::Payload(PayloadFault::DoesNotFit(_)) => {
            Problem::refused(ProblemCode::DoesNotFit, message, "请把姓名或用途缩短，再出具")
        }
        other => broken(other),
    }
}
