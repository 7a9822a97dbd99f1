//! Text into lines: the letters of the house, both directions, and no more room than there is.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use basis::{Direction, Language};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontFamilyName, FontWeight, Layout,
    LayoutContext, LineHeight, OverflowWrap, PositionedLayoutItem, StyleProperty,
    fontique::{Blob, Collection, CollectionOptions},
};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use tiny_skia::{LineCap, Path, PathBuilder};

use crate::{
    colour::Colour,
    scene::{Letter, Line, Outline, stroked},
};

const FONTS: [&[u8]; 5] = [
    include_bytes!("../fonts/nasij-400.ttf"),
    include_bytes!("../fonts/nasij-600.ttf"),
    include_bytes!("../fonts/latin-400.ttf"),
    include_bytes!("../fonts/latin-600.ttf"),
    include_bytes!("../fonts/tifinagh-400.ttf"),
];

const SANS: FontFamilyName<'static> = FontFamilyName::named("Nasij Sans");
const LATIN: FontFamilyName<'static> = FontFamilyName::named("Nasij Latin");
const TIFINAGH: FontFamilyName<'static> = FontFamilyName::named("Nasij Tifinagh");
/// Arabic and Latin of one hand.
const HOUSE: &[FontFamilyName<'static>] = &[SANS, LATIN, TIFINAGH];
/// A text with letters of Tamazight that the house's hand has not: Latin all of one other hand, which is Tifinagh's too.
const TAMAZIGHT: &[FontFamilyName<'static>] = &[LATIN, TIFINAGH, SANS];

fn fonts() -> &'static [FontRef<'static>] {
    static READ: OnceLock<Vec<FontRef<'static>>> = OnceLock::new();
    READ.get_or_init(|| FONTS.iter().filter_map(|bytes| FontRef::new(bytes).ok()).collect())
}

/// Whether some font has a form for it.
pub fn is_drawn(c: char) -> bool {
    fonts().iter().any(|font| font.charmap().map(c).is_some())
}

fn families(text: &str) -> &'static [FontFamilyName<'static>] {
    let lacks =
        |c: char| !c.is_ascii() && fonts().first().is_some_and(|sans| sans.charmap().map(c).is_none());
    if text.chars().any(|c| c.is_alphabetic() && lacks(c)) { TAMAZIGHT } else { HOUSE }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Strong,
}

/// Which side lines stand at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

impl Side {
    /// Where the lines of that language begin.
    pub fn start(language: Language) -> Self {
        match language.dir() {
            Direction::Rtl => Self::Right,
            Direction::Ltr => Self::Left,
        }
    }
    /// Where they end.
    pub fn end(language: Language) -> Self {
        match language.dir() {
            Direction::Rtl => Self::Left,
            Direction::Ltr => Self::Right,
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// Clean (`clean::line`).
    pub text: &'a str,
    pub dir: Direction,
    pub side: Side,
    pub weight: Weight,
    pub colour: Colour,
    /// The size it should have and the smallest it may have, in points.
    pub sizes: (f32, f32),
    /// Between baselines, in sizes.
    pub lead: f32,
    pub width: f32,
    pub height: f32,
    /// Lines of a title about as long as one another.
    pub balanced: bool,
}

/// Lines in their places, from the upper left corner of their box.
#[derive(Default)]
pub struct Block {
    pub lines: Vec<Line>,
    pub height: f32,
    pub size: f32,
    /// Whether something is missing.
    pub cut: bool,
}

/// What fits, in the measure of [`Typesetter::laid`].
struct Fitted {
    layout: Layout<()>,
    text: String,
    /// Points for one unit of that measure.
    scale: f32,
    cut: bool,
}

/// Letters are shaped at this size and scaled to the one that fits: shaping costs more than breaking lines.
const SHAPED: f32 = 100.0;

pub struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    outlines: HashMap<(u64, u32, bool), Vec<Arc<Path>>>,
}

impl Typesetter {
    pub fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut fonts = FontContext { collection: Collection::new(options), ..FontContext::default() };
        for bytes in FONTS {
            fonts.collection.register_fonts(Blob::new(Arc::new(bytes)), None);
        }
        Self { fonts, layouts: LayoutContext::new(), outlines: HashMap::new() }
    }

