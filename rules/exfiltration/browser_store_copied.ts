import { scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const TAKES =
  /\b(?:copy\w*|cp|shutil\.\w+|sqlite\w*|select|read\w*|open|check_output|fs\.\w+|json\.load|glob|get-content|Buffer|decrypt\w*|execute|tar|zip|Copy-Item|writeFile\w*|CryptUnprotectData|walk)\b/i;
const WHOSE =
  /(?:Google[\\/]{1,2}Chrome|google-chrome|\.mozilla|Mozilla[\\/]{1,2}Firefox|BraveSoftware|Microsoft[\\/]{1,2}Edge|Chromium|Opera|LOCALAPPDATA|AppData|Application Support|\.config\/|Exodus|keychain|profiles?)/i;

export default defineRule({
  id: "EXFIL_122",
  title: "Code copies the logins, cookies or wallet of a browser or a keychain",
  why: "The file holds every session of its owner. No program but the browser has a reason to read it.",
  fix: "Remove the code. End all sessions and change the passwords.",
  severity: "high",
  category: "exfiltration",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  keywords: [
    "login data",
    "local state",
    "logins.json",
    "key4.db",
    "cookies.sqlite",
    "default/cookies",
    "user data",
    "dump-keychain",
    "exodus.wallet",
    "encrypted_value",
    "password_value",
    "cryptunprotectdata",
    "os_crypt",
    "wallet.dat",
    ".electrum",
    "web data",
  ],
  match: scan(
    /\b(?:Login\sData|Local\sState|logins\.json|key[34]\.db|cookies\.sqlite|(?:Default|Network)[\\\/]{1,2}Cookies|dump-keychain|exodus\.wallet|password_value|encrypted_value|os_crypt|CryptUnprotectData|wallet\.dat)\b|\.electrum\b/,
    (match, sample) =>
      standsNear(match, sample, { pattern: WHOSE, before: 400, after: 200 }) &&
      standsNear(match, sample, { pattern: TAKES, before: 240, after: 240 }) &&
      !standsNear(match, sample, {
        pattern: /\b(?:sigma|detection|falco|yara|attackers?|malware|mitre|T1555|documentation)\b/i,
        before: 400,
        after: 400,
      }),
  ),
  examples: {
    flags: [
      {
        text:
          "p = os.path.expanduser('~/Library/Application Support/Google/Chrome/Default/Login Data')\nshutil.copy(p, '/tmp/ld')",
        kind: "document",
      },
      {
        text:
          "cp ~/.config/google-chrome/Default/Cookies /tmp/c && sqlite3 /tmp/c 'select host_key, encrypted_value from cookies'",
        kind: "command",
      },
      { text: "out = subprocess.check_output(['security','dump-keychain','-d','login.keychain'])", kind: "document" },
      {
        text:
          "for d in os.listdir(home + '/.mozilla/firefox'):\n  out.append(open(os.path.join(d, 'logins.json')).read())",
        kind: "document",
      },
    ],
    passes: [
      {
        text:
          "title: Access to Login Data\ndetection: Google\\Chrome\\User Data\\Default\\Login Data is read by an unknown program",
        kind: "document",
      },
      "Chrome keeps cookies in Default/Cookies.",
      { text: "const state = loadLocalState(); // the state of the form", kind: "document" },
    ],
  },
});
