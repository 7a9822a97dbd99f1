use basis::{Language, Text};

use crate::{failed::Failed, house::House, options::Place};

/// Plants a tree of many bodies in an empty data folder: chapters of chapters, ten wide. For `cargo xtask bench` alone.
///
/// # Errors
/// When the data folder is not empty.
pub async fn plant(place: Place, bodies: usize) -> Result<(), Failed> {
    let house = House::open(&place, "bench-data", true).await?;
    if house.lived_in {
        return Err("the data folder already holds an installation".into());
    }
    let woven = house.weave_for_command(None).await?;
    let slug = "root".parse().map_err(|_| "root is a slug")?;
    let name = Text::of(Language::En, "A large network");
    let root = network::plant_root(&woven.site, slug, name, Language::En).await?;
    network::testing::plant_many(&woven.site, root, "body", bodies).await?;
    woven.site.set_setting(weave::LIVED_IN, String::from("yes")).await?;
    house.db.close().await;
    println!("{bodies}");
    Ok(())
}
