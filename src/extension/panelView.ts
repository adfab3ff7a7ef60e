// Puts the engine's status and the search's state into the one snapshot that the panel shows:
// what is going on, and what to do. Pure: knows no vscode.

import { counted, formatCount } from '../base/formatCount.ts';
import { assertNever, hasCode, messageOf } from '../base/errors.ts';
import type { EngineStatus, SearchResult } from '../core/searchEngine.ts';
import type {
  Grouping,
  PanelAction,
  PanelBody,
  PanelFilters,
  PanelState,
} from '../protocol/panelState.ts';
import { adviceForNothing } from './filterHints.ts';
import { hasAnyFilter } from './filters.ts';
import type { ShownHit } from './hitDisplay.ts';
import { fileProgress, type HostStatus, rootNotes } from './hostStatus.ts';
import type { SearchState } from './searchController.ts';

export interface PanelInputs {
  readonly host: HostStatus;
  readonly search: SearchState;
  /** The hits of the search's state, as they are shown. */
  readonly shownHits: readonly ShownHit[];
  readonly query: string;
  readonly filters: PanelFilters;
  readonly grouping: Grouping;
}

type MessageBody = Exclude<PanelBody, { readonly state: 'results' }>;

export function buildPanelState(inputs: PanelInputs): PanelState {
  const { host, search, query, filters, grouping } = inputs;
  const similarTo = similarTitle(search);
  return {
    query,
    filters,
    ...(similarTo === undefined ? {} : { similarTo }),
    grouping,
    busy: search.type === 'searching' || isStarting(host),
    body: bodyOf(inputs),
    notes: notesOf(host, resultOf(search)),
  };
}

/** In the engine's words as soon as it has answered. */
function similarTitle(search: SearchState): string | undefined {
  if (search.type === 'idle' || search.request.similarTo === undefined) return undefined;
  if (search.type === 'found') return search.result.query;
  const target = search.request.similarTo;
  return target.type === 'text' ? 'the text' : (target.path.split(/[\\/]/).at(-1) ?? target.path);
}

function bodyOf(inputs: PanelInputs): PanelBody {
  const { host, search, shownHits } = inputs;
  if (host.type === 'no-folder') return noFolder;
  const result = resultOf(search);
  if (result !== undefined && shownHits.length > 0) {
    return {
      state: 'results',
      hits: shownHits.map(({ shown }) => shown),
      summary: summaryOf(shownHits),
    };
  }
  switch (search.type) {
    case 'idle':
      return restingBody(host.status);
    case 'searching':
      return message('searching', 'Searching…', '');
    case 'found':
      return search.request.similarTo === undefined
        ? nothingFound(search.result, inputs.filters)
        : nothingSimilar(inputs.filters);
    case 'failed':
      return failedBody(search.error, host.status);
    default:
      return assertNever(search);
  }
}

function summaryOf(shownHits: readonly ShownHit[]): string {
  const files = new Set(shownHits.map(({ shown }) => shown.fileId)).size;
  return `${counted(shownHits.length, 'result')} in ${counted(files, 'file')}`;
}

/** Nothing is asked: what the engine is doing, and what could be asked. */
function restingBody(status: EngineStatus): MessageBody {
  switch (status.state) {
    case 'starting':
      return message('starting', 'Starting the search engine…', '');
    case 'restarting':
      return message('starting', 'Restarting the search engine…', status.notices.join('\n'));
    case 'failed':
    case 'stopped':
      return engineDown(status);
    case 'indexing':
      return indexingBody(status);
    case 'paused':
      return {
        ...message('ready-empty-query', 'Indexing is paused', pausedDetail(status)),
        actions: [{ command: 'resume', label: 'Resume Indexing' }],
      };
    case 'ready':
      return readyBody(status);
    default:
      return assertNever(status.state);
  }
}

const noFolder: MessageBody = {
  state: 'no-folder',
  title: 'No folder is open',
  detail: 'Kindred searches the folders of this window by meaning. Open one to begin.',
  actions: [{ command: 'openFolder', label: 'Open Folder' }],
};

function readyBody(status: EngineStatus): MessageBody {
  const { total } = fileProgress(status);
  if (total === 0) return emptyFolder(status);
  const detail = `${counted(total, 'file')} ${total === 1 ? 'is' : 'are'} indexed, on this machine only.\nSay what the code does, as you would tell a colleague: “where are expired sessions removed”.`;
  return {
    ...message('ready-empty-query', 'Ask in plain words', detail),
    actions: [searchHelp],
  };
}

