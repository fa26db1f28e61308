//! 作废: an entry with a reason; nothing is changed, nothing is deleted.

use shouzhang_domain::CertificateNumber;
use shouzhang_store::{Act, Event};

use crate::contract::Counter;
use crate::problem::{Answer, Problem};
use crate::wire::{DocumentDetail, ProblemCode, VoidCertificate};

use super::show_document::{certificate_by_number, detail_of};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 100;

pub(crate) fn void_certificate(counter: &Counter<'_>, request: VoidCertificate) -> Answer<DocumentDetail> {
    let reason = request.reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        let message = if reason.is_empty() {
            "请写作废的原因".to_owned()
        } else {
            format!("原因最多写 {LONGEST_REASON} 个字")
        };
        return Err(Problem::refused(
            ProblemCode::FormNotInOrder,
            message,
            "原因会记入台账，如：姓名写错，已重开",
        )
        .about_field(Some("reason".to_owned())));
    }
    let recovered = if request.original_recovered { "原件已收回" } else { "原件没有收回" };
    counter.desk.write(|writer| {
        let old = certificate_by_number(writer, &request.number)?;
        let clerk = writer.hall()?.hall.clerk;
        let reason = format!("{reason}（{recovered}）");
        let event = Event::Voided { certificate: old.id, reason: &reason };
        writer.record(&Act { actor: &clerk, now: counter.now }, &event)?;
        detail_of(counter, writer, &CertificateNumber::typed(&request.number))
    })
}
