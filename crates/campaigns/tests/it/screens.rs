//! What a visitor and a desk get: the page, what is printed of it, a form in other people's frames, bursts, paper.

use basis::Language;
use campaigns::{
    gather,
    sign::{self, BURST, Come},
    store,
    who::Typed,
};
use serde_json::{Value, json};

use crate::house::{ALL, House, signature};

fn come(n: u32, network: u8) -> Come {
    Come {
        typed: Typed {
            name: "ليلى".into(),
            email: format!("n{n}-{network}@example.org"),
            ..Typed::default()
        },
        action: String::new(),
        language: Language::Ar,
        trapped: false,
        proof: false,
        network: Some([network; 32]),
    }
}

#[tokio::test]
async fn a_burst_waits_and_is_decided_as_a_batch_without_a_name() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let id = edition["id"].as_str().unwrap().parse().unwrap();
        for n in 0..BURST + 12 {
            sign::sign(house.site(), id, come(n, 1)).await.unwrap();
        }
        // Others are not harmed by it.
        for n in 0..7 {
            sign::sign(house.site(), id, come(n, 2)).await.unwrap();
        }
        let total = |n: u32| json!(i64::from(n));
        assert_eq!(house.total(&campaign, house.planted.chapter, "").await, total(BURST + 7));
        let moderator = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &ALL));
        let path = format!("/desk/b/tunisie/campaigns/{}/held", edition["id"].as_str().unwrap());
        let seen = house.stage.get(&path, &moderator).await;
        assert_eq!(seen.status, 200);
        assert!(!seen.text.contains("ليلى") && !seen.text.contains("example.org"), "never by name");
        let groups = store::held(&mut house.site().db.read().await.unwrap(), id).await.unwrap();
        assert_eq!(groups.iter().map(|group| group.count).sum::<i64>(), 12);
        let network: String = groups[0].network.iter().map(|byte| format!("{byte:02x}")).collect();
        let minute = groups[0].minute.to_string();
        let fields = [("network", network.as_str()), ("minute", minute.as_str()), ("decision", "take")];
        let neighbour = house.stage.sign_in(network::testing::actor(house.planted.sister, true, &ALL));
        assert_eq!(house.stage.post(&path, &neighbour, &fields).await.status, 403);
        assert_eq!(house.stage.post(&path, &moderator, &fields).await.status, 303);
        assert_eq!(house.total(&campaign, house.planted.chapter, "").await, total(BURST + 19));
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn paper_is_counted_apart_and_taken_out_again() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let id = edition["id"].as_str().unwrap().parse().unwrap();
        let actor = network::testing::actor(house.planted.chapter, true, &ALL);
        let scope = network::tree(house.site()).await.unwrap().scope(house.planted.chapter);
        let typed = gather::Typed {
            count: "120".into(),
            gathered: "2026-03-10".into(),
            place: "سوق الأحد".into(),
            witness: "شاهدة السوق".into(),
            scan: String::new(),
            file: None,
        };
        let wrong = gather::Typed { gathered: "2026-03-20".into(), count: "0".into(), ..typed.clone() };
        let problem = gather::enter(house.site(), &actor, &scope, id, wrong).await.unwrap_err();
        assert!(problem.field("count").is_some() && problem.field("gathered").is_some());
        let page = "/ar/b/tunisie/campaigns/eau";
        assert_eq!(house.stage.get(page, "").await.status, 200, "kept from here on");
        let paper = gather::enter(house.site(), &actor, &scope, id, typed).await.unwrap();
        let mut conn = house.site().db.read().await.unwrap();
        let campaign_id = campaign["id"].as_str().unwrap().parse().unwrap();
        for (body, count) in
            [(house.planted.chapter, 120), (house.planted.root, 120), (house.planted.sister, 0)]
        {
            assert_eq!(store::paper_total(&mut conn, campaign_id, body).await.unwrap(), count);
        }
        drop(conn);
        house.agrees().await;
        campaigns::tally::rebuild(house.site(), None).await.unwrap();
        let seen = house.stage.get(page, "").await;
        let shown = seen.text.split("class=\"hint\">").find(|part| part.contains("120")).map(str::to_owned);
        let shown = shown.expect("shown apart on the page, at once");
        assert!(!seen.text.contains("شاهدة السوق"), "the witness is not published");
        let other = network::tree(house.site()).await.unwrap().scope(house.planted.sister);
        assert!(gather::take_out(house.site(), &actor, &other, id, paper).await.is_err());
        gather::take_out(house.site(), &actor, &scope, id, paper).await.unwrap();
        let mut conn = house.site().db.read().await.unwrap();
        assert_eq!(store::paper_total(&mut conn, campaign_id, house.planted.root).await.unwrap(), 0);
        drop(conn);
        assert!(!house.stage.get(page, "").await.text.contains(&shown), "and gone again at once");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_leaves_the_page() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let share = json!([{"key": "sign", "kind": "sign"}, {"key": "share", "kind": "share"}]);
        let campaign = house.campaign(json!({"actions": share, "goal": 10})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let page = "/fr/b/tunisie/campaigns/eau";
        for (file, kind, begins) in [
            ("share.png", "image/png", &b"\x89PNG"[..]),
            ("poster.pdf", "application/pdf", b"%PDF"),
            ("poster-a3.pdf", "application/pdf", b"%PDF"),
            ("sheet.pdf", "application/pdf", b"%PDF"),
        ] {
            let seen = house.stage.get(&format!("{page}/print/{file}"), "").await;
            assert_eq!(
                (seen.status.as_u16(), &seen.headers["content-type"]),
                (200, &kind.parse().unwrap()),
                "{file}"
            );
            assert!(seen.text.as_bytes().starts_with(begins) || seen.text.starts_with('\u{fffd}'), "{file}");
        }
        assert_eq!(house.stage.get(&format!("{page}/print/nothing.pdf"), "").await.status, 404);

        // In a frame of nobody, until the body names a site.
        let frames = async || {
            let seen = house.stage.get(&format!("{page}/embed"), "").await;
            assert_eq!(seen.status, 200);
            seen.headers["content-security-policy"].to_str().unwrap().to_owned()
        };
        assert!(frames().await.contains("frame-ancestors 'none'"));
        let writer = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &ALL));
        let hosts = "/desk/b/tunisie/campaigns/hosts";
        assert_eq!(house.stage.post(hosts, &writer, &[("hosts", "*")]).await.status, 422);
        assert_eq!(
            house.stage.post(hosts, &writer, &[("hosts", "https://Old.example.org/\n")]).await.status,
            303
        );
        assert!(frames().await.contains("frame-ancestors https://old.example.org http://old.example.org;"));
        assert!(house.stage.get(page, "").await.text.contains("action=\"/fr/b/tunisie/campaigns/eau/sign\""));

        // Any site may ask for the count, and for nothing else.
        let count = format!("/api/v1/editions/{}/count", edition["id"].as_str().unwrap());
        let seen = house.stage.get(&count, "").await;
        assert_eq!(seen.headers["access-control-allow-origin"], "*");
        let told: Value = serde_json::from_str(&seen.text).unwrap();
        assert_eq!(
            (&told["total"], &told["fewer_than"], &told["goal"]),
            (&Value::Null, &json!(5), &Value::Null)
        );

        // Sharing is counted without knowing who, and is no signature.
        assert_eq!(house.stage.post(&format!("{page}/did/share"), "", &[]).await.status, 303);
        assert_eq!(house.stage.post(&format!("{page}/did/sign"), "", &[]).await.status, 422);
        assert_eq!(house.total(&campaign, house.planted.root, "").await, Value::Null);
        house.agrees().await;

        // The page is fresh at the next request after a signature was answered.
        for n in 0..5 {
            house.sign(&edition, signature(&format!("n{n}@example.org"))).await;
        }
        for path in [page, "/fr/campaigns/eau"] {
            let text = house.stage.get(path, "").await.text;
            let strong = text.split("<strong>").nth(1).unwrap_or_default().split("</strong>").next().unwrap();
            assert!(strong.contains('5'), "{path}: {strong}");
        }
        assert_eq!(house.stage.get(&format!("{page}/report"), "").await.status, 200);
        assert_eq!(house.stage.get("/ar/b/tunisie/campaigns", "").await.status, 200);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_form_without_javascript_thanks_her_and_a_repeat_alike() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        house.adopted(&campaign, house.planted.chapter).await;
        let path = "/ar/b/tunisie/campaigns/eau/sign";
        let fields =
            [("action", "sign"), ("name", "ليلى"), ("email", "hers@example.org"), ("display", "full")];
        let mut thanks = String::new();
        for _ in 0..2 {
            let seen = house.stage.post(path, "", &fields).await;
            assert_eq!(seen.status, 303);
            assert!(
                seen.location().starts_with("/ar/b/tunisie/campaigns/eau/thanks/"),
                "{}",
                seen.location()
            );
            thanks = seen.location().to_owned();
        }
        let page = house.stage.get(&thanks, "").await;
        assert_eq!(page.status, 200);
        let words = "هذا المتصفح";
        assert!(!page.text.contains(words), "who types an address is not told");
        // The browser that signed before is, whatever address is typed now; until it is closed.
        let seen = house.stage.post(path, "", &fields).await;
        let cookie = seen.headers.get("set-cookie").and_then(|value| value.to_str().ok()).unwrap().to_owned();
        assert!(cookie.starts_with("signed-") && cookie.contains("HttpOnly") && !cookie.contains("Max-Age"));
        let other =
            [("action", "sign"), ("name", "سلمى"), ("email", "other@example.org"), ("display", "full")];
        let seen = house.stage.post(path, cookie.split(';').next().unwrap(), &other).await;
        assert!(house.stage.get(seen.location(), "").await.text.contains(words));
        let forged = thanks.trim_end_matches(|c: char| c.is_ascii_hexdigit()).to_owned() + &"0".repeat(32);
        assert_eq!(house.stage.get(&forged, "").await.status, 404, "a link that was not made here");
        let mut trapped = fields.to_vec();
        trapped.push(("reply", "x@example.org"));
        trapped[2] = ("email", "robot@example.org");
        assert_eq!(house.stage.post(path, "", &trapped).await.status, 303, "answered like any other");
        let mut conn = house.site().db.read().await.unwrap();
        let rows: (i64,) = conn.one("SELECT count(*) FROM campaigns_signatures", db::args![]).await.unwrap();
        assert_eq!(rows.0, 4, "and dropped");
        drop(conn);
        let empty = house.stage.post(path, "", &[("action", "sign"), ("name", "ليلى")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.text.contains("value=\"ليلى\""), "nothing typed is lost");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn those_to_be_delivered_are_who_counts_and_consented_once_each() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let other = house.campaign(json!({"slug": "ecole"})).await;
        let other = house.adopted(&other, house.planted.chapter).await;
        let chapter = house.planted.chapter.to_string();
        for (at, who, delivery, contact) in [
            (&edition, "one", true, false),
            (&edition, "one", true, false),
            (&edition, "two", false, true),
            (&edition, "three", true, true),
            (&other, "one", true, false),
        ] {
            let mut input = signature(&format!("{who}@example.org"));
            input["delivery"] = json!(delivery);
            input["contact"] = if contact { json!([chapter]) } else { json!([]) };
            assert_eq!(house.sign(at, input).await.0, 201);
        }
        let keyholder = web::Actor::new(house.keyholder, "x", Language::Ar)
            .with(house.planted.chapter, false, &["campaign.signatures", "records.open"])
            .shown(web::By::Passkey, house.site().clock.now());
        let scope = network::tree(house.site()).await.unwrap().scope(house.planted.chapter);
        let list = |name: String| {
            let (site, keyholder, scope) = (house.site().clone(), keyholder.clone(), scope.clone());
            async move { keys::hand_out(&site, &keyholder, &scope, &name, None, 100).await }
        };
        assert_eq!(list("signatures".into()).await.unwrap().records.len(), 5, "all that is sealed");
        let id = edition["id"].as_str().unwrap();
        assert_eq!(list(format!("deliveries.{id}")).await.unwrap().records.len(), 2);
        assert_eq!(list("deliveries".into()).await.unwrap().records.len(), 3, "of both campaigns");
        assert!(list("deliveries.x".into()).await.unwrap_err().is(basis::Kind::NotFound));
        assert!(list("signatures.x".into()).await.unwrap_err().is(basis::Kind::NotFound));
        let page = format!("/desk/b/tunisie/records/deliveries.{id}");
        let writer = house.stage.sign_in(keyholder.clone());
        assert_eq!(house.stage.get(&page, &writer).await.status, 200);
        let file = house.stage.get(&format!("{page}/file"), &writer).await;
        assert!(file.text.contains("\"table\":\"signatures\""), "what its records were sealed for");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn who_moderates_alone_finds_what_waits() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let id: basis::Id<_> = edition["id"].as_str().unwrap().parse().unwrap();
        for n in 0..BURST + 3 {
            sign::sign(house.site(), id, come(n, 1)).await.unwrap();
        }
        let moderator = network::testing::actor(house.planted.chapter, true, &["campaign.moderate"]);
        let moderator = house.stage.sign_in(moderator);
        let held = format!("/desk/b/tunisie/campaigns/{}/held", edition["id"].as_str().unwrap());
        let home = house.stage.get("/desk/b/tunisie/", &moderator).await;
        assert!(home.text.contains("/desk/b/tunisie/campaigns/moderation"), "it waits for her on her desk");
        let list = house.stage.get("/desk/b/tunisie/campaigns/moderation", &moderator).await;
        assert!(list.status == 200 && list.text.contains(&held));
        let held = house.stage.get(&held, &moderator).await;
        assert!(held.status == 200 && held.text.contains("/desk/b/tunisie/campaigns/moderation"));
        let writer =
            house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &["campaign.write"]));
        assert_eq!(house.stage.get("/desk/b/tunisie/campaigns/moderation", &writer).await.status, 403);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn below_five_a_total_is_told_to_its_own_people_alone() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        for who in ["one", "two", "three"] {
            house.sign(&edition, signature(&format!("{who}@example.org"))).await;
        }
        let exact = "<td class=\"number\">3</td>";
        let own = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &ALL));
        let above = house.stage.sign_in(network::testing::actor(house.planted.root, true, &ALL));
        let tree = format!("/desk/b/tunisie/campaigns/{}/tree", edition["id"].as_str().unwrap());
        for path in ["/desk/b/tunisie/campaigns", &tree] {
            let (own, above) = (house.stage.get(path, &own).await, house.stage.get(path, &above).await);
            let few = "أقل من 5";
            assert!(own.status == 200 && above.status == 200);
            assert!(!own.text.contains(few) && above.text.contains(few), "{path} {exact}");
        }
        house.stage.end().await;
    })
    .await;
}