function emptyFolder(status: EngineStatus): MessageBody {
  const failures = rootNotes(status);
  if (failures.length > 0) {
    return {
      ...message('error', 'The folder cannot be indexed', failures.join('\n')),
      actions: [{ command: 'indexNow', label: 'Index Again' }, showLog],
    };
  }
  return {
    ...message(
      'ready-empty-query',
      'There is nothing to search here',
      'No text file was found: the folder is empty, or all of it is left out by ignore files and settings.',
    ),
    actions: [
      { command: 'indexNow', label: 'Index Again' },
      { command: 'openSettings', label: 'Open Settings' },
    ],
  };
}

function indexingBody(status: EngineStatus): MessageBody {
  const { done, total } = fileProgress(status);
  const isScanning = total === 0 || status.roots.some((root) => root.state.type === 'scanning');
  if (isScanning) return message('indexing', 'Looking for files…', '');
  return {
    ...message(
      'indexing',
      'Indexing…',
      `${formatCount(done)} of ${counted(total, 'file')} done. You can search already; answers get better as files come in.`,
    ),
    progress: done / total,
  };
}

function pausedDetail(status: EngineStatus): string {
  const { done, total } = fileProgress(status);
  if (done === total) return 'Changes to files are not indexed until you resume.';
  return `${formatCount(done)} of ${counted(total, 'file')} are indexed. What is indexed can be searched.`;
}

function engineDown(status: EngineStatus): MessageBody {
  const detail = [...status.notices, ...rootNotes(status)].join('\n');
  const title =
    status.state === 'failed' ? 'The search engine cannot work' : 'The search engine has stopped';
  return {
    ...message('error', title, detail === '' ? 'The log says more.' : detail),
    actions: [{ command: 'retry', label: 'Try Again' }, showLog],
  };
}

function nothingFound(result: SearchResult, filters: PanelFilters): MessageBody {
  const pending = result.coverage.filesPending;
  const advice = [
    ...(result.coverage.complete || pending === 0
      ? []
      : [`${counted(pending, 'file')} ${pending === 1 ? 'waits' : 'wait'} to be indexed.`]),
    adviceForNothing(result.query, filters),
  ];
  const title = result.coverage.complete ? 'Nothing found' : 'Nothing found yet';
  return message('no-results', title, advice.join('\n'));
}

function nothingSimilar(filters: PanelFilters): MessageBody {
  const advice = hasAnyFilter(filters) ? 'The filters may leave out what you are looking for.' : '';
  return message('no-results', 'Nothing similar found', advice);
}

function failedBody(error: unknown, status: EngineStatus): MessageBody {
  const isDown = status.state === 'failed' || status.state === 'stopped';
  if (isDown) return engineDown(status);
  if (isStarting({ type: 'engine', status })) return restingBody(status);
  const isTheQuery = badQuestions.some((code) => hasCode(error, code));
  return {
    ...message(
      'error',
      isTheQuery ? 'This cannot be searched' : 'The search failed',
      messageOf(error),
    ),
    actions: isTheQuery ? queryActions(error) : [{ command: 'retry', label: 'Try Again' }, showLog],
  };
}

const badQuestions = ['bad-query', 'bad-option', 'not-indexed'] as const;
function queryActions(error: unknown): PanelAction[] {
  return hasCode(error, 'bad-query') ? [searchHelp] : [];
}

const searchHelp = { command: 'searchHelp', label: 'How to Search' } as const;
const showLog = { command: 'showLog', label: 'Show Log' } as const;

function message(state: MessageBody['state'], title: string, detail: string): MessageBody {
  return { state, title, detail, actions: [] };
}

function notesOf(host: HostStatus, result: SearchResult | undefined): readonly string[] {
  if (host.type === 'no-folder' || result === undefined) return [];
  const { status } = host;
  const isDown = status.state === 'failed' || status.state === 'stopped';
  const notes = [
    ...result.coverage.notes,
    ...(isDown || status.state === 'restarting' || status.state === 'ready' ? status.notices : []),
    ...rootNotes(status),
  ];
  return [...new Set(notes)];
}

function resultOf(search: SearchState): SearchResult | undefined {
  if (search.type === 'found') return search.result;
  return search.type === 'searching' ? search.previous : undefined;
}

function isStarting(host: HostStatus): boolean {
  if (host.type === 'no-folder') return false;
  return host.status.state === 'starting' || host.status.state === 'restarting';
}
