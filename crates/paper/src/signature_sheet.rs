//! A sheet for signatures on paper: taken to a market, filled in by hand, counted by a witness. It leaves here empty.

use basis::{Direction, Language, Problem, Result};
use tiny_skia::Rect;

use crate::{
    address::Address,
    clean,
    colour::{Colour, Dye},
    pdf,
    poster::{HEIGHT, Signed, WIDTH, lead, signed, typed},
    scene::Scene,
    typesetter::{Side, Typesetter, Weight, Wish},
    weave,
};

/// A column to write in.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    pub label: &'a str,
    /// Its part of the width, beside those of the others.
    pub share: u8,
}

/// What the sheet says. Every text is in `language`.
#[derive(Debug, Clone, Copy)]
pub struct SignatureSheet<'a> {
    pub language: Language,
    /// Must not be empty.
    pub title: &'a str,
    pub demand: &'a str,
    pub body: &'a str,
    /// What the names are for, how long they are kept, and that a signature agrees to it.
    pub purpose: &'a str,
    /// From the start side; at most eight.
    pub columns: &'a [Column<'a>],
    /// How many people fit; fewer when the texts leave less room than a hand needs.
    pub rows: u8,
    /// What is written below the table, as in "Witness", "Date": at most four, side by side.
    pub foot: &'a [&'a str],
    pub url: &'a str,
    pub dye: Dye,
}

const MARGIN: f32 = 36.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
const SQUARES: f32 = 74.0;
/// Room for the number of a row.
const NUMBER: f32 = 24.0;
/// What a hand needs: 8 mm.
const LOWEST: f32 = 22.7;
const TALLEST: f32 = 38.0;

/// Draws it as PDF, one A4 page.
///
/// # Errors
/// `Invalid` on `title` when nothing of it can be drawn, on `columns` when there is none, on `url` when it is not a link
/// or too long.
pub fn signature_sheet(of: &SignatureSheet<'_>) -> Result<Vec<u8>> {
    let title = clean::line(of.title);
    if title.is_empty() {
        return Err(Problem::invalid("title", "field-required"));
    }
    if of.columns.is_empty() {
        return Err(Problem::invalid("columns", "field-required"));
    }
    let address = Address::new(of.url)?;
    let mut sheet = Sheet { scene: Scene::new(WIDTH, HEIGHT), setter: Typesetter::new(), of };
    let top = sheet.head(&title, &address);
    let top = sheet.purpose(top + 10.0);
    let foot = HEIGHT - MARGIN - if of.foot.is_empty() { 0.0 } else { 44.0 };
    sheet.table(top + 10.0, foot);
    sheet.foot(foot);
    pdf::write(&sheet.scene, 1.0, &title, of.language)
}

struct Sheet<'a> {
    scene: Scene,
    setter: Typesetter,
    of: &'a SignatureSheet<'a>,
}

/// Of a text that begins where the language begins.
struct Voice {
    weight: Weight,
    colour: Colour,
    sizes: (f32, f32),
    latin_lead: f32,
    balanced: bool,
}

