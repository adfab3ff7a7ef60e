// What the tests of the noise rules ask, and texts that more than one of them needs.

import { expect } from 'vitest';
import { leaveOut } from '../../src/core/duplicates/noise/leaveOut.ts';
import type { DuplicatePair } from '../../src/core/duplicates/pair.ts';
import { TokenCache } from '../../src/core/duplicates/textual/tokenCache.ts';
import { sourceFile } from './duplicateFiles.ts';

/** Two texts that a rule is asked about. */
export interface NoiseExample {
  readonly path: string;
  readonly text: string;
  /** The second side where it is another text. */
  readonly other?: string;
  readonly otherPath?: string;
  readonly cloneType?: DuplicatePair['cloneType'];
  readonly content?: DuplicatePair['content'];
}

/** @returns the rule that leaves out the two texts, `kept` when none does */
export async function ruleOf(example: NoiseExample): Promise<string> {
  const { path, text, other = text, otherPath = `copy/${path}` } = example;
  const a = sourceFile(path, text);
  const b = sourceFile(otherPath, other);
  const lines = (of: string) => ({ start: 1, end: of.split('\n').length });
  const pair: DuplicatePair = {
    a: { file: a, lines: lines(text) },
    b: { file: b, lines: lines(other) },
    cloneType: example.cloneType ?? 2,
    content: example.content ?? 'code',
    similarity: example.cloneType === 1 ? 1 : 0.9,
  };
  const cache = new TokenCache((file) => Promise.resolve(file.hash));
  const { kept, leftOut } = await leaveOut([pair], cache);
  expect(kept.length + leftOut.length).toBe(1);
  return leftOut[0]?.rule ?? 'kept';
}

/** Seven lines that no rule leaves out. */
export const work = `for (const item of items) {
  if (item.hidden) continue;
  const price = rates.get(item.kind) ?? fallback;
  sum += item.count * price * (1 + tax);
  seen.add(item.name);
}
return round(sum, seen.size);`;

export function repeat(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

/** Lists of imports, by language. */
export const imports = {
  typescript: `import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  alpha,
  beta,
  gamma,
} from './letters.ts';
import type { Delta, Epsilon } from '../types.ts';
import * as tools from './tools.ts';
const legacy = require('legacy');`,
  python: `from __future__ import annotations
import os, sys
from collections.abc import (
    Callable,
    Iterable,
    Mapping,
    Sequence,
)
from typing import Any, Final, Generic, Literal, TypeVar, cast, overload
from .base import Base, Column, Index, Table, metadata`,
  go: `package server

import (
	"context"
	"encoding/json"
	"net/http"
	"os/signal"
	log "github.com/example/log"
	"github.com/example/router"
	"github.com/example/store"
)
import "a"; import "b"; import "c"; import ("d"; "e"; "f"; "g"; "h"; "i"; "j"; "k"; "l"; "m"; "n"; "o")`,
  rust: `use std::collections::{HashMap, HashSet};
use std::io::{self, Read, Write};
use crate::codec::{
    Decoder,
    Encoder,
};
#[cfg(feature = "time")]
use crate::time::{Duration, Instant};
pub(crate) mod frame;
extern crate alloc;`,
  csharp: `using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using Json = Newtonsoft.Json;`,
  c: repeat(13, (index) => `#include "part${String(index)}/header.h"`),
};
