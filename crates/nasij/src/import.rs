use std::{fs, io::Read as _, path::Path};

use basis::Language;

use crate::{
    failed::{Failed, because},
    house::House,
    neighbour,
    options::{As, Import, Place},
};

/// `nasij import page FILE --body SLUG`
///
/// # Errors
/// A file that is empty, binary or too large; a body that is not there.
pub async fn import(place: Place, command: Import) -> Result<(), Failed> {
    let Import::Page { file, body, becomes, language, draft, dry_run } = command;
    let bytes = read(&file)?;
    if dry_run {
        println!("{}", understood(&file, &bytes, language)?);
        return Ok(());
    }
    let house = House::open(&place, "nasij-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let site = &woven.site;
    let tree = network::tree(site).await?;
    let body =
        tree.by_slug(&body).ok_or_else(|| format!("there is no body {body}; see `nasij body list`"))?.clone();
    let (left_out, path, tongue) = match becomes {
        As::Charter => {
            let imported = charter::import::import(&bytes, language)
                .map_err(|refusal| because(file.display(), refusal))?;
            let (left_out, tongue) = (imported.left_out.clone(), imported.language);
            charter::save_imported(site, body.id, imported, !draft).await?;
            (left_out, String::from("charter"), tongue)
        }
        As::Page => {
            let imported = charter::import::import_page(&bytes, language)
                .map_err(|refusal| because(file.display(), refusal))?;
            let (left_out, tongue) = (imported.left_out, imported.language);
            let slug =
                pages::save_imported(site, body.id, tongue, &imported.title, &imported.markdown, !draft)
                    .await?;
            (left_out, format!("pages/{slug}"), tongue)
        }
    };
    neighbour::tell(&house.folder).await?;
    for line in &left_out {
        eprintln!("left out: {line}");
    }
    println!("{}{}{path}", site.config.url, body.home(tongue));
    house.db.close().await;
    Ok(())
}

/// Reads no more than the importer takes: a larger file is refused by its size.
fn read(path: &Path) -> Result<Vec<u8>, Failed> {
    let shown = path.display();
    let file = fs::File::open(path).map_err(|error| because(format!("{shown} cannot be read"), error))?;
    let limit = charter::import::LIMIT;
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| because(format!("{shown} cannot be read"), error))?;
    Ok(bytes)
}

fn understood(path: &Path, bytes: &[u8], language: Option<Language>) -> Result<String, Failed> {
    let imported =
        charter::import::import(bytes, language).map_err(|refusal| because(path.display(), refusal))?;
    let articles: Vec<_> = imported
        .articles
        .iter()
        .map(|article| serde_json::json!({"kind": article.kind, "number": article.number, "text": article.text}))
        .collect();
    let whole = serde_json::json!({
        "title": imported.title, "language": imported.language, "articles": articles, "left_out": imported.left_out,
    });
    serde_json::to_string_pretty(&whole).map_err(|error| because("the answer cannot be written", error))
}
