//! A database with pages that are none: said in plain words, wherever it is met, and brought back from a backup.

use std::{
    fs::File,
    io::Write as _,
    time::{Duration, Instant},
};

use db::testing::damage;

use crate::{Folder, Server, backups::ok, begin, nasij, text};

const BACK: &str = "nasij backup restore";

/// The charter, whose page asks the database each time a restart forgot it.
fn charter(folder: &std::path::Path) {
    let page = folder.join("old.txt");
    std::fs::write(
        &page,
        "ميثاق ائتلاف الواحات\n\nالرؤية: ماء نقي لكل بيت\nالأهداف :\n١- حفظ العيون .\n٢- صون السواقي\n",
    )
    .unwrap();
    ok(folder, &["import", "page", page.to_str().unwrap(), "--body", "oases", "--as", "charter"]);
}

#[tokio::test]
async fn a_damaged_database_is_served_as_far_as_it_goes_and_says_what_brings_it_back() {
    let all = Folder::new("damage");
    let home = all.path().join("home");
    begin(&home);
    charter(&home);
    let backup = all.path().join("whole.age").display().to_string();
    ok(&home, &["backup", "create", &backup]);
    let whole = nasij(&home, &["doctor"]);
    assert!(text(&whole.stdout).contains("fine  database"), "{}", text(&whole.stdout));

    damage(&home.join("nasij.db"), &["charter_articles", "jobs_job"]).await;
    let server = Server::start(&home, "serve");
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    assert!(server.get("/ar/").starts_with("HTTP/1.1 200"), "what is whole is read");
    let page = server.get("/ar/charter");
    assert!(page.starts_with("HTTP/1.1 503") && page.to_lowercase().contains("retry-after:"), "{page}");
    assert!(page.contains("جزء من البيانات المحفوظة تالف"), "{page}");
    let doctor = nasij(&home, &["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    let said = text(&doctor.stdout);
    assert!(said.contains("WRONG database: The database is damaged") && said.contains(BACK), "{said}");
    drop(server);
    let doctor = nasij(&home, &["doctor", "--deep"]);
    let said = text(&doctor.stdout);
    assert!(
        said.contains("WRONG database: The database is damaged") && said.contains("WRONG tables"),
        "{said}"
    );
    let command = nasij(&home, &["backup", "create", &all.path().join("late.age").display().to_string()]);
    assert_eq!(command.status.code(), Some(1), "half a backup is none");
    assert!(text(&command.stderr).contains(BACK), "{}", text(&command.stderr));

    let anew = all.path().join("anew");
    let key = home.join("keys/backup.key").display().to_string();
    ok(&anew, &["backup", "restore", &backup, "--key", &key]);
    assert!(Server::start(&anew, "serve").get("/ar/charter").contains("حفظ العيون"));
    let doctor = nasij(&anew, &["doctor"]);
    assert!(text(&doctor.stdout).contains("fine  database"), "{}", text(&doctor.stdout));
}

#[test]
fn a_file_that_is_no_database_any_more_is_refused_in_a_sentence() {
    let folder = Folder::new("no-database");
    begin(folder.path());
    let mut file = File::options().write(true).open(folder.path().join("nasij.db")).unwrap();
    file.write_all(&[0x5a; 4_096]).unwrap();
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["doctor"], &["body", "list"]] {
        let begun = Instant::now();
        let done = nasij(folder.path(), command);
        assert_eq!(done.status.code(), Some(1), "{command:?}");
        let said = text(&done.stderr);
        assert!(said.contains("damaged") && said.contains(BACK), "{command:?}: {said}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{command:?}");
    }
}
