//! 查验: is this paper genuine, and is it still in force?

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::Datelike;
use shouzhang_credential::{Credential, HallId, Trust, TrustSource};
use shouzhang_store::Reader;

use crate::checking::{Presented, Seen, look_at, place, source_of, verdict_on};
use crate::contract::Counter;
use crate::problem::{Answer, Problem};
use crate::signing::own_hall;
use crate::wire::{CredentialVerdict, VerifyCredential};

/// A photograph of a phone takes 10 MB.
const LARGEST_FILE: usize = 40 << 20;

pub(crate) fn verify_credential(
    counter: &Counter<'_>,
    request: VerifyCredential,
) -> Answer<CredentialVerdict> {
    let seen = match (&request.code, &request.file) {
        (Some(code), None) => look_at(Presented::Code(code))?,
        (None, Some(file)) => look_at(Presented::File(&bytes_of(file)?))?,
        _ => return Err(Problem::bad_request("要么给验真码，要么给一个文件")),
    };
    counter.desk.read(|reader| judge_here(counter, reader, &seen))
}

/// A file as it travels in a request.
pub(crate) fn bytes_of(base64: &str) -> Answer<Vec<u8>> {
    if base64.len() > LARGEST_FILE {
        return Err(Problem::bad_request("文件太大，最大 30 兆"));
    }
    STANDARD.decode(base64).map_err(|_| Problem::bad_request("文件没有传全，请再选一次"))
}

/// The hall's own book knows its void numbers to the minute; for other halls the county's bundle has to do.
fn judge_here(counter: &Counter<'_>, reader: &Reader<'_>, seen: &Seen) -> Answer<CredentialVerdict> {
    let now = counter.now;
    let own = own_hall(reader, now)?;
    let own_id = own.as_ref().map(|hall| hall.hall);
    let mut sources: Vec<TrustSource> = own
        .map(|hall| TrustSource { halls: vec![hall], issued_at: now, expires_at: None })
        .into_iter()
        .collect();
    if let Some(file) = reader.trust_bundle()? {
        sources.push(source_of(&file)?);
    }
    let kept = kept(reader, own_id, seen)?;
    let stored = kept.as_ref().and_then(|kept| kept.credential.as_ref());
    let mut verdict = verdict_on(seen, stored, &Trust { sources }, now);
    verdict.own_number = kept.map(|kept| kept.number);
    name_the_item(counter, &mut verdict);
    Ok(verdict)
}

/// A certificate of this hall.
struct Kept {
    number: String,
    /// None for one from before there were codes.
    credential: Option<Credential>,
}

fn kept(reader: &Reader<'_>, own: Option<HallId>, seen: &Seen) -> Answer<Option<Kept>> {
    let (hall, serial) = place(seen);
    if own != Some(hall) {
        return Ok(None);
    }
    let Some(id) = reader.certificate_by_serial(i32::from(serial.year()), serial.in_year())? else {
        return Ok(None);
    };
    let Some(certificate) = reader.certificate_of(id)? else { return Ok(None) };
    let credential = reader.credential(id)?.and_then(|bytes| Credential::from_bytes(&bytes).ok());
    // The number belongs to this paper only if the year is the one it was issued in.
    let is_of_year = certificate.issued_at.year() == i32::from(serial.year());
    Ok(is_of_year.then(|| Kept { number: certificate.number.to_string(), credential }))
}

/// `K29 居住情况说明`: the code carries the item's code only.
fn name_the_item(counter: &Counter<'_>, verdict: &mut CredentialVerdict) {
    for fact in verdict.facts.iter_mut().filter(|fact| fact.label == "事项") {
        if let Ok(item) = counter.desk.knowledge.item(&fact.value) {
            fact.value = format!("{}（{}）", item.name, fact.value);
        }
    }
}
