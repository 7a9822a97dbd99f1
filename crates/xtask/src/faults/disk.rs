//! A disk that is full, and one that the system turned read-only after an error: both are real file systems of their own.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use super::{
    Setting, kept,
    load::{Aim, Load, PAGES, Seen, until_a_write},
    row::Row,
    site::{Site, Way, leaks},
};
use crate::{Outcome, bench::http, shell};

/// Taken away again, however the fault ends.
pub struct Mounted(PathBuf);

impl Mounted {
    /// # Errors
    /// Without the right to mount.
    pub fn new(folder: PathBuf, arguments: &[&str]) -> Outcome<Self> {
        fs::create_dir_all(&folder)?;
        shell::output(Command::new("mount").args(arguments).arg(&folder)).map_err(|why| {
            format!("a file system of its own is needed, which asks for root and CAP_SYS_ADMIN: {why}")
        })?;
        Ok(Self(folder))
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// # Errors
    /// When something there is still in use.
    pub fn away(&self) -> Outcome<()> {
        shell::output(Command::new("umount").arg(&self.0)).map(|_| ())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(Command::new("umount").args(["-q", "-l"]).arg(&self.0).status());
    }
}

/// Writes until nothing more goes in; no error but "no space" is awaited.
fn fill(file: &Path) -> Outcome<()> {
    let mut filler = File::options().create(true).append(true).open(file)?;
    for size in [65_536, 4_096, 512, 1] {
        let block = vec![7; size];
        while filler.write_all(&block).is_ok() {}
    }
    Ok(())
}

/// What is asked while nothing can be written; each kind of page was read before.
fn without_writes(
    row: &mut Row,
    load: &Load<'_>,
    seen: &mut Seen,
    site: &mut Site,
    why: &str,
) -> Outcome<()> {
    let mut without = Seen::default();
    load.during(&mut without, || {
        thread::sleep(Duration::from_secs(5));
        Ok(())
    })?;
    row.must(without.refused > 0, format!("no write was answered 503 with {why}"));
    row.must(without.reads > 0, format!("no page was read with {why}"));
    row.must(without.reads_refused + without.reads_cut == 0, format!("a page was refused with {why}"));
    row.must(without.cut == 0, format!("a write was cut off with {why}"));
    row.promised(&without);
    row.must(site.lives(), format!("the server ended: {}", site.said()));
    row.reads_said(format!(
        "{} of {}",
        without.reads,
        without.reads + without.reads_refused + without.reads_cut
    ));
    row.note(format!(
        "{} writes answered 503, {} still taken; the slowest answer {:.1?}",
        without.refused,
        without.kept.len(),
        without.slowest_write.max(without.slowest_read)
    ));
    seen.tried.append(&mut without.tried);
    seen.kept.append(&mut without.kept);
    Ok(())
}

/// # Errors
/// When no file system can be mounted, or the server does not come up.
pub fn full(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let disk = Mounted::new(house.scratch("small-disk"), &["-t", "tmpfs", "-o", "size=64m", "tmpfs"])?;
    let place = house.copy_to(&disk.0.join("data"))?;
    let mut site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &house.token)?;
    let before = kept::total(house, &place, &aim)?;
    let mut seen = Seen::default();
    let mut row = Row::new("full disk, 3 times");
    for round in 0..3 {
        let prefix = format!("d{round}");
        let load =
            Load { aim: &aim, ports: &[site.port], prefix: &prefix, patience: Duration::from_secs(30) };
        let filler = disk.0.join("filler");
        load.during(&mut seen, || {
            thread::sleep(Duration::from_millis(700));
            fill(&filler)?;
            // What the log of the database has room for is still taken; then that is full too.
            thread::sleep(Duration::from_millis(500));
            fill(&filler)
        })?;
        let prefix = format!("e{round}");
        without_writes(&mut row, &Load { prefix: &prefix, ..load }, &mut seen, &mut site, "a full disk")?;
        fs::remove_file(&filler)?;
        let took = until_a_write(&aim, site.port, &format!("f{round}"), &mut seen, Duration::from_secs(30))?;
        row.back_after(took, Duration::from_secs(5));
    }
    let checked = kept::check(house, &place, &aim, &site, before, &seen)?;
    row.writes(&seen, &checked);
    let (secrets, panics) = leaks(&site.end()?, &[&house.token])?;
    row.log(&secrets, &panics);
    disk.away()?;
    Ok(vec![row])
}

