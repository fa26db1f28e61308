//! Putting set lines on a page.

use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::grid::{PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_6};
use crate::paragraph::{SetLine, set_words};
use crate::sheet::{Glyph, Ink, Page, Role, Rule, TextLine, Tint};

/// The ground of a value still missing on a draft.
const PENDING: (f32, f32, f32) = (1.0, 0.89, 0.62);
/// Rules one writes on stand this far under the baseline, em.
const RULE_DROP: f32 = 0.16;
pub(crate) const HAIRLINE: f32 = 0.5;

/// Where and how a line goes on the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) role: Role,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) ink: Ink,
}

/// A page being composed.
pub(crate) struct Composer<'a> {
    pub(crate) fonts: &'a Fonts,
    pub(crate) page: Page,
}

impl<'a> Composer<'a> {
    pub(crate) fn a4(fonts: &'a Fonts) -> Self {
        Self::sized(fonts, (PAPER_WIDTH, PAPER_HEIGHT))
    }

    /// An empty page of this width and height.
    pub(crate) fn sized(fonts: &'a Fonts, (width, height): (f32, f32)) -> Self {
        let page = Page {
            width,
            height,
            tints: Vec::new(),
            lines: Vec::new(),
            rules: Vec::new(),
            rings: Vec::new(),
            codes: Vec::new(),
            links: Vec::new(),
        };
        Self { fonts, page }
    }

    /// Puts a set line with its blanks and tints.
    pub(crate) fn put(&mut self, line: &SetLine, place: Place) -> Result<(), LayoutFault> {
        let Place { role, x, y, size, ink } = place;
        let glyphs = line.glyphs.iter().map(|(glyph, at)| Glyph {
            face: glyph.face,
            id: glyph.id,
            character: glyph.character,
            x: at * size,
            advance: glyph.advance * size,
            fixed: glyph.fixed,
        });
        let glyphs: Vec<Glyph> = glyphs.collect();
        if !glyphs.is_empty() {
            self.page.lines.push(TextLine { role, x, y, size, ink, turn: 0.0, glyphs });
        }
        for (from, to) in &line.tints {
            let (from, to) = ((x + from * size, y - size * 0.92), (x + to * size, y + size * 0.26));
            self.page.tints.push(Tint { from, to, rgb: PENDING });
        }
        for blank in &line.blanks {
            let rule_y = y + size * RULE_DROP;
            // A breath between neighbouring blanks, so that two never look like one.
            let (from, to) = (x + blank.from * size + 1.0, x + blank.to * size - 1.0);
            self.rule((from, rule_y), (to, rule_y), HAIRLINE, Ink::Black);
            if let Some(label) = &blank.label {
                self.put_label(label, (from, to), rule_y)?;
            }
        }
        Ok(())
    }

    /// The small label centred under a blank.
    fn put_label(&mut self, label: &str, (from, to): (f32, f32), rule_y: f32) -> Result<(), LayoutFault> {
        let set = set_words(self.fonts, label, Setting::Body, "空格下的小字")?;
        let width = set.width * SIZE_6;
        let x = ((from + to - width) / 2.0).min(RIGHT - width);
        let y = rule_y + SIZE_6 * 0.98;
        self.put(&set, Place { role: Role::Label, x, y, size: SIZE_6, ink: Ink::Grey(0.35) })
    }

    /// Puts words on one line; `align` 0 begins at `x`, ½ is centred on it, 1 ends there. Gives the width.
    pub(crate) fn put_words(
        &mut self,
        text: &str,
        setting: Setting,
        what: &'static str,
        align: f32,
        place: Place,
    ) -> Result<f32, LayoutFault> {
        let set = set_words(self.fonts, text, setting, what)?;
        let width = set.width * place.size;
        self.put(&set, Place { x: place.x - width * align, ..place })?;
        Ok(width)
    }

    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.page.rules.push(Rule { from, to, width, ink });
    }
}
