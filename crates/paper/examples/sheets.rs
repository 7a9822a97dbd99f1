//! Every document in every language, to be looked at: `cargo run -p paper --example sheets -- DIR`.

#[path = "../tests/it/samples.rs"]
mod samples;

use std::{error::Error, fs, path::PathBuf, time::Instant};

use paper::{Size, poster, share_picture, signature_sheet};

fn main() -> Result<(), Box<dyn Error>> {
    let dir = PathBuf::from(std::env::args().nth(1).ok_or("where to?")?);
    fs::create_dir_all(&dir)?;
    for sample in samples::SAMPLES {
        let write = |what: &str, began: Instant, bytes: Vec<u8>| {
            println!("{} {what}: {:?}, {} bytes", sample.name, began.elapsed(), bytes.len());
            fs::write(dir.join(format!("{}-{what}", sample.name)), bytes)
        };
        let began = Instant::now();
        write("poster-a4.pdf", began, poster(&sample.poster(Size::A4))?)?;
        let began = Instant::now();
        write("poster-a3.pdf", began, poster(&sample.poster(Size::A3))?)?;
        let began = Instant::now();
        write("share.png", began, share_picture(&sample.share_picture())?)?;
        let began = Instant::now();
        write("sheet.pdf", began, signature_sheet(&sample.signature_sheet())?)?;
    }
    Ok(())
}
