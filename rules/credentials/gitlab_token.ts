import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_102",
  title: "GitLab token",
  why:
    "A personal token reads and pushes every project of its owner; a runner token lets a stranger's machine run your jobs and read their variables.",
  fix:
    "Revoke it in GitLab, look at the audit events, and give the agent a project token with one scope and a short life.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "glpat-",
    "gldt-",
    "glrt-",
    "glrtr-",
    "glptt-",
    "glsoat-",
    "glcbt-",
    "glft-",
    "glagent-",
    "glimt-",
    "glffct-",
    "glwt-",
    "gloas-",
    "gr1348941",
    "_gitlab_session=",
  ],
  match: [
    token(
      /\bgl(?:pat|dt|rt|rtr|soat|cbt|ft|agent|imt|ffct|wt|oas)-((?:t\d_)?[\w-]{16,64}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?)/,
      { least: 0.5 },
    ),
    token(/\bglptt-([0-9a-f]{40})\b/),
    token(/\bGR1348941([\w-]{20,50})/),
    token(/\b_gitlab_session=([0-9a-z]{32})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      "GITLAB_TOKEN=" + "glpat-Ky" + "9Pf34qY6" + "Nb3wWD25RQ",
      { text: '[runners.docker]\n  token = "' + "glrt-8UB" + "s7FS7o6S" + "5HbrIFdND" + '"', kind: "config" },
      "git clone https://oauth2:" + "gldt-bae" + "CN6Zj4a3" + "dDVhYRnKT" + "@gitlab.example.com/acme/site.git",
      { text: "registration token " + "GR1348941" + "59ehi-w8B" + "Yy87dvani2x", kind: "tool_result" },
    ],
    passes: [
      "GITLAB_TOKEN=glpat-xxxxxxxxxxxxxxxxxxxx",
      "tokens of runners begin with glrt- since version 16",
      { text: "docs/glft-format-and-other-notes.md", kind: "document" },
    ],
  },
});
