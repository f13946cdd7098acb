import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { SESSION_MS, SESSIONS_MAX } from "../limits.ts";
import { isSame, Sessions, setCookie, tokenOf } from "./sessions.ts";

function start() {
  let time = 0;
  const sessions = new Sessions(() => time, randomBytes);
  return { sessions, pass: (ms: number) => void (time += ms) };
}

Deno.test("a session is found by its token until eight hours have passed, however much it is used", () => {
  const { sessions, pass } = start();
  const { token, session } = sessions.begin();
  assert.equal(sessions.find(token), session);
  pass(SESSION_MS - 1);
  assert.equal(sessions.find(token), session);
  pass(1);
  assert.equal(sessions.find(token), null);
});

Deno.test("a token has 256 bits, and no two sessions share one or a form token", () => {
  const { sessions } = start();
  const [a, b] = [sessions.begin(), sessions.begin()];
  assert.match(a.token, /^[\w-]{43}$/);
  assert.equal(new Set([a.token, b.token, a.session.csrf, b.session.csrf]).size, 4);
});

Deno.test("a session that was ended is not found, and ending one leaves the others", () => {
  const { sessions } = start();
  const [a, b] = [sessions.begin(), sessions.begin()];
  sessions.end(a.token);
  assert.equal(sessions.find(a.token), null);
  assert.equal(sessions.find(b.token), b.session);
});

Deno.test("sessions are bounded: at the bound all live, one past it the oldest ends", () => {
  const { sessions } = start();
  const all = Array.from({ length: SESSIONS_MAX }, () => sessions.begin());
  assert.ok(sessions.find(all[0]?.token ?? null));
  const last = sessions.begin();
  assert.equal(sessions.find(all[0]?.token ?? null), null);
  assert.ok(sessions.find(all[1]?.token ?? null));
  assert.ok(sessions.find(last.token));
});

Deno.test("the cookie is HttpOnly, SameSite=Strict, for /dashboard, and Secure over TLS only", () => {
  assert.equal(
    setCookie("abc", { isSecure: false }),
    "oktsec_session=abc; Path=/dashboard; Max-Age=28800; HttpOnly; SameSite=Strict",
  );
  assert.match(setCookie("abc", { isSecure: true }), /; Secure$/);
  assert.match(setCookie(null, { isSecure: false }), /^oktsec_session=; Path=\/dashboard; Max-Age=0;/);
});

Deno.test("tokenOf() finds our cookie among others and takes nothing that is no token", () => {
  const token = "a".repeat(43);
  const of = (cookie: string) => tokenOf(new Request("http://localhost/", { headers: { cookie } }));
  assert.equal(of(`theme=dark; oktsec_session=${token}; x=1`), token);
  assert.equal(of(`not_oktsec_session=${token}`), null);
  assert.equal(of("oktsec_session=short"), null);
  assert.equal(of("oktsec_session"), null);
  assert.equal(tokenOf(new Request("http://localhost/")), null);
});

Deno.test("isSame() is true for equal secrets only, also for those of other lengths", () => {
  assert.equal(isSame("abc", "abc"), true);
  assert.equal(isSame("abc", "abd"), false);
  assert.equal(isSame("", "abc"), false);
});
