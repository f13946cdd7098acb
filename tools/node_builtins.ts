/**
 * Modules of Node in the bundle: each is loaded when something of it is first used, and not all before the first line.
 *
 * A bundle is one module, so what any of its parts imports is loaded at every start: a proxy would load the HTTP server of `oktsec serve`.
 */
import { type AnyNode, type Identifier, type ImportDeclaration, parse, type Program } from "acorn";
import { fullAncestor } from "acorn-walk";
import MagicString from "magic-string";

/** How `deno bundle` begins a program in which something calls `require`. */
const REQUIRE =
  /import\s*\{\s*createRequire as (\w+)\s*\}\s*from "node:module";\s*var (\w+)\s*=\s*\1\(import\.meta\.url\);/;

/**
 * The bundle with imports of Node's modules put where they are used, and a `require` that asks for a module of Node: there is nothing else
 * that it could be asked for. Throws where a name that is imported also means something else: bundlers give each name of a module once.
 */
export function builtinsWhenUsed(bundle: string): string {
  const source = bundle.replace(REQUIRE, (_, _create, name) => `var ${name}=(name)=>process.getBuiltinModule(name);`);
  const program: Program = parse(source, { ecmaVersion: "latest", sourceType: "module" });
  const text = new MagicString(source);
  const uses = new Map<string, string>();
  const getters = new Map<string, string>();
  for (const node of program.body) {
    if (node.type !== "ImportDeclaration") continue;
    for (const [local, use] of usesOf(node, getters)) uses.set(local, use);
    text.remove(node.start, node.end);
  }
  fullAncestor(program, (node, _state, ancestors) => {
    if (node.type !== "Identifier") return;
    const use = uses.get(node.name);
    const parent = ancestors.at(-2);
    if (use === undefined || !parent || isPropertyName(node, parent)) return;
    if (binds(node, parent)) {
      throw new Error(`${node.name} is imported, and bound again at ${node.start} of the bundle`);
    }
    const isShort = parent.type === "Property" && parent.shorthand;
    text.update(node.start, node.end, isShort ? `${node.name}:${use}` : wrapped(use, node, parent));
  });
  for (const [specifier, name] of getters) {
    text.prepend(`var ${name}_,${name}=()=>${name}_??=process.getBuiltinModule("${specifier}");`);
  }
  return text.toString();
}

/** For each name that an import binds, what stands for it. `getters` learns the name of the function that gives the module. */
function usesOf(node: ImportDeclaration, getters: Map<string, string>): readonly (readonly [string, string])[] {
  const specifier = String(node.source.value);
  if (!specifier.startsWith("node:")) throw new Error(`the bundle imports ${specifier}`);
  const name = `$node_${specifier.slice("node:".length).replace(/\W/g, "_")}`;
  const isGlobal = specifier === "node:process";
  if (!isGlobal) getters.set(specifier, name);
  const module = isGlobal ? "process" : `${name}()`;
  return node.specifiers.map((one) => {
    const imported = one.type !== "ImportSpecifier" ? "default" : nameOf(one.imported);
    return [one.local.name, imported === "default" ? module : `${module}.${imported}`] as const;
  });
}

function nameOf(node: AnyNode): string {
  return node.type === "Identifier" ? node.name : "default";
}

/** A member that is called has its object for `this`, which these functions do not want, and `new` ends at the first call. */
function wrapped(use: string, node: Identifier, parent: AnyNode): string {
  if (parent.type === "NewExpression" && parent.callee === node) return `(${use})`;
  const isCalled = parent.type === "CallExpression" && parent.callee === node && use.includes(".");
  return isCalled ? `(0,${use})` : use;
}

function isPropertyName(node: Identifier, parent: AnyNode): boolean {
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  if (parent.type === "Property" || parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") {
    return parent.key === node && !parent.computed && !(parent.type === "Property" && parent.shorthand);
  }
  return parent.type === "MetaProperty" || parent.type.startsWith("Import") || parent.type.startsWith("Export");
}

/** True where the name is given a meaning of its own. */
function binds(node: Identifier, parent: AnyNode): boolean {
  switch (parent.type) {
    case "VariableDeclarator":
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.id === node;
    case "FunctionDeclaration":
    case "FunctionExpression":
      return parent.id === node || parent.params.includes(node);
    case "ArrowFunctionExpression":
      return parent.params.includes(node);
    case "AssignmentPattern":
    case "AssignmentExpression":
      return parent.left === node;
    case "CatchClause":
      return parent.param === node;
    case "RestElement":
    case "ArrayPattern":
    case "ObjectPattern":
      return true;
    default:
      return false;
  }
}
