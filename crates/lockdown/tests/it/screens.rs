use basis::Language;
use db::testing::Scratch;
use http::StatusCode;
use web::Actor;

use crate::house::House;

async fn house() -> (House, Scratch) {
    let scratch = Scratch::sqlite(&[]).await;
    (House::on(scratch.db.clone()).await, scratch)
}

const PAGE: &str = "/desk/b/tunisie/lockdown";

#[tokio::test]
async fn the_screen_says_what_happens_and_offers_one_thing() {
    let (house, scratch) = house().await;
    let body = house.planted.chapter;
    let amina = house.person("amina", body, false, true).await;
    let sign_in = |actor: &Actor| house.stage.sign_in(house.fresh(actor));
    let cookie = sign_in(&amina);
    let unarmed = house.stage.get(PAGE, &cookie).await;
    assert_eq!(unarmed.status, StatusCode::OK);
    assert!(unarmed.text.contains("لا يمكن الإغلاق بعد") && !unarmed.text.contains("lockdown/press"));
    let leila = house.person("leila", body, false, true).await;
    let armed = house.stage.get(PAGE, &cookie).await;
    for words in ["لا إغلاق الآن", "lockdown/press", "ما يحدث عند الضغط", "amina", "leila"]
    {
        assert!(armed.text.contains(words), "{words}");
    }
    let pressed = house.stage.post(&format!("{PAGE}/press"), &cookie, &[]).await;
    assert_eq!(pressed.status, StatusCode::OK);
    assert!(pressed.text.contains("الإغلاق قائم"));
    let hers = house.stage.get(PAGE, &cookie).await;
    assert!(hers.text.contains("lockdown/lift") && !hers.text.contains("lockdown/confirm"));
    let second = sign_in(&leila);
    let seen = house.stage.get(PAGE, &second).await;
    assert!(seen.text.contains("lockdown/confirm") && seen.text.contains("قرّرته"));
    assert_eq!(
        house.stage.post(&format!("{PAGE}/confirm"), &second, &[]).await.location(),
        format!("{PAGE}?done=confirmed")
    );
    let other_desk = house.stage.get("/desk/b/tunisie/", &second).await;
    assert!(other_desk.text.contains("الهيئة في إغلاق احترازي"), "a banner on every page of the desk");
    let below = house.person("below", house.planted.association, false, true).await;
    let below = house.stage.get("/desk/b/oasis/lockdown", &sign_in(&below)).await;
    assert!(below.text.contains("إغلاق هيئة فوقها"));
    for (cookie, done) in [(&second, "lift-begun"), (&cookie, "lifted")] {
        let lifted = house.stage.post(&format!("{PAGE}/lift"), cookie, &[]).await;
        assert_eq!(lifted.location(), format!("{PAGE}?done={done}"));
    }
    assert!(house.stage.get(&format!("{PAGE}?done=lifted"), &cookie).await.text.contains("رُفع الإغلاق"));
    house.stage.end().await;
    scratch.remove().await;
}

#[tokio::test]
async fn in_french_and_for_nobody_else() {
    let (house, scratch) = house().await;
    let body = house.planted.chapter;
    let [mut amina, _] = house.two(["amina", "leila"], body).await;
    amina.language = Language::Fr;
    let cookie = house.stage.sign_in(house.fresh(&amina));
    let seen = house.stage.get(PAGE, &cookie).await;
    assert!(seen.text.contains("Pas de verrouillage") && seen.text.contains("Verrouiller maintenant"));
    let conflict = house.stage.post(&format!("{PAGE}/lift"), &cookie, &[]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let editor = house.stage.sign_in(network::testing::actor(body, true, &["news.write"]));
    let sister = house.person("sister", house.planted.sister, true, true).await;
    let sister = house.stage.sign_in(house.fresh(&sister));
    for cookie in [&editor, &sister] {
        assert_eq!(house.stage.get(PAGE, cookie).await.status, StatusCode::FORBIDDEN);
        assert_eq!(
            house.stage.post(&format!("{PAGE}/press"), cookie, &[]).await.status,
            StatusCode::FORBIDDEN
        );
    }
    house.stage.end().await;
    scratch.remove().await;
}
