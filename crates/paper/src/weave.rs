//! What we draw ourselves: the mark and the band, as `look` has them on screen.

use tiny_skia::{LineCap, Path, PathBuilder, Transform};

use crate::{
    colour::Colour,
    scene::{Scene, placed, stroked},
};

/// Two threads over and under two others, in a square of 24.
const WEFT: &[[f32; 4]] =
    &[[3.0, 9.0, 12.2, 9.0], [17.8, 9.0, 21.0, 9.0], [3.0, 15.0, 6.2, 15.0], [11.8, 15.0, 21.0, 15.0]];
const WARP: &[[f32; 4]] =
    &[[9.0, 3.0, 9.0, 6.2], [9.0, 11.8, 9.0, 21.0], [15.0, 3.0, 15.0, 12.2], [15.0, 17.8, 15.0, 21.0]];

fn threads(of: &[[f32; 4]]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for [x1, y1, x2, y2] in of {
        path.move_to(*x1, *y1);
        path.line_to(*x2, *y2);
    }
    stroked(&path.finish()?, 3.4, LineCap::Round)?.transform(Transform::from_rotate_at(45.0, 12.0, 12.0))
}

/// The mark in a square of `side` points.
pub fn mark(scene: &mut Scene, x: f32, y: f32, side: f32, weft: Colour, warp: Colour) {
    for (of, colour) in [(WEFT, weft), (WARP, warp)] {
        scene.area(threads(of).and_then(|path| placed(path, side / 24.0, x, y)), colour);
    }
}

/// A row of woven lozenges, whole ones only, as high as `height` and across `width`.
pub fn band(scene: &mut Scene, (x, y): (f32, f32), width: f32, height: f32, thread: Colour, knot: Colour) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens")]
    let count = (width / height).round().clamp(1.0, 400.0) as u16;
    let step = width / f32::from(count);
    let (mut lozenges, mut knots) = (PathBuilder::new(), PathBuilder::new());
    let middle = y + height / 2.0;
    let lozenge = |path: &mut PathBuilder, centre: f32, half: f32, tall: f32| {
        path.move_to(centre - half, middle);
        path.line_to(centre, middle - tall);
        path.line_to(centre + half, middle);
        path.line_to(centre, middle + tall);
        path.close();
    };
    let line = height * 0.075;
    for index in 0..count {
        let centre = x + step * (f32::from(index) + 0.5);
        lozenge(&mut lozenges, centre, step / 2.0 - line * 0.7, height / 2.0 - line * 0.7);
        if index % 2 == 0 {
            lozenge(&mut knots, centre, step * 0.21, height * 0.21);
        } else {
            knots.move_to(centre - step * 0.2, middle - line * 0.7);
            knots.line_to(centre + step * 0.2, middle - line * 0.7);
            knots.line_to(centre + step * 0.2, middle + line * 0.7);
            knots.line_to(centre - step * 0.2, middle + line * 0.7);
            knots.close();
        }
    }
    scene.area(lozenges.finish().and_then(|path| stroked(&path, line, LineCap::Butt)), thread);
    scene.area(knots.finish(), knot);
}
