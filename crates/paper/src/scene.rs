//! What is drawn, before anyone asks in which format. Points from the upper left corner, y going down.

use std::sync::Arc;

use tiny_skia::{LineCap, LineJoin, Path, PathBuilder, Rect, Stroke, Transform};

use crate::{address::Address, colour::Colour};

/// One page or picture.
pub struct Scene {
    pub width: f32,
    pub height: f32,
    pub items: Vec<Item>,
    /// Where a tap opens an address.
    pub link: Option<(Rect, String)>,
}

pub enum Item {
    Area { path: Path, colour: Colour },
    Line(Line),
}

/// One line of text: how it looks, and what it says.
pub struct Line {
    pub colour: Colour,
    pub outlines: Vec<Outline>,
    pub letters: Vec<Letter>,
    /// What its letters take.
    pub width: f32,
    pub baseline: f32,
    pub size: f32,
}

/// A letter's form in the font's own units, y going up, standing at `x` on its line.
#[derive(Clone)]
pub struct Outline {
    pub path: Arc<Path>,
    pub x: f32,
    pub y: f32,
    /// Points for one unit of the font.
    pub scale: f32,
}

/// A character and the space it takes.
#[derive(Clone)]
pub struct Letter {
    pub character: char,
    pub x: f32,
    pub width: f32,
    /// Where in the text it stands.
    pub at: usize,
}

impl Scene {
    pub fn new(width: f32, height: f32) -> Self {
        Self { width, height, items: Vec::new(), link: None }
    }

    pub fn area(&mut self, path: Option<Path>, colour: Colour) {
        if let Some(path) = path {
            self.items.push(Item::Area { path, colour });
        }
    }

    pub fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.area(Rect::from_xywh(x, y, width, height).map(PathBuilder::from_rect), colour);
    }

    /// All of another scene, moved down.
    pub fn add(&mut self, other: Self, down: f32) {
        for item in other.items {
            match item {
                Item::Area { path, colour } => {
                    self.area(path.transform(Transform::from_translate(0.0, down)), colour);
                }
                Item::Line(line) => self.lines(vec![line], 0.0, down),
            }
        }
    }

    /// Black on white, whatever the dye: cameras ask for it. The white edge around is the caller's to leave.
    pub fn squares(&mut self, address: &Address<'_>, x: f32, y: f32, side: f32) {
        self.area(address.squares(x, y, side), Colour(0, 0, 0));
    }

    /// A tap in that place opens the address; PDF knows ASCII alone there.
    pub fn opens(&mut self, place: Option<Rect>, url: &str) {
        self.link = place.filter(|_| url.is_ascii()).map(|place| (place, url.to_owned()));
    }

    /// The lines as they come from the typesetter, moved to `x`, `y`.
    pub fn lines(&mut self, lines: Vec<Line>, x: f32, y: f32) {
        self.items.extend(lines.into_iter().map(|mut line| {
            line.baseline += y;
            for outline in &mut line.outlines {
                outline.x += x;
                outline.y += y;
            }
            for letter in &mut line.letters {
                letter.x += x;
            }
            Item::Line(line)
        }));
    }
}

/// The area a line of that width covers: formats then know fills alone.
pub fn stroked(path: &Path, width: f32, cap: LineCap) -> Option<Path> {
    let stroke = Stroke { width, line_cap: cap, line_join: LineJoin::Round, ..Stroke::default() };
    path.stroke(&stroke, 4.0)
}

/// A drawing in its own measure, put in a place.
pub fn placed(path: Path, scale: f32, x: f32, y: f32) -> Option<Path> {
    path.transform(Transform::from_row(scale, 0.0, 0.0, scale, x, y))
}
