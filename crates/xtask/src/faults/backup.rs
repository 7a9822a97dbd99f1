//! A backup that is killed, and one for which there is no room: what was there before stays whole, and nothing half is taken for a backup.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{
    Setting,
    disk::Mounted,
    row::Row,
    site::{House, Place, Way, leaks},
};
use crate::Outcome;

const KILLS: u32 = 8;

/// A command of the place's; whether it went well, and what it said.
fn done(house: &House, place: &Place, arguments: &[&str]) -> Outcome<(bool, String)> {
    let output = place.command(&house.program, arguments).output()?;
    let said = [output.stdout, output.stderr].concat();
    Ok((output.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

fn verify(house: &House, place: &Place, of: &Path) -> Outcome<(bool, String)> {
    let key = place.data.join("keys/backup.key");
    done(house, place, &["backup", "verify", &of.to_string_lossy(), "--key", &key.to_string_lossy()])
}

/// # Errors
/// When no file system can be mounted, or the server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let place = house.copy("backups")?;
    // Large enough that a backup can be met in its middle.
    house.says(&place, &["bench-sign", "--files", "24"])?;
    let site = house.serve(&place, &Way::default())?;
    let many = house.scratch("backups-kept");
    fs::create_dir_all(&many)?;
    let target = many.to_string_lossy().into_owned();
    let create = |target: &str| done(house, &place, &["backup", "create", target]);

    let mut killed = Row::new(&format!("kill -9 of a backup, {KILLS} times"));
    let begun = Instant::now();
    let (well, said) = create(&target)?;
    let whole = begun.elapsed();
    killed.must(well, format!("the first: {said}"));
    thread::sleep(Duration::from_millis(1_100));
    let begun = Instant::now();
    let (well, said) = create(&target)?;
    let again = begun.elapsed();
    killed.must(well, format!("the second: {said}"));
    let (mut met, mut finished) = (0, 0);
    for round in 0..KILLS {
        let single = house.scratch(&format!("killed-{round}.age"));
        // By turns into the folder and into a file of its own.
        let (to, long) = match round % 2 {
            0 => (target.clone(), again),
            _ => (single.to_string_lossy().into_owned(), whole),
        };
        let mut command = place.command(&house.program, &["backup", "create", &to]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        thread::sleep(long * (round + 1) / (KILLS + 1));
        met += u32::from(child.try_wait()?.is_none());
        child.kill()?;
        child.wait()?;
        let (well, said) = verify(house, &place, &many)?;
        killed.must(well, format!("after kill {round} the folder is no backup: {said}"));
        if single.exists() {
            let (whole, said) = verify(house, &place, &single)?;
            // One that was done before it was killed is one.
            killed.must(whole || !said.contains("panicked"), said);
            finished += u32::from(whole);
        }
    }
    killed.note(format!(
        "a whole one took {whole:.1?}, the next into the folder {again:.1?}; {met} were met in the middle, {finished} files were done before"
    ));
    killed.must(met > 0, "none was met in the middle");
    let (well, said) = create(&target)?;
    killed.must(well, format!("after the kills: {said}"));
    let (well, said) = verify(house, &place, &many)?;
    killed.must(well, format!("the one after the kills: {said}"));
    let left =
        fs::read_dir(&many)?.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with('.'));
    let left = left.count();
    killed.must(left == 0, format!("{left} unfinished files stay in the folder"));

    let mut full = Row::new("no room for a backup");
    let small = Mounted::new(house.scratch("small-backups"), &["-t", "tmpfs", "-o", "size=12m", "tmpfs"])?;
    let (file, folder) = (small.folder().join("full.age"), small.folder().join("many"));
    fs::create_dir_all(&folder)?;
    for to in [&file, &folder] {
        let (well, said) = create(&to.to_string_lossy())?;
        full.must(!well, "a backup that did not fit was called made");
        full.must(
            !said.contains("panicked") && said.contains("disk is full"),
            format!("it is not said that room is missing: {said}"),
        );
        let (taken, _) = verify(house, &place, to)?;
        full.must(!taken, "what did not fit was taken for a backup");
        drop(Command::new("sh").arg("-c").arg(format!("rm -rf '{}'/*", small.folder().display())).status());
        fs::create_dir_all(&folder)?;
    }
    let (well, said) = verify(house, &place, &many)?;
    full.must(well, format!("the backups elsewhere: {said}"));
    small.away()?;
    let (secrets, panics) = leaks(&site.end()?, &[&house.token])?;
    full.log(&secrets, &panics);
    Ok(vec![killed, full])
}
