use std::time::Duration;

use basis::{Id, Kind, of::Body};
use web::Scope;

use crate::house::{House, actor};

async fn scope(house: &House, body: Id<Body>) -> Scope {
    network::tree(house.site()).await.unwrap().scope(body)
}

#[tokio::test]
async fn a_share_is_two_hundred_different_records_in_any_day() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let (account, _) = house.keyholder("amina", body).await;
        house.guests(body, 450).await.unwrap();
        let (her, scope) = (actor(account, body, &["records.open"]), scope(&house, body).await);
        let site = house.site();
        let ask = |after: Option<String>, limit| keys::hand_out(site, &her, &scope, "guests", after, limit);
        let first = ask(None, 150).await.unwrap();
        assert_eq!((first.records.len(), first.left, first.envelopes.len()), (150, 50, 1));
        let again = ask(None, 150).await.unwrap();
        assert_eq!((again.records.len(), again.left), (150, 50), "one seen again is not counted again");
        let second = ask(first.next.clone(), 150).await.unwrap();
        assert_eq!((second.records.len(), second.left), (50, 0), "the list stops at the limit");
        let next = second.next.clone();
        let refused = ask(next.clone(), 150).await.unwrap_err();
        assert_eq!((refused.kind, refused.key.as_ref()), (Kind::TooMany, keys::LIMIT));
        assert_eq!(refused.retry_after, Some(24 * 60 * 60 + 1));
        // Half a day later the first are seen again: they count for another day.
        site.clock.advance(Duration::from_secs(12 * 60 * 60));
        assert_eq!(ask(None, 150).await.unwrap().left, 0);
        site.clock.advance(Duration::from_secs(12 * 60 * 60));
        let later = ask(next.clone(), 200).await.unwrap();
        assert_eq!((later.records.len(), later.left), (50, 0), "in no 24 hours more than 200 different ones");
        // The furthest she came is where another day goes on, also after she began at the first again.
        let (mark, _) = keys::marked(site, account, body, "guests").await.unwrap().unwrap();
        assert_eq!(Some(&mark), later.records.last().map(|record| &record.id));
        assert!(keys::marked(site, account, house.planted.sister, "guests").await.unwrap().is_none());
        // Another body is another count, and another account too.
        let (other, _) = house.keyholder("baya", body).await;
        let her = actor(other, body, &["records.open"]);
        assert_eq!(keys::hand_out(site, &her, &scope, "guests", None, 500).await.unwrap().records.len(), 200);
    })
    .await;
}

#[tokio::test]
async fn two_at_once_are_handed_one_share() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let (account, _) = house.keyholder("amina", body).await;
        house.guests(body, 600).await.unwrap();
        let (her, scope) = (actor(account, body, &["records.open"]), scope(&house, body).await);
        let site = house.site();
        let third = {
            let mut conn = site.db.read().await.unwrap();
            let all = weave::SealedTable::page(&crate::house::Guests, site, &mut conn, body, None, 600)
                .await
                .unwrap();
            [all[149].id.clone(), all[299].id.clone()]
        };
        let ask = |after: Option<String>| keys::hand_out(site, &her, &scope, "guests", after, 150);
        let (a, b, c) = tokio::join!(ask(None), ask(Some(third[0].clone())), ask(Some(third[1].clone())));
        let handed: usize = [a, b, c].into_iter().map(|one| one.map_or(0, |one| one.records.len())).sum();
        assert_eq!(handed, 200);
    })
    .await;
}

#[tokio::test]
async fn only_who_keeps_the_key_is_handed_anything() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let (account, _) = house.keyholder("amina", body).await;
        house.guests(body, 3).await.unwrap();
        let (scope, site) = (scope(&house, body).await, house.site());
        let stranger = house.account("mona").await;
        for who in [
            actor(account, body, &[]),
            actor(stranger, body, &["records.open"]),
            actor(account, house.planted.sister, &["records.open"]),
        ] {
            let refused = keys::hand_out(site, &who, &scope, "guests", None, 10).await.unwrap_err();
            assert!(refused.is(Kind::Forbidden));
        }
        let her = actor(account, body, &["records.open"]);
        assert!(
            keys::hand_out(site, &her, &scope, "nothing", None, 10).await.unwrap_err().is(Kind::NotFound)
        );
        let all = keys::hand_out(site, &her, &scope, "guests", None, 2).await.unwrap();
        assert_eq!((all.records.len(), all.next.is_some()), (2, true));
        let rest = keys::hand_out(site, &her, &scope, "guests", all.next, 2).await.unwrap();
        assert_eq!((rest.records.len(), rest.next), (1, None));
        keys::leave(site, &her, &scope, account).await.unwrap();
        assert!(
            keys::hand_out(site, &her, &scope, "guests", None, 10).await.unwrap_err().is(Kind::Forbidden)
        );
    })
    .await;
}
