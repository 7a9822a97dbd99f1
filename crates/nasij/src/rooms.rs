use std::sync::Arc;

use weave::Room;

/// Spine first, then the rooms with a door to the street. Migrations, samples and menus go in this order.
pub fn rooms() -> Vec<Arc<dyn Room>> {
    vec![
        network::room(),
        accounts::room(),
        audit::room(),
        lockdown::room(),
        keys::room(),
        people::room(),
        library::room(),
        pages::room(),
        charter::room(),
        campaigns::room(),
        comments::room(),
        search::room(),
        console::room(),
    ]
}

#[cfg(test)]
mod tests {
    use basis::Id;
    use weave::testing::Stage;

    use super::*;
    use crate::house::Fixtures;

    /// The spine is what every room points at; the others can each be left out.
    const SPINE: [&str; 7] = ["network", "accounts", "audit", "lockdown", "keys", "people", "library"];

    #[tokio::test]
    async fn a_site_with_one_room_less_still_works() {
        let names: Vec<&str> =
            rooms().iter().map(|room| room.name()).filter(|name| !SPINE.contains(name)).collect();
        for missing in names {
            let left: Vec<Arc<dyn Room>> =
                rooms().into_iter().filter(|room| room.name() != missing).collect();
            let stage = Stage::new(left).await;
            // The pictures themselves take long to draw, and no other room asks for more than their names.
            for room in stage.site.rooms.iter().filter(|room| room.name() != "library") {
                room.samples(&stage.site, &Fixtures)
                    .await
                    .unwrap_or_else(|problem| panic!("{} without {missing}: {problem}", room.name()));
            }
            let root = network::tree(&stage.site).await.unwrap().root().id;
            let someone = stage.sign_in(network::testing::actor(root, true, &[]));
            for path in ["/ar/", "/fr/", "/ar/network", "/ar/b/tunisie/", "/healthz"] {
                assert_eq!(stage.get(path, "").await.status, 200, "{path} without {missing}");
            }
            assert_eq!(stage.get("/desk/", &someone).await.status, 200, "the desk without {missing}");
            stage.end().await;
        }
    }

    /// What was erased is tidied up after when the last room has erased what is past its end.
    #[test]
    fn the_files_are_tidied_after_every_purge_of_the_night() {
        let at = |schedule: &jobs::Schedule| match schedule.when {
            jobs::When::Daily(minute) => Some(minute),
            jobs::When::Every(_) => None,
        };
        let all: Vec<jobs::Schedule> = rooms().iter().flat_map(|room| room.schedules()).collect();
        let tidy = all.iter().find(|one| one.kind == "people.tidy").and_then(at).unwrap();
        let purges: Vec<&jobs::Schedule> =
            all.iter().filter(|one| ["purge", "forget"].iter().any(|word| one.kind.contains(word))).collect();
        assert!(purges.len() > 5, "{purges:?}");
        for one in purges {
            assert!(at(one).is_some_and(|minute| minute < tidy), "{one:?}");
        }
    }

    /// Every right that a room of this binary declares, at every place of a four-level tree with a sister.
    #[test]
    fn each_right_of_the_house_at_each_place() {
        let declared: Vec<weave::Capability> =
            rooms().iter().flat_map(|room| room.rights()).copied().collect();
        let [root, chapter, association, committee, sister] =
            [1, 2, 3, 4, 5].map(Id::<basis::of::Body>::from_bits);
        let chains = [
            vec![root],
            vec![chapter, root],
            vec![association, chapter, root],
            vec![committee, association, chapter, root],
            vec![sister, root],
        ];
        assert!(declared.len() > 15, "the house declares its rights");
        for capability in &declared {
            let key = capability.key;
            let rights = Arc::new(accounts::rights::prepared(&declared, &[key].into()));
            for chain in &chains {
                let Some(place) = chain.first().copied() else { continue };
                for held_at in [root, chapter, association, committee, sister] {
                    for (below, shows) in [(false, false), (false, true), (true, false), (true, true)] {
                        let actor = web::Actor::new(Id::from_bits(9), "x", basis::Language::Ar);
                        let actor = actor.holding(held_at, below, Arc::clone(&rights));
                        let scope = web::Scope::new(chain.clone()).showing_people(shows);
                        let reaches = match capability.from_above {
                            weave::FromAbove::Always => true,
                            weave::FromAbove::WhereShown => shows,
                            weave::FromAbove::Never => false,
                        };
                        let expected = held_at == place || (below && reaches && chain.contains(&held_at));
                        let may = actor.may(key, &scope);
                        assert_eq!(
                            may, expected,
                            "{key} of {held_at} at {place}, below {below}, shown {shows}"
                        );
                    }
                }
            }
        }
        // What names people does not come from above by itself.
        for key in ["records.open", "people.read", "campaign.signatures"] {
            let one = declared.iter().find(|one| one.key == key);
            assert!(one.is_some_and(|one| one.from_above != weave::FromAbove::Always), "{key}");
        }
    }