    /// Sets the text in its box: as large as wished, else smaller, else cut with an ellipsis. What is asked of a box
    /// lower than one line gets one line.
    pub fn set(&mut self, wish: &Wish<'_>) -> Block {
        if wish.text.is_empty() || wish.width <= 0.0 {
            return Block::default();
        }
        let Fitted { mut layout, text, scale, cut } = self.fitted(wish);
        let room = wish.width / scale;
        let width = if wish.balanced { balanced(&mut layout, room) } else { room };
        // Balanced lines are broken in less room than they stand in.
        layout.break_all_lines(Some(width));
        let side = match wish.side {
            Side::Left => Alignment::Left,
            Side::Right => Alignment::Right,
        };
        layout.align(side, AlignmentOptions::default());
        let moved = if wish.side == Side::Right { room - width } else { 0.0 };
        let lines = self.lines(&layout, &text, wish, scale, moved);
        Block { lines, height: layout.height() * scale, size: SHAPED * scale, cut }
    }

    fn fitted(&mut self, wish: &Wish<'_>) -> Fitted {
        let (most, least) = wish.sizes;
        let room = wish.height.max(least * wish.lead) + 0.5;
        let mut layout = self.laid(wish, wish.text, false);
        let mut size = most;
        loop {
            let scale = size / SHAPED;
            if fits(&mut layout, wish.width / scale, room / scale) {
                return Fitted { layout, text: wish.text.to_owned(), scale, cut: false };
            }
            if size <= least {
                break;
            }
            size = (size * 0.96).max(least);
        }
        // A word longer than a line breaks wherever it must.
        let scale = least / SHAPED;
        let (width, height) = (wish.width / scale, room / scale);
        let mut layout = self.laid(wish, wish.text, true);
        if fits(&mut layout, width, height) {
            return Fitted { layout, text: wish.text.to_owned(), scale, cut: false };
        }
        let seen = layout.lines().take_while(|line| line.metrics().block_max_coord <= height).last();
        let mut end = seen.map_or(0, |line| line.text_range().end);
        loop {
            let kept = wish.text.get(..end).unwrap_or_default();
            let text = with_ellipsis(kept);
            let mut layout = self.laid(wish, &text, true);
            if fits(&mut layout, width, height) || kept.is_empty() {
                return Fitted { layout, text, scale, cut: true };
            }
            end = shorter(kept);
        }
    }

    /// Shaped, and not broken into lines yet.
    fn laid(&mut self, wish: &Wish<'_>, text: &str, anywhere: bool) -> Layout<()> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(match wish.dir {
            Direction::Rtl => BaseDirection::Rtl,
            Direction::Ltr => BaseDirection::Ltr,
        });
        builder.push_default(FontFamily::List(Cow::Borrowed(families(text))));
        builder.push_default(StyleProperty::FontSize(SHAPED));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(match wish.weight {
            Weight::Regular => 400.0,
            Weight::Strong => 600.0,
        })));
        builder.push_default(LineHeight::FontSizeRelative(wish.lead));
        if anywhere {
            builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        }
        builder.build(text)
    }

    fn lines(
        &mut self,
        layout: &Layout<()>,
        text: &str,
        wish: &Wish<'_>,
        points: f32,
        moved: f32,
    ) -> Vec<Line> {
        let rtl = wish.dir == Direction::Rtl;
        let mut lines = Vec::with_capacity(layout.len());
        for line in layout.lines() {
            let start = line.metrics().offset + moved;
            let mut outlines = Vec::new();
            for item in line.items() {
                let PositionedLayoutItem::GlyphRun(glyphs) = item else { continue };
                let font = glyphs.run().font();
                let Ok(face) = FontRef::from_index(font.data.as_ref(), font.index) else { continue };
                let bold = wish.weight == Weight::Strong && face.attributes().weight.value() < 500.0;
                let units = f32::from(face.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
                let scale = SHAPED / units * points;
                for glyph in glyphs.positioned_glyphs() {
                    let key = (font.data.id(), glyph.id, bold);
                    let form = self.outlines.entry(key).or_insert_with(|| outline(&face, glyph.id, bold));
                    let (x, y) = ((glyph.x + moved) * points, glyph.y * points);
                    outlines.extend(form.iter().map(|path| Outline { path: Arc::clone(path), x, y, scale }));
                }
            }
            let mut x = start * points;
            let mut letters = Vec::new();
            let end =
                line.text_range().start + text.get(line.text_range()).map_or(0, |text| text.trim_end().len());
            let mut strayed = None;
            for cluster in line.runs().flat_map(|run| run.visual_clusters().collect::<Vec<_>>()) {
                let place = (x, x + cluster.advance() * points);
                let range = cluster.text_range();
                let said = text.get(range.clone()).unwrap_or_default();
                spread(&mut letters, said, range.start, cluster.is_rtl(), place);
                if range.start >= end && cluster.is_rtl() != rtl {
                    strayed = Some(strayed.map_or(place, |(from, _)| (from, place.1)));
                }
                x = place.1;
            }
            if let Some(space) = strayed {
                taken_out(space, rtl, &mut outlines, &mut letters);
            }
            // In reading order: viewers that put a line together by places find it, and those that take it as it comes.
            letters.sort_by_key(|letter| letter.at);
            lines.push(Line {
                colour: wish.colour,
                outlines,
                letters,
                width: x - start * points,
                baseline: line.metrics().baseline * points,
                size: SHAPED * points,
            });
        }
        lines
    }
}

