//! All names and aliases of both lists, and where a text names one in full.

use std::collections::HashSet;

use aho_corasick::AhoCorasick;
use shouzhang_domain::{Item, ItemCode, Prohibition, ProhibitionCode, RuleTest};

use crate::broken::BrokenRule;
use crate::character::{Kind, is_han};
use crate::disguise::{Depth, no_words};
use crate::normal::{Normal, Normaliser};
use crate::sound::Syllable;
use crate::span::Span;

/// What a request can be about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A permitted item (可出具事项).
    Item(ItemCode),
    /// A prohibition (不应出具事项).
    Prohibition(ProhibitionCode),
}

/// Which list an entry stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Permitted and switched on.
    Permitted,
    /// Permitted elsewhere; not switched on here.
    SwitchedOff,
    /// Prohibited and in force.
    Prohibited,
}

/// An item or a prohibition.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) target: Target,
    pub(crate) standing: Standing,
    pub(crate) name: String,
    /// Prohibited content its template may state.
    pub(crate) allows: Vec<ProhibitionCode>,
    /// Words of purposes it must not serve, each with the prohibition behind (index among those in force): K29 is not issued
    /// for a 营业执照.
    pub(crate) misuses: Vec<(String, usize)>,
}

impl Entry {
    pub(crate) fn code(&self) -> &str {
        match &self.target {
            Target::Item(code) => code.as_str(),
            Target::Prohibition(code) => code.as_str(),
        }
    }
}

/// A name or an alias of an entry.
#[derive(Debug)]
pub(crate) struct Term {
    /// Index of the entry.
    pub(crate) entry: usize,
    /// The alias; nothing when it is the official name.
    pub(crate) alias: Option<String>,
    pub(crate) plain: Normal,
    pub(crate) syllables: Vec<Syllable>,
    /// Whether other entries' names end in it (`关系证明`): then it counts only where a word begins.
    generic: bool,
}

/// A place where a text names an entry in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Index of the term.
    pub(crate) term: usize,
    /// Where, in the text as typed.
    pub(crate) span: Span,
    /// Whether the text is nothing else.
    pub(crate) whole: bool,
    pub(crate) depth: Depth,
}

/// Names and aliases of both lists.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) entries: Vec<Entry>,
    pub(crate) terms: Vec<Term>,
    written: AhoCorasick,
}

impl Lexicon {
    pub(crate) fn compile(
        items: &[Item],
        in_force: &[&Prohibition],
        normaliser: &Normaliser,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let mut lexicon = Self { entries: Vec::new(), terms: Vec::new(), written: no_words() };
        // Prohibitions first: their index here is their index among the patterns, and of equals the prohibition wins.
        for prohibition in in_force {
            let standing = Standing::Prohibited;
            let target = Target::Prohibition(prohibition.code.clone());
            let sub_forms = prohibition.sub_forms.iter().map(|form| form.trim_end_matches('等').to_owned());
            let aliases: Vec<String> = sub_forms.chain(prohibition.aliases.iter().cloned()).collect();
            let name = prohibition.name.clone();
            let entry = Entry { target, standing, name, allows: Vec::new(), misuses: Vec::new() };
            lexicon.add(entry, &aliases, normaliser, broken);
        }
        for item in items {
            let standing = if item.enabled { Standing::Permitted } else { Standing::SwitchedOff };
            let target = Target::Item(item.code.clone());
            let misuses = misuses(item, in_force, normaliser);
            let (name, allows) = (item.name.clone(), item.allows.clone());
            let entry = Entry { target, standing, name, allows, misuses };
            lexicon.add(entry, &item.aliases, normaliser, broken);
        }
        lexicon.refuse_names_in_both_lists(broken);
        lexicon.mark_generic_terms();
        lexicon.written = AhoCorasick::new(lexicon.terms.iter().map(|term| term.plain.text()))
            .unwrap_or_else(|fault| {
                broken.push(BrokenRule::new("K", "names", format!("名称和别名放不进一张表：{fault}")));
                no_words()
            });
        lexicon
    }

