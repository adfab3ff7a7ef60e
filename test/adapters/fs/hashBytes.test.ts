import { describe, expect, it } from 'vitest';
import { hashBytes, hashText } from '../../../src/adapters/fs/hashBytes.ts';

describe('hashBytes and hashText', () => {
  it('give the first 32 characters of SHA-256 in base64url', () => {
    // The known SHA-256 of `abc` begins with ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c.
    const expected = Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9c', 'hex');
    expect([hashText('abc'), hashBytes(Buffer.from('abc'))]).toEqual([
      expected.toString('base64url'),
      expected.toString('base64url'),
    ]);
  });

  it('tell apart texts that differ in one character', () => {
    expect(hashText('a\n')).not.toBe(hashText('a\r\n'));
  });
});
