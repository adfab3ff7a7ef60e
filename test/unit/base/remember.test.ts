import { expect, it } from 'vitest';
import { remember } from '../../../src/base/remember.ts';

it('asks once for each text, and again when more are known than may be', () => {
  const asked: string[] = [];
  const lengthOf = remember((text) => {
    asked.push(text);
    return text.length;
  }, 2);
  expect(['', 'ab', '', 'ab', 'abc', 'ab'].map(lengthOf)).toEqual([0, 2, 0, 2, 3, 2]);
  expect(asked).toEqual(['', 'ab', 'abc', 'ab']);
});
