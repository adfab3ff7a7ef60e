// What the search panel shows, as one complete snapshot of plain data. The host words and
// decides; the panel prints. A panel that was hidden is rebuilt from the last snapshot.

/** Rows below their files, or one list by rank. */
export type Grouping = 'file' | 'flat';

/** As typed: globs and language ids, separated by commas. */
export interface PanelFilters {
  readonly paths: string;
  readonly languages: string;
}

/** What the panel may ask of the host besides searching and opening. */
export const panelCommands = [
  'retry',
  'indexNow',
  'resume',
  'showLog',
  'openFolder',
  'openSettings',
  'searchHelp',
] as const;

export type PanelCommand = (typeof panelCommands)[number];

export interface PanelAction {
  readonly command: PanelCommand;
  readonly label: string;
}

/** A run of a line's characters; marked ones match the query. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

export interface PanelLine {
  /** 1-based, in the file. */
  readonly number: number;
  readonly segments: readonly Segment[];
}

/** The drawing beside a hit's title. */
export type HitIcon =
  'function' | 'class' | 'type' | 'module' | 'variable' | 'section' | 'block' | 'text';

export interface PanelReason {
  readonly label: string;
  /** `+1.20`, or `−0.40` for what lowers the hit. */
  readonly amount: string;
}

export interface PanelPlace {
  /** As the host knows it in `open`. */
  readonly id: string;
  /** `src/v4/session.ts:12–40` */
  readonly label: string;
}

export interface PanelHit {
  /** Place of the hit: the same place has the same id in every snapshot. */
  readonly id: string;
  /** The file's id, for grouping and for what is collapsed. */
  readonly fileId: string;
  readonly fileName: string;
  /** The file's folder as shown, the root's name before it when there are several; may be empty. */
  readonly folder: string;
  readonly icon: HitIcon;
  /** Symbol, heading, or the file's name. */
  readonly title: string;
  /** `12–40`, or `12` for one line. */
  readonly lineLabel: string;
  /** 0…1, the length of the score bar. */
  readonly relevance: number;
  /** Why it is here, for the tooltip; one reason a line. */
  readonly explanation: string;
  /** The same with what each reason adds to the score; most first. */
  readonly reasons: readonly PanelReason[];
  /** Near-identical places that the hit stands for, best first. */
  readonly alike: readonly PanelPlace[];
  /** The file has changed since it was indexed. */
  readonly stale: boolean;
  readonly lines: readonly PanelLine[];
}

/** States without a list: what is going on, and what to do. */
export type PanelMessageState =
  | 'no-folder'
  | 'starting'
  | 'indexing'
  | 'ready-empty-query'
  | 'searching'
  | 'no-results'
  | 'error';

export type PanelBody =
  | {
      readonly state: PanelMessageState;
      readonly title: string;
      readonly detail: string;
      /** 0…1; absent where there is nothing to measure. */
      readonly progress?: number;
      readonly actions: readonly PanelAction[];
    }
  | {
      readonly state: 'results';
      readonly hits: readonly PanelHit[];
      /** `12 results in 5 files`. */
      readonly summary: string;
    };

export interface PanelState {
  /** The query that the body belongs to. */
  readonly query: string;
  readonly filters: PanelFilters;
  /** What the body shows the like of, in place of an answer to the query: `parseDate in date.ts`. */
  readonly similarTo?: string;
  readonly grouping: Grouping;
  /** A search or an index run is under way. */
  readonly busy: boolean;
  readonly body: PanelBody;
  /** What limits the answer, one sentence each. */
  readonly notes: readonly string[];
}
