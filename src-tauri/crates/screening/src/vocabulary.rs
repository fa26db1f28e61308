//! The words that are worth disguising, and what each of their characters may be disguised as.
//!
//! Words: the names of both lists and what they are names of, and the key words of the release. They stand in one tree, so
//! that a text is compared with all of them in one walk; once as they are, once from back to front.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use shouzhang_domain::{Disguises, WordClass};

use crate::broken::BrokenRule;
use crate::character::is_han;
use crate::lexicon::{Lexicon, Standing};
use crate::normal::Normaliser;
use crate::reading::readings_of;

/// What names end in and what they are names of do not.
const PAPER: &str = "证明";
/// Longest word; nobody disguises a longer one at one stretch.
const LONGEST: usize = 24;

/// A character of a word, with everything it may be disguised as.
#[derive(Debug)]
pub(crate) struct Glyph {
    pub(crate) c: char,
    pub(crate) readings: Vec<String>,
    /// Sounds of the readings, see [`Vocabulary::sound`].
    pub(crate) sounds: Vec<u16>,
    /// Look-alikes no ordinary text has.
    pub(crate) odd_likes: Vec<char>,
    /// Look-alikes that are ordinary characters.
    pub(crate) likes: Vec<char>,
    /// Its parts, written one behind the other.
    pub(crate) parts: Vec<Vec<char>>,
}

/// A word of the vocabulary.
#[derive(Debug)]
pub(crate) struct Word {
    /// The word as meant.
    pub(crate) meant: Vec<char>,
    /// Whether it stands in the tree from back to front.
    pub(crate) reversed: bool,
    /// Which list it comes from.
    pub(crate) origin: Origin,
}

/// Where a word of the vocabulary comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A prohibited name or a key word.
    Prohibited,
    /// The name of a permitted item, or what one is of.
    Permitted,
    /// A word of everyday speech: it is looked for in pinyin only.
    Spoken,
}

/// A place in the tree: the characters that may come next.
#[derive(Debug, Default)]
pub(crate) struct Node {
    /// Glyph and the node behind it.
    pub(crate) next: Vec<(usize, usize)>,
    /// The word that ends here.
    pub(crate) word: Option<usize>,
    /// Characters of the longest word that comes through here.
    pub(crate) longest: usize,
}

/// All words of a release.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) words: Vec<Word>,
    glyph_of: HashMap<char, usize>,
    /// The node behind a node and a character.
    behind: HashMap<(usize, char), usize>,
    /// By glyph: the node behind it where words begin with it.
    first: Vec<Option<usize>>,
    /// What glyphs may be written as: the character, its sound, its first letter.
    by_character: HashMap<char, Vec<usize>>,
    by_sound: HashMap<u16, Vec<usize>>,
    by_letter: HashMap<char, Vec<usize>>,
    /// Syllable → its sound.
    sounds: HashMap<String, u16>,
    /// Characters that are parts of characters and no words themselves.
    pub(crate) radicals: Vec<char>,
    /// Characters of everyday grammar: they stand for no other character.
    pub(crate) little_words: Vec<char>,
    /// Ordinary words the dictionary lacks.
    pub(crate) ordinary_words: Vec<Vec<char>>,
    /// Everyday abbreviations in letters.
    pub(crate) everyday_letters: Vec<Vec<char>>,
}

impl Origin {
    /// A key word is looked for in every disguise, even if it is a word of everyday speech too.
    fn speak_no_more(&mut self) {
        if *self == Self::Spoken {
            *self = Self::Prohibited;
        }
    }
}

