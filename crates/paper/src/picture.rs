//! A scene as PNG.

use basis::{Problem, Result};
use tiny_skia::{FillRule, Paint, Pixmap, Transform};

use crate::{
    colour::Colour,
    scene::{Item, Scene},
};

/// One point of the picture for each of the scene.
pub fn write(scene: &Scene, ground: Colour) -> Result<Vec<u8>> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are ours")]
    let (width, height) = (scene.width as u32, scene.height as u32);
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| Problem::failed("a picture without points"))?;
    pixels.fill(tiny_skia::Color::from_rgba8(ground.0, ground.1, ground.2, 255));
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    for item in &scene.items {
        match item {
            Item::Area { path, colour } => {
                paint.set_color_rgba8(colour.0, colour.1, colour.2, 255);
                pixels.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
            }
            Item::Line(line) => {
                paint.set_color_rgba8(line.colour.0, line.colour.1, line.colour.2, 255);
                for form in &line.outlines {
                    let place = Transform::from_row(form.scale, 0.0, 0.0, -form.scale, form.x, form.y);
                    pixels.fill_path(&form.path, &paint, FillRule::Winding, place, None);
                }
            }
        }
    }
    // Nothing shines through: three bytes a point are enough.
    let bytes: Vec<u8> =
        pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header().map_err(Problem::failed)?;
    writer.write_image_data(&bytes).map_err(Problem::failed)?;
    writer.finish().map_err(Problem::failed)?;
    Ok(out)
}
