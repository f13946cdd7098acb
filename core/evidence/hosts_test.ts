import assert from "node:assert/strict";
import { hostKind, isChatHook } from "./hosts.ts";

Deno.test("hostKind() knows listed services and their subdomains, and nothing that only ends alike", () => {
  assert.equal(hostKind("webhook.site"), "catcher");
  assert.equal(hostKind("A1.OASTIFY.com."), "catcher");
  assert.equal(hostKind("x.ngrok-free.app"), "drop");
  assert.equal(hostKind("3g2upl4pq6kufc4m.onion"), "hidden");
  assert.equal(hostKind("mywebhook.site"), "unknown");
  assert.equal(hostKind("webhook.site.example.com"), "unknown");
});
Deno.test("isChatHook() wants the path of a hook, not only the host", () => {
  assert.ok(isChatHook(new URL("https://hooks.slack.com/services/T/B/x")));
  assert.ok(isChatHook(new URL("https://discord.com/api/webhooks/1/x")));
  assert.ok(!isChatHook(new URL("https://discord.com/channels/1")));
});
