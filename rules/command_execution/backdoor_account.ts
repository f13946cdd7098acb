import { commandsThat, effective, pipeline } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { ShellCommand } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_141",
  title: "An account is created for someone to come back",
  why: "A login with a known password outlives the session and every patch.",
  fix: "Remove the account, and look at what was done with it.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI10"],
    mcp: ["MCP05"],
    cwe: ["CWE-506"],
    see: ["https://attack.mitre.org/techniques/T1136/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document"],
  keywords: [
    "useradd",
    "adduser",
    "chpasswd",
    "net user",
    "net1 user",
    "new-localuser",
    "dscl . -create",
    "create-user",
    "create-access-key",
    "passwd root",
    "create user",
    "add-iam-policy-binding",
    "clusterrolebinding",
  ],
  match: [
    commandsThat(({ name, args }, command) => {
      const line = args.join(" ");
      if (name === "useradd") return /(?:-p\s|--password)/.test(line) || pipelineHas(command, "chpasswd");
      if (name === "chpasswd") return true;
      if (name === "passwd") return /--stdin/.test(line) || args.includes("-d") && /\broot\b/.test(line);
      if (/^(?:echo|printf)$/.test(name)) return pipelineHas(command, "chpasswd") || pipelineHas(command, "passwd");
      if (name === "dscl") {
        return /-create\s{1,2}\/Users\/\S{1,40}\s{1,2}UniqueID/.test(line) ||
          /-append\s{1,2}\/Groups\/admin/.test(line);
      }
      if (name === "aws") {
        return /iam\s{1,2}(?:create-access-key|create-login-profile)\b/.test(line) ||
          /iam\s{1,2}attach-user-policy\b.{0,120}AdministratorAccess/.test(line);
      }
      if (name === "gcloud") {
        return /add-iam-policy-binding\b.{0,160}(?:allUsers|allAuthenticatedUsers|roles\/owner)/.test(line);
      }
      return name === "kubectl" && /create\s{1,2}clusterrolebinding\b.{0,160}cluster-admin/.test(line);
    }),
    /\bnet1?(?:\.exe)?\s{1,3}user\s{1,3}[\w$.-]{1,32}\s{1,3}\S{1,40}\s{1,3}\/add\b/i,
    /\bNew-LocalUser\b[^\n]{0,120}-Password\b/i,
  ],
  examples: {
    flags: [
      { text: "useradd -m -s /bin/bash -p '$6$x' support", kind: "command" },
      { text: "echo 'root:toor' | chpasswd", kind: "command" },
      { text: "net user helper P4ss1234 /add", kind: "command" },
      { text: "aws iam create-access-key --user-name admin", kind: "tool_argument" },
      {
        text: "kubectl create clusterrolebinding x --clusterrole=cluster-admin --serviceaccount=default:default",
        kind: "command",
      },
    ],
    passes: [{ text: "useradd -r -s /usr/sbin/nologin app", kind: "command" }, { text: "net user", kind: "command" }, {
      text: "aws iam list-users",
      kind: "command",
    }, { text: "kubectl get clusterrolebindings", kind: "command" }],
  },
});

function pipelineHas(command: ShellCommand, name: string): boolean {
  return pipeline(command).some((stage) => effective(stage).name === name);
}
