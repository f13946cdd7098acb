import { hasChecksum, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_104",
  title: "Token of a package registry",
  why:
    "Whoever may publish a package runs code on every machine that installs it. Worms have spread by exactly these tokens.",
  fix: "Revoke the token, check what was published since, and publish from CI with trusted publishing instead.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["npm_", "pypi-", "rubygems_", "clojars_", "oy2", "cio", "gfp_"],
  match: [
    token(/\bnpm_([A-Za-z0-9]{36})/, { valid: (secret) => hasChecksum(secret) || /\d/.test(secret) }),
    token(/\bpypi-((?:AgEIcHlwaS5vcmc|AgENdGVzdC5weXBpLm9yZw)[\w-]{70,400})/),
    token(/\brubygems_([a-f0-9]{48})/),
    token(/\bCLOJARS_([a-f0-9]{60})/),
    token(/\boy2([a-z0-9]{43})/),
    token(/\bcio([A-Za-z0-9]{32})/),
    token(/\bgfp_([A-Za-z0-9_-]{20,40})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      {
        text: "//registry.example.com/:_authToken=" + "npm_rg7wOojmC" + "UuBRoeL5pykPT" + "Ply5kAA819bvTp",
        kind: "config",
      },
      "TWINE_PASSWORD=" + "pypi-AgEIcHlwaS5vcmcCJIyiJG21DHtOR" + "3WRbUfXrG7jwrGJ2uN0JMIyF7fzD7VOZ5C" +
      "v38ufPZvzVXPvHrFoue9Us9RcFJkIWHxSC",
      {
        text: "Key " + "rubygems_cf575dcad6" + "ba2b0aee0ca92373288" + "1584d8c4fa2815d2802" + " was created",
        kind: "tool_result",
      },
      "nuget push -k " + "oy2midnx57jxvm5" + "duae2ucro4smn5z" + "4nndl3hdie7lak7o",
      "CARGO_REGISTRY_TOKEN=" + "ciohR9t3xi8" + "2ArSImEtbpK" + "jZk9JwGKZrD9y",
    ],
    passes: [
      "npm_config_registry names the registry",
      "NPM_TOKEN=npm_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "the pypi-publish action uploads the wheel",
      { text: "npm_lifecycle_event and npm_package_version are set by npm", kind: "document" },
    ],
  },
});
