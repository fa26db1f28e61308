//! Traits of a clause: its own pieces, those of the clauses before and behind it, of the title and of the whole page.
//!
//! The learner and the engine take them from the same place, so that what was learnt is what is looked for.

use std::ops::{Range, RangeInclusive};

use shouzhang_domain::Wording;

use crate::certifying::Weighed;
use crate::normal::Normal;
use crate::sentence::Sentences;
use crate::span::Span;
use crate::traits::general;

/// Longest piece of a clause, in characters; of what stands around it the pieces are shorter.
const LONGEST: usize = 3;
const LONGEST_AROUND: usize = 2;
/// How much the title counts beside the clause.
const TITLE: f32 = 0.8;
/// Lengths of clauses, in characters, that count as one length; and the longest that is told from others.
const STEP: usize = 4;
const LONGEST_TOLD: usize = 8;
/// Most clauses of a page that are told from more.
const MOST_TOLD: usize = 6;

/// What a trait is taken from. Of each kind the traits of a clause are as strong together as those of any other.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Pieces of the clause itself, by their length.
    Own(usize),
    /// The clause before it, in its sentence or in the one before.
    Before {
        same_sentence: bool,
    },
    /// The clause behind it.
    Behind {
        same_sentence: bool,
    },
    Title,
    /// Everything on the page.
    Page,
    /// Where the clause stands, how long it is, and how many there are.
    Place,
}

impl Kind {
    /// Keeps the traits of one kind apart from the same letters of another.
    fn seed(self) -> u64 {
        match self {
            Self::Own(length) => length as u64,
            Self::Before { same_sentence } => 8 + u64::from(same_sentence),
            Self::Behind { same_sentence } => 10 + u64::from(same_sentence),
            Self::Title => 12,
            Self::Page => 13,
            Self::Place => 14,
        }
    }
}

/// A clause of a text, as it is weighed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clause {
    /// The sentence it stands in, in bytes of the plain text.
    pub(crate) sentence: Range<usize>,
    /// Where it stands in the text as typed.
    pub(crate) span: Span,
    /// Its own traits.
    pub(crate) own: Vec<Weighed>,
    /// Those of where it stands: of its neighbours and its place.
    pub(crate) around: Vec<Weighed>,
}

/// The clauses of a page, and what all of them share.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clauses {
    pub(crate) all: Vec<Clause>,
    /// Traits of the title and of the whole page.
    pub(crate) shared: Vec<Weighed>,
}

impl Clauses {
    /// The clauses of a text in its plain form, under a title in its plain form.
    pub(crate) fn of(title: &Normal, text: &Normal, typed: &str) -> Self {
        let sentences = Sentences::of(text, typed);
        let places: Vec<Place> =
            sentences.all().flat_map(|sentence| clauses_of(text.text(), &sentence)).collect();
        let general_of = |bytes: Range<usize>| text.text()[bytes].chars().map(general).collect();
        let letters: Vec<Vec<char>> = places.iter().map(|place| general_of(place.clause.clone())).collect();
        let clause = |(at, place): (usize, &Place)| Clause {
            sentence: place.sentence.clone(),
            span: text.origin(place.clause.clone()),
            own: (1..=LONGEST)
                .flat_map(|length| pieces(&letters[at], length..=length, Kind::Own(length), 1.0))
                .collect(),
            around: around(&places, &letters, at),
        };
        let all = places.iter().enumerate().map(clause).collect();
        let title: Vec<char> = title.text().chars().map(general).collect();
        let page: Vec<char> = text.text().chars().map(general).collect();
        let mut shared = pieces(&title, 1..=LONGEST_AROUND, Kind::Title, TITLE);
        shared.extend(pieces(&page, 1..=LONGEST_AROUND, Kind::Page, 1.0));
        Self { all, shared }
    }
}

/// A clause in its sentence, both in bytes of the text.
struct Place {
    sentence: Range<usize>,
    clause: Range<usize>,
}

/// The clauses of a sentence.
fn clauses_of(text: &str, sentence: &Range<usize>) -> Vec<Place> {
    let mut start = sentence.start;
    let mut clauses = Vec::new();
    let ends = text[sentence.clone()]
        .match_indices(['，', '：'])
        .map(|(at, mark)| (sentence.start + at, mark.len()));
    for (end, mark) in ends.chain([(sentence.end, 0)]) {
        if start < end {
            clauses.push(Place { sentence: sentence.clone(), clause: start..end });
        }
        start = end + mark;
    }
    clauses
}

/// The traits of the neighbours of a clause and of its place.
fn around(places: &[Place], letters: &[Vec<char>], at: usize) -> Vec<Weighed> {
    let mut traits = Vec::new();
    let same_sentence = |other: usize| places[other].sentence == places[at].sentence;
    let lengths = 1..=LONGEST_AROUND;
    if let Some(before) = at.checked_sub(1) {
        let kind = Kind::Before { same_sentence: same_sentence(before) };
        traits.extend(pieces(&letters[before], lengths.clone(), kind, 1.0));
    }
    if at + 1 < places.len() {
        let kind = Kind::Behind { same_sentence: same_sentence(at + 1) };
        traits.extend(pieces(&letters[at + 1], lengths, kind, 1.0));
    }
    let length = (letters[at].len() / STEP).min(LONGEST_TOLD);
    let told = [
        0,
        1 + usize::from(at == 0),
        3 + usize::from(at + 1 == places.len()),
        5 + places.len().min(MOST_TOLD),
        5 + MOST_TOLD + 1 + length,
    ];
    traits.extend(told.map(|told| (bucket(hash(Kind::Place.seed(), told as u64)), 1.0)));
    traits
}

/// The different pieces of these lengths, each as strong as makes all together as strong as `strength`.
fn pieces(letters: &[char], lengths: RangeInclusive<usize>, kind: Kind, strength: f32) -> Vec<Weighed> {
    let mut hashes = Vec::with_capacity(letters.len() * lengths.clone().count());
    for length in lengths {
        let whole = letters.windows(length).filter(|piece| !piece.contains(&'\n'));
        hashes.extend(whole.map(|piece| {
            piece.iter().fold(hash(kind.seed(), length as u64), |hashed, &c| hash(hashed, u64::from(c)))
        }));
    }
    hashes.sort_unstable();
    hashes.dedup();
    // Far below 2²⁴: exact.
    #[expect(clippy::cast_precision_loss, reason = "a page has far fewer than 2^24 pieces")]
    let each = strength / (hashes.len().max(1) as f32).sqrt();
    hashes.into_iter().map(|hashed| (bucket(hashed), each)).collect()
}

/// Multiply and fold (after FxHash): equal everywhere, today and later.
fn hash(hashed: u64, next: u64) -> u64 {
    (hashed.rotate_left(5) ^ next).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn bucket(hashed: u64) -> usize {
    let folded = hashed ^ (hashed >> 32);
    // Below the number of buckets: fits.
    #[expect(clippy::cast_possible_truncation, reason = "the remainder is below the number of buckets")]
    let bucket = (folded % Wording::BUCKETS as u64) as usize;
    bucket
}
