// The panel's own line drawings, as path data on a 16 × 16 grid.

import type { HitIcon } from '../protocol/panelState.ts';

export const hitDrawings: Readonly<Record<HitIcon, readonly string[]>> = {
  function: ['M8 2.5 13.5 5.5v5L8 13.5 2.5 10.5v-5z', 'M2.5 5.5 8 8.5l5.5-3', 'M8 8.5v5'],
  class: [
    'M2.5 5.5 6 2.5 9 5 5.5 8.5z',
    'M7.5 6.5h3',
    'M6.5 8v4.5h4',
    'M10.5 4.5h3v3.5h-3z',
    'M10.5 10.5h3v3.5h-3z',
  ],
  type: ['M4.5 8a2.5 2.5 0 1 0-.01 0z', 'M4.5 8h5', 'M12 5.5a2.5 2.5 0 1 0 .01 0z'],
  module: [
    'M6 2.5H5A1.5 1.5 0 0 0 3.5 4v2.5L2 8l1.5 1.5V12A1.5 1.5 0 0 0 5 13.5h1',
    'M10 2.5h1A1.5 1.5 0 0 1 12.5 4v2.5L14 8l-1.5 1.5V12a1.5 1.5 0 0 1-1.5 1.5h-1',
  ],
  variable: [
    'M5 3H2.5v10H5',
    'M11 3h2.5v10H11',
    'M5.5 6 8 4.8 10.5 6v3.8L8 11 5.5 9.8z',
    'M5.5 6 8 7.2 10.5 6',
    'M8 7.2V11',
  ],
  section: ['M6 2.5 4.5 13.5', 'M11.5 2.5 10 13.5', 'M2.5 6h11.5', 'M2 10h11.5'],
  block: ['M2.5 3.5h11v9h-11z', 'M5 6.5h6', 'M5 9.5h4'],
  text: ['M2.5 4h11', 'M2.5 8h11', 'M2.5 12h7'],
};

export const controlDrawings = {
  search: ['M10.5 6.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0z', 'M9.5 9.5l4 4'],
  filter: ['M2 3.5h12l-4.5 5v4.5l-3-1.5v-3z'],
  clear: ['M4 4l8 8', 'M12 4l-8 8'],
  chevron: ['M6 4l4 4-4 4'],
  info: ['M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z', 'M8 7.5v3.5', 'M8 5v.5'],
  similar: ['M2.5 2.5h7.5v7.5H2.5z', 'M6 12.5v1h7.5V6h-1'],
  split: ['M2.5 3h11v10h-11z', 'M8 3v10'],
} as const;
