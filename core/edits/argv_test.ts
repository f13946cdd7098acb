import assert from "node:assert/strict";
import type { CommandShape, Format } from "../contract/platform.ts";
import { applySplices, verifyEdit } from "./apply.ts";
import { argvOf, unwrapArgv, wrapArgv } from "./argv.ts";
import { nodesAt } from "./look.ts";
import { parseText } from "./parse.ts";
import type { MapNode, Path, Tree } from "./tree.ts";

const SPLIT: CommandShape = { kind: "split", command: ["command"], args: ["args"] };
const NESTED: CommandShape = { kind: "split", command: ["transport", "command"], args: ["transport", "args"] };
const WHOLE: CommandShape = { kind: "whole", argv: ["command"] };
const LAUNCHER = ["/opt/my tools/oktsec", "proxy", "--config", 'C:\\a"b.yaml', "--agent", "files", "--"];

function treeOf(text: string, format: Format): Tree {
  const parsed = parseText(text, format);
  assert.equal(parsed.kind, "tree", JSON.stringify(parsed));
  return (parsed as { readonly tree: Tree }).tree; // asserted right before
}

function entryOf(tree: Tree, path: Path): MapNode {
  const [node] = nodesAt(tree, path);
  assert.equal(node?.kind, "map");
  return node as MapNode; // asserted right before
}

interface Case {
  readonly text: string;
  readonly format: Format;
  readonly path: Path;
  readonly shape: CommandShape;
}

/** The text after wrapping; checks that it reads back as meant, and that nothing else changed. */
function wrapped({ text, format, path, shape }: Case): string {
  const before = treeOf(text, format);
  const argv = argvOf(entryOf(before, path), shape);
  assert.ok(argv);
  const splices = wrapArgv(before, entryOf(before, path), shape, LAUNCHER);
  assert.ok(typeof splices !== "string", String(splices));
  const out = applySplices(text, splices);
  const after = treeOf(out, format);
  assert.deepEqual(argvOf(entryOf(after, path), shape), [...LAUNCHER, ...argv]);
  assert.equal(verifyEdit(before, after, [path], [shape]), null);
  return out;
}

function unwrapped({ text, format, path, shape }: Case, hadArgs: boolean | null): string {
  const tree = treeOf(text, format);
  const splices = unwrapArgv(tree, entryOf(tree, path), shape, { words: LAUNCHER.length, hadArgs });
  assert.ok(typeof splices !== "string", String(splices));
  return applySplices(text, splices);
}

function comesBack(one: Case): void {
  const before = treeOf(one.text, one.format);
  const { shape } = one;
  const hadArgs = shape.kind === "whole" ||
    nodesAt({ root: entryOf(before, one.path) }, shape.args).length > 0;
  const text = wrapped(one);
  assert.equal(unwrapped({ ...one, text }, hadArgs), one.text);
  assert.equal(unwrapped({ ...one, text }, null), one.text, "nothing but the text is needed");
}

