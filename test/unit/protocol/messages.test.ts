import { expect, test } from 'vitest';
import { isHostMessage, parsePanelMessage } from '../../../src/protocol/messages.ts';

const filters = { paths: 'src', languages: '' };

test.each([
  { type: 'ready' },
  { type: 'focusEditor' },
  { type: 'query', query: 'parse a date', filters, immediate: false },
  { type: 'open', hitId: 'a', mode: 'side' },
  { type: 'similar', hitId: 'a' },
  { type: 'leaveSimilar' },
  { type: 'command', command: 'retry' },
])('lets a $type message in as it is', (message) => {
  expect(parsePanelMessage(message)).toEqual(message);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a list', [{ type: 'ready' }]],
  ['an unknown type', { type: 'run', command: 'rm' }],
  ['a query that is no text', { type: 'query', query: 3, filters, immediate: false }],
  ['a query without filters', { type: 'query', query: 'a', immediate: false }],
  [
    'filters of a wrong type',
    { type: 'query', query: 'a', filters: { paths: 1 }, immediate: true },
  ],
  ['an unknown way of opening', { type: 'open', hitId: 'a', mode: 'window' }],
  ['something similar to no hit', { type: 'similar' }],
  ['a hit without an id', { type: 'open', mode: 'open' }],
  ['a command that is not in the list', { type: 'command', command: 'quit' }],
])('keeps %s out', (_name, message) => {
  expect(parsePanelMessage(message)).toBeUndefined();
});

test('leaves behind what a message should not carry', () => {
  expect(parsePanelMessage({ type: 'ready', extra: 'x' })).toEqual({ type: 'ready' });
});

test('tells messages of the host from other messages of the window', () => {
  const messages = [
    { type: 'focus' },
    { type: 'state', state: {} },
    { type: 'state' },
    { channel: 'other' },
    'focus',
  ];
  expect(messages.map(isHostMessage)).toEqual([true, true, false, false, false]);
});
