import assert from "node:assert/strict";
import { FORM_BYTES_MAX, SESSION_MS } from "../../core/limits.ts";
import { CODE, csrfOf, decision, form, openSite, RULE, signIn, type Site, wouldBlock } from "./_fixture.ts";

const loginForm = async (site: Site, code: string, extra: Readonly<Record<string, string>> = {}) =>
  form({ code, csrf: await csrfOf(await site.ask("/dashboard/login")), ...extra });

Deno.test("without a session every page leads to the login page and comes back, and the API says so", async () => {
  await using site = await openSite();
  for (const path of ["/dashboard", "/dashboard/events/x?a=1", "/dashboard/nope"]) {
    const response = await site.ask(path);
    assert.equal(response.status, 302);
    assert.match(response.headers.get("location") ?? "", /^\/dashboard\/login/);
  }
  assert.equal(
    (await site.ask("/dashboard/events/x?a=1")).headers.get("location"),
    "/dashboard/login?next=%2Fdashboard%2Fevents%2Fx%3Fa%3D1",
  );
  const api = await site.ask("/dashboard/api/events");
  assert.equal(api.status, 401);
  assert.deepEqual(await api.json(), { error: "session expired", code: "no_session" });
});

Deno.test("the right code opens a session, with a cookie that scripts and other sites cannot use", async () => {
  await using site = await openSite();
  const response = await site.ask("/dashboard/login", await loginForm(site, "4829 1057"));
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/dashboard");
  assert.match(
    response.headers.get("set-cookie") ?? "",
    /^oktsec_session=[\w-]{43}; Path=\/dashboard; .*HttpOnly; SameSite=Strict$/,
  );
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  assert.equal((await site.ask("/dashboard", { headers: { cookie } })).status, 200);
});

Deno.test("a wrong code is a 401 that opens nothing, and a fifth one a 429 that says when to come back", async () => {
  await using site = await openSite();
  for (let n = 1; n <= 4; n++) {
    const response = await site.ask("/dashboard/login", await loginForm(site, "00000000"));
    assert.equal(response.status, 401);
    assert.equal(response.headers.get("set-cookie"), null);
    assert.match(await response.text(), /role="alert"/);
  }
  const locked = await site.ask("/dashboard/login", await loginForm(site, "00000000"));
  assert.equal(locked.status, 429);
  assert.equal(locked.headers.get("retry-after"), "300");
  assert.equal((await site.ask("/dashboard/login", await loginForm(site, CODE))).status, 429);
  assert.equal((await site.store.counters.totals())["refused.dashboard.bad_code"], 4);
});

Deno.test("what is no code at all is told apart, and costs no guess", async () => {
  await using site = await openSite();
  for (let n = 0; n < 10; n++) {
    assert.equal((await site.ask("/dashboard/login", await loginForm(site, "1234567"))).status, 400);
  }
  assert.equal((await site.ask("/dashboard/login", await loginForm(site, CODE))).status, 303);
});

Deno.test("a form without its token is refused, at login and after, and costs no guess", async () => {
  await using site = await openSite();
  for (let n = 0; n < 6; n++) {
    assert.equal((await site.ask("/dashboard/login", form({ code: CODE }))).status, 403);
    assert.equal((await site.ask("/dashboard/login", form({ code: CODE, csrf: "x".repeat(43) }))).status, 403);
  }
  const cookie = await signIn(site);
  assert.equal((await site.ask("/dashboard/logout", form({}, { cookie }))).status, 403);
  assert.equal((await site.ask("/dashboard", { headers: { cookie } })).status, 200);
});

Deno.test("the form token of one session does not serve another", async () => {
  await using site = await openSite();
  const [mine, other] = [await signIn(site), await signIn(site)];
  const csrf = await csrfOf(await site.ask("/dashboard", { headers: { cookie: other } }));
  assert.equal((await site.ask("/dashboard/logout", form({ csrf }, { cookie: mine }))).status, 403);
});

Deno.test("a form from another site is refused even with everything right", async () => {
  await using site = await openSite();
  const right = await loginForm(site, CODE);
  const response = await site.ask("/dashboard/login", { ...right, headers: { origin: "http://evil.example" } });
  assert.equal(response.status, 403);
  assert.equal((await response.json()).code, "cross_site");
});

Deno.test("signing out ends the session and takes the cookie away", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  const csrf = await csrfOf(await site.ask("/dashboard", { headers: { cookie } }));
  const response = await site.ask("/dashboard/logout", form({ csrf }, { cookie }));
  assert.equal(response.status, 303);
  assert.match(response.headers.get("set-cookie") ?? "", /Max-Age=0/);
  assert.equal((await site.ask("/dashboard", { headers: { cookie } })).status, 302);
  assert.equal((await site.ask("/dashboard/logout", { headers: { cookie: await signIn(site) } })).status, 405);
});