/** Small numbers from a seed, the same on every machine. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 0x1_0000_0000 * below);
  };
}

const WORDS = [
  "npx",
  "-y",
  "@example/files",
  "${input:key}",
  "a b",
  "\\\\srv",
  "--x=1",
  "ü",
  "$HOME/x",
  "{env:A}",
  "it's",
];
const NAMES = ["files", "a.b", "with space", "__proto__", "ünï", "x/y", "9"];

type Roll = (below: number) => number;
const pick = <T>(roll: Roll, list: readonly T[]): T => list[roll(list.length)]!; // below its length

/** A config of the JSON family as people, editors and programs write them. */
function jsonText(roll: Roll, format: "json" | "jsonc" | "json5"): Case {
  const newline = pick(roll, ["\n", "\r\n"]);
  const unit = pick(roll, ["  ", "    ", "\t"]);
  const isWide = roll(3) > 0;
  const hasComments = format !== "json";
  const quote = (word: string) =>
    format === "json5" && roll(3) === 0 && !/['\\]/.test(word) ? `'${word}'` : JSON.stringify(word);
  const key = (word: string) => format === "json5" && roll(2) === 0 && /^[a-z]+$/i.test(word) ? word : quote(word);
  const comment = () => hasComments && roll(4) === 0 ? pick(roll, ["/* c */", `// n${newline}`]) : "";
  const line = (level: number) => isWide ? newline + unit.repeat(level) : roll(2) ? " " : "";
  const comma = () => hasComments && roll(3) === 0 ? "," : "";
  const list = (level: number) => {
    const words = Array.from({ length: roll(4) }, () => quote(pick(roll, WORDS)));
    if (words.length === 0) return pick(roll, ["[]", "[ ]", hasComments ? "[ /* none */ ]" : "[]"]);
    const inner = words.map((word) => line(level + 1) + comment() + word).join(",");
    return `[${inner}${comma()}${line(level)}]`;
  };
  const kind = roll(3);
  const fields = (level: number) => {
    const own = [
      `${key("command")}:${pick(roll, ["", " "])}${quote(pick(roll, WORDS))}`,
      ...(roll(3) > 0 ? [`${key("args")}: ${list(level)}`] : []),
      ...(roll(2) ? [`${key("env")}: {${quote("K")}: ${quote("v")}}`] : []),
      ...(roll(2) ? [`${key("disabled")}: false`] : []),
    ];
    if (roll(4) === 0) own.reverse();
    return own.map((field) => line(level + 1) + comment() + field + comment()).join(",") + comma() + line(level);
  };
  const name = pick(roll, NAMES);
  const body = kind === 0
    ? `${line(3)}${key("transport")}: {${fields(3)}}${line(2)}`
    : kind === 1
    ? `${line(3)}${key("command")}: [${quote("npx")}, ${quote("-y")}${comma()}]${line(2)}`
    : fields(2);
  const text = `${pick(roll, ["", "\uFEFF"])}${comment()}{${line(1)}${key("mcpServers")}: {${line(2)}${
    quote(name)
  }: {${body}}${line(1)}}${comma()}${line(0)}}${pick(roll, ["", newline])}`;
  return { text, format, path: ["mcpServers", name], shape: kind === 0 ? NESTED : kind === 1 ? WHOLE : SPLIT };
}

function tomlText(roll: Roll): Case {
  const newline = pick(roll, ["\n", "\r\n"]);
  const quote = (word: string) =>
    pick(roll, [
      JSON.stringify(word),
      /'/.test(word) ? JSON.stringify(word) : `'${word}'`,
      `"""${word.replaceAll("\\", "\\\\")}"""`,
    ]);
  const words = Array.from({ length: roll(4) }, () => quote(pick(roll, WORDS)));
  const list = words.length > 0 && roll(2)
    ? `[${newline}${words.map((word) => `  ${word}, # c${newline}`).join("")}]`
    : `[${pick(roll, ["", " "])}${words.join(", ")}]`;
  const name = pick(roll, NAMES);
  const command = `command${pick(roll, [" = ", "="])}${quote(pick(roll, WORDS))}`;
  const args = roll(3) > 0 ? [`args = ${list}`] : [];
  const comment = pick(roll, ["", " # why"]);
  const shown = /^[a-z0-9]+$/.test(name) ? name : JSON.stringify(name);
  const lines = pick(roll, [
    [`[mcp_servers.${shown}]`, command + comment, ...args, "", `[mcp_servers.${shown}.env]`, 'K = "v"'],
    [`[mcp_servers]`, `${shown}.${command}`, ...args.map((one) => `${shown}.${one}`), "x.y = 1"],
    [`mcp_servers.${shown} = { ${[command, ...args.filter(() => !list.includes("\n")), "n = 1"].join(", ")} }`],
    [`mcp_servers = { ${
      [command, ...args.filter(() => !list.includes("\n"))].map((one) => `${shown}.${one}`).join(", ")
    }, n = 1 }`],
    [`model = "m"`, "", `[mcp_servers.${shown}]`, ...args, `  ${command}`, "timeout = 3"],
  ]);
  const text = pick(roll, ["", "\uFEFF", `# head${newline}`]) + lines.join(newline) + pick(roll, ["", newline]);
  return { text, format: "toml", path: ["mcp_servers", name], shape: SPLIT };
}

function yamlText(roll: Roll): Case {
  const newline = pick(roll, ["\n", "\r\n"]);
  const plain = ["npx", "uvx", "-y", "some-server", "/usr/bin/node", "$HOME/x", "${HOME}/x", "a,b"];
  const quote = (word: string) =>
    pick(roll, [
      plain.includes(word) ? word : JSON.stringify(word),
      JSON.stringify(word),
      `'${word.replaceAll("'", "''")}'`,
    ]);
  const any = () => quote(pick(roll, [...plain, ...WORDS]));
  const words = Array.from({ length: roll(4) }, any);
  const deep = pick(roll, ["  ", "    "]);
  const name = pick(roll, ["files", "a.b", "x"]);
  const inner = deep + deep;
  const args = roll(3) === 0
    ? []
    : words.length > 0 && roll(2)
    ? ["args:", ...words.map((word) => `${pick(roll, ["", "  "])}- ${word}`)].flatMap((line, i, all) =>
      // Every dash of one list stands in one column.
      i === 0 ? [line] : [(all[1]?.startsWith(" ") ? "  - " : "- ") + words[i - 1]]
    )
    : [`args: [${words.filter((word) => /^["']/.test(word)).join(", ")}]`];
  const command = any();
  const head = pick(roll, [[`command: ${command}`], ["? command", `: ${command}`]]);
  const fields = [...head.slice(0, -1), `${head.at(-1)}${pick(roll, ["", " # why"])}`, ...args, "enabled: true"];
  if (roll(3) === 0) fields.unshift("# first", "timeout: 3");
  const lines = ["# head", "extensions:", `${deep}${name}:`, ...fields.map((line) => inner + line), "other: 1"];
  const text = lines.join(newline) + pick(roll, ["", newline]);
  return { text, format: "yaml", path: ["extensions", name], shape: SPLIT };
}

const ROUNDS = 400;

for (
  const [name, make] of [
    ["JSON", (roll: Roll) => jsonText(roll, "json")],
    ["JSONC", (roll: Roll) => jsonText(roll, "jsonc")],
    ["JSON5", (roll: Roll) => jsonText(roll, "json5")],
    ["TOML", tomlText],
    ["YAML", yamlText],
  ] as const
) {
  Deno.test(`${name}: what was wrapped comes back byte for byte, from the text alone`, () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const one = make(dice(seed));
      try {
        comesBack(one);
      } catch (error) {
        throw new Error(`seed ${seed}:\n${one.text}`, { cause: error });
      }
    }
  });
}

