//! Dots over a coastline without borders, as SVG.

use std::{collections::HashMap, fmt::Write as _, sync::LazyLock};

use look::escape;

/// Width of the drawing in its own units; the page scales it.
const WIDTH: f64 = 480.0;
const DOT: f64 = 5.5;
/// What a finger hits, unseen.
const TOUCH: f64 = 11.0;
/// Dots nearer than this share a spot.
const NEAR: f64 = 11.0;
/// So many bodies of one spot each have a dot; more become one dot with their number.
const SPREAD: usize = 7;

/// A ring of points in hundredths of a degree: longitude, latitude.
type Ring = Vec<(i32, i32)>;

/// Rings of the land, from `assets/coast.bin`.
static COAST: LazyLock<Vec<Ring>> = LazyLock::new(|| read(include_bytes!("../assets/coast.bin")));

fn read(bytes: &[u8]) -> Vec<Ring> {
    let mut bytes = bytes.iter().copied();
    let mut number = move || -> Option<u32> {
        let (mut value, mut shift) = (0_u32, 0);
        loop {
            let byte = bytes.next()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
            shift += 7;
        }
    };
    let step = |value: u32| {
        let half = i32::try_from(value >> 1).unwrap_or(0);
        if value & 1 == 1 { -half - 1 } else { half }
    };
    let mut rings = Vec::new();
    while let Some(points) = number() {
        let (mut x, mut y) = (0, 0);
        let mut ring = Vec::new();
        for _ in 0..points {
            let (Some(dx), Some(dy)) = (number(), number()) else { return rings };
            x += step(dx);
            y += step(dy);
            ring.push((x, y));
        }
        rings.push(ring);
    }
    rings
}

/// A body on the map.
pub(crate) struct Dot {
    pub lat: f64,
    pub lon: f64,
    pub href: String,
    /// Where the one dot leads that stands for it among many of its spot.
    pub above: String,
    pub name: String,
    /// Filled; hollow where the body is not a member yet.
    pub full: bool,
    /// Its name is written beside it where there is room.
    pub named: bool,
}

/// What several bodies of one spot are called together, and where their dot leads.
pub(crate) struct Crowd {
    pub href: String,
    pub title: String,
}

/// Which part of the world, and how it lies in the drawing.
struct Window {
    west: f64,
    north: f64,
    east: f64,
    south: f64,
    /// Units a degree of longitude.
    across: f64,
    /// Units a degree of latitude.
    down: f64,
}

impl Window {
    /// Around all dots, with a margin, not narrower than a few degrees, and neither a strip nor a tower.
    fn around(dots: &[Dot]) -> Self {
        let least = |pick: fn(&Dot) -> f64| dots.iter().map(pick).fold(f64::INFINITY, f64::min);
        let most = |pick: fn(&Dot) -> f64| dots.iter().map(pick).fold(f64::NEG_INFINITY, f64::max);
        let (south, north) = (least(|dot| dot.lat), most(|dot| dot.lat));
        let (west, east) = (least(|dot| dot.lon), most(|dot| dot.lon));
        let middle = f64::midpoint(south, north).clamp(-70.0, 70.0);
        let squeeze = middle.to_radians().cos();
        // All in degrees of latitude from here.
        let mut high = (north - south).mul_add(1.2, 1.0).max(3.0);
        let mut wide = (east - west).mul_add(1.2 * squeeze, 1.0).max(4.0);
        high = high.max(wide * 0.45);
        wide = wide.max(high * 0.9);
        let down = WIDTH / wide;
        let across = down * squeeze;
        let (x, y) = (f64::midpoint(west, east), f64::midpoint(south, north));
        let half = wide / squeeze / 2.0;
        Self { west: x - half, east: x + half, north: y + high / 2.0, south: y - high / 2.0, across, down }
    }
    fn height(&self) -> f64 {
        (self.north - self.south) * self.down
    }
    fn put(&self, lon: f64, lat: f64) -> (f64, f64) {
        ((lon - self.west) * self.across, (self.north - lat) * self.down)
    }
}

