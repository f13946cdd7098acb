import assert from "node:assert/strict";
import { Meter } from "./meter.ts";
import { masksOf, merge, redact } from "./redact.ts";

const ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const SEED = 20_240_611;

class Random {
  #seed: number;
  constructor(seed: number) {
    this.#seed = seed;
  }
  below(count: number): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(this.#seed / 0x100000000 * count);
  }
  text(length: number, alphabet = ALNUM): string {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)] ?? "").join("");
  }
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}

const HEX = "0123456789abcdef";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The fifteen types of the reference with a maker for each. */
const TYPES: readonly (readonly [string, (random: Random) => string])[] = [
  ["ANTHROPIC_KEY", (r) => `sk-ant-api03-${r.text(93)}AA`],
  ["GITHUB_PAT", (r) => `ghp_${r.text(36)}`],
  ["GITHUB_OAUTH", (r) => `gho_${r.text(36)}`],
  ["GITHUB_SERVER_TOKEN", (r) => `ghs_${r.text(36)}`],
  ["GITHUB_REFRESH", (r) => `ghr_${r.text(36)}`],
  ["GITHUB_PAT_FGT", (r) => `github_pat_${r.text(22)}_${r.text(59)}`],
  ["AWS_ACCESS_KEY", (r) => `AKIA${r.text(16, UPPER)}`],
  ["SLACK_TOKEN", (r) => `xoxb-${r.text(12, "0123456789")}-${r.text(24)}`],
  ["GITLAB_PAT", (r) => `glpat-${r.text(20)}`],
  ["STRIPE_LIVE", (r) => `sk_live_${r.text(24)}`],
  ["STRIPE_TEST", (r) => `sk_test_${r.text(24)}`],
  ["SENDGRID_KEY", (r) => `SG.${r.text(22)}.${r.text(43)}`],
  ["PEM_PRIVATE_KEY", (r) => pem(r)],
  ["JWT", (r) => `eyJ${r.text(33)}.eyJ${r.text(60)}.${r.text(43)}`],
  ["OPENAI_KEY", (r) => `sk-proj-${r.text(48)}`],
];

function pem(random: Random): string {
  const lines = Array.from({ length: 12 }, () => random.text(64, `${ALNUM}+/`));
  return `-----BEGIN ${"RSA PRIVATE"} KEY-----\n${lines.join("\n")}\n-----END ${"RSA PRIVATE"} KEY-----`;
}

function digits(random: Random, prefix: string, length: number): string {
  const body = prefix + random.text(length - prefix.length - 1, "0123456789");
  const sum = [...body].toReversed().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + ((10 - sum % 10) % 10);
}

/** Further secrets: the text around and the secret in it. */
const OTHERS: readonly ((random: Random) => { readonly text: string; readonly secret: string })[] = [
  (r) => wrap(r.text(20), (s) => `postgres://admin:${s}@db.example:5432/app`),
  (r) => wrap(`${r.text(8)}@:/${r.text(10)}`, (s) => `mysql://root:${s}@db.example/x`),
  (r) => wrap(r.text(16), (s) => `password=${s}`),
  (r) => wrap(`${r.text(14)}!#x`, (s) => `"db_password": "${s}"`),
  (r) => wrap(`correct horse ${r.text(9)} staple`, (s) => `passphrase: '${s}'`),
  (r) => wrap(r.text(14), (s) => `the password is ${s}`),
  (r) => wrap(r.text(40), (s) => `Authorization: Bearer ${s}`),
  (r) => wrap(`${r.text(26)}==`, (s) => `authorization: basic ${s}`),
  (r) => wrap(r.text(32, HEX), (s) => `DATADOG_API_KEY=${s}`),
  (r) => wrap(r.text(40, `${ALNUM}/+`), (s) => `aws_secret_access_key = ${s}`),
  (r) => wrap(r.text(86), (s) => `AccountName=x;AccountKey=${s}==;`),
  (r) => wrap(digits(r, "4", 16), (s) => `card ${s} exp 04/29`),
  (r) => wrap(digits(r, "5412", 16).replace(/(\d{4})(?=\d)/g, "$1 "), (s) => `pay with ${s} please`),
  (r) => wrap(`${512 + r.below(80)}-${10 + r.below(80)}-${1_000 + r.below(8_000)}`, (s) => `SSN ${s}`),
  (r) => wrap(`${r.text(12).toLowerCase()}@mail.example`, (s) => `write to ${s} now`),
  (r) =>
    wrap(`/T0${r.text(8, UPPER)}/B0${r.text(8, UPPER)}/${r.text(24)}`, (s) => `https://hooks.slack.com/services${s}`),
  (r) => wrap(`AIza${r.text(35)}`, (s) => `url?key=${s}&x=1`),
  (r) => wrap(r.text(18), (s) => `curl -u deploy:${s} https://a.example`),
  (r) => wrap(r.text(18), (s) => `mysql --password ${s} -h db`),
  (r) => wrap(`${r.text(9, "123456789")}:AA${r.text(33)}`, (s) => `bot ${s}`),
];

function wrap(secret: string, make: (secret: string) => string): { text: string; secret: string } {
  return { secret, text: make(secret) };
}

