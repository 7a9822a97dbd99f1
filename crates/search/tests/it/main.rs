//! The index and the box, on both databases, with a room that stands in for all others.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use basis::{Id, Language, Moment, Result, Text, of::Publication as Mark};
use db::{Conn, testing};
use weave::{Latest, Publication, Publications, Room, facts::Published, testing::Stage};

/// What it holds: a publication and its text.
#[derive(Default)]
struct Shelf(Mutex<Vec<(Publication, Text)>>);

#[async_trait]
impl Publications for Shelf {
    async fn one(&self, _: &mut Conn, id: Id<Mark>) -> Result<Option<Publication>> {
        Ok(self.0.lock().unwrap().iter().find(|(one, _)| one.id == id).map(|(one, _)| one.clone()))
    }
    async fn latest(&self, _: &mut Conn, ask: &Latest) -> Result<Vec<Publication>> {
        Ok(self.0.lock().unwrap().iter().take(ask.limit).map(|(one, _)| one.clone()).collect())
    }
    async fn text(&self, _: &mut Conn, id: Id<Mark>) -> Result<Text> {
        Ok(self
            .0
            .lock()
            .unwrap()
            .iter()
            .find(|(one, _)| one.id == id)
            .map(|(_, text)| text.clone())
            .unwrap_or_default())
    }
    async fn all(&self, _: &mut Conn, after: Option<Id<Mark>>, limit: usize) -> Result<Vec<Publication>> {
        let mut all: Vec<Publication> = self.0.lock().unwrap().iter().map(|(one, _)| one.clone()).collect();
        all.sort_by_key(|one| one.id);
        Ok(all.into_iter().filter(|one| after.is_none_or(|after| one.id > after)).take(limit).collect())
    }
}

struct ShelfRoom(Arc<Shelf>);

#[async_trait]
impl Room for ShelfRoom {
    fn name(&self) -> &'static str {
        "shelf"
    }
    fn publications(&self) -> Option<Arc<dyn Publications>> {
        Some(self.0.clone())
    }
}

async fn staged(db: db::Db) -> (Stage, Arc<Shelf>, network::testing::Planted) {
    let shelf = Arc::new(Shelf::default());
    let rooms: Vec<Arc<dyn Room>> = vec![network::room(), Arc::new(ShelfRoom(shelf.clone())), search::room()];
    let stage = Stage::with_db(db, rooms).await;
    let planted = network::testing::plant(&stage.site).await;
    (stage, shelf, planted)
}

async fn put(
    stage: &Stage,
    shelf: &Shelf,
    body: Id<basis::of::Body>,
    title: Text,
    text: Text,
    at: i64,
) -> Id<Mark> {
    let id = Id::new(&stage.site.clock, &stage.site.rng);
    let publication = Publication {
        id,
        kind: "news",
        body,
        title,
        summary: Text::new(),
        path: format!("news/n{at}"),
        picture: None,
        date: Moment::from_millis(at),
        updated: Moment::from_millis(at),
        sensitive: false,
    };
    shelf.0.lock().unwrap().push((publication, text));
    tell(stage, id, body).await;
    id
}

async fn tell(stage: &Stage, id: Id<Mark>, body: Id<basis::of::Body>) {
    let site = stage.site.clone();
    let told = Published { publication: id, body, kind: "news".into(), visible: true };
    stage
        .site
        .db
        .write(move |conn| Box::pin(async move { weave::tell(conn, &site, &told).await }))
        .await
        .unwrap();
}

fn ar(text: &str) -> Text {
    Text::of(Language::Ar, text)
}

