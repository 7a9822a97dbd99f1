//! Who may press, confirm and lift in a tree of four levels, on both databases.

use db::testing::each;
use lockdown::model::{Lifting, Pressing};
use weave::Role;
use web::Actor;

use crate::house::House;

#[tokio::test]
async fn only_holders_at_the_body_or_above_it_may_press() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        for (name, body) in [
            ("root", at.root),
            ("chapter", at.chapter),
            ("association", at.association),
            ("committee", house.committee),
        ] {
            let [_, _] = house.two([&format!("{name}-1"), &format!("{name}-2")], body).await;
        }
        let bodies = [at.root, at.chapter, at.association, house.committee];
        for (name, held, below, may) in [
            ("over-root", at.root, true, [true, true, true, true]),
            ("at-root", at.root, false, [true, false, false, false]),
            ("over-chapter", at.chapter, true, [false, true, true, true]),
            ("at-chapter", at.chapter, false, [false, true, false, false]),
            ("at-association", at.association, false, [false, false, true, false]),
            ("at-committee", house.committee, true, [false, false, false, true]),
            ("sister", at.sister, true, [false, false, false, false]),
        ] {
            let actor = house.person(name, held, below, true).await;
            for (body, may) in bodies.into_iter().zip(may) {
                let said = house.press(&actor, body).await;
                assert_eq!(said.is_ok(), may, "{name}: {said:?}");
                if !may {
                    assert_eq!(said.unwrap_err(), "problem-forbidden", "{name}");
                    continue;
                }
                assert!(lockdown::lift_as_owner(&house.stage.site, body).await.unwrap());
                // As if it had been long ago: otherwise the next from above needs a second person.
                house.run("DELETE FROM lockdowns WHERE body = $1", db::args![body]).await;
            }
        }
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_lockdown_holds_below_and_not_beside() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let [amina, _] = house.two(["amina", "leila"], at.chapter).await;
        assert_eq!(house.locked().await, [false; 5]);
        assert_eq!(house.press(&amina, at.chapter).await, Ok(Pressing::Begins));
        assert_eq!(house.locked().await, [false, true, true, true, false]);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn two_of_the_bodys_own_lift_what_it_pressed_and_nobody_above() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let [amina, leila] = house.two(["amina", "leila"], at.chapter).await;
        let above = house.person("above", at.root, true, true).await;
        let below = house.person("below", at.association, true, true).await;
        house.press(&amina, at.chapter).await.unwrap();
        assert_eq!(house.confirm(&amina, at.chapter).await, Err("lockdown-no-same-confirm".into()));
        assert_eq!(house.confirm(&below, at.chapter).await, Err("problem-forbidden".into()));
        assert_eq!(house.confirm(&leila, at.chapter).await, Ok(()));
        assert_eq!(house.lift(&above, at.chapter).await, Err("lockdown-no-from-above".into()));
        assert_eq!(house.lift(&below, at.chapter).await, Err("problem-forbidden".into()));
        assert_eq!(house.lift(&amina, at.chapter).await, Ok(Lifting::First));
        assert_eq!(house.lift(&amina, at.chapter).await, Err("lockdown-no-same-lift".into()));
        assert!(house.locked().await[1]);
        assert_eq!(house.lift(&leila, at.chapter).await, Ok(Lifting::Ends));
        assert_eq!(house.locked().await, [false; 5]);
        assert_eq!(house.lift(&leila, at.chapter).await, Err("lockdown-no-none".into()));
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn from_above_it_is_pressed_once_a_week_by_one_person() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let above = house.person("above", at.root, true, true).await;
        let other = house.person("other", at.root, true, true).await;
        assert_eq!(house.press(&above, at.association).await, Ok(Pressing::Begins));
        assert_eq!(house.lift(&above, at.association).await, Ok(Lifting::First));
        assert_eq!(house.lift(&other, at.association).await, Ok(Lifting::Ends));
        assert_eq!(house.press(&above, at.association).await, Ok(Pressing::Asks));
        assert_eq!(house.locked().await, [false; 5], "it waits for a second person");
        assert_eq!(house.press(&above, at.association).await, Err("lockdown-no-same-asked".into()));
        assert_eq!(house.press(&other, at.association).await, Ok(Pressing::Seconds));
        assert_eq!(house.locked().await, [false, false, true, true, false]);
        // Two agreed: it does not lapse.
        house.stage.site.clock.advance(lockdown::model::ALONE * 2);
        house.stage.work().await;
        assert!(house.locked().await[2]);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn two_who_press_at_once_make_one() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let [amina, leila] = house.two(["amina", "leila"], body).await;
        let (one, other) = tokio::join!(house.press(&amina, body), house.press(&leila, body));
        let said = [one, other];
        assert!(said.contains(&Ok(Pressing::Begins)), "{said:?}");
        assert!(said.contains(&Err("lockdown-no-already".into())), "{said:?}");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn in_lockdown_nobody_above_changes_who_holds_what_there() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, at) = (&house.stage.site, house.planted);
        let [amina, leila] = house.two(["amina", "leila"], at.chapter).await;
        let grants = |actor: Actor, body| actor.with(body, true, &[accounts::rights::GRANT]);
        let above = grants(house.person("above", at.root, true, true).await, at.root);
        let own = grants(amina.clone(), at.chapter);
        let scope = network::tree(site).await.unwrap().scope(at.chapter);
        let of = |account| async move {
            let held = accounts::held_over(site, at.chapter).await.unwrap();
            held.into_iter().find(|one| one.account == account && one.body == at.chapter).unwrap().id
        };
        let hers = of(leila.account).await;
        let giving = |name: &str| accounts::Giving {
            email: format!("{name}@example.org"),
            name: name.to_owned(),
            language: basis::Language::Ar,
            role: Role::Moderator.code().to_owned(),
            below: false,
            until: site.clock.now().plus(lockdown::model::ALONE),
            office: basis::Text::default(),
        };
        house.press(&amina, at.chapter).await.unwrap();
        let until = site.clock.now().plus(lockdown::model::ALONE);
        for refused in [
            accounts::end(site, &above, &scope, hers).await,
            accounts::renew(site, &above, &scope, hers, until).await,
            accounts::give(site, &above, &scope, giving("leila")).await.map(|_| ()),
        ] {
            assert_eq!(refused.unwrap_err().key, "accounts-locked-from-above");
        }
        accounts::give(site, &own, &scope, giving("leila")).await.unwrap();
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn the_tree_around_a_locked_body_is_changed_by_its_own_alone() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, at) = (&house.stage.site, house.planted);
        let edits = |actor: &Actor, body| house.fresh(actor).with(body, true, &["bodies.edit"]);
        let above = edits(&house.person("above", at.root, true, true).await, at.root);
        let [amina, _] = house.two(["amina", "leila"], at.chapter).await;
        let own = edits(&edits(&amina, at.chapter), at.sister);
        let [sara, _] = house.two(["sara", "nour"], house.committee).await;
        let association = || house.scope(at.association);
        let refused = async || {
            [
                network::move_branch(site, &above, &association().await, at.sister).await.unwrap_err(),
                network::remove(site, &above, house.committee).await.unwrap_err(),
                network::restore(site, &above, &association().await, house.committee).await.unwrap_err(),
            ]
            .map(|problem| problem.key.into_owned())
        };
        let locked = "network-locked-from-above";

        house.press(&amina, at.chapter).await.unwrap();
        assert_eq!(refused().await, [locked; 3]);
        let other = network::change_slug(site, &above, &association().await, "palms", false).await;
        assert_eq!(other.unwrap_err().key, locked);
        assert!(house.locked().await[2], "it is where it was");
        // The chapter's own people may, and know what they do.
        network::change_slug(site, &own, &association().await, "palms", false).await.unwrap();
        network::move_branch(site, &own, &association().await, at.sister).await.unwrap();
        assert!(!house.locked().await[2]);
        lockdown::lift_as_owner(site, at.chapter).await.unwrap();

        // A branch with a locked body in it does not move either: the grants of those who lift it could end.
        house.press(&sara, house.committee).await.unwrap();
        assert_eq!(
            network::move_branch(site, &above, &association().await, at.chapter).await.unwrap_err().key,
            locked
        );
        lockdown::lift_as_owner(site, house.committee).await.unwrap();
        network::move_branch(site, &above, &association().await, at.chapter).await.unwrap();
        network::remove(site, &above, house.committee).await.unwrap();
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn from_above_nobody_goes_on_under_the_name_of_a_body_near_by() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let above = house.person("above", at.root, true, true).await;
        house.person("other", at.root, true, true).await;
        assert_eq!(house.press(&above, at.association).await, Ok(Pressing::Begins));
        assert!(lockdown::lift_as_owner(&house.stage.site, at.association).await.unwrap());
        for near in [at.chapter, house.committee] {
            assert_eq!(house.press(&above, near).await, Ok(Pressing::Asks), "it waits for a second person");
        }
        assert_eq!(house.press(&above, at.sister).await, Ok(Pressing::Begins), "not near");
        assert_eq!(house.locked().await, [false, false, false, false, true]);
        house.run("DELETE FROM lockdowns WHERE ended_at IS NULL", vec![]).await;
        house.stage.site.clock.advance(lockdown::model::AGAIN);
        assert_eq!(house.press(&above, at.chapter).await, Ok(Pressing::Begins), "a week later");
        house.stage.end().await;
    })
    .await;
}
