//! Requests that want too much: of headers, of fields, of depth, of pictures.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use flate2::{Compression, write::ZlibEncoder};

use super::{
    Setting,
    load::{Aim, PAGES},
    row::Row,
    site::{Site, Way, leaks},
};
use crate::{
    Outcome,
    bench::http::{self, Client},
    demo,
};

/// The most a request may add to what the server holds, in MB: one picture of 50 million points is looked at at a time.
const MOST_MEMORY: f64 = 700.0;

/// # Errors
/// When the server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let place = house.copy("bodies")?;
    let mut site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &house.token)?;
    let mut requests = Row::new("requests that want too much");
    measured(&mut requests, &mut site, |row, site| heavy(row, site, &aim))?;
    let cookie = sign_in(site.port)?;
    let mut pictures = Row::new("pictures that want too much, from an editor");
    measured(&mut pictures, &mut site, |row, site| {
        for (name, kind, bytes) in bombs()? {
            let answer = upload(site.port, &cookie, name, kind, &bytes)?;
            let reason = answer.1.contains("class=\"error") || answer.1.contains("role=\"alert\"");
            row.must(matches!(answer.0, 400..=499), format!("{name} was answered {}", answer.0));
            row.must(reason, format!("{name} was refused without a reason"));
        }
        Ok(())
    })?;
    let (secrets, panics) = leaks(&site.end()?, &[&house.token])?;
    requests.log(&secrets, &panics);
    Ok(vec![requests, pictures])
}

/// Memory at its most and reads beside it.
fn measured(
    row: &mut Row,
    site: &mut Site,
    work: impl FnOnce(&mut Row, &Site) -> Outcome<()>,
) -> Outcome<()> {
    site.forget_peak()?;
    let before = site.megabytes("VmRSS")?;
    let done = std::sync::atomic::AtomicBool::new(false);
    let (reads, worked) = thread::scope(|scope| {
        let port = site.port;
        let done = &done;
        let reader = scope.spawn(move || {
            let (mut reads, mut slowest, mut failed) = (0, Duration::ZERO, 0);
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                let begun = Instant::now();
                match http::get(port, PAGES[1], &[]) {
                    Ok(answer) if answer.status == 200 => reads += 1,
                    _ => failed += 1,
                }
                slowest = slowest.max(begun.elapsed());
                thread::sleep(Duration::from_millis(10));
            }
            (reads, failed, slowest)
        });
        let worked = work(row, site);
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        (reader.join(), worked)
    });
    worked?;
    let (reads, failed, slowest) = reads.map_err(|_| "the reader panicked")?;
    row.reads_said(format!("{reads} of {}", reads + failed));
    row.must(failed == 0, format!("{failed} pages were not read meanwhile"));
    let peak = site.megabytes("VmHWM")?;
    row.note(format!(
        "memory {before:.0} MB before, {peak:.0} MB at most; slowest page beside it {slowest:.1?}"
    ));
    row.must(peak - before < MOST_MEMORY, format!("memory rose from {before:.0} to {peak:.0} MB"));
    row.must(site.lives(), "the server ended");
    Ok(())
}

/// Sends all of it or as much as is taken, and reads the status; 0 when the connection is closed without one.
fn raw(port: u16, head: &str, pieces: impl Iterator<Item = Vec<u8>>) -> Outcome<(u16, usize)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.set_write_timeout(Some(Duration::from_secs(30)))?;
    let mut sent = 0;
    let mut taken = stream.write_all(head.as_bytes()).is_ok();
    for piece in pieces {
        // One that listens while she talks hears that it is too much.
        if taken && stream.peek_answer() {
            break;
        }
        taken = taken && stream.write_all(&piece).is_ok();
        if !taken {
            break;
        }
        sent += piece.len();
    }
    let mut answer = [0; 4096];
    let length = stream.read(&mut answer).unwrap_or(0);
    let text = String::from_utf8_lossy(answer.get(..length).unwrap_or_default()).into_owned();
    Ok((text.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0), sent))
}

trait Peek {
    fn peek_answer(&self) -> bool;
}

impl Peek for TcpStream {
    fn peek_answer(&self) -> bool {
        let mut one = [0];
        let waits = self.set_nonblocking(true).is_ok() && self.peek(&mut one).is_ok();
        drop(self.set_nonblocking(false));
        waits
    }
}

