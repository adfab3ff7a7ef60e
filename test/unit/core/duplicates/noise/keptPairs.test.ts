// What looks like noise and is none: the other side of each rule.

import { describe, expect, test } from 'vitest';
import {
  imports,
  type NoiseExample,
  repeat,
  ruleOf,
  work,
} from '../../../../support/noiseExamples.ts';

describe('kept are', () => {
  test.each<[string, NoiseExample]>([
    ['functions that do something', { path: 'a.ts', text: work }],
    [
      'a short function that is the same as a whole',
      {
        path: 'a.py',
        cloneType: 1,
        text: `def measure(self, console, options):\n    if self.width is None:\n        return Measurement(4, options.width)\n    return Measurement(self.width, self.width)`,
      },
    ],
    [
      'a test that does something between its assertions',
      {
        path: 'a.rs',
        text: repeat(
          5,
          (index) =>
            `let found = search(lines[${String(index)}], ${'+ 1'.repeat(index)}).unwrap();\nassert_eq!(found, ${'prev('.repeat(index + 1)}t${')'.repeat(index + 1)});`,
        ),
      },
    ],
    [
      'long code of a few shapes',
      {
        path: 'a.ts',
        text: repeat(5, (index) =>
          work
            .replaceAll(';', ` ${'+ 1'.repeat(index)};`)
            .replace('if (', `if (${'!'.repeat(index)}`),
        ),
      },
    ],
    [
      'a function around literals with braces',
      {
        path: 'a.ts',
        text: `function send(request: Request, options: Options): Answer {
  const target = resolve(request.url, { base: options.base });
  const answer = connect(target, { method: request.method });
  log(answer.status, { target: target.url });
  answer.open({ wait: options.wait });
  return answer.decode({ type: 'text' });
}`,
      },
    ],
    ['imports with code behind them', { path: 'a.ts', text: `${imports.typescript}\n${work}` }],
    [
      'imports on one side only',
      {
        path: 'a.ts',
        text: `${imports.typescript}\n${imports.typescript}`,
        other: `${work}\n${work}`,
      },
    ],
    [
      'calls of something that is called like an import',
      {
        path: 'a.ts',
        text: repeat(
          9,
          (index) =>
            `importAll(use(item${String(index)}), ${'x'.repeat(index + 1)} + ${'-'.repeat(index)}y);`,
        ),
      },
    ],
    [
      'remarks on a licence far below',
      {
        path: 'a.js',
        content: 'comments',
        text: `// The parser reads the header of the file as it stands and gives back the\n// names it finds in it; it does not ask what they mean.`,
      },
    ],
    [
      'code with some literals',
      { path: 'a.py', text: work.replace('fallback', '1.5').replace('tax', '0.2') },
    ],
    [
      'a long list that was copied as it is',
      {
        path: 'a.rs',
        cloneType: 1,
        text: repeat(10, (index) => `pub const FLAG_${String(index)}: Flags = Flags::new(base);`),
      },
    ],
    [
      'a function that begins like others',
      { path: 'a.ts', text: `function a(items: Item[], rates: Map<string, number>) {\n${work}\n}` },
    ],
    [
      'accessors that decide',
      {
        path: 'A.java',
        text: `public String getName() {\n  if (this.name == null) throw new Missing(key);\n  return this.name;\n}\n\npublic void setName(final String name) {\n  if (name.isEmpty()) throw new Missing(key);\n  this.name = name;\n}`,
      },
    ],
    [
      'a test that runs straight on, with a block in braces',
      {
        path: 'a.rb',
        text: `def test_default_of_threads
  config = Server::Options.new { |user| user.threads 1, 5 }
  config.clamp
  launcher = Server::Launcher.new(config, events: events, log: log)
  launcher.prepare
  assert_equal 5, launcher.options[:max_threads]
  assert_equal 1, launcher.options[:min_threads]
end`,
      },
    ],
    [
      'a test that expects one long text',
      {
        path: 'a.py',
        text: `def test_inspect(console):
    expected = (
${repeat(20, (index) => `        "| line ${String(index)} of the table |"`)}
    )
    render(console, inspect(value, methods=True))
    result = console.file.getvalue()
    assert result == expected`,
      },
    ],
    [
      'sections with tags in them',
      {
        path: 'a.md',
        content: 'docs',
        text: `<details>\nThe index keeps no source text of its own.\nSnippets are read from the disk when they are shown, and\nchecked against the hash of the file.\n</details>`,
      },
    ],
    [
      'sections with a link in them',
      {
        path: 'a.md',
        content: 'docs',
        text: `The [index](index.md) keeps no source text of its own.\nSnippets are read from the disk when they are shown, and\nchecked against the [hash](hash.md) of the file.`,
      },
    ],
    [
      'data of a file of data',
      {
        path: 'a.json',
        text: `{\n${repeat(20, (index) => `  "key${String(index)}": "value ${String(index)}",`)}\n  "end": true\n}`,
        cloneType: 1,
      },
    ],
  ])('%s', async (_, example) => {
    expect(await ruleOf(example)).toBe('kept');
  });
});