    #[tokio::test]
    async fn every_route_as_stranger_neighbour_holder_above_and_the_right_person() {
        let stage = Stage::new(rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        let rights: Vec<&'static str> =
            stage.site.rooms.iter().flat_map(|room| room.rights()).map(|right| right.key).collect();
        let neighbour = stage.sign_in(network::testing::actor(planted.sister, true, &rights));
        let holder = stage.sign_in(network::testing::actor(planted.chapter, true, &rights));
        // From above, of what rooms declare, only what comes from above; the body shows nobody its people.
        let declared: Vec<weave::Capability> =
            stage.site.rooms.iter().flat_map(|room| room.rights()).copied().collect();
        let reach =
            |from| declared.iter().filter(move |one| one.from_above == from).map(|one| one.key).collect();
        let over = web::Rights {
            here: rights.iter().copied().collect(),
            below: reach(weave::FromAbove::Always),
            shown: reach(weave::FromAbove::WhereShown),
        };
        let above = web::Actor::new(Id::from_bits(78), "x", basis::Language::Fr).holding(
            planted.root,
            true,
            Arc::new(over),
        );
        let above = stage.sign_in(above);
        let (mut walked, mut hidden, mut opened) = (0, 0, 0);
        for (method, path, access) in &stage.routes {
            // The API knows no sessions; it is walked with tokens below.
            if *access == weave::Access::Public || path.starts_with(weave::api::BASE) {
                continue;
            }
            walked += 1;
            let id = Id::<()>::from_bits(5).to_string();
            let path = path.replace("{body}", "tunisie").replace("{lang}", "ar");
            let path: String = path
                .split('/')
                .map(|part| if part.starts_with('{') { id.as_str() } else { part })
                .collect::<Vec<_>>()
                .join("/");
            let of_a_body = path.starts_with("/desk/b/");
            let from_above = match access {
                weave::Access::Right(right) => {
                    declared.iter().find(|one| one.key == *right).map(|one| one.from_above)
                }
                _ => None,
            };
            let seen = match *method {
                "GET" => stage.get(&path, &above).await,
                _ => stage.post(&path, &above, &[]).await,
            };
            let status = seen.status.as_u16();
            assert!(status < 500, "{path} from above: {status}");
            if of_a_body && from_above.is_some_and(|from| from != weave::FromAbove::Always) {
                hidden += 1;
                assert!(
                    matches!(status, 403 | 404),
                    "{method} {path} from above, where people are hidden: {status}"
                );
            }
            if *method == "GET" {
                let stranger = stage.get(&path, "").await;
                assert!(stranger.location().starts_with("/sign-in?next="), "{path}: {}", stranger.status);
                let status = stage.get(&path, &neighbour).await.status.as_u16();
                // What only needs someone signed in may open for her, with nothing of this body to do.
                let open = *access == weave::Access::SignedIn || !of_a_body;
                assert!(
                    matches!(status, 403 | 404) || (open && (status < 400 || status == 401)),
                    "{path} for a neighbour: {status}"
                );
                let status = stage.get(&path, &holder).await.status.as_u16();
                assert!(status < 500, "{path} for its holder: {status}");
                opened += usize::from(status == 200);
            } else {
                assert_eq!(stage.post(&path, "", &[]).await.status, 401, "{path}");
                let status = stage.post(&path, &neighbour, &[]).await.status.as_u16();
                assert!(matches!(status, 401 | 403 | 404) || !of_a_body, "{path} for a neighbour: {status}");
                let status = stage.post(&path, &holder, &[]).await.status.as_u16();
                assert!(status < 500, "{path} for its holder: {status}");
            }
        }
        assert!(walked > 30 && hidden > 0 && opened > 20, "{walked}, {hidden}, {opened}");
        stage.end().await;
    }

    #[tokio::test]
    async fn the_api_asks_for_a_token_and_gives_nobody_a_fault() {
        let stage = Stage::new(rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        let rights: Vec<&'static str> =
            stage.site.rooms.iter().flat_map(|room| room.rights()).map(|right| right.key).collect();
        let session = stage.sign_in(network::testing::actor(planted.root, true, &rights));
        let neighbour = stage.token(network::testing::actor(planted.sister, true, &rights));
        let holder = stage.token(network::testing::actor(planted.root, true, &rights));
        let mut walked = 0;
        for (method, path, access) in &stage.routes {
            let Some(path) = path.strip_prefix(weave::api::BASE) else { continue };
            if *access == weave::Access::Public {
                continue;
            }
            walked += 1;
            let id = Id::<()>::from_bits(5).to_string();
            let path: String = path
                .split('/')
                .map(|part| if part.starts_with('{') { id.as_str() } else { part })
                .collect::<Vec<_>>()
                .join("/");
            let input = matches!(*method, "POST" | "PATCH" | "PUT").then(|| serde_json::json!({}));
            let (status, problem) = stage.api(method, &path, "", input.clone()).await;
            assert_eq!((status, &problem["type"]), (401, &"token".into()), "{method} {path}");
            if *method == "GET" {
                let address = format!("{}{path}", weave::api::BASE);
                assert_eq!(stage.get(&address, &session).await.status, 401, "a session is no token: {path}");
            }
            for token in [&neighbour, &holder] {
                let (status, problem) = stage.api(method, &path, token, input.clone()).await;
                assert!(status < 500, "{method} {path}: {status} {problem}");
                assert!(*method == "GET" || status >= 400, "{method} {path}: {status}");
            }
        }
        assert!(walked > 20, "{walked}");
        stage.end().await;
    }

    /// Where it differs: look at the difference, then run this test with `NASIJ_RENEW=1` and commit the file.
    #[tokio::test]
    async fn the_description_of_the_api_is_the_one_committed() {
        let stage = Stage::new(rooms()).await;
        let described = weave::api::described(&stage.site);
        let listed: Vec<(String, String, bool)> = stage
            .routes
            .iter()
            .filter(|(_, path, _)| path.starts_with(weave::api::BASE))
            .map(|(method, path, access)| {
                (method.to_lowercase(), path.clone(), *access == weave::Access::Public)
            })
            .collect();
        for (method, path, open) in &listed {
            let operation = &described["paths"][path][method];
            assert!(operation.is_object(), "{method} {path} is not described");
            let security = operation["security"].as_array();
            let said = security.is_none_or(|ways| ways.contains(&serde_json::json!({})));
            assert_eq!(said, *open, "{method} {path}: whether it asks for a token");
        }
        let operations: usize = described["paths"]
            .as_object()
            .unwrap()
            .values()
            .map(|path| path.as_object().unwrap().len())
            .sum();
        assert_eq!(operations, listed.len(), "something is described that is not there");
        let text = serde_json::to_string_pretty(&described).unwrap() + "\n";
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api/openapi.json");
        if std::env::var_os("NASIJ_RENEW").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "docs/api/openapi.json differs; renew it with NASIJ_RENEW=1");
        stage.end().await;
    }
}
