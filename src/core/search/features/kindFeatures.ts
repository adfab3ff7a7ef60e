// What kind of thing the chunk is.

import { lineCount } from '../../lineRange.ts';
import type { ChunkKind } from '../../model.ts';
import { isData, isDocumentation } from '../query/areas.ts';
import type { Feature } from './feature.ts';

const kinds: readonly { readonly name: string; readonly kinds: readonly ChunkKind[] }[] = [
  { name: 'function', kinds: ['function'] },
  { name: 'class or type', kinds: ['class', 'type'] },
  { name: 'module', kinds: ['module'] },
  { name: 'variable', kinds: ['variable'] },
];

export const kindFeatures: readonly Feature[] = [
  ...kinds.map(({ name, kinds: fitting }): Feature => ({
    name,
    value: ({ chunk }) => (fitting.includes(chunk.kind) ? 1 : 0),
    label: ({ chunk }) => `is a ${chunk.kind}`,
  })),
  {
    name: 'documentation',
    value: ({ chunk }) => (isDocumentation(chunk) ? 1 : 0),
    label: () => 'is documentation',
  },
  {
    name: 'documentation, asked for',
    value: ({ chunk }, { asked }) => (asked.documentation && isDocumentation(chunk) ? 1 : 0),
    label: () => 'is documentation, and the query asks how to use something',
  },
  {
    name: 'configuration',
    value: ({ chunk }) => (isData(chunk) ? 1 : 0),
    label: () => 'is configuration or data',
  },
  {
    name: 'long chunk',
    value: ({ chunk }) => Math.min(1, Math.log2(lineCount(chunk.lines)) / 8),
    label: ({ chunk }) => `${String(lineCount(chunk.lines))} lines`,
  },
  {
    name: 'file head',
    value: ({ chunk }) => (chunk.lines.start <= 3 ? 1 : 0),
    label: () => 'the head of the file',
  },
];
