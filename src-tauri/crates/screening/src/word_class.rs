//! Classes of words (词表): which things a request speaks of, whatever it calls them.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};
use shouzhang_domain::{WordClass, Wording};

use crate::broken::BrokenRule;
use crate::disguise::no_words;
use crate::normal::{Normal, Normaliser};
use crate::span::Span;

/// All classes of a release.
#[derive(Debug)]
pub(crate) struct WordClasses {
    pub(crate) names: Vec<String>,
    words: AhoCorasick,
    /// The classes of each word; a word may stand in several.
    classes_of: Vec<Vec<usize>>,
    /// Words that, right before a name, say that it is not asked for.
    denials: Vec<String>,
}

/// A word of a class in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClassWord {
    /// Index of the class.
    pub(crate) class: usize,
    /// Where, in the text as typed.
    pub(crate) span: Span,
}

impl WordClasses {
    pub(crate) fn compile(
        classes: &[WordClass],
        normaliser: &Normaliser,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        let mut words: Vec<String> = Vec::new();
        for (index, class) in classes.iter().enumerate() {
            for word in &class.words {
                let plain = normaliser.plain(word).text().to_owned();
                if plain.is_empty() {
                    let entry = format!("{}“{word}”", class.name);
                    broken.push(BrokenRule::new("screening/words", entry, "里面没有字"));
                    continue;
                }
                let classes = places.entry(plain.clone()).or_default();
                if classes.is_empty() {
                    words.push(plain);
                }
                if !classes.contains(&index) {
                    classes.push(index);
                }
            }
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words);
        let automaton = automaton.unwrap_or_else(|fault| {
            broken.push(BrokenRule::new("screening/words", "words", format!("词表太大，读不进来：{fault}")));
            no_words()
        });
        let classes_of = words.iter().map(|word| places[word].clone()).collect();
        let denying = classes.iter().filter(|class| class.name == Wording::DENIALS);
        let denials = denying.flat_map(|class| &class.words);
        let denials = denials.map(|word| normaliser.plain(word).text().to_owned()).collect();
        Self {
            denials,
            names: classes.iter().map(|class| class.name.clone()).collect(),
            words: automaton,
            classes_of,
        }
    }

    /// Whether a name at this place is said not to be asked for.
    pub(crate) fn is_denied(&self, text: &Normal, place: Span) -> bool {
        let before: String =
            text.pieces().take_while(|(_, origin)| origin.end <= place.start).map(|(c, _)| c).collect();
        self.denials.iter().any(|denial| before.ends_with(denial.as_str()))
    }

    /// Every word of a class, in reading order; of overlapping words the first and longest.
    pub(crate) fn found(&self, text: &Normal) -> Vec<ClassWord> {
        let mut found = Vec::new();
        for m in self.words.find_iter(text.text()) {
            let span = text.origin(m.range());
            found.extend(self.classes_of[m.pattern()].iter().map(|&class| ClassWord { class, span }));
        }
        found
    }
}
