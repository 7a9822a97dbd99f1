use axum::{body::Body, response::Response};
use http::{HeaderValue, header};

/// A list as spreadsheets read it, to be saved. `name` is ASCII, without its ending.
pub fn csv(name: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Response {
    let mut response = Response::new(Body::from(csv_text(rows)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// With a mark at its beginning, without which spreadsheets do not see Arabic; cells that would be taken for a formula begin
/// with an apostrophe.
pub fn csv_text(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|value| cell(value)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cell(value: &str) -> String {
    let risky = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let safe = if risky { format!("'{value}") } else { value.to_owned() };
    if safe.contains([',', '"', '\n', '\r', '\t', ';']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_no_formulas() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("+216 98"), "'+216 98");
        assert_eq!(cell("سلمى، تونس"), "سلمى، تونس");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(cell("@x, y"), "\"'@x, y\"");
    }
}
