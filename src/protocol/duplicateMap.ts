// What the duplicate map shows, and the messages between it and its host. Complete snapshots, plain
// data; what arrives is not trusted before its guard has seen it.

export interface MapCell {
  /** Of the cluster. */
  readonly id: string;
  /** `parseDate · 3 places`. */
  readonly label: string;
  /** `renamed copy · 0.94 · 24 lines · saves 46`. */
  readonly detail: string;
  /** Lines; above zero. */
  readonly area: number;
  /** `renamed copy`. */
  readonly type: string;
  /** Of its first place: the uppermost two folders. */
  readonly folder: string;
  /** One row of the table. */
  readonly similarity: string;
  readonly lines: number;
  readonly places: readonly string[];
}

export interface DuplicateMapState {
  /** Largest first. */
  readonly cells: readonly MapCell[];
  /** Instead of the picture, or above it: what is going on; empty for nothing. */
  readonly message: string;
}

/** From the map to the host. */
export type DuplicateMapMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'find' };

/** From the host to the map. */
export interface DuplicateMapHostMessage {
  readonly type: 'state';
  readonly state: DuplicateMapState;
}

/** @returns the message, or undefined for anything that is not one */
export function parseDuplicateMapMessage(value: unknown): DuplicateMapMessage | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  if (value.type === 'ready') return { type: 'ready' };
  if (value.type === 'find') return { type: 'find' };
  if (value.type === 'open' && 'id' in value && typeof value.id === 'string') {
    return { type: 'open', id: value.id };
  }
  return undefined;
}

/** The host is ours: its messages are told apart, not taken apart. */
export function isDuplicateMapHostMessage(value: unknown): value is DuplicateMapHostMessage {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'state';
}
