// The linter is seen to fail: each house rule, and that the typed rules see types.

import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { repository } from './workFolder.ts';

// The text stands in for a file that exists, for the typed rules need its project.
const inCore = 'src/core/model.ts';
const inAdapters = 'src/adapters/onnx/onnxEncoder.ts';

const longFunction = ['export function long(): void {', ...Array<string>(60).fill('  run();'), '}'];
const run = 'declare function run(): void;\n';

const violations: readonly (readonly [rule: string, path: string, source: string])[] = [
  ['@typescript-eslint/no-explicit-any', inCore, 'export function f(x: any): void { void x; }'],
  ['@typescript-eslint/no-floating-promises', inCore, 'Promise.resolve(1);'],
  ['@typescript-eslint/no-non-null-assertion', inCore, 'export const f = (x?: string) => x!;'],
  [
    '@typescript-eslint/no-unnecessary-condition',
    inCore,
    'export const f = (x: string) => x ?? 1;',
  ],
  ['no-restricted-syntax', inCore, 'export const f = (x: unknown) => x as string;'],
  ['no-restricted-syntax', inCore, 'export default 1;'],
  ['no-restricted-syntax', inAdapters, 'export default 1;'],
  ['no-console', inCore, "console.log('x');"],
  ['max-lines', inCore, 'export {};\n'.repeat(301)],
  ['max-lines-per-function', inCore, run + longFunction.join('\n')],
  ['kindred/file-name', 'scripts/snake_case.mjs', 'export const a = 1;'],
  ['eqeqeq', 'scripts/setup.mjs', 'export const f = (x) => x == 1;'],
];

describe('the linter', () => {
  it.each(violations)('reports %s in %s', { timeout: 60_000 }, async (rule, path, source) => {
    expect(await rulesBroken(path, source)).toContain(rule);
  });

  it(
    'allows a type assertion in an adapter, and `as const` everywhere',
    { timeout: 60_000 },
    async () => {
      expect(
        await rulesBroken(inAdapters, 'export const f = (x: unknown) => x as string;\n'),
      ).toEqual([]);
      expect(await rulesBroken(inCore, "export const names = ['a', 'b'] as const;\n")).toEqual([]);
    },
  );
});

const eslint = new ESLint({ cwd: repository });

async function rulesBroken(path: string, source: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(source, { filePath: path });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}