fn heavy(row: &mut Row, site: &Site, aim: &Aim) -> Outcome<()> {
    let port = site.port;
    let post = |path: &str, kind: &str, length: usize, more: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nhost: localhost:{port}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n{more}\r\n"
        )
    };
    let none = || std::iter::empty::<Vec<u8>>();
    let expect = |row: &mut Row, what: &str, seen: (u16, usize), wanted: &[u16]| {
        row.must(wanted.contains(&seen.0), format!("{what} was answered {}", seen.0));
    };
    let header = format!("GET / HTTP/1.1\r\nhost: localhost:{port}\r\nx-long: ");
    let seen = raw(port, &header, std::iter::repeat_n(vec![b'a'; 65_536], 16))?;
    expect(row, "a header of 1 MB", seen, &[431, 400, 413]);
    let many: String = (0..5_000).map(|number| format!("x-{number}: 1\r\n")).collect();
    let seen = raw(port, &format!("GET / HTTP/1.1\r\nhost: localhost:{port}\r\n{many}\r\n"), none())?;
    expect(row, "5,000 headers", seen, &[431, 400]);
    let long = "a".repeat(60_000);
    let seen = raw(port, &format!("GET /{long} HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n"), none())?;
    expect(row, "an address of 60,000 signs", seen, &[404, 414, 400, 431]);

    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    let comments = aim.comments().to_owned();
    let signatures = format!("/api/v1/editions/{}/signatures", aim.edition);
    let large = 2_000_000_000;
    let piece = || std::iter::repeat_n(vec![b'a'; 65_536], 400);
    for (what, path, kind) in [
        ("a form of 2 GB", comments.as_str(), form),
        ("JSON of 2 GB", signatures.as_str(), json),
        ("a form of 2 GB in parts", comments.as_str(), "multipart/form-data; boundary=x"),
    ] {
        let seen = raw(port, &post(path, kind, large, "sec-fetch-site: same-origin\r\n"), piece())?;
        expect(row, what, seen, &[413]);
        row.must(seen.1 < 8_000_000, format!("{what}: {} bytes were read before it was refused", seen.1));
    }
    // Without a length, what comes is counted.
    let chunked = format!(
        "POST {comments} HTTP/1.1\r\nhost: localhost:{port}\r\ncontent-type: {form}\r\nsec-fetch-site: same-origin\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    let chunk = [b"10000\r\n".as_slice(), &vec![b'a'; 65_536], b"\r\n"].concat();
    let seen = raw(port, &chunked, std::iter::repeat_n(chunk, 400))?;
    expect(row, "an endless form", seen, &[413]);

    let fields: String = (0..100_000).map(|number| format!("f{number}=1&")).collect();
    let seen = raw(
        port,
        &post(&comments, form, fields.len(), "sec-fetch-site: same-origin\r\n"),
        std::iter::once(fields.into_bytes()),
    )?;
    expect(row, "100,000 fields", seen, &[413, 422, 400]);
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let nested = format!("{{\"action\":{deep}}}");
    let seen = raw(port, &post(&signatures, json, nested.len(), ""), std::iter::once(nested.into_bytes()))?;
    expect(row, "JSON 200,000 deep", seen, &[400, 413, 422]);
    Ok(())
}

/// The desk's session, by the demo's own door.
fn sign_in(port: u16) -> Outcome<String> {
    let (address, password) = demo::account("secretary ")?;
    let form = format!("email={}&password={password}", address.replace('@', "%40"));
    let answer = Client::connect(port)?.post("/sign-in", &form, &[("sec-fetch-site", "same-origin")])?;
    let cookies: Vec<&str> = answer
        .headers
        .iter()
        .filter(|(name, _)| name == "set-cookie")
        .filter_map(|(_, value)| value.split(';').next())
        .collect();
    if answer.status != 303 || cookies.is_empty() {
        return Err(format!("signing in was answered {}", answer.status).into());
    }
    Ok(cookies.join("; "))
}

fn upload(port: u16, cookie: &str, name: &str, kind: &str, bytes: &[u8]) -> Outcome<(u16, String)> {
    let mut body = Vec::new();
    for (field, text) in [("alt-ar", "x"), ("alt-fr", "x"), ("licence", "CC BY 4.0"), ("credit", "x")] {
        write!(body, "--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n")?;
    }
    write!(
        body,
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: {kind}\r\n\r\n"
    )?;
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let answer = Client::connect(port)?.post_bytes(
        "/desk/b/oasis-tozeur/library/new",
        &body,
        &[
            ("content-type", "multipart/form-data; boundary=edge"),
            ("cookie", cookie),
            ("sec-fetch-site", "same-origin"),
        ],
    )?;
    Ok((answer.status, answer.text()?))
}

/// Small files that say they are enormous, or break off.
fn bombs() -> Outcome<Vec<(&'static str, &'static str, Vec<u8>)>> {
    let mut truncated = b"RIFF\xff\xff\xff\x00WEBPVP8L\xf0\xff\xff\x00\x2f\xff\xff\xff\x0f".to_vec();
    truncated.extend_from_slice(&[0x5a; 200]);
    let mut gif = b"GIF89a\xff\xff\xff\xff\xf7\x00\x00".to_vec();
    gif.extend_from_slice(&[0; 768]);
    for _ in 0..2_000 {
        // A frame as large as the canvas, and next to no data.
        gif.extend_from_slice(b"\x2c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x08\x02\x00\x01\x00");
    }
    gif.push(0x3b);
    let mut promise = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00".to_vec();
    promise
        .extend_from_slice(b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01");
    Ok(vec![
        ("thirty-thousand.png", "image/png", png(30_000, 30_000)?),
        ("seven-thousand.png", "image/png", png(7_200, 7_200)?),
        ("wide.png", "image/png", png(1_000_000, 40)?),
        ("truncated.webp", "image/webp", truncated),
        ("many.gif", "image/gif", gif),
        ("promise.jpg", "image/jpeg", promise),
    ])
}

/// A PNG of zeros, one bit a point.
fn png(width: u32, height: u32) -> Outcome<Vec<u8>> {
    let row = vec![0; 1 + width as usize / 8 + 1];
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let line = row.get(..1 + (width as usize).div_ceil(8)).unwrap_or(&row);
    for _ in 0..height {
        packed.write_all(line)?;
    }
    let packed = packed.finish()?;
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend_from_slice(&[1, 0, 0, 0, 0]);
    for (kind, data) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        file.extend_from_slice(&u32::try_from(data.len())?.to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(&data);
        file.extend_from_slice(kind);
        file.extend_from_slice(&data);
        file.extend_from_slice(&sum.sum().to_be_bytes());
    }
    Ok(file)
}
