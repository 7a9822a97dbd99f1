//! One who is known to two bodies is two records until she says otherwise.

use std::sync::{Arc, Mutex};

use basis::{Id, of::Body};
use http::StatusCode;
use people::model::PersonId;

use crate::house::{ADDRESS, House, NAME, actor, rooms, typed};

async fn rows(house: &House) -> Vec<(String, i64)> {
    let mut conn = house.site().db.read().await.unwrap();
    conn.all("SELECT id, said FROM people_links ORDER BY id", db::args![]).await.unwrap()
}

/// A record as whoever works at `by` reads it.
async fn record(house: &House, slug: &str, person: Id<PersonId>, by: Id<Body>) -> String {
    let reader = house.stage.sign_in(actor(Id::from_bits(6), by, &["people.read"]));
    let seen = house.stage.get(&format!("/desk/b/{slug}/persons/{person}"), &reader).await;
    assert_eq!(seen.status, StatusCode::OK);
    seen.text
}

async fn say(house: &House, cookie: &str, bodies: &[Id<Body>]) -> (StatusCode, String) {
    let bodies: Vec<String> = bodies.iter().map(ToString::to_string).collect();
    let fields: Vec<(&str, &str)> = bodies.iter().map(|one| ("body", one.as_str())).collect();
    let seen = house.stage.post("/my/same", cookie, &fields).await;
    (seen.status, seen.text)
}

const SAID: &str = "كما قالت بنفسها";

#[tokio::test]
async fn she_says_it_and_takes_it_back_and_it_is_gone_at_both() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (chapter, association, sister) =
            (house.planted.chapter, house.planted.association, house.planted.sister);
        let tree = network::tree(house.site()).await.unwrap();
        let slug = |body| tree.get(body).unwrap().slug.to_string();
        let name = |body| tree.get(body).unwrap().names.best(&[basis::Language::Ar]).to_owned();
        let one = house.maryam().await;
        let cookie = house.open(ADDRESS).await;
        assert!(
            !house.stage.get("/my", &cookie).await.text.contains("/my/same"),
            "one body alone: nothing to say"
        );
        let two = house.add(association, typed(ADDRESS, "", &["contact"])).await;
        let three = house.add(sister, typed(ADDRESS, "", &["contact"])).await;
        house.add(chapter, typed("other@example.org", "", &["contact"])).await;
        let own = house.stage.get("/my", &cookie).await.text;
        assert_eq!(own.matches("type=\"checkbox\"").count(), 3, "{own}");
        let french = format!("{cookie}; language=fr");
        assert!(
            house.stage.get("/my", &french).await.text.contains("Une seule personne chez plusieurs organes")
        );

        let (status, text) = say(&house, &cookie, &[chapter]).await;
        assert!(
            status == StatusCode::UNPROCESSABLE_ENTITY && text.contains("تُختار هيئتان على الأقل"),
            "{text}"
        );
        assert!(text.contains("checked"), "what was ticked stays ticked");
        let stranger = house.open("other@example.org").await;
        assert_eq!(say(&house, &stranger, &[chapter, association]).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(rows(&house).await.is_empty());
        assert_eq!(say(&house, "", &[chapter, association]).await.0, StatusCode::GONE);

        assert_eq!(say(&house, &cookie, &[chapter, association]).await.0, StatusCode::SEE_OTHER);
        let said = rows(&house).await;
        house.site().clock.advance(std::time::Duration::from_secs(60));
        say(&house, &cookie, &[chapter, association]).await;
        assert_eq!(rows(&house).await, said, "said twice it is one, of the first day");
        assert_eq!(said.len(), 1);
        let (first, second) = (slug(chapter), slug(association));
        let seen = record(&house, &first, one, chapter).await;
        assert!(seen.contains(SAID) && seen.contains(&name(association)) && !seen.contains(NAME), "{seen}");
        let seen = record(&house, &second, two, association).await;
        assert!(seen.contains(SAID) && seen.contains("قالت صاحبته إن هيئة أخرى تعرفها"), "{seen}");
        assert!(
            !record(&house, &slug(sister), three, sister).await.contains(SAID),
            "who was not ticked knows nothing"
        );
        // From above nothing of it is seen, not even where a right reaches down.
        for (slug, person) in [(&first, one), (&second, two)] {
            assert!(!record(&house, slug, person, house.planted.root).await.contains(SAID));
        }
        assert_eq!(
            house.stage.get("/my", &cookie).await.text.matches("/my/apart").count(),
            2,
            "from either side"
        );

        // Taken back at one it is gone at both, and no restore brings it back.
        let (a, b) = (association.to_string(), chapter.to_string());
        for _ in 0..2 {
            let done = house.stage.post("/my/apart", &cookie, &[("body", &a), ("other", &b)]).await;
            assert_eq!(done.location(), "/my?done=apart");
        }
        assert!(rows(&house).await.is_empty());
        assert!(!record(&house, &first, one, chapter).await.contains(SAID));
        let erased = weave::all_erased(&mut house.site().db.read().await.unwrap()).await.unwrap();
        assert!(erased.iter().any(|line| line.table == "people_links" && line.id == said[0].0));
        say(&house, &cookie, &[chapter, association, sister]).await;
        let all = rows(&house).await;
        assert_eq!(all.len(), 3);
        let at = house.site().clock.now();
        let line = weave::Erasure { table: "people_links".into(), id: all[0].0.clone(), at };
        people::replay_erased(house.site(), [line]).await.unwrap();
        assert_eq!(rows(&house).await, all[1..], "and what was said anew stays");
        say(&house, &cookie, &[chapter, association, sister]).await;

        // With the last consent at one body, and with a record, it goes everywhere.
        let (person, what) = (three.to_string(), "contact");
        house.stage.post("/my/withdraw", &cookie, &[("person", &person), ("what", what)]).await;
        assert_eq!(rows(&house).await.len(), 1, "the sister is known of no more");
        house.stage.post("/my/erase", &cookie, &[("body", &b), ("sure", "1")]).await;
        assert!(rows(&house).await.is_empty());
        let seen = record(&house, &second, two, association).await;
        assert!(!seen.contains(SAID) && seen.contains("لم يعد يُقال"), "{seen}");
        house.stage.end().await;
    })
    .await;
}

