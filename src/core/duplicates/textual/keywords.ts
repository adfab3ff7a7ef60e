// Words that belong to a language and are kept when names are set aside. One set for all: a name
// that is a keyword elsewhere stays as it is, which costs a rename now and then and nothing else.

import { hashWord } from './tokenHash.ts';

const words = `
  abstract and as assert async await base begin bool boolean break byte case catch chan char class
  const constexpr continue crate data declare def default defer deferred deftype defmodule defp
  defmacro del delete do done double elif elixir else elsif end ensure enum esac event except export
  extends extension extern false fi final finally float fn for foreach forall from fun func function
  global go goto guard if impl implements import in include infix inline instance instanceof int
  interface internal is it lambda lazy let local lock long loop macro match mixin mod module mut
  namespace native new newtype nil none nonlocal not null nullptr object of open operator or
  out override package pass private proc protected protocol pub public raise range readonly rec ref
  register rescue restrict return sealed select self short signed sizeof static str string struct
  subclass super suspend switch synchronized template then this throw throws trait transient true
  try type typealias typedef typename typeof undefined union unless unsafe unsigned until use using
  val var virtual void volatile when where while with xor yield
  None True False Self String Int Bool
`;

const hashes: ReadonlySet<number> = new Set(words.trim().split(/\s+/).map(hashWord));

/** Asked first, because most words are none: 64 KiB say so without a look into the set. */
const mayBe = new Uint8Array(1 << 16);
for (const hash of hashes) mayBe[hash >>> 16] = 1;

/** @param hash  of the word as it is written */
export function isKeyword(hash: number): boolean {
  return mayBe[hash >>> 16] === 1 && hashes.has(hash);
}
