use std::time::Duration;

use http::StatusCode;

use crate::house::{ADDRESS, House, NAME, actor, typed};

#[tokio::test]
async fn the_link_comes_by_mail_and_a_look_at_it_opens_nothing() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        house.maryam().await;
        let page = house.stage.get("/fr/b/tunisie/privacy", "").await;
        assert!(
            page.text.contains("name=\"address\"") && page.text.contains("Une détentrice de la clé ouvre"),
            "{}",
            page.text
        );
        let known = house.stage.post("/fr/b/tunisie/privacy", "", &[("address", ADDRESS)]).await;
        let unknown =
            house.stage.post("/fr/b/tunisie/privacy", "", &[("address", "nobody@example.org")]).await;
        assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
        assert_eq!(house.stage.get(known.location(), "").await.status, StatusCode::OK);
        assert_eq!(house.stage.work().await, 2, "as much work for both");
        let letters = house.letters();
        assert_eq!(letters.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), [ADDRESS]);
        assert!(letters[0].subject.starts_with("Votre page"));
        let link = house.last_link();
        assert!(!link.contains("maryam"));
        let look = house.stage.get(&link, "").await;
        assert!(look.status == StatusCode::OK && look.headers.get("set-cookie").is_none());
        assert!(look.text.contains("Ouvrir ma page") && !look.text.contains("example.org"));
        assert_eq!(house.stage.get("/my", "").await.status, StatusCode::GONE);
        let opened = house.stage.post(&link, "", &[]).await;
        let cookie = opened.headers.get("set-cookie").unwrap().to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("Max-Age=1800"), "{cookie}");
        let own = house.stage.get("/my", cookie.split(';').next().unwrap()).await;
        assert!(own.text.contains("Section de Tunisie") && own.text.contains("lang=\"fr\""), "{}", own.text);
        assert_eq!(own.headers.get("cache-control").unwrap(), "no-store");
        let changed = format!("{}x", link.trim_end_matches(|c: char| c != '/'));
        assert_eq!(house.stage.get(&changed, "").await.status, StatusCode::GONE);
        house.site().clock.advance(Duration::from_secs(61 * 86_400));
        assert_eq!(house.stage.post(&link, "", &[]).await.status, StatusCode::GONE);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn nobodys_box_is_filled_by_asking_again() {
    let house = House::new().await;
    house.maryam().await;
    for _ in 0..6 {
        house.stage.post("/ar/privacy", "", &[("address", ADDRESS)]).await;
    }
    house.stage.work().await;
    assert_eq!(house.letters().len(), 3);
    let wrong = house.stage.post("/ar/privacy", "", &[("address", "maryam@")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let trapped = house.stage.post("/ar/privacy", "", &[("address", "maryam@"), ("reply", "x")]).await;
    assert_eq!(trapped.status, StatusCode::SEE_OTHER);
    house.stage.end().await;
}

#[tokio::test]
async fn she_sees_all_bodies_and_withdraws_and_erases() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let person = house.maryam().await;
        house.add(house.planted.association, typed(ADDRESS, "", &["contact"])).await;
        let other = house.add(house.planted.chapter, typed("other@example.org", "", &["contact"])).await;
        let cookie = house.open(ADDRESS).await;
        let page = house.stage.get("/my", &cookie).await.text;
        assert!(
            page.contains("فرع تونس") && page.contains("جمعية الواحة") && page.contains(ADDRESS),
            "{page}"
        );
        assert!(!page.contains(NAME), "never the contents");
        let foreign = [("person", other.to_string()), ("what", "contact".into())];
        let foreign: Vec<(&str, &str)> = foreign.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(house.stage.post("/my/withdraw", &cookie, &foreign).await.status, StatusCode::NOT_FOUND);
        let own = [("person", person.to_string()), ("what", "contact".into())];
        let own: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(house.stage.post("/my/withdraw", "", &own).await.status, StatusCode::GONE);
        assert_eq!(house.stage.post("/my/withdraw", &cookie, &own).await.location(), "/my?done=withdrawn");
        let body = house.planted.association.to_string();
        let asked = house.stage.post("/my/erase", &cookie, &[("body", &body)]).await;
        assert!(asked.status == StatusCode::OK && asked.text.contains("name=\"sure\""), "she is asked first");
        let done = house.stage.post("/my/erase", &cookie, &[("body", &body), ("sure", "1")]).await;
        assert_eq!(done.location(), "/my?done=erased");
        let page = house.stage.get("/my", &cookie).await.text;
        assert!(page.contains("فرع تونس") && !page.contains("جمعية الواحة"));
        house.stage.post("/my/erase", &cookie, &[("body", ""), ("sure", "1")]).await;
        assert!(house.stage.get("/my", &cookie).await.text.contains("لا شيء محفوظ هنا"));
        let mut conn = house.site().db.read().await.unwrap();
        assert!(people::store::one(&mut conn, other, house.planted.chapter).await.is_ok(), "others stay");
        assert_eq!(weave::all_erased(&mut conn).await.unwrap().len(), 2);
        drop(conn);
        house.site().clock.advance(Duration::from_secs(31 * 60));
        assert_eq!(house.stage.get("/my", &cookie).await.status, StatusCode::GONE);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn she_corrects_by_a_new_sealed_record() {
    let house = House::new().await;
    let person = house.maryam().await;
    let keyless = house.add(house.planted.association, typed(ADDRESS, "", &[])).await;
    let cookie = house.open(ADDRESS).await;
    let path = format!("/my/correct/{person}");
    let form = house.stage.get(&path, &cookie).await;
    assert!(form.text.contains("name=\"place\"") && !form.text.contains(NAME));
    let sealed = async || {
        let mut conn = house.site().db.read().await.unwrap();
        people::store::sealed(&mut conn, house.planted.chapter, "", 10).await.unwrap().remove(0).sealed
    };
    let before = sealed().await;
    assert_eq!(
        house.stage.post(&path, &cookie, &[("name", "")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let done = house.stage.post(&path, &cookie, &[("name", "مريم"), ("place", "توزر")]).await;
    assert_eq!(done.location(), "/my?done=corrected");
    assert_ne!(sealed().await, before);
    assert!(
        !house.stage.get(&format!("/my/correct/{keyless}"), &cookie).await.text.contains("name=\"place\"")
    );
    let stranger = house.open("other@example.org").await;
    assert_eq!(house.stage.get(&path, &stranger).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.stage.post(&path, &stranger, &[("name", "x")]).await.status, StatusCode::NOT_FOUND);
    house.stage.end().await;
}

#[tokio::test]
async fn she_asks_the_keyholders_and_they_answer() {
    let house = House::new().await;
    house.maryam().await;
    let cookie = house.open(ADDRESS).await;
    let body = house.planted.chapter.to_string();
    for _ in 0..2 {
        let asked = house.stage.post("/my/ask", &cookie, &[("body", &body)]).await;
        assert_eq!(asked.location(), "/my?done=asked", "asking twice is one request");
    }
    let sister = house.planted.sister.to_string();
    let nothing = house.stage.post("/my/ask", &cookie, &[("body", &sister)]).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    house.stage.work().await;
    let letters = house.letters();
    assert_eq!(letters.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), ["keyholder@example.org"]);
    assert!(
        !letters[0].text.contains("maryam") && letters[0].text.contains("/desk/b/tunisie/persons/requests")
    );
    assert!(
        letters[0].text.contains("http://localhost:8080/my/"),
        "every letter has the way to her own page"
    );
    assert!(house.stage.get("/my", &cookie).await.text.contains("الجواب قبل"));
    let list = "/desk/b/tunisie/persons/requests";
    let keyholder = house.stage.sign_in(actor(
        basis::Id::from_bits(5),
        house.planted.chapter,
        &["people.read", "records.open"],
    ));
    let reader = house.stage.sign_in(actor(basis::Id::from_bits(6), house.planted.chapter, &["people.read"]));
    let page = house.stage.get(list, &keyholder).await.text;
    assert!(page.contains("m…@example.org") && !page.contains(ADDRESS), "shortened, as everywhere");
    assert!(!house.stage.get(list, &reader).await.text.contains("example.org"));
    let start = page.find("/address\"").unwrap();
    let address = page[..start + "/address".len()].rsplit('"').next().unwrap().to_owned();
    let mut unshown = actor(basis::Id::from_bits(5), house.planted.chapter, &["people.read", "records.open"]);
    unshown.proof.shown = None;
    let unshown = house.stage.sign_in(unshown);
    let gated = house.stage.get(list, &unshown).await.text;
    assert!(gated.contains("/sign-in/again?next=") && !gated.contains(&address));
    for (who, why) in [(&reader, "who opens nothing"), (&unshown, "before step-up")] {
        let seen = house.stage.post(&address, who, &[]).await;
        assert!(seen.status != StatusCode::OK && !seen.text.contains(ADDRESS), "{why}");
    }
    let seen = house.stage.post(&address, &keyholder, &[]).await;
    assert!(seen.status == StatusCode::OK && seen.text.contains(ADDRESS), "she answers by mail");
    assert!(!house.stage.get(list, &keyholder).await.text.contains(ADDRESS), "for that answer alone");
    let action = address.trim_end_matches("/address").to_owned();
    assert_eq!(house.stage.post(&action, &reader, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.stage.post(&action, &keyholder, &[]).await.location(), format!("{list}?done=answered"));
    assert!(house.stage.get("/my", &cookie).await.text.contains("أُجيب في"));
    house.stage.end().await;
}

/// A lockdown that lies over everything.
struct Locked;

impl weave::Room for Locked {
    fn name(&self) -> &'static str {
        "locked"
    }
    fn lockdowns(&self) -> Option<std::sync::Arc<dyn weave::Lockdowns>> {
        Some(std::sync::Arc::new(Locked))
    }
}

#[async_trait::async_trait]
impl weave::Lockdowns for Locked {
    async fn is_locked(&self, site: &weave::Site, _: basis::Id<basis::of::Body>) -> basis::Result<bool> {
        // From a day after the house was furnished on.
        Ok(site.clock.now().since(weave::testing::NOON).as_secs() > 86_400)
    }
    async fn locked(&self, site: &weave::Site) -> basis::Result<Vec<basis::Id<basis::of::Body>>> {
        let root = network::tree(site).await?.root().id;
        Ok(if self.is_locked(site, root).await? { vec![root] } else { Vec::new() })
    }
}

#[tokio::test]
async fn in_lockdown_no_address_of_who_asked_is_shown() {
    let mut rooms = crate::house::rooms();
    rooms.push(std::sync::Arc::new(Locked));
    let house = House::furnish(weave::testing::Stage::new(rooms).await).await;
    house.maryam().await;
    let cookie = house.open(ADDRESS).await;
    house.stage.post("/my/ask", &cookie, &[("body", &house.planted.chapter.to_string())]).await;
    let her = actor(basis::Id::from_bits(5), house.planted.chapter, &["people.read", "records.open"]);
    let list = "/desk/b/tunisie/persons/requests";
    let page = house.stage.get(list, &house.stage.sign_in_shown(her.clone())).await.text;
    let start = page.find("/address\"").unwrap();
    let address = page[..start + "/address".len()].rsplit('"').next().unwrap().to_owned();
    house.site().clock.advance(std::time::Duration::from_secs(86_401));
    let cookie = house.stage.sign_in_shown(her);
    assert!(!house.stage.get(list, &cookie).await.text.contains("example.org"));
    let refused = house.stage.post(&address, &cookie, &[]).await;
    assert!(refused.status == StatusCode::FORBIDDEN && !refused.text.contains(ADDRESS));
    house.stage.end().await;
}
