use std::sync::atomic::Ordering;

use basis::{Id, Kind};
use keys::{model::HOLDERS, rights::MANAGE};
use web::STEP_UP_KEY;

use crate::house::{House, actor, opened};

const OPEN: &[&str] = &["records.open"];

#[tokio::test]
async fn a_new_identity_takes_the_place_of_the_one_before() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let (amina, first) = house.keyholder("amina", body).await;
        let before = house.guests(body, 1).await.unwrap()[0];
        let (second, public, wrapped) = house.identity();

        let unshown = web::Actor::new(amina, "x", basis::Language::Ar);
        let refused = keys::set_identity(site, &unshown, &public, &wrapped).await.unwrap_err();
        assert_eq!(
            refused.key, STEP_UP_KEY,
            "also a first one: with it she keeps what she was asked to keep"
        );
        let her = actor(amina, body, &[]);
        for (typed, field) in [((public.as_str(), "x"), "wrapped"), (("age1x", wrapped.as_str()), "public")] {
            let refused = keys::set_identity(site, &her, typed.0, typed.1).await.unwrap_err();
            assert!(refused.is(Kind::Invalid) && refused.fields[0].field == field, "{refused:?}");
        }
        let other = house.account("baya").await;
        let taken = first.to_public().to_string();
        let refused = keys::set_identity(site, &actor(other, body, &[]), &taken, &wrapped).await.unwrap_err();
        assert!(refused.is(Kind::Invalid) && refused.fields[0].field == "public", "{refused:?}");

        keys::set_identity(site, &her, &public, &wrapped).await.unwrap();
        let own = keys::identity(site, amina).await.unwrap().unwrap();
        assert_eq!((own.public, keys::model::to_base64(&own.wrapped)), (public.clone(), wrapped));
        let (kept,): (i64,) = site
            .db
            .read()
            .await
            .unwrap()
            .one("SELECT CAST(count(*) AS BIGINT) FROM identities WHERE wrapped IS NOT NULL", db::args![])
            .await
            .unwrap();
        assert_eq!(kept, 1, "the private half of the one before is gone");

        // Whoever took over her sign-in could have made it: it opens nothing until somebody else says that it is hers.
        assert!(!keys::has_key(site, body).await.unwrap(), "nothing is sealed to either");
        let scope = house.scope(body).await;
        let refused = keys::hand_out(site, &actor(amina, body, OPEN), &scope, "guests", None, 1).await;
        assert!(refused.unwrap_err().is(Kind::Forbidden));
        let above = house.account("above").await;
        accounts::grant(site, above, house.planted.root, weave::Role::Admin, true).await.unwrap();
        house.stage.work().await;
        let letters: Vec<_> = site.mail.last();
        assert!(
            letters.iter().any(|one| one.to.contains("above") && one.text.contains("/key")),
            "{letters:?}"
        );
        for (who, why) in [
            (actor(amina, body, &[MANAGE, OPEN[0]]), "herself"),
            (actor(other, body, &[MANAGE]), "who manages here, with somebody above there"),
            (
                web::Actor::new(above, "x", basis::Language::Ar).with(house.planted.root, true, &[MANAGE]),
                "step-up",
            ),
        ] {
            assert!(keys::confirm(site, &who, &scope, amina).await.unwrap_err().is(Kind::Forbidden), "{why}");
        }
        let second_person = actor(above, house.planted.root, &[MANAGE]);
        assert!(keys::confirm(site, &second_person, &scope, other).await.unwrap_err().is(Kind::NotFound));
        keys::confirm(site, &second_person, &scope, amina).await.unwrap();
        assert!(
            keys::confirm(site, &second_person, &scope, amina).await.unwrap_err().is(Kind::NotFound),
            "once"
        );
        let mut conn = site.db.read().await.unwrap();
        let openers = accounts::own_holders(site, &mut conn, keys::rights::OPEN, body).await.unwrap();
        assert!(openers.len() == 1 && openers[0].account == amina, "the role came back with it");
        drop(conn);
        let after = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(before, body).await, &second).is_none());
        assert!(opened(&house.row(after, body).await, &second).is_some());
        assert!(opened(&house.row(after, body).await, &first).is_none());
        let key = keys::key(site, body).await.unwrap();
        assert_eq!((key.holders[0].opens, key.envelopes), (1, 2), "the desk says what she opens");
    })
    .await;
}

