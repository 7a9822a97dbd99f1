use std::time::Duration;

use db::{Db, args};
use jobs::{Job, Queue};
use weave::{Role, figures, testing::Stage};

use crate::{rooms, staged};

/// A job that was given up a minute ago.
async fn fail(stage: &Stage, id: &'static str) {
    let now = stage.site.clock.now().minus(Duration::from_secs(60));
    stage
        .site
        .db
        .write(move |conn| {
            Box::pin(async move {
                conn.run(
                    "INSERT INTO jobs_job (id, queue, kind, payload, state, attempts, due_at, cause, enqueued_at, failed_at) \
                     VALUES ($1, 'bulk', 'test.lost', 'null', 'failed', 3, $2, 'a bug', $2, $2)",
                    args![id, now],
                )
                .await
            })
        })
        .await
        .unwrap();
}

/// As the schedule does, five minutes after the last look.
async fn look(stage: &Stage) {
    stage.site.clock.advance(Duration::from_secs(300));
    let site = stage.site.clone();
    let job = Job {
        kind: "console.watch",
        payload: serde_json::Value::Null,
        at: site.clock.now(),
        queue: Queue::Background,
        key: None,
    };
    let own = site.clone();
    site.db
        .write(move |conn| Box::pin(async move { jobs::enqueue(conn, job, &own.clock, &own.rng).await }))
        .await
        .unwrap();
    stage.work().await;
}

pub async fn account(
    stage: &Stage,
    email: &str,
    language: basis::Language,
    role: Role,
    body: basis::Id<basis::of::Body>,
) {
    let new = accounts::NewAccount { email: email.into(), name: "Amina".into(), language, password: None };
    let account = accounts::add(&stage.site, new).await.unwrap();
    accounts::grant(&stage.site, account, body, role, true).await.unwrap();
}

