//! Requests that mean something prohibited only if a word in them is disguised and does not stand there by chance.

use crate::answer::{Lane, Matched, Understanding};
use crate::disguise::Guessed;
use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::typed::Ranked;

/// What of a request is there without any guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plainly {
    /// It is a name or a code, or the beginning or a part of one: there is nothing to guess.
    Typing,
    /// Something is named or stated in it.
    Named,
    /// Nothing is: only its wording as a whole speaks.
    Worded,
}

impl Evidence {
    /// What of a request is there without any guess.
    pub(crate) fn plainly(&self) -> Plainly {
        if self.is_item || !self.completions.is_empty() {
            Plainly::Typing
        } else if self.prohibited.is_empty() && self.permitted.is_empty() {
            Plainly::Worded
        } else {
            Plainly::Named
        }
    }
}

impl Engine {
    /// The answer to what is plainly there, unless a guess leads to something prohibited, or names something
    /// where the plain words name nothing. What is prohibited if read so is never answered permitted.
    pub(crate) fn with_guesses(
        &self,
        request: &str,
        answer: Understanding,
        plainly: Plainly,
        guesses: &[Guessed],
    ) -> Understanding {
        let mut best = answer;
        if plainly == Plainly::Typing {
            return best;
        }
        let by_wording = plainly == Plainly::Worded;
        for guess in guesses {
            let mut evidence = self.evidence(&guess.readings);
            self.forget_doubtful(&mut evidence, guess);
            let (prohibits, permits) = (!evidence.prohibited.is_empty(), !evidence.permitted.is_empty());
            let speaks = prohibits || permits || by_wording && guess.in_letters;
            if !speaks || best.lane == Lane::Prohibited && !by_wording {
                continue;
            }
            self.add_learnt(&guess.readings, &mut evidence);
            let deeper = self.answer(request, evidence);
            if deeper.lane == Lane::Prohibited || by_wording && deeper.lane == Lane::Permitted {
                let decided = prohibits && deeper.lane == Lane::Prohibited;
                best = deeper;
                if decided {
                    break;
                }
            }
        }
        best
    }

    /// A guessed word of two characters alone is only a hint.
    fn forget_doubtful(&self, evidence: &mut Evidence, guess: &Guessed) {
        let is_doubtful = |ranked: &Ranked| {
            ranked.hit.matched == Matched::Wording
                && ranked.hit.request_spans.iter().all(|span| guess.is_doubtful(*span))
        };
        let (doubtful, kept): (Vec<Ranked>, Vec<Ranked>) =
            std::mem::take(&mut evidence.prohibited).into_iter().partition(is_doubtful);
        evidence.prohibited = kept;
        evidence.hints.extend(doubtful);
        evidence.guessed.retain(|ranked| !is_doubtful(ranked));
    }
}
