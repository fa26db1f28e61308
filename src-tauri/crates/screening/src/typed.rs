//! What a request may become while it is being typed: beginnings and parts of names, pinyin, initials.

use crate::answer::{Hit, Matched};
use crate::lexicon::{Entry, Lexicon, Standing, Term};
use crate::normal::Normal;
use crate::sound::{Sound, fit};
use crate::span::Span;

/// A part of a name that more than one in this many entries have (`证明`, `情况`) says nothing.
const TELLING: usize = 4;

/// A hit with its rank; smaller ranks come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ranked {
    pub(crate) rank: Rank,
    /// Index of the entry.
    pub(crate) entry: usize,
    pub(crate) hit: Hit,
}

/// What makes a hit better, the weightiest first. Between equals the prohibition comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    how: u8,
    /// In thousandths, how little the wording as a whole speaks for it.
    unlikely: u16,
    /// From the middle of the name.
    late: bool,
    /// By a reading that is not the usual one.
    rare: bool,
    alias: bool,
    permitted: bool,
    /// Characters of the name not typed yet.
    missing: usize,
    entry: usize,
}

/// Where in a name the request matched.
struct Place {
    matched: Matched,
    marks: Span,
    late: bool,
    rare: bool,
    missing: usize,
}

impl Rank {
    /// The same rank among its like, by the share (0 to 1) the wording as a whole gives it.
    pub(crate) fn with_share(self, share: f32) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
        let unlikely = ((1.0 - share.clamp(0.0, 1.0)) * 1000.0) as u16;
        Self { unlikely, ..self }
    }

    pub(crate) fn new(matched: Matched, term: Option<&Term>, entry: (usize, &Entry)) -> Self {
        let how = match matched {
            Matched::Exact => 0,
            Matched::Named => 1,
            Matched::Prefix => 2,
            Matched::Contains => 3,
            Matched::Pinyin | Matched::Initials => 4,
            Matched::Wording => 5,
            Matched::Hint => 6,
        };
        let permitted = entry.1.standing != Standing::Prohibited;
        let alias = term.is_some_and(|term| term.alias.is_some());
        Self { how, unlikely: 0, late: false, rare: false, alias, permitted, missing: 0, entry: entry.0 }
    }
}

/// Everything in both lists the request may be the beginning or a part of, best first. The same entry may come more than
/// once.
pub(crate) fn completions(lexicon: &Lexicon, request: &Normal) -> Vec<Ranked> {
    let span = request.origin_of_chars(0..request.len());
    let sound = Sound::of(request).filter(Sound::is_one_short_word);
    let offered = lexicon.terms.iter().filter(|t| lexicon.entries[t.entry].standing != Standing::SwitchedOff);
    let mut found: Vec<Ranked> = offered
        .filter_map(|term| {
            let place = written(term, request).or_else(|| sounding(term, sound.as_ref()?))?;
            Some(ranked(lexicon, term, &place, span))
        })
        .collect();
    forget_untelling(&mut found, lexicon.entries.len());
    found.sort_by_key(|found| found.rank);
    found
}

/// The entry whose code was typed.
pub(crate) fn by_code(lexicon: &Lexicon, request: &Normal) -> Option<Ranked> {
    let is_it = |(_, entry): &(usize, &Entry)| {
        entry.standing != Standing::SwitchedOff && entry.code().eq_ignore_ascii_case(request.text())
    };
    let (index, entry) = lexicon.entries.iter().enumerate().find(is_it)?;
    let hit = Hit {
        target: entry.target.clone(),
        matched: Matched::Exact,
        name: entry.name.clone(),
        name_marks: Vec::new(),
        alias: None,
        alias_marks: Vec::new(),
        request_spans: vec![request.origin_of_chars(0..request.len())],
    };
    Some(Ranked { rank: Rank::new(Matched::Exact, None, (index, entry)), entry: index, hit })
}

fn written(term: &Term, request: &Normal) -> Option<Place> {
    let at = term.plain.text().find(request.text())?;
    let bytes = at..at + request.text().len();
    let matched = match at {
        0 if bytes.end == term.plain.text().len() => Matched::Exact,
        0 => Matched::Prefix,
        _ if request.len() >= 2 => Matched::Contains,
        _ => return None,
    };
    let marks = term.plain.origin(bytes);
    Some(Place { matched, marks, late: at > 0, rare: false, missing: term.plain.len() - request.len() })
}

fn sounding(term: &Term, sound: &Sound) -> Option<Place> {
    let fit = fit(sound.letters(), &term.syllables)?;
    let marks = term.syllables[fit.syllables.clone()].iter().map(|s| s.at).reduce(Span::joined)?;
    Some(Place {
        matched: if fit.initials { Matched::Initials } else { Matched::Pinyin },
        marks,
        late: fit.syllables.start > 0,
        rare: fit.rare,
        missing: term.syllables.len() - fit.syllables.len(),
    })
}

fn ranked(lexicon: &Lexicon, term: &Term, place: &Place, request: Span) -> Ranked {
    let entry = &lexicon.entries[term.entry];
    let rank = Rank::new(place.matched, Some(term), (term.entry, entry));
    let rank = Rank { late: place.late, rare: place.rare, missing: place.missing, ..rank };
    let (name_marks, alias_marks) = match term.alias {
        None => (vec![place.marks], Vec::new()),
        Some(_) => (Vec::new(), vec![place.marks]),
    };
    let hit = Hit {
        target: entry.target.clone(),
        matched: place.matched,
        name: entry.name.clone(),
        name_marks,
        alias: term.alias.clone(),
        alias_marks,
        request_spans: vec![request],
    };
    Ranked { rank, entry: term.entry, hit }
}

/// Takes out what matched in the middle of too many names.
fn forget_untelling(found: &mut Vec<Ranked>, entries: usize) {
    let mut late: Vec<usize> = found.iter().filter(|f| f.rank.late).map(|f| f.entry).collect();
    late.sort_unstable();
    late.dedup();
    if late.len() * TELLING > entries {
        found.retain(|f| !f.rank.late);
    }
}