/// One body in lockdown.
#[derive(Clone, Default)]
struct Locked(Arc<Mutex<Option<Id<Body>>>>);

impl weave::Room for Locked {
    fn name(&self) -> &'static str {
        "locked"
    }
    fn lockdowns(&self) -> Option<Arc<dyn weave::Lockdowns>> {
        Some(Arc::new(self.clone()))
    }
}

#[async_trait::async_trait]
impl weave::Lockdowns for Locked {
    async fn is_locked(&self, _: &weave::Site, body: Id<Body>) -> basis::Result<bool> {
        Ok(*self.0.lock().unwrap() == Some(body))
    }
    async fn locked(&self, _: &weave::Site) -> basis::Result<Vec<Id<Body>>> {
        Ok(self.0.lock().unwrap().iter().copied().collect())
    }
}

#[tokio::test]
async fn a_body_in_lockdown_is_not_named_to_the_other() {
    let locked = Locked::default();
    let mut all = rooms();
    all.push(Arc::new(locked.clone()));
    let house = House::furnish(weave::testing::Stage::new(all).await).await;
    let (chapter, sister) = (house.planted.chapter, house.planted.sister);
    let one = house.maryam().await;
    house.add(sister, typed(ADDRESS, "", &["contact"])).await;
    let cookie = house.open(ADDRESS).await;
    say(&house, &cookie, &[chapter, sister]).await;
    assert!(record(&house, "tunisie", one, chapter).await.contains(SAID));
    *locked.0.lock().unwrap() = Some(sister);
    assert!(!record(&house, "tunisie", one, chapter).await.contains(SAID));
    // What she says meanwhile is taken, and to take it back is possible always.
    assert_eq!(say(&house, &cookie, &[chapter, sister]).await.0, StatusCode::SEE_OTHER);
    let (a, b) = (chapter.to_string(), sister.to_string());
    house.stage.post("/my/apart", &cookie, &[("body", &a), ("other", &b)]).await;
    assert!(rows(&house).await.is_empty());
    house.stage.end().await;
}
