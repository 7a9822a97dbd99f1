//! Files as people send them, made here.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// A picture with a red field at the start of its first line, so that turning can be seen.
pub fn points(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 4 && y < height / 4 {
            Rgb([250, 10, 10])
        } else {
            Rgb([(x % 256) as u8 / 4, (y % 256) as u8 / 2, 120])
        }
    })
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    written(&points(width, height).into(), ImageFormat::Jpeg)
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    written(&points(width, height).into(), ImageFormat::Png)
}

pub fn webp(width: u32, height: u32) -> Vec<u8> {
    written(&points(width, height).into(), ImageFormat::WebP)
}

pub fn gif(width: u32, height: u32) -> Vec<u8> {
    written(&points(width, height).into(), ImageFormat::Gif)
}

fn noise(x: u32, y: u32) -> u8 {
    let mixed = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77);
    ((mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d) >> 24) as u8
}

/// A round, rough mark on nothing.
pub fn transparent_png(side: u32) -> Vec<u8> {
    let image = RgbaImage::from_fn(side, side, |x, y| {
        let (dx, dy) = (i64::from(x) - i64::from(side / 2), i64::from(y) - i64::from(side / 2));
        let inside = dx * dx + dy * dy < i64::from(side * side / 9);
        Rgba([noise(x, y), noise(y, x), 140, if inside { 255 } else { 0 }])
    });
    written(&image.into(), ImageFormat::Png)
}

/// A PDF that is one in name.
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".to_vec()
}

/// What must not come out of the library again.
pub const SECRETS: [&str; 8] =
    ["Exif", "PhoneMaker", "ns.adobe.com", "Photoshop", "secret place", "GPSLatitude", "tEXt", "eXIf"];

fn entry(tag: u16, kind: u16, count: u32, value: [u8; 4]) -> Vec<u8> {
    [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
}

/// Exif notes: turned by `orientation`, made by PhoneMaker, at a place.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    let maker = b"PhoneMaker\0";
    // Two directories and what they point to: 8 + 2 + 3 × 12 + 4 = 50, then the maker, then the place.
    let place_at = 50 + maker.len() as u32 + 1;
    out.extend(3_u16.to_le_bytes());
    out.extend(entry(0x010f, 2, maker.len() as u32, 50_u32.to_le_bytes()));
    out.extend(entry(0x0112, 3, 1, [orientation as u8, 0, 0, 0]));
    out.extend(entry(0x8825, 4, 1, place_at.to_le_bytes()));
    out.extend(0_u32.to_le_bytes());
    out.extend(maker);
    out.push(0);
    out.extend(2_u16.to_le_bytes());
    out.extend(entry(1, 2, 2, *b"N\0\0\0"));
    out.extend(entry(2, 5, 3, (place_at + 30).to_le_bytes()));
    out.extend(0_u32.to_le_bytes());
    for part in [36_u32, 1, 48, 1, 12, 1] {
        out.extend(part.to_le_bytes());
    }
    out.extend(b"GPSLatitude");
    out
}

/// A JPEG as a phone sends it: Exif with a place, XMP, IPTC, a comment, and something behind its end.
pub fn phone_jpeg(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    let plain = jpeg(width, height);
    let mut out = plain[..2].to_vec();
    let exif = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret place</x:xmpmeta>".to_vec();
    let iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0csecret place".to_vec();
    for (mark, body) in [(0xe1, exif), (0xe1, xmp), (0xed, iptc), (0xfe, b"secret place".to_vec())] {
        out.extend([0xff, mark]);
        out.extend((body.len() as u16 + 2).to_be_bytes());
        out.extend(body);
    }
    out.extend(&plain[2..]);
    out.extend(b"PK\x03\x04 secret place <script>alert(1)</script>");
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
        crc
    })
}

fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [kind.as_slice(), body].concat();
    [&(body.len() as u32).to_be_bytes()[..], &named, &crc(&named).to_be_bytes()].concat()
}

/// A PNG with notes: text, international text, Exif.
pub fn noted_png(side: u32) -> Vec<u8> {
    let plain = png(side, side);
    let notes = [
        chunk(b"tEXt", b"Comment\0secret place"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x>http://ns.adobe.com secret place</x>"),
        chunk(b"eXIf", &exif(1)),
    ]
    .concat();
    // Behind the signature and the head.
    [&plain[..33], &notes, &plain[33..]].concat()
}

/// A PNG whose head promises many points and whose body is small.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 6, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(b"IHDR", &head));
    out.extend(chunk(b"IDAT", b"x\x9cc\0\0\0\x01\0\x01"));
    out.extend(chunk(b"IEND", b""));
    out
}

/// A multipart form: texts, then at most one file.
pub fn multipart(texts: &[(&str, &str)], file: Option<(&str, &[u8])>) -> (String, Vec<u8>) {
    let edge = "----edge7Ma4YWxkTrZu0gW";
    let mut body = Vec::new();
    for (name, value) in texts {
        body.extend(
            format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .into_bytes(),
        );
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "--{edge}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{edge}--\r\n").into_bytes());
    (format!("multipart/form-data; boundary={edge}"), body)
}
