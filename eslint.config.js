// The style that a machine can see; CONTRIBUTING.md has the rest, with reasons.
import { basename } from 'node:path';
import tseslint from 'typescript-eslint';

/** Core rules for JavaScript and TypeScript alike, each for a mistake that has cost somebody. */
const commonRules = {
  'array-callback-return': 'error',
  eqeqeq: 'error',
  'no-constant-binary-expression': 'error',
  'no-debugger': 'error',
  'no-dupe-keys': 'error',
  'no-empty': 'error',
  'no-fallthrough': 'error',
  'no-irregular-whitespace': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-rename': 'error',
  'no-useless-return': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

/** One noun or verb, camelCase; a second ending names the kind of file: `pooling.test.ts`. */
const fileName = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (/^[a-z][a-zA-Z0-9]*(\.(test|contract|e2e|config|d))*\.(ts|mjs|js)$/.test(name)) return;
      context.report({ node, message: `File name '${name}' is not camelCase.` });
    },
  }),
};

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name is the same everywhere.',
};
const noAssertion = {
  selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"])',
  message: 'Parse at the edge instead of asserting a type; `as` is for adapters and base.',
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      'out/',
      '.tsbuild/',
      'bench/**/*.mjs',
      'bench/out/',
      'training/',
      'test/fixtures/',
      'test/golden/',
      '**/node_modules/',
      'test/harness/.browser/',
      'test/harness/run/',
      '.vscode-test/',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { kindred: { rules: { 'file-name': fileName } } },
    rules: { ...commonRules, 'kindred/file-name': 'error', 'max-lines': ['error', 300] },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The compiler demands it for index signatures (noPropertyAccessFromIndexSignature).
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, noAssertion],
    },
  },
  {
    files: ['src/adapters/**/*.ts', 'src/base/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    // The stand-in for the command `code` is named as a command.
    files: [
      'test/harness/bin/*.mjs',
      'test/harness/*.cjs',
      '.dependency-cruiser.cjs',
      'test/harness/.vscode-test.mjs',
    ],
    rules: { 'kindred/file-name': 'off' },
  },
  {
    // `describe` takes a promise-free callback, `expect(object.method)` is how mocks are read.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', 'max-lines': ['error', 500] },
  },
);