Deno.test("edits elsewhere in the file stay when an entry is unwrapped", () => {
  const text = '{\n  "mcpServers": {\n    "a": {"command": "npx"}\n  }\n}\n';
  const one: Case = { text, format: "json", path: ["mcpServers", "a"], shape: SPLIT };
  const edited = wrapped(one).replace("{\n", '{\n  "theme": "dark",\n');
  assert.equal(unwrapped({ ...one, text: edited }, false), text.replace("{\n", '{\n  "theme": "dark",\n'));
});

Deno.test("an entry that a program wrote anew is unwrapped to what it says", () => {
  const one: Case = {
    text: '{"mcpServers":{"a":{"command":"npx","args":["-y"]}}}',
    format: "json",
    path: ["mcpServers", "a"],
    shape: SPLIT,
  };
  const anew = JSON.stringify(JSON.parse(wrapped(one)), null, 2);
  const back: unknown = JSON.parse(unwrapped({ ...one, text: anew }, true));
  assert.deepEqual(back, JSON.parse(one.text));
});

Deno.test("without a note an empty list stays where something shows that it was there", () => {
  const back = (text: string) => {
    const one: Case = { text, format: "jsonc", path: ["s"], shape: SPLIT };
    return unwrapped({ ...one, text: wrapped(one) }, null);
  };
  assert.equal(back('{"s": {"command": "npx", "args": [ ]}}'), '{"s": {"command": "npx", "args": [ ]}}');
  assert.equal(back('{"s": {"args": [], "command": "npx"}}'), '{"s": {"args": [], "command": "npx"}}');
  assert.equal(back('{"s": {"command": "npx"}}'), '{"s": {"command": "npx"}}');
  assert.equal(back('{"s": {"command": "npx", "args": []}}'), '{"s": {"command": "npx", "args": []}}');
});

