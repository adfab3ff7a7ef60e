import { describe, expect, test } from 'vitest';
import { type Rectangle, squarify } from '../../../../src/webview/duplicateMap/squarify.ts';
import { seededRandom } from '../../../support/seededRandom.ts';

const area = ({ width, height }: Rectangle): number => width * height;
const bounds = { x: 10, y: 20, width: 600, height: 400 };

function overlap(a: Rectangle, b: Rectangle): number {
  const side = (from: 'x' | 'y', size: 'width' | 'height'): number =>
    Math.min(a[from] + a[size], b[from] + b[size]) - Math.max(a[from], b[from]);
  return Math.max(0, side('x', 'width')) * Math.max(0, side('y', 'height'));
}

describe('a treemap', () => {
  test('lays the example of the paper as the paper does', () => {
    const rectangles = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    const rounded = rectangles.map(({ x, y, width, height }) =>
      [x, y, width, height].map((value) => Math.round(value * 100) / 100),
    );
    expect(rounded).toEqual([
      [0, 0, 3, 2],
      [0, 2, 3, 2],
      [3, 0, 1.71, 2.33],
      [4.71, 0, 1.29, 2.33],
      [3, 2.33, 1.2, 1.67],
      [4.2, 2.33, 1.2, 1.67],
      [5.4, 2.33, 0.6, 1.67],
    ]);
  });

  test.each([1, 2, 3, 10, 300])(
    'of %i values covers its room exactly, without overlaps',
    (count) => {
      const random = seededRandom(count);
      const values = Array.from({ length: count }, () => 1 + 99 * random()).sort((a, b) => b - a);
      const rectangles = squarify(values, bounds);
      const total = values.reduce((sum, value) => sum + value, 0);
      const shares = rectangles.map((each) => area(each) / area(bounds));
      values.forEach((value, index) => {
        expect(shares[index]).toBeCloseTo(value / total, 6);
      });
      const overlaps = rectangles.flatMap((a, index) =>
        rectangles.slice(index + 1).map((b) => overlap(a, b)),
      );
      expect(Math.max(0, ...overlaps)).toBeLessThan(1e-6);
      const isInside = rectangles.every(
        ({ x, y, width, height }) =>
          x >= bounds.x - 1e-6 &&
          y >= bounds.y - 1e-6 &&
          x + width <= bounds.x + bounds.width + 1e-6 &&
          y + height <= bounds.y + bounds.height + 1e-6,
      );
      expect(isInside).toBe(true);
    },
  );

  test('of equal values is near to squares', () => {
    const rectangles = squarify(
      Array.from({ length: 24 }, () => 1),
      bounds,
    );
    const ratios = rectangles.map(({ width, height }) => Math.max(width / height, height / width));
    expect(Math.max(...ratios)).toBeLessThan(1.6);
  });

  test('without values or room has nothing to show, and does not hang', () => {
    expect([squarify([], bounds), squarify([1, 1], { ...bounds, width: 0 })]).toEqual([
      [],
      Array.from({ length: 2 }, () => ({ x: 10, y: 20, width: 0, height: 0 })),
    ]);
  });
});
