/** The geometry of a radar chart: axes evenly around a centre, the first one upwards. Pure. */

export interface Point {
  x: number;
  y: number;
}

/** Where `share` (0 to 1 of the radius) of axis `i` of `n` lies. */
export function onAxis(i: number, n: number, share: number, radius: number): Point {
  const angle = (2 * Math.PI * i) / n - Math.PI / 2;
  return { x: round(Math.cos(angle) * share * radius), y: round(Math.sin(angle) * share * radius) };
}

/** Points joined as an SVG polygon wants them. */
export function outline(points: Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(" ");
}

/** A label at most two lines long, parted at the space nearest to its middle. */
export function twoLines(label: string, longest: number): string[] {
  if (label.length <= longest) return [label];
  const spaces = [...label.matchAll(/ /g)].map(({ index }) => index);
  const middle = label.length / 2;
  const [cut] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return cut === undefined ? [label] : [label.slice(0, cut), label.slice(cut + 1)];
}

const round = (n: number): number => Math.round(n * 100) / 100;
