/** Who may write to the agents. */
import { isOn, membersAt, valueAt } from "../../../core/platforms/plain.ts";
import { check, each, when } from "./_seen.ts";

/** Checks of messaging channels. */
export const CHANNELS = [
  check({
    id: "OC-CHAN-001",
    severity: "medium",
    title: "Messages from outside reach the agents",
    why: "Every message from outside may carry instructions for the agent; each channel is one more way in.",
    fix: "Keep only the channels that you use; each is a way in for instructions",
    maps: ["ASI01", "MCP06"],
    test: ({ channels }) => {
      const ids = [...new Set(channels.map(({ id }) => id))];
      return when(ids.length > 0, `channels: ${ids.join(", ")}`);
    },
  }),
  check({
    id: "OC-DM-001",
    severity: "high",
    title: "Anyone may send the agent a direct message",
    why: "A stranger's message is read by an agent with the owner's tools: this is where prompt injection begins.",
    fix: "Set dmPolicy to pairing or allowlist",
    maps: ["ASI01", "MCP06"],
    covers: ["channels.*.dm.open", "channels.*.dm.open_invalid"],
    test: ({ config, channels }) => {
      const open = channels.filter(({ dmPolicy }) => dmPolicy === "open");
      const isCommon = open.length === 0 && valueAt(config, "channels.defaults.dmPolicy") === "open";
      return [
        ...each(
          open,
          ({ key, dmKey, allowFrom }) =>
            allowFrom.includes("*")
              ? `${dmKey} is open, and ${key}.allowFrom holds "*"`
              : `${dmKey} is open; without "*" in ${key}.allowFrom OpenClaw drops the messages, until somebody adds it`,
        ),
        ...when(isCommon, "channels.defaults.dmPolicy is open"),
      ];
    },
  }),
  check({
    id: "OC-CHAN-002",
    severity: "high",
    title: "Any group may talk to the agent",
    why: "Whoever adds the agent to a group can speak to it, and so can everyone in it.",
    fix: "Set groupPolicy to allowlist, and list the groups",
    maps: ["ASI01", "MCP06"],
    test: ({ open }) => each(open.filter((key) => key.endsWith(".groupPolicy")), (key) => `${key} is open`),
  }),
  check({
    id: "OC-CHAN-003",
    severity: "medium",
    title: "Senders are told apart by names that they choose themselves",
    why: "Anybody can take the name of a person on the list and is that person to the agent then.",
    fix: "Remove dangerouslyAllowNameMatching, and list stable ids in allowFrom",
    maps: ["ASI03", "ASI09"],
    covers: ["channels.*.allowFrom.dangerous_name_matching_enabled"],
    test: ({ channels }) =>
      each(
        channels.filter(({ own }) => isOn(own, "dangerouslyAllowNameMatching")),
        ({ key }) => `${key}.dangerouslyAllowNameMatching is true`,
      ),
  }),
  check({
    id: "OC-CHAN-004",
    severity: "low",
    title: "The agent answers in every group without being asked",
    why: "The agent reads and answers what was not meant for it, and a hidden instruction needs nobody to call it.",
    fix: 'Set requireMention to true under groups."*"',
    maps: ["ASI01", "MCP06"],
    test: ({ channels }) =>
      channels.flatMap(({ key, own }) =>
        each(
          membersAt(own, "groups").filter(([name, group]) =>
            name === "*" && valueAt(group, "requireMention") === false
          ),
          () => `${key}.groups."*".requireMention is false`,
        )
      ),
  }),
  check({
    id: "OC-CHAN-005",
    severity: "medium",
    title: "Chat messages may change the settings of their channel",
    why: "Who writes in the channel can loosen its rules from there, and so can an injected agent.",
    fix: "Set configWrites to false on channels that others write to",
    maps: ["ASI03", "ASI10"],
    test: ({ channels }) =>
      each(channels.filter(({ own }) => isOn(own, "configWrites")), ({ key }) => `${key}.configWrites is true`),
  }),
];
