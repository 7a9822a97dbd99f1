//! The API as its callers see it: every collection, on both databases.

use basis::{Id, of::Body};
use serde_json::{Value, json};
use weave::testing::Stage;

use crate::rooms::rooms;

/// An empty site with four bodies, on both databases.
async fn each<F: Future<Output = ()>>(test: impl Fn(Stage, network::testing::Planted) -> F) {
    db::testing::each(&[], |db| async {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        test(stage, planted).await;
    })
    .await;
}

/// An account that exists, with these rights.
async fn someone(stage: &Stage, email: &str, body: Id<Body>, rights: &[&'static str]) -> String {
    let new = accounts::NewAccount {
        email: email.into(),
        // not shown: a name for tests
        name: "نجوى".into(),
        language: basis::Language::Fr,
        password: None,
    };
    let account = accounts::add(&stage.site, new).await.unwrap();
    let mut actor = network::testing::actor(body, true, rights);
    actor.account = account;
    stage.token(actor)
}

/// As if two people of the body with passkeys had pressed it.
async fn lock(stage: &Stage, body: Id<Body>) {
    let site = stage.site.clone();
    let now = site.clock.now();
    let one = lockdown::model::Lockdown {
        id: Id::new(&site.clock, &site.rng),
        body,
        asked_by: Id::from_bits(9),
        asked_at: now,
        from_above: false,
        pressed_at: Some(now),
        confirmed: Some((Id::from_bits(10), now)),
        lifting: None,
        ended_at: None,
    };
    stage
        .site
        .db
        .write(move |conn| {
            Box::pin(async move {
                lockdown::store::begin(conn, &one).await?;
                weave::tell(conn, &site, &weave::facts::LockdownChanged { body }).await
            })
        })
        .await
        .unwrap();
}

fn slugs(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|one| one["slug"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn bodies_are_listed_made_changed_and_removed() {
    each(|stage, planted| async move {
        let token = someone(&stage, "a@example.org", planted.chapter, &["bodies.edit"]).await;
        let (status, all) = stage.api("GET", "bodies", &token, None).await;
        assert_eq!((status, slugs(&all)), (200, vec!["maghreb", "tunisie", "oasis", "algerie"]));
        assert_eq!((&all["items"][0]["parent"], &all["next"]), (&Value::Null, &Value::Null));
        let (_, first) = stage.api("GET", "bodies?limit=3", &token, None).await;
        let next = first["next"].as_str().unwrap();
        let (_, rest) = stage.api("GET", &format!("bodies?limit=3&after={next}"), &token, None).await;
        assert_eq!((slugs(&first).len(), slugs(&rest)), (3, vec!["algerie"]));
        let under = format!("bodies?under={}&depth=1", planted.root);
        assert_eq!(slugs(&stage.api("GET", &under, &token, None).await.1), ["tunisie", "algerie"]);
        assert_eq!(stage.api("GET", "bodies?limit=0", &token, None).await.0, 422);

        let new =
            |parent: &str| json!({"parent": parent, "kind": "association", "names": {"fr": "Les sources"}});
        let (status, _) = stage.api("POST", "bodies", &token, Some(new(&planted.sister.to_string()))).await;
        assert_eq!(status, 403, "a sister's");
        let nowhere = Id::<Body>::from_bits(5).to_string();
        assert_eq!(stage.api("POST", "bodies", &token, Some(new(&nowhere))).await.0, 404);
        let (status, made) =
            stage.api("POST", "bodies", &token, Some(new(&planted.chapter.to_string()))).await;
        assert_eq!((status, &made["slug"]), (201, &json!("les-sources")), "{made}");
        let one = format!("bodies/{}", made["id"].as_str().unwrap());
        let (status, body) = stage.api("PATCH", &one, &token, Some(json!({"summary": {"fr": "Eau"}}))).await;
        assert_eq!(
            (status, &body["summary"]["fr"], &body["names"]["fr"]),
            (200, &json!("Eau"), &json!("Les sources"))
        );
        let (status, problem) = stage.api("PATCH", &one, &token, Some(json!({"dye": "x"}))).await;
        assert_eq!((status, problem["fields"]["dye"].is_string()), (422, true), "{problem}");
        assert_eq!(stage.api("DELETE", &one, &token, None).await.0, 204);
        assert_eq!(stage.api("GET", &one, &token, None).await.0, 404);
        let chapter = format!("bodies/{}", planted.chapter);
        assert_eq!(stage.api("DELETE", &chapter, &token, None).await.0, 403, "decided from above");
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn news_and_pages_go_their_whole_way() {
    each(|stage, planted| async move {
        let rights = ["news.write", "pages.write"];
        let writer = someone(&stage, "a@example.org", planted.association, &rights).await;
        let other = someone(&stage, "b@example.org", planted.sister, &rights).await;
        for (collection, folder) in [("news", "news"), ("pages", "pages")] {
            let new = |published: bool| {
                json!({"body": planted.association.to_string(), "slug": format!("well-{published}"), "published": published,
                       "texts": {"ar": {"title": "البئر", "text": "ماء"}}})
            };
            assert_eq!(stage.api("POST", collection, &other, Some(new(true))).await.0, 403);
            let (status, draft) = stage.api("POST", collection, &writer, Some(new(false))).await;
            assert_eq!((status, &draft["published"]), (201, &json!(false)), "{draft}");
            let (_, live) = stage.api("POST", collection, &writer, Some(new(true))).await;
            assert_eq!(live["texts"]["ar"]["text"], "ماء");
            let page = format!("/ar/b/oasis/{folder}/well-true");
            assert_eq!(stage.get(&page, "").await.status, 200);
            let address = |one: &Value| format!("{collection}/{}", one["id"].as_str().unwrap());
            let (draft, live) = (address(&draft), address(&live));
            // What she cannot know of is not there; what everybody reads she may not change.
            let title = json!({"texts": {"ar": {"title": "بئر", "text": "ماء"}}});
            assert_eq!(stage.api("GET", &draft, &other, None).await.0, 404);
            assert_eq!(stage.api("PATCH", &draft, &other, Some(title.clone())).await.0, 404);
            assert_eq!(stage.api("PATCH", &live, &other, Some(title.clone())).await.0, 403);
            assert_eq!(stage.api("DELETE", &live, &other, None).await.0, 403);
            assert_eq!(slugs(&stage.api("GET", collection, &other, None).await.1), ["well-true"]);
            let own = format!("{collection}?body={}", planted.association);
            assert_eq!(slugs(&stage.api("GET", &own, &writer, None).await.1).len(), 2);
            let (status, changed) = stage.api("PATCH", &live, &writer, Some(title)).await;
            assert_eq!((status, &changed["texts"]["ar"]["title"]), (200, &json!("بئر")));
            assert!(stage.get(&page, "").await.text.contains("بئر"));
            let (status, taken) = stage.api("PATCH", &live, &writer, Some(json!({"published": false}))).await;
            assert_eq!((status, &taken["state"]), (200, &json!("draft")));
            assert_eq!(stage.get(&page, "").await.status, 404);
            assert_eq!(stage.api("DELETE", &live, &writer, None).await.0, 204);
            assert_eq!(stage.api("GET", &live, &writer, None).await.0, 404);
        }
        let wrong = json!({"body": planted.association.to_string(), "texts": {"ar": {"title": "x"}}, "published": true});
        let (status, problem) = stage.api("POST", "news", &writer, Some(wrong)).await;
        assert_eq!((status, problem["fields"]["texts.ar.text"].is_string()), (422, true), "{problem}");
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn in_a_lockdown_no_token_from_above_reaches_down() {
    each(|stage, planted| async move {
        let new = |email: &str| accounts::NewAccount {
            email: email.into(),
            // not shown: a name for tests
            name: "نجوى".into(),
            language: basis::Language::Ar,
            password: None,
        };
        let account = accounts::add(&stage.site, new("a@example.org")).await.unwrap();
        accounts::grant(&stage.site, account, planted.root, weave::Role::Coordinator, true).await.unwrap();
        let want =
            accounts::token::NewToken { name: "script".into(), body: None, rights: Vec::new(), until: None };
        let token = accounts::token::make(&stage.site, account, want).await.unwrap().secret;
        let writing = |body: Id<Body>| json!({"body": body.to_string(), "texts": {"ar": {"title": "خبر"}}});
        let (below, beside) = (planted.association, planted.sister);
        for body in [below, beside] {
            assert_eq!(stage.api("POST", "news", &token, Some(writing(body))).await.0, 201);
        }
        lock(&stage, planted.chapter).await;
        assert_eq!(stage.api("POST", "news", &token, Some(writing(below))).await.0, 403);
        assert_eq!(stage.api("POST", "news", &token, Some(writing(beside))).await.0, 201);
        let own = format!("news?body={below}");
        let (_, list) = stage.api("GET", &own, &token, None).await;
        assert!(slugs(&list).is_empty(), "drafts of a locked body: {list}");
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_is_never_more_than_the_one_that_made_it() {
    each(|stage, planted| async move {
        let new = accounts::NewAccount {
            email: "a@example.org".into(),
            // not shown: a name for tests
            name: "نجوى".into(),
            language: basis::Language::Ar,
            password: None,
        };
        let account = accounts::add(&stage.site, new).await.unwrap();
        accounts::grant(&stage.site, account, planted.chapter, weave::Role::Coordinator, true).await.unwrap();
        let want = accounts::token::NewToken {
            name: "script".into(),
            body: Some(planted.association),
            rights: vec!["news.write".into()],
            until: None,
        };
        let narrow = accounts::token::make(&stage.site, account, want).await.unwrap().secret;
        let (status, me) = stage.api("GET", "accounts/me", &narrow, None).await;
        assert_eq!(
            (status, &me["grants"][0]["body"]),
            (200, &json!(planted.association.to_string())),
            "{me}"
        );
        assert_eq!(me["grants"][0]["rights"], json!(["news.write"]));
        let (oasis, chapter) = (planted.association.to_string(), planted.chapter.to_string());
        for (wanted, expected) in [
            (json!({"name": "same"}), 201),
            (json!({"name": "same", "body": oasis, "rights": ["news.write"]}), 201),
            (json!({"name": "above", "body": chapter}), 403),
            (json!({"name": "more", "rights": ["pages.write"]}), 403),
            (json!({"name": "longer", "until": "2027-03-01T00:00:00Z"}), 403),
            (json!({"name": ""}), 422),
            (json!({"name": "x", "until": "soon"}), 422),
        ] {
            let (status, answer) = stage.api("POST", "tokens", &narrow, Some(wanted.clone())).await;
            assert_eq!(status, expected, "{wanted}: {answer}");
        }
        let writing = |body: &str| json!({"body": body, "texts": {"ar": {"title": "خبر"}}});
        assert_eq!(stage.api("POST", "news", &narrow, Some(writing(&oasis))).await.0, 201);
        assert_eq!(stage.api("POST", "news", &narrow, Some(writing(&chapter))).await.0, 403);
        assert_eq!(stage.api("POST", "pages", &narrow, Some(writing(&oasis))).await.0, 403);
        // What is over is over at once.
        let (_, list) = stage.api("GET", "tokens", &narrow, None).await;
        let items = list["items"].as_array().unwrap();
        assert_eq!(items.len(), 3);
        let own = items.iter().find(|one| one["name"] == "script").unwrap()["id"].as_str().unwrap();
        assert_eq!(stage.api("DELETE", &format!("tokens/{own}"), &narrow, None).await.0, 204);
        assert_eq!(stage.api("GET", "accounts/me", &narrow, None).await.0, 401, "it ended itself");
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn roles_are_made_changed_and_retired_by_whoever_holds_what_they_give() {
    each(|stage, planted| async move {
        let token = someone(&stage, "a@example.org", planted.root, &["roles.edit", "news.write"]).await;
        let below = someone(&stage, "b@example.org", planted.chapter, &["roles.edit", "news.write"]).await;
        let new = json!({"names": {"fr": "Plumes"}, "rights": ["news.write"]});
        assert_eq!(stage.api("POST", "roles", &below, Some(new.clone())).await.0, 403);
        let (status, made) = stage.api("POST", "roles", &token, Some(new)).await;
        assert_eq!(status, 201, "{made}");
        let one = format!("roles/{}", made["id"].as_str().unwrap());
        for rights in [json!(["pages.write"]), json!(["nothing"])] {
            let (status, _) = stage.api("PATCH", &one, &token, Some(json!({"rights": rights}))).await;
            assert_eq!(status, 422);
        }
        let (status, role) = stage.api("PATCH", &one, &token, Some(json!({"names": {"fr": "Encre"}}))).await;
        assert_eq!((status, &role["names"]["fr"]), (200, &json!("Encre")));
        assert_eq!(stage.api("DELETE", &one, &token, None).await.0, 204);
        assert_eq!(stage.api("GET", &one, &token, None).await.0, 404);
        let (_, list) = stage.api("GET", "roles", &token, None).await;
        assert_eq!(list["items"].as_array().unwrap().len(), weave::Role::ALL.len());
        stage.end().await;
    })
    .await;
}

async fn keyed(stage: &Stage, token: &str, key: &str, body: &str) -> (u16, Value) {
    let bearer = format!("Bearer {token}");
    let headers =
        [("authorization", bearer.as_str()), ("content-type", "application/json"), ("idempotency-key", key)];
    let seen = stage.api_raw("POST", "tokens", &headers, body.to_owned()).await;
    (seen.status.as_u16(), serde_json::from_str(&seen.text).unwrap_or_default())
}

#[tokio::test]
async fn what_is_sent_twice_is_done_once() {
    each(|stage, planted| async move {
        let token = someone(&stage, "a@example.org", planted.root, &["news.write"]).await;
        let body = r#"{"name": "one"}"#;
        let (first, again) = (keyed(&stage, &token, "k", body).await, keyed(&stage, &token, "k", body).await);
        assert_eq!((first.0, again.0), (201, 201), "{} {}", first.1, again.1);
        assert_eq!(first.1["id"], again.1["id"]);
        assert!(
            first.1["token"].is_string() && again.1.get("token").is_none(),
            "only status and id are kept"
        );
        let (status, problem) = keyed(&stage, &token, "k", r#"{"name": "two"}"#).await;
        assert_eq!((status, &problem["type"]), (422, &json!("once-other")));
        assert_eq!(keyed(&stage, &token, "bad", "{}").await.0, 422);
        assert_eq!(keyed(&stage, &token, "bad", body).await.0, 201, "what made nothing may be mended");
        stage.site.clock.advance(weave::api::ONCE + std::time::Duration::from_secs(1));
        let (status, later) = keyed(&stage, &token, "k", body).await;
        assert_eq!((status, later["id"] == first.1["id"]), (201, false));
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn hostile_input_is_refused_with_its_reason() {
    let stage = Stage::new(rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    let token = someone(&stage, "a@example.org", planted.root, &["news.write", "bodies.edit"]).await;
    let bearer = format!("Bearer {token}");
    let ask = async |kind: &str, body: String, more: &[(&str, &str)]| {
        let headers = [&[("authorization", bearer.as_str()), ("content-type", kind)], more].concat();
        stage.api_raw("POST", "bodies", &headers, body).await
    };
    let root = planted.root;
    let with = |names: &str| format!(r#"{{"parent": "{root}", "kind": "chapter", "names": {names}}}"#);
    let json = "application/json";
    for (kind, body, more, expected) in [
        (json, String::from("{"), &[][..], 400),
        (json, "[".repeat(500_000), &[], 400),
        ("text/plain", with(r#"{"ar": "x"}"#), &[], 400),
        (json, with(&format!("{{\"ar\": \"{}\"}}", "x".repeat(2_000_000))), &[], 413),
        (json, with(r#"{"ar": "a\u0000b"}"#), &[], 422),
        (json, with(r#"{"ar": 7}"#), &[], 422),
        (json, with("null"), &[], 422),
        (json, with(r#"{"ar": "x"}"#), &[("sec-fetch-site", "cross-site")], 403),
        (json, with(r#"{"ar": "x"}"#), &[("origin", "https://evil.example")], 403),
        (json, with(r#"{"ar": "x"}"#), &[("idempotency-key", "")], 422),
    ] {
        let seen = ask(kind, body, more).await;
        assert_eq!(seen.status, expected, "{}", seen.text);
        assert_eq!(seen.headers["content-type"], "application/problem+json");
    }
    let turned = ask(json, with("{\"fr\": \"a\u{202e}b\"}"), &[]).await;
    assert_eq!(turned.status, 201, "{}", turned.text);
    assert!(!turned.text.contains('\u{202e}'));
    let (status, _) = stage.api("PUT", "bodies", &token, None).await;
    assert_eq!(status, 405);
    assert_eq!(stage.api("OPTIONS", "bodies", "", None).await.0, 204);
    assert_eq!(stage.api("GET", "nothing", &token, None).await.0, 404);
    assert_eq!(stage.api("GET", "bodies", "wrong", None).await.0, 401);
    stage.end().await;
}

/// Of a record that she may not know of, 404; of one that everybody can read, 403 to change it.
#[tokio::test]
async fn a_neighbour_is_told_of_nothing_she_may_not_know_and_changes_nothing_she_may() {
    each(|stage, planted| async move {
        let rights: Vec<&'static str> =
            stage.site.rooms.iter().flat_map(|room| room.rights()).map(|right| right.key).collect();
        let own = someone(&stage, "a@example.org", planted.association, &rights).await;
        let other = someone(&stage, "b@example.org", planted.sister, &rights).await;
        let body = planted.association.to_string();
        let make = async |collection: &str, input: Value| {
            let (status, made) = stage.api("POST", collection, &own, Some(input)).await;
            assert_eq!(status, 201, "{collection}: {made}");
            format!("{collection}/{}", made["id"].as_str().unwrap())
        };
        let texts = json!({"ar": {"title": "البئر", "text": "ماء"}});
        let campaign = |slug: &str, published: bool| {
            json!({"body": body, "slug": slug, "published": published, "offer": "none",
                   "actions": [{"key": "sign", "kind": "sign"}],
                   "blocks": [{"key": "title", "language": "ar", "mode": "free", "text": "ماء"}]})
        };
        let (mut hidden, mut seen) = (Vec::new(), Vec::new());
        for collection in ["news", "pages"] {
            for (published, all) in [(false, &mut hidden), (true, &mut seen)] {
                let slug = format!("well-{published}");
                let new = json!({"body": body, "slug": slug, "texts": texts, "published": published});
                all.push(make(collection, new).await);
            }
        }
        hidden.push(make("campaigns", campaign("draft", false)).await);
        seen.push(make("campaigns", campaign("live", true)).await);
        for all in [&mut hidden, &mut seen] {
            let made = all.last().unwrap().clone();
            let (_, campaign) = stage.api("GET", &made, &own, None).await;
            let edition = format!("editions/{}", campaign["edition"].as_str().unwrap());
            let (_, whole) = stage.api("GET", &edition, &own, None).await;
            let block = whole["blocks"][0]["id"].as_str().unwrap();
            all.push(format!("{edition}/blocks/{block}"));
            all.push(edition);
        }
        let person = json!({"body": body, "language": "fr", "source": "paper", "address": "p@example.org"});
        hidden.push(make("people", person).await);
        hidden.push(make("tokens", json!({"name": "hers"})).await);
        for text in ["ينتظر", "يُقرأ"] {
            let form = format!("/ar/b/oasis/comments/{}", seen[0].strip_prefix("news/").unwrap());
            assert_eq!(stage.post(&form, "", &[("name", "نورة"), ("text", text)]).await.status, 303);
        }
        let (_, waiting) = stage.api("GET", &format!("comments?body={body}"), &own, None).await;
        for (at, all) in [(0, &mut hidden), (1, &mut seen)] {
            all.push(format!("comments/{}", waiting["items"][at]["id"].as_str().unwrap()));
        }
        let approved = seen.last().unwrap().clone();
        let (status, said) = stage.api("PATCH", &approved, &own, Some(json!({"state": "approved"}))).await;
        assert_eq!(status, 200, "{said}");
        seen.push(format!("bodies/{body}"));

        // Everything is there to whom it belongs, so that what the neighbour is told is told of something.
        for path in hidden.iter().chain(&seen) {
            let (status, said) = stage.api("GET", path, &own, None).await;
            assert_eq!(status, 200, "{path}: {said}");
        }
        let routes: Vec<(&str, &str)> =
            stage.routes.iter().map(|(method, path, _)| (*method, path.as_str())).collect();
        let is_there = |method: &str, path: &str| {
            let parts: Vec<&str> = path.split('/').collect();
            routes.iter().any(|(of, route)| {
                let route: Vec<&str> =
                    route.strip_prefix(weave::api::BASE).unwrap_or_default().split('/').collect();
                *of == method
                    && route.len() == parts.len()
                    && route.iter().zip(&parts).all(|(one, part)| one.starts_with('{') || one == part)
            })
        };
        let mut asked = 0;
        for (all, expected, is_seen) in [(&hidden, 404, false), (&seen, 403, true)] {
            for path in all {
                for (method, input) in
                    [("PATCH", Some(json!({}))), ("PUT", Some(json!({"text": "x"}))), ("DELETE", None)]
                {
                    if is_there(method, path) {
                        asked += 1;
                        let (status, said) = stage.api(method, path, &other, input).await;
                        assert_eq!(status, expected, "{method} {path}: {said}");
                    }
                }
                let (status, said) = stage.api("GET", path, &other, None).await;
                // A comment belongs to its moderators also when it can be read on its page.
                let readable = is_seen && !path.starts_with("comments/");
                assert_eq!(status, if readable { 200 } else { expected }, "GET {path}: {said}");
            }
        }
        assert!(asked > 16, "{asked}");
        for path in hidden.iter().chain(&seen) {
            assert_eq!(stage.api("GET", path, &own, None).await.0, 200, "{path} is as it was");
        }
        stage.end().await;
    })
    .await;
}