Deno.test("signing in again ends the session that was there before", async () => {
  await using site = await openSite();
  const old = await signIn(site);
  const csrf = await csrfOf(await site.ask("/dashboard", { headers: { cookie: old } }));
  assert.equal((await site.ask("/dashboard/login", form({ code: CODE, csrf }, { cookie: old }))).status, 303);
  assert.equal((await site.ask("/dashboard", { headers: { cookie: old } })).status, 302);
});

Deno.test("a session ends after eight hours", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  site.clock.now += SESSION_MS - 1;
  assert.equal((await site.ask("/dashboard", { headers: { cookie } })).status, 200);
  site.clock.now += 1;
  assert.equal((await site.ask("/dashboard", { headers: { cookie } })).status, 302);
});

for (
  const [next, to] of [
    ["/dashboard/events/x?a=1", "/dashboard/events/x?a=1"],
    ["//evil.example", "/dashboard"],
    ["https://evil.example", "/dashboard"],
    ["/dashboard.evil.example", "/dashboard"],
    ["/dashboard/\\evil.example", "/dashboard"],
    ["/other", "/dashboard"],
  ] as const
) {
  Deno.test(`after signing in, next=${next} leads to ${to}`, async () => {
    await using site = await openSite();
    const response = await site.ask(`/dashboard/login?next=${encodeURIComponent(next)}`, await loginForm(site, CODE));
    assert.equal(response.headers.get("location"), to);
  });
}

