use std::time::Duration;

use basis::{Kind, Moment};
use people::{
    model::{Consent, Source},
    store::{self, Ask, Before},
};
use weave::{Who, testing::NOON};

use crate::house::{ADDRESS, House, NAME, actor, typed};

#[tokio::test]
async fn a_record_is_kept_found_and_ended() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, chapter) = (house.site().clone(), house.planted.chapter);
        let person = house.maryam().await;
        let plain = house.add(house.planted.association, typed(ADDRESS, "", &["contact"])).await;
        let mut conn = site.db.read().await.unwrap();
        let one = store::one(&mut conn, person, chapter).await.unwrap();
        assert!(one.contact && one.news && one.sealed && one.source == Source::Paper);
        assert_eq!(one.ends, NOON.plus(Duration::from_secs(730 * 86_400)));
        assert!(
            store::one(&mut conn, plain, chapter).await.unwrap_err().is(Kind::NotFound),
            "another body's"
        );
        let counts = store::count(&mut conn, chapter, &Ask::default()).await.unwrap();
        assert_eq!((counts.all_of_them, counts.contact, counts.news), (1, 1, 1));
        let list = async |conn: &mut db::Conn, ask: Ask| {
            store::list(conn, chapter, &ask, None, 10).await.unwrap().len()
        };
        let since = |at: Moment| Ask { since: Some(at), ..Ask::default() };
        let consent = |code: &str| Ask { consent: Some(code.into()), ..Ask::default() };
        for (ask, found) in [
            (Ask::default(), 1),
            (consent("contact"), 1),
            (consent("none"), 0),
            (Ask { source: Some(Source::List), ..Ask::default() }, 0),
            (since(NOON), 1),
            (since(NOON.plus(Duration::from_secs(1))), 0),
            (Ask { lookup: Some([1; 32]), ..Ask::default() }, 0),
        ] {
            assert_eq!(list(&mut conn, ask.clone()).await, found, "{ask:?}");
        }
        let before = Some(Before { at: NOON.millis(), id: String::new() });
        assert!(store::list(&mut conn, chapter, &Ask::default(), before, 10).await.unwrap().is_empty());
        assert_eq!(store::count_sealed(&mut conn, chapter).await.unwrap(), 1);
        let holding = people::room().holdings().remove(0);
        let held = holding.list(&site, &mut conn, &Who::new(ADDRESS.to_uppercase())).await.unwrap();
        assert_eq!(held.len(), 2, "two bodies, two records");
        let at = Who::new(ADDRESS).at(chapter);
        assert_eq!(holding.list(&site, &mut conn, &at).await.unwrap().len(), 1);
        let export = holding.export(&site, &mut conn, &at).await.unwrap().to_string();
        assert!(export.contains(ADDRESS) && !export.contains("مريم"), "{export}");
        drop(conn);

        site.clock.advance(Duration::from_secs(731 * 86_400));
        people::purge(&site).await.unwrap();
        let mut conn = site.db.read().await.unwrap();
        assert_eq!(store::count(&mut conn, chapter, &Ask::default()).await.unwrap().all_of_them, 0);
        let left = store::purges(&mut conn, chapter, NOON).await.unwrap();
        assert_eq!(left, [(String::from("people.record"), 1)]);
        drop(conn);
        house.stage.end().await;
    })
    .await;
}

/// What is counted with every change, and what is counted now.
async fn counts(site: &weave::Site, body: basis::Id<basis::of::Body>) -> [(i64, i64, i64, i64); 2] {
    let read = async || {
        let mut conn = site.db.read().await.unwrap();
        let all = store::count(&mut conn, body, &Ask::default()).await.unwrap();
        (all.all_of_them, all.contact, all.news, store::count_sealed(&mut conn, body).await.unwrap())
    };
    let kept = read().await;
    site.db.write(|conn| Box::pin(async move { store::recount(conn).await })).await.unwrap();
    [kept, read().await]
}

