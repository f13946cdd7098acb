import { entriesAt, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NC-MNT-101",
  title: "A NanoClaw container asks for the host",
  why: "The socket or the home in a container is the host with another name.",
  fix: "Remove the mount.",
  severity: "critical",
  category: "nanoclaw-config",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-732"] },
  reads: ["config", "document"],
  keywords: ["additionalmounts"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of entriesAt(looseJson(sample), ["additionalMounts", "*", "hostPath"])) {
      if (
        /^(?:\/|~\/?|\/(?:etc|root|home|proc|sys)\/?|\/var\/run\/docker\.sock|\/run\/docker\.sock|~\/\.(?:ssh|aws|config|gnupg)[^\s]{0,40})$/
          .test(scalar(entry.value) ?? "")
      ) yield entry;
    }
  },
  examples: {
    flags: [{
      text: '{"additionalMounts": [{"hostPath": "/var/run/docker.sock", "containerPath": "d"}]}',
      kind: "config",
    }, {
      text: '{"additionalMounts": [{"hostPath": "~", "containerPath": "home", "readonly": false}]}',
      kind: "config",
    }, {
      text: '{"groupName": "x", "additionalMounts": [{"hostPath": "~/.ssh", "containerPath": "k"}]}',
      kind: "config",
    }],
    passes: [
      { text: '{"additionalMounts": [{"hostPath": "~/projects/a", "containerPath": "a"}]}', kind: "config" },
      { text: '{"mounts": [{"hostPath": "/"}]}', kind: "config" },
      { text: '{"additionalMounts": []}', kind: "config" },
      { text: '{"additionalMounts": [{"hostPath": "/var/run/docker.sock", "containerPath": "d"}]}', kind: "message" },
    ],
  },
});