Deno.test("a form at the size limit is read, one byte past it is a 413", async () => {
  await using site = await openSite();
  const csrf = await csrfOf(await site.ask("/dashboard/login"));
  const start = `csrf=${csrf}&code=${CODE}&pad=`;
  const ofSize = (bytes: number): RequestInit => ({
    method: "POST",
    body: start + "x".repeat(bytes - start.length),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  assert.equal((await site.ask("/dashboard/login", ofSize(FORM_BYTES_MAX + 1))).status, 413);
  assert.equal((await site.ask("/dashboard/login", ofSize(FORM_BYTES_MAX))).status, 303);
});

Deno.test("files are open without a session, and nothing else is", async () => {
  await using site = await openSite();
  const login = await (await site.ask("/dashboard/login")).text();
  const style = /href="([^"]+styles\.css[^"]*)"/.exec(login)?.[1] ?? "";
  const response = await site.ask(style.replaceAll("&amp;", "&"));
  assert.equal(response.status, 200);
  assert.match(response.headers.get("cache-control") ?? "", /immutable/);
  assert.equal((await site.ask("/dashboard/deno.json")).status, 302);
  assert.equal((await site.ask("/dashboard/events/a.b")).status, 302);
});

Deno.test("pages are never stored and always carry the policy, error pages and redirects included", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  for (const path of ["/dashboard", "/dashboard/login", "/dashboard/nope", "/dashboard/events/none"]) {
    for (const headers of [{}, { cookie }]) {
      const response = await site.ask(path, { headers });
      assert.equal(response.headers.get("cache-control"), "no-store", path);
      assert.match(response.headers.get("content-security-policy") ?? "", /script-src 'self'/, path);
      assert.doesNotMatch(await response.text(), /<script(?![^>]* src=)|<style| style=| on\w+="/, path);
    }
  }
});

Deno.test("the overview counts what the store counts, and says what observe let pass", async () => {
  await using site = await openSite();
  const at = site.clock.now;
  await site.store.audit.append(decision({ at }));
  await site.store.audit.append(wouldBlock({ at }));
  await site.store.audit.append(decision({ at, status: "rejected", reason: "agent_suspended", verdict: "block" }));
  await site.store.audit.append(decision({ at, kind: "admin", status: null, note: "a change of settings" }));
  const html = await (await site.ask("/dashboard", { headers: { cookie: await signIn(site) } })).text();
  assert.match(html, /data-figure="total">3</);
  assert.match(html, /data-figure="blocked">2<.*?1 passed, observed/s);
  assert.match(html, /data-figure="rate">67 %</);
  assert.match(html, /Observe\./);
  assert.match(html, /TEST-001/);
  assert.equal(html.match(/<tr class="[a-z ]+" data-id/g)?.length, 3);
  assert.match(html, /The sender is suspended/);
});

Deno.test("the overview shows the newest 50 events and stays below 100 KB", async () => {
  await using site = await openSite();
  for (let n = 0; n < 60; n++) {
    await site.store.audit.append(wouldBlock({ at: site.clock.now - n, from: `agent-${n}` }));
  }
  const html = await (await site.ask("/dashboard", { headers: { cookie: await signIn(site) } })).text();
  assert.equal(html.match(/<tr class="[a-z ]+" data-id/g)?.length, 50);
  assert.ok(html.length < 100_000, `${html.length} bytes`);
});

Deno.test("an empty store teaches the commands that make the first event", async () => {
  await using site = await openSite();
  const html = await (await site.ask("/dashboard", { headers: { cookie: await signIn(site) } })).text();
  assert.match(html, /oktsec proxy --agent/);
  assert.match(html, /http:\/\/localhost:8080\/v1\/message/);
  assert.match(html, /oktsec demo/);
});

Deno.test("a mode that some doors and agents do not share is said", async () => {
  await using site = await openSite({ config: { mode: "enforce", doors: { stdio: { mode: "observe" } } } as never });
  const html = await (await site.ask("/dashboard", { headers: { cookie: await signIn(site) } })).text();
  assert.match(html, /Enforce\./);
  assert.match(html, /1 door set to observe/);
});

Deno.test("the event page tells what happened, why it matters, what to do, in this order, and escapes the evidence", async () => {
  await using site = await openSite();
  const { id } = await site.store.audit.append(wouldBlock({ at: site.clock.now, from: "ada" }));
  const response = await site.ask(`/dashboard/events/${id}`, { headers: { cookie: await signIn(site) } });
  const html = await response.text();
  assert.equal(response.status, 200);
  assert.match(html, /A thing that must not happen &lt;b.*Because it did\..*Undo it\./s);
  assert.match(html, /It passed\./);
  assert.match(html, /&lt;img src=x/);
  assert.doesNotMatch(html, /<img/);
  assert.match(html, new RegExp(id));
});

Deno.test("the event page explains a refusal that no rule made", async () => {
  await using site = await openSite();
  const { id } = await site.store.audit.append(
    decision({
      at: site.clock.now,
      status: "rejected",
      reason: "identity_rejected",
      verdict: "block",
      identity: "invalid",
    }),
  );
  const html = await (await site.ask(`/dashboard/events/${id}`, { headers: { cookie: await signIn(site) } })).text();
  assert.match(html, /did not prove who it is.*posing as this agent.*oktsec keys list/s);
});

Deno.test("a quarantined event says until when it waits, and with which commands a person decides", async () => {
  await using site = await openSite();
  const at = site.clock.now;
  const record = wouldBlock({
    at,
    status: "quarantined",
    reason: "content_quarantined",
    verdict: "quarantine",
    effect: "hold",
  });
  await site.store.audit.append(record, {
    hold: {
      id: record.id,
      from: "ada",
      to: "bob",
      tool: null,
      rules: [RULE.id],
      sealed: new Uint8Array([1]),
      digest: "00".repeat(32),
      policy: "a1b2c3d4",
      createdAt: at,
      expiresAt: at + 60_000,
    },
  });
  const cookie = await signIn(site);
  const read = async () => await (await site.ask(`/dashboard/events/${record.id}`, { headers: { cookie } })).text();
  assert.match(await read(), new RegExp(`oktsec quarantine approve ${record.id}`));
  site.clock.now = at + 60_001;
  const expired = await read();
  assert.match(expired, /Nobody decided/);
  assert.doesNotMatch(expired, /quarantine approve/);
});

for (const id of ["none", "00000000-0000-7000-8000-000000000000", "..%2F..%2Fetc", "%00", "%ff"]) {
  Deno.test(`an event that is not there is a 404: ${id}`, async () => {
    await using site = await openSite();
    assert.equal((await site.ask(`/dashboard/events/${id}`, { headers: { cookie: await signIn(site) } })).status, 404);
  });
}

Deno.test("a store that fails gives an error page without the reason, and a line in the log with it", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  await site.store[Symbol.asyncDispose]();
  const response = await site.ask("/dashboard", { headers: { cookie } });
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /closed/);
  assert.match(site.logged.join("\n"), /closed/);
});

Deno.test("every link on every page leads somewhere", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  const { id } = await site.store.audit.append(wouldBlock({ at: site.clock.now }));
  for (const path of ["/dashboard", `/dashboard/events/${id}`, "/dashboard/nope", "/dashboard/login"]) {
    const html = await (await site.ask(path, { headers: path.endsWith("login") ? {} : { cookie } })).text();
    const links = [...html.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
    assert.ok(links.length >= 2, path);
    for (const link of links) {
      assert.equal((await site.ask(link, { headers: { cookie } })).status, 200, `${path} → ${link}`);
    }
  }
});
