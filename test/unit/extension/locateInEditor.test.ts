import { expect, test } from 'vitest';
import type { SpanEncoder } from '../../../src/core/search/page/locateLine.ts';
import { locateInEditor } from '../../../src/extension/locateInEditor.ts';
import { fakeHit } from '../../support/fakeEngine.ts';

const away: SpanEncoder = { encode: () => Promise.reject(new Error('The engine is away.')) };
const text = Array.from({ length: 30 }, (_, index) => `line ${String(index + 1)}();`).join('\n');
const hit = fakeHit({ bestLine: 12, lines: { start: 10, end: 30 } });

test('a hit is opened where the words are in the document as it is now', async () => {
  const moved = text.replace('line 17', 'removeExpired');
  expect(await locateInEditor(away, hit, moved, 'remove expired')).toBe(17);
});

test('its own best line is taken when nothing can be asked, or nothing was', async () => {
  expect(await locateInEditor(away, hit, text, 'something else')).toBe(12);
  expect(await locateInEditor(away, hit, text, undefined)).toBe(12);
  expect(await locateInEditor(away, hit, text, '')).toBe(12);
});
