//! A sent picture made anew in three widths. Nothing of the sent bytes stays but its points: neither place, nor device,
//! nor what hides behind its end.

use std::io::Cursor;

use basis::{Problem, Result};
use fast_image_resize::{
    PixelTrait, Resizer,
    images::{TypedImage, TypedImageRef},
    pixels::{U8x3, U8x4},
};
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
    metadata::Orientation,
};

use crate::{Format, WIDTHS, recognise::refused};

/// More points than this are not opened: 50 million.
const MOST_POINTS: u64 = 50_000_000;
/// The longest side, in pixels.
const LONGEST: u32 = 20_000;
/// What a decoder may take, in bytes: four for each point, and as much again.
const MOST_MEMORY: u64 = 420_000_000;
const QUALITY: u8 = 82;
/// A drawing up to this side stays a PNG: a logo, whose edges JPEG blurs.
const LOGO: u32 = 640;

/// A picture in all its widths.
#[derive(Debug, Clone)]
pub struct Drawing {
    pub format: Format,
    /// Narrow first; at least the widest.
    pub widths: Vec<Drawn>,
}

/// One width.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Pixels.
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// Reads a picture and draws it in its widths. Long work: for a thread that may block.
///
/// # Errors
/// A field error at `file` when it cannot be read or is too large to open.
pub fn draw(bytes: &[u8], sent: ImageFormat) -> Result<Drawing> {
    let (image, turn) = open(bytes, sent)?;
    let image = without_idle_alpha(image);
    let longest = image.width().max(image.height());
    let format = match sent {
        _ if image.color().has_alpha() => Format::Png,
        ImageFormat::Png | ImageFormat::Gif if longest <= LOGO => Format::Png,
        _ => Format::Jpeg,
    };
    let turned = matches!(
        turn,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) =
        if turned { (image.height(), image.width()) } else { (image.width(), image.height()) };
    let [.., most] = WIDTHS;
    let widest = width.min(most);
    let size = (widest, scaled(height, widest, width));
    // Made small first: turning moves every point.
    let mut current = shrunk(image, if turned { (size.1, size.0) } else { size })?;
    current.apply_orientation(turn);

    let mut targets: Vec<u32> = WIDTHS.into_iter().filter(|target| *target < widest).collect();
    targets.push(widest);
    let mut widths: Vec<Drawn> = Vec::with_capacity(targets.len());
    for target in targets.into_iter().rev() {
        current = shrunk(current, (target, scaled(height, target, width)))?;
        let bytes = encoded(&current, format)?;
        // A narrower one that weighs more helps nobody: so it is with drawings, whose edges become shades.
        if widths.last().is_none_or(|wider| bytes.len() < wider.bytes.len()) {
            widths.push(Drawn { width: current.width(), height: current.height(), bytes });
        }
    }
    widths.reverse();
    Ok(Drawing { format, widths })
}

fn scaled(height: u32, target: u32, width: u32) -> u32 {
    let scaled = (u64::from(height) * u64::from(target) + u64::from(width) / 2) / u64::from(width.max(1));
    u32::try_from(scaled).unwrap_or(LONGEST).max(1)
}

fn open(bytes: &[u8], sent: ImageFormat) -> Result<(DynamicImage, Orientation)> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), sent);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| broken(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS || width.max(height) > LONGEST {
        return Err(refused("library-file-too-many-points"));
    }
    if width == 0 || height == 0 {
        return Err(refused("library-file-broken"));
    }
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|error| broken(&error))?;
    Ok((image, turn))
}

fn broken(error: &image::ImageError) -> Problem {
    match error {
        image::ImageError::Limits(_) => refused("library-file-too-many-points"),
        _ => refused("library-file-broken"),
    }
}

/// Eight bits a colour; an alpha channel that hides nothing goes.
fn without_idle_alpha(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        let with = image.into_rgba8();
        if with.pixels().any(|point| point.0.last() != Some(&255)) {
            return with.into();
        }
        return DynamicImage::from(with).into_rgb8().into();
    }
    if image.color().has_color() { image.into_rgb8().into() } else { image.into_luma8().into() }
}

fn shrunk(image: DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage> {
    if (image.width(), image.height()) == (width, height) {
        return Ok(image);
    }
    // Each kind by its own name: what is asked by a kind known at run time brings the code of all others along, two megabytes of it.
    // What is grey goes as a colour, for the same reason.
    let grey = !image.color().has_color();
    let image = if grey { image.into_rgb8().into() } else { image };
    let size = (width, height);
    let made: Option<DynamicImage> = match &image {
        DynamicImage::ImageRgba8(_) => {
            RgbaImage::from_raw(width, height, resized::<U8x4>(&image, size)?).map(DynamicImage::from)
        }
        _ => RgbImage::from_raw(width, height, resized::<U8x3>(&image, size)?).map(DynamicImage::from),
    };
    let made = made.ok_or_else(|| Problem::failed("a resized picture has another number of points"))?;
    Ok(if grey { made.into_luma8().into() } else { made })
}

fn resized<P: PixelTrait>(image: &DynamicImage, (width, height): (u32, u32)) -> Result<Vec<u8>> {
    let from = TypedImageRef::<P>::from_buffer(image.width(), image.height(), image.as_bytes())
        .map_err(Problem::failed)?;
    let mut points = vec![0; width as usize * height as usize * P::size()];
    let mut to = TypedImage::<P>::from_buffer(width, height, &mut points).map_err(Problem::failed)?;
    Resizer::new().resize_typed(&from, &mut to, None).map_err(Problem::failed)?;
    Ok(points)
}

fn encoded(image: &DynamicImage, format: Format) -> Result<Vec<u8>> {
    if format == Format::Png {
        let shaded = png(image, FilterType::Adaptive)?;
        if image.width().max(image.height()) > LOGO {
            return Ok(shaded);
        }
        // Drawings of few colours are smaller unfiltered.
        let flat = png(image, FilterType::NoFilter)?;
        return Ok(if flat.len() < shaded.len() { flat } else { shaded });
    }
    let mut out = Vec::new();
    let side = |pixels: u32| u16::try_from(pixels).map_err(|_| refused("library-file-too-many-points"));
    let (width, height) = (side(image.width())?, side(image.height())?);
    let colours = match image {
        DynamicImage::ImageLuma8(_) => jpeg_encoder::ColorType::Luma,
        _ => jpeg_encoder::ColorType::Rgb,
    };
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, QUALITY);
    // The eye sees fewer colours than points.
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    // Coarse first, fine later: something is seen early on a slow line, and it is smaller.
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(image.as_bytes(), width, height, colours).map_err(Problem::failed)?;
    Ok(out)
}

fn png(image: &DynamicImage, filter: FilterType) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Default, filter)
        .write_image(image.as_bytes(), image.width(), image.height(), image.color().into())
        .map_err(Problem::failed)?;
    Ok(out)
}