/// The space at the end of a line whose last word runs the other way stands within the line, not beyond its end: what
/// lies on the end's side of it closes up.
fn taken_out((from, to): (f32, f32), rtl: bool, outlines: &mut [Outline], letters: &mut [Letter]) {
    let close = |x: &mut f32| {
        if rtl && *x < from {
            *x += to - from;
        } else if !rtl && *x >= to {
            *x -= to - from;
        }
    };
    outlines.iter_mut().for_each(|outline| close(&mut outline.x));
    letters.iter_mut().for_each(|letter| close(&mut letter.x));
}

fn fits(layout: &mut Layout<()>, width: f32, height: f32) -> bool {
    layout.break_all_lines(Some(width));
    layout.height() <= height && layout.width() <= width + 0.5
}

/// The characters of one cluster, each with its part of the cluster's room.
fn spread(letters: &mut Vec<Letter>, text: &str, at: usize, rtl: bool, (from, to): (f32, f32)) {
    let seen = |c: &char| !matches!(c, '\n' | '\u{200c}'..='\u{200f}' | '\u{2066}'..='\u{2069}');
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let count = text.chars().filter(seen).count() as f32;
    let width = (to - from) / count.max(1.0);
    let mut x = if rtl { to - width } else { from };
    for (offset, character) in text.char_indices().filter(|(_, c)| seen(c)) {
        letters.push(Letter { character, x, width, at: at + offset });
        x += if rtl { -width } else { width };
    }
}

/// The narrowest width in which the lines are as many as they are.
fn balanced(layout: &mut Layout<()>, width: f32) -> f32 {
    let count = layout.len();
    if count < 2 {
        return width;
    }
    let (mut narrow, mut wide) = (width * 0.5, width);
    for _ in 0..7 {
        let middle = f32::midpoint(narrow, wide);
        layout.break_all_lines(Some(middle));
        if layout.len() > count || layout.width() > middle + 0.5 {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    wide
}

/// Isolates that were cut open are closed again, so that the ellipsis stands at the end of the text.
fn with_ellipsis(kept: &str) -> String {
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || ".,;:،؛…".contains(c));
    let open = kept.chars().filter(|c| ('\u{2066}'..='\u{2068}').contains(c)).count();
    let closed = kept.chars().filter(|c| *c == '\u{2069}').count();
    let mut text = String::with_capacity(kept.len() + 6);
    text.push_str(kept);
    text.extend(std::iter::repeat_n('\u{2069}', open.saturating_sub(closed)));
    text.push('…');
    text
}

/// Where to cut next: before the last word, or before the last letter of a long one.
fn shorter(kept: &str) -> usize {
    let kept = kept.trim_end();
    let letter = kept.char_indices().next_back().map_or(0, |(at, _)| at);
    kept.rfind(char::is_whitespace).filter(|space| kept.len() - space < 40).unwrap_or(letter)
}

/// The form of a letter in the font's units, y going up. Tifinagh comes in one weight: in titles a thread is drawn round it,
/// as an area of its own, since its turns undo those of the letter.
fn outline(face: &FontRef<'_>, glyph: u32, bold: bool) -> Vec<Arc<Path>> {
    struct Pen(PathBuilder);
    impl OutlinePen for Pen {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.move_to(x, y);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.line_to(x, y);
        }
        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.0.quad_to(cx, cy, x, y);
        }
        fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
            self.0.cubic_to(ax, ay, bx, by, x, y);
        }
        fn close(&mut self) {
            self.0.close();
        }
    }
    let mut pen = Pen(PathBuilder::new());
    let drawn = face.outline_glyphs().get(GlyphId::new(glyph)).and_then(|form| {
        form.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()
    });
    let Some(path) = drawn.and_then(|_| pen.0.finish()) else { return Vec::new() };
    let round = bold.then(|| stroked(&path, 26.0, LineCap::Round)).flatten();
    [Some(path), round].into_iter().flatten().map(Arc::new).collect()
}

#[cfg(test)]
mod tests;
