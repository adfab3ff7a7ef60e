import { expect, test } from 'vitest';
import { duplicatesMarkdown } from '../../../../src/extension/duplicates/markdown.ts';
import { fakeCluster, fakeMember } from '../../../support/fakeEngine.ts';

test('duplicates are copied as lists of places, with nothing that Markdown would read', () => {
  const members = [
    fakeMember({ symbol: 'parse_*date*', path: 'src/a.ts' }),
    fakeMember({ symbol: 'readDate', path: 'src/odd`name.ts', lines: { start: 7, end: 7 } }),
  ];
  const cluster = fakeCluster({ members, similarity: 0.94, lines: 11, savedLines: 10 });
  expect(duplicatesMarkdown([cluster, fakeCluster()], new Map())).toBe(
    `**parse\\_\\*date\\* · 2 places**: Renamed copy · 0.94 · 11 lines · saves 10

- \`src/a.ts:10-20\` parse\\_\\*date\\*
- \`\` src/odd\`name.ts:7 \`\` readDate

**Session.send · 2 places**: Renamed copy · 0.90 · 11 lines · saves 10

- \`src/session.ts:10-20\` Session.send
- \`src/other.ts:10-20\` Session.send
`,
  );
});

test('places name their roots where there are several', () => {
  const roots = new Map([
    ['/work space', 'space'],
    ['/other', 'other'],
  ]);
  expect(duplicatesMarkdown([fakeCluster()], roots)).toContain('- `space/src/session.ts:10-20`');
});
