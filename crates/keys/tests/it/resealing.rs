use std::time::Duration;

use basis::{Id, Kind, of::Account};
use keys::{reseal, rights::MANAGE};

use crate::house::{House, actor, opened, sealed_to};

const OPEN: &[&str] = &["records.open"];

/// Envelopes of the chapter, a minute apart.
async fn envelopes(house: &House, count: usize) -> Vec<Id<weave::Envelope>> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.extend(house.guests(house.planted.chapter, 1).await.unwrap().first());
        house.site().clock.advance(Duration::from_secs(61));
    }
    all
}

#[tokio::test]
async fn who_joined_opens_older_envelopes_once_all_are_sealed_again() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, bayas) = house.keyholder("baya", body).await;
        let older = envelopes(&house, 3).await;
        let (chama, chamas) = house.keyholder("chama", body).await;
        let (foreign, _) = house.keyholder("dalal", house.planted.sister).await;
        let elsewhere = house.guests(house.planted.sister, 1).await.unwrap()[0];
        let [a, b, c] = [amina, baya, chama].map(|account| house.now(account, body, OPEN));

        let batch = |who: web::Actor| {
            let scope = scope.clone();
            async move { reseal::batch(site, &who, &scope, chama, "").await.map(|batch| batch.envelopes.len()) }
        };
        assert!(batch(b.clone()).await.unwrap_err().is(Kind::NotFound), "nobody agreed");
        let stranger = house.now(foreign, body, &["records.open", MANAGE]);
        for (who, why) in [(&c, "she who joined"), (&stranger, "who keeps no key here")] {
            assert!(reseal::agree(site, who, &scope, chama).await.unwrap_err().is(Kind::Forbidden), "{why}");
        }
        assert!(reseal::agree(site, &a, &scope, foreign).await.unwrap_err().is(Kind::NotFound));
        reseal::agree(site, &a, &scope, chama).await.unwrap();
        assert!(batch(a.clone()).await.unwrap_err().is(Kind::NotFound), "her own agreement");
        assert!(batch(stranger).await.unwrap_err().is(Kind::Forbidden));
        assert_eq!(batch(b.clone()).await.unwrap(), 3);
        let given = reseal::batch(site, &b, &scope, chama, "").await.unwrap();
        assert_eq!((given.recipients.len(), given.next.is_none()), (3, true));

        let again = |file: &[u8], publics: &[String]| sealed_to(&opened(file, &bayas).unwrap(), publics);
        let (first, file) = &given.envelopes[0];
        let good = again(file, &given.recipients);
        for (envelope, bytes, why) in [
            (elsewhere, good.clone(), "an envelope of another body"),
            (*first, again(file, &given.recipients[..2]), "fewer recipients"),
            (*first, b"no age file".to_vec(), "no age file"),
            (*first, sealed_to(&[7; 40], &given.recipients), "not 32 bytes"),
        ] {
            let refused =
                reseal::take(site, &b, &scope, chama, vec![(envelope, bytes)], vec![]).await.unwrap_err();
            assert!(refused.is(Kind::Invalid), "{why}");
        }
        assert!(!reseal::take(site, &b, &scope, chama, vec![(*first, good)], vec![]).await.unwrap());
        assert!(opened(&house.row(*first, body).await, &chamas).is_none(), "laid aside, not in place");
        assert_eq!(batch(b.clone()).await.unwrap(), 2);
        let rest: Vec<_> = given.envelopes[1..]
            .iter()
            .map(|(envelope, file)| (*envelope, again(file, &given.recipients)))
            .collect();
        assert!(reseal::take(site, &b, &scope, chama, rest, vec![]).await.unwrap());
        for (envelope, before) in &given.envelopes {
            let now = house.row(*envelope, body).await;
            assert_eq!(opened(&now, &chamas), opened(before, &bayas), "the same key");
            assert!(opened(&now, &bayas).is_some() && older.contains(envelope));
        }
        let key = keys::key(site, body).await.unwrap();
        assert!(key.holders.iter().all(|one| one.opens == 3), "{key:?}");
        assert!(batch(b).await.unwrap_err().is(Kind::NotFound), "used up");
        assert_eq!(keys::share(site, baya, body).await.unwrap().handed, 0, "no record was handed out");
    })
    .await;
}