Deno.test("an empty list right behind the command goes where a program has written the entry anew", () => {
  const text = '{"s": {"command": "npx", "args": []}}';
  const one: Case = { text, format: "json", path: ["s"], shape: SPLIT };
  const anew = JSON.stringify(JSON.parse(wrapped(one)));
  assert.equal(unwrapped({ ...one, text: anew }, null), '{"s":{"command":"npx"}}');
  assert.equal(unwrapped({ ...one, text: anew }, true), '{"s":{"command":"npx","args":[]}}');
});

Deno.test("a key is added and taken away however the file puts its commas, keys and dashes", () => {
  const cases: readonly (readonly [format: Format, path: Path, text: string])[] = [
    ["jsonc", ["s"], '{"s": {\n  "command": "npx" // why\n  , "env": {}\n}}'],
    ["jsonc", ["s"], '{"s": {"command": "npx" /* a */ , "args": [ /* none */ ] /* b */ , /* c */ "on": 1}}'],
    ["toml", ["m", "a", "b"], 'm = { a = { b.command = "npx", c = 1 } }\n'],
    ["toml", ["m", "a", "b"], 'm = { "a,=" = 1, a."b" . command = "npx", c = 1 }\n'],
    ["yaml", ["s"], "s:\n  ? command\n  : npx\n  on: true\n"],
    ["yaml", ["s"], "s:\n  ? # why\n    command\n  : npx\n  on: true\n"],
    ["yaml", ["s"], "s:\n  ? command\n  : npx\n  ? args\n  : - -y\n    - x\n"],
    ["yaml", ["s"], "? s\n: command: npx\n  on: true\n"],
    ["yaml", ["s"], "s: {? command : npx, on: true}\n"],
    ["yaml", ["s", 0], "s:\n- ? command\n  : npx\n"],
  ];
  for (const [format, path, text] of cases) comesBack({ format, path, text, shape: SPLIT });
});

Deno.test("what cannot be undone is refused, and nothing is damaged", () => {
  const refusal = (text: string, format: Format, shape: CommandShape = SPLIT) => {
    const tree = treeOf(text, format);
    return wrapArgv(tree, entryOf(tree, ["s"]), shape, LAUNCHER);
  };
  assert.equal(refusal("s:\n  command: |\n    npx\n", "yaml"), "its command is a block of text");
  const twice = '{"s": {"transport": {"command": "a", "command": "b"}}}';
  assert.equal(refusal(twice, "json", NESTED), "its command or its arguments are written twice");
  assert.equal(refusal('{"s": {"command": 1}}', "json"), "its command is no text");
  assert.equal(refusal('{"s": {"command": "x", "args": null}}', "json"), "its arguments are no list");
  assert.equal(refusal('{"s": {"command": "x"}}', "json", WHOLE), "its command is no list");
  const tree = treeOf('{"s": {"command": "x", "args": []}}', "json");
  const bare = { words: 3, hadArgs: null };
  assert.equal(typeof unwrapArgv(tree, entryOf(tree, ["s"]), SPLIT, bare), "string");
});

Deno.test("a list that a client wrote anew with dashes goes line by line, whatever stands beside it", () => {
  const ours = "    args:\n" + LAUNCHER.slice(1).map((word) => `    - ${JSON.stringify(word)}\n`).join("") +
    "    - npx\n";
  const back = (text: string, hadArgs: boolean | null, path: Path = ["s"]) =>
    unwrapped({ text, format: "yaml", path, shape: SPLIT }, hadArgs);
  const command = "    command: /opt/oktsec\n";
  assert.equal(back(`s:\n${command}${ours}    on: true\n`, false), "s:\n    command: npx\n    on: true\n");
  assert.equal(back(`s:\n${command}${ours}`, false), "s:\n    command: npx\n");
  assert.equal(back(`s:\n${ours}${command}`, false), "s:\n    command: npx\n");
  assert.equal(back(`s:\n${command}${ours}    on: true\n`, true), "s:\n    command: npx\n    args: []\n    on: true\n");
  const mine = `s:\n${command}${ours}    # mine\n    - -y\n`;
  assert.equal(back(mine, true), "s:\n    command: npx\n    args:\n    # mine\n    - -y\n");
  const words = LAUNCHER.slice(1).map((word) => JSON.stringify(word)).join(", ");
  const item = `m:\n- args: [${words}, npx]\n  command: /opt/oktsec\n`;
  assert.equal(back(item, false, ["m", 0]), "m:\n- command: npx\n");
});

