// Where the cells of a treemap lie: rectangles whose areas are as the values, near to squares.
// Knows no DOM.

/** In the unit of the area that is divided; pixels in the map. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fills a rectangle, row by row along its shorter side; a row ends where another cell would make
 * its cells longer.
 *
 * @param values  above zero, largest first
 * @returns       one rectangle a value, in their order, that cover `bounds` without overlapping
 * @see Bruls, Huizing & van Wijk 2000, Squarified Treemaps
 */
export function squarify(values: readonly number[], bounds: Rectangle): readonly Rectangle[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0 || bounds.width <= 0 || bounds.height <= 0) {
    return values.map(() => ({ x: bounds.x, y: bounds.y, width: 0, height: 0 }));
  }
  const scale = (bounds.width * bounds.height) / total;
  const areas = values.map((value) => value * scale);
  const rectangles: Rectangle[] = [];
  let rest = bounds;
  while (rectangles.length < areas.length) {
    const row = takeRow(areas.slice(rectangles.length), Math.min(rest.width, rest.height));
    const isLast = rectangles.length + row.length === areas.length;
    rectangles.push(...layRow(row, rest, isLast));
    rest = withoutRow(row, rest);
  }
  return rectangles;
}

/** As many areas as make the row's longest cell shorter; at least one. */
function takeRow(areas: readonly number[], side: number): readonly number[] {
  let count = 1;
  while (count < areas.length) {
    if (worstRatio(areas.slice(0, count + 1), side) > worstRatio(areas.slice(0, count), side))
      break;
    count++;
  }
  return areas.slice(0, count);
}

/** Longer side to shorter side of the worst cell; 1 or more. */
function worstRatio(row: readonly number[], side: number): number {
  const thickness = sumOf(row) / side;
  return Math.max(
    ...row.map((area) => {
      const length = area / thickness;
      return Math.max(length / thickness, thickness / length);
    }),
  );
}

/** @param isLast  the last row takes what is left: roundings leave no gap */
function layRow(row: readonly number[], rest: Rectangle, isLast: boolean): readonly Rectangle[] {
  const isUpright = rest.width >= rest.height;
  const side = isUpright ? rest.height : rest.width;
  const thickness = isLast ? (isUpright ? rest.width : rest.height) : sumOf(row) / side;
  let offset = 0;
  return row.map((area) => {
    const length = (area / sumOf(row)) * side;
    const start = offset;
    offset += length;
    return isUpright
      ? { x: rest.x, y: rest.y + start, width: thickness, height: length }
      : { x: rest.x + start, y: rest.y, width: length, height: thickness };
  });
}

function withoutRow(row: readonly number[], rest: Rectangle): Rectangle {
  if (rest.width >= rest.height) {
    const thickness = sumOf(row) / rest.height;
    return { ...rest, x: rest.x + thickness, width: Math.max(0, rest.width - thickness) };
  }
  const thickness = sumOf(row) / rest.width;
  return { ...rest, y: rest.y + thickness, height: Math.max(0, rest.height - thickness) };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
