import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_016",
  title: "A login that names a private key",
  why: "The command works for whoever can read the key, and tells which file to look for.",
  fix: "Use an agent or a certificate; keep paths of keys out of what agents read.",
  severity: "medium",
  category: "credential-leak",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  keywords: ["ssh ", "scp ", "sftp ", "rsync ", "mosh ", "autossh ", "ssh-add "],
  match: scan(
    /\b(?:ssh|scp|sftp|rsync|mosh|autossh|ssh-add)\b[^\n|;&]{0,80}\s-i\s{0,2}["']?([^\s"']{2,160})/,
    (match) =>
      !/\.pub$|[<>$]|your|path\/to/i.test(match[1] ?? "") &&
      /id_|\.pem|\.key|_rsa|_ed25519|\.ssh\/|\.ppk/i.test(match[1] ?? ""),
  ),
  examples: {
    flags: [
      { text: "ssh -i ~/.ssh/prod_rsa deploy@10.2.0.4", kind: "command" },
      { text: "scp -P 2222 -i /home/ada/keys/acme.pem build.tgz ubuntu@web1.example.com:/srv", kind: "command" },
      { text: "then connect: sftp -i C:\\Users\\ada\\.ssh\\id_ed25519 backup@files.example.com", kind: "document" },
    ],
    passes: [
      { text: "ssh deploy@web1", kind: "command" },
      { text: "ssh -i <path/to/key.pem> ubuntu@host", kind: "document" },
      { text: "sed -i s/a/b/ file.pem.txt", kind: "command" },
      { text: "ssh -i ~/.ssh/id_rsa.pub", kind: "command" },
    ],
  },
});
