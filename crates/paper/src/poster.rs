//! A poster for a wall: who speaks, what they ask, and where to act.

use basis::{Direction, Language, Problem, Result};
use tiny_skia::Rect;

use crate::{
    address::Address,
    clean,
    colour::{Colour, Dye},
    pdf,
    scene::Scene,
    typesetter::{Block, Side, Typesetter, Weight, Wish},
    weave,
};

/// Of the sheet, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    A4,
    A3,
}

impl Size {
    /// How many times an A4 sheet, in length.
    const fn scale(self) -> f32 {
        match self {
            Self::A4 => 1.0,
            Self::A3 => std::f32::consts::SQRT_2,
        }
    }
}

/// What a poster says. Every text is in `language`, translated and ready to be read.
#[derive(Debug, Clone, Copy)]
pub struct Poster<'a> {
    pub language: Language,
    pub size: Size,
    /// The largest thing on it; must not be empty.
    pub title: &'a str,
    /// What is asked, in a few sentences; line breaks are kept.
    pub demand: &'a str,
    /// The name of the body that speaks.
    pub body: &'a str,
    /// What the squares are for, as in "Sign with your phone"; may be empty.
    pub invitation: &'a str,
    /// Where they lead.
    pub url: &'a str,
    pub dye: Dye,
}

/// An A4 sheet in points.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;

/// Printers leave the edge white; what is read keeps away from it.
const MARGIN: f32 = 46.0;
/// The dyed part, from the top.
const CLOTH: f32 = 506.0;
const BAND: f32 = 22.0;
const SQUARES: f32 = 164.0;

/// Draws it as PDF of one page.
///
/// # Errors
/// `Invalid` on `title` when nothing of it can be drawn, on `url` when it is not a link or too long.
pub fn poster(of: &Poster<'_>) -> Result<Vec<u8>> {
    let title = clean::line(of.title);
    if title.is_empty() {
        return Err(Problem::invalid("title", "field-required"));
    }
    let address = Address::new(of.url)?;
    let mut scene = Scene::new(WIDTH, HEIGHT);
    let mut setter = Typesetter::new();
    cloth(&mut scene, &mut setter, of, &title);
    let (top, bottom) = (CLOTH + BAND + 40.0, HEIGHT - MARGIN);
    let inner = WIDTH - 2.0 * MARGIN;

    // The squares stand at the end of the line; their side edge and the foot line up with the text above.
    let rtl = Side::start(of.language) == Side::Right;
    let left = if rtl { MARGIN } else { WIDTH - MARGIN - SQUARES };
    let invitation = setter.set(&Wish {
        text: &clean::line(of.invitation),
        dir: of.language.dir(),
        side: Side::start(of.language),
        weight: Weight::Strong,
        colour: Colour::INK,
        sizes: (14.0, 9.0),
        lead: lead(of.language, 1.3),
        width: SQUARES,
        height: 40.0,
        balanced: true,
    });
    let url = typed(&mut setter, &address, Side::start(of.language), of.dye.text(), 11.0, SQUARES);
    scene.squares(&address, left, top, SQUARES);
    let mut y = top + SQUARES + 12.0;
    let height = invitation.height;
    scene.lines(invitation.lines, left, y);
    y += height + if height > 0.0 { 3.0 } else { 0.0 };
    scene.lines(url.lines, left, y);
    scene.opens(Rect::from_ltrb(left, top, left + SQUARES, y + url.height), of.url);

    let gap = 36.0;
    let demand = setter.set(&Wish {
        text: &clean::lines(of.demand),
        dir: of.language.dir(),
        side: Side::start(of.language),
        weight: Weight::Regular,
        colour: Colour::INK,
        sizes: (25.0, 11.0),
        lead: lead(of.language, 1.42),
        width: inner - SQUARES - gap,
        height: bottom - top,
        balanced: false,
    });
    // Half of the lead of the first line stands above its letters.
    let above = demand.size * 0.28;
    scene.lines(demand.lines, if rtl { MARGIN + SQUARES + gap } else { MARGIN }, top - above);
    pdf::write(&scene, of.size.scale(), &title, of.language)
}

/// The dyed part: who speaks at its top, the title standing on the band.
fn cloth(scene: &mut Scene, setter: &mut Typesetter, of: &Poster<'_>, title: &str) {
    let (fill, on) = (of.dye.fill(), of.dye.on());
    scene.rect(0.0, 0.0, WIDTH, CLOTH, fill);
    let inner = WIDTH - 2.0 * MARGIN;
    let head = signed(
        scene,
        setter,
        &Signed {
            language: of.language,
            body: of.body,
            colours: (on, on, on),
            size: 17.0,
            x: MARGIN,
            y: MARGIN,
            width: inner,
        },
    );
    let top = MARGIN + head + 36.0;
    let block = setter.set(&Wish {
        text: title,
        dir: of.language.dir(),
        side: Side::start(of.language),
        weight: Weight::Strong,
        colour: on,
        sizes: (104.0, 20.0),
        lead: lead(of.language, 1.14),
        width: inner,
        height: CLOTH - 34.0 - top,
        balanced: true,
    });
    scene.lines(block.lines, MARGIN, CLOTH - 34.0 - block.height);
    weave::band(scene, (0.0, CLOTH + 9.0), WIDTH, BAND, of.dye.edge(), of.dye.text());
}

/// The address to type: on one line when it is not too long for that.
pub fn typed(
    setter: &mut Typesetter,
    address: &Address<'_>,
    side: Side,
    colour: Colour,
    size: f32,
    width: f32,
) -> Block {
    let wish = Wish {
        text: &clean::line(address.shown()),
        dir: Direction::Ltr,
        side,
        weight: Weight::Regular,
        colour,
        sizes: (size, size * 0.72),
        lead: 1.3,
        width,
        height: size * 1.3,
        balanced: false,
    };
    let line = setter.set(&wish);
    if line.cut { setter.set(&Wish { height: size * 2.6, sizes: (size, size * 0.6), ..wish }) } else { line }
}

/// Arabic letters are low and reach far below the line: their lines stand farther apart.
pub fn lead(language: Language, latin: f32) -> f32 {
    match language.dir() {
        Direction::Rtl => latin * 1.14,
        Direction::Ltr => latin,
    }
}

/// The mark and a body's name beside it.
pub struct Signed<'a> {
    pub language: Language,
    pub body: &'a str,
    /// Of the name, and of the mark's two threads.
    pub colours: (Colour, Colour, Colour),
    pub size: f32,
    pub x: f32,
    pub y: f32,
    pub width: f32,
}

/// Draws it from the start side and answers its height.
pub fn signed(scene: &mut Scene, setter: &mut Typesetter, of: &Signed<'_>) -> f32 {
    let side = of.size * 1.9;
    let gap = of.size * 0.55;
    let name = setter.set(&Wish {
        text: &clean::line(of.body),
        dir: of.language.dir(),
        side: Side::start(of.language),
        weight: Weight::Strong,
        colour: of.colours.0,
        sizes: (of.size, of.size * 0.6),
        lead: lead(of.language, 1.25),
        width: of.width - side - gap,
        height: of.size * 3.0,
        balanced: true,
    });
    let height = name.height.max(side);
    let rtl = Side::start(of.language) == Side::Right;
    let (mark, text) = if rtl { (of.x + of.width - side, of.x) } else { (of.x, of.x + side + gap) };
    weave::mark(scene, mark, of.y + (height - side) / 2.0, side, of.colours.1, of.colours.2);
    scene.lines(name.lines, text, of.y + (height - name.height) / 2.0);
    height
}