#[tokio::test]
async fn with_another_keyholder_it_is_she_who_confirms_a_new_identity() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, bayas) = house.keyholder("baya", body).await;
        let (second, public, wrapped) = house.identity();
        keys::set_identity(site, &actor(amina, body, &[]), &public, &wrapped).await.unwrap();
        let between = house.guests(body, 1).await.unwrap()[0];
        assert!(
            opened(&house.row(between, body).await, &bayas).is_some(),
            "the other keeps the key meanwhile"
        );
        assert!(opened(&house.row(between, body).await, &second).is_none());
        let above = actor(house.account("above").await, house.planted.root, &[MANAGE]);
        assert!(
            keys::confirm(site, &above, &scope, amina).await.unwrap_err().is(Kind::Forbidden),
            "not from above"
        );
        // A third one of hers is no way around it.
        let (third, public, wrapped) = house.identity();
        keys::set_identity(site, &actor(amina, body, &[]), &public, &wrapped).await.unwrap();
        assert_eq!(keys::holders(site, body).await.unwrap(), [baya]);
        keys::confirm(site, &actor(baya, body, OPEN), &scope, amina).await.unwrap();
        let after = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(after, body).await, &third).is_some());
    })
    .await;
}

#[tokio::test]
async fn of_a_key_in_use_nobody_names_a_keyholder_alone() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        house.guests(body, 1).await.unwrap();
        let boss = actor(house.account("boss").await, body, &[MANAGE]);
        let baya = house.account("baya").await;
        let (bayas, public, wrapped) = house.identity();
        keys::set_identity(site, &actor(baya, body, &[]), &public, &wrapped).await.unwrap();

        let named = keys::name_keyholder(site, &boss, &scope, baya).await.unwrap();
        assert_eq!(named, keys::Named::Waits);
        assert_eq!(keys::holders(site, body).await.unwrap(), [amina]);
        let meanwhile = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(meanwhile, body).await, &bayas).is_none());
        let hers = actor(baya, body, OPEN);
        let refused = keys::hand_out(site, &hers, &scope, "guests", None, 1).await.unwrap_err();
        assert!(refused.is(Kind::Forbidden));
        // Neither does she come in by a new identity, nor by being named twice.
        let (again, public, wrapped) = house.identity();
        keys::set_identity(site, &actor(baya, body, &[]), &public, &wrapped).await.unwrap();
        let refused = keys::name_keyholder(site, &boss, &scope, baya).await.unwrap_err();
        assert_eq!(refused.fields[0].key, "keys-named-already");
        assert_eq!(keys::holders(site, body).await.unwrap(), [amina]);
        house.stage.work().await;
        let letters = site.mail.last();
        assert!(
            letters.iter().any(|one| one.to.contains("amina") && one.text.contains("/key")),
            "{letters:?}"
        );

        let above = actor(house.account("above").await, house.planted.root, &[MANAGE]);
        for (who, why) in [
            (&boss, "who named her"),
            (&actor(baya, body, &[MANAGE, OPEN[0]]), "herself"),
            (&above, "from above, with another keyholder there"),
            (&actor(house.account("x").await, body, &[]), "no part in the key"),
        ] {
            let refused = keys::confirm(site, who, &scope, baya).await.unwrap_err();
            assert!(refused.is(Kind::Forbidden), "{why}");
        }
        keys::confirm(site, &actor(amina, body, OPEN), &scope, baya).await.unwrap();
        let after = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(after, body).await, &again).is_some());

        // One without an identity: agreed to first, in force with her identity.
        let carla = house.account("carla").await;
        assert_eq!(keys::name_keyholder(site, &boss, &scope, carla).await.unwrap(), keys::Named::Waits);
        keys::confirm(site, &actor(baya, body, OPEN), &scope, carla).await.unwrap();
        assert!(!keys::holders(site, body).await.unwrap().contains(&carla), "no identity yet");
        let (_, public, wrapped) = house.identity();
        keys::set_identity(site, &actor(carla, body, &[]), &public, &wrapped).await.unwrap();
        assert!(keys::holders(site, body).await.unwrap().contains(&carla));
    })
    .await;
}

