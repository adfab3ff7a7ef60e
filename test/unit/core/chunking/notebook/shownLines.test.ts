import { describe, expect, it } from 'vitest';
import { shownLines } from '../../../../../src/core/chunking/notebook/shownLines.ts';

describe('shownLines', () => {
  it.each([
    ['    "import os\\n",', 'import os'],
    ['    "print(\\"\\u00e9\\")"', 'print("é")'],
    ['    "\\n",', ''],
    ['   "source": [', '   "source": ['],
    ['   "source": "a\\nb"', '   "source": "a\\nb"'],
    ['    "a\\nb\\n",', '    "a\\nb\\n",'],
    ['    "bad \\q escape",', '    "bad \\q escape",'],
    [`"${'\\'.repeat(5_001)}`, `"${'\\'.repeat(5_001)}`],
  ])('of a notebook shows %j as %j', (line, expected) => {
    expect(shownLines('jupyter', [line])).toEqual([expected]);
  });

  it('leaves the lines of other files as they are', () => {
    expect(shownLines('json', ['  "a",'])).toEqual(['  "a",']);
  });
});