#[tokio::test]
async fn an_envelope_that_does_not_open_holds_up_no_other() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, bayas) = house.keyholder("baya", body).await;
        envelopes(&house, 3).await;
        let (chama, chamas) = house.keyholder("chama", body).await;
        let elsewhere = house.planted.sister;
        house.keyholder("dalal", elsewhere).await;
        let foreign = house.guests(elsewhere, 1).await.unwrap()[0];
        let now = |account: Id<Account>| house.now(account, body, OPEN);
        reseal::agree(site, &now(amina), &scope, chama).await.unwrap();
        let given = reseal::batch(site, &now(baya), &scope, chama, "").await.unwrap().envelopes;
        let recipients = reseal::batch(site, &now(baya), &scope, chama, "").await.unwrap().recipients;
        let again = |file: &[u8]| sealed_to(&opened(file, &bayas).unwrap(), &recipients);
        let sealed = |at: usize| vec![(given[at].0, again(&given[at].1))];
        let damaged = given[1].0;

        let take = |sealed, damaged| {
            let (who, scope) = (now(baya), scope.clone());
            async move { reseal::take(site, &who, &scope, chama, sealed, damaged).await }
        };
        let refused = take(vec![], vec![foreign]).await.unwrap_err();
        assert!(refused.is(Kind::Invalid), "an envelope of another body");
        assert!(!take(sealed(0), vec![damaged]).await.unwrap());
        assert!(take(sealed(2), vec![]).await.unwrap(), "all that open are in place");
        for at in [0, 2] {
            assert!(opened(&house.row(given[at].0, body).await, &chamas).is_some());
        }
        assert_eq!(house.row(damaged, body).await, given[1].1, "as it was");
        let key = keys::key(site, body).await.unwrap();
        assert_eq!(key.holders.iter().map(|one| one.opens).collect::<Vec<_>>(), [3, 3, 2]);
    })
    .await;
}

#[tokio::test]
async fn an_agreement_ends_with_a_week_and_with_a_change_of_keyholders() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, bayas) = house.keyholder("baya", body).await;
        envelopes(&house, 2).await;
        let (chama, chamas) = house.keyholder("chama", body).await;
        let now = |account: Id<Account>| house.now(account, body, OPEN);
        reseal::agree(site, &now(amina), &scope, chama).await.unwrap();
        site.clock.advance(Duration::from_secs(7 * 24 * 60 * 60));
        assert!(reseal::batch(site, &now(baya), &scope, chama, "").await.is_err(), "a week later");

        reseal::agree(site, &now(amina), &scope, chama).await.unwrap();
        let given = reseal::batch(site, &now(baya), &scope, chama, "").await.unwrap();
        let (envelope, file) = &given.envelopes[0];
        let sealed = sealed_to(&opened(file, &bayas).unwrap(), &given.recipients);
        reseal::take(site, &now(baya), &scope, chama, vec![(*envelope, sealed.clone())], vec![])
            .await
            .unwrap();
        keys::leave(site, &now(amina), &scope, amina).await.unwrap();
        let late = reseal::take(site, &now(baya), &scope, chama, vec![(*envelope, sealed)], vec![]).await;
        assert!(late.unwrap_err().is(Kind::NotFound), "what was agreed for other keyholders is dropped");
        assert!(opened(&house.row(*envelope, body).await, &chamas).is_none());
    })
    .await;
}

#[tokio::test]
async fn where_one_other_is_left_who_manages_above_agrees_and_opens_nothing() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, aminas) = house.keyholder("amina", body).await;
        envelopes(&house, 1).await;
        let (baya, bayas) = house.keyholder("baya", body).await;
        let own = house.now(house.account("here").await, body, &[MANAGE]);
        let above = house.now(house.account("above").await, house.planted.root, &[MANAGE]);
        let first = house.now(amina, body, OPEN);
        for (who, why) in [(&own, "who manages here"), (&first, "she who would seal again")] {
            assert!(reseal::agree(site, who, &scope, baya).await.unwrap_err().is(Kind::Forbidden), "{why}");
        }
        reseal::agree(site, &above, &scope, baya).await.unwrap();
        assert!(reseal::batch(site, &above, &scope, baya, "").await.is_err(), "it opens nothing to her");
        let given = reseal::batch(site, &first, &scope, baya, "").await.unwrap();
        let sealed = given
            .envelopes
            .iter()
            .map(|(envelope, file)| {
                (*envelope, sealed_to(&opened(file, &aminas).unwrap(), &given.recipients))
            })
            .collect();
        assert!(reseal::take(site, &first, &scope, baya, sealed, vec![]).await.unwrap());
        assert!(opened(&house.row(given.envelopes[0].0, body).await, &bayas).is_some());
    })
    .await;
}

#[tokio::test]
async fn the_last_part_says_that_nothing_follows() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, _) = house.keyholder("baya", body).await;
        let most = usize::try_from(keys::model::ENVELOPES).unwrap();
        envelopes(&house, most).await;
        let (chama, _) = house.keyholder("chama", body).await;
        reseal::agree(site, &house.now(amina, body, OPEN), &scope, chama).await.unwrap();
        let her = || house.now(baya, body, OPEN);
        let all = reseal::batch(site, &her(), &scope, chama, "").await.unwrap();
        assert_eq!((all.envelopes.len(), all.next), (most, None), "a full part that is the last");
        let one = all.envelopes[0].0.to_string();
        let rest = reseal::batch(site, &her(), &scope, chama, &one).await.unwrap();
        assert_eq!(rest.envelopes.len(), most - 1);
        assert!(reseal::batch(site, &actor(baya, body, OPEN), &scope, chama, "").await.is_err(), "step-up");
    })
    .await;
}
