// Files that hold keys and passwords. They are never opened: what is in the index could be shown
// in a search, sent to a language model by a tool, or read by another program.

/**
 * Why the file is taken for a secret, from its path alone.
 *
 * @returns  for a person: `its name is that of a key`; undefined for any other file
 */
export function secretReason(path: string): string | undefined {
  const lowerPath = path.toLowerCase();
  const name = lowerPath.slice(lowerPath.lastIndexOf('/') + 1);
  const rule = secretRules.find(({ fits }) => fits(name, lowerPath));
  return rule?.type === 'values' && isTemplate(name) ? undefined : rule?.reason;
}

interface SecretRule {
  /** Values have templates that are written to be read; keys have none. */
  readonly type: 'key' | 'values';
  readonly reason: string;
  /** Both in lower case. */
  readonly fits: (name: string, path: string) => boolean;
}

const secretRules: readonly SecretRule[] = [
  {
    type: 'values',
    reason: 'its name is that of a file with environment variables',
    fits: (name) => /^\.env(?:$|[.\-_])|\.env$|^\.envrc$|^\.dev\.vars$/.test(name),
  },
  {
    type: 'key',
    reason: 'its name is that of a key',
    fits: (name) =>
      /^(?:id|ssh_host)_(?:rsa|dsa|ecdsa|ed25519)(?:_sk|_key)*$|^secring\./.test(name) ||
      ['.key', '.pem', '.ppk', '.pvk', '.p8', '.gpg', '.pgp', '.age'].some((ending) =>
        name.endsWith(ending),
      ),
  },
  {
    type: 'key',
    reason: 'its name is that of a certificate or a key store',
    fits: (name) => /\.(?:crt|cer|der|csr|p12|pfx|p7b|p7c|jks|keystore|bks|kdbx?|ovpn)$/.test(name),
  },
  {
    type: 'values',
    reason: 'its name is that of a file with a tool’s passwords or tokens',
    fits: (name) =>
      passwordFiles.has(name) ||
      /^(?:credentials|secrets?)(?:\.(?:json|ya?ml|toml|ini|xml|txt|properties|tfvars))?$/.test(
        name,
      ) ||
      /^(?:client_secret|service[-_]account).*\.json$/.test(name) ||
      /\.tfstate(?:\.backup)?$|\.(?:auto\.)?tfvars(?:\.json)?$/.test(name),
  },
  {
    type: 'key',
    reason: 'it lies in a folder where a tool keeps passwords or keys',
    fits: (_, path) =>
      /(?:^|\/)(?:\.ssh|\.gnupg|\.password-store)\//.test(path) ||
      /(?:^|\/)(?:\.aws\/(?:credentials|config)|\.docker\/config\.json|\.kube\/config|\.config\/gh\/hosts\.yml|\.cargo\/credentials(?:\.toml)?|\.gem\/credentials)$/.test(
        path,
      ),
  },
];

const passwordFiles: ReadonlySet<string> = new Set([
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.pypirc',
  '.netrc',
  '_netrc',
  '.authinfo',
  '.git-credentials',
  '.htpasswd',
  '.pgpass',
  '.my.cnf',
  '.s3cfg',
  '.boto',
  '.dockercfg',
  '.vault-token',
  '.terraformrc',
  'terraform.rc',
  '.databrickscfg',
  'wp-config.php',
  'local.settings.json',
  'google-services.json',
  'googleservice-info.plist',
]);

/** `.env.example` and its like are written to be read: they show the names without the values. */
function isTemplate(name: string): boolean {
  return /[._-](?:example|sample|template|dist|schema|defaults?)(?:\.[a-z]+)?$/.test(name);
}