async fn letters_on(db: Db) {
    let stage = Stage::with_db(db, rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    account(&stage, "amina@example.org", basis::Language::Ar, Role::Admin, planted.root).await;
    account(&stage, "fatiha@example.org", basis::Language::Fr, Role::Admin, planted.root).await;
    account(&stage, "nobody@example.org", basis::Language::Fr, Role::Coordinator, planted.root).await;
    account(&stage, "below@example.org", basis::Language::Fr, Role::Admin, planted.chapter).await;
    let before = stage.site.mail.last().len();
    let written = || {
        let mut last = stage.site.mail.last();
        last.truncate(last.len() - before);
        // The clock of a stage stands still, and PostgreSQL's does not: there it is told of as well.
        last.retain(|letter| letter.text.contains("العمل في الخلفية") || letter.text.contains("Travail en"));
        last
    };
    look(&stage).await;
    fail(&stage, "0000000000000000000000000f").await;
    look(&stage).await;
    assert_eq!(written().len(), 0, "seen once");
    for _ in 0..6 {
        look(&stage).await;
    }
    let told = written();
    let to: Vec<&str> = told.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(told.len(), 2, "one letter each, to whoever holds the installation: {to:?}");
    let arabic = told.iter().find(|letter| letter.to == "amina@example.org").unwrap();
    assert!(arabic.subject.contains("يلزم إصلاح شيء"), "{}", arabic.subject);
    assert!(arabic.text.contains("أعمال تعثّرت في اليوم الأخير: 1"), "{}", arabic.text);
    assert!(arabic.text.contains("http://localhost:8080/desk/status"), "{}", arabic.text);
    let french = told.iter().find(|letter| letter.to == "fatiha@example.org").unwrap();
    assert!(french.text.contains("Travaux en échec depuis un jour : 1"), "{}", french.text);

    let job = "0000000000000000000000000f".parse().unwrap();
    stage.site.db.write(move |conn| Box::pin(async move { jobs::forget(conn, job).await })).await.unwrap();
    for _ in 0..12 {
        look(&stage).await;
    }
    assert_eq!(written().len(), 2, "not fine for an hour yet");
    for _ in 0..6 {
        look(&stage).await;
    }
    let told = written();
    assert_eq!(told.len(), 4, "one more each");
    let again = told.iter().find(|letter| letter.to == "fatiha@example.org").unwrap();
    assert!(again.text.contains("De nouveau en ordre : Travail en arrière-plan."), "{}", again.text);
    let mut conn = stage.site.db.read().await.unwrap();
    let sql = "SELECT CAST(count(*) AS BIGINT) FROM console_alerts WHERE thing = 'jobs'";
    let (left,) = conn.one::<(i64,)>(sql, vec![]).await.unwrap();
    drop(conn);
    assert_eq!(left, 0, "nothing is remembered of what is over");
    stage.end().await;
}

#[tokio::test]
async fn whoever_holds_the_installation_gets_one_letter_when_it_turns_wrong_and_one_when_it_is_fine_again() {
    db::testing::each(&[], letters_on).await;
}

#[tokio::test]
async fn the_status_page_says_what_is_wrong_in_words_and_lets_it_be_tried_again() {
    let (stage, holder, _) = staged().await;
    let fine = stage.get("/desk/status", &format!("{holder}; language=fr")).await;
    assert!(fine.text.contains("Tout le travail se fait"), "{}", fine.text);
    fail(&stage, "0000000000000000000000000f").await;
    for (language, state, says) in [
        ("ar", "يلزم إصلاحه", "أعمال تعثّرت في اليوم الأخير: 1"),
        ("fr", "À réparer", "Travaux en échec depuis un jour : 1"),
        ("en", "To be mended", "Work that failed within a day: 1"),
    ] {
        let seen = stage.get("/desk/status", &format!("{holder}; language={language}")).await;
        assert!(seen.text.contains(state) && seen.text.contains(says), "{language}: {}", seen.text);
        assert!(seen.text.contains("a bug") && seen.text.contains("SQLite"), "{language}");
    }
    let job = "/desk/status/0000000000000000000000000f";
    assert_eq!(stage.post(&format!("{job}/retry"), &holder, &[]).await.location(), "/desk/status");
    assert_eq!(stage.post(&format!("{job}/retry"), &holder, &[]).await.status, 404, "it waits again");
    assert_eq!(stage.post(&format!("{job}/forget"), "", &[]).await.status, 401);
    assert_eq!(stage.get("/desk/state", &holder).await.status, 404);
    let missing = stage.site.catalogue.missing();
    assert!(missing.is_empty(), "{missing:?}");
    stage.end().await;
}

#[tokio::test]
async fn every_sentence_of_every_finding_is_there_in_three_languages() {
    let (stage, ..) = staged().await;
    let source = [include_str!("../../src/findings.rs"), include_str!("../../src/judge.rs")].concat();
    let keys = source.split('"').filter(|part| part.starts_with("console-"));
    let mut seen = 0;
    for key in keys {
        for language in [basis::Language::Ar, basis::Language::Fr, basis::Language::En] {
            let t = weave::Visit::of(&stage.site, language).t;
            assert!(t.has(key) && t.is_own(key), "{key} in {language}");
        }
        seen += 1;
    }
    assert!(seen > 40, "{seen}");
    stage.end().await;
}

#[tokio::test]
async fn figures_move_and_name_nobody() {
    db::testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        account(&stage, "amina@example.org", basis::Language::Ar, Role::Admin, planted.root).await;
        let before = figures::text(&stage.site).await;
        assert!(
            before.contains("nasij_database_up 1\n") && before.contains("nasij_build_info{version="),
            "{before}"
        );
        fail(&stage, "0000000000000000000000000f").await;
        for path in
            ["/ar/", "/ar/", "/fr/b/tunisie/?q=amina", "/ar/nowhere", "/desk/", "/sign-in/link/0a1b2c3d4e5f"]
        {
            stage.get(path, "").await;
        }
        stage.post("/sign-in", "", &[("email", "amina@example.org"), ("password", "secret-of-amina")]).await;
        let after = figures::text(&stage.site).await;
        let read = |text: &str, name: &str| -> f64 {
            let line =
                text.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
            line.map_or(0.0, |line| line.rsplit(' ').next().unwrap().parse().unwrap())
        };
        for (name, more) in [
            ("nasij_requests_total{route=\"page\",method=\"read\",status=\"2xx\"}", 3.0),
            ("nasij_requests_total{route=\"none\",method=\"read\",status=\"4xx\"}", 0.0),
            ("nasij_requests_total{route=\"desk\",method=\"read\",status=\"3xx\"}", 1.0),
            ("nasij_request_duration_seconds_count{route=\"page\",method=\"read\"}", 3.0),
            ("nasij_page_cache_total{found=\"ready\"}", 1.0),
            ("nasij_jobs_failed{queue=\"bulk\"}", 1.0),
            ("nasij_writer_writes_total", 1.0),
        ] {
            let grew = read(&after, name) - read(&before, name);
            assert!(grew >= more, "{name} grew by {grew}: {after}");
        }
        assert!(
            read(&after, "nasij_database_bytes") > 10_000.0 && read(&after, "nasij_disk_free_bytes") > 0.0
        );
        assert!(read(&after, "process_resident_memory_bytes") > 1e6, "{after}");
        assert!(after.contains("nasij_sessions_open "), "{after}");
        for secret in
            ["amina", "Amina", "tunisie", "nowhere", "0a1b2c3d4e5f", "secret", &planted.root.to_string()]
        {
            assert!(!after.contains(secret), "{secret}: {after}");
        }
        for line in after.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(name.starts_with("nasij_") || name.starts_with("process_"), "{line}");
            assert!(value.parse::<f64>().is_ok_and(f64::is_finite), "{line}");
        }
        stage.end().await;
    })
    .await;
}
