import { expect, test } from 'vitest';
import {
  isDuplicateMapHostMessage,
  parseDuplicateMapMessage,
} from '../../../src/protocol/duplicateMap.ts';

test.each([
  [{ type: 'ready' }, { type: 'ready' }],
  [{ type: 'find', more: 1 }, { type: 'find' }],
  [
    { type: 'open', id: 'a' },
    { type: 'open', id: 'a' },
  ],
  [{ type: 'open', id: 3 }, undefined],
  [{ type: 'run' }, undefined],
  ['ready', undefined],
  [null, undefined],
])('a message of the map is let in, or it is none: %j', (value, message) => {
  expect(parseDuplicateMapMessage(value)).toEqual(message);
});

test('messages of the host are told from others', () => {
  const values = [{ type: 'state', state: {} }, { type: 'focus' }, null];
  expect(values.map(isDuplicateMapHostMessage)).toEqual([true, false, false]);
});
