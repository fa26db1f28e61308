//! What the engine says to a request.

use crate::lexicon::Target;
use crate::span::Span;

/// Where a request belongs (product: the four lanes; 先议事 is a property of a permitted item).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// 可出具: names or means an item that is switched on, and nothing prohibited.
    Permitted,
    /// 不应出具: names, means or contains something prohibited, whatever else it says.
    Prohibited,
    /// 清单外: on neither list.
    Unlisted,
    /// Nothing was asked.
    Empty,
}

/// How a request led to an entry. Earlier ones rank before later ones, pinyin and initials alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matched {
    /// The request is the name, an alias or the code.
    Exact,
    /// The request has the whole name or an alias in it.
    Named,
    /// A name or an alias begins with the request.
    Prefix,
    /// A name or an alias has the request in it.
    Contains,
    /// The request is pinyin, in full or in part.
    Pinyin,
    /// The request is first letters of pinyin.
    Initials,
    /// The request says it in other words: a strong pattern or spoken wording.
    Wording,
    /// The request only touches on it; this never decides a lane.
    Hint,
}

/// An entry a request led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The item or prohibition.
    pub target: Target,
    /// How the request led there.
    pub matched: Matched,
    /// Its official name.
    pub name: String,
    /// What of the official name matched, in characters of `name`; empty when an alias or the wording matched.
    pub name_marks: Vec<Span>,
    /// The alias that matched, if it was not the official name.
    pub alias: Option<String>,
    /// What of the alias matched, in characters of `alias`.
    pub alias_marks: Vec<Span>,
    /// The words of the request that led there, in characters of the request as typed.
    pub request_spans: Vec<Span>,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understanding {
    /// Where it belongs.
    pub lane: Lane,
    /// Entries it led to. The first decided the lane, if one did: in [`Lane::Prohibited`] it is a prohibition, in
    /// [`Lane::Permitted`] an item; the others follow best first, from both lists.
    pub hits: Vec<Hit>,
    /// The words of the request that led to the lane, in characters of the request as typed.
    pub spans: Vec<Span>,
    /// Why, in a sentence the clerk can read out.
    pub reason: String,
}
