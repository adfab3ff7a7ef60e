// What a person works on: files in open editors and files that were edited a short while ago.
// No public question knows of either, so their weights are set by hand and kept small.

import type { Feature } from './feature.ts';

const dayMs = 86_400_000;

export const workFeatures: readonly Feature[] = [
  {
    name: 'open editor',
    ofFile: true,
    value: ({ file, rootIndex }, { request, roots }) =>
      request.openPaths.has(`${roots[rootIndex]?.folder ?? ''}/${file.path}`) ? 1 : 0,
    label: () => 'is open in an editor',
  },
  {
    name: 'edited lately',
    ofFile: true,
    value: ({ file }, { nowMs }) => 2 ** -Math.max(0, (nowMs - file.modifiedMs) / dayMs),
    label: () => 'was edited lately',
  },
];
