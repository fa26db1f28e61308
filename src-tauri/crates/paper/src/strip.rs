//! Strips of a page: what is never cut, poured from the top of a page to its bottom and on to the next.

use std::rc::Rc;

use crate::composer::{Composer, Place};
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::paragraph::SetLine;
use crate::sheet::{Page, Rule};

/// A line of type, a row of a table, or room between them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    pub(crate) height: f32,
    /// Stays on one page with the next strip.
    pub(crate) is_tied: bool,
    /// Falls away at the head of a page.
    pub(crate) is_air: bool,
    /// Lines of type; their `y` counts from the strip's upper edge.
    pub(crate) lines: Vec<(SetLine, Place)>,
    /// Rules, from the strip's upper edge.
    pub(crate) rules: Vec<Rule>,
    /// What is repeated above it when it begins a page: the head of its table.
    pub(crate) head: Option<Rc<Strip>>,
}

impl Strip {
    /// Room between two blocks.
    pub(crate) fn air(height: f32) -> Self {
        Self { height, is_air: true, ..Self::default() }
    }

    fn put(&self, composer: &mut Composer<'_>, top: f32) -> Result<(), LayoutFault> {
        for (line, place) in &self.lines {
            composer.put(line, Place { y: top + place.y, ..*place })?;
        }
        for rule in &self.rules {
            let down = |(x, y): (f32, f32)| (x, y + top);
            composer.rule(down(rule.from), down(rule.to), rule.width, rule.ink);
        }
        Ok(())
    }
}

/// Where strips may stand on a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    /// Upper edge on the first page, under what stands at its head.
    pub(crate) first_top: f32,
    /// Upper edge on further pages.
    pub(crate) top: f32,
    /// Lower edge.
    pub(crate) bottom: f32,
}

/// Pours strips onto `first` and as many further pages as they take.
pub(crate) fn pour<'a>(
    fonts: &'a Fonts,
    strips: &[Strip],
    first: Composer<'a>,
    area: Area,
) -> Result<Vec<Page>, LayoutFault> {
    let size = (first.page.width, first.page.height);
    let mut pages = Vec::new();
    let (mut composer, mut y, mut is_empty) = (first, area.first_top, true);
    for run in strips.chunk_by(|a, _| a.is_tied) {
        let height: f32 = run.iter().map(|strip| strip.height).sum();
        let most = area.bottom - area.top;
        if !is_empty && y + height > area.bottom && !run.iter().all(|strip| strip.is_air) {
            pages.push(std::mem::replace(&mut composer, Composer::sized(fonts, size)).page);
            (y, is_empty) = (area.top, true);
            if let Some(head) = run.iter().find(|strip| !strip.is_air).and_then(|strip| strip.head.as_deref())
            {
                head.put(&mut composer, y)?;
                y += head.height;
            }
        }
        if height > most {
            return Err(too_high(run, height - most));
        }
        for strip in run {
            if strip.is_air && is_empty {
                continue;
            }
            strip.put(&mut composer, y)?;
            y += strip.height;
            is_empty &= strip.is_air;
        }
    }
    pages.push(composer.page);
    Ok(pages)
}

/// A row of a table with more words than a page holds.
fn too_high(run: &[Strip], over: f32) -> LayoutFault {
    let lines = run.iter().flat_map(|strip| &strip.lines);
    let size = lines.map(|(_, place)| place.size).fold(12.0, f32::max);
    let rows = (over / (size * 1.4)).ceil().max(1.0) as usize;
    LayoutFault::DoesNotFit {
        field: None,
        label: "表格里的一行".to_owned(),
        lines: rows,
        characters: rows * 20,
    }
}
