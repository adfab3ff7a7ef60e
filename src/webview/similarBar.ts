// The line that says what the hits are like, with the way back to searching.

import { drawing, element } from './dom.ts';
import { controlDrawings } from './icons.ts';

export interface SimilarBar {
  readonly root: HTMLElement;
  /** @param title  of what is compared; undefined hides the line */
  render(title: string | undefined): void;
}

export function createSimilarBar(onLeave: () => void): SimilarBar {
  const text = element('span', { className: 'similar-title' });
  const back = element('button', {
    className: 'icon-button',
    attributes: { type: 'button', title: 'Back to Search', 'aria-label': 'Back to Search' },
    children: [drawing('', controlDrawings.clear)],
  });
  back.addEventListener('click', onLeave);
  const root = element('div', {
    className: 'similar',
    attributes: { role: 'status' },
    children: [text, back],
  });
  return {
    root,
    render(title) {
      root.hidden = title === undefined;
      const wanted = title === undefined ? '' : `Similar to ${title}`;
      if (text.textContent === wanted) return; // read aloud again only when it changes
      text.textContent = wanted;
      text.title = wanted;
    },
  };
}
