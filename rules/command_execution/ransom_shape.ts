import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_126",
  title: "Backups are removed or files are locked for ransom",
  why: "Shadow copies and recovery are deleted right before files are encrypted; nothing else needs both gone quietly.",
  fix: "Isolate the machine at once; restore from a copy that it cannot reach.",
  severity: "critical",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI02"],
    mcp: ["MCP05"],
    cwe: ["CWE-506"],
    see: ["https://attack.mitre.org/techniques/T1490/"],
  },
  keywords: [
    "vssadmin",
    "shadowcopy",
    "shadowstorage",
    "wbadmin",
    "recoveryenabled",
    "bootstatuspolicy",
    "decrypt your files",
    "files have been encrypted",
    "files are encrypted",
    ".encrypted",
    ".locked",
    "your_files",
    "tmutil",
  ],
  match: [
    /\bvssadmin(?:\.exe)?\s{1,3}(?:delete\s{1,2}shadows|resize\s{1,2}shadowstorage)\b/i,
    /\bwmic(?:\.exe)?\s{1,3}shadowcopy\s{1,3}delete\b|\bGet-WmiObject\s{1,2}Win32_Shadowcopy\b[^\n]{0,60}\.Delete\(/i,
    /\bwbadmin(?:\.exe)?\s{1,3}delete\s{1,2}(?:catalog|systemstatebackup|backup)\b/i,
    /\bbcdedit(?:\.exe)?\b[^\n]{0,40}(?:recoveryenabled\s{1,2}no|bootstatuspolicy\s{1,2}ignoreallfailures)\b/i,
    /\btmutil\s{1,2}(?:disable\b[^\n]{0,60}(?:delete|rm\s)|deletelocalsnapshots\s{1,2}\/[^\n]{0,60}&&)/i,
    scan(
      /\b(?:Fernet|AES\.new|createCipheriv|openssl\s{1,2}enc|gpg\s[^\n]{0,40}--symmetric|\.encrypt\s{0,2}\()/,
      (match, { text }) => {
        const window = text.slice(Math.max(0, match.index - 700), match.index + 900);
        return /os\.walk|rglob|readdir|glob\.glob|find\s{1,2}[~/$]|Get-ChildItem|for\s{1,2}\w{1,10}\s{1,2}in\s{1,2}\$?\(?find/
          .test(window) &&
          /os\.remove|unlink|shred|\brm\s|os\.rename|\.rename\(|Remove-Item/.test(window) &&
          /\.(?:locked|encrypted|enc|crypt|ransom)\b|ransom|bitcoin|\bbtc\b|decrypt/i.test(window);
      },
    ),
    /\b(?:all|your)\s(?:\w{1,12}\s)?files\s(?:have\sbeen|are|were)\s(?:\w{1,12}\s)?(?:encrypted|locked)\b[\s\S]{0,300}?\b(?:bitcoin|btc|monero|xmr|ransom|wallet|\.onion)\b/i,
  ],
  examples: {
    flags: [{ text: "vssadmin delete shadows /all /quiet", kind: "command" }, {
      text: "bcdedit /set {default} recoveryenabled no & wbadmin delete catalog -quiet",
      kind: "command",
    }, {
      text:
        'for root, _, names in os.walk("/home"):\n    for n in names:\n        p = os.path.join(root, n)\n        data = Fernet(key).encrypt(open(p, "rb").read())\n        open(p + ".locked", "wb").write(data); os.remove(p)',
      kind: "document",
    }, {
      text: "Your files have been encrypted. To get them back send 0.5 bitcoin to the wallet below.",
      kind: "document",
    }],
    passes: [{ text: "vssadmin list shadows", kind: "command" }, { text: "bcdedit /enum", kind: "command" }, {
      text: 'token = Fernet(key).encrypt(b"hello")',
      kind: "document",
    }, "All your files are encrypted at rest with AES-256."],
  },
});
