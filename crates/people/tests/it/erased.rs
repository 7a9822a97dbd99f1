use db::testing::Scratch;
use weave::{Erasure, Who, testing::Stage};

use crate::house::{ADDRESS, House, NAME, rooms};

fn holds(path: &str, needle: &[u8]) -> bool {
    ["", "-wal"].iter().any(|end| {
        let bytes = std::fs::read(format!("{path}{end}")).unwrap_or_default();
        bytes.windows(needle.len()).any(|part| part == needle)
    })
}

#[tokio::test]
async fn what_is_erased_leaves_no_byte_in_the_file_or_its_log() {
    let scratch = Scratch::sqlite(&[]).await;
    let path = scratch.url.trim_start_matches("sqlite:").to_owned();
    let house = House::furnish(Stage::on(scratch, rooms()).await).await;
    let site = house.site().clone();
    let person = house.maryam().await;
    let mut conn = site.db.read().await.unwrap();
    let sealed =
        people::store::sealed(&mut conn, house.planted.chapter, "", 10).await.unwrap().remove(0).sealed;
    let address =
        people::store::one(&mut conn, person, house.planted.chapter).await.unwrap().address.unwrap();
    drop(conn);
    assert!(holds(&path, &sealed) && holds(&path, &address), "the test looks at the right files");
    for clear in [NAME, "العيّاري", ADDRESS, "maryam.secret"] {
        assert!(!holds(&path, clear.as_bytes()), "{clear} lies nowhere in clear");
    }
    let cookie = house.open(ADDRESS).await;
    house.stage.post("/my/erase", &cookie, &[("body", ""), ("sure", "1")]).await;
    people::purge(&site).await.unwrap();
    assert!(!holds(&path, &sealed) && !holds(&path, &address));
    assert_eq!(std::fs::metadata(format!("{path}-wal")).map(|file| file.len()).unwrap_or(0), 0);
    house.stage.end().await;
}

#[tokio::test]
async fn names_and_addresses_are_in_no_job_and_in_nothing_told() {
    let scratch = Scratch::sqlite(&[]).await;
    let path = scratch.url.trim_start_matches("sqlite:").to_owned();
    let house = House::furnish(Stage::on(scratch, rooms()).await).await;
    house.maryam().await;
    house.stage.post("/ar/privacy", "", &[("address", ADDRESS)]).await;
    let cookie = house.open(ADDRESS).await;
    let body = house.planted.chapter.to_string();
    house.stage.post("/my/ask", &cookie, &[("body", &body)]).await;
    for done in [false, true] {
        for clear in [NAME, "العيّاري", ADDRESS, "maryam.secret", "bWFyeWFt"] {
            assert!(!holds(&path, clear.as_bytes()), "{clear}, worked: {done}");
        }
        house.stage.work().await;
    }
    house.stage.end().await;
}

#[tokio::test]
async fn a_restore_erases_again_and_the_list_lies_beside_the_database() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let site = house.site().clone();
        let person = house.maryam().await;
        let folder = site.config.folder.clone().unwrap();
        // As a restore finds it: the record is back, and the list says that it went.
        let line = Erasure { table: "people".into(), id: person.to_string(), at: site.clock.now() };
        let odd = Erasure { table: "bodies".into(), id: "x".into(), at: site.clock.now() };
        assert_eq!(people::replay_erased(&site, [line.clone(), odd]).await.unwrap(), 1);
        let holding = people::room().holdings().remove(0);
        let mut conn = site.db.read().await.unwrap();
        assert!(holding.list(&site, &mut conn, &Who::new(ADDRESS)).await.unwrap().is_empty());
        drop(conn);
        let text = std::fs::read_to_string(folder.join("erased")).unwrap();
        assert!(text.lines().filter_map(Erasure::read).any(|one| one.id == person.to_string()), "{text}");
        site.clock.advance(std::time::Duration::from_secs(46 * 86_400));
        people::purge(&site).await.unwrap();
        assert_eq!(std::fs::read_to_string(folder.join("erased")).unwrap(), "");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn on_postgresql_the_rows_of_what_went_are_given_back_when_every_room_has_erased() {
    db::testing::each(&[], |db| async move {
        // SQLite overwrites what it deletes: its own test is above.
        if db.is_sqlite() {
            return;
        }
        let house = House::on(db).await;
        house.maryam().await;
        let tidy = house.stage.workers.iter().find(|worker| worker.kind == "people.tidy").unwrap();
        (tidy.run)(serde_json::Value::Null).await.unwrap();
        let mut conn = house.site().db.read().await.unwrap();
        let swept: Vec<(String,)> = conn
            .all(
                "SELECT CAST(relname AS TEXT) FROM pg_stat_user_tables WHERE last_vacuum IS NOT NULL ORDER BY 1",
                vec![],
            )
            .await
            .unwrap();
        let swept: Vec<String> = swept.into_iter().map(|(table,)| table).collect();
        let held = ["people", "accounts", "identities", "passkeys", "code_secrets", "recovery_codes", "tokens"];
        for table in held.into_iter().chain(["known_devices", "keyholders", "hand_outs"]) {
            assert!(swept.iter().any(|one| one == table), "{table}: {swept:?}");
        }
        drop(conn);
        house.stage.end().await;
    })
    .await;
}
