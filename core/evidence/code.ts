/**
 * What a program does, in whatever language: it reads a file of keys, it sends something away, it keeps what it fetched and starts it.
 * Pattern sources and small questions; rules put them together.
 */

import { isKnownInstallerUrl } from "./installers.ts";

/** Between the parts of a path that a program joins: `"~/.kube/config"`, `join(".kube", "config")`. */
const JOINED = String.raw`["'\\/,\s]{1,8}`;

/** A file of keys, logins or coins as a program names it. */
export const KEYS_IN_CODE: string = "(?:" + [
  String.raw`\.ssh["'\\/]{1,3}`,
  String.raw`\bid_(?:rsa|dsa|ecdsa|ed25519)\b`,
  String.raw`\.aws${JOINED}(?:credentials|config|sso)\b`,
  String.raw`\.kube${JOINED}config\b`,
  String.raw`\bgcloud${JOINED}[\w.*-]{1,40}\.(?:json|db)\b`,
  String.raw`application_default_credentials\b`,
  String.raw`\.azure${JOINED}\w`,
  String.raw`\.docker${JOINED}config\.json`,
  String.raw`\.(?:netrc|pgpass|my\.cnf|git-credentials|pypirc|npmrc|vault-token|gnupg|password-store)\b`,
  String.raw`\/etc\/(?:shadow|passwd)\b`,
  String.raw`\b(?:Login Data|Local State|Web Data)\b`,
  String.raw`\b(?:cookies\.sqlite|logins\.json|key4\.db|places\.sqlite|wallet\.dat)\b`,
  String.raw`\.(?:bitcoin|ethereum|electrum|exodus)\b|[\\/](?:Exodus|Electrum|Ethereum|Coinomi|Armory)\b`,
  String.raw`\bLibrary${JOINED}Keychains\b|\blogin\.keychain`,
  String.raw`\.(?:bash|zsh)_history\b`,
  String.raw`\.claude${JOINED}\.credentials`,
  String.raw`\bgh${JOINED}hosts\.yml\b`,
].join("|") + ")";

