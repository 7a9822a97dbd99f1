//! Results travel up: once-only over the tree, tallies, taking back, moving, purging.

use std::{collections::HashSet, time::Duration};

use basis::Id;
use campaigns::take_back::{Wish, follow, token};
use serde_json::{Value, json};

use crate::house::{House, block, signature};

const MIGRATIONS: &[db::Migrations] = &[];

#[tokio::test]
async fn an_address_counts_once_anywhere_in_the_tree_and_the_answer_does_not_tell() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let chapter = house.adopted(&campaign, house.planted.chapter).await;
        let sister = house.adopted(&campaign, house.planted.sister).await;
        let root = json!({"id": campaign["edition"]});
        for n in 0..7 {
            let (status, taken) = house.sign(&chapter, signature(&format!("n{n}@example.org"))).await;
            assert_eq!((status, &taken["state"]), (201, &json!("received")));
        }
        // The same address at other editions, written otherwise; without a key no name is asked for.
        for edition in [&sister, &root] {
            let again = json!({"action": "sign", "email": " N3@Example.org ", "language": "fr"});
            let (status, taken) = house.sign(edition, again).await;
            assert_eq!((status, &taken["state"]), (201, &json!("received")), "{taken}");
        }
        let own = house.token(house.planted.root);
        assert_eq!(house.total(&campaign, house.planted.root, &own).await, 7);
        assert_eq!(house.total(&campaign, house.planted.chapter, "").await, 7);
        assert_eq!(house.total(&campaign, house.planted.sister, "").await, Value::Null, "fewer than five");
        house.agrees().await;
        let no_key = house.sign(&sister, signature("with-a-name@example.org")).await;
        assert_eq!((no_key.0, &no_key.1["type"]), (422, &json!("no-key")), "{}", no_key.1);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn many_at_once_are_each_counted_once() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let all = (0..240).map(|n| house.sign(&edition, signature(&format!("n{}@example.org", n % 120))));
        let answers = futures_util::future::join_all(all).await;
        assert!(answers.iter().all(|(status, _)| *status == 201));
        let ids: HashSet<&str> = answers.iter().filter_map(|(_, taken)| taken["id"].as_str()).collect();
        assert_eq!(ids.len(), 240);
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 120);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_sealed_goes_to_bodies_with_her_consent_alone() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let chapter = house.planted.chapter.to_string();
        let mut both = signature("both@example.org");
        both["delivery"] = json!(true);
        both["contact"] = json!([chapter]);
        let both = house.sign(&edition, both).await;
        assert_eq!(both.0, 201);
        let mut delivery = signature("delivery@example.org");
        delivery["delivery"] = json!(true);
        let delivery = house.sign(&edition, delivery).await;
        let neither = house.sign(&edition, signature("neither@example.org")).await;
        let mut elsewhere = signature("x@example.org");
        elsewhere["contact"] = json!([house.planted.sister.to_string()]);
        assert_eq!(house.sign(&edition, elsewhere).await.0, 422, "a body that does not ask");

        let path = format!("editions/{}/signatures", edition["id"].as_str().unwrap());
        // As a role at the root gives it: over bodies below only where they show their people.
        let over = web::Rights {
            here: ["campaign.signatures"].into(),
            below: [].into(),
            shown: ["campaign.signatures"].into(),
        };
        let above = web::Actor::new(Id::from_bits(77), "x", basis::Language::Ar);
        let above = house.stage.token(above.holding(house.planted.root, true, std::sync::Arc::new(over)));
        assert_eq!(house.ask("GET", &path, &above, Value::Null).await.0, 403, "from above");
        // Who holds the right without the key sees how it stands, and nothing to open.
        let counts = web::Actor::new(Id::from_bits(78), "x", basis::Language::Ar);
        let counts = house.stage.token(counts.with(house.planted.chapter, false, &["campaign.signatures"]));
        let list = house.well("GET", &path, &counts, Value::Null).await;
        let items = list["items"].as_array().unwrap();
        assert!(items.len() == 3 && items.iter().all(|item| item["counted"] == true), "{list}");
        assert!(items.iter().all(|item| item["sealed"].is_null() && item["envelope"].is_null()), "{list}");
        let list = house.well("GET", &path, &keyholder(&house), Value::Null).await;
        let items = list["items"].as_array().unwrap();
        assert_eq!(items.len(), 3);
        let opened: Vec<Option<Value>> = {
            let mut all = Vec::new();
            for (_, taken) in [both, delivery, neither] {
                let item = items.iter().find(|item| item["id"] == taken["id"]).unwrap();
                all.push(match item["sealed"].as_str() {
                    None => None,
                    Some(sealed) => Some(open(&house, item, sealed).await),
                });
            }
            all
        };
        assert_eq!(opened[0], Some(json!({"name": "ليلى", "address": "both@example.org"})));
        assert_eq!(opened[1], Some(json!({"name": "ليلى"})), "for delivery her address is not needed");
        assert_eq!(opened[2], None, "no consent, no copy");
        house.stage.end().await;
    })
    .await;
}

