// Unit vectors ↔ bytes. A quarter of the size of floats, for a cosine that no ranking notices.

/** Rows that one byte per value cannot hold this well are stored as floats. */
export const minCosine = 0.9995;
/** How far from 1 the length of a row may be that claims to be a unit row. */
const lengthTolerance = 1e-2;
const maxCode = 127;

/**
 * One signed byte per value, the largest as ±127. The scale is not stored: a row is brought to
 * length 1 again when it is read, and there it would cancel out. A row with outliers becomes
 * 32-bit floats; the number of bytes tells the two apart.
 *
 * @param row  a unit row
 * @throws RangeError when it is none: that is a bug, not a condition
 */
export function packVector(row: Float32Array): Uint8Array {
  const { length, largest } = measure(row);
  if (!(Math.abs(length - 1) <= lengthTolerance)) {
    throw new RangeError(`Expected a vector of length 1, got ${String(length)}.`);
  }
  const codes = new Int8Array(row.length);
  let product = 0;
  let squares = 0;
  for (let index = 0; index < row.length; index++) {
    const value = row[index] ?? 0;
    const code = Math.round((value / largest) * maxCode);
    codes[index] = code;
    product += value * code;
    squares += code * code;
  }
  const cosine = product / (length * Math.sqrt(squares));
  if (cosine >= minCosine) return new Uint8Array(codes.buffer);
  const floats = Float32Array.from(row);
  return new Uint8Array(floats.buffer);
}

/**
 * @param bytes   of `packVector`
 * @param target  where the unit row is written; its length is the dimension
 * @throws RangeError when the number of bytes does not fit the dimension
 */
export function unpackVector(bytes: Uint8Array, target: Float32Array): void {
  const values = valuesOf(bytes, target.length);
  let squares = 0;
  for (const value of values) squares += value * value;
  const factor = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let index = 0; index < target.length; index++) {
    target[index] = (values[index] ?? 0) * factor;
  }
}

function valuesOf(bytes: Uint8Array, dimension: number): Int8Array | Float32Array {
  if (bytes.length === dimension) return new Int8Array(bytes.buffer, bytes.byteOffset, dimension);
  if (bytes.length === 4 * dimension) return new Float32Array(Uint8Array.from(bytes).buffer);
  throw new RangeError(
    `Expected a vector of ${String(dimension)} values, got ${String(bytes.length)} bytes.`,
  );
}

function measure(row: Float32Array): { length: number; largest: number } {
  let squares = 0;
  let largest = 0;
  for (const value of row) {
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
  }
  return { length: Math.sqrt(squares), largest };
}