#[tokio::test]
async fn letting_all_go_is_no_way_around_the_second_person() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        house.guests(body, 1).await.unwrap();
        // The one keyholder, who also manages, is not her own second person for another.
        let both = actor(amina, body, &[MANAGE, OPEN[0]]);
        let baya = house.account("baya").await;
        keys::name_keyholder(site, &both, &scope, baya).await.unwrap();
        assert!(keys::confirm(site, &both, &scope, baya).await.unwrap_err().is(Kind::Forbidden));
        keys::leave(site, &both, &scope, baya).await.unwrap();

        let boss = actor(house.account("boss").await, body, &[MANAGE]);
        keys::leave(site, &boss, &scope, amina).await.unwrap();
        keys::name_keyholder(site, &boss, &scope, baya).await.unwrap();
        let (_, public, wrapped) = house.identity();
        keys::set_identity(site, &actor(baya, body, &[]), &public, &wrapped).await.unwrap();
        assert!(!keys::has_key(site, body).await.unwrap(), "with an identity she still waits");
        assert!(keys::confirm(site, &boss, &scope, baya).await.unwrap_err().is(Kind::Forbidden));
        let above = house.account("above").await;
        accounts::grant(site, above, house.planted.root, weave::Role::Admin, true).await.unwrap();
        house.stage.work().await;
        assert!(site.mail.last().iter().any(|one| one.to.contains("above")), "who may agree is told");
        keys::confirm(site, &actor(above, house.planted.root, &[MANAGE]), &scope, baya).await.unwrap();
        assert_eq!(keys::holders(site, body).await.unwrap(), [baya]);
    })
    .await;
}

#[tokio::test]
async fn who_was_asked_keeps_the_key_once_she_has_an_identity() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let (boss, amina) = (house.account("boss").await, house.account("amina").await);
        let (boss, scope) = (actor(boss, body, &[MANAGE]), house.scope(body).await);
        keys::name_keyholder(site, &boss, &scope, amina).await.unwrap();
        assert!(!keys::has_key(site, body).await.unwrap(), "asked is not yet kept");
        house.stage.work().await;
        let letter = &site.mail.last()[0];
        assert!(letter.to.contains("amina") && letter.text.contains("/desk/account/identity"), "{letter:?}");

        let her = actor(amina, body, &["records.open"]);
        let refused = keys::hand_out(site, &her, &scope, "guests", None, 1).await.unwrap_err();
        assert!(refused.is(Kind::Forbidden));
        let (_, public, wrapped) = house.identity();
        keys::set_identity(site, &her, &public, &wrapped).await.unwrap();
        assert!(keys::has_key(site, body).await.unwrap());
        let mut conn = site.db.read().await.unwrap();
        let openers = accounts::own_holders(site, &mut conn, keys::rights::OPEN, body).await.unwrap();
        assert!(openers.len() == 1 && openers[0].account == amina, "with the key comes the role that opens");
    })
    .await;
}

