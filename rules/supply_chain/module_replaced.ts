import { distance, scan, skeleton } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_106",
  title: "A module is replaced by one of a stranger with a similar name",
  why: "The imports stay as they are, and every build takes its code from somewhere else.",
  fix: "Compare the two paths; drop the line unless the fork is your own.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  keywords: ["replace"],
  match: scan(
    /\breplace[ =(]{1,3}\s{0,8}([\w.-]{3,60}\/[\w.\/-]{2,100})(?:\s{1,2}v[\w.+-]{1,40})?\s{0,2}(?:=>|=)\s{0,2}([\w.-]{3,60}\/[\w.\/-]{2,100})/,
    (match) => {
      const [from, to] = [path(match[1]), path(match[2])];
      if (from.owner === to.owner || !/\./.test(to.host)) return false;
      // The language's own modules have no forks that a build would need.
      if (/^(?:golang\.org|google\.golang\.org|go\.uber\.org|k8s\.io|sigs\.k8s\.io)$/.test(from.host)) {
        return to.host !== from.host &&
          !/^(?:golang|google|grpc|uber-go|kubernetes|kubernetes-sigs|protocolbuffers)$/.test(to.owner);
      }
      return from.host === to.host && from.owner.length > 4 &&
        (skeleton(from.owner) === skeleton(to.owner) || distance(from.owner, to.owner, 2) <= 2);
    },
  ),
  examples: {
    flags: [
      { text: "replace golang.org/x/crypto => github.com/gocrypt0/crypto v0.21.1", kind: "document" },
      { text: "go mod edit -replace=github.com/acme-core/auth=github.com/acme-c0re/auth@v1.8.3", kind: "command" },
      { text: "replace github.com/hashicorp/vault v1.2.0 => github.com/hashlcorp/vault v1.2.1", kind: "document" },
    ],
    passes: [
      { text: "replace example.org/lib => ../lib", kind: "document" },
      { text: "replace github.com/olduser/tool => github.com/acme/tool v1.4.0", kind: "document" },
      { text: "replace golang.org/x/net => github.com/golang/net v0.20.0", kind: "document" },
      "Please replace docs/old.md with docs/new.md.",
    ],
  },
});

function path(text = ""): { readonly host: string; readonly owner: string } {
  const [host = "", owner = ""] = text.toLowerCase().split("/");
  return { host, owner };
}
