import { isNegated, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

export default defineRule({
  id: "MCP_112",
  title: "A tool declares a hostile purpose",
  why:
    "Whatever its owner may do with it, an agent that can be talked into calling it is a weapon in a stranger's hand.",
  fix: "Keep such tools out of agents with untrusted input; ask for every call.",
  severity: "medium",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP03"], cwe: ["CWE-1059"] },
  reads: ["tool_description"],
  keywords: [
    "exploit",
    "exfil",
    "backdoor",
    "malware",
    "ransomware",
    "keylog",
    "reverse shell",
    "privilege escalation",
    "privesc",
    "inject",
    "attack",
    "credential",
    "dump",
    "crack",
    "brute",
    "phish",
    "spoof",
    "poison",
    "persistence",
    "lateral movement",
    "bypass",
    "payload",
    "rootkit",
    "spray",
    "recon",
    "enumerat",
    "harvest",
    "steal",
    "hijack",
    "evad",
    "evasion",
    "shellcode",
    "c2",
    "botnet",
    "xxe",
    "ssrf",
    "deseriali",
    "golden ticket",
    "kerberoast",
    "pass the hash",
    "sniff",
    "traversal",
    "symlink",
    "dork",
    "setuid",
    "suid",
    "smuggl",
    "covert",
    "beacon",
    "overflow",
  ],
  match: [
    scan(
      phrase(
        "\\b(?:exfiltrat(?:e|es|ing|ion)|steals?|harvests?|dumps?|extracts?|captur(?:e|es)|crack(?:s|ing)?|replicates?) (?:\\w+ ){0,3}?(?:secrets?|credentials?|passwords?|hash(?:es)?|tokens?|cookies?|api keys?|private keys?|ssh keys?|sensitive (?:data|information|files)|data (?:via|through|over|to)|lsass|sam|ntds|keystrokes|sessions?|clipboard|keychain|browser history)\\b",
      ),
      hostile,
    ),
    scan(
      phrase(
        "\\b(?:exploits?|exploiting|abuses?|abusing|weaponi[sz]es?|triggers?|performs?|launch(?:es)?|executes?|conducts?|carr(?:y|ies) out|simulates?) (?:an? |the )?(?:\\w+ ){0,4}?(?:attacks?|exploits?|exploitation|privilege escalation|injection|overflow|poisoning|spoofing|brute[- ]?force|hijack(?:ing)?|deserialization|smuggling|spray(?:ing)?|tampering|phishing|relay|traversal|binary for privilege|vulnerabilit(?:y|ies))\\b",
      ),
      hostile,
    ),
    scan(
      phrase(
        "\\b(?:install|plant|deploy|create|generate|establish|inject|build|drop|maintain|open|spawn|add)(?:s|es|ing)? (?:an? |the )?(?:\\w+ ){0,3}?(?:backdoors?|rootkits?|ransomware|malware|keyloggers?|reverse shells?|bind shells?|web ?shells?|shellcode|persistence|c2 (?:channel|server|beacon)|botnet|trojan|implant|payloads?|covert channel|malicious \\w+)\\b",
      ),
      hostile,
    ),
    scan(
      phrase(
        "\\b(?:(?:sql|nosql|command|ldap|xpath|xxe|ognl|crlf|template|ssti|code|log|xml|css|header|os command) injection|server-side template injection|path traversal|directory traversal|ssrf|xxe|kerberoast(?:ing)?|as-rep roast(?:ing)?|golden ticket|silver ticket|pass[- ]the[- ](?:hash|ticket)|dcsync|arp (?:spoof|poison)ing|dns (?:spoof|poison|tunnel)ing|uac bypass|amsi bypass|av evasion|antivirus evasion|waf bypass|sandbox escape|container escape|docker escape|credential stuffing|password spray(?:ing)?|zip slip|symlink attacks?|dll (?:injection|hijacking)|process (?:injection|hollowing)|lateral movement|privilege escalation|github dork\\w*|google dork\\w*)\\b",
      ),
      hostile,
    ),
    scan(
      phrase(
        "\\b(?:encrypts?|deletes?|wipes?|corrupts?) (?:\\w+ ){0,3}(?:files?|disks?|backups?|data)\\b[^.!?]{0,40}?\\b(?:ransom|ransomware|for impact|extortion|to deny|without recovery)\\b",
      ),
      hostile,
    ),
    /^\s{0,4}["'`]?(?:exfil|privesc|c2|backdoor|exploit|malware|ransom|keylog|rootkit|cmdi|sqli|xss|lateral|evasion|phish|recon)_[a-z0-9_]{2,50}["'`]?\s{0,2}(?::|$)/i,
  ],
  examples: {
    flags: [
      { text: "loot_collector: Dumps password hashes from the domain controller.", kind: "tool_description" },
      { text: "Performs a DNS poisoning attack against the local resolver.", kind: "tool_description" },
      { text: "Installs a persistent backdoor on the target and opens a reverse shell.", kind: "tool_description" },
      { text: "NoSQL injection to bypass the login of the target.", kind: "tool_description" },
    ],
    passes: [
      { text: "Scans code for SQL injection and reports findings.", kind: "tool_description" },
      { text: "Extracts text from a PDF file.", kind: "tool_description" },
      { text: "Detects exfiltration of credentials in outgoing traffic.", kind: "tool_description" },
      { text: "Dumps the database schema as JSON.", kind: "tool_description" },
      { text: "Returns information about known CVEs and exploits.", kind: "tool_description" },
      { text: "Runs a dependency injection container check.", kind: "tool_description" },
    ],
  },
});

/** Scanners, filters and lessons speak of attacks to prevent them. */
function hostile(match: RegExpExecArray, { text }: Sample): boolean {
  const window = text.slice(Math.max(0, match.index - 160), match.index + match[0].length + 160);
  if (
    /\b(?:detect(?:s|ion|or|ing)?|prevent(?:s|ion|ing)?|protect(?:s|ion|ing)?|scan(?:s|ner|ning)? (?:\w+ ){0,4}(?:for|code)|block(?:s|ing)?|mitigat\w+|guard(?:s|rails?)?|defen[cs]e|defend\w*|audit(?:s|ing)?|check(?:s|ing)? (?:\w+ ){0,4}(?:for|whether)|report(?:s|ed)?|cve|advisor(?:y|ies)|mitre|threat intelligence|vulnerability database|awareness|training|lint|sanitiz\w+|search(?:es)? (?:the )?(?:exploit|cve)|lookup|known)\b/i
      .test(window)
  ) return false;
  return !isNegated(text, match.index);
}
