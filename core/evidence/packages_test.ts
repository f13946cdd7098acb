import assert from "node:assert/strict";
import { popularPackages, squattedPackage } from "./packages.ts";

Deno.test("names that are meant to be taken for well-known ones are found", () => {
  assert.equal(squattedPackage("reqeusts", "pypi"), "requests");
  assert.equal(squattedPackage("requestss", "pypi"), "requests");
  assert.equal(squattedPackage("lodahs", "npm"), "lodash");
  assert.equal(squattedPackage("expres", "npm"), "express");
  assert.equal(squattedPackage("expresso", "npm"), null);
  assert.equal(squattedPackage("exprress", "npm"), "express");
  assert.equal(squattedPackage("1odash", "npm"), "lodash");
  assert.equal(squattedPackage("colorrama", "pypi"), "colorama");
  assert.equal(squattedPackage("serde_jsom", "crates"), null);
  assert.equal(squattedPackage("tokioo", "crates"), "tokio");
});

Deno.test("the well-known names themselves, in any spelling of dashes, are no squats of each other", () => {
  for (const registry of ["npm", "pypi", "crates"] as const) {
    for (const name of popularPackages(registry)) assert.equal(squattedPackage(name, registry), null, name);
  }
  assert.equal(squattedPackage("python_dotenv", "pypi"), null);
});

Deno.test("honest neighbours and other words pass", () => {
  for (const name of ["preact", "vuex", "lodash-es", "my-app", "webpack-merge", "reactive"]) {
    assert.equal(squattedPackage(name, "npm"), null, name);
  }
});

Deno.test("a hundred names and more are shipped for the two large registries", () => {
  assert.ok(popularPackages("npm").length + popularPackages("pypi").length + popularPackages("crates").length >= 300);
});
