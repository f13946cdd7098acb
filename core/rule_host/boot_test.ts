import assert from "node:assert/strict";
import { LENGTH_DIGITS } from "./boot.ts";

/** What a compiled binary does: it starts with permissions and gives them up. The program is one that tries them all. */
const PROGRAM = `
const tries = {
  read: () => Deno.readTextFileSync("/etc/hostname"),
  env: () => Deno.env.toObject(),
  write: () => Deno.writeTextFileSync("/tmp/oktsec-never", ""),
  run: () => new Deno.Command("true").outputSync(),
  sys: () => Deno.hostname(),
};
const denied = Object.entries(tries).filter(([, run]) => {
  try { run(); return false; } catch (error) { return error.name === "NotCapable"; }
}).map(([name]) => name);
denied.push(await Deno.connect({ port: 9 }).catch((error) => error.name));
console.log(denied.join());
`;

Deno.test("a host that was started with every permission has none left when its program runs", async () => {
  const boot = new URL("./boot.ts", import.meta.url).href;
  const main = `data:text/javascript,${
    encodeURIComponent(`import { becomeHost } from ${JSON.stringify(boot)}; await becomeHost();`)
  }`;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-A", "--no-check", main],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = child.stdin.getWriter();
  const bytes = new TextEncoder().encode(PROGRAM);
  await writer.write(new TextEncoder().encode(String(bytes.length).padStart(LENGTH_DIGITS, "0")));
  await writer.write(bytes);
  await writer.close();
  const { stdout } = await child.output();
  assert.equal(new TextDecoder().decode(stdout).trim(), "read,env,write,run,sys,NotCapable");
});
