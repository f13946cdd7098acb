import assert from "node:assert/strict";
import { inPlace } from "./_test_place.ts";
import { modeFor, onErrorFor } from "./mode.ts";

Deno.test("the flag wins over the agent, the agent over the door, the door over the global mode", () =>
  inPlace(async (place) => {
    const { config } = await place.loadText(`mode: observe
doors: {stdio: {mode: enforce}, message: {}}
agents: {a: {mode: observe}, b: {}}
`);
    const mode = (door: string, agent: string | null, forced = false) => modeFor(config, { door, agent, forced });
    assert.equal(mode("message", "b"), "observe");
    assert.equal(mode("stdio", "b"), "enforce");
    assert.equal(mode("stdio", "a"), "observe");
    assert.equal(mode("stdio", "a", true), "enforce");
    assert.equal(mode("stdio", null), "enforce");
    assert.equal(mode("stdio", "stranger"), "enforce");
    assert.equal(mode("message", "constructor"), "observe");
  }));

Deno.test("a door that says nothing blocks what could not be judged", () =>
  inPlace(async (place) => {
    const { config } = await place.loadText("doors: {stdio: {on_error: allow}, message: {mode: observe}}\n");
    assert.equal(onErrorFor(config, "stdio"), "allow");
    assert.equal(onErrorFor(config, "message"), "block");
    assert.equal(onErrorFor(config, "mcp"), "block");
  }));
