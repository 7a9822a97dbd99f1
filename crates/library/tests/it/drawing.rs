use image::{GenericImageView, ImageFormat};
use library::{Drawing, FILE, Format, Sent, draw, recognise};

use crate::sent;

fn drawn(bytes: &[u8]) -> Drawing {
    let Sent::Picture(format) = recognise(bytes).unwrap() else { panic!("a picture") };
    draw(bytes, format).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    let problem = match recognise(bytes) {
        Ok(Sent::Picture(format)) => draw(bytes, format).unwrap_err(),
        Ok(Sent::Pdf) => panic!("a picture"),
        Err(problem) => problem,
    };
    problem.field(FILE).unwrap().to_owned()
}

fn sizes(drawing: &Drawing) -> Vec<(u32, u32)> {
    drawing.widths.iter().map(|one| (one.width, one.height)).collect()
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    bytes.windows(secret.len()).any(|part| part == secret.as_bytes())
}

#[test]
fn a_phones_picture_loses_all_its_notes() {
    let bytes = sent::phone_jpeg(1800, 1200, 1);
    for secret in ["Exif", "PhoneMaker", "ns.adobe.com", "Photoshop", "secret place", "GPSLatitude"] {
        assert!(holds(&bytes, secret), "the test's own picture lacks {secret}");
    }
    let drawing = drawn(&bytes);
    assert_eq!((drawing.format, sizes(&drawing)), (Format::Jpeg, vec![(480, 320), (960, 640), (1600, 1067)]));
    for one in &drawing.widths {
        for secret in sent::SECRETS {
            assert!(!holds(&one.bytes, secret), "{secret} in {}", one.width);
        }
        // Marks before the points: the plain head, tables, the frame; no notes (e1 to ef), no comment (fe).
        let mut at = 2;
        while one.bytes[at + 1] != 0xda {
            assert_eq!(one.bytes[at], 0xff);
            let mark = one.bytes[at + 1];
            assert!(!(0xe1..=0xef).contains(&mark) && mark != 0xfe, "mark {mark:x}");
            at += 2 + usize::from(u16::from_be_bytes([one.bytes[at + 2], one.bytes[at + 3]]));
        }
        assert!(one.bytes.ends_with(&[0xff, 0xd9]));
    }
}

#[test]
fn a_png_loses_its_notes_and_stays_one_when_it_is_small() {
    let bytes = sent::noted_png(400);
    assert!(holds(&bytes, "secret place") && holds(&bytes, "eXIf"));
    let drawing = drawn(&bytes);
    assert_eq!((drawing.format, sizes(&drawing)), (Format::Png, vec![(400, 400)]));
    let out = &drawing.widths[0].bytes;
    let mut at = 8;
    while at < out.len() {
        let length = u32::from_be_bytes([out[at], out[at + 1], out[at + 2], out[at + 3]]) as usize;
        let kind = String::from_utf8_lossy(&out[at + 4..at + 8]).into_owned();
        assert!(["IHDR", "IDAT", "IEND"].contains(&kind.as_str()), "{kind}");
        at += 12 + length;
    }
}

#[test]
fn turned_pictures_come_upright() {
    // The red field is at the top left as sent; turned by 90° (6) it stands at the top right.
    let drawing = drawn(&sent::phone_jpeg(1200, 800, 6));
    assert_eq!(sizes(&drawing), [(480, 720), (800, 1200)]);
    let image = image::load_from_memory_with_format(&drawing.widths[0].bytes, ImageFormat::Jpeg).unwrap();
    let red = |x: u32, y: u32| image.get_pixel(x, y).0[0] > 180;
    assert!(red(470, 10) && !red(10, 10) && !red(10, 710) && !red(470, 710));
}

#[test]
fn formats_become_jpeg_unless_something_shows_through() {
    assert_eq!(drawn(&sent::png(1000, 500)).format, Format::Jpeg);
    assert_eq!(drawn(&sent::webp(1000, 500)).format, Format::Jpeg);
    assert_eq!(drawn(&sent::gif(200, 100)).format, Format::Png);
    let mark = drawn(&sent::transparent_png(700));
    assert_eq!((mark.format, sizes(&mark)), (Format::Png, vec![(480, 480), (700, 700)]));
    let image = image::load_from_memory(&mark.widths[0].bytes).unwrap();
    assert_eq!((image.get_pixel(0, 0).0[3], image.get_pixel(240, 240).0[3]), (0, 255));
}

#[test]
fn a_narrower_drawing_that_weighs_more_is_left_out() {
    // Squares of one colour: their edges become shades when they are made smaller.
    let squares = image::RgbImage::from_fn(500, 500, |x, y| {
        image::Rgb([if (x / 50 + y / 50) % 2 == 0 { 0 } else { 200 }; 3])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    squares.write_to(&mut bytes, ImageFormat::Png).unwrap();
    assert_eq!(sizes(&drawn(bytes.get_ref())), [(500, 500)]);
}

#[test]
fn colours_stay() {
    let drawing = drawn(&sent::jpeg(1600, 1000));
    for one in &drawing.widths {
        let image = image::load_from_memory_with_format(&one.bytes, ImageFormat::Jpeg).unwrap();
        let point = image.get_pixel(one.width / 10, one.height / 10).0;
        assert!(point[0] > 220 && point[1] < 40 && point[2] < 40, "{point:?}");
        let point = image.get_pixel(one.width / 2, one.height * 3 / 4).0;
        assert!((90..150).contains(&point[2]), "{point:?}");
    }
}

#[test]
fn nothing_is_enlarged() {
    assert_eq!(sizes(&drawn(&sent::jpeg(300, 200))), [(300, 200)]);
    assert_eq!(sizes(&drawn(&sent::jpeg(480, 480))), [(480, 480)]);
    assert_eq!(sizes(&drawn(&sent::jpeg(1, 3000))), [(1, 3000)]);
}

#[test]
fn what_cannot_be_opened_is_said() {
    let whole = sent::jpeg(900, 600);
    assert_eq!(refusal(&whole[..whole.len() / 2]), "library-file-broken");
    let whole = sent::png(900, 600);
    assert_eq!(refusal(&whole[..whole.len() / 2]), "library-file-broken");
    let whole = sent::webp(900, 600);
    assert_eq!(refusal(&whole[..whole.len() / 2]), "library-file-broken");
    assert_eq!(refusal(&sent::bomb(60_000, 60_000)), "library-file-too-many-points");
    assert_eq!(refusal(&sent::bomb(8_000, 8_000)), "library-file-too-many-points");
    assert_eq!(refusal(&sent::bomb(40_000, 10)), "library-file-too-many-points");
    assert_eq!(refusal(&sent::bomb(500, 500)), "library-file-broken");
    assert_eq!(refusal(b"\xff\xd8\xff\xe0\x00\x10JFIF"), "library-file-broken");
}

#[test]
fn what_is_grey_stays_grey() {
    let shades = image::GrayImage::from_fn(1700, 1000, |x, y| image::Luma([((x / 7 + y / 5) % 200) as u8]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    shades.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    let drawing = drawn(bytes.get_ref());
    assert!(drawing.widths.len() == 3 && drawing.widths[2].width == 1600);
    for one in &drawing.widths {
        let image = image::load_from_memory_with_format(&one.bytes, ImageFormat::Jpeg).unwrap();
        assert_eq!(image.color(), image::ColorType::L8, "{}", one.width);
    }
}
