//! A signature's own page: each consent is taken back alone, what is sealed is corrected, the signature counts on.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use basis::{Id, of::Body};
use campaigns::{
    store::{self, SignatureId, Standing},
    take_back::{Wish, token},
};
use serde_json::{Value, json};

use crate::house::{ALL, House, rooms, signature};

/// The root has a key too, with the same keyholder.
async fn with_two_keys(house: &House) {
    accounts::grant(house.site(), house.keyholder, house.planted.root, weave::Role::Coordinator, false)
        .await
        .unwrap();
    keys::plant_keyholder(house.site(), house.planted.root, house.keyholder).await.unwrap();
    house.stage.work().await;
}

/// Allows all of it: her name handed over, and both bodies to write.
fn allowing(house: &House, email: &str) -> Value {
    let mut one = signature(email);
    one["delivery"] = json!(true);
    one["contact"] = json!([house.planted.chapter.to_string(), house.planted.root.to_string()]);
    one
}

fn id_of(taken: &Value) -> Id<SignatureId> {
    taken["id"].as_str().unwrap().parse().unwrap()
}

fn page(house: &House, language: &str, taken: &Value) -> String {
    let key = token(house.site(), id_of(taken), Wish::Withdraw);
    format!("/{language}/b/tunisie/campaigns/eau/withdraw/{key}")
}

async fn standing(house: &House, taken: &Value) -> Vec<Standing> {
    store::standing(&mut house.site().db.read().await.unwrap(), id_of(taken)).await.unwrap()
}

async fn known(house: &House, body: Id<Body>) -> i64 {
    let mut conn = house.site().db.read().await.unwrap();
    people::store::count(&mut conn, body, &people::store::Ask::default()).await.unwrap().all_of_them
}

async fn text(house: &House, sql: &'static str, taken: &Value) -> Vec<String> {
    let mut conn = house.site().db.read().await.unwrap();
    let rows: Vec<(String,)> = conn.all(sql, db::args![id_of(taken)]).await.unwrap();
    rows.into_iter().map(|(text,)| text).collect()
}

/// What a keyholder reads of a signature at each body.
async fn opened(house: &House, taken: &Value) -> BTreeMap<Id<Body>, Value> {
    let mut all = BTreeMap::new();
    for body in [house.planted.chapter, house.planted.root] {
        let mut conn = house.site().db.read().await.unwrap();
        for one in store::copies_of(&mut conn, body, &[id_of(taken)]).await.unwrap() {
            all.insert(
                body,
                open(house, &one.envelope, "signatures", &one.signature.to_string(), &one.bytes).await,
            );
        }
    }
    all
}

async fn open(house: &House, envelope: &str, table: &str, record: &str, bytes: &[u8]) -> Value {
    let secret = house.identity.to_string();
    let identity =
        seal::identity::Identity::parse(age::secrecy::ExposeSecret::expose_secret(&secret)).unwrap();
    let mut conn = house.site().db.read().await.unwrap();
    let sealed: (Vec<u8>,) =
        conn.one("SELECT sealed FROM envelopes WHERE id = $1", db::args![envelope]).await.unwrap();
    let key = identity.open_envelope(&sealed.0).unwrap();
    let plain = key.open(seal::envelope::Place { envelope, record, table }, bytes).unwrap();
    serde_json::from_slice(&plain).unwrap()
}

