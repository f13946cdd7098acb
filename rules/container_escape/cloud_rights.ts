import { isBlamed, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

const ANYBODY =
  /"Principal"\s{0,3}:\s{0,3}(?:"\*"|\{\s{0,8}"AWS"\s{0,3}:\s{0,3}\[?\s{0,8}"\*")|\bidentifiers\s{0,3}=\s{0,3}\[\s{0,4}"\*"\s{0,4}\]|\bAWS\s{0,3}[:=]\s{0,3}["']?\*["']/;
const CONDITION = /\bcondition\b/i;

export default defineRule({
  id: "CE-105",
  title: "A cloud role is open to everybody, or is given every right",
  why: "A role that anyone may assume is a public account; a policy that allows everything makes the next step free.",
  fix: "Name the principals and the actions. Have such a change approved by the account's owner.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-269", "CWE-284"] },
  keywords: [
    "sts:assumerole",
    "attach-user-policy",
    "attach-role-policy",
    "attach-group-policy",
    "create-policy-version",
    "put-user-policy",
    "put-role-policy",
    "put-group-policy",
    "update-assume-role-policy",
    "policy_arn",
    "policyarn",
    "add-iam-policy-binding",
    "role assignment create",
    "clusterrolebinding",
  ],
  match: [
    // Everybody, logged in or not, is an administrator of the cluster.
    scan(
      /\bkind["']?\s{0,2}:\s{0,2}["']?ClusterRoleBinding\b/,
      (match, { text }) => {
        const binding = text.slice(Math.max(0, match.index - 400), match.index + 600);
        return /\bcluster-admin\b/.test(binding) &&
          /\bsystem:(?:unauthenticated|anonymous|authenticated|serviceaccounts)\b(?!:)/.test(binding);
      },
    ),
    scan(/\bsts:(?:AssumeRole|\*)/i, (match, { text }) => {
      const around = text.slice(Math.max(0, match.index - 320), match.index + 400);
      return ANYBODY.test(around) && !CONDITION.test(around) && !/"?Effect"?\s{0,3}[:=]\s{0,3}"Deny"/i.test(around);
    }),
    scan(
      /\baws\s{1,2}iam\s{1,2}(?:attach-(?:user|role|group)-policy\b[^\n]{0,200}?policy\/(?:AdministratorAccess|IAMFullAccess)\b|(?:create-policy-version|put-(?:user|role|group)-policy)\b[^\n]{0,300}?["']?Action["']?\s{0,2}:\s{0,2}\[?\s{0,2}["']\*["'])/,
      isMeant,
    ),
    // The same through an SDK or a tool.
    scan(
      /\bpolicy_?arn["']?\s{0,2}[:=]\s{0,2}["']arn:aws[\w-]{0,8}:iam::aws:policy\/(?:AdministratorAccess|IAMFullAccess)\b/i,
      (match, sample) =>
        /\battach/i.test(sample.text.slice(Math.max(0, match.index - 200), match.index)) && isMeant(match, sample),
    ),
    scan(
      /\bgcloud\b[^\n]{0,80}\badd-iam-policy-binding\b[^\n]{0,240}?--role[= ]["']?roles\/(?:owner|iam\.(?:securityAdmin|serviceAccountTokenCreator))\b|\badd-iam-policy-binding\b[^\n]{0,160}?--member[= ]["']?all(?:Authenticated)?Users[^\n]{0,80}?roles\/(?:owner|editor|iam)/,
      isMeant,
    ),
    scan(
      /\baz\s{1,2}role\s{1,2}assignment\s{1,2}create\b[^\n]{0,200}?--role[= ]["']?(?:Owner|User Access Administrator)\b/,
      isMeant,
    ),
    scan(
      /\bkubectl\s{1,2}create\s{1,2}clusterrolebinding\b[^\n]{0,80}?--clusterrole[= ]cluster-admin\b[^\n]{0,80}?(?:--serviceaccount[= ](?:default|[\w-]{1,40}):default\b|--user[= ]system:anonymous|--group[= ]system:(?:unauthenticated|authenticated|serviceaccounts))/,
      isMeant,
    ),
  ],
  examples: {
    flags: [
      {
        text: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}',
        kind: "document",
      },
      {
        text:
          '{"tool":"iam.attach_role_policy","arguments":{"role":"nightly","policy_arn":"arn:aws:iam::aws:policy/AdministratorAccess"}}',
        kind: "message",
      },
      {
        text: "aws iam attach-user-policy --user-name ci --policy-arn arn:aws:iam::aws:policy/AdministratorAccess",
        kind: "command",
      },
      {
        text: "gcloud projects add-iam-policy-binding acme --member=user:x@example.net --role=roles/owner",
        kind: "tool_argument",
      },
      {
        text:
          "kind: ClusterRoleBinding\nroleRef: {name: cluster-admin}\nsubjects:\n- {kind: Group, name: system:unauthenticated}",
        kind: "document",
      },
      {
        text: 'principals {\n  type = "AWS"\n  identifiers = ["*"]\n}\nactions = ["sts:AssumeRole"]',
        kind: "document",
      },
    ],
    passes: [
      {
        text:
          '{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
        kind: "document",
      },
      {
        text:
          '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}]}',
        kind: "document",
      },
      {
        text: '{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::site/*"}',
        kind: "document",
      },
      {
        text: "aws iam attach-role-policy --role-name app --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
        kind: "command",
      },
    ],
  },
});

function isMeant(match: RegExpExecArray, sample: Sample): boolean {
  return !isBlamed(sample, { start: match.index, end: match.index + match[0].length });
}
