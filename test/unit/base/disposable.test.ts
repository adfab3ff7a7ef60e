import { describe, expect, it } from 'vitest';
import {
  countLeakedDisposables,
  DisposableStore,
  toDisposable,
} from '../../../src/base/disposable.ts';
import { Emitter } from '../../../src/base/event.ts';

describe('DisposableStore', () => {
  it('ends what it owns once, the youngest first, and late arrivals at once', () => {
    const ended: string[] = [];
    const named = (name: string) => toDisposable(() => ended.push(name));
    const store = new DisposableStore();
    store.add(named('first'));
    store.add(named('second'));
    store.dispose();
    store.dispose();
    store.add(named('late'));
    expect(ended).toEqual(['second', 'first', 'late']);
  });
});

describe('countLeakedDisposables', () => {
  it('counts listeners that nobody has removed', async () => {
    const emitter = new Emitter<number>();
    const leaked = await countLeakedDisposables(() => {
      emitter.event(() => undefined);
      emitter.event(() => undefined).dispose();
    });
    expect(leaked).toBe(1);
  });
});

describe('Emitter', () => {
  it('tells every listener until it is removed, also one that was added twice', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (value: number): void => void heard.push(value);
    const first = emitter.event(listener);
    emitter.event(listener);
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    expect(heard).toEqual([1, 1, 2]);
  });
});
