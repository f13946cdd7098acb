/**
 * Modules of Node in the bundle: loaded when the module that imports them is, and not all at the start.
 *
 * A bundle is one module, so what it imports is loaded before its first line: a proxy would load an HTTP server that only `oktsec serve` needs.
 */
import { builtinModules } from "node:module";

/** How \`deno bundle\` begins a program in which something calls \`require\`. */
const REQUIRE =
  /import\s*\{\s*createRequire as (\w+)\s*\}\s*from "node:module";\s*var (\w+)\s*=\s*\1\(import\.meta\.url\);/;

/** Writes a module into \`folder\` for each of Node's and returns the entries of an import map that lead to them. */
export async function builtinsWhenNeeded(folder: URL): Promise<Readonly<Record<string, string>>> {
  await Deno.mkdir(folder, { recursive: true });
  const entries: [string, string][] = [];
  for (const specifier of specifiers()) {
    const names = Object.keys(await import(specifier) as object).filter((name) => name !== "default");
    const file = new URL(`${specifier.slice("node:".length).replaceAll("/", "_")}.js`, folder);
    await Deno.writeTextFile(file, shim(specifier, names));
    entries.push([specifier, file.href]);
  }
  return Object.fromEntries(entries);
}

/** All of them under their one unambiguous name; \`node:process\` stays, since it is what the others are asked from. */
function specifiers(): readonly string[] {
  const names = builtinModules.map((name) => name.replace(/^node:/, "")).filter((name) => !name.startsWith("_"));
  return [...new Set([...names, "sqlite"])].filter((name) => name !== "process").map((name) => `node:${name}`);
}

function shim(specifier: string, names: readonly string[]): string {
  const bound = names.map((name) => `${name}: $${name}`).join(", ");
  const exported = names.map((name) => `$${name} as ${name}`).join(", ");
  const builtin = `process.getBuiltinModule(${JSON.stringify(specifier)})`;
  return `const builtin = ${builtin};\nexport default builtin;\nconst { ${bound} } = builtin;\nexport { ${exported} };\n`;
}

/** The bundle with a \`require\` that asks for a module of Node when it is called: there is nothing else that it could be asked for. */
export function requireOfBuiltins(source: string): string {
  const found = REQUIRE.exec(source);
  if (!found) throw new Error("the bundle does not begin as expected: tools/node_builtins.ts");
  return source.replace(found[0], () => `var ${found[2]}=(name)=>process.getBuiltinModule(name);`);
}
