// Everything between the search box and the list: progress, the count that screen readers
// hear, notes on what the answer could not see, and the states that have no list.

import { assertNever } from '../base/errors.ts';
import type { PanelBody, PanelCommand, PanelState } from '../protocol/panelState.ts';
import { drawing, element } from './dom.ts';
import { controlDrawings } from './icons.ts';
import { createSimilarBar } from './similarBar.ts';

export interface MessageView {
  readonly root: HTMLElement;
  render(snapshot: PanelState | undefined): void;
}

type MessageBody = Extract<PanelBody, { title: string }>;

export interface MessageEvents {
  readonly onCommand: (command: PanelCommand) => void;
  /** Back to the query. */
  readonly onLeaveSimilar: () => void;
}

export function createMessageView({ onCommand, onLeaveSimilar }: MessageEvents): MessageView {
  const progress = element('div', {
    className: 'progress',
    attributes: { role: 'progressbar', 'aria-label': 'Working' },
    children: [element('div', { className: 'progress-bit' })],
  });
  const similar = createSimilarBar(onLeaveSimilar);
  const summary = element('div', {
    className: 'summary',
    attributes: { role: 'status', 'aria-live': 'polite' },
  });
  const notes = element('div', { className: 'notes' });
  const message = element('div', { className: 'message' });
  const root = element('div', {
    className: 'overview',
    children: [progress, similar.root, summary, notes, message],
  });

  return {
    root,
    render(snapshot) {
      if (snapshot === undefined) return;
      progress.classList.toggle('busy', snapshot.busy);
      progress.setAttribute('aria-hidden', String(!snapshot.busy));
      similar.render(snapshot.similarTo);
      setText(summary, summaryOf(snapshot.body));
      summary.classList.toggle('only-heard', snapshot.body.state !== 'results');
      notes.replaceChildren(...snapshot.notes.map(noteElement));
      notes.hidden = snapshot.notes.length === 0;
      message.hidden = snapshot.body.state === 'results';
      if (snapshot.body.state === 'results') message.replaceChildren();
      else renderMessage(message, snapshot.body, onCommand);
    },
  };
}

/** A live region is read again when it changes, and only then. */
function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

function summaryOf(body: PanelBody): string {
  switch (body.state) {
    case 'results':
      return body.summary;
    case 'error':
    case 'no-results':
    case 'no-folder':
      return `${body.title}. ${body.detail}`;
    case 'starting':
    case 'indexing':
    case 'ready-empty-query':
    case 'searching':
      return '';
    default:
      return assertNever(body);
  }
}

function noteElement(note: string): HTMLElement {
  return element('div', {
    className: 'note',
    children: [drawing('', controlDrawings.info), element('span', { text: note })],
  });
}

function renderMessage(
  target: HTMLElement,
  body: MessageBody,
  onCommand: (command: PanelCommand) => void,
): void {
  const focused = target.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-command')
    : undefined;
  target.className = `message ${body.state}`;
  target.replaceChildren(
    element('div', { className: 'message-title', text: body.title }),
    ...body.detail
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => element('p', { text: line })),
    ...(body.progress === undefined ? [] : [meter(body.progress)]),
    ...body.actions.map(({ command, label }, index) => {
      const button = element('button', {
        className: index === 0 ? 'button' : 'button secondary',
        text: label,
        attributes: { type: 'button', 'data-command': command },
      });
      button.addEventListener('click', () => {
        onCommand(command);
      });
      return button;
    }),
  );
  // A new snapshot must not take the focus away from a button that is still there.
  if (typeof focused === 'string') {
    target.querySelector<HTMLElement>(`[data-command="${focused}"]`)?.focus();
  }
}

function meter(progress: number): HTMLElement {
  const fill = element('div', { className: 'meter-fill' });
  const percent = Math.round(progress * 100);
  fill.style.inlineSize = `${String(percent)}%`;
  return element('div', {
    className: 'meter',
    attributes: {
      role: 'progressbar',
      'aria-label': 'Indexing',
      'aria-valuemin': '0',
      'aria-valuemax': '100',
      'aria-valuenow': String(percent),
    },
    children: [fill],
  });
}
