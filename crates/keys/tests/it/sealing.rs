use std::time::Duration;

use basis::{Kind, Problem};

use crate::house::{House, actor, opened};

#[tokio::test]
async fn a_body_without_a_key_takes_nothing() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let refused = house.guests(body, 1).await.unwrap_err();
        assert_eq!((refused.kind, refused.key.as_ref()), (Kind::Invalid, keys::NO_KEY));
        assert!(keys::must_have_key(house.site(), body).await.is_err());
        house.keyholder("amina", body).await;
        assert!(keys::has_key(house.site(), body).await.unwrap());
        assert!(house.guests(body, 1).await.is_ok());
        assert!(
            !keys::has_key(house.site(), house.planted.root).await.unwrap(),
            "nothing falls back to a body above"
        );
        assert!(!keys::has_key(house.site(), house.planted.association).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn an_envelope_takes_a_minute_or_a_thousand_records() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let (_, amina) = house.keyholder("amina", body).await;
        let first = house.guests(body, 2).await.unwrap();
        assert_eq!(first[0], first[1]);
        assert_eq!(house.guests(body, 1).await.unwrap()[0], first[0], "the same while it is open");
        assert_eq!(opened(&house.row(first[0], body).await, &amina).unwrap().len(), 32);
        house.site().clock.advance(Duration::from_secs(59));
        assert_eq!(house.guests(body, 1).await.unwrap()[0], first[0]);
        house.site().clock.advance(Duration::from_secs(1));
        let second = house.guests(body, 1).await.unwrap()[0];
        assert_ne!(second, first[0], "a minute is over");
        house.guests(body, 998).await.unwrap();
        assert_eq!(house.guests(body, 1).await.unwrap()[0], second, "the thousandth");
        assert_ne!(house.guests(body, 1).await.unwrap()[0], second);
        assert!(house.guests(body, 1_001).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn the_key_is_wiped_when_nobody_seals_any_more() {
    db::testing::each(&[], |db| async move {
        let house = House::with(db, keys::room_open_for(Duration::from_millis(300))).await;
        house.keyholder("amina", house.planted.chapter).await;
        house.guests(house.planted.chapter, 1).await.unwrap();
        let keys = house.site().service::<keys::Keys>().unwrap();
        assert_eq!(keys.open(), 1);
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert_eq!(keys.open(), 0);
    })
    .await;
}

#[tokio::test]
async fn who_leaves_opens_nothing_that_is_sealed_after_it() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let (_, amina) = house.keyholder("amina", body).await;
        let (baya_id, baya) = house.keyholder("baya", body).await;
        let before = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(before, body).await, &baya).is_some());
        let openers = || async {
            let mut conn = house.site().db.read().await.unwrap();
            accounts::own_holders(house.site(), &mut conn, keys::rights::OPEN, body).await.unwrap().len()
        };
        assert_eq!(openers().await, 2, "the role comes with being named");
        // A sealer that got its places before the change, and stores after it.
        let late = keys::sealer(house.site(), body, 2).await.unwrap();
        let manager = actor(house.account("mona").await, body, &["keys.manage"]);
        let scope = network::tree(house.site()).await.unwrap().scope(body);
        keys::leave(house.site(), &manager, &scope, baya_id).await.unwrap();
        assert_eq!(openers().await, 1, "and goes with leaving");
        assert_eq!(
            house.site().service::<keys::Keys>().unwrap().open(),
            0,
            "closed before it is shown as done"
        );
        let site = house.site().clone();
        let sealed = house
            .site()
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut sealing = late.within(&site, conn).await?;
                    let one = sealing.seal("guests", basis::Id::<()>::from_bits(1), b"{}")?;
                    let two = sealing.seal("guests", basis::Id::<()>::from_bits(2), b"{}")?;
                    assert_eq!(one.envelope, two.envelope);
                    assert!(sealing.seal("guests", basis::Id::<()>::from_bits(3), b"{}").is_err());
                    Ok(one.envelope)
                })
            })
            .await
            .unwrap();
        let after = house.guests(body, 1).await.unwrap()[0];
        assert!(sealed != before && after != before && after != sealed);
        for envelope in [sealed, after] {
            let row = house.row(envelope, body).await;
            assert!(opened(&row, &amina).is_some());
            assert!(opened(&row, &baya).is_none(), "sealed without her");
        }
        assert!(opened(&house.row(before, body).await, &baya).is_some(), "what she could read stays read");
    })
    .await;
}

#[tokio::test]
async fn an_undone_write_leaves_an_envelope_that_others_may_use() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let (_, amina) = house.keyholder("amina", body).await;
        let sealer = keys::sealer(house.site(), body, 1).await.unwrap();
        let site = house.site().clone();
        let undone: Result<(), Problem> = house
            .site()
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut sealing = sealer.within(&site, conn).await?;
                    sealing.seal("guests", basis::Id::<()>::from_bits(1), b"{}")?;
                    Err(Problem::conflict("problem-conflict"))
                })
            })
            .await;
        assert!(undone.is_err());
        let used = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(used, body).await, &amina).is_some(), "its row was committed before");
    })
    .await;
}

#[tokio::test]
async fn another_process_has_envelopes_of_its_own_and_resumes_none() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        house.keyholder("amina", body).await;
        let first = house.guests(body, 1).await.unwrap()[0];
        // What a crash and a new start leave, and what a second process begins with: a ring with nothing in it.
        house.site().forget(&[web::Tag::new("*")]);
        let second = house.guests(body, 1).await.unwrap()[0];
        assert_ne!(first, second);
        // Another process told of a change.
        house.site().forget(&[keys::tag(body)]);
        assert_eq!(house.site().service::<keys::Keys>().unwrap().open(), 0);
    })
    .await;
}

#[tokio::test]
async fn many_at_once_share_envelopes() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        house.keyholder("amina", body).await;
        let all = futures(&house, body).await;
        let mut envelopes: Vec<_> = all.into_iter().flatten().collect();
        assert_eq!(envelopes.len(), 40);
        envelopes.sort();
        envelopes.dedup();
        assert_eq!(envelopes.len(), 1);
    })
    .await;
}

async fn futures(house: &House, body: basis::Id<basis::of::Body>) -> Vec<Vec<basis::Id<weave::Envelope>>> {
    let mut all = Vec::new();
    let (a, b, c, d) = tokio::join!(
        house.guests(body, 10),
        house.guests(body, 10),
        house.guests(body, 10),
        house.guests(body, 10)
    );
    for one in [a, b, c, d] {
        all.push(one.unwrap());
    }
    all
}