#[tokio::test]
async fn each_consent_is_taken_back_alone_and_the_signature_counts_on() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        with_two_keys(&house).await;
        let (chapter, root) = (house.planted.chapter, house.planted.root);
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, chapter).await;
        let (_, hers) = house.sign(&edition, allowing(&house, "hers@example.org")).await;
        let path = page(&house, "ar", &hers);
        assert_eq!((known(&house, chapter).await, known(&house, root).await), (1, 1));

        // Looking changes nothing, in Arabic and in French.
        for (language, heading) in [("ar", "صفحة التوقيع"), ("fr", "La page de la signature")] {
            let seen = house.stage.get(&page(&house, language, &hers), "").await;
            assert!(seen.status == 200 && seen.text.contains(heading), "{}", seen.text);
            assert_eq!(seen.text.matches("/consent\"").count(), 3, "delivery, and two who may write");
            assert!(
                !seen.text.contains("ليلى") && !seen.text.contains("hers@example.org"),
                "never the contents"
            );
        }
        let to = |one: &Standing| (one.body, one.delivery, one.contact);
        let mut all = vec![(chapter, true, true), (root, false, true)];
        all.sort();
        let now: Vec<_> = standing(&house, &hers).await.iter().map(to).collect();
        assert_eq!(now, all);

        // Delivery alone: contact keeps the one copy at the chapter. Pressed in a second tab it is said again, and nothing more is done.
        let consent = format!("{path}/consent");
        for _ in 0..2 {
            let done = house.stage.post(&consent, "", &[("what", "delivery")]).await;
            let there = format!("{path}?done=ended-kept");
            assert_eq!((done.status.as_u16(), done.location()), (303, there.as_str()));
            let seen = house.stage.get(&there, "").await;
            assert!(seen.text.contains("يُمحى بتصحيح ما خُتم"), "the other consent keeps it: {}", seen.text);
        }
        let at_chapter = standing(&house, &hers).await.into_iter().find(|one| one.body == chapter).unwrap();
        assert_eq!((at_chapter.delivery, at_chapter.contact), (false, true));
        let deliverable = async || {
            let mut conn = house.site().db.read().await.unwrap();
            let edition = edition["id"].as_str().unwrap().parse().unwrap();
            (
                store::count_deliveries(&mut conn, chapter).await.unwrap(),
                store::deliverable(&mut conn, edition).await.unwrap(),
            )
        };
        assert_eq!(deliverable().await, (0, 0), "nobody is handed her name");

        // One body alone may write no more: its copy and its record of her are gone at once, the other's stay.
        let root_id = root.to_string();
        house.stage.post(&consent, "", &[("what", "contact"), ("body", &root_id)]).await;
        assert_eq!((known(&house, chapter).await, known(&house, root).await), (1, 0));
        let now: Vec<_> = standing(&house, &hers).await.iter().map(to).collect();
        assert_eq!(now, [(chapter, false, true)]);
        let stranger = house.planted.sister.to_string();
        house.stage.post(&consent, "", &[("what", "contact"), ("body", &stranger)]).await;
        assert_eq!(standing(&house, &hers).await.len(), 1, "a body without a consent changes nothing");
        assert_eq!(house.stage.post(&consent, "", &[("what", "all")]).await.status, 400);

        let chapter_id = chapter.to_string();
        house.stage.post(&consent, "", &[("what", "contact"), ("body", &chapter_id)]).await;
        assert_eq!(known(&house, chapter).await, 0);
        assert!(standing(&house, &hers).await.is_empty(), "nothing is sealed of it any more");
        let seen = house.stage.get(&format!("{path}?done=ended"), "").await;
        assert!(
            seen.text.contains("التوقيع محسوب كما كان") && seen.text.contains("لا اسم مختوم"),
            "{}",
            seen.text
        );
        let own = house.stage.token(network::testing::actor(chapter, false, &[]));
        assert_eq!(house.total(&campaign, chapter, &own).await, 1);
        house.agrees().await;

        // The list of what was erased brings it back from no backup: here of one that signed in the same way.
        let (_, other) = house.sign(&edition, allowing(&house, "other@example.org")).await;
        let ended: Vec<String> = weave::all_erased(&mut house.site().db.read().await.unwrap())
            .await
            .unwrap()
            .into_iter()
            .filter(|one| one.table == "campaigns_consents")
            .map(|one| one.id.replace(&id_of(&hers).to_string(), &id_of(&other).to_string()))
            .collect();
        assert_eq!(ended.len(), 3);
        let at = house.site().clock.now();
        let lines = ended.into_iter().map(|id| weave::Erasure { table: "campaigns_consents".into(), id, at });
        people::replay_erased(house.site(), lines).await.unwrap();
        assert!(standing(&house, &other).await.is_empty());
        assert_eq!((known(&house, chapter).await, known(&house, root).await), (0, 0));
        house.agrees().await;

        // Other links open nothing here; what is withdrawn or gone has a kind answer, also to what was open in another tab.
        let key = token(house.site(), id_of(&hers), Wish::NotMe);
        let wrong = format!("/ar/b/tunisie/campaigns/eau/not-me/{key}/consent");
        assert_eq!(house.stage.post(&wrong, "", &[("what", "delivery")]).await.status, 404);
        assert_eq!(house.stage.post(&path, "", &[]).await.status, 303);
        for (sent, fields) in
            [(&consent, vec![("what", "delivery")]), (&format!("{path}/correct"), vec![("name", "ليلى")])]
        {
            assert_eq!(
                house.stage.post(sent, "", &fields).await.location().split('?').next(),
                Some(path.as_str())
            );
        }
        assert!(house.stage.get(&path, "").await.text.contains("سُحب التوقيع"));
        assert_eq!(house.total(&campaign, chapter, &own).await, 1, "the other's");
        house.site().clock.advance(Duration::from_secs(800 * 86_400));
        people::purge(house.site()).await.unwrap();
        let seen = house.stage.get(&path, "").await;
        assert!(seen.status == 200 && seen.text.contains("لم يبقَ من هذا التوقيع شيء"), "{}", seen.text);
        assert_eq!(house.stage.post(&path, "", &[]).await.status, 303, "and it can be pressed in vain");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_correction_is_sealed_in_the_place_of_the_old_and_counts_as_before() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        with_two_keys(&house).await;
        let (chapter, root) = (house.planted.chapter, house.planted.root);
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, chapter).await;
        let (_, hers) = house.sign(&edition, allowing(&house, "hers@example.org")).await;
        house.stage.work().await;
        // The root may not write any more: what it had is gone, the chapter's two consents stand.
        let path = page(&house, "ar", &hers);
        let root_id = root.to_string();
        house.stage.post(&format!("{path}/consent"), "", &[("what", "contact"), ("body", &root_id)]).await;
        let marks = "SELECT CAST(length(mark) AS TEXT) FROM campaigns_signatures WHERE id = $1";
        let mark = "SELECT signature FROM campaigns_marks WHERE signature = $1";
        let before = (text(&house, marks, &hers).await, text(&house, mark, &hers).await);

        let correct = format!("{path}/correct");
        let form = house.stage.get(&correct, "").await;
        assert!(
            form.text.contains("name=\"place\"") && !form.text.contains("name=\"words\""),
            "{}",
            form.text
        );
        assert!(!form.text.contains("name=\"email\"") && !form.text.contains("name=\"phone\""));
        let wrong =
            house.stage.post(&correct, "", &[("name", " "), ("place", "توزر"), ("display", "full")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("value=\"توزر\""), "nothing typed is lost");
        let fields = [("name", "ليلى بنت الواحة"), ("place", "توزر"), ("display", "initials")];
        let done = house.stage.post(&correct, "", &fields).await;
        assert_eq!(done.location(), format!("{path}?done=corrected"));
        let all = opened(&house, &hers).await;
        assert_eq!(
            all,
            BTreeMap::from([(
                chapter,
                json!({"name": "ليلى بنت الواحة", "place": "توزر", "address": "hers@example.org"})
            )]),
            "and to no other body"
        );
        assert_eq!(before, (text(&house, marks, &hers).await, text(&house, mark, &hers).await));
        let public = house.stage.get("/ar/b/tunisie/campaigns/eau", "").await.text;
        assert!(public.contains("ل. ب. و.") && !public.contains("ليلى"), "shown as she chose");
        // The record of the chapter's people, which this signature made, says the same.
        let row = {
            let mut conn = house.site().db.read().await.unwrap();
            people::store::sealed(&mut conn, chapter, "", 10).await.unwrap().remove(0)
        };
        let person = open(&house, &row.envelope, "people", &row.id, &row.sealed).await;
        assert_eq!(person, json!({"name": "ليلى بنت الواحة", "place": "توزر"}));

        // Delivery alone keeps no address.
        let chapter_id = chapter.to_string();
        house.stage.post(&format!("{path}/consent"), "", &[("what", "contact"), ("body", &chapter_id)]).await;
        assert_eq!(known(&house, chapter).await, 0, "a record that she corrected herself goes too");
        house.stage.post(&correct, "", &[("name", "ليلى"), ("display", "anonymous")]).await;
        assert_eq!(opened(&house, &hers).await, BTreeMap::from([(chapter, json!({"name": "ليلى"}))]));
        // Who is not shown stays so.
        house.stage.post(&correct, "", &[("name", "ليلى"), ("display", "full")]).await;
        let shown = "SELECT shown FROM campaigns_signatures WHERE id = $1 AND shown IS NOT NULL";
        assert!(text(&house, shown, &hers).await.is_empty());

        // A number stands nowhere but in what is sealed: who may write to her needs it again.
        let mut phone = allowing(&house, "");
        phone["email"] = Value::Null;
        phone["phone"] = json!("+216 20 123 456");
        let (_, phone) = house.sign(&edition, phone).await;
        let correct = format!("{}/correct", page(&house, "fr", &phone));
        assert!(house.stage.get(&correct, "").await.text.contains("name=\"phone\""));
        let wrong = house.stage.post(&correct, "", &[("name", "Leïla"), ("display", "full")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("Écrivez le numéro entier"), "{}", wrong.text);
        let fields = [("name", "Leïla"), ("phone", "20 123 457"), ("display", "full")];
        assert_eq!(house.stage.post(&correct, "", &fields).await.status, 303);
        let read = opened(&house, &phone).await;
        assert_eq!(read[&root], json!({"name": "Leïla", "phone": "+21620123457"}));
        assert_eq!(read[&chapter], read[&root]);

        // Whoever types her address reaches with his link what he gave, not what the bodies know of her.
        let (_, real) = house.sign(&edition, allowing(&house, "real@example.org")).await;
        let (_, false_one) = house.sign(&edition, allowing(&house, "real@example.org")).await;
        let correct = format!("{}/correct", page(&house, "ar", &false_one));
        house.stage.post(&correct, "", &[("name", "مزوّر"), ("display", "full")]).await;
        let one = standing(&house, &real).await.into_iter().find(|one| one.body == chapter).unwrap();
        let row = {
            let mut conn = house.site().db.read().await.unwrap();
            let all = people::store::sealed(&mut conn, chapter, "", 10).await.unwrap();
            all.into_iter().find(|row| Some(row.id.clone()) == one.person.map(|id| id.to_string())).unwrap()
        };
        assert_eq!(
            open(&house, &row.envelope, "people", &row.id, &row.sealed).await,
            json!({"name": "ليلى"})
        );
        let own = house.stage.token(network::testing::actor(chapter, false, &[]));
        assert_eq!(house.total(&campaign, chapter, &own).await, 3);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_her_word_is_corrected_too() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let confirmed = json!([{"key": "sign", "kind": "sign", "confirm": true}]);
        let campaign = house.campaign(json!({"actions": confirmed})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let mut one = signature("hers@example.org");
        one["contact"] = json!([house.planted.chapter.to_string()]);
        let (_, hers) = house.sign(&edition, one).await;
        let correct = format!("{}/correct", page(&house, "ar", &hers));
        let fields = [("name", "ليلى المصحّحة"), ("display", "full")];
        assert_eq!(house.stage.post(&correct, "", &fields).await.status, 303);
        let link = token(house.site(), id_of(&hers), Wish::Confirm);
        campaigns::take_back::follow(house.site(), &link, Wish::Confirm).await.unwrap();
        let row = {
            let mut conn = house.site().db.read().await.unwrap();
            people::store::sealed(&mut conn, house.planted.chapter, "", 10).await.unwrap().remove(0)
        };
        let person = open(&house, &row.envelope, "people", &row.id, &row.sealed).await;
        assert_eq!(person, json!({"name": "ليلى المصحّحة"}));
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn without_a_key_and_in_lockdown_nothing_is_lost_and_all_can_be_taken_back() {
    db::testing::each(&[], |db| async move {
        let mut rooms = rooms();
        rooms.push(Arc::new(Locked));
        let house = House::furnish(weave::testing::Stage::with_db(db, rooms).await).await;
        with_two_keys(&house).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let (_, hers) = house.sign(&edition, allowing(&house, "hers@example.org")).await;
        let path = page(&house, "fr", &hers);
        let correct = format!("{path}/correct");
        let before = opened(&house, &hers).await;
        let root = house.planted.root;
        house
            .site()
            .db
            .write(move |conn| {
                Box::pin(
                    async move { conn.run("DELETE FROM keyholders WHERE body = $1", db::args![root]).await },
                )
            })
            .await
            .unwrap();
        let looked = house.stage.get(&correct, "").await;
        assert!(looked.text.contains("Pas de clé en ce moment") && !looked.text.contains("name=\"name\""));
        let fields = [("name", "Leïla"), ("place", "Tozeur"), ("display", "full")];
        let refused = house.stage.post(&correct, "", &fields).await;
        assert_eq!(refused.status, 409);
        assert!(
            refused.text.contains("Pas de clé en ce moment") && refused.text.contains("value=\"Tozeur\"")
        );
        assert_eq!(opened(&house, &hers).await, before, "all of them, or none");
        // Where there is no key the consent is taken back; then the rest is corrected.
        let root_id = root.to_string();
        house.stage.post(&format!("{path}/consent"), "", &[("what", "contact"), ("body", &root_id)]).await;
        assert_eq!(house.stage.post(&correct, "", &fields).await.status, 303);
        assert_eq!(opened(&house, &hers).await[&house.planted.chapter]["place"], "Tozeur");

        house.site().clock.advance(Duration::from_secs(86_401));
        let refused = house.stage.post(&correct, "", &fields).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text.contains("Aucune correction") && refused.text.contains("value=\"Tozeur\""));
        assert!(house.stage.get(&correct, "").await.text.contains("Aucune correction"));
        house.stage.post(&format!("{path}/consent"), "", &[("what", "delivery")]).await;
        let at_chapter = standing(&house, &hers).await.remove(0);
        assert!(!at_chapter.delivery && at_chapter.contact, "taking back is always possible");
        house.stage.end().await;
    })
    .await;
}

/// A lockdown that lies over everything, from a day after the house was furnished on.
struct Locked;

impl weave::Room for Locked {
    fn name(&self) -> &'static str {
        "locked"
    }
    fn lockdowns(&self) -> Option<Arc<dyn weave::Lockdowns>> {
        Some(Arc::new(Self))
    }
}

#[async_trait::async_trait]
impl weave::Lockdowns for Locked {
    async fn is_locked(&self, site: &weave::Site, _: Id<Body>) -> basis::Result<bool> {
        Ok(site.clock.now().since(weave::testing::NOON).as_secs() > 86_400)
    }
    async fn locked(&self, _: &weave::Site) -> basis::Result<Vec<Id<Body>>> {
        Ok(Vec::new())
    }
}

#[tokio::test]
async fn her_own_page_leads_to_each_signature_and_erases_what_one_body_has_of_it() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        with_two_keys(&house).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let (_, hers) = house.sign(&edition, allowing(&house, "hers@example.org")).await;
        let link = people::own_link(house.site(), "hers@example.org", basis::Language::Ar).unwrap();
        let opened = house.stage.post(link.trim_start_matches("http://localhost:8080"), "", &[]).await;
        let cookie =
            opened.headers.get("set-cookie").unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
        let seen = house.stage.get("/my", &cookie).await.text;
        assert!(seen.contains(&format!("href=\"{}\"", page(&house, "ar", &hers))), "{seen}");
        let body = house.planted.root.to_string();
        let root = network::tree(house.site())
            .await
            .unwrap()
            .get(house.planted.root)
            .unwrap()
            .home(basis::Language::Ar);
        assert!(seen.contains(&format!("{root}privacy")), "the one above holds something too");
        // A consent that is taken back in the record ends what the signature gave for it.
        let person = {
            let mut conn = house.site().db.read().await.unwrap();
            let one = standing(&house, &hers).await.into_iter().find(|one| one.body == house.planted.chapter);
            let rows = people::store::history(&mut conn, one.clone().unwrap().person.unwrap()).await.unwrap();
            assert_eq!(rows.len(), 1, "added, and no more");
            one.unwrap().person.unwrap().to_string()
        };
        house.stage.post("/my/withdraw", &cookie, &[("person", &person), ("what", "contact")]).await;
        let at_chapter =
            standing(&house, &hers).await.into_iter().find(|one| one.body == house.planted.chapter).unwrap();
        assert_eq!((at_chapter.delivery, at_chapter.contact, at_chapter.person), (true, false, None));
        house.stage.post("/my/erase", &cookie, &[("body", &body), ("sure", "1")]).await;
        assert_eq!(known(&house, house.planted.root).await, 0);
        let now: Vec<_> = standing(&house, &hers).await.iter().map(|one| one.body).collect();
        assert_eq!(now, [house.planted.chapter], "its copy is gone, the signature counts on");
        let own = house.stage.token(network::testing::actor(house.planted.chapter, false, &ALL));
        assert_eq!(house.total(&campaign, house.planted.chapter, &own).await, 1);
        house.stage.end().await;
    })
    .await;
}
