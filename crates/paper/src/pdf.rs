//! A scene as PDF. Letters are drawn as areas, so that what is joined stays joined in every viewer; over them lies what
//! they say, in a font without ink, so that it is found and read aloud.

use std::{collections::BTreeSet, io::Write as _};

use basis::{Language, Problem, Result};
use flate2::{Compression, write::ZlibEncoder};
use pdf_writer::{
    Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{ActionType, AnnotationType, CidFontType, FontFlags, SystemInfo, TextRenderingMode, UnicodeCmap},
};
use tiny_skia::{Path, PathSegment};

use crate::{
    colour::Colour,
    scene::{Item, Line, Scene},
};

/// One glyph, empty, half an em wide.
const UNSEEN: &[u8] = include_bytes!("../fonts/unseen.ttf");
const UNSEEN_WIDTH: f32 = 0.5;
const FONT: Name<'static> = Name(b"F");
const ADOBE: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// One page, `scale` times as large as the scene. No date and no chance: the same scene gives the same bytes.
pub fn write(scene: &Scene, scale: f32, title: &str, language: Language) -> Result<Vec<u8>> {
    let mut next = 0;
    let mut id = || {
        next += 1;
        Ref::new(next)
    };
    let (catalog, pages, page, content, info) = (id(), id(), id(), id(), id());
    let (font, descendant, descriptor, file, glyphs, unicode) = (id(), id(), id(), id(), id(), id());
    let link = id();
    let (width, height) = (scene.width * scale, scene.height * scale);

    let mut pdf = Pdf::new();
    let mut root = pdf.catalog(catalog);
    root.pages(pages).lang(TextStr(language.code()));
    // Not `/Direction /R2L`: it is for pages side by side, and pdfium then reads Latin lines backwards.
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    // Viewers write the title into their own frame, where isolates are boxes.
    let bare = title.replace(|c| ('\u{2066}'..='\u{2069}').contains(&c), "");
    pdf.document_info(info).title(TextStr(&bare));
    pdf.pages(pages).kids([page]).count(1);

    let mut one = pdf.page(page);
    one.parent(pages).media_box(Rect::new(0.0, 0.0, width, height)).contents(content);
    one.resources().fonts().pair(FONT, font);
    if scene.link.is_some() {
        one.annotations([link]);
    }
    one.finish();
    if let Some((place, url)) = &scene.link {
        let mut tap = pdf.annotation(link);
        tap.subtype(AnnotationType::Link).border(0.0, 0.0, 0.0, None).rect(Rect::new(
            place.left() * scale,
            height - place.bottom() * scale,
            place.right() * scale,
            height - place.top() * scale,
        ));
        tap.action().action_type(ActionType::Uri).uri(Str(url.as_bytes()));
    }

    let stream = deflated(&drawn(scene, scale))?;
    pdf.stream(content, &stream).filter(Filter::FlateDecode);

    pdf.type0_font(font)
        .base_font(Name(b"NasijUnseen"))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(descendant)
        .to_unicode(unicode);
    pdf.cid_font(descendant)
        .subtype(CidFontType::Type2)
        .base_font(Name(b"NasijUnseen"))
        .system_info(ADOBE)
        .font_descriptor(descriptor)
        .default_width(UNSEEN_WIDTH * 1000.0)
        .cid_to_gid_map_stream(glyphs);
    pdf.font_descriptor(descriptor)
        .name(Name(b"NasijUnseen"))
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(0.0, -300.0, 500.0, 1000.0))
        .italic_angle(0.0)
        .ascent(1000.0)
        .descent(-300.0)
        .cap_height(700.0)
        .stem_v(80.0)
        .font_file2(file);
    let bytes = deflated(UNSEEN)?;
    let length = i32::try_from(UNSEEN.len()).map_err(Problem::failed)?;
    pdf.stream(file, &bytes).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    // Every character is that one glyph.
    let map = deflated(&[0, 1].repeat(0x1_0000))?;
    pdf.stream(glyphs, &map).filter(Filter::FlateDecode);
    let map = deflated(&meanings(scene))?;
    pdf.stream(unicode, &map).filter(Filter::FlateDecode);
    Ok(pdf.finish())
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(9));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(Problem::failed)
}

