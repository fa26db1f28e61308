//! 核验页: the page for receiving units, one HTML file that works from a disk and without network.
//!
//! The file itself is made in `ui/verifier` and kept as `assets/verifier.html`; here it gets the names of the items and,
//! where there is one, the trust bundle of a county.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use shouzhang_credential::TrustBundle;
use shouzhang_domain::Moment;

use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};

const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/verifier.html"));
/// Places of what differs from page to page. Neither is a script that runs, so the page's policy stays as it is.
const TRUST: &str = "<script id=\"trust\" type=\"application/octet-stream\"></script>";
const ITEMS: &str = "<script id=\"items\" type=\"application/json\">{}</script>";

/// A page for receiving units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierPage {
    /// The file.
    pub html: String,
    /// Who signed the bundle in it, and its version.
    pub trust: Option<(String, u32)>,
}

/// Writes the page; `bundle` is the file a county signed. Without one the page asks for it and has its key compared.
///
/// # Errors
/// A [`Problem`] when the bundle is none, was changed, or its time is over.
pub fn verifier_page(
    knowledge: &Knowledge,
    bundle: Option<&[u8]>,
    now: Moment,
) -> Result<VerifierPage, Problem> {
    let opened = bundle.map(|file| TrustBundle::open(file, now)).transpose();
    let opened = opened.map_err(|fault| Problem::rule(fault.to_string(), "核验页没有生成"))?;
    let names: BTreeMap<&str, &str> =
        knowledge.catalog.enabled_items().map(|item| (item.code.as_str(), item.name.as_str())).collect();
    let names = serde_json::to_string(&names)
        .map_err(|fault| Problem::broken("事项名称写不下来", fault))?
        // Nothing in a name may end the element it stands in.
        .replace('<', "\\u003c");
    let trust = STANDARD.encode(bundle.unwrap_or_default());
    let html = put(PAGE, ITEMS, "{}", &names)?;
    let html = put(&html, TRUST, "><", &format!(">{trust}<"))?;
    let trust = opened.map(|sealed| (sealed.bundle.county, sealed.bundle.version));
    Ok(VerifierPage { html, trust })
}

/// Replaces a piece of the one place where `place` stands.
fn put(page: &str, place: &str, old: &str, new: &str) -> Answer<String> {
    if page.matches(place).count() != 1 {
        return Err(Problem::broken("核验页的样子不对", PlaceMissing));
    }
    Ok(page.replacen(place, &place.replacen(old, new, 1), 1))
}

/// The page in the program is not the one this version was made with.
#[derive(Debug, thiserror::Error)]
#[error("the verifier page lacks the place of its data")]
struct PlaceMissing;
