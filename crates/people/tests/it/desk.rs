use http::StatusCode;
use weave::testing::NOON;

use crate::house::{ADDRESS, House, NAME, actor, typed};

const LIST: &str = "/desk/b/tunisie/persons";

#[tokio::test]
async fn the_desk_lists_adds_and_corrects_without_a_name() {
    let house = House::new().await;
    let cookie = house.stage.sign_in(house.secretary(house.planted.chapter));
    let empty = house.stage.get(LIST, &cookie).await;
    assert!(empty.text.contains("لا أحد هنا بعد") && empty.text.contains("persons/new"), "{}", empty.text);
    let form = house.stage.get(&format!("{LIST}/new"), &cookie).await;
    assert!(form.text.contains("name=\"phone\"") && form.text.contains("name=\"address\""));
    let fields = [
        ("address", ADDRESS),
        ("language", "fr"),
        ("source", "spoken"),
        ("since", "2026-03-01"),
        ("consents", "contact"),
        ("name", NAME),
        ("phone", "+216 20 111 222"),
    ];
    let added = house.stage.post(&format!("{LIST}/new"), &cookie, &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let record = house.stage.get(added.location(), &cookie).await;
    assert_eq!(record.status, StatusCode::OK);
    assert!(record.text.contains("m…@example.org") && record.text.contains("قول شفهي"));
    let list = house.stage.get(LIST, &cookie).await;
    for page in [&record, &list] {
        assert!(!page.text.contains("مريم") && !page.text.contains(ADDRESS), "{}", page.text);
    }
    for (query, found) in [
        ("?q=Maryam.Secret%40example.org", true),
        ("?q=maryam", false),
        ("?consent=contact", true),
        ("?consent=news", false),
        ("?source=spoken", true),
        ("?source=paper", false),
        ("?since=2026-03-01", true),
        ("?since=2026-03-02", false),
        ("?before=odd", true),
    ] {
        let seen = house.stage.get(&format!("{LIST}{query}"), &cookie).await;
        assert_eq!((seen.status, seen.text.contains("m…@")), (StatusCode::OK, found), "{query}");
    }
    let csv = house.stage.get(&format!("{LIST}/csv?consent=contact"), &cookie).await;
    assert!(
        csv.text.starts_with('\u{feff}') && csv.text.contains("2026-02-28")
            || csv.text.contains("2026-03-01")
    );
    assert!(!csv.text.contains("maryam") && !csv.text.contains("مريم"));
    let path = added.location().split('?').next().unwrap().to_owned();
    let wrong =
        house.stage.post(&path, &cookie, &[("language", "ar"), ("source", "paper"), ("phone", "x")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let saved = house.stage.post(&path, &cookie, &[("language", "ar"), ("source", "paper")]).await;
    assert!(saved.location().ends_with("done=saved"), "{}", saved.text);
    assert!(house.stage.get(&path, &cookie).await.text.contains("m…@example.org"), "an empty address stays");
    let given =
        house.stage.post(&format!("{path}/consent"), &cookie, &[("what", "news"), ("how", "paper")]).await;
    assert!(given.location().ends_with("done=consented"));
    let taken = house.stage.post(&format!("{path}/withdraw"), &cookie, &[("what", "news")]).await;
    assert!(taken.location().ends_with("done=withdrawn"));
    let erased = house.stage.post(&format!("{path}/erase"), &cookie, &[]).await;
    assert!(erased.location().ends_with("done=erased"));
    assert_eq!(house.stage.get(&path, &cookie).await.status, StatusCode::NOT_FOUND);
    house.stage.end().await;
}

#[tokio::test]
async fn without_a_key_the_form_says_the_first_step() {
    let house = House::new().await;
    let cookie = house.stage.sign_in(house.secretary(house.planted.association));
    let form = house.stage.get("/desk/b/oasis/persons/new", &cookie).await;
    assert!(!form.text.contains("name=\"phone\""), "{}", form.text);
    assert!(form.text.contains("/desk/b/oasis/key") && form.text.contains("لا تُطلب هنا أسماء"));
    let sneaked = [("address", ADDRESS), ("language", "ar"), ("source", "paper"), ("name", NAME)];
    let seen = house.stage.post("/desk/b/oasis/persons/new", &cookie, &sneaked).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.stage.end().await;
}

#[tokio::test]
async fn neighbours_and_strangers_see_nothing() {
    let house = House::new().await;
    let person = house.maryam().await;
    let neighbour = house.stage.sign_in(house.secretary(house.planted.sister));
    let below = house.stage.sign_in(house.secretary(house.planted.association));
    let reader = house.stage.sign_in(actor(basis::Id::from_bits(3), house.planted.chapter, &["people.read"]));
    let path = format!("{LIST}/{person}");
    for (cookie, status) in
        [(&neighbour, StatusCode::FORBIDDEN), (&below, StatusCode::FORBIDDEN), (&reader, StatusCode::OK)]
    {
        for path in [LIST, &path, &format!("{LIST}/csv"), &format!("{LIST}/requests")] {
            assert_eq!(house.stage.get(path, cookie).await.status, status, "{path}");
        }
        let erase = house.stage.post(&format!("{path}/erase"), cookie, &[]).await;
        assert_eq!(erase.status, StatusCode::FORBIDDEN);
    }
    // Someone over the whole network holds both rights below only where a body shows its people.
    let keys = std::collections::BTreeSet::from(["people.read", "people.write"]);
    let above = web::Rights { here: keys.clone(), below: Default::default(), shown: keys };
    let above = web::Actor::new(basis::Id::from_bits(8), "x", basis::Language::Ar).holding(
        house.planted.root,
        true,
        std::sync::Arc::new(above),
    );
    let above = house.stage.sign_in(above);
    assert_eq!(house.stage.get(LIST, &above).await.status, StatusCode::FORBIDDEN, "hidden from above");
    assert_eq!(house.stage.get("/desk/b/maghreb/persons", &above).await.status, StatusCode::OK);
    let elsewhere = format!("/desk/b/oasis/persons/{person}");
    assert_eq!(house.stage.get(&elsewhere, &below).await.status, StatusCode::NOT_FOUND);
    assert!(house.stage.get(LIST, "").await.location().starts_with("/sign-in"));
    house.stage.end().await;
}

#[tokio::test]
async fn a_keyholder_is_handed_what_is_sealed_and_opens_it_herself() {
    let house = House::new().await;
    let person = house.maryam().await;
    house.add(house.planted.chapter, typed("other@example.org", "", &[])).await;
    let table = people::room().sealed().remove(0);
    let mut conn = house.site().db.read().await.unwrap();
    let page = table.page(house.site(), &mut conn, house.planted.chapter, None, 10).await.unwrap();
    assert_eq!((page.len(), page[0].id.clone(), page[0].at), (1, person.to_string(), NOON));
    assert_eq!(page[0].plain, [("address", ADDRESS.to_owned())]);
    let file = keys::store::envelopes(&mut conn, house.planted.chapter, &[page[0].envelope])
        .await
        .unwrap()
        .remove(0)
        .1;
    let decryptor = age::Decryptor::new(&file[..]).unwrap();
    let mut reader = decryptor.decrypt(std::iter::once(&house.identity as &dyn age::Identity)).unwrap();
    let mut key = Vec::new();
    std::io::Read::read_to_end(&mut reader, &mut key).unwrap();
    assert_eq!(key.len(), 32, "the envelope's key, for her alone");
    assert!(!String::from_utf8_lossy(&page[0].sealed).contains("مريم"));
    drop(conn);
    house.stage.end().await;
}
