// The layer table of ARCHITECTURE.md, written down. `npm run check:layers` reads it; a test
// feeds it an import against each rule. TypeScript stays at 6.0.x: under 7 this tool sees no
// modules at all and reports success.

const builtin = ['core'];
const packages = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/** `from` may import only what `allowed` matches, besides packages, which have rules below. */
function layer(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: { path: '^(src|test|scripts)/', pathNot: allowed },
  };
}

/** Only `folder` may import the packages; `pattern` is tested against the resolved path. */
function onlyIn(folder, name, pattern) {
  return {
    name,
    comment: `Only ${folder} knows this package, so that it can be replaced there.`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/${folder}/` },
    to: { path: pattern },
  };
}

const packageOf = (name) => `(^|node_modules/)${name}($|/)`;

module.exports = {
  forbidden: [
    layer('base-knows-nothing', '^src/base/', '^src/base/', 'base is at the bottom.'),
    layer('core-knows-base', '^src/core/', '^src/(base|core)/', 'core never learns where it runs.'),
    {
      name: 'base-and-core-touch-the-language-only',
      comment: 'No package and nothing of Node: fakes of the ports must be all that core needs.',
      severity: 'error',
      from: { path: '^src/(base|core|protocol)/' },
      to: { dependencyTypes: [...packages, ...builtin] },
    },
    {
      name: 'adapters-know-core-and-themselves',
      comment: 'An adapter is a door to one outside thing; the composition root joins them.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^(src|test|scripts)/', pathNot: '^src/(base|core|adapters/$1)/' },
    },
    {
      name: 'only-create-engine-imports-adapters',
      comment: 'One function puts the parts together.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(adapters/|engine/createEngine\\.ts$)' },
      to: { path: '^src/adapters/' },
    },
    layer(
      'engine-knows-core-and-adapters',
      '^src/engine/',
      '^src/(base|core|engine|adapters)/',
      'The engine runs without an editor.',
    ),
    layer('protocol-knows-nothing', '^src/protocol/', '^src/protocol/', 'Plain data.'),
    layer(
      'extension-knows-engine-client-only',
      '^src/extension/',
      '^src/(base|core|protocol|extension)/|^src/engine/engineClient\\.ts$',
      'The extension host loads no native module; the engine is a process of its own.',
    ),
    layer(
      'webview-knows-base-and-protocol',
      '^src/webview/',
      '^src/(base|protocol|webview)/',
      'The panel is a printer: it receives snapshots and decides nothing.',
    ),
    layer(
      'cli-knows-engine',
      '^src/cli/',
      '^src/(base|core|engine|cli)/',
      'The CLI holds the engine, not its parts.',
    ),
    {
      name: 'webview-touches-the-dom-only',
      comment: 'It runs in a browser and is bundled without packages.',
      severity: 'error',
      from: { path: '^src/webview/' },
      to: { dependencyTypes: [...packages, ...builtin] },
    },
    {
      name: 'only-extension-imports-vscode',
      comment: 'The engine, the panel and the CLI run without an editor.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extension/' },
      to: { path: '(^|node_modules/)(@types/)?vscode($|/)' },
    },
    onlyIn('adapters/onnx', 'onnxruntime-in-its-adapter', packageOf('onnxruntime-(node|common)')),
    onlyIn('adapters/hnsw', 'hnswlib-in-its-adapter', packageOf('hnswlib-node')),
    onlyIn('adapters/sqlite', 'sqlite-in-its-adapter', '^(node:)?sqlite$'),
    onlyIn('adapters/tree-sitter', 'tree-sitter-in-its-adapter', packageOf('web-tree-sitter')),
    onlyIn('adapters/tokenizer', 'tokenizers-in-its-adapter', packageOf('@huggingface/tokenizers')),
    onlyIn(
      'adapters/fs',
      'path-matchers-in-their-adapter',
      packageOf('(picomatch|@types/picomatch)'),
    ),
    onlyIn('engine', 'jsonrpc-in-the-engine', packageOf('vscode-jsonrpc')),
    onlyIn(
      'adapters/model-files',
      'network-in-model-files',
      '^(node:)?(net|http|https|http2|tls|dgram|dns|dns/promises)$',
    ),
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that is not found is not checked either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    {
      name: 'src-does-not-import-tests',
      comment: 'What ships does not depend on how it is tested or built.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|\\.tsbuild)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.d.ts', '.js', '.mjs', '.cjs'],
    },
  },
};