const READS =
  /\b(?:open|openSync|slurp|glob|globSync|walk|iglob|readdir(?:Sync)?|copy(?:2|file|File|FileSync)?|read(?:_text|_bytes|_to_string|File|FileSync|lines|all|All|AllText|AllBytes|Text|Bytes|String)?|ReadFile|ReadAll\w{0,8}|createReadStream|UploadFile|file|fopen|file_get_contents|rglob)\s{0,2}\(|\b(?:File|IO|Dir|Pathname)\.(?:read|binread|open|glob|ReadAll\w{1,6}|each)\b|\bDir\[|\b(?:Get-Content|Get-ChildItem|gci|gc|cat)\s|-InFile\b|<\$?\w{1,12}>|\bfs::read|\bFiles\.(?:read|lines|new)/;

const SENDS =
  /\b(?:requests|httpx|session|client|axios|got|superagent|needle|http|ky|aiohttp|HTTParty|RestClient|Faraday|reqwest|ureq|Unirest)(?:::\w{1,12}){0,2}\.(?:post|put|patch|request|Post|PostForm|NewRequest)\b|->(?:post|put|request)\s{0,2}\(|\burlopen\s{0,2}\([^\n]{1,200}\bdata\s{0,2}=|\burlopen\s{0,2}\([^\n]{0,80}Request\(|\bRequest\s{0,2}\([^\n]{1,200}\bdata\s{0,2}=|\burlopen\s{0,2}\([^\n)]{0,120}(?:\+|%|f["'])|\b(?:u|o)\.urlopen\(|https?["')\]]{0,3}\.request\s{0,2}\(|\bfetch\s{0,2}\([\s\S]{0,200}?\b(?:POST|PUT|body)\b|\bsendBeacon\s{0,2}\(|\bXMLHttpRequest\b|\bNet::HTTP\b|\bLWP::|\bHTTP::Tiny\b|\bcurl_(?:setopt|exec|init)\b|\bfile_get_contents\s{0,2}\(\s{0,2}["']https?:|\bstream_context_create\b|\bhttp\.(?:Post|PostForm|NewRequest)\b|\bUpload(?:File|String|Data|Values)\w{0,9}\s{0,2}\(|\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b[^\n]{0,160}(?:-Body|-InFile|-Form|Post\b)|\b(?:Post|Put|Send)Async\b|\bBodyPublishers\b|\bHttpURLConnection\b|\breqwest\b|\bureq::|\bsocket\.(?:socket|create_connection)\b|\bnet\.(?:connect|createConnection|Dial|Socket)\b|\bTCPSocket\b|\bUDPSocket\b|\bfsockopen\b|\bsendall\s{0,2}\(|\bsendto\s{0,2}\(|\bsmtplib\b|\bsendMail\b|\bftplib\b|\bstorbinary\b|\bcurl\b[^\n]{0,120}\s(?:-d|--data\S{0,12}|-F|-T|--upload-file|--form)\b|\bwget\b[^\n]{0,80}--post-/;

/** The key is there to log in with: an argument or a field that says so stands right before it. */
const LOGS_IN =
  /(?:key_?file(?:name)?|private_?key(?:_path|File)?|ssh_?key\w{0,12}|pkey|IdentityFile|identity_?file|load_\w{0,12}config|config_file|known_hosts|from_private_key_file|-i)["']?\s{0,2}(?:[=:(,]|\s)\s{0,2}[^\n]{0,60}$/i;

/** Files of tokens that a client of their service reads to log in there. */
const TOKEN_FILE = /\.(?:netrc|npmrc|pypirc|vault-token)|hosts\.yml|config\.json/;
const AUTHORISES = /\bAuthorization\b|\bX-[\w-]{0,20}Token\b|\bauth\s{0,2}=/;

/** Addresses that lead out of this machine and its network. */
const INNER_URL =
  /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|[\w-]{1,40}(?:[:/]|$))/i;

/** Characters around the name of a file in which a program uses it. */
const USE_CHARS = 320;
/** Characters around it that are one piece of code. */
const PIECE_CHARS = 1_600;

/**
 * True when the file of keys that a program names from `start` to `end` is read there, and the same piece of code sends something out.
 */
export function stealsKeys(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const before = text.slice(Math.max(0, start - 100), start);
  if (LOGS_IN.test(before) || /^\.pub\b/.test(text.slice(end, end + 4))) return false;
  if (!READS.test(text.slice(Math.max(0, start - USE_CHARS), end + USE_CHARS))) return false;
  const piece = text.slice(Math.max(0, start - PIECE_CHARS), end + PIECE_CHARS);
  if (!SENDS.test(piece) || TOKEN_FILE.test(text.slice(start, end)) && AUTHORISES.test(piece)) return false;
  const addresses = piece.match(/https?:\/\/[^\s"'`<>)]{1,200}/gi) ?? [];
  return addresses.length === 0 || addresses.some((address) => !INNER_URL.test(address));
}

/** Makers' own places for releases: a program that is fetched there is the one that was asked for. */
const RELEASES =
  /^https:\/\/(?:github\.com\/[\w.-]{1,60}\/[\w.-]{1,80}\/(?:releases|archive)\/|objects\.githubusercontent\.com\/|nodejs\.org\/dist\/|www\.python\.org\/ftp\/|dl\.google\.com\/|go\.dev\/dl\/|static\.rust-lang\.org\/|download\.docker\.com\/|releases\.hashicorp\.com\/|dl\.k8s\.io\/|aka\.ms\/|download\.microsoft\.com\/)/i;

/** What a program calls to keep what it fetches, up to the name of the file: the name is the last group that took part. */
export const FETCH_TO_FILE: RegExp =
  /\b(?:urlretrieve|DownloadFile(?:Async|TaskAsync)?|getstore|download_file|wget\.download)\s{0,2}\(\s{0,2}[^,\n]{1,200},\s{0,2}(?:out\s{0,2}=\s{0,2})?([^,()\n]{1,80}?)\s{0,2}[,)]|\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm|wget|curl(?:\.exe)?|Start-BitsTransfer)\b[^\n|;]{0,200}?\s(?:-OutFile|-Destination|-o|-O|--output)\s{1,2}([^\s;|&]{1,100})|\b(?:createWriteStream|writeFile(?:Sync)?|os\.Create|os\.WriteFile|File\.(?:write|open|binwrite)|file_put_contents|open|Path|fopen)\s{0,2}\(\s{0,2}([^,()\n]{1,80}?)\s{0,2}[,)]/;

const FETCHES =
  /\b(?:https?["')\]]{0,3}\.get|fetch|axios(?:\.get)?|got|requests\.get|httpx\.get|urlopen|urlretrieve|http\.Get|Net::HTTP|URI\.open|open-uri|LWP|getstore|file_get_contents|DownloadFile\w{0,9}|Invoke-WebRequest|Invoke-RestMethod|iwr|irm|curl|wget|Start-BitsTransfer|reqwest|HttpClient|WebClient)\b/;

/**
 * True when the file that `match` of `FETCH_TO_FILE` names holds what the same piece of code fetched from somebody's address, and is
 * started there.
 */
export function startsWhatItFetched(match: RegExpExecArray, text: string): boolean {
  const file = (match[1] ?? match[2] ?? match[3] ?? "").replace(/^["'`]|["'`]$/g, "").trim();
  if (file.length < 1 || /^(?:-|\/dev\/)/.test(file)) return false;
  const piece = text.slice(Math.max(0, match.index - 400), match.index + match[0].length + 400);
  const addresses = piece.match(/https?:\/\/[^\s"'`<>)]{1,200}/gi) ?? [];
  if (!FETCHES.test(piece) || !addresses.some((url) => !RELEASES.test(url) && !INNER_URL.test(url))) return false;
  return startOf(file).test(text.slice(match.index + match[0].length, match.index + match[0].length + 600));
}

/** A call that starts a file, or makes it a program. */
function startOf(file: string): RegExp {
  const name = file.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const edge = /\w$/.test(file) ? "\\b" : "";
  const calls =
    "Popen|system|spawn(?:Sync)?|exec(?:Sync|File|FileSync|v|ve|l|vp)?|run|call|check_output|check_call|Command|startfile|Start|shell_exec|passthru|proc_open|chmod(?:Sync)?|Chmod|popen|execfile|fork|dlopen|CDLL|LoadLibrary|require|import_module";
  // What stands before the file's name is another program that runs it, or nothing: `run(["git", "add", file])` runs git.
  const before =
    "[\\[({\"'`\\s,&]{0,6}(?:(?:sh|bash|zsh|cmd|\\/c|start|python3?|node|perl|sudo|nohup|chmod|\\+x|[au]\\+x|0?7\\d\\d|sys\\.executable|process\\.execPath|-\\w{1,12})[\"'\\s,\\]]{1,4}){0,4}[\"'`]?(?:\\.[\\\\/])?";
  return new RegExp(
    `\\b(?:${calls})\\s{0,2}\\(${before}${name}${edge}|` +
      `(?:\\bStart-Process|\\bInvoke-Item|\\bii|\\brundll32|\\bmsiexec|\\bchmod\\s{1,2}\\S{1,6}|\\bsh|\\bbash|\\bpython3?|\\bsystem|\\bexec|(?:^|[\\s;&|])[&.])\\s{1,2}(?:-\\w{1,12}\\s{1,2}){0,2}["'(]{0,2}${name}${edge}|` +
      `(?:^|[;&\\n]\\s{0,3})["']?${/[\\/]/.test(file) ? name : "\\.[\\\\/]" + name}${edge}`,
  );
}

/** Fetched and run in one breath, or a shell for somebody else: what nothing that starts by itself has to do. */
const RUNS_REMOTE =
  /\b(?:curl|wget|fetch|aria2c)(?:\.exe)?\b[^\n|;]{0,200}\|\s{0,3}(?:sudo\s(?:-\w\s)?)?(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k|a)?sh\b|\b(?:curl|wget)(?:\.exe)?\b[^\n|;]{0,200}\|\s{0,3}(?:sudo\s)?(?:python[\d.]{0,4}|perl|node|ruby|php|base64)\b|(?:\$\(|`|<\()\s{0,3}(?:curl|wget|fetch)\b|\/dev\/(?:tcp|udp)\/|\bsocat\b[^\n]{0,80}\bEXEC:|\bEXEC:[^\n]{0,60}(?:TCP|OPENSSL)|\bn(?:et)?cat?\b[^\n]{0,60}\s-\w{0,3}e\b|\b(?:iex|Invoke-Expression)\b[^\n]{0,80}(?:irm|iwr|DownloadString|Invoke-)|\b(?:irm|iwr|DownloadString|Invoke-WebRequest|Invoke-RestMethod)\b[^\n]{0,160}\|\s{0,3}(?:iex|Invoke-Expression)\b|\b(?:curl|wget)\b[^\n]{0,160}\s(?:-o|-O|--output)\s{0,2}(\S{2,60})[^\n]{0,20}(?:&&|;)[^\n]{0,40}(?:chmod|sh|bash|\.\/|\/tmp\/)|\bbase64\s{1,2}-{1,2}d\w{0,6}\b[^\n]{0,40}\|\s{0,3}(?:ba|z)?sh\b|\bexec\s{0,2}\(\s{0,2}(?:requests|urllib)/i;

/** True when a piece of text fetches a program and runs it at once, or hands a shell to another machine. */
export function runsRemoteCode(text: string): boolean {
  const found = RUNS_REMOTE.exec(text);
  if (found === null) return false;
  // The address may stand in the match, or right behind a substitution that opens there.
  const line = text.slice(found.index, found.index + found[0].length + 160).split("\n")[0] ?? "";
  const addresses = line.match(/https?:\/\/[^\s"'`)|;<>]{1,200}/gi) ?? [];
  return addresses.length === 0 || !addresses.every(isKnownInstallerUrl);
}
