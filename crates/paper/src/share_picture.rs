//! The picture that stands beside a link in a message.

use basis::{Language, Problem, Result};

use crate::{
    clean,
    colour::{Colour, Dye},
    picture,
    poster::{Signed, lead, signed},
    scene::Scene,
    typesetter::{Side, Typesetter, Weight, Wish},
    weave,
};

/// What it says. Every text is in `language`.
#[derive(Debug, Clone, Copy)]
pub struct SharePicture<'a> {
    pub language: Language,
    /// Must not be empty.
    pub title: &'a str,
    pub body: &'a str,
    /// A count, a date: ready to be read; may be empty.
    pub line: &'a str,
    pub dye: Dye,
}

/// As the networks ask for it.
pub const WIDTH: f32 = 1200.0;
pub const HEIGHT: f32 = 630.0;

/// Some show a square of the middle, some round the corners.
const MARGIN: f32 = 64.0;
const CLOTH: f32 = 472.0;
const BAND: f32 = 26.0;

/// Draws it as PNG, 1200 × 630.
///
/// # Errors
/// `Invalid` on `title` when nothing of it can be drawn.
pub fn share_picture(of: &SharePicture<'_>) -> Result<Vec<u8>> {
    let title = clean::line(of.title);
    if title.is_empty() {
        return Err(Problem::invalid("title", "field-required"));
    }
    let mut scene = Scene::new(WIDTH, HEIGHT);
    let mut setter = Typesetter::new();
    let inner = WIDTH - 2.0 * MARGIN;
    let start = Side::start(of.language);

    scene.rect(0.0, 0.0, WIDTH, CLOTH, of.dye.fill());
    let block = setter.set(&Wish {
        text: &title,
        dir: of.language.dir(),
        side: start,
        weight: Weight::Strong,
        colour: of.dye.on(),
        sizes: (120.0, 36.0),
        lead: lead(of.language, 1.16),
        width: inner,
        height: CLOTH - 2.0 * 44.0,
        balanced: true,
    });
    scene.lines(block.lines, MARGIN, (CLOTH - block.height) / 2.0);
    weave::band(&mut scene, (0.0, CLOTH + 8.0), WIDTH, BAND, of.dye.edge(), of.dye.text());

    // Who speaks at the start, how many at the end; the name gives way first.
    let (top, foot) = (CLOTH + BAND + 8.0, HEIGHT);
    let line = setter.set(&Wish {
        text: &clean::line(of.line),
        dir: of.language.dir(),
        side: Side::end(of.language),
        weight: Weight::Strong,
        colour: of.dye.text(),
        sizes: (36.0, 22.0),
        lead: lead(of.language, 1.25),
        width: inner * 0.46,
        height: 64.0,
        balanced: true,
    });
    let taken = line.lines.iter().map(|line| line.width).fold(0.0, f32::max);
    let rtl = start == Side::Right;
    let middle = f32::midpoint(top, foot);
    let height = line.height;
    let line_x = if rtl { MARGIN } else { WIDTH - MARGIN - inner * 0.46 };
    scene.lines(line.lines, line_x, middle - height / 2.0);
    let room = inner - taken - if taken > 0.0 { 48.0 } else { 0.0 };
    let mut name = Scene::new(WIDTH, HEIGHT);
    let high = signed(
        &mut name,
        &mut setter,
        &Signed {
            language: of.language,
            body: of.body,
            colours: (Colour::INK, of.dye.edge(), of.dye.text()),
            size: 34.0,
            x: if rtl { WIDTH - MARGIN - room } else { MARGIN },
            y: 0.0,
            width: room,
        },
    );
    scene.add(name, middle - high / 2.0);
    picture::write(&scene, Colour::WOOL)
}