#[tokio::test]
async fn who_manages_names_three_at_most_and_nobody_else_names() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let boss = house.account("boss").await;
        let amina = house.account("amina").await;
        let name = |who, account| {
            let scope = scope.clone();
            async move { keys::name_keyholder(site, &who, &scope, account).await }
        };
        for (who, why) in [
            (actor(boss, body, &[]), "without the right"),
            (actor(boss, house.planted.sister, &[MANAGE]), "at a sister"),
            (web::Actor::new(boss, "x", basis::Language::Ar).with(body, true, &[MANAGE]), "without step-up"),
        ] {
            assert!(name(who, amina).await.unwrap_err().is(Kind::Forbidden), "{why}");
        }
        let manager = || actor(boss, body, &[MANAGE]);
        house.shut.0.store(true, Ordering::SeqCst);
        let refused = name(manager(), amina).await.unwrap_err();
        assert_eq!(refused.key, "problem-hand-outs-locked");
        house.shut.0.store(false, Ordering::SeqCst);

        name(manager(), amina).await.unwrap();
        let refused = name(manager(), amina).await.unwrap_err();
        assert_eq!(refused.fields[0].key, "keys-named-already");
        for n in 1..HOLDERS {
            name(manager(), house.account(&format!("one-{n}")).await).await.unwrap();
        }
        let refused = name(manager(), house.account("fourth").await).await.unwrap_err();
        assert_eq!(refused.fields[0].key, "keys-too-many");
        assert_eq!(keys::key(site, body).await.unwrap().holders.len(), HOLDERS);
    })
    .await;
}

#[tokio::test]
async fn she_leaves_herself_or_is_let_go_by_who_manages() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, _) = house.keyholder("baya", body).await;
        let boss = house.account("boss").await;
        let hers = actor(baya, body, &["records.open"]);
        assert!(keys::leave(site, &hers, &scope, amina).await.unwrap_err().is(Kind::Forbidden));
        let manager = actor(boss, body, &[MANAGE]);
        assert!(keys::leave(site, &manager, &scope, boss).await.unwrap_err().is(Kind::NotFound));
        keys::leave(site, &manager, &scope, amina).await.unwrap();
        assert_eq!(keys::holders(site, body).await.unwrap(), [baya]);
        keys::leave(site, &hers, &scope, baya).await.unwrap();
        assert!(keys::must_have_key(site, body).await.unwrap_err().is(Kind::Invalid), "nobody is left");
        let mut conn = site.db.read().await.unwrap();
        let openers = accounts::own_holders(site, &mut conn, keys::rights::OPEN, body).await.unwrap();
        assert!(openers.is_empty(), "the role went with the key");
    })
    .await;
}

#[tokio::test]
async fn a_sheet_is_one_more_recipient_and_no_key_by_itself() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let manager = actor(Id::from_bits(7), body, &[MANAGE]);
        let (paper, public, _) = house.identity();
        let refused = keys::set_sheet(site, &manager, &scope, Some(&public)).await.unwrap_err();
        assert_eq!(refused.key, keys::NO_KEY, "nobody would read what comes");
        let (amina, identity) = house.keyholder("amina", body).await;
        for wrong in ["", "age1", &identity.to_public().to_string()] {
            let refused = keys::set_sheet(site, &manager, &scope, Some(wrong)).await.unwrap_err();
            assert!(refused.is(Kind::Invalid) && refused.fields[0].field == "public", "{wrong}");
        }
        let other = actor(amina, body, &["records.open"]);
        let refused = keys::set_sheet(site, &other, &scope, Some(&public)).await.unwrap_err();
        assert!(refused.is(Kind::Forbidden), "a keyholder who manages nothing");
        keys::set_sheet(site, &manager, &scope, Some(&public)).await.unwrap();
        let with = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(with, body).await, &paper).is_some());
        keys::set_sheet(site, &manager, &scope, None).await.unwrap();
        let without = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(without, body).await, &paper).is_none());
        assert!(opened(&house.row(with, body).await, &paper).is_some(), "what was sealed to it stays");
    })
    .await;
}

