use crate::{
    failed::{Failed, because},
    house::House,
    options::{Body, Format, Place},
};

/// `nasij body list`
///
/// # Errors
/// When there is no installation.
pub async fn bodies(place: Place, command: Body) -> Result<(), Failed> {
    let Body::List { format } = command;
    let house = House::open(&place, "nasij-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let tree = network::tree(&woven.site).await?;
    let root = tree.root();
    let bodies: Vec<_> = tree.below(root.id).into_iter().filter_map(|id| tree.get(id)).collect();
    match format {
        Format::Json => {
            let list: Vec<_> = bodies
                .iter()
                .map(|body| {
                    let parent = body.parent.map(|id| id.to_string());
                    serde_json::json!({
                        "id": body.id.to_string(), "slug": body.slug.as_str(), "kind": body.kind, "parent": parent,
                        "country": body.country_code, "status": body.status.code(), "names": body.names,
                    })
                })
                .collect();
            println!(
                "{}",
                serde_json::to_string_pretty(&list)
                    .map_err(|error| because("the list cannot be written", error))?
            );
        }
        Format::Text => {
            for body in bodies {
                let indent = "  ".repeat(tree.depth(body.id));
                println!(
                    "{indent}{} ({}, {}) {}",
                    body.slug,
                    body.kind,
                    body.status.code(),
                    body.names.best(&[])
                );
            }
        }
    }
    house.db.close().await;
    Ok(())
}
