//! What the engine says about a prohibition, in words for the clerk.

use shouzhang_domain::{Prohibition, ProhibitionCode};

use crate::rule::Strength;

/// The sentences of a prohibition that answers and findings quote.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) code: ProhibitionCode,
    pub(crate) name: String,
    pub(crate) listed_in: String,
    pub(crate) reason: String,
    alternative: String,
    weak_advice: String,
}

impl Facts {
    pub(crate) fn of(prohibition: &Prohibition) -> Self {
        Self {
            code: prohibition.code.clone(),
            name: prohibition.name.clone(),
            listed_in: prohibition.listed_in.clone(),
            reason: prohibition.reason.clone(),
            alternative: prohibition.alternative.short.clone(),
            weak_advice: prohibition.signals.weak_advice.clone(),
        }
    }

    /// What to do about `words` in a text.
    pub(crate) fn advice(&self, strength: Strength, words: &str) -> String {
        let name = &self.name;
        match strength {
            Strength::Strong => {
                format!("“{words}”证明的是“{name}”的内容，社区不能出具，请删去。{}", self.alternative)
            }
            Strength::Weak if self.weak_advice.is_empty() => {
                format!("提到“{words}”，请确认没有证明“{name}”的内容；有就删去，没有请勾选确认。")
            }
            Strength::Weak => format!("提到“{words}”，可能是“{name}”的内容：{}", self.weak_advice),
        }
    }
}