/// Cuts a ring to a rectangle a little larger than the drawing, side by side (Sutherland and Hodgman).
fn cut(ring: &[(f64, f64)], width: f64, height: f64) -> Vec<(f64, f64)> {
    const OUT: f64 = 6.0;
    type Side = (fn((f64, f64)) -> f64, f64, bool);
    let sides: [Side; 4] = [
        (|p| p.0, -OUT, true),
        (|p| p.0, width + OUT, false),
        (|p| p.1, -OUT, true),
        (|p| p.1, height + OUT, false),
    ];
    let mut kept = ring.to_vec();
    for (of, edge, above) in sides {
        let inside = |p: (f64, f64)| if above { of(p) >= edge } else { of(p) <= edge };
        let mut next = Vec::with_capacity(kept.len());
        let Some(mut before) = kept.last().copied() else { return kept };
        for point in kept {
            if inside(point) != inside(before) {
                let part = (edge - of(before)) / (of(point) - of(before));
                next.push((
                    (point.0 - before.0).mul_add(part, before.0),
                    (point.1 - before.1).mul_add(part, before.1),
                ));
            }
            if inside(point) {
                next.push(point);
            }
            before = point;
        }
        kept = next;
    }
    kept
}

fn land(window: &Window) -> String {
    let mut path = String::new();
    let height = window.height();
    let (west, east) = (window.west * 100.0 - 50.0, window.east * 100.0 + 50.0);
    let (south, north) = (window.south * 100.0 - 50.0, window.north * 100.0 + 50.0);
    for ring in COAST.iter() {
        let meets = |low: f64, high: f64, pick: fn(&(i32, i32)) -> i32| {
            let all = || ring.iter().map(|point| f64::from(pick(point)));
            all().any(|at| at <= high) && all().any(|at| at >= low)
        };
        if !meets(west, east, |p| p.0) || !meets(south, north, |p| p.1) {
            continue;
        }
        let placed: Vec<(f64, f64)> =
            ring.iter().map(|(x, y)| window.put(f64::from(*x) / 100.0, f64::from(*y) / 100.0)).collect();
        let mut last: Option<(f64, f64)> = None;
        let mut drawn = 0;
        for (x, y) in cut(&placed, WIDTH, height) {
            if last.is_some_and(|(lx, ly)| (x - lx).hypot(y - ly) < 0.9) {
                continue;
            }
            let _ = write!(path, "{}{x:.1} {y:.1}", if drawn == 0 { "M" } else { "L" });
            last = Some((x, y));
            drawn += 1;
        }
        if drawn > 0 {
            path.push('Z');
        }
    }
    path
}

/// The dots that lie on one spot, by the first of them. What is near is looked for in the squares around alone: there may be ten
/// thousand dots.
fn spots<'a>(dots: &'a [Dot], window: &Window) -> Vec<((f64, f64), Vec<&'a Dot>)> {
    let mut spots: Vec<((f64, f64), Vec<&Dot>)> = Vec::new();
    let mut squares: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for dot in dots {
        let (x, y) = window.put(dot.lon, dot.lat);
        let (across, down) = ((x / NEAR).floor() as i64, (y / NEAR).floor() as i64);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (across + dx, down + dy)));
        let near = around
            .filter_map(|square| squares.get(&square))
            .flatten()
            .copied()
            .filter(|at| spots.get(*at).is_some_and(|((sx, sy), _)| (sx - x).hypot(sy - y) < NEAR))
            .min();
        match near.and_then(|at| spots.get_mut(at)) {
            Some((_, together)) => together.push(dot),
            None => {
                squares.entry((across, down)).or_default().push(spots.len());
                spots.push(((x, y), vec![dot]));
            }
        }
    }
    spots
}

