import assert from "node:assert/strict";
import { fit, guard, paint, plain, plainJson, plainLines, widthOf, wrap } from "./text.ts";

Deno.test("plain() leaves no character that steers a terminal or hides", () => {
  const hostile: readonly string[] = [
    "\x1b[2J", // clears the screen
    "\x1b]0;title\x07", // sets the window's title
    "\x1b]8;;http://evil.example\x1b\\", // a link under other words
    "\x9b31m", // the eight-bit form of the same
    "a\rb", // overwrites the line
    "a\bb",
    "a\nforged line",
    "\u202eevil", // turns the reading direction
    "\u2066x\u2069",
    "zero\u200bwidth",
    "tag\u{e0041}",
    "\u2028",
    "\ud800",
    "\ufe0f",
    "\u3164", // a letter drawn as nothing
    "\u00ad",
  ];
  for (const text of hostile) {
    const safe = plain(text);
    assert.match(safe, /\\u[0-9a-f]{4}/, JSON.stringify(text));
    assert.doesNotMatch(safe, /[\p{Cc}\p{Cf}\p{Cs}\u2028\u202e\ufe0f\u3164]/u, JSON.stringify(text));
  }
  assert.equal(plain("Grüße, 世界, emoji 🙂, back\\slash"), "Grüße, 世界, emoji 🙂, back\\slash");
});

Deno.test("plainLines() keeps newlines and tabs and nothing else", () => {
  assert.equal(plainLines("a\n\tb\r\x07"), "a\n\tb\\u000d\\u0007");
});

Deno.test("plainJson() means the same as the value and cannot steer a terminal", () => {
  const value = { a: "x\u009by\u202ez\u{e0041}\n\ud800", "\u2028": [1, null] };
  for (const indent of [undefined, 2]) {
    const text = plainJson(value, indent);
    assert.deepEqual(JSON.parse(text), value);
    assert.doesNotMatch(text, /[\u007f-\u009f\u202e\u2028]|\u{e0041}/u);
  }
  assert.equal(plainJson(undefined), "null");
});

Deno.test("guard() lets our own styles through and nothing beside them", () => {
  assert.equal(guard(paint("ok", "green", true), true), "\x1b[32mok\x1b[0m");
  assert.equal(guard("\x1b[8mhidden\x1b[0m", true), "\\u001b[8mhidden\x1b[0m");
  assert.equal(guard("\x1b[2J\x1b[31mred", true), "\\u001b[2J\x1b[31mred");
  assert.equal(guard("\x1b[31mred\x1b[0m\x1b]0;x\x07", false), "red\\u001b]0;x\\u0007");
});

Deno.test("paint() escapes what it paints", () => {
  assert.equal(paint("\x1b[0mx", "red", true), "\x1b[31m\\u001b[0mx\x1b[0m");
  assert.equal(paint("x", "red", false), "x");
});

Deno.test("widthOf() and fit() count as a terminal does", () => {
  assert.equal(widthOf("abc"), 3);
  assert.equal(widthOf("世界"), 4);
  assert.equal(widthOf("e\u0301"), 1);
  assert.equal(fit("abcdef", 6), "abcdef");
  assert.equal(fit("abcdefg", 6), "abcde…");
  assert.equal(fit("世界世界", 5), "世界…");
});

Deno.test("wrap() breaks at spaces and loses no word", () => {
  const text = "one two three four five averyveryverylongword six";
  const lines = wrap(text, 14);
  assert.equal(lines.join(" "), text);
  for (const line of lines) assert.ok(line.length <= 14 || !line.includes(" "), line);
});
