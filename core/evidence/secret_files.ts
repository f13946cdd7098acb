const BEFORE = String.raw`(?:^|[\s"'\`=(@:,<>/\\~])`;

/** Files that hold keys and passwords and nothing that an agent needs to read, as pattern sources. */
const KEYS: readonly string[] = [
  String.raw`\.ssh[/\\](?:id_[a-z0-9]+|identity|authorized_keys|[\w.-]{1,40}\.(?:pem|key))`,
  String.raw`\bid_(?:rsa|dsa|ecdsa|ed25519)\b`,
  String.raw`\.aws[/\\](?:credentials|sso[/\\]cache)`,
  String.raw`\.config[/\\]gcloud[/\\]`,
  String.raw`application_default_credentials\.json`,
  String.raw`\.azure[/\\](?:accesstokens|azureprofile|msal_token_cache|credentials)`,
  String.raw`\.kube[/\\]config`,
  String.raw`\.docker[/\\]config\.json`,
  String.raw`\.(?:netrc|pgpass|git-credentials|pypirc|vault-token|htpasswd|my\.cnf|boto|s3cfg|dockercfg)\b`,
  String.raw`[/\\]etc[/\\](?:shadow|gshadow|master\.passwd|sudoers|krb5\.keytab)\b`,
  String.raw`[/\\]etc[/\\]kubernetes[/\\](?:admin\.conf|pki)`,
  String.raw`[/\\]var[/\\]run[/\\]secrets[/\\]kubernetes\.io`,
  String.raw`[/\\]run[/\\]secrets[/\\]\w`,
  String.raw`\.gnupg[/\\](?:private-keys|secring|trustdb)`,
  String.raw`\.config[/\\]gh[/\\]hosts\.yml`,
  String.raw`\.password-store\b`,
  String.raw`[/\\]proc[/\\](?:self|\d{1,7}|\*)[/\\]environ\b`,
  String.raw`system32[/\\]config[/\\](?:sam|system|security)\b`,
  String.raw`\bntds\.dit\b`,
  String.raw`\bwallet\.dat\b`,
  String.raw`\.(?:bitcoin|ethereum|solana|electrum)[/\\](?:wallets?|keystore|id\.json)`,
  String.raw`library[/\\]keychains\b|\blogin\.keychain`,
  String.raw`(?:chrome|chromium|edge|brave)[^\s"']{0,60}[/\\](?:login data|cookies|web data|local state)\b`,
  String.raw`firefox[^\s"']{0,60}[/\\](?:logins\.json|key4\.db|cookies\.sqlite)`,
  String.raw`\bterraform\.tfstate\b`,
  String.raw`\.claude[/\\]\.credentials\.json`,
  String.raw`\.(?:openclaw|clawdbot)[/\\](?:credentials|auth|agents[/\\])`,
  String.raw`\.oktsec[/\\](?:keys|oktsec\.db)`,
];

/** Files that may hold secrets and are also edited every day; they count together with something that moves them. */
const MIXED: readonly string[] = [
  String.raw`[/\\]etc[/\\]passwd\b`,
  String.raw`\.aws[/\\]config\b`,
  String.raw`\.ssh\b`,
  String.raw`\.env(?:\.(?:local|production|prod|staging|development))?\b`,
  String.raw`\.npmrc\b`,
  String.raw`\.(?:bash|zsh|python|node_repl|mysql|psql)_history\b`,
  String.raw`\.(?:cursor|vscode|claude|codeium[/\\]windsurf)[/\\](?:mcp|settings|mcp_config)\.json`,
  String.raw`\bclaude_desktop_config\.json\b`,
  String
    .raw`\b(?:credentials?|secrets?|service[-_]?account[\w-]{0,20}|passwords?|tokens?)\.(?:json|ya?ml|toml|txt|env|csv|ini|xml|db|kdbx)\b`,
  String.raw`\b[\w-]{1,40}\.(?:pem|p12|pfx|jks|keystore|kdbx)\b`,
  String.raw`\b(?:private[-_]?key|server\.key|privkey)\b`,
  String.raw`\bkeychain\b`,
];

/** Pattern source: a file that holds keys and nothing else. */
export const KEY_FILE: string = `(?:${KEYS.join("|")})`;
/** Pattern source: a file that may hold secrets, or surely does. */
export const SECRET_FILE: string = `(?:${[...KEYS, ...MIXED].join("|")})`;

const KEY_PATTERN = new RegExp(KEY_FILE, "i");
const SECRET_PATTERN = new RegExp(`${BEFORE}[^\\s"']{0,80}?${SECRET_FILE}|^${SECRET_FILE}`, "i");

/** True when the path or argument names a file that holds keys and nothing else. Public halves (`id_rsa.pub`) do not count. */
export function isKeyFile(path: string): boolean {
  return KEY_PATTERN.test(path.slice(0, 1024)) && !/\.pub\b/i.test(path);
}
/** True when the path or argument names a file that may hold secrets; templates such as `.env.example` do not count. */
export function isSecretFile(path: string): boolean {
  return SECRET_PATTERN.test(path.slice(0, 1024)) &&
    !/\.pub\b|\.env\.(?:example|sample|template|dist|test)\b/i.test(path);
}