/// The map of some bodies, or `None` when none of them has a place. `crowd` speaks for the dots of one spot.
pub(crate) fn draw(dots: &[Dot], label: &str, crowd: impl Fn(&[&Dot]) -> Crowd) -> Option<String> {
    if dots.is_empty() {
        return None;
    }
    let window = Window::around(dots);
    let height = window.height();
    let mut svg = format!(
        "<svg class=\"map\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"group\" aria-label=\"{}\"><path class=\"land\" d=\"{}\"/>",
        escape(label),
        land(&window)
    );
    let mut names: Vec<(f64, f64, &str)> = Vec::new();
    let mut points: Vec<(f64, f64)> = Vec::new();
    for ((x, y), together) in &spots(dots, &window) {
        if together.len() > SPREAD {
            let Crowd { href, title } = crowd(together);
            let size = DOT + (together.len() as f64).sqrt();
            let _ = write!(
                svg,
                "<a href=\"{}\"><circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size:.1}\"/><text class=\"many\" x=\"{x:.1}\" y=\"{:.1}\" \
                 text-anchor=\"middle\">{}</text><title>{}</title></a>",
                escape(&href),
                y + 3.5,
                together.len(),
                escape(&title)
            );
            continue;
        }
        for (n, dot) in together.iter().enumerate() {
            // The first where the town is, the others around it.
            let (dx, dy) = if n == 0 {
                (0.0, 0.0)
            } else {
                let turn = std::f64::consts::TAU * (n - 1) as f64 / 6.0;
                (turn.cos() * 2.2 * DOT, turn.sin() * 2.2 * DOT)
            };
            let (x, y) = (x + dx, y + dy);
            points.push((x, y));
            let open = if dot.full { "" } else { " open" };
            let _ = write!(
                svg,
                "<a href=\"{}\"><circle class=\"touch\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{TOUCH}\"/><circle class=\"dot{open}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{DOT}\"/><title>{}</title></a>",
                escape(&dot.href),
                escape(&dot.name)
            );
            if dot.named {
                names.push((x, y, &dot.name));
            }
        }
    }
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (x, y, name) in names {
        let half = name.chars().count() as f64 * 3.6;
        if half * 2.0 > WIDTH - 8.0 {
            continue;
        }
        // A name at the edge is moved in.
        let x = x.clamp(half + 4.0, WIDTH - half - 4.0);
        let free = |y: f64| {
            y > 12.0
                && y < height - 4.0
                && taken.iter().all(|(tx, ty, th)| (tx - x).abs() > half + th || (ty - y).abs() > 15.0)
                && points.iter().all(|(px, py)| (px - x).abs() > half || !(y - 15.0..y + 6.0).contains(py))
        };
        let Some(y) = [y - 10.0, y + 19.0, y - 24.0, y + 33.0].into_iter().find(|y| free(*y)) else {
            continue;
        };
        taken.push((x, y, half));
        let _ = write!(
            svg,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" aria-hidden=\"true\">{}</text>",
            escape(name)
        );
    }
    svg.push_str("</svg>");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(lat: f64, lon: f64) -> Dot {
        Dot {
            lat,
            lon,
            href: "/ar/b/x/".into(),
            above: "/ar/network".into(),
            name: "<تونس>".into(),
            full: true,
            named: true,
        }
    }
    fn crowd(together: &[&Dot]) -> Crowd {
        Crowd { href: "/ar/network".into(), title: together.len().to_string() }
    }

    #[test]
    fn the_coast_is_the_worlds() {
        assert!(COAST.len() > 400);
        assert!(COAST.iter().flatten().all(|(x, y)| x.abs() <= 18_000 && y.abs() <= 9_000));
    }

    #[test]
    fn every_dot_is_a_link_with_its_name_within_the_drawing() {
        let svg = draw(&[dot(36.8, 10.2), dot(18.1, -16.0)], "خريطة", crowd).unwrap();
        assert_eq!(svg.matches("<title>&lt;تونس&gt;</title></a>").count(), 2);
        assert!(svg.contains("class=\"land\" d=\"M"));
        assert!(svg.len() < 30_000, "{}", svg.len());
        for part in svg.split("cx=\"").skip(1) {
            let x: f64 = part.split('"').next().unwrap().parse().unwrap();
            assert!((0.0..=WIDTH).contains(&x));
        }
        assert!(draw(&[], "", crowd).is_none());
    }

    #[test]
    fn one_town_one_place_and_a_pole_are_no_trouble() {
        let few: Vec<Dot> = (0..5).map(|_| dot(34.0, -6.8)).collect();
        assert_eq!(draw(&few, "", crowd).unwrap().matches("class=\"dot\"").count(), 5);
        let many: Vec<Dot> = (0..300).map(|_| dot(34.0, -6.8)).collect();
        let svg = draw(&many, "", crowd).unwrap();
        assert_eq!(svg.matches("<circle").count(), 1);
        assert!(svg.contains(">300</text>"));
        for place in [dot(90.0, 180.0), dot(-90.0, -180.0), dot(0.0, 0.0)] {
            assert!(!draw(&[place], "", crowd).unwrap().contains("NaN"));
        }
        assert!(!draw(&[dot(90.0, 180.0), dot(-90.0, -180.0)], "", crowd).unwrap().contains("NaN"));
    }
}
