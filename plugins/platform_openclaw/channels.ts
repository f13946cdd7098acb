/** The channels of a config: who may write to the agents, by which key. */
import { membersAt, type Plain, textAt, textsAt, valueAt } from "../../core/platforms/plain.ts";

/** One channel, or one account of it. */
export interface Channel {
  /** "telegram". */
  readonly id: string;
  /** "channels.telegram", "channels.telegram.accounts.work". */
  readonly key: string;
  readonly own: Plain;
  readonly dmPolicy: string | null;
  /** Key of the policy; `dm.policy` on channels that have it there. */
  readonly dmKey: string;
  readonly allowFrom: readonly string[];
  readonly groupPolicy: string | null;
  readonly groupKey: string;
}

/** Key of settings that hold for channels that have none of their own. */
const DEFAULTS = "channels.defaults";

/** Every channel that is on, then its accounts. `channels.defaults` is none. */
export function channelsOf(config: Plain): readonly Channel[] {
  return membersAt(config, "channels")
    .filter(([id, own]) => id !== "defaults" && valueAt(own, "enabled") !== false)
    .flatMap(([id, own]) => {
      const channel = channelOf(config, { id, key: `channels.${id}`, own });
      const accounts = membersAt(own, "accounts")
        .filter(([, account]) => valueAt(account, "enabled") !== false)
        .map(([name, account]) => accountOf(channel, { key: `channels.${id}.accounts.${name}`, own: account }));
      return [channel, ...accounts];
    });
}

function channelOf(config: Plain, { id, key, own }: Pick<Channel, "id" | "key" | "own">): Channel {
  const dmPolicy = textAt(own, "dmPolicy");
  const nested = textAt(own, "dm.policy");
  const common = textAt(config, `${DEFAULTS}.dmPolicy`);
  const groupPolicy = textAt(own, "groupPolicy");
  return {
    id,
    key,
    own,
    dmPolicy: dmPolicy ?? nested ?? common,
    dmKey: dmPolicy !== null ? `${key}.dmPolicy` : nested !== null ? `${key}.dm.policy` : `${DEFAULTS}.dmPolicy`,
    allowFrom: [...textsAt(own, "allowFrom"), ...textsAt(own, "dm.allowFrom")],
    groupPolicy: groupPolicy ?? textAt(config, `${DEFAULTS}.groupPolicy`),
    groupKey: groupPolicy === null ? `${DEFAULTS}.groupPolicy` : `${key}.groupPolicy`,
  };
}

/** An account has the channel's settings where it has none of its own. */
function accountOf(channel: Channel, { key, own }: Pick<Channel, "key" | "own">): Channel {
  const dmPolicy = textAt(own, "dmPolicy") ?? textAt(own, "dm.policy");
  const groupPolicy = textAt(own, "groupPolicy");
  const allowFrom = [...textsAt(own, "allowFrom"), ...textsAt(own, "dm.allowFrom")];
  return {
    ...channel,
    key,
    own,
    ...(dmPolicy === null
      ? {}
      : { dmPolicy, dmKey: `${key}.${textAt(own, "dmPolicy") === null ? "dm.policy" : "dmPolicy"}` }),
    ...(groupPolicy === null ? {} : { groupPolicy, groupKey: `${key}.groupPolicy` }),
    ...(allowFrom.length === 0 ? {} : { allowFrom }),
  };
}

/** Keys of every policy that lets strangers in, each once: open messages, open groups. */
export function openKeys(config: Plain): readonly string[] {
  const keys = new Set<string>();
  for (const name of ["dmPolicy", "groupPolicy"]) {
    if (textAt(config, `${DEFAULTS}.${name}`) === "open") keys.add(`${DEFAULTS}.${name}`);
  }
  for (const { dmPolicy, dmKey, groupPolicy, groupKey } of channelsOf(config)) {
    if (groupPolicy === "open") keys.add(groupKey);
    if (dmPolicy === "open") keys.add(dmKey);
  }
  return [...keys];
}

/** Keys of the lists that admit everyone. */
export function wildcardKeys(config: Plain): readonly string[] {
  return channelsOf(config).flatMap(({ key, own }) =>
    ["allowFrom", "groupAllowFrom", "dm.allowFrom"].filter((name) => textsAt(own, name).includes("*"))
      .map((name) => `${key}.${name}`)
  );
}
