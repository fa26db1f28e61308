//! Text in, findings out: which item does a request mean, and which prohibited facts does a text certify?
//!
//! An [`Engine`] is compiled once from a catalog release ([`Item`](shouzhang_domain::Item)s,
//! [`Prohibition`](shouzhang_domain::Prohibition)s, [`Disguises`](shouzhang_domain::Disguises)) and answers two questions:
//! [`Engine::understand`] for the search box, [`Engine::read`] for the prose of a certificate. Both see through disguise:
//! texts are compared in a plain form that remembers where every character came from, so all [`Span`]s are characters of the
//! text as typed.
//!
//! It deliberately does not know: files, the book, the screen, the clock, the person a certificate is about. Names,
//! addresses and unit names of a form are never handed to it; what is stated in prose is.
//!
//! Start reading at `engine.rs` (what is compiled), then `understand.rs` (the order of decision) and `read.rs` (what blocks);
//! `normal.rs` is the plain form, `disguise.rs` the odd spellings, `lexicon.rs` the names, `rule.rs` the
//! patterns, `context.rs` whether words certify where they stand, `second_look.rs` what every clause weighs.

mod answer;
mod broken;
mod by_sound;
mod certifying;
mod character;
mod clause_traits;
mod context;
mod disguise;
mod engine;
mod evidence;
mod facts;
mod guess;
mod heteronym;
mod lattice;
mod learnt;
mod lexicon;
mod normal;
mod ordinary;
mod pattern;
mod pattern_set;
mod read;
mod reading;
mod reason;
mod restored;
mod restoring;
mod reversal;
mod rule;
mod second_look;
mod sentence;
mod simplified;
mod sound;
mod span;
mod spoken;
mod surname;
mod traits;
mod trigger;
mod typed;
mod understand;
mod unescape;
mod verdict;
mod vocabulary;
mod word_class;
mod wording;

pub use answer::{Hit, Lane, Matched, Understanding};
pub use broken::BrokenRule;
pub use certifying::Weighed;
pub use engine::Engine;
pub use learnt::{UNIT, scale};
pub use lexicon::Target;
pub use reading::{Reading, pinyin_of, readings_of_name};
pub use rule::Strength;
pub use second_look::LearntClause;
pub use span::Span;
pub use verdict::{Finding, Outcome, Verdict};
