import type { ComponentChildren } from "preact";

interface Props {
  caption: string;
  columns: string[];
  /** Cells by row; the first one names its row. */
  rows: ComponentChildren[][];
  /** How many columns from the left hold words rather than figures. */
  words?: number;
}

/** A table of figures that scrolls by itself where the screen is narrow. */
export function Table({ caption, columns, rows, words = 1 }: Props) {
  const kind = (i: number) => (i < words ? "" : "figure");
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={column} scope="col" class={kind(i)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((cell, j) =>
                j === 0 ? (
                  <th key={j} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={j} class={kind(j)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
