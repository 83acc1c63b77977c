/** A name, its figure, and whether that is a reason to look. */
export type Tile = [string, number, boolean?];

/** The figures of a section at a glance. */
export function Tiles({ tiles }: { tiles: Tile[] }) {
  return (
    <dl class="tiles-of-figures">
      {tiles.map(([name, value, bad]) => (
        <div key={name} class={bad ? "is-bad" : ""}>
          <dt>{name}</dt>
          <dd>{value.toLocaleString("en")}</dd>
        </div>
      ))}
    </dl>
  );
}
