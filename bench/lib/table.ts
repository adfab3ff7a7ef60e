// Markdown tables for people: scores to three digits, columns as wide as they need.

/** A number is a score; a count comes as text. */
export type Cell = string | number;

/** @returns a Markdown table, numbers to the right */
export function markdownTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(cellText));
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...texts.map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = head.map((_, column) =>
    texts.every((row) => /^[+−]?[\d.]+$/.test(row[column] ?? '')),
  );
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    isNumber[column] === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), line(rule), ...texts.map(line)].join('\n');
}

function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.toFixed(3);
}

/** `+0.012`, `−0.003` */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
