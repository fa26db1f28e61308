//! The engine: everything of a release, compiled once.

use std::sync::Arc;

use shouzhang_domain::{Disguises, Item, Prohibition, Wording};

use crate::broken::BrokenRule;
use crate::by_sound::BySound;
use crate::certifying::Certifying;
use crate::context::ContextRules;
use crate::disguise::Unmasking;
use crate::facts::Facts;
use crate::learnt::Learnt;
use crate::lexicon::Lexicon;
use crate::pattern::Phrases;
use crate::rule::{Kind, Patterns};
use crate::spoken::Spoken;
use crate::trigger::Triggers;
use crate::word_class::WordClasses;

/// Both lists of a catalog release, ready to be asked. It never changes; the same question always has the same answer.
#[derive(Debug)]
pub struct Engine {
    pub(crate) unmasking: Unmasking,
    pub(crate) lexicon: Lexicon,
    pub(crate) by_sound: BySound,
    pub(crate) spoken: Spoken,
    /// What requests are read for.
    pub(crate) patterns: Patterns,
    /// What texts are read for.
    pub(crate) statements: Patterns,
    pub(crate) contexts: ContextRules,
    pub(crate) triggers: Triggers,
    pub(crate) word_classes: WordClasses,
    pub(crate) learnt: Learnt,
    /// What a clause that certifies something speaks of, …
    pub(crate) learnt_texts: Learnt,
    /// … and whether it certifies at all.
    pub(crate) certifying: Certifying,
    /// By index of the prohibition in force; the same index as in lexicon and patterns.
    pub(crate) facts: Vec<Facts>,
}

impl Engine {
    /// Compiles the rules of a release. Items that are not switched on are known but never offered; prohibitions that are
    /// not in force are not known.
    ///
    /// # Errors
    /// Every [`BrokenRule`] there is: a pattern that is no pattern or matches nothing at all, an empty name or phrase, a code
    /// or a name that stands twice. One is enough to load nothing.
    pub fn compile(
        items: &[Item],
        prohibitions: &[Prohibition],
        disguises: &Disguises,
        wording: &Wording,
    ) -> Result<Self, Vec<BrokenRule>> {
        let mut broken = Vec::new();
        let in_force: Vec<&Prohibition> = prohibitions.iter().filter(|p| p.enabled).collect();
        let mut unmasking = Unmasking::compile(disguises, &mut broken);
        let lexicon = Lexicon::compile(items, &in_force, unmasking.normaliser(), &mut broken);
        unmasking.look_for_words_of(&lexicon, &wording.classes, disguises, &mut broken);
        let by_sound = BySound::compile(&lexicon, &mut broken);
        let spoken = Spoken::compile(&lexicon, &mut broken);
        let phrases = Arc::new(Phrases::compile(&wording.contexts.phrases, &mut broken));
        let mut patterns =
            |kinds| Patterns::compile(&in_force, kinds, unmasking.normaliser(), &phrases, &mut broken);
        let statements = patterns([Kind::Fact, Kind::Topic]);
        let patterns = patterns([Kind::Strong, Kind::Weak]);
        let contexts = ContextRules::compile(&wording.contexts, &phrases, &mut broken);
        let triggers = Triggers::compile(&disguises.pinyin_triggers, prohibitions, &lexicon, &mut broken);
        let word_classes = WordClasses::compile(&wording.classes, unmasking.normaliser(), &mut broken);
        let learnt = Learnt::compile(&wording.learnt, "screening/learnt", &lexicon, &mut broken);
        let learnt_texts =
            Learnt::compile(&wording.learnt_texts, "screening/learnt_texts", &lexicon, &mut broken);
        let certifying = Certifying::compile(&wording.certifying, &mut broken);
        let facts = in_force.into_iter().map(Facts::of).collect();
        let engine = Self {
            unmasking,
            lexicon,
            by_sound,
            spoken,
            patterns,
            statements,
            contexts,
            triggers,
            word_classes,
            learnt,
            learnt_texts,
            certifying,
            facts,
        };
        if broken.is_empty() { Ok(engine) } else { Err(broken) }
    }
}