/// A character outside the first plane has no code here; no font of ours has one.
fn code(c: char) -> Option<u16> {
    u16::try_from(u32::from(c)).ok()
}

fn meanings(scene: &Scene) -> Vec<u8> {
    let mut used = BTreeSet::new();
    for item in &scene.items {
        if let Item::Line(line) = item {
            used.extend(line.letters.iter().map(|letter| letter.character));
        }
    }
    let mut map = UnicodeCmap::new(Name(b"Unseen"), ADOBE);
    for c in used {
        if let Some(code) = code(c) {
            map.pair(code, c);
        }
    }
    map.finish().to_vec()
}

fn drawn(scene: &Scene, scale: f32) -> Vec<u8> {
    let mut content = Content::new();
    content.transform([scale, 0.0, 0.0, -scale, 0.0, scene.height * scale]);
    for item in &scene.items {
        match item {
            Item::Area { path, colour } => {
                fill(&mut content, *colour);
                draw(&mut content, path, 100.0);
                content.fill_nonzero();
            }
            Item::Line(line) => {
                fill(&mut content, line.colour);
                for form in &line.outlines {
                    content.save_state();
                    content.transform([form.scale, 0.0, 0.0, -form.scale, round(form.x), round(form.y)]);
                    // In the font's own units: nothing finer is in it.
                    draw(&mut content, &form.path, 1.0);
                    content.fill_nonzero();
                    content.restore_state();
                }
            }
        }
    }
    content.begin_text();
    content.set_text_rendering_mode(TextRenderingMode::Invisible);
    for item in &scene.items {
        if let Item::Line(line) = item {
            say(&mut content, line);
        }
    }
    content.end_text();
    content.finish().to_vec()
}

/// A hundredth of a point is finer than any printer.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn fill(content: &mut Content, colour: Colour) {
    let channel = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    content.set_fill_rgb(channel(colour.0), channel(colour.1), channel(colour.2));
}

fn draw(content: &mut Content, path: &Path, fine: f32) {
    let round = |value: f32| (value * fine).round() / fine;
    let (mut x, mut y) = (0.0, 0.0);
    let at = |p: tiny_skia::Point| (round(p.x), round(p.y));
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                (x, y) = at(p);
                content.move_to(x, y);
            }
            PathSegment::LineTo(p) => {
                (x, y) = at(p);
                content.line_to(x, y);
            }
            PathSegment::QuadTo(c, p) => {
                // PDF knows cubic curves alone.
                let ((cx, cy), (px, py)) = (at(c), at(p));
                let third = |a: f32, b: f32| round(a + (b - a) * 2.0 / 3.0);
                content.cubic_to(third(x, cx), third(y, cy), third(px, cx), third(py, cy), px, py);
                (x, y) = (px, py);
            }
            PathSegment::CubicTo(a, b, p) => {
                let ((ax, ay), (bx, by), (px, py)) = (at(a), at(b), at(p));
                content.cubic_to(ax, ay, bx, by, px, py);
                (x, y) = (px, py);
            }
            PathSegment::Close => {
                content.close_path();
            }
        }
    }
}

/// Each character over its own form, so that what is marked on screen is what is copied.
fn say(content: &mut Content, line: &Line) {
    content.set_font(FONT, round(line.size));
    for letter in &line.letters {
        let Some(code) = code(letter.character) else { continue };
        let stretch = (letter.width / (UNSEEN_WIDTH * line.size)).max(0.01);
        content.set_text_matrix([
            (stretch * 1000.0).round() / 1000.0,
            0.0,
            0.0,
            -1.0,
            round(letter.x),
            round(line.baseline),
        ]);
        content.show(Str(&code.to_be_bytes()));
    }
}
