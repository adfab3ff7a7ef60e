// What a run has measured, as it is kept: figures only, no sentence of any set.

import type { PoolingMode } from '../../src/core/encoding/encoder.ts';
import type { CostCurve } from './costCurve.ts';
import type { SimilarPair } from './pairSearch.ts';

export interface SbertResults {
  readonly machine: MachineFacts;
  readonly sentences: number;
  readonly source: string;
  readonly pairs: number;
  /** What kindred-sbert was trained with; the other two do it no justice. */
  readonly trainedPooling: PoolingMode;
  readonly systems: readonly System[];
  readonly curves: readonly CostCurve[];
}

/** What times depend on, and nothing that names the machine. */
export interface MachineFacts {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly onnxRuntime: string;
}

export type System = MeasuredSystem | MissingSystem;

export interface MeasuredSystem {
  readonly state: 'measured';
  readonly name: string;
  readonly search: 'exact' | 'HNSW' | 'every pair';
  readonly threads: number;
  /** STS-B dev, Spearman × 100. */
  readonly spearman?: number;
  /** Absent for a system that encodes nothing. */
  readonly encodeSeconds?: number;
  readonly searchSeconds: number;
  /** True when the search is the sample's time of a pair, times all pairs. */
  readonly extrapolated: boolean;
  /** Of a system that scores pairs: what its time was taken from. */
  readonly sample?: { readonly pairs: number; readonly pairMs: number };
  /** Absent for a system that scores pairs. */
  readonly pair?: SimilarPair;
}

export interface MissingSystem {
  readonly state: 'missing';
  readonly name: string;
  /** What to do, one sentence. */
  readonly advice: string;
}