Deno.test("our key goes with the comma beside it, and a comment between the two stays", () => {
  const words = LAUNCHER.slice(1).map((word) => JSON.stringify(word)).join(", ");
  const back = (before: string, behind: string, format: Format = "jsonc") =>
    unwrapped(
      { text: `{"s": {${before}"args": [${words}, "npx"]${behind}}}`, format, path: ["s"], shape: SPLIT },
      false,
    );
  const command = '"command": "/opt/oktsec"';
  assert.equal(back(`\n  ${command}, // mine\n  `, "\n"), '{"s": {\n  "command": "npx" // mine\n}}');
  assert.equal(back(`${command} /* a */ , /* b */ `, ""), '{"s": {"command": "npx" /* a */  /* b */ }}');
  assert.equal(back(`${command} // mine\n, `, ""), '{"s": {"command": "npx" // mine\n }}');
  assert.equal(back("", ` /* mine */, ${command}`), '{"s": { /* mine */ "command": "npx"}}');
});

Deno.test("our words go where a comment stands before the comma behind them", () => {
  const words = LAUNCHER.slice(1).map((word) => JSON.stringify(word)).join(", ");
  const text = `{"s": {"command": "/opt/oktsec", "args": [${words}, "npx" /* mine */ , "x"]}}`;
  const back = unwrapped({ text, format: "jsonc", path: ["s"], shape: SPLIT }, true);
  assert.equal(back, '{"s": {"command": "npx", "args": [ /* mine */ "x"]}}');
});

Deno.test("where something else than a comma stands beside our list, an empty one is left, not us", () => {
  const words = LAUNCHER.slice(1).map((word) => JSON.stringify(word)).join(", ");
  const text = `m:\n- args: [${words}, npx] # mine\n  command: /opt/oktsec\n`;
  const back = unwrapped({ text, format: "yaml", path: ["m", 0], shape: SPLIT }, false);
  assert.equal(back, "m:\n- args: [] # mine\n  command: npx\n");
});

Deno.test("a plain word of YAML that needs quotes between brackets comes back as it was, from the text alone", () => {
  for (const word of ["${HOME}/x", "a,b", "it's {x}"]) {
    comesBack({ text: `s:\n  command: ${word}\n  args: []\n`, format: "yaml", path: ["s"], shape: SPLIT });
    comesBack({ text: `s:\n  command: ${word} # c\n`, format: "yaml", path: ["s"], shape: SPLIT });
  }
  const one: Case = { text: 's:\n  command: "${HOME}/x"\n', format: "yaml", path: ["s"], shape: SPLIT };
  comesBack(one);
});

Deno.test("a word that somebody changed among ours comes back in quotes where it needs them", () => {
  const one: Case = { text: "s:\n  command: ${HOME}/x\n", format: "yaml", path: ["s"], shape: SPLIT };
  const edited = wrapped(one).replace("${HOME}/x", "${HOME}/x # y");
  assert.equal(unwrapped({ ...one, text: edited }, null), 's:\n  command: "${HOME}/x # y"\n');
});

Deno.test("verifyEdit() names what changed beside the command line", () => {
  const before = treeOf('{"s": {"command": "x", "env": {"A": "1"}}, "t": 1}', "json");
  const after = (text: string) => verifyEdit(before, treeOf(text, "json"), [["s"]], [SPLIT]);
  assert.equal(after('{"s": {"command": "y", "args": ["x"], "env": {"A": "1"}}, "t": 1}'), null);
  assert.match(after('{"s": {"command": "y", "env": {"A": "2"}}, "t": 1}') ?? "", /"s\.env\.A"/);
  assert.match(after('{"s": {"command": "y", "env": {"A": "1"}}, "t": 2}') ?? "", /"t"/);
  assert.match(after('{"s": {"command": "y", "env": {"A": "1"}}}') ?? "", /""/);
});

Deno.test("splices that overlap or leave the text are refused", () => {
  assert.throws(
    () => applySplices("abc", [{ start: 0, end: 2, text: "" }, { start: 1, end: 3, text: "" }]),
    RangeError,
  );
  assert.throws(() => applySplices("abc", [{ start: 2, end: 4, text: "" }]), RangeError);
});