impl Vocabulary {
    pub(crate) fn compile(
        disguises: &Disguises,
        classes: &[WordClass],
        lexicon: &Lexicon,
        normaliser: &Normaliser,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let mut words: BTreeMap<String, Origin> = BTreeMap::new();
        for word in classes.iter().flat_map(|class| &class.words) {
            words.insert(normaliser.plain(word).text().to_owned(), Origin::Spoken);
        }
        for (index, term) in lexicon.terms.iter().enumerate() {
            let name = term.plain.text();
            let is_prohibited = lexicon.entries[term.entry].standing == Standing::Prohibited;
            let core = name.strip_suffix(PAPER).filter(|_| !lexicon.is_generic(index));
            for word in core.into_iter().chain([name]) {
                let origin = words.entry(word.to_owned()).or_insert(Origin::Permitted);
                *origin = if is_prohibited || *origin == Origin::Prohibited {
                    Origin::Prohibited
                } else {
                    Origin::Permitted
                };
            }
        }
        for word in &disguises.key_words {
            let plain = normaliser.plain(word).text().to_owned();
            if plain.chars().count() < 2 || !plain.chars().all(is_han) {
                let entry = format!("key_words “{word}”");
                broken.push(BrokenRule::new("disguises", entry, "至少两个汉字，不能有标点"));
            }
            words.entry(plain).and_modify(Origin::speak_no_more).or_insert(Origin::Prohibited);
        }
        let mut vocabulary = Self::empty();
        vocabulary.radicals = disguises.radicals.chars().collect();
        vocabulary.little_words = disguises.little_words.chars().collect();
        let plain = |word: &String| normaliser.plain(word).text().chars().collect();
        vocabulary.ordinary_words = disguises.ordinary_words.iter().map(plain).collect();
        let letters = disguises.everyday_letters.iter().map(|word| word.to_lowercase().chars().collect());
        vocabulary.everyday_letters = letters.collect();
        let likenesses = Likenesses::of(disguises, normaliser);
        for (word, &origin) in &words {
            let meant: Vec<char> = word.chars().collect();
            if (2..=LONGEST).contains(&meant.len()) && meant.iter().all(|&c| is_han(c)) {
                vocabulary.add(Word { meant: meant.clone(), reversed: false, origin }, &likenesses);
                let backwards: Vec<char> = meant.iter().rev().copied().collect();
                if origin != Origin::Spoken && !words.contains_key(&backwards.iter().collect::<String>()) {
                    vocabulary.add(Word { meant, reversed: true, origin }, &likenesses);
                }
            }
        }
        vocabulary.behind = HashMap::new();
        vocabulary.index_glyphs();
        vocabulary
    }

    pub(crate) fn empty() -> Self {
        Self {
            glyphs: Vec::new(),
            nodes: vec![Node::default()],
            words: Vec::new(),
            glyph_of: HashMap::new(),
            behind: HashMap::new(),
            first: Vec::new(),
            by_character: HashMap::new(),
            by_sound: HashMap::new(),
            by_letter: HashMap::new(),
            sounds: HashMap::new(),
            radicals: Vec::new(),
            little_words: Vec::new(),
            ordinary_words: Vec::new(),
            everyday_letters: Vec::new(),
        }
    }

    fn add(&mut self, word: Word, likenesses: &Likenesses) {
        let mut written = word.meant.clone();
        if word.reversed {
            written.reverse();
        }
        let mut at = 0;
        for &c in &written {
            self.nodes[at].longest = self.nodes[at].longest.max(written.len());
            at = match self.behind.get(&(at, c)) {
                Some(&node) => node,
                None => {
                    let glyph = self.glyph(c, likenesses);
                    self.nodes.push(Node::default());
                    let node = self.nodes.len() - 1;
                    self.nodes[at].next.push((glyph, node));
                    self.behind.insert((at, c), node);
                    node
                }
            };
        }
        self.nodes[at].longest = self.nodes[at].longest.max(written.len());
        self.nodes[at].word = Some(self.words.len());
        self.words.push(word);
    }

    fn glyph(&mut self, c: char, likenesses: &Likenesses) -> usize {
        if let Some(&glyph) = self.glyph_of.get(&c) {
            return glyph;
        }
        let readings = readings_of(c);
        let sounds = readings.iter().map(|reading| self.new_sound(reading)).collect();
        let (odd_likes, likes) = likenesses.like(c);
        let parts = likenesses.parts.get(&c).cloned().unwrap_or_default();
        self.glyphs.push(Glyph { c, readings, sounds, odd_likes, likes, parts });
        self.glyph_of.insert(c, self.glyphs.len() - 1);
        self.glyphs.len() - 1
    }

    /// A new number for a syllable: a multiple of eight for how it is said without care, and up to seven more for each that
    /// is said so.
    fn new_sound(&mut self, syllable: &str) -> u16 {
        if let Some(&sound) = self.sounds.get(syllable) {
            return sound;
        }
        let careless = careless(syllable);
        let base = self.sounds.get(&careless).copied();
        let base = base.unwrap_or_else(|| u16::try_from(self.sounds.len() * 8).unwrap_or(!7));
        self.sounds.insert(careless.clone(), base);
        let taken = self.sounds.values().filter(|&&sound| sound & !7 == base).count();
        let sound = if careless == syllable { base } else { base + u16::try_from(taken.min(7)).unwrap_or(7) };
        self.sounds.insert(syllable.to_owned(), sound);
        sound
    }

