import assert from "node:assert/strict";
import { configJsonSchema } from "./json_schema.ts";
import { PLANNED, RETIRED } from "./phases.ts";
import { shapeAt } from "./shape.ts";

type Node = Record<string, unknown>;
const schema = configJsonSchema() as Node; // An object, by its type.

/** Every property with its path, through sections, records and lists. */
function* properties(node: Node, path = ""): Generator<readonly [string, Node]> {
  for (const [key, inner] of Object.entries((node["properties"] ?? {}) as Record<string, Node>)) { // JSON Schema's own form.
    yield [`${path}${key}`, inner];
    yield* properties(inner, `${path}${key}.`);
  }
  for (const key of ["additionalProperties", "items"]) {
    const inner = node[key];
    if (typeof inner === "object" && inner !== null) yield* properties(inner as Node, `${path}*.`); // As above.
  }
}

Deno.test("every key of the config is described", () => {
  const all = [...properties(schema)];
  assert.ok(all.length > 150, String(all.length));
  for (const [path, node] of all) assert.ok(typeof node["description"] === "string", path);
});

Deno.test("the JSON Schema is strict, knows defaults and asks for nothing", () => {
  assert.equal(schema["additionalProperties"], false);
  assert.equal(schema["required"], undefined);
  const found = new Map(properties(schema));
  assert.equal(found.get("server.port")?.["default"], 8080);
  assert.equal(found.get("mode")?.["default"], "enforce");
  assert.equal(found.get("agents.*.suspended")?.["default"], false);
});

Deno.test("every planned key exists in the schema and says that it is not active; no retired key exists", () => {
  const found = new Map(properties(schema));
  for (const pattern of PLANNED) {
    const shape = shapeAt(pattern.split(".").map((step) => step === "*" && pattern.startsWith("rules") ? 0 : step));
    assert.ok(shape, pattern);
    const node = found.get(pattern);
    if (node) assert.match(String(node["description"]), /not active yet/i, pattern);
  }
  for (const pattern of Object.keys(RETIRED)) assert.equal(found.has(pattern), false, pattern);
});

Deno.test("a key that says it is not active is in the list of planned keys", () => {
  for (const [path, node] of properties(schema)) {
    if (!/not active yet/i.test(String(node["description"]))) continue;
    assert.ok(PLANNED.some((pattern) => path === pattern || path.startsWith(`${pattern}.`)), path);
  }
});