/// ext4 on a file, told to be read-only at the first error; then the kernel is told that there was one. Open files stay
/// open, as on a disk that dies. Such a file system can be written again only after it was unmounted.
///
/// # Errors
/// As [`full`].
pub fn read_only(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let image = house.scratch("disk.img");
    File::create(&image)?.set_len(200 << 20)?;
    shell::output(Command::new("mkfs.ext4").arg("-q").arg(&image))?;
    let shown = image.to_string_lossy().into_owned();
    let options = ["-o", "loop,errors=remount-ro", &shown];
    let disk = Mounted::new(house.scratch("failing-disk"), &options)?;
    let place = house.copy_to(&disk.0.join("data"))?;
    // What was there before lies on the disk; only what the server itself made sure of comes after it.
    shell::output(Command::new("sync").arg("-f").arg(&disk.0))?;
    let mut site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &house.token)?;
    let before = kept::total(house, &place, &aim)?;
    let mut seen = Seen::default();
    let mut row = Row::new("disk turned read-only under load");
    let load = Load { aim: &aim, ports: &[site.port], prefix: "o", patience: Duration::from_secs(30) };
    load.during(&mut seen, || {
        thread::sleep(Duration::from_millis(700));
        break_disk(&disk.0)
    })?;
    without_writes(&mut row, &Load { prefix: "n", ..load }, &mut seen, &mut site, "a read-only disk")?;
    let log = site.end()?;
    // Begun on a disk that can only be read: no half-way house, a sentence.
    let patience = Some(Duration::from_secs(20));
    match house.serve(&place, &Way { patience, ..Way::default() }) {
        Ok(site) => {
            let read = http::get(site.port, PAGES[0], &[])?.status;
            row.note(format!("started on the read-only disk, it serves: {} answers {read}", PAGES[0]));
            row.must(read == 200, format!("started on the read-only disk, it answered {read}"));
            drop(site);
        }
        Err(why) => {
            let said = why.to_string();
            row.note(format!("started on the read-only disk: {said}"));
            row.must(plain(&said), format!("no plain sentence on a read-only disk: {said}"));
        }
    }
    disk.away()?;
    let checked = Command::new("e2fsck").args(["-p", "-f"]).arg(&image).output()?;
    row.note(format!("e2fsck mended the file system: {}", checked.status));
    let disk = Mounted::new(house.scratch("failing-disk"), &options)?;
    let site = house.serve(&place, &Way::default())?;
    row.back_after(site.ready, Duration::from_secs(15));
    until_a_write(&aim, site.port, "m", &mut seen, Duration::from_secs(10))?;
    let checked = kept::check(house, &place, &aim, &site, before, &seen)?;
    row.writes(&seen, &checked);
    let (secrets, panics) = leaks(&(log + &site.end()?), &[&house.token])?;
    row.log(&secrets, &panics);
    disk.away()?;
    Ok(vec![row])
}

fn break_disk(folder: &Path) -> Outcome<()> {
    let source = shell::output(Command::new("findmnt").args(["-no", "SOURCE"]).arg(folder))?;
    let device = source.trim().trim_start_matches("/dev/");
    fs::write(format!("/sys/fs/ext4/{device}/trigger_fs_error"), "1")?;
    Ok(())
}

/// One sentence, and neither a panic nor a number alone.
pub fn plain(said: &str) -> bool {
    !said.contains("panicked") && !said.contains("backtrace") && said.split_whitespace().count() > 5
}
