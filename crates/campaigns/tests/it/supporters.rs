//! Whoever allowed a body to write to her becomes someone it knows; it writes to her; she takes it back.

use basis::Id;
use campaigns::{
    store::SignatureId,
    take_back::{Wish, follow, token},
};
use serde_json::{Value, json};

use crate::house::{ALL, House, signature};

const MIGRATIONS: &[db::Migrations] = &[];

async fn known(house: &House) -> people::store::Counts {
    let mut conn = house.site().db.read().await.unwrap();
    people::store::count(&mut conn, house.planted.chapter, &people::store::Ask::default()).await.unwrap()
}

fn allowing(house: &House, email: &str) -> Value {
    let mut one = signature(email);
    one["contact"] = json!([house.planted.chapter.to_string()]);
    one
}

fn id_of(taken: &Value) -> Id<SignatureId> {
    taken["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn who_allows_it_is_known_once_and_written_to_until_she_takes_it_back() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let (_, first) = house.sign(&edition, allowing(&house, "one@example.org")).await;
        let (_, second) = house.sign(&edition, allowing(&house, "One@example.org")).await;
        let mut phone = allowing(&house, "");
        phone["email"] = Value::Null;
        phone["phone"] = json!("+216 20 123 456");
        assert_eq!(house.sign(&edition, phone).await.0, 201);
        house.sign(&edition, signature("quiet@example.org")).await;
        let counts = known(&house).await;
        assert_eq!(
            (counts.all_of_them, counts.contact),
            (2, 2),
            "an address is one record, a number another"
        );

        // The keyholder reads in it what she gave.
        let rows = {
            let mut conn = house.site().db.read().await.unwrap();
            people::store::sealed(&mut conn, house.planted.chapter, "", 10).await.unwrap()
        };
        assert_eq!(rows.len(), 2);
        let identity = seal::identity::Identity::parse(age::secrecy::ExposeSecret::expose_secret(
            &house.identity.to_string(),
        ))
        .unwrap();
        let mut opened = Vec::new();
        for row in &rows {
            let mut conn = house.site().db.read().await.unwrap();
            let sql = "SELECT sealed FROM envelopes WHERE id = $1";
            let envelope: (Vec<u8>,) = conn.one(sql, db::args![&row.envelope]).await.unwrap();
            let key = identity.open_envelope(&envelope.0).unwrap();
            let place = seal::envelope::Place { envelope: &row.envelope, record: &row.id, table: "people" };
            opened.push(String::from_utf8(key.open(place, &row.sealed).unwrap().to_vec()).unwrap());
        }
        opened.sort();
        assert_eq!(opened, ["{\"name\":\"ليلى\",\"phone\":\"+21620123456\"}", "{\"name\":\"ليلى\"}"]);

        // The desk writes: typed, looked at, sent; the same form sent twice is one letter.
        let desk = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &ALL));
        let path = format!("/desk/b/tunisie/campaigns/{}/updates", edition["id"].as_str().unwrap());
        let update =
            Id::<campaigns::store::UpdateId>::new(&house.site().clock, &house.site().rng).to_string();
        let mut fields = vec![("update", update.as_str()), ("subject-ar", "خبر البئر"), ("text-ar", "")];
        assert_eq!(house.stage.post(&path, &desk, &fields).await.status, 422, "a subject alone");
        fields[2].1 = "حُفرت البئر.";
        let looked = house.stage.post(&path, &desk, &fields).await;
        assert!(looked.status == 200 && looked.text.contains("حُفرت البئر."), "{}", looked.text);
        house.stage.work().await;
        let written = || {
            let all = house.letters();
            all.into_iter().filter(|letter| letter.text.contains("حُفرت البئر.")).collect::<Vec<_>>()
        };
        assert!(written().is_empty(), "looking sends nothing");
        fields.push(("sure", "yes"));
        for _ in 0..2 {
            assert_eq!(house.stage.post(&path, &desk, &fields).await.status, 303);
        }
        house.stage.work().await;
        let letters = written();
        assert_eq!(letters.len(), 1, "one address, one letter");
        assert_eq!((letters[0].to.as_str(), letters[0].subject.as_str()), ("one@example.org", "خبر البئر"));
        let neighbour = house.stage.sign_in(network::testing::actor(house.planted.sister, true, &ALL));
        assert_eq!(house.stage.post(&path, &neighbour, &fields).await.status, 403);

        // Taken back at one of two signatures she stays known; at both she is not.
        for (taken, left) in [(&first, 2), (&second, 1)] {
            let link = token(house.site(), id_of(taken), Wish::NotMe);
            follow(house.site(), &link, Wish::NotMe).await.unwrap();
            assert_eq!(known(&house).await.all_of_them, left);
        }
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_is_known_by_a_form_that_nobody_confirmed() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let confirmed = json!([{"key": "sign", "kind": "sign", "confirm": true}]);
        let campaign = house.campaign(json!({"actions": confirmed})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let (_, hers) = house.sign(&edition, allowing(&house, "hers@example.org")).await;
        let (_, strangers) = house.sign(&edition, allowing(&house, "other@example.org")).await;
        house.stage.work().await;
        assert_eq!(known(&house).await.all_of_them, 0);
        let link = token(house.site(), id_of(&hers), Wish::Confirm);
        follow(house.site(), &link, Wish::Confirm).await.unwrap();
        let link = token(house.site(), id_of(&strangers), Wish::NotMe);
        follow(house.site(), &link, Wish::NotMe).await.unwrap();
        let counts = known(&house).await;
        assert_eq!((counts.all_of_them, counts.contact), (1, 1));
        // Nothing of either is left to wait, and her address has gone with its purpose.
        let mut conn = house.site().db.read().await.unwrap();
        for sql in [
            "SELECT count(*) FROM campaigns_waiting",
            "SELECT count(*) FROM campaigns_signatures WHERE address_sealed IS NOT NULL",
        ] {
            assert_eq!(conn.one::<(i64,)>(sql, db::args![]).await.unwrap().0, 0, "{sql}");
        }
        drop(conn);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn the_owner_orders_blocks_and_says_what_may_be_done_with_them_and_a_moderator_hides_a_name() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let token = house.token(house.planted.root);
        let edition = format!("editions/{}", campaign["edition"].as_str().unwrap());
        let keys = async || {
            let seen = house.well("GET", &edition, &token, Value::Null).await;
            let blocks = seen["blocks"].as_array().unwrap().clone();
            blocks.iter().map(|one| one["key"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let seen = house.well("GET", &edition, &token, Value::Null).await;
        let block = |key: &str| crate::house::block(&seen, key)["id"].as_str().unwrap().to_owned();
        let owner = house.stage.sign_in(network::testing::actor(house.planted.root, false, &ALL));
        let root = "maghreb";
        let at = |block: &str, what: &str| {
            let edition = campaign["edition"].as_str().unwrap();
            format!("/desk/b/{root}/campaigns/{edition}/blocks/{block}/{what}")
        };
        assert_eq!(keys().await, ["title", "demand", "why"]);
        for (key, way) in [("why", "up"), ("title", "up")] {
            let path = at(&block(key), "move");
            assert_eq!(house.stage.post(&path, &owner, &[("way", way)]).await.status, 303);
        }
        assert_eq!(keys().await, ["title", "why", "demand"], "the first stays the first");

        // A mode is loosened at any time, and tightened while nobody follows.
        let path = format!("{edition}/blocks/{}", block("why"));
        let tight = house.well("PUT", &path, &token, json!({"mode": "locked"})).await;
        assert_eq!(tight["mode"], "locked");
        let mode = at(&block("why"), "mode");
        assert_eq!(house.stage.post(&mode, &owner, &[("mode", "free")]).await.status, 303);
        let below = house.adopted(&campaign, house.planted.chapter).await;
        assert_eq!(house.stage.post(&mode, &owner, &[("mode", "locked")]).await.status, 409);
        let demand = at(&block("demand"), "mode");
        assert_eq!(house.stage.post(&demand, &owner, &[("mode", "free")]).await.status, 303);
        let seen = house
            .well(
                "GET",
                &format!("editions/{}", below["id"].as_str().unwrap()),
                &house.token(house.planted.chapter),
                Value::Null,
            )
            .await;
        assert_eq!(crate::house::block(&seen, "demand")["mode"], "free", "also below");

        let mut rude = signature("rude@example.org");
        rude["name"] = json!("اسم لا يليق");
        let (_, rude) = house.sign(&below, rude).await;
        let public = || house.stage.get("/ar/b/tunisie/campaigns/eau", "");
        assert!(public().await.text.contains("اسم لا يليق"));
        let moderator = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &ALL));
        let names = format!("/desk/b/tunisie/campaigns/{}/names", below["id"].as_str().unwrap());
        assert!(house.stage.get(&names, &moderator).await.text.contains("اسم لا يليق"));
        let which = [("signature", rude["id"].as_str().unwrap())];
        let neighbour = house.stage.sign_in(network::testing::actor(house.planted.sister, true, &ALL));
        assert_eq!(house.stage.post(&names, &neighbour, &which).await.status, 403);
        assert_eq!(house.stage.post(&names, &moderator, &which).await.status, 303);
        assert!(!public().await.text.contains("اسم لا يليق"), "at the next request");
        let own = house.stage.token(network::testing::actor(house.planted.chapter, false, &[]));
        assert_eq!(house.total(&campaign, house.planted.chapter, &own).await, 1, "it counts on");
        house.stage.end().await;
    })
    .await;
}