#[tokio::test]
async fn of_a_key_in_use_nobody_adds_a_sheet_alone() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        house.guests(body, 1).await.unwrap();
        house.stage.work().await;
        let boss = actor(house.account("boss").await, body, &[MANAGE]);
        let (paper, public, _) = house.identity();
        let (other, second, _) = house.identity();
        assert_eq!(keys::set_sheet(site, &boss, &scope, Some(&second)).await.unwrap(), keys::Sheet::Waits);
        keys::take_back_sheet(site, &boss, &scope).await.unwrap();
        assert!(keys::take_back_sheet(site, &boss, &scope).await.unwrap_err().is(Kind::NotFound));
        assert_eq!(keys::set_sheet(site, &boss, &scope, Some(&public)).await.unwrap(), keys::Sheet::Waits);
        let before = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(before, body).await, &paper).is_none(), "nothing is sealed to it yet");

        house.stage.work().await;
        let told = site.mail.last();
        assert!(told.iter().any(|one| one.to.contains("amina") && one.text.contains("ورقة استرداد جديدة")));
        let hers = actor(amina, body, OPEN);
        let cookie = house.stage.sign_in_shown(hers.clone());
        let page = house.stage.get("/desk/b/tunisie/key", &cookie).await.text;
        assert!(page.contains("key/sheet/confirm") && page.contains(&public) && !page.contains("keys-sheet"));
        let desk = house.stage.get("/desk/b/tunisie/", &cookie).await.text;
        assert!(desk.contains("ورقة استرداد جديدة تنتظر"), "it stands on her desk");
        let above = actor(house.account("above").await, house.planted.root, &[MANAGE]);
        for (who, why) in [(&boss, "who made it"), (&above, "from above, with a keyholder there")] {
            let refused = keys::confirm_sheet(site, who, &scope, &public).await.unwrap_err();
            assert!(refused.is(Kind::Forbidden), "{why}");
        }
        let refused = keys::confirm_sheet(site, &hers, &scope, &second).await.unwrap_err();
        assert!(refused.is(Kind::NotFound), "it is this one that she agrees to, or none");
        let unshown = web::Actor::new(amina, "x", basis::Language::Ar);
        assert_eq!(keys::confirm_sheet(site, &unshown, &scope, &public).await.unwrap_err().key, STEP_UP_KEY);
        let seen =
            house.stage.post("/desk/b/tunisie/key/sheet/confirm", &cookie, &[("public", &public)]).await;
        assert_eq!(seen.location(), "/desk/b/tunisie/key?done=sheet");
        let after = house.guests(body, 1).await.unwrap()[0];
        assert!(opened(&house.row(after, body).await, &paper).is_some());
        assert!(opened(&house.row(after, body).await, &other).is_none());

        assert_eq!(keys::set_sheet(site, &boss, &scope, None).await.unwrap(), keys::Sheet::Dropped);
        let without = house.guests(body, 1).await.unwrap()[0];
        assert!(
            opened(&house.row(without, body).await, &paper).is_none(),
            "taking one away is one person's act"
        );

        // A keyholder who makes one herself, alone: somebody above is the second.
        let own = actor(amina, body, &[MANAGE, OPEN[0]]);
        keys::set_sheet(site, &own, &scope, Some(&second)).await.unwrap();
        assert!(keys::confirm_sheet(site, &own, &scope, &second).await.unwrap_err().is(Kind::Forbidden));
        keys::confirm_sheet(site, &above, &scope, &second).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn in_lockdown_no_recipient_comes_and_none_is_let_go() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, _) = house.keyholder("baya", body).await;
        let (carima, _) = house.keyholder("carima", body).await;
        let boss = actor(house.account("boss").await, body, &[MANAGE]);
        let hers = actor(amina, body, OPEN);
        let (_, public, _) = house.identity();
        keys::reseal::agree(site, &actor(baya, body, OPEN), &scope, carima).await.unwrap();
        house.shut.0.store(true, Ordering::SeqCst);
        for (refused, why) in [
            (keys::set_sheet(site, &boss, &scope, Some(&public)).await.map(|_| ()), "a sheet"),
            (keys::set_sheet(site, &boss, &scope, None).await.map(|_| ()), "none"),
            (keys::confirm_sheet(site, &hers, &scope, &public).await, "agreeing to one"),
            (keys::leave(site, &boss, &scope, amina).await, "letting one go"),
            (keys::reseal::agree(site, &hers, &scope, carima).await, "older envelopes"),
            (keys::reseal::batch(site, &hers, &scope, carima, "").await.map(|_| ()), "fetching them"),
            (
                keys::reseal::take(site, &hers, &scope, carima, Vec::new(), Vec::new()).await.map(|_| ()),
                "sealing them",
            ),
        ] {
            assert_eq!(refused.unwrap_err().key, keys::LOCKED, "{why}");
        }
        keys::leave(site, &hers, &scope, amina).await.unwrap();
        let left = keys::holders(site, body).await.unwrap();
        assert!(left.len() == 2 && !left.contains(&amina), "she herself may go");
    })
    .await;
}

