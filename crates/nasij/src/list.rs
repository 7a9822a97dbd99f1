use std::io::Write as _;

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
            let text = serde_json::to_string_pretty(&list)
                .map_err(|error| because("the list cannot be written", error))?;
            written(&text)?;
        }
        Format::Text => {
            let lines: Vec<String> = bodies
                .iter()
                .map(|body| {
                    let indent = "  ".repeat(tree.depth(body.id));
                    let (status, name) = (body.status.code(), body.names.best(&[]));
                    format!("{indent}{} ({}, {status}) {name}", body.slug, body.kind)
                })
                .collect();
            written(&lines.join("\n"))?;
        }
    }
    house.db.close().await;
    Ok(())
}

/// Puts a result on stdout. A reader who has seen enough (`| head`) is no failure.
pub fn written(text: &str) -> Result<(), Failed> {
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(because("stdout cannot be written", error))
        }
        _ => Ok(()),
    }
}
