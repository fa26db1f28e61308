//! The slip a resident takes away: what the catalog says about a prohibition, as the paper sets it.

use shouzhang_domain::{Hall, Moment, Prohibition, RefusalWording, long_date};
use shouzhang_paper::{Refusal, Slip};

/// What goes on a slip.
pub(crate) struct SlipOf<'a> {
    pub(crate) wording: &'a RefusalWording,
    pub(crate) hall: &'a Hall,
    pub(crate) number: &'a str,
    /// In the resident's words.
    pub(crate) request: &'a str,
    /// None for 清单外.
    pub(crate) prohibition: Option<&'a Prohibition>,
    pub(crate) unit: &'a str,
    pub(crate) applicant: &'a str,
    pub(crate) at: Moment,
}

/// The slip as a value.
pub(crate) fn compose(slip: &SlipOf<'_>) -> Slip {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let (refusal, bases) = match slip.prohibition {
        Some(prohibition) => (of(prohibition), prohibition.legal_bases.clone()),
        None => (Refusal::OffCatalog, slip.wording.legal_bases.clone()),
    };
    Slip {
        wording: slip.wording.clone(),
        hall_name: slip.hall.hall_name.clone(),
        committee: slip.hall.committee,
        number: slip.number.to_owned(),
        applicant: given(slip.applicant),
        request: slip.request.to_owned(),
        requesting_unit: given(slip.unit),
        refusal,
        bases,
        supervision_phone: slip.hall.supervision_phone.clone(),
        hall_phone: slip.hall.phone.clone(),
        date: long_date(slip.at.date_naive()),
        clerk: slip.hall.clerk.clone(),
    }
}

fn of(prohibition: &Prohibition) -> Refusal {
    Refusal::Prohibited {
        name: prohibition.name.clone(),
        listed_in: prohibition.listed_in.clone(),
        reason: prohibition.reason.clone(),
        advice: prohibition.alternative.short.clone(),
        routes: prohibition.alternative.routes.clone(),
    }
}
