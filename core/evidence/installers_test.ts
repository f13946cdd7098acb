import assert from "node:assert/strict";
import { isKnownInstaller, isKnownInstallerUrl } from "./installers.ts";

Deno.test("an installer is known by the address of its maker, and by nothing that looks like it", () => {
  for (
    const address of [
      "https://sh.rustup.rs",
      "https://astral.sh/uv/install.sh",
      "https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh",
      "https://raw.githubusercontent.com/Homebrew/install/HEAD/install.sh",
    ]
  ) assert.ok(isKnownInstallerUrl(address), address);
  for (
    const address of [
      "http://sh.rustup.rs",
      "https://sh.rustup.rs.example.com",
      "https://x@sh.rustup.rs.example.com/",
      "https://user:pass@sh.rustup.rs/",
      "https://sh.rustup.rs:8443/",
      "https://astral.sh/other.sh",
      // A commit on the code host may be one of a stranger's copy.
      "https://raw.githubusercontent.com/nvm-sh/nvm/0123456789abcdef0123456789abcdef01234567/install.sh",
      "https://raw.githubusercontent.com/nvm-sh/nvm/master/../../../x/y/main/install.sh",
      "sh.rustup.rs",
    ]
  ) assert.ok(!isKnownInstallerUrl(address), address);
});

Deno.test("a pipeline is known when all that it fetches is", () => {
  const known = (...args: readonly string[]) =>
    isKnownInstaller({ start: 0, end: 1, argv: ["curl", ...args], pipedTo: null, redirects: [] });
  assert.ok(known("-fsSL", "https://get.docker.com"));
  for (
    const args of [
      [],
      ["https://get.docker.com", "https://x.example/a"],
      ["https://get.docker.com", "x.example/a"],
      ["https://get.docker.com/$HOST"],
    ]
  ) assert.ok(!known(...args), args.join(" "));
});