    /// The sound of a syllable; sounds that differ in their last three bits only are easily confused (`shen`, `sheng`).
    /// Nothing when no character of the vocabulary sounds nearly so.
    pub(crate) fn sound(&self, syllable: &str) -> Option<u16> {
        self.sounds
            .get(syllable)
            .copied()
            .or_else(|| self.sounds.get(&careless(syllable)).map(|base| base | 7))
    }

    fn index_glyphs(&mut self) {
        for (index, glyph) in self.glyphs.iter().enumerate() {
            let firsts = glyph.parts.iter().filter_map(|parts| parts.first());
            let characters: BTreeSet<char> =
                [glyph.c].iter().chain(&glyph.odd_likes).chain(&glyph.likes).chain(firsts).copied().collect();
            for c in characters {
                self.by_character.entry(c).or_default().push(index);
            }
            let sounds: BTreeSet<u16> = glyph.sounds.iter().map(|sound| sound & !7).collect();
            for sound in sounds {
                self.by_sound.entry(sound).or_default().push(index);
            }
            let letters: BTreeSet<char> = glyph.readings.iter().filter_map(|r| r.chars().next()).collect();
            for letter in letters {
                self.by_letter.entry(letter).or_default().push(index);
            }
        }
        self.first = vec![None; self.glyphs.len()];
        for &(glyph, node) in &self.nodes[0].next {
            self.first[glyph] = Some(node);
        }
    }

    /// The glyphs a character may stand for, or begin.
    pub(crate) fn glyphs_of(&self, c: char, sounds: &[u16]) -> Vec<usize> {
        let mut glyphs: Vec<usize> = self.by_character.get(&c).into_iter().flatten().copied().collect();
        for sound in sounds {
            glyphs.extend(self.by_sound.get(&(sound & !7)).into_iter().flatten());
        }
        glyphs.extend(self.by_letter.get(&c).into_iter().flatten());
        glyphs.sort_unstable();
        glyphs.dedup();
        glyphs
    }

    /// The node behind a glyph that words begin with.
    pub(crate) fn first(&self, glyph: usize) -> Option<usize> {
        self.first.get(glyph).copied().flatten()
    }
}

/// A syllable as it is said without care: `zh`, `ch`, `sh` flat, `ng` as `n`, `l` as `n`.
fn careless(syllable: &str) -> String {
    let flat = syllable.replacen("zh", "z", 1).replacen("ch", "c", 1).replacen("sh", "s", 1);
    let open = flat.strip_suffix('g').map(str::to_owned).unwrap_or(flat);
    match open.strip_prefix('l') {
        Some(rest) => format!("n{rest}"),
        None => open,
    }
}

/// The ways to write a character in parts, and each with one of its parts in parts again: 案 is 安木 and 宀女木.
fn with_parts_of_parts(ways: &[Vec<char>], written: &HashMap<char, Vec<Vec<char>>>) -> Vec<Vec<char>> {
    let mut all = ways.to_vec();
    for way in ways {
        for (place, part) in way.iter().enumerate() {
            let finer = written.get(part).into_iter().flatten();
            all.extend(finer.map(|finer| [&way[..place], finer, &way[place + 1..]].concat()));
        }
    }
    // The longest first: 宀女木 before a way that is its beginning.
    all.sort_by_key(|way| std::cmp::Reverse(way.len()));
    all.dedup();
    all
}

/// The tables of look-alikes and parts by character.
struct Likenesses {
    /// Usual character → look-alikes nobody uses otherwise, and ordinary ones.
    looks: HashMap<char, (Vec<char>, Vec<char>)>,
    parts: HashMap<char, Vec<Vec<char>>>,
}

impl Likenesses {
    fn of(disguises: &Disguises, normaliser: &Normaliser) -> Self {
        let plain = |text: &str| -> Vec<char> { normaliser.plain(text).text().chars().collect() };
        let looks =
            disguises.look_alikes.iter().map(|(c, odd, ordinary)| (*c, (plain(odd), plain(ordinary))));
        let mut written: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for (c, parts) in &disguises.parts {
            written.entry(*c).or_default().push(plain(parts));
        }
        let parts = written.iter().map(|(c, ways)| (*c, with_parts_of_parts(ways, &written))).collect();
        Self { looks: looks.collect(), parts }
    }

    fn like(&self, c: char) -> (Vec<char>, Vec<char>) {
        self.looks.get(&c).cloned().unwrap_or_default()
    }
}
