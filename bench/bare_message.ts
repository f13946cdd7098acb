/** What the same machine does without Oktsec: parse the JSON, verify the signature, answer. */
import { loadPublicKey } from "../core/identity/keys.ts";
import { decodeSignature, verifyBytes } from "../core/identity/signature.ts";

const key = await loadPublicKey(`${Deno.args[0]}/keys`, "ada");
if (!key) throw new Error("no key");
const encoder = new TextEncoder();
const server = Deno.serve({
  hostname: "127.0.0.1",
  port: 0,
  onListen: ({ port }) => void Deno.stdout.writeSync(encoder.encode(`http://127.0.0.1:${port}\n`)),
}, async (request) => {
  const { from, to, content, timestamp, signature } = await request.json();
  const signed = decodeSignature(signature);
  const holds = signed !== null && verifyBytes(key, encoder.encode([from, to, content, timestamp].join("\n")), signed);
  return Response.json({ status: "delivered", verified_sender: holds }, { status: holds ? 200 : 403 });
});
await server.finished;