#[tokio::test]
async fn what_is_published_is_found_folded_and_newest_first() {
    testing::each(&[], |db| async move {
        let (stage, shelf, planted) = staged(db).await;
        put(&stage, &shelf, planted.root, ar("أخبار الجمعيّات"), ar("وصلت المكتبةُ المتنقّلة"), 1_000).await;
        put(&stage, &shelf, planted.chapter, ar("جمعية الواحة"), ar("مـــاء نقيّ"), 2_000).await;
        put(
            &stage,
            &shelf,
            planted.association,
            Text::of(Language::Fr, "L’École des Oasis"),
            Text::of(Language::Fr, "Été"),
            3_000,
        )
        .await;
        let ask = |path: &'static str| stage.get(path, "");
        let both = ask("/ar/search?q=%D8%A7%D9%84%D8%AC%D9%85%D8%B9%D9%8A%D8%A7%D8%AA").await;
        let (newer, older) = (both.text.find("/news/n2000").unwrap(), both.text.find("/news/n1000").unwrap());
        assert!(newer < older, "newest first");
        assert!(both.text.contains("<mark>"), "{}", both.text);
        assert!(
            ask("/ar/search?q=%D9%85%D9%83%D8%AA%D8%A8%D8%A7%D8%AA").await.text.contains("/news/n1000"),
            "مكتبات"
        );
        assert!(ask("/fr/search?q=ecole+ETE").await.text.contains("/fr/b/oasis/news/n3000"));
        let inside = ask("/fr/b/algerie/search?q=ecole").await;
        assert!(inside.status.is_success() && !inside.text.contains("n3000"), "another branch");
        assert!(ask("/fr/b/tunisie/search?q=ecole").await.text.contains("n3000"), "below");
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_goes_is_not_found_any_more() {
    testing::each(&[], |db| async move {
        let (stage, shelf, planted) = staged(db).await;
        let id = put(&stage, &shelf, planted.root, ar("خطّارة"), ar("نصّ"), 1_000).await;
        let ask = || stage.get("/ar/search?q=%D8%AE%D8%B7%D8%A7%D8%B1%D8%A9", "");
        assert!(ask().await.text.contains("/news/n1000"));
        shelf.0.lock().unwrap().clear();
        tell(&stage, id, planted.root).await;
        assert!(!ask().await.text.contains("/news/n1000"));
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_long_list_has_pages_and_hostile_questions_are_only_words() {
    testing::each(&[], |db| async move {
        let (stage, shelf, planted) = staged(db).await;
        for n in 0..45 {
            put(&stage, &shelf, planted.root, ar("بئر"), ar("نصّ"), 1_000 + n).await;
        }
        let mut path = String::from("/ar/search?q=%D8%A8%D8%A6%D8%B1");
        let mut seen = 0;
        let mut pages = 0;
        loop {
            let page = stage.get(&path, "").await;
            seen += page.text.matches("/news/n").count();
            pages += 1;
            let Some(next) = page.text.split("rel=\"next\" href=\"").nth(1) else { break };
            path = next.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        }
        assert_eq!((seen, pages), (45, 3));
        for hostile in
            ["%22", "*", "a%20NEAR%20b", "')--", "%3Cscript%3E", "&before=x.y", "%F0%9F%92%A7", "-", ":*"]
        {
            let seen = stage.get(&format!("/fr/search?q={hostile}"), "").await;
            assert!(seen.status.is_success(), "{hostile}: {}", seen.status);
            assert!(!seen.text.contains("<script>"), "{hostile}");
        }
        assert_eq!(stage.get("/fr/search?q=%00", "").await.status, 400);
        let long = format!("/fr/search?q={}", "a".repeat(4_000));
        assert!(stage.get(&long, "").await.status.is_success());
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_site_that_got_the_room_late_fills_its_index() {
    testing::each(&[], |db| async move {
        let (stage, shelf, planted) = staged(db).await;
        put(&stage, &shelf, planted.root, ar("ساقية"), ar("نصّ"), 1_000).await;
        stage
            .site
            .db
            .write(|conn| {
                Box::pin(async move {
                    if conn.is_sqlite() {
                        conn.run("DELETE FROM search_words WHERE rowid > 0", vec![]).await?;
                    }
                    conn.run("DELETE FROM search_entries", vec![]).await
                })
            })
            .await
            .unwrap();
        let worker = stage.workers.iter().find(|worker| worker.kind == "search.fill").unwrap();
        (worker.run)(serde_json::Value::Null).await.unwrap();
        assert!(
            stage.get("/ar/search?q=%D8%B3%D8%A7%D9%82%D9%8A%D8%A9", "").await.text.contains("/news/n1000")
        );
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn bodies_are_found_by_name_and_screens_have_their_direction() {
    let scratch = testing::Scratch::sqlite(&[]).await;
    let (stage, _, _) = staged(scratch.db.clone()).await;
    let seen = stage.get("/fr/search?q=tunis", "").await;
    assert!(seen.text.contains("href=\"/fr/b/tunisie/\""), "{}", seen.text);
    for (language, dir) in [("ar", "rtl"), ("fr", "ltr")] {
        for path in ["search", "search?q=zzz"] {
            let seen = stage.get(&format!("/{language}/{path}"), "").await;
            assert_eq!(seen.text.matches("<h1").count(), 1);
            assert!(
                seen.text.contains(&format!("<html lang=\"{language}\" dir=\"{dir}\""))
                    && seen.text.contains("noindex")
            );
        }
    }
    stage.end().await;
    scratch.remove().await;
}

/// Bytes of the database file and its log.
fn holds(path: &str, word: &str) -> bool {
    ["", "-wal"].iter().any(|end| {
        let bytes = std::fs::read(format!("{path}{end}")).unwrap_or_default();
        bytes.windows(word.len()).any(|part| part == word.as_bytes())
    })
}

#[tokio::test]
async fn erased_words_leave_the_index_file() {
    let scratch = db::testing::Scratch::sqlite(&[]).await;
    let path = scratch.url.trim_start_matches("sqlite:").to_owned();
    let (stage, shelf, planted) = staged(scratch.db.clone()).await;
    for n in 0..20 {
        put(&stage, &shelf, planted.root, ar(&format!("zaghlulkept{n}")), ar("مكتبة"), 1_000 + n).await;
    }
    let id = put(&stage, &shelf, planted.root, ar("zaghlulgone"), ar("qarqarayn"), 3_000).await;
    assert!(holds(&path, "qarqarayn"), "the test looks at the right files");
    shelf.0.lock().unwrap().retain(|(one, _)| one.id != id);
    tell(&stage, id, planted.root).await;
    stage.site.db.scrub(&[]).await.unwrap();
    for word in ["zaghlulgone", "qarqarayn", "qarqar"] {
        assert!(!holds(&path, word), "{word}");
    }
    assert!(holds(&path, "zaghlulkept1"));
    stage.end().await;
    scratch.remove().await;
}
