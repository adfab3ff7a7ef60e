// What kind of thing the chunk is.

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
    value: ({ chunk }, { request }) =>
      isDocumentation(chunk) && asksForDocumentation.test(request.text) ? 1 : 0,
    label: () => 'is documentation, and the query asks how to use something',
  },
  {
    name: 'configuration',
    value: ({ chunk }) => (isData(chunk) ? 1 : 0),
    label: () => 'is configuration or data',
  },
  {
    name: 'long chunk',
    value: ({ chunk }) => Math.min(1, Math.log2(chunk.lines.end - chunk.lines.start + 1) / 8),
    label: ({ chunk }) => `${String(chunk.lines.end - chunk.lines.start + 1)} lines`,
  },
  {
    name: 'file head',
    value: ({ chunk }) => (chunk.lines.start <= 3 ? 1 : 0),
    label: () => 'the head of the file',
  },
];

/** Who says `I` or `how to` wants to use a program; who asks about its parts wants its code. */
const asksForDocumentation = new RegExp(
  [
    String.raw`\b(?:how|what|where)?\s*(?:do|can|could|should|would|may|will|must) (?:i|we|you|one)\b`,
    String.raw`\b(?:i|my|me|we|our|you|your)\b`,
    String.raw`\bhow to\b|\bdifference between\b`,
    String.raw`\b(?:docs?|documentation|readme|guide|tutorial|faq|manual|changelog)\b`,
    String.raw`\b(?:install|upgrad|migrat|contribut)\w*`,
    '怎么|如何|文档|安装|升级',
  ].join('|'),
  'i',
);
