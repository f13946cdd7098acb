import { HttpError, page } from "fresh";
import type { ComponentChildren } from "preact";
import type { Fact, FindingStory } from "../../core/queries/event.ts";
import { links } from "../../core/queries/links.ts";
import { Ago } from "../../islands/_part/Ago.tsx";
import { Badge, Severity } from "../../islands/_part/Badge.tsx";
import { define } from "../(_shared)/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const story = await ctx.state.queries.event(ctx.params.id ?? "");
    if (!story) throw new HttpError(404, "There is no event with this id");
    ctx.state.title = `${story.row.word}: ${story.row.from} · Oktsec`;
    return page(story);
  },
});

export default define.page<typeof handler>(({ data: story }) => {
  const { row, reason, findings, hold } = story;
  const stories = [...(reason ? [reason] : []), ...findings];
  return (
    <article class="event">
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href={links.overview}>Overview</a> <span aria-hidden="true">/</span> <span>Event</span>
      </nav>
      <header>
        <h1>
          <span class="party">{row.from}</span>
          {row.to !== "" && (
            <>
              <span class="arrow" aria-label={row.isResponse ? "answered by" : "to"}>{row.isResponse ? "←" : "→"}</span>
              <span class="party">{row.to}</span>
            </>
          )}
        </h1>
        <p class="meta">
          <Badge tone={row.tone} word={row.word} isHypothetical={row.isHypothetical} />
          <Ago at={row.at} time={row.time} now={story.at} />
          <span>{row.door}</span>
          <span>{row.took}</span>
        </p>
      </header>
      {row.isHypothetical && (
        <p class="band">
          <strong>It passed.</strong> In observe mode nothing is stopped; enforce would have. Turn it on with{" "}
          <code>oktsec enforce on</code>
        </p>
      )}
      {hold && (
        <section class="panel" aria-labelledby="hold">
          <h2 id="hold">Quarantine</h2>
          <p>{hold.line}</p>
          {hold.commands.map((command) => <pre key={command}><code>{command}</code></pre>)}
        </section>
      )}
      {stories.length === 0 && <p class="band">Nothing was found in it.</p>}
      {reason && (
        <section class="panel story" aria-label={reason.title}>
          <Answer question="What happened" lead>{reason.title}</Answer>
          <Answer question="Why it matters">{reason.why}</Answer>
          <Answer question="What to do">{reason.fix}</Answer>
        </section>
      )}
      {findings.map((finding, at) => <Finding key={at} finding={finding} />)}
      {story.sum.length > 0 && (
        <Facts
          title="Why this verdict"
          facts={story.sum.map(({ label, text }) => ({ label, value: text, isCode: false }))}
        />
      )}
      <div class="columns">
        <Facts title="Details" facts={story.facts} />
        <Facts title="On record" facts={story.proof}>
          Check the whole trail with <code>oktsec audit verify-chain</code>
        </Facts>
      </div>
    </article>
  );
});

function Answer({ question, children, lead = false }: { question: string; children: string; lead?: boolean }) {
  if (children === "") return null;
  return (
    <div class={lead ? "answer lead" : "answer"}>
      <h3>{question}</h3>
      <p>{children}</p>
    </div>
  );
}

function Finding({ finding }: { finding: FindingStory }) {
  const { rule, title, why, fix, severity, category, excerpt, place, override } = finding;
  return (
    <section class="panel story" aria-label={title}>
      <p class="meta">
        <Severity level={severity} />
        <code>{rule}</code>
        <span>{category}</span>
        {override !== "" && <span>your setting: {override}</span>}
      </p>
      <Answer question="What happened" lead>{title}</Answer>
      {excerpt !== "" && <blockquote>{excerpt}</blockquote>}
      {place !== "" && <p class="place">{place}</p>}
      <Answer question="Why it matters">{why}</Answer>
      <Answer question="What to do">{fix}</Answer>
    </section>
  );
}

function Facts({ title, facts, children }: { title: string; facts: readonly Fact[]; children?: ComponentChildren }) {
  return (
    <section class="panel">
      <h2>{title}</h2>
      <dl class="facts">
        {facts.map(({ label, value, isCode }) => (
          <div key={`${label} ${value}`}>
            <dt>{label}</dt>
            <dd>{isCode ? <code>{value}</code> : value}</dd>
          </div>
        ))}
      </dl>
      {children && <p class="hint">{children}</p>}
    </section>
  );
}
