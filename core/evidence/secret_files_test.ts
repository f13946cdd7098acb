import assert from "node:assert/strict";
import { isKeyFile, isSecretFile } from "./secret_files.ts";

Deno.test("isKeyFile() knows files of keys on every system, and not their public halves", () => {
  for (
    const path of [
      "~/.ssh/id_ed25519",
      "/home/ada/.aws/credentials",
      "C:\\Users\\ada\\.ssh\\id_rsa",
      "/etc/shadow",
      "/proc/self/environ",
      "~/.kube/config",
    ]
  ) {
    assert.ok(isKeyFile(path), path);
  }
  for (const path of ["~/.ssh/id_rsa.pub", "src/shadow.ts", "environment.md", "docs/credentials.md", "/etc/hosts"]) {
    assert.ok(!isKeyFile(path), path);
  }
});
Deno.test("isSecretFile() adds files that may hold secrets, and not their templates", () => {
  for (
    const path of [".env", "app/.env.production", "/etc/passwd", "config/credentials.json", "server.key", "~/.npmrc"]
  ) assert.ok(isSecretFile(path), path);
  for (const path of [".env.example", "environment.ts", "passwords.md", "keyboard.json"]) {
    assert.ok(!isSecretFile(path), path);
  }
});
