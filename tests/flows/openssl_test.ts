/** Keys and signatures are what other tools make of them: a real openssl signs what we verify, and verifies what we sign. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { exportPkcs8, exportSpki, generateKeyPair, loadKeyPair, saveKeyPair } from "../../core/identity/keys.ts";
import { payloadOf, type SignedMessage } from "../../core/identity/payload.ts";
import { decodeSignature, signBytes, verifyBytes } from "../../core/identity/signature.ts";
import { startServer } from "../fakes/server.ts";

const MESSAGE: SignedMessage = {
  from: "ada",
  to: "bob",
  content: "two lines,\nand an é",
  timestamp: "2026-02-22T10:00:00Z",
  nonce: null,
  keyVersion: 0,
  intent: null,
  metadata: null,
  session: null,
  deliver: null,
  delegationSha256: null,
};

async function openssl(
  dir: string,
  args: readonly string[],
): Promise<{ success: boolean; stdout: Uint8Array; text: string }> {
  const command = new Deno.Command("openssl", { args: [...args], cwd: dir, stdin: "null" });
  const { success, stdout, stderr } = await command.output();
  return { success, stdout, text: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
}

/** Null where there is none that knows Ed25519 (`-rawin` came with 3.0), with a printed reason. */
async function withOpenssl(test: (dir: string) => Promise<void>, t: Deno.TestContext): Promise<void> {
  const version = await openssl(".", ["version"]).then(({ text }) => text.trim(), () => "none");
  if (!/^OpenSSL [3-9]/.test(version)) {
    process.stderr.write(`skipped: needs openssl 3 or later, found: ${version}\n`);
    return void await t.step({ name: "skipped: no openssl 3", ignore: true, fn: () => {} });
  }
  const dir = await mkdtemp(join(tmpdir(), "oktsec-openssl-"));
  try {
    await test(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function signWithOpenssl(dir: string, payload: Uint8Array): Promise<Uint8Array> {
  await writeFile(join(dir, "payload"), payload);
  const sign = ["pkeyutl", "-sign", "-rawin", "-inkey", "key.pem", "-in", "payload", "-out", "signature"];
  const result = await openssl(dir, sign);
  assert.ok(result.success, result.text);
  return new Uint8Array(await readFile(join(dir, "signature")));
}

Deno.test("a version 1 payload that openssl signed with the exported key verifies under the key on disk", (t) =>
  withOpenssl(async (dir) => {
    await saveKeyPair(dir, "ada", generateKeyPair());
    const pair = await loadKeyPair(dir, "ada");
    assert.ok(pair);
    await writeFile(join(dir, "key.pem"), exportPkcs8(pair), { mode: 0o600 });
    // What a shell script builds with printf, not what our code builds.
    const payload = Buffer.from("ada\nbob\ntwo lines,\nand an é\n2026-02-22T10:00:00Z");
    const text = Buffer.from(await signWithOpenssl(dir, payload)).toString("base64");
    const signature = decodeSignature(text);
    const ours = payloadOf(MESSAGE, 1);
    assert.ok(signature && ours);
    assert.ok(verifyBytes(pair, ours, signature));
    assert.ok(!verifyBytes(pair, payloadOf({ ...MESSAGE, to: "eve" }, 1) ?? ours, signature));
  }, t));

Deno.test("openssl verifies what we sign, under the exported public key", (t) =>
  withOpenssl(async (dir) => {
    const pair = generateKeyPair();
    const payload = payloadOf(MESSAGE, 1) ?? new Uint8Array();
    await writeFile(join(dir, "pub.pem"), exportSpki(pair));
    await writeFile(join(dir, "payload"), payload);
    await writeFile(join(dir, "signature"), signBytes(pair, payload));
    const verify = [
      "pkeyutl",
      "-verify",
      "-rawin",
      "-pubin",
      "-inkey",
      "pub.pem",
      "-in",
      "payload",
      "-sigfile",
      "signature",
    ];
    assert.ok((await openssl(dir, verify)).success);
    await writeFile(join(dir, "payload"), "something else");
    assert.ok(!(await openssl(dir, verify)).success);
  }, t));

Deno.test("a message that openssl signed is delivered; changed, or sent again, it is refused", (t) =>
  withOpenssl(async (dir) => {
    await using server = await startServer({
      config: 'version: "1"\nmode: enforce\nidentity: { require_signature: true }\n',
      agents: ["ada"],
    });
    const pair = server.keys.get("ada");
    assert.ok(pair);
    await writeFile(join(dir, "key.pem"), exportPkcs8(pair), { mode: 0o600 });
    const timestamp = new Date().toISOString().replace(/\.\d+/, "");
    const payload = Buffer.from(`ada\nbob\nhello from a shell\n${timestamp}`);
    const signature = Buffer.from(await signWithOpenssl(dir, payload)).toString("base64");
    const body = { from: "ada", to: "bob", content: "hello from a shell", timestamp, signature };
    const changed = await server.post({ ...body, content: "hello from another" });
    assert.deepEqual([changed.status, changed.json["policy_decision"]], [403, "identity_rejected"]);
    const first = await server.post(body);
    assert.deepEqual([first.status, first.json["status"], first.json["verified_sender"]], [200, "delivered", true]);
    const again = await server.post(body);
    assert.deepEqual([again.status, again.json["code"], again.json["message_id"]], [
      409,
      "replayed",
      first.json["message_id"],
    ]);
  }, t));