/// A token of the chapter's keyholder.
pub fn keyholder(house: &House) -> String {
    let actor = web::Actor::new(house.keyholder, "x", basis::Language::Ar);
    let rights = ["campaign.signatures", "records.open"];
    house.stage.token(actor.with(house.planted.chapter, false, &rights))
}

pub async fn open(house: &House, item: &Value, sealed: &str) -> Value {
    let envelope = item["envelope"].as_str().unwrap().to_owned();
    let row: (Vec<u8>,) = house
        .site()
        .db
        .read()
        .await
        .unwrap()
        .one("SELECT sealed FROM envelopes WHERE id = $1", db::args![envelope.clone()])
        .await
        .unwrap();
    let identity: seal::identity::Identity = seal::identity::Identity::parse(
        age::secrecy::ExposeSecret::expose_secret(&house.identity.to_string()),
    )
    .unwrap();
    let key = identity.open_envelope(&row.0).unwrap();
    let record = item["id"].as_str().unwrap();
    let bytes = keys::model::base64(sealed).unwrap();
    let place = seal::envelope::Place { envelope: &envelope, record, table: "signatures" };
    serde_json::from_slice(&key.open(place, &bytes).unwrap()).unwrap()
}

#[tokio::test]
async fn what_is_confirmed_counts_and_what_is_withdrawn_is_taken_out() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let confirmed = json!([{"key": "sign", "kind": "sign", "confirm": true}]);
        let campaign = house.campaign(json!({"actions": confirmed})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let own = house.stage.token(network::testing::actor(house.planted.chapter, false, &[]));
        let total = || house.total(&campaign, house.planted.chapter, &own);
        // Somebody types her address first; then she does.
        let mut ids = Vec::new();
        for _ in 0..2 {
            let (_, taken) = house.sign(&edition, signature("hers@example.org")).await;
            assert_eq!(taken["state"], "confirming");
            ids.push(taken["id"].as_str().unwrap().parse().unwrap());
            house.stage.work().await;
        }
        assert_eq!(house.letters().len(), 2, "a repeat sends the mail again");
        assert_eq!(total().await, 0);
        let hers: Id<campaigns::store::SignatureId> = ids[1];
        assert!(follow(house.site(), "nonsense", Wish::Confirm).await.is_err());
        let withdraw = token(house.site(), hers, Wish::Withdraw);
        assert!(follow(house.site(), &withdraw, Wish::Confirm).await.is_err(), "each link for its purpose");
        for _ in 0..2 {
            follow(house.site(), &token(house.site(), hers, Wish::Confirm), Wish::Confirm).await.unwrap();
        }
        assert_eq!(total().await, 1);
        follow(house.site(), &token(house.site(), ids[0], Wish::Confirm), Wish::Confirm).await.unwrap();
        assert_eq!(total().await, 1, "her address counts once");
        for _ in 0..2 {
            follow(house.site(), &withdraw, Wish::Withdraw).await.unwrap();
        }
        assert_eq!(total().await, 0);
        house.agrees().await;
        // She may change her mind.
        let (_, again) = house.sign(&edition, signature("hers@example.org")).await;
        let again = again["id"].as_str().unwrap().parse().unwrap();
        follow(house.site(), &token(house.site(), again, Wish::Confirm), Wish::Confirm).await.unwrap();
        assert_eq!(total().await, 1);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn who_moves_takes_later_signatures_along_and_leaves_earlier_ones() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.association).await;
        for n in 0..5 {
            let given = json!({"action": "sign", "email": format!("a{n}@example.org"), "language": "ar"});
            assert_eq!(house.sign(&edition, given).await.0, 201);
        }
        let mover = network::testing::actor(house.planted.root, true, &["bodies.edit"])
            .shown(web::By::Passkey, house.site().clock.now());
        let scope = network::tree(house.site()).await.unwrap().scope(house.planted.association);
        network::move_branch(house.site(), &mover, &scope, house.planted.sister).await.unwrap();
        for n in 0..6 {
            let given = json!({"action": "sign", "email": format!("b{n}@example.org"), "language": "ar"});
            assert_eq!(house.sign(&edition, given).await.0, 201);
        }
        assert_eq!(house.total(&campaign, house.planted.chapter, "").await, 5);
        assert_eq!(house.total(&campaign, house.planted.sister, "").await, 6);
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 11);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_dated_purge_leaves_numbers_and_an_erasure_does_not() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        for n in 0..6 {
            house.sign(&edition, signature(&format!("n{n}@example.org"))).await;
        }
        let (site, own) = (house.site().clone(), house.site().clone());
        let erased = site
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let who = weave::Who::new("n1@example.org");
                    let mut gone = 0;
                    for holding in own.holdings() {
                        gone += holding.erase(&own, conn, &who).await?;
                    }
                    Ok(gone)
                })
            })
            .await
            .unwrap();
        assert_eq!(erased, 1);
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 5);
        house.agrees().await;
        house.site().clock.advance(Duration::from_secs(731 * 24 * 60 * 60));
        let own = house.site().clone();
        let purged = house
            .site()
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut gone = 0;
                    for holding in own.holdings() {
                        gone += holding.purge(&own, conn, own.clock.now()).await?;
                    }
                    Ok(gone)
                })
            })
            .await
            .unwrap();
        assert_eq!(purged, 5);
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 5, "the numbers stay");
        house.agrees().await;
        // Counted again from nothing.
        house
            .site()
            .db
            .write(|conn| {
                Box::pin(async move {
                    conn.run(
                        "UPDATE campaigns_tallies SET count = count + 1 WHERE dimension = 'day'",
                        db::args![],
                    )
                    .await
                })
            })
            .await
            .unwrap();
        let wrong = campaigns::tally::verify(&mut house.site().db.read().await.unwrap(), None).await.unwrap();
        assert!(wrong.iter().any(|one| !one.agrees()));
        campaigns::tally::rebuild(house.site(), None).await.unwrap();
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_campaign_that_ended_takes_nothing_and_bad_input_has_reasons() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        assert_eq!(block(&edition, "title")["mode"], "translate");
        for (input, field) in [
            (json!({"action": "sign", "language": "ar", "name": "ليلى"}), "email"),
            (json!({"action": "sign", "language": "ar", "name": "ليلى", "email": "x"}), "email"),
            (
                json!({"action": "sign", "language": "ar", "name": "ن".repeat(10_000), "email": "a@example.org"}),
                "name",
            ),
            (json!({"action": "nothing", "language": "ar", "name": "ليلى", "email": "a@example.org"}), "action"),
            (json!({"action": "sign", "language": "ar", "name": "ليلى", "phone": "12"}), "phone"),
        ] {
            let (status, problem) = house.sign(&edition, input.clone()).await;
            assert_eq!(status, 422, "{input}: {problem}");
            assert!(problem["fields"].to_string().contains(field), "{field}: {problem}");
        }
        for name in ["ⵜⴰⵏⵉⵔⵜ", "🌿 ليلى", "Zoé-Ève"] {
            let mut input = signature(&format!("{}@example.org", name.len()));
            input["name"] = json!(name);
            assert_eq!(house.sign(&edition, input).await.0, 201, "{name}");
        }
        let path = format!("editions/{}", edition["id"].as_str().unwrap());
        house.well("PATCH", &path, &house.token(house.planted.chapter), json!({"outcome": "won"})).await;
        assert_eq!(house.sign(&edition, signature("late@example.org")).await.0, 409);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_body_that_leaves_in_the_middle_keeps_what_was_counted_and_takes_no_more_until_it_is_back() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.association).await;
        let sign = async |name: &str| {
            let given = json!({"action": "sign", "email": format!("{name}@example.org"), "language": "ar"});
            house.sign(&edition, given).await.0
        };
        for n in 0..6 {
            assert_eq!(sign(&format!("a{n}")).await, 201);
        }
        let mover = network::testing::actor(house.planted.root, true, &["bodies.edit"])
            .shown(web::By::Passkey, house.site().clock.now());
        network::remove(house.site(), &mover, house.planted.association).await.unwrap();
        assert_eq!(sign("b").await, 404, "a body that is not there asks for nothing");
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 6, "what was given there was given");
        assert_eq!(house.total(&campaign, house.planted.chapter, "").await, 6);
        house.agrees().await;
        let scope = network::tree(house.site()).await.unwrap().scope(house.planted.chapter);
        network::restore(house.site(), &mover, &scope, house.planted.association).await.unwrap();
        assert_eq!(sign("a0").await, 201, "the same answer for one who signed before it left");
        assert_eq!(sign("c").await, 201);
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 7);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_jumps_loses_and_doubles_nothing() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let day = Duration::from_secs(24 * 60 * 60);
        let mut ids = HashSet::new();
        let mut sign = async |name: String| {
            let (status, taken) = house.sign(&edition, signature(&format!("{name}@example.org"))).await;
            assert_eq!(status, 201, "{taken}");
            assert!(
                ids.insert(taken["id"].as_str().unwrap().to_owned()),
                "an id is given once, whatever the clock says"
            );
        };
        let clock = &house.site().clock;
        for (jump, back) in
            [(day * 3, false), (day * 5, true), (day, false), (day * 2, true), (day * 3, false)]
        {
            if back {
                clock.turn_back(jump)
            } else {
                clock.advance(jump)
            };
            for n in 0..6 {
                // Three who signed already, and three more.
                sign(format!("n{}", if n < 3 { n } else { clock.now().millis() / 1_000 + n })).await;
            }
        }
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 3 + 5 * 3);
        let path = format!("campaigns/{}/tally?by=day", campaign["id"].as_str().unwrap());
        let own = house.token(house.planted.root);
        let told = house.well("GET", &path, &own, Value::Null).await;
        let days: i64 =
            told["items"].as_array().unwrap().iter().map(|item| item["count"].as_i64().unwrap()).sum();
        assert_eq!(days + told["rest"].as_i64().unwrap_or(0), 18, "{told}");
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn two_demands_of_a_campaign_are_signed_once_and_a_pledge_beside_them() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        // The pledge has the name that signing usually has.
        let actions = json!([
            {"key": "water", "kind": "sign"},
            {"key": "school", "kind": "sign"},
            {"key": "sign", "kind": "pledge"}
        ]);
        let campaign = house.campaign(json!({"actions": actions})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let token = house.token(house.planted.chapter);
        for (action, counted) in [("water", 1), ("school", 1), ("sign", 2), ("sign", 2), ("water", 2)] {
            let (status, taken) = house
                .sign(
                    &edition,
                    json!({"action": action, "email": "one@example.org", "name": "ليلى", "language": "ar"}),
                )
                .await;
            assert_eq!(status, 201, "{taken}");
            assert_eq!(house.total(&campaign, house.planted.chapter, &token).await, counted, "{action}");
        }
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

/// Reads every breakdown as whoever stands above after each signature; small cells stay ambiguous.
#[tokio::test]
async fn a_spy_above_cannot_tell_a_small_cell() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let actions = json!([{"key": "sign", "kind": "sign"}, {"key": "pledge", "kind": "pledge"}]);
        let campaign = house.campaign(json!({"actions": actions})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let ask = async |by: &str, body: Id<basis::of::Body>| {
            let id = campaign["id"].as_str().unwrap();
            house.well("GET", &format!("campaigns/{id}/tally?body={body}&by={by}"), "", Value::Null).await
        };
        // Of each breakdown a common cell and a rare one, as they are called in answers.
        let cells = [("language", "ar", "fr"), ("action", "sign", "pledge")];
        let mut seen: Vec<(&str, i64, i64, i64)> = Vec::new();
        for n in 0..200 {
            let language = if n % 23 == 7 { "fr" } else { "ar" };
            let action = if n % 29 == 11 { "pledge" } else { "sign" };
            let given = json!({"action": action, "email": format!("n{n}@example.org"), "language": language, "name": "ليلى"});
            let (status, taken) = house.sign(&edition, given).await;
            assert_eq!(status, 201, "{taken}");
            if n % 20 == 19 {
                house.site().clock.advance(Duration::from_secs(24 * 60 * 60));
            }
            for (by, common, rare) in cells {
                // Asked above only now and then: it tells nothing of what came since the body's own answer of the day.
                let told = ask(by, house.planted.chapter).await;
                if n % 7 == 3 {
                    assert_eq!(ask(by, house.planted.root).await["items"], told["items"]);
                }
                let cell = |key: &str| {
                    let items = told["items"].as_array().unwrap();
                    items.iter().find(|item| item["key"] == key).map_or(0, |item| item["count"].as_i64().unwrap())
                };
                let Some(total) = told["total"].as_i64() else { continue };
                assert!(cell(common) % 5 == 0 && cell(rare) % 5 == 0, "{told}");
                assert_eq!(cell(common) + cell(rare) + told["rest"].as_i64().unwrap(), total);
                seen.push((by, total, cell(common), cell(rare)));
            }
        }
        assert!(cells.iter().all(|(by, ..)| seen.iter().filter(|one| one.0 == *by).count() > 150));
        // The rare one is small for the first hundred: from every answer, at least two numbers still fit.
        for (by, total, common, rare) in seen {
            if rare == 0 && common > 0 {
                let fitting = (0..5).filter(|small| total - small >= common).count();
                assert!(fitting >= 2, "{by} {total} {common} {rare}");
            }
        }
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_breakdown_that_would_tell_a_small_number_stays_as_it_was() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let mut given = 0;
        let mut on_a_day = async |arabic: usize, french: usize| {
            house.site().clock.advance(Duration::from_secs(24 * 60 * 60));
            for language in [vec!["ar"; arabic], vec!["fr"; french]].concat() {
                given += 1;
                let one = json!({"action": "sign", "email": format!("n{given}@example.org"), "language": language, "name": "ليلى"});
                let (status, taken) = house.sign(&edition, one).await;
                assert_eq!(status, 201, "{taken}");
            }
            let path = format!("campaigns/{}/tally?body={}&by=language", campaign["id"].as_str().unwrap(), house.planted.chapter);
            let told = house.well("GET", &path, "", Value::Null).await;
            (told["items"].clone(), told["rest"].as_i64().unwrap())
        };
        let ar = |count: i64| json!([{"key": "ar", "count": count}]);
        assert_eq!(on_a_day(12, 2).await, (ar(10), 4));
        // Fourteen and four: only these fit eighteen.
        assert_eq!(on_a_day(2, 2).await, (ar(10), 8));
        assert_eq!(on_a_day(0, 0).await, (ar(10), 8), "nor a day later");
        assert_eq!(on_a_day(1, 0).await, (ar(15), 4));
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_she_gave_is_hers_to_take_back_when_the_edition_left_the_street() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let (_, given) = house.sign(&edition, signature("one@example.org")).await;
        let id = given["id"].as_str().unwrap().parse().unwrap();
        let path = format!("editions/{}", edition["id"].as_str().unwrap());
        house.well("PATCH", &path, &house.token(house.planted.chapter), json!({"published": false})).await;
        let link =
            format!("/ar/b/tunisie/campaigns/eau/withdraw/{}", token(house.site(), id, Wish::Withdraw));
        let asks = house.stage.get(&link, "").await;
        assert!(asks.status == 200 && asks.text.contains("<form"), "{}", asks.status);
        assert_eq!(house.stage.post(&link, "", &[]).await.status, 303);
        assert!(!house.stage.get(&link, "").await.text.contains("class=\"form\""), "it is done");
        assert_eq!(
            house.total(&campaign, house.planted.chapter, &house.token(house.planted.chapter)).await,
            0
        );
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_that_came_too_late_does_not_say_that_it_confirmed() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let actions = json!([{"key": "sign", "kind": "sign", "confirm": true}]);
        let campaign = house.campaign(json!({"actions": actions})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let link = |given: &Value, wish: Wish| {
            let id = given["id"].as_str().unwrap().parse().unwrap();
            format!("/fr/b/tunisie/campaigns/eau/{}/{}", wish.code(), token(house.site(), id, wish))
        };
        let (_, late) = house.sign(&edition, signature("late@example.org")).await;
        let (_, sorry) = house.sign(&edition, signature("sorry@example.org")).await;
        let (_, well) = house.sign(&edition, signature("well@example.org")).await;
        assert_eq!(house.stage.post(&link(&sorry, Wish::NotMe), "", &[]).await.status, 303);
        assert_eq!(house.stage.post(&link(&well, Wish::Confirm), "", &[]).await.status, 303);
        house.site().clock.advance(Duration::from_secs(8 * 86_400));
        let own = house.site().clone();
        house
            .site()
            .db
            .write(move |conn| {
                Box::pin(async move {
                    for holding in own.holdings() {
                        holding.purge(&own, conn, own.clock.now()).await?;
                    }
                    Ok(())
                })
            })
            .await
            .unwrap();
        let confirmed = house.stage.get(&link(&well, Wish::Confirm), "").await.text;
        for one in [&late, &sorry] {
            let seen = house.stage.get(&link(one, Wish::Confirm), "").await;
            assert!(seen.status == 200 && seen.text.contains("Ce lien n’est plus valable"), "{}", seen.text);
        }
        assert!(!confirmed.contains("Ce lien n’est plus valable"));
        house.stage.end().await;
    })
    .await;
}
