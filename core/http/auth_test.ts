import assert from "node:assert/strict";
import { LOGIN_ADDRESSES_MAX, LOGIN_BUDGET_HOUR } from "../limits.ts";
import { AccessCode, newAccessCode } from "./auth.ts";

const MINUTE = 60_000;
const CODE = "48291057";

function start(code = CODE) {
  let time = 1_000_000;
  const access = new AccessCode(code, () => time);
  return {
    try: (guess: string, address = "203.0.113.9") => access.attempt(guess, address),
    pass: (ms: number) => void (time += ms),
  };
}

function fail(login: ReturnType<typeof start>, times: number, address?: string) {
  const answers = Array.from({ length: times }, () => login.try("00000000", address));
  return answers.at(-1);
}

Deno.test("newAccessCode() gives eight digits, keeps leading zeros, and passes over what would favour low codes", () => {
  const drawn = [0xffffffff, 4_200_000_000, 5, 4_199_999_999];
  const random = () => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, drawn.shift() ?? 0);
    return bytes;
  };
  assert.equal(newAccessCode(random), "00000005");
  assert.equal(newAccessCode(random), "99999999");
});

Deno.test("the right code is granted; a wrong one says how many are left", () => {
  const login = start();
  assert.deepEqual(login.try("00000000"), { kind: "wrong", left: 4 });
  assert.deepEqual(login.try(CODE), { kind: "granted" });
});

for (const guess of ["", "4829105", "482910577", "48291057\0", "４８２９１０５７"]) {
  Deno.test(`a guess of another length or alphabet is wrong, not an error: ${JSON.stringify(guess)}`, () => {
    assert.equal(start().try(guess).kind, "wrong");
  });
}

Deno.test("five wrong codes lock an address for 5 minutes, then 30, then 2 hours, and again 2 hours", () => {
  const login = start();
  for (const minutes of [5, 30, 120, 120]) {
    assert.equal(fail(login, 4)?.kind, "wrong");
    assert.deepEqual(login.try("00000000"), { kind: "locked", retryAfterMs: minutes * MINUTE });
    login.pass(minutes * MINUTE);
  }
});

Deno.test("while an address is locked even the right code is refused, and it is taken the moment the lock ends", () => {
  const login = start();
  fail(login, 5);
  login.pass(5 * MINUTE - 1);
  assert.deepEqual(login.try(CODE), { kind: "locked", retryAfterMs: 1 });
  login.pass(1);
  assert.deepEqual(login.try(CODE), { kind: "granted" });
});

Deno.test("four wrong codes in each quarter of an hour lock all the same: failures are not forgotten by time", () => {
  const login = start();
  fail(login, 4);
  login.pass(24 * 60 * MINUTE);
  assert.equal(login.try("00000000").kind, "locked");
});

Deno.test("the right code clears what an address has to its name", () => {
  const login = start();
  fail(login, 4);
  login.try(CODE);
  assert.deepEqual(login.try("00000000"), { kind: "wrong", left: 4 });
});

Deno.test("one address that is locked does not lock another", () => {
  const login = start();
  fail(login, 5);
  assert.equal(login.try(CODE, "203.0.113.10").kind, "granted");
});

Deno.test("addresses of one IPv6 network count as one, those of another do not", () => {
  const login = start();
  for (let n = 1; n <= 4; n++) login.try("00000000", `2001:db8:1:2::${n}`);
  assert.equal(login.try("00000000", "2001:db8:1:2:ffff:0:0:1").kind, "locked");
  assert.equal(login.try("00000000", "2001:db8:1:3::1").kind, "wrong");
  assert.equal(login.try("00000000", "::2").kind, "wrong");
});

Deno.test("an IPv4 address is the same behind an IPv6 socket", () => {
  const login = start();
  fail(login, 4, "203.0.113.9");
  assert.equal(login.try("00000000", "::ffff:203.0.113.9").kind, "locked");
});

Deno.test("all addresses together have a budget an hour; past it the right code waits too", () => {
  const login = start();
  for (let n = 0; n < LOGIN_BUDGET_HOUR; n++) login.try("00000000", `198.51.100.${n}`);
  assert.equal(login.try(CODE, "192.0.2.1").kind, "locked");
  login.pass(60 * MINUTE - 1);
  assert.equal(login.try(CODE, "192.0.2.1").kind, "locked");
  login.pass(1);
  assert.equal(login.try(CODE, "192.0.2.1").kind, "granted");
});

Deno.test("one guess below the budget the right code is still taken", () => {
  const login = start();
  for (let n = 0; n < LOGIN_BUDGET_HOUR - 1; n++) login.try("00000000", `198.51.100.${n}`);
  assert.equal(login.try(CODE, "192.0.2.1").kind, "granted");
});

Deno.test("a flood from the network does not lock out the person at the console", () => {
  const login = start();
  for (let n = 0; n < LOGIN_BUDGET_HOUR; n++) login.try("00000000", `198.51.100.${n}`);
  assert.equal(login.try(CODE, "127.0.0.1").kind, "granted");
  assert.equal(login.try(CODE, "::1").kind, "granted");
});

for (const [others, kind] of [[LOGIN_ADDRESSES_MAX - 1, "locked"], [LOGIN_ADDRESSES_MAX, "wrong"]] as const) {
  Deno.test(`after ${others} other addresses the fifth wrong code of the first is ${kind}: memory is bounded`, () => {
    const login = start();
    fail(login, 4);
    for (let n = 0; n < others; n++) {
      if (n % 90 === 0) login.pass(60 * MINUTE);
      login.try("00000000", `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
    }
    assert.equal(login.try("00000000").kind, kind);
  });
}
