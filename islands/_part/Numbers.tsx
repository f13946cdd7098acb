import type { Figure, Hour, RuleCount, Summary } from "../../core/queries/overview.ts";
import { Mark } from "./Badge.tsx";
import { hourOf } from "./time.ts";

/** Mode, figures, hours and rules of the last 24 hours. */
export function Numbers({ summary }: { readonly summary: Summary }) {
  return (
    <>
      <ModeBand mode={summary.mode} exceptions={summary.exceptions} />
      <section aria-labelledby="figures">
        <h2 id="figures" class="hidden">Last 24 hours</h2>
        <ul class="figures">
          {summary.figures.map((figure) => <FigureCard key={figure.id} figure={figure} />)}
        </ul>
      </section>
      {summary.hours.some(({ total }) => total > 0) && (
        <div class="columns">
          <Hours hours={summary.hours} />
          <TopRules rules={summary.rules} />
        </div>
      )}
    </>
  );
}

function ModeBand({ mode, exceptions }: Pick<Summary, "mode" | "exceptions">) {
  const except = exceptions === "" ? null : <span class="except">Except: {exceptions}.</span>;
  if (mode === "enforce") {
    return (
      <p class="band mode enforce">
        <strong>Enforce.</strong> What is found harmful is stopped. {except}
      </p>
    );
  }
  return (
    <p class="band mode observe">
      <strong>Observe.</strong> Nothing is stopped for its content; you see what would be. When it looks right, run{" "}
      <code>oktsec enforce on</code> {except}
    </p>
  );
}

function FigureCard({ figure }: { readonly figure: Figure }) {
  return (
    <li class="figure">
      <span class="label">
        {figure.tone && <Mark tone={figure.tone} />}
        {figure.label}
      </span>
      <span class="value" data-figure={figure.id}>{figure.value}</span>
      <span class="note">{figure.note}</span>
    </li>
  );
}

const WIDTH = 480;
const HEIGHT = 120;

function Hours({ hours }: { readonly hours: readonly Hour[] }) {
  const most = Math.max(1, ...hours.map(({ total }) => total));
  const step = WIDTH / hours.length;
  // A single event must be seen beside a thousand.
  const tall = (n: number) => n === 0 ? 0 : Math.max(2, n / most * HEIGHT);
  return (
    <section class="panel" aria-labelledby="hours">
      <h2 id="hours">By hour</h2>
      <svg
        class="hours"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={spoken(hours)}
      >
        {hours.map(({ at, total, stopped }, index) => (
          <g key={at}>
            <title>{`${hourOf(at)} UTC: ${total} in all, ${stopped} stopped or would be`}</title>
            <rect class="slot" x={index * step} y={0} width={step} height={HEIGHT} />
            <rect
              class="all"
              x={index * step + 2}
              y={HEIGHT - tall(total)}
              width={step - 4}
              height={tall(total)}
              rx={2}
            />
            <rect
              class="stopped"
              x={index * step + 2}
              y={HEIGHT - tall(stopped)}
              width={step - 4}
              height={tall(stopped)}
              rx={2}
            />
          </g>
        ))}
      </svg>
      <p class="axis">
        <span>{hourOf(hours[0]?.at ?? 0)}</span>
        <span class="legend">
          <i class="all" />all <i class="stopped" />stopped, or would be
        </span>
        <span>{hourOf(hours.at(-1)?.at ?? 0)} UTC</span>
      </p>
    </section>
  );
}

function spoken(hours: readonly Hour[]): string {
  const busiest = hours.reduce<Hour | null>((best, hour) => hour.total > (best?.total ?? 0) ? hour : best, null);
  if (!busiest) return "No traffic in the last 24 hours";
  return `Traffic by hour. Busiest at ${
    hourOf(busiest.at)
  } UTC with ${busiest.total}, of which ${busiest.stopped} stopped or would be`;
}

function TopRules({ rules }: { readonly rules: readonly RuleCount[] }) {
  const most = Math.max(1, ...rules.map(({ count }) => count));
  return (
    <section class="panel" aria-labelledby="rules">
      <h2 id="rules">Top rules</h2>
      {rules.length === 0 ? <p class="hint">No rule has fired in the last 24 hours.</p> : (
        <ol class="rules">
          {rules.slice(0, 6).map(({ id, title, count }) => (
            <li key={id}>
              <code>{id}</code>
              <span class="title">{title}</span>
              <span class="count">{count.toLocaleString("en")}</span>
              <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect width={Math.max(1, 100 * count / most)} height={4} />
              </svg>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