#[tokio::test]
async fn from_above_a_key_is_begun_and_never_changed() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let above = actor(house.account("above").await, house.planted.root, &[MANAGE]);
        let amina = house.account("amina").await;
        let refused = keys::name_keyholder(site, &above, &scope, above.account).await.unwrap_err();
        assert_eq!(refused.key, "keys-not-from-above", "never herself");
        keys::name_keyholder(site, &above, &scope, amina).await.unwrap();
        let (_, public, wrapped) = house.identity();
        keys::set_identity(site, &actor(amina, body, &[]), &public, &wrapped).await.unwrap();

        let (_, sheet, _) = house.identity();
        let other = house.account("other").await;
        for (refused, why) in [
            (keys::name_keyholder(site, &above, &scope, other).await.map(|_| ()), "name"),
            (keys::leave(site, &above, &scope, amina).await, "let go"),
            (keys::keep_on(site, &above, &scope, amina).await, "keep on"),
            (keys::set_sheet(site, &above, &scope, Some(&sheet)).await.map(|_| ()), "set the sheet"),
        ] {
            assert_eq!(refused.unwrap_err().key, "keys-not-from-above", "{why}");
        }
        assert_eq!(keys::holders(site, body).await.unwrap(), [amina]);

        house.stage.work().await;
        let manager = actor(house.account("boss").await, body, &[MANAGE]);
        keys::leave(site, &manager, &scope, amina).await.unwrap();
        house.stage.work().await;
        let told = site.mail.last();
        assert!(
            told.iter().any(|one| one.to.contains("amina") && one.text.contains("/desk/account/identity"))
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_is_sealed_to_whose_account_is_erased() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.association);
        let (amina, hers) = house.keyholder("amina", body).await;
        let (leila, other) = house.keyholder("leila", body).await;
        let before = house.guests(body, 1).await.unwrap();
        assert!(opened(&house.row(before[0], body).await, &hers).is_some());
        house.stage.work().await;
        let letters = site.mail.last().len();

        let erase = async |again: bool| {
            let own = site.clone();
            site.db
                .write(move |conn| {
                    Box::pin(async move {
                        for holding in own.holdings() {
                            if again {
                                holding.erase_again(&own, conn, "accounts", &amina.to_string()).await?;
                            } else {
                                let who = weave::Who::new("amina@example.org");
                                holding.erase(&own, conn, &who).await?;
                            }
                        }
                        Ok(())
                    })
                })
                .await
                .unwrap();
        };
        erase(false).await;
        assert_eq!(keys::holders(site, body).await.unwrap(), [leila]);
        assert!(keys::identity(site, amina).await.unwrap().is_none());
        let after = house.guests(body, 1).await.unwrap();
        assert!(opened(&house.row(after[0], body).await, &hers).is_none(), "she opens nothing new");
        assert!(opened(&house.row(after[0], body).await, &other).is_some());
        house.stage.work().await;
        assert_eq!(site.mail.last().len(), letters + 1, "who stays is told");

        // A backup from before brings her back as a keyholder; erasing once more lets her go again.
        keys::plant_keyholder(site, body, amina).await.unwrap();
        erase(true).await;
        let key = keys::key(site, body).await.unwrap();
        assert_eq!(key.holders.iter().map(|one| one.account).collect::<Vec<_>>(), [leila]);
        house.stage.end().await;
    })
    .await;
}
