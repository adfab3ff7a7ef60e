// The messages between the panel and its host, with the guards that let them in. Nothing that
// arrives is trusted before its guard has seen it.

import {
  type PanelCommand,
  panelCommands,
  type PanelFilters,
  type PanelState,
} from './panelState.ts';

/** `preview` keeps the focus in the panel; `side` opens another editor group. */
export type OpenMode = 'preview' | 'open' | 'side';

/** From the panel to the host. */
export type PanelMessage =
  | { readonly type: 'ready' }
  | {
      readonly type: 'query';
      readonly query: string;
      readonly filters: PanelFilters;
      /** Search now, without waiting for the typing to pause. */
      readonly immediate: boolean;
    }
  | { readonly type: 'open'; readonly hitId: string; readonly mode: OpenMode }
  /** Show what is like a hit. */
  | { readonly type: 'similar'; readonly hitId: string }
  /** Back from what is like something to the query. */
  | { readonly type: 'leaveSimilar' }
  | { readonly type: 'focusEditor' }
  | { readonly type: 'command'; readonly command: PanelCommand };

/** From the host to the panel. */
export type HostMessage =
  | { readonly type: 'state'; readonly state: PanelState }
  /** Put the focus into the search box; a query replaces what is typed there. */
  | { readonly type: 'focus'; readonly query?: string };

/** @returns the message, or undefined for anything that is not one */
export function parsePanelMessage(value: unknown): PanelMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'focusEditor':
      return { type: 'focusEditor' };
    case 'leaveSimilar':
      return { type: 'leaveSimilar' };
    case 'similar':
      return parseSimilar(value);
    case 'query':
      return parseQuery(value);
    case 'open':
      return parseOpen(value);
    case 'command':
      return parseCommand(value['command']);
    default:
      return undefined;
  }
}

/** The host is ours and built from the same source: its messages are told apart, not taken apart. */
export function isHostMessage(value: unknown): value is HostMessage {
  if (!isRecord(value)) return false;
  if (value['type'] === 'state') return isRecord(value['state']);
  return value['type'] === 'focus';
}

function parseQuery(value: Readonly<Record<string, unknown>>): PanelMessage | undefined {
  const { query, filters, immediate } = value;
  if (typeof query !== 'string' || typeof immediate !== 'boolean') return undefined;
  if (!isRecord(filters)) return undefined;
  const { paths, languages } = filters;
  if (typeof paths !== 'string' || typeof languages !== 'string') return undefined;
  return { type: 'query', query, filters: { paths, languages }, immediate };
}

function parseSimilar({ hitId }: Readonly<Record<string, unknown>>): PanelMessage | undefined {
  return typeof hitId === 'string' ? { type: 'similar', hitId } : undefined;
}

function parseOpen(value: Readonly<Record<string, unknown>>): PanelMessage | undefined {
  const { hitId, mode } = value;
  if (typeof hitId !== 'string') return undefined;
  if (mode !== 'preview' && mode !== 'open' && mode !== 'side') return undefined;
  return { type: 'open', hitId, mode };
}

function parseCommand(value: unknown): PanelMessage | undefined {
  const command = panelCommands.find((known) => known === value);
  return command === undefined ? undefined : { type: 'command', command };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
