import { expect, test } from 'vitest';
import { completionItems } from '../../../src/extension/filterHints.ts';

test('a filter that is being typed can be completed', () => {
  expect(completionItems('parse kind:cl')).toEqual([
    {
      label: '$(filter)',
      description: 'kind:class  ·  classes and what is like them',
      alwaysShow: true,
      completion: 'parse kind:class ',
    },
  ]);
  expect(completionItems('parse')).toEqual([]);
});
