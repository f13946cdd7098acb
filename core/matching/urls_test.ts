import assert from "node:assert/strict";
import { findUrls, URL_CHARS_MAX, URLS_MAX } from "./urls.ts";

function textsOf(text: string): readonly string[] {
  return findUrls(text).map((token) => {
    assert.equal(text.slice(token.start, token.end), token.text);
    return token.text;
  });
}

Deno.test("the punctuation of the sentence is no part of a URL, brackets that it opened are", () => {
  assert.deepEqual(textsOf("See (http://a.example/c(d)), or http://b.example/x."), [
    "http://a.example/c(d)",
    "http://b.example/x",
  ]);
  assert.deepEqual(textsOf("[docs](https://e.example/p) <ftp://f.example>"), [
    "https://e.example/p",
    "ftp://f.example",
  ]);
});

Deno.test("a URL in the query of another is found too", () => {
  assert.deepEqual(textsOf("https://e.example/?u=http://169.254.169.254/latest"), [
    "https://e.example/?u=http://169.254.169.254/latest",
    "http://169.254.169.254/latest",
  ]);
});

Deno.test("what the WHATWG parser refuses is no URL; what it repairs is", () => {
  assert.deepEqual(textsOf("http://[::1 http:// ://x 1://y"), []);
  assert.equal(findUrls("go to http://0x7f.1/")[0]?.url.hostname, "127.0.0.1");
  assert.equal(findUrls("http:\\\\x and http://a.example\\b")[0]?.url.href, "http://a.example/b");
});

Deno.test("URLs are bounded in number and length", () => {
  assert.equal(findUrls("http://a.example/ ".repeat(URLS_MAX + 3)).length, URLS_MAX);
  assert.equal(findUrls(`http://a.example/${"x".repeat(URL_CHARS_MAX * 2)}`)[0]?.text.length, URL_CHARS_MAX);
  assert.ok(findUrls("http://".repeat(5_000)).length < 10, "nested without end");
});