function assertGone(secret: string, shown: string, label: string): void {
  for (let at = 0; at + 12 <= secret.length; at++) {
    const piece = secret.slice(at, at + 12);
    assert.ok(!shown.includes(piece), `${label} (seed ${SEED}): "${piece}" of ${secret} survives in ${shown}`);
  }
  if (secret.length < 12) assert.ok(!shown.includes(secret), `${label} (seed ${SEED}): ${secret} in ${shown}`);
}

Deno.test("each of the fifteen types is named with its length, alone and in a sentence", () => {
  const random = new Random(SEED);
  for (const [type, make] of TYPES) {
    const secret = make(random);
    const label = `[REDACTED:${type}:len=${secret.length}]`;
    assert.equal(redact(secret), label);
    assert.equal(redact(`use ${secret} now`), `use ${label} now`);
  }
});

Deno.test("no twelve characters of a secret survive, in any surroundings", () => {
  const random = new Random(SEED);
  const around = ["", "x", " ", "\n", '"', "'", "(", "=", ":", ",", "`", "\u200b", "é"] as const;
  for (let round = 0; round < 40; round++) {
    for (const [type, make] of TYPES) {
      const secret = make(random);
      const text = `before ${random.pick([...around])}${secret}${
        random.pick([" ", "\n", '"', ",", ")", "", "\u200b"])
      } after`;
      assertGone(secret, redact(text), type);
    }
    for (const make of OTHERS) {
      const { text, secret } = make(random);
      assertGone(secret, redact(`see: ${text}`), text.slice(0, 16));
      assertGone(secret, redact(`{"note":"${text.replaceAll('"', '\\"')}"}`.replaceAll("\\", "")), text.slice(0, 16));
    }
  }
});

Deno.test("several secrets in one text are all masked, and the words between them stay", () => {
  const random = new Random(SEED);
  const secrets = TYPES.map(([, make]) => make(random));
  const shown = redact(secrets.join(" and then "));
  for (const secret of secrets) assertGone(secret, shown, "joined");
  assert.equal(shown.split(" and then ").length, secrets.length);
});

Deno.test("a secret that invisible characters or full-width letters split is masked from its first to its last character", () => {
  const random = new Random(SEED);
  const secret = `ghp_${random.text(36)}`;
  const split = [...secret].join("\u200b");
  assert.ok(redact(`token ${split} end`).startsWith("token [REDACTED:GITHUB_PAT:"));
  const wide = [...secret].map((c) => c > "!" && c < "~" ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c).join("");
  assert.equal(redact(`t ${wide} end`), "t [REDACTED:GITHUB_PAT:len=40] end");
});

Deno.test("redact() is idempotent", () => {
  const random = new Random(SEED);
  for (const make of OTHERS) {
    const once = redact(make(random).text);
    assert.equal(redact(once), once);
  }
  for (const [, make] of TYPES) {
    const once = redact(`token=${make(random)}; password: x`);
    assert.equal(redact(once), once);
  }
});

Deno.test("a mask that someone else wrote hides nothing: only known types are left alone", () => {
  const random = new Random(SEED);
  const secret = `ghp_${random.text(36)}`;
  assertGone(secret, redact(`[REDACTED:${secret}:len=40]`), "forged");
});

Deno.test("ordinary text stays as it is", () => {
  const texts = [
    "Please forward this to the reporting agent when the totals are ready.",
    "commit 5f2b9c1d4e6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c fixes issue 1234",
    "id 0198c2f4-1b7e-7c3a-9f64-2f1f0c9b7d11 at /usr/local/lib/node_modules/typescript/lib/lib.dom.d.ts",
    "The basic understanding of bearer certificates.",
    "order 4111111111111112 is no card",
    "see https://example.com:8080/a/b?c=d#e",
  ];
  for (const text of texts) assert.equal(redact(text), text);
});

Deno.test("a private key without a foot is masked as far as its body goes, in one line or many", () => {
  const random = new Random(SEED);
  const body = random.text(400, `${ALNUM}+/`);
  for (const joint of ["\n", "\\n", " "]) {
    const shown = redact(`key: -----BEGIN ${"PRIVATE"} KEY-----${joint}${body}`);
    assertGone(body, shown, JSON.stringify(joint));
  }
});

Deno.test("masks are in order and apart, and the first in precedence names a joined one", () => {
  const joined = merge([{ start: 5, end: 9, type: "A" }, { start: 0, end: 6, type: "B" }, {
    start: 9,
    end: 12,
    type: "C",
  }]);
  assert.deepEqual(joined, [{ start: 0, end: 9, type: "A" }, { start: 9, end: 12, type: "C" }]);
});

Deno.test("hostile text of heads, keys and half secrets costs no square", () => {
  for (
    const pump of [
      "-----BEGIN " + "PRIVATE KEY-----",
      "password=",
      "://a:",
      "eyJ",
      "sk-",
      "4111 ",
      "a@b.c,",
      "-----END ",
    ]
  ) {
    const work = (chars: number) => {
      const meter = new Meter();
      masksOf(pump.repeat(Math.ceil(chars / pump.length)), meter);
      return meter.work;
    };
    assert.ok(work(120_000) <= work(60_000) * 2.5, pump);
  }
});
