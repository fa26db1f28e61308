//! Keys and codes that nobody signed with: the book keeps them as they are given.

use chrono::Datelike;
use shouzhang_domain::{Moment, Series};
use shouzhang_store::{Certificate, CertificateFacts, Code, Issue, NewSigningKey, StoreError, Writer};

use crate::invented::{act, moment, pdf, seal_use};

/// Takes a key into use that signs nothing.
pub(crate) fn add_key(writer: &Writer<'_>, n: u32) -> Result<u16, StoreError> {
    let new = NewSigningKey { suite: 1, public: &pdf(n, 65), secret: b"nobody's secret", signs_from: None };
    writer.add_signing_key(&act(moment(n)), &new)
}

/// Makes a key that signs nothing from a later moment on.
pub(crate) fn add_key_from(writer: &Writer<'_>, n: u32, from: Moment) -> Result<u16, StoreError> {
    let (public, secret) = (pdf(n, 65), b"nobody's secret");
    let new = NewSigningKey { suite: 1, public: &public, secret, signs_from: Some(from) };
    writer.add_signing_key(&act(moment(n)), &new)
}

/// Issues the `n`th certificate with a code nobody signed.
pub(crate) fn issue_with_code(
    writer: &Writer<'_>,
    n: u32,
    facts: CertificateFacts,
) -> Result<Certificate, StoreError> {
    let now = moment(n);
    let number = writer.next_number(Series::Certificate, writer.moment(now)?.year())?;
    let seal_use = seal_use(&facts);
    let (short_code, bytes) = (format!("CODE-{n:04}"), pdf(n, 140));
    let code = Some(Code { key: 1, short_code: &short_code, bytes: &bytes });
    let pdf = pdf(n, 300);
    writer.issue(&act(now), Issue { number: &number, facts, pdf: &pdf, seal_use, code, replaces: None })
}
