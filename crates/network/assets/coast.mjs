// Writes coast.bin: the land of the world as simplified rings, for the map of bodies. No borders.
//   npm install world-atlas@2 topojson-client@3     (in an empty folder)
//   node …/coast.mjs > coast.bin                    (from there)
// A ring is its number of points, then longitude and latitude of each as the difference to the point before, in hundredths
// of a degree. Numbers are LEB128; differences are zigzag-encoded.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "x.js"));
const { feature } = require("topojson-client");
const atlas = JSON.parse(readFileSync("node_modules/world-atlas/land-50m.json", "utf8"));

const TOLERANCE = 0.02; // degrees
const SMALLEST = 0.2; // degrees across and up together; smaller islands are left out
const ANTARCTIC = -60;

function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const at = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - at * dx, y - y1 - at * dy);
}

// Douglas and Peucker: keeps the points that matter.
function simplify(points) {
  if (points.length < 3) return points;
  let [most, where] = [0, 0];
  for (let i = 1; i < points.length - 1; i += 1) {
    const away = distance(points[i], points[0], points.at(-1));
    if (away > most) [most, where] = [away, i];
  }
  if (most <= TOLERANCE) return [points[0], points.at(-1)];
  return [...simplify(points.slice(0, where + 1)).slice(0, -1), ...simplify(points.slice(where))];
}

const bytes = [];
function number(value) {
  let left = value;
  while (left > 127) {
    bytes.push((left & 127) | 128);
    left = Math.floor(left / 128);
  }
  bytes.push(left);
}
const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);

const land = feature(atlas, atlas.objects.land);
const rings = (land.features ?? [land]).flatMap(({ geometry }) =>
  geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
);
for (const ring of rings) {
  const [xs, ys] = [ring.map((point) => point[0]), ring.map((point) => point[1])];
  if (Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys) < SMALLEST) continue;
  if (Math.max(...ys) < ANTARCTIC) continue;
  // A ring begins where it ends: in two halves, so that simplifying has two ends to hold.
  const half = Math.floor(ring.length / 2);
  const kept = [...simplify(ring.slice(0, half + 1)).slice(0, -1), ...simplify(ring.slice(half)).slice(0, -1)];
  const points = kept.map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)]);
  if (points.length < 3) continue;
  number(points.length);
  let before = [0, 0];
  for (const [x, y] of points) {
    number(zigzag(x - before[0]));
    number(zigzag(y - before[1]));
    before = [x, y];
  }
}
process.stdout.write(Buffer.from(bytes));
