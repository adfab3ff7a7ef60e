// Folders that hold nothing a person wrote: they are left out even where no ignore file names
// them. Only names that mean one thing stand here; `build`, `dist`, `out`, `target`, `vendor` and
// `env` hold sources in some projects and are left to the ignore files.

/** The insides of version control. Not even `.kindredignore` can bring them back. */
export function isAlwaysIgnoredFolder(name: string): boolean {
  return versionControlFolders.has(name);
}

/** Installed packages and caches of tools. A `!` line in `.kindredignore` brings them back. */
export function isUsuallyIgnoredFolder(name: string): boolean {
  return packageFolders.has(name) || cacheFolders.has(name);
}

/** A folder that holds this file is a Python environment, whatever its name. */
export const pythonEnvironmentMarker = 'pyvenv.cfg';

const versionControlFolders: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.bzr',
  'CVS',
  '_darcs',
]);

/** Copies of other people's packages that a package manager puts there and takes away. */
const packageFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.pnpm-store',
  '.venv',
  '.tox',
  '.nox',
  '__pypackages__',
  'site-packages',
  '.eggs',
  '.bundle',
  '.terraform',
]);

/** What tools write for themselves; it is made anew whenever it is missing. */
const cacheFolders: ReadonlySet<string> = new Set([
  '__pycache__',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.ipynb_checkpoints',
  '.gradle',
  '.dart_tool',
  '.parcel-cache',
  '.turbo',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.angular',
  '.nyc_output',
  '.stack-work',
  '.ccls-cache',
]);
