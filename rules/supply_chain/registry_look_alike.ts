import { addressClass, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Hosts of registries, and of mirrors that their communities run. */
const OFFICIAL =
  /(?:^|\.)(?:npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pypi\.python\.org|pythonhosted\.org|rubygems\.org|packagist\.(?:org|com)|crates\.io|nuget\.org|npmmirror\.com|jsr\.io|readthedocs\.(?:io|org)|golang\.org)$/;
/** A registry's own name as the start of somebody else's host: "files.pythonhosted.example.net". */
const PREFIXED =
  /^(?:www\.)?(?:registry\.(?:npmjs|yarnpkg)|files\.pythonhosted|pypi\.org|npmjs\.(?:org|com)|index\.crates|static\.crates|proxy\.golang(?:\.org)?|api\.nuget|repo\.packagist|index\.rubygems)\./;
const BRAND = /npmjs|npm-?registry|yarnpkg|pythonhosted|pypi|rubygems|packagist|crates-?io|nuget/;
/** Names that say of a company's own host what it serves: "pypi.acme.example". */
const OWN_LABEL = /^(?:pypi|npm|nuget|rubygems|packagist|crates)\d?$/;

export default defineRule({
  id: "SUPPLY_104",
  title: "Packages come from a bare address, or from a host that is to be taken for the registry",
  why: "One line sends every later install to a stranger, and the name was chosen so that nobody looks twice.",
  fix: "Use the registry's own host; compare it letter by letter, and regenerate the lock file.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  keywords: [
    "index-url",
    "--index ",
    "index_url",
    "registry",
    "resolved",
    "--source",
    "find-links",
    "goproxy",
    "pip install -i",
    "npmregistryserver",
    "[[source]]",
    "install http",
    "i http",
    "add http",
    "install git+http",
  ],
  match: scan(
    /(?:\b(?:npm|pnpm|yarn|bun|pip3?|pipx|gem)\s{1,2}(?:i|install|add)|\b(?:extra[-_])?index[-_]url|--index|\binstall\s{1,2}-i|\b(?:npmR|r)egistry(?:Server)?|\bresolved|--source|\bfind-links|\bGOPROXY|\[\[source\]\]\s{1,4}url)["']?\s{0,3}(?:[=:]\s{0,3}|\s)["']?(?:sparse\+|git\+)?https?:\/\/(?:[^\s\/@"']{1,60}@)?([\w.-]{3,120}|\[[0-9a-f:]{3,40}\])/i,
    (match) => {
      const host = (match[1] ?? "").toLowerCase();
      if (/^[\d.]+$|^\[/.test(host)) return /^(?:public|documentation|reserved)$/.test(addressClass(host));
      return !OFFICIAL.test(host) && (PREFIXED.test(host) || isLookAlike(host));
    },
  ),
  examples: {
    flags: [
      { text: "pip install --index-url http://203.0.113" + ".12:8080/simple acme-auth", kind: "message" },
      { text: "index-url = https://files.pythonhosted.example.net/simple", kind: "config" },
      { text: '"resolved": "https://npmjs-cdn.org/chalk/-/chalk-5.3.0.tgz"', kind: "document" },
      { text: "pip install -i https://pypi-mirror.help/simple requests", kind: "tool_result" },
    ],
    passes: [
      { text: "registry=https://registry." + "npmjs" + ".org/", kind: "config" },
      { text: "pip install --index-url https://download.pytorch.org/whl/cu121 torch", kind: "command" },
      { text: "pip install -i https://pypi.tuna.tsinghua.edu.cn/simple requests", kind: "command" },
      { text: "index-url = https://pypi.acme.example/simple", kind: "config" },
      { text: "npm config set registry http://10.0.0.12:4873", kind: "command" },
    ],
  },
});

/** The name that somebody bought holds a registry's, with more around it. */
function isLookAlike(host: string): boolean {
  const labels = host.split(".");
  const bought = labels.at(-2) ?? "";
  return labels.length > 1 && BRAND.test(bought) && !OWN_LABEL.test(bought);
}
