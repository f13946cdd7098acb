import { group, isPlaceholder, scan, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_146",
  title: "Private key in another format",
  why: "Not every private key is written in PEM: PuTTY, age, WireGuard and others have lines of their own.",
  fix: "Replace the key pair; a key never needs to leave the machine that made it.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["age-secret-key-1", "putty-user-key-file", "privatekey", "minisign", "signify", "rsakeyvalue"],
  match: [
    token(/\b(AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})/, { hasDigit: false }),
    scan(
      /\bPuTTY-User-Key-File-\d:[\s\S]{0,2000}?Private-Lines:\s{0,3}\d{1,3}\s{1,3}([A-Za-z0-9+/=\s]{40,4000})/,
      () => true,
    ),
    scan(
      /\bPrivateKey\s{0,3}=\s{0,3}([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)/,
      (match) => isPlaceholder(match[1] ?? "") ? false : group(match, 1),
    ),
    token(/\b(untrusted comment: (?:minisign|signify) encrypted secret key)/, { hasDigit: false, least: 0 }),
    token(/\b(RW[A-Za-z0-9+/]{150,220}=)/, { least: 0.6 }),
    scan(/<RSAKeyValue>[\s\S]{0,3000}?<D>([A-Za-z0-9+/=\s]{40,1000})<\/D>/, (match) => group(match, 1)),
  ],
  sensitive: true,
  examples: {
    flags: [
      "backup key AGE-SECRET-KEY-1" + "T7EV44G3WMYWS4P03RU" + "CVPQKTY6R0JRTG32S3K" + "2LHGTS9WSZ53Z4NAP6EM",
      {
        text: "[Interface]\nAddress = 10.8.0.2/24\nPrivateKey = " + "DVz6fu23yiZBLu" + "cwe21jDQoV0xCf" +
          "48bs8YooS3owZA8=",
        kind: "config",
      },
      {
        text:
          "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: ada\nPublic-Lines: 2\nAAAAC3Nz\nPrivate-Lines: 1\n" +
          "dgbPp3o69f7q7hmt4gnI" + "rbcsYyAKFc5Z7ZPaIaRr" + "JHqverHCvb0CT4HEqDf0",
        kind: "tool_result",
      },
    ],
    passes: [
      { text: "[Interface]\nPrivateKey = <private key>", kind: "config" },
      "age keys begin with AGE-SECRET-KEY-1",
      { text: "[Peer]\nPublicKey = xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=", kind: "config" },
    ],
  },
});