    fn add(
        &mut self,
        entry: Entry,
        aliases: &[String],
        normaliser: &Normaliser,
        broken: &mut Vec<BrokenRule>,
    ) {
        let index = self.entries.len();
        if self.entries.iter().any(|other| other.code() == entry.code()) {
            broken.push(BrokenRule::new(entry.code(), "code", "这个代码出现了两次"));
        }
        let mut seen = HashSet::new();
        let names = std::iter::once((&entry.name, None)).chain(aliases.iter().map(|a| (a, Some(a.clone()))));
        for (text, alias) in names {
            let plain = normaliser.plain(text);
            if plain.len() < 2 {
                let which = if alias.is_some() { "alias" } else { "name" };
                let reason = "名称和别名至少要有两个字";
                broken.push(BrokenRule::new(entry.code(), format!("{which} “{text}”"), reason));
            } else if seen.insert(plain.text().to_owned()) {
                let syllables = Syllable::all_of(text, &plain);
                self.terms.push(Term { entry: index, alias, plain, syllables, generic: false });
            }
        }
        self.entries.push(entry);
    }

    /// A name that is permitted and prohibited at once decides nothing.
    fn refuse_names_in_both_lists(&self, broken: &mut Vec<BrokenRule>) {
        let standing = |term: &Term| self.entries[term.entry].standing;
        for permitted in self.terms.iter().filter(|term| standing(term) == Standing::Permitted) {
            let clash = self.terms.iter().find(|term| {
                standing(term) == Standing::Prohibited && term.plain.text() == permitted.plain.text()
            });
            if let Some(clash) = clash {
                let (code, other) = (self.entries[permitted.entry].code(), self.entries[clash.entry].code());
                let entry = format!("alias “{}”", permitted.plain.text());
                broken.push(BrokenRule::new(
                    code,
                    entry,
                    format!("{other} 也叫这个名字，分不清可不可以出具"),
                ));
            }
        }
    }

    fn mark_generic_terms(&mut self) {
        let all: Vec<(usize, String)> =
            self.terms.iter().map(|term| (term.entry, term.plain.text().to_owned())).collect();
        for term in &mut self.terms {
            let ends_in_it = |(entry, text): &(usize, String)| {
                *entry != term.entry
                    && text.len() > term.plain.text().len()
                    && text.ends_with(term.plain.text())
            };
            term.generic = all.iter().any(ends_in_it);
        }
    }

    /// Names and aliases of the prohibitions in force.
    pub(crate) fn prohibited_terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| self.entries[term.entry].standing == Standing::Prohibited)
    }

    pub(crate) fn entry_of(&self, mention: &Mention) -> &Entry {
        &self.entries[self.terms[mention.term].entry]
    }

    pub(crate) fn is_generic(&self, term: usize) -> bool {
        self.terms[term].generic
    }

    /// Every place where the text names an entry in full; places may overlap.
    pub(crate) fn mentions(&self, text: &Normal, depth: Depth) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for m in self.written.find_overlapping_iter(text.text()) {
            let term = m.pattern().as_usize();
            let (before, _) = text.neighbours(m.range());
            if self.is_generic(term) && !before.is_none_or(begins_a_word_behind) {
                continue;
            }
            let whole = m.range() == (0..text.text().len());
            mentions.push(Mention { term, span: text.origin(m.range()), whole, depth });
        }
        mentions
    }

    /// Of mentions that overlap, the longest; of equally long ones the prohibited, then the plainer reading.
    pub(crate) fn longest(&self, mut mentions: Vec<Mention>) -> Vec<Mention> {
        let prohibited = |mention: &Mention| self.entry_of(mention).standing == Standing::Prohibited;
        mentions.sort_by_key(|m| (std::cmp::Reverse(m.span.len()), !prohibited(m), m.depth, m.term));
        let mut kept: Vec<Mention> = Vec::new();
        for mention in mentions {
            if !kept.iter().any(|other| other.span.overlaps(mention.span) && other.span != mention.span) {
                kept.push(mention);
            }
        }
        kept
    }
}

/// The words a form of this item refuses because a prohibition in force is behind it.
fn misuses(item: &Item, in_force: &[&Prohibition], normaliser: &Normaliser) -> Vec<(String, usize)> {
    let mut misuses = Vec::new();
    for rule in item.fields.iter().flat_map(|field| &field.rules) {
        let behind = in_force.iter().position(|p| Some(&p.code) == rule.prohibition.as_ref());
        if let (RuleTest::RefusesAny(words), Some(prohibition)) = (&rule.test, behind) {
            let plain = words.iter().map(|word| normaliser.plain(word).text().to_owned());
            misuses.extend(plain.filter(|word| !word.is_empty()).map(|word| (word, prohibition)));
        }
    }
    misuses
}

/// Whether a word may begin behind this character: behind anything but Chinese, and behind the little words of a request.
fn begins_a_word_behind(c: char) -> bool {
    !is_han(c) && Kind::of(c) != Kind::Word
        || "的开办要个份张写出具是给和与及或下有需补盖拿打打印".contains(c)
}