impl Sheet<'_> {
    fn rtl(&self) -> bool {
        self.of.language.dir() == Direction::Rtl
    }

    /// The left edge of a box whose start edge is `from` points from the sheet's start margin.
    fn left(&self, from: f32, width: f32) -> f32 {
        if self.rtl() { WIDTH - MARGIN - from - width } else { MARGIN + from }
    }

    /// Sets a text in a box from its upper edge and answers how high it became.
    fn write(
        &mut self,
        text: &str,
        voice: &Voice,
        (from, top): (f32, f32),
        (width, height): (f32, f32),
    ) -> f32 {
        let block = self.setter.set(&Wish {
            text,
            dir: self.of.language.dir(),
            side: Side::start(self.of.language),
            weight: voice.weight,
            colour: voice.colour,
            sizes: voice.sizes,
            lead: lead(self.of.language, voice.latin_lead),
            width,
            height,
            balanced: voice.balanced,
        });
        let left = self.left(from, width);
        self.scene.lines(block.lines, left, top);
        block.height
    }

    /// Answers where it ends.
    fn head(&mut self, title: &str, address: &Address<'_>) -> f32 {
        let dye = self.of.dye;
        weave::band(&mut self.scene, (MARGIN, MARGIN), INNER, 9.0, dye.edge(), dye.text());
        let top = MARGIN + 9.0 + 16.0;
        let column = 112.0;
        let width = INNER - column - 20.0;

        let x = self.left(0.0, width);
        let name = signed(
            &mut self.scene,
            &mut self.setter,
            &Signed {
                language: self.of.language,
                body: self.of.body,
                colours: (dye.text(), dye.edge(), dye.text()),
                size: 11.0,
                x,
                y: top - 3.0,
                width,
            },
        );
        let mut y = top - 3.0 + name + 6.0;
        let voice = Voice {
            weight: Weight::Strong,
            colour: Colour::INK,
            sizes: (23.0, 13.0),
            latin_lead: 1.18,
            balanced: true,
        };
        y += self.write(title, &voice, (0.0, y), (width, 62.0)) + 6.0;
        let voice = Voice {
            weight: Weight::Regular,
            colour: Colour::INK,
            sizes: (11.0, 8.5),
            latin_lead: 1.4,
            balanced: false,
        };
        let demand = clean::lines(self.of.demand);
        y += self.write(&demand, &voice, (0.0, y), (width, 78.0));

        // The squares and the address share the column at the end, on its far edge.
        let squares = self.left(INNER - SQUARES, SQUARES);
        self.scene.squares(address, squares, top, SQUARES);
        let url = typed(&mut self.setter, address, Side::end(self.of.language), dye.text(), 9.0, column);
        let (left, below) = (self.left(INNER - column, column), top + SQUARES + 6.0);
        let end = below + url.height;
        self.scene.lines(url.lines, left, below);
        self.scene.opens(Rect::from_ltrb(left, top, left + column, end), self.of.url);
        y.max(end)
    }

    /// What is signed to, on a tint with a thread at its start. Answers where it ends.
    fn purpose(&mut self, top: f32) -> f32 {
        let purpose = clean::lines(self.of.purpose);
        if purpose.is_empty() {
            return top;
        }
        let (dye, pad, thread) = (self.of.dye, 8.0, 3.0);
        let width = INNER - 2.0 * pad - thread;
        // The tint lies under the words, and is as high as they become: it takes its place first.
        let under = self.scene.items.len();
        let voice = Voice {
            weight: Weight::Regular,
            colour: Colour::INK,
            sizes: (9.5, 7.0),
            latin_lead: 1.38,
            balanced: false,
        };
        let high = self.write(&purpose, &voice, (pad + thread, top + 6.0), (width, 62.0)) + 12.0;
        let mut tint = Scene::new(WIDTH, HEIGHT);
        tint.rect(MARGIN, top, INNER, high, dye.soft());
        tint.rect(self.left(0.0, thread), top, thread, high, dye.edge());
        self.scene.items.splice(under..under, tint.items);
        top + high
    }

    fn table(&mut self, top: f32, bottom: f32) {
        let columns = self.of.columns.get(..8).unwrap_or(self.of.columns);
        let total: f32 = columns.iter().map(|column| f32::from(column.share.max(1))).sum();
        let open = INNER - NUMBER;
        let dye = self.of.dye;

        let label = Voice {
            weight: Weight::Strong,
            colour: dye.text(),
            sizes: (9.5, 6.5),
            latin_lead: 1.25,
            balanced: false,
        };
        let head = 20.0;
        let mut from = NUMBER;
        let mut edges = vec![NUMBER];
        for column in columns {
            let width = open * f32::from(column.share.max(1)) / total;
            let text = clean::line(column.label);
            self.write(&text, &label, (from + 5.0, top + 3.0), (width - 10.0, 14.0));
            from += width;
            edges.push(from);
        }
        edges.pop();
        let first = top + head;
        let room = bottom - first;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 40")]
        let most = (room / LOWEST).floor().clamp(1.0, 40.0) as u8;
        let rows = self.of.rows.clamp(1, most);
        let high = (room / f32::from(rows)).min(TALLEST);
        let last = first + high * f32::from(rows);

        self.scene.rect(MARGIN, first - 0.6, INNER, 1.2, dye.edge());
        let number = Voice {
            weight: Weight::Regular,
            colour: Colour::MUTED,
            sizes: (9.0, 9.0),
            latin_lead: 1.0,
            balanced: false,
        };
        for row in 1..=rows {
            let y = first + high * f32::from(row);
            self.scene.rect(MARGIN, y - 0.3, INNER, 0.6, Colour::RULE);
            let middle = y - high / 2.0 - 5.0;
            self.write(&row.to_string(), &number, (2.0, middle), (NUMBER - 4.0, 10.0));
        }
        for edge in edges {
            let x = self.left(edge, 0.0);
            self.scene.rect(x - 0.25, first, 0.5, last - first, Colour::RULE.mixed(Colour::WHITE, 0.35));
        }
    }

    /// Who was there: a label and a line to write on, side by side.
    fn foot(&mut self, top: f32) {
        let labels = self.of.foot.get(..4).unwrap_or(self.of.foot);
        #[expect(clippy::cast_precision_loss, reason = "at most four")]
        let count = labels.len() as f32;
        let gap = 18.0;
        let width = (INNER - gap * (count - 1.0)) / count.max(1.0);
        let voice = Voice {
            weight: Weight::Regular,
            colour: Colour::MUTED,
            sizes: (9.0, 6.5),
            latin_lead: 1.2,
            balanced: false,
        };
        let mut from = 0.0;
        for label in labels {
            self.write(&clean::line(label), &voice, (from, top + 12.0), (width, 12.0));
            let left = self.left(from, width);
            self.scene.rect(left, HEIGHT - MARGIN - 0.6, width, 0.6, Colour::RULE);
            from += width + gap;
        }
    }
}
