import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_109",
  title: "Signed address of a private file",
  why:
    "The signature in the address is the permission: until it expires, anyone with the link reads or writes the file.",
  fix: "Let the file expire or rotate the key that signed it. Hand agents the name of the file, not a signed link.",
  severity: "medium",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-598"] },
  keywords: ["sig=", "-signature=", "&signature="],
  match: [
    token(/[?&;]sig=([A-Za-z0-9%+/=_-]{30,120})/, {
      least: 0.6,
      valid: (secret) => /%2[bBfF]|%3[dD]|[+/=]|[A-Z]/.test(secret),
    }),
    token(/[?&]X-(?:Amz|Goog)-Signature=([a-f0-9]{64,512})/i),
    token(/[?&]AWSAccessKeyId=[A-Z0-9]{16,24}&(?:[\w=&%-]{0,80}&)?Signature=([A-Za-z0-9%+/=]{20,80})/i),
  ],
  sensitive: true,
  examples: {
    flags: [
      "https://acme.blob.core.windows.net/backup/db.bak?sv=2023-11-03&se=2031-01-01&sr=b&sp=r&sig=" +
      "0nnnFuLo5YA62qsK" + "ReLN4Y7zTADX3fgY" + "FywQxw%2Be5fD%3D",
      {
        text:
          "https://acme-data.s3.amazonaws.com/export.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=604800&X-Amz-Signature=" +
          "6908d35e59c7a80268422" + "c922202b243f8e5389cd5" + "e3eaa60c736ba806225985",
        kind: "tool_result",
      },
      {
        text: "https://storage.googleapis.com/acme/report.pdf?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=" +
          "14f31c827129084bb54b8bb53759c0767cb7f8013cb790fef33ef2c3ff57de13628bef7a127f6c31d175a" +
          "632f8ee42ea368b23ff8500f17f4b4ca1b570e2e619e469a62c050bf72fbf666f69e87a1d5ad0b57048ef" +
          "c48738d444a157d52ed8748d31d3092954d2c93e7fb6d28c587db821f6a0efa5ea7d26dc47bbcfb4768314",
        kind: "url",
      },
    ],
    passes: [
      "https://example.com/file?sig=abc",
      "add ?sig=<signature> to the address",
      "https://example.com/a?X-Amz-Signature=EXAMPLE",
    ],
  },
});