#[tokio::test]
async fn every_change_is_counted() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, chapter) = (house.site().clone(), house.planted.chapter);
        let (secretary, scope) = (house.secretary(chapter), house.scope(chapter).await);
        let person = house.maryam().await;
        assert_eq!(counts(&site, chapter).await, [(1, 1, 1, 1); 2]);
        let plain = house.add(chapter, typed("zaynab@example.org", "", &["news"])).await;
        assert_eq!(counts(&site, chapter).await, [(2, 1, 2, 1); 2]);
        people::withdraw(&site, &secretary, &scope, person, Consent::Contact).await.unwrap();
        assert_eq!(counts(&site, chapter).await, [(2, 0, 2, 1); 2]);
        people::consent(&site, &secretary, &scope, plain, Consent::Contact, Source::Spoken).await.unwrap();
        assert_eq!(counts(&site, chapter).await, [(2, 1, 2, 1); 2]);
        let spoken = people::model::Typed {
            source: String::from("spoken"),
            ..typed("zaynab@example.org", NAME, &["news", "contact"])
        };
        people::correct(&site, &secretary, &scope, plain, spoken).await.unwrap();
        assert_eq!(counts(&site, chapter).await, [(2, 1, 2, 2); 2]);
        let ask = Ask { source: Some(Source::Spoken), ..Ask::default() };
        let mut conn = site.db.read().await.unwrap();
        assert_eq!(store::count(&mut conn, chapter, &ask).await.unwrap().all_of_them, 1);
        drop(conn);
        people::erase(&site, &secretary, &scope, plain).await.unwrap();
        assert_eq!(counts(&site, chapter).await, [(1, 0, 1, 1); 2]);
        site.clock.advance(Duration::from_secs(731 * 86_400));
        people::purge(&site).await.unwrap();
        assert_eq!(counts(&site, chapter).await, [(0, 0, 0, 0); 2]);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_filtered_list_goes_on_where_it_stopped() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, chapter) = (house.site().clone(), house.planted.chapter);
        for number in 0..12 {
            let consents: &[&str] = match number % 3 {
                0 => &["contact"],
                1 => &["news", "contact"],
                _ => &[],
            };
            house.add(chapter, typed(&format!("p{number}@example.org"), "", consents)).await;
            site.clock.advance(Duration::from_secs(u64::from(number % 2 == 0)));
        }
        let mut conn = site.db.read().await.unwrap();
        for (consent, there) in [(None, 12), (Some("contact"), 8), (Some("news"), 4), (Some("none"), 4)] {
            let ask = Ask { consent: consent.map(str::to_owned), ..Ask::default() };
            let whole = store::list(&mut conn, chapter, &ask, None, 50).await.unwrap();
            assert_eq!(whole.len(), there, "{consent:?}");
            assert!(whole.windows(2).all(|two| {
                (two[0].created, two[0].id.to_string()) > (two[1].created, two[1].id.to_string())
            }));
            let (mut before, mut seen) = (None, Vec::new());
            loop {
                let part = store::list(&mut conn, chapter, &ask, before, 3).await.unwrap();
                let Some(last) = part.last() else { break };
                before = Some(Before { at: last.created.millis(), id: last.id.to_string() });
                seen.extend(part.into_iter().map(|one| one.id));
            }
            assert_eq!(seen, whole.iter().map(|one| one.id).collect::<Vec<_>>(), "{consent:?}");
            let since = Ask { since: Some(whole[0].created), ..ask };
            let newest = whole.iter().filter(|one| one.created == whole[0].created).count();
            let counted = store::count(&mut conn, chapter, &since).await.unwrap();
            assert_eq!((counted.all_of_them, counted.more), (newest as i64, false));
        }
        drop(conn);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn consents_end_and_bring_the_end_nearer() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, chapter) = (house.site().clone(), house.planted.chapter);
        let person = house.maryam().await;
        let (secretary, scope) = (house.secretary(chapter), house.scope(chapter).await);
        people::withdraw(&site, &secretary, &scope, person, Consent::News).await.unwrap();
        let again = people::withdraw(&site, &secretary, &scope, person, Consent::News).await;
        assert!(again.unwrap_err().is(Kind::NotFound));
        let one = async || {
            let mut conn = site.db.read().await.unwrap();
            store::one(&mut conn, person, chapter).await.unwrap()
        };
        let seen = one().await;
        assert!(seen.contact && !seen.news && seen.ends > NOON.plus(Duration::from_secs(700 * 86_400)));
        people::withdraw(&site, &secretary, &scope, person, Consent::Contact).await.unwrap();
        assert_eq!(one().await.ends, NOON.plus(Duration::from_secs(30 * 86_400)));
        people::consent(&site, &secretary, &scope, person, Consent::Contact, Source::Spoken).await.unwrap();
        let seen = one().await;
        assert!(seen.contact && seen.ends == NOON.plus(Duration::from_secs(730 * 86_400)));
        let all = store::consents(&mut site.db.read().await.unwrap(), person).await.unwrap();
        assert_eq!(all.len(), 3);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn who_may_and_what_a_body_without_a_key_may_ask() {
    let house = House::new().await;
    let (site, planted) = (house.site().clone(), house.planted);
    let scope = house.scope(planted.chapter).await;
    for refused in [
        actor(basis::Id::from_bits(1), planted.sister, &["people.read", "people.write"]),
        actor(basis::Id::from_bits(1), planted.chapter, &["people.read"]),
    ] {
        let problem = people::add(&site, &refused, &scope, typed(ADDRESS, "", &[])).await.unwrap_err();
        assert!(problem.is(Kind::Forbidden));
    }
    let at = house.scope(planted.association).await;
    let secretary = house.secretary(planted.association);
    let problem = people::add(&site, &secretary, &at, typed(ADDRESS, NAME, &[])).await.unwrap_err();
    assert_eq!(problem.field("name"), Some("people-no-key"));
    let person = house.maryam().await;
    let mut stale = house.secretary(planted.chapter);
    stale.proof.shown = None;
    let problem = people::erase(&site, &stale, &scope, person).await.unwrap_err();
    assert_eq!(problem.key, web::STEP_UP_KEY);
    people::erase(&site, &house.secretary(planted.chapter), &scope, person).await.unwrap();
    house.stage.end().await;
}
