import { verbPast } from "./labels";
import { responseWindowHours, statuses, transitions, type Verb } from "./states";

const initial = statuses[0];
const windows = { open: "before the deadline", closed: "at the deadline" } as const;
const actors = { BUYER: "buyer", AUTOMATIC: "nobody answered", SELLER: "seller", SYSTEM: "system" } as const;

/** The states of a cancellation request as a Markdown page with a diagram, drawn from the table of transitions. */
export function stateDiagram(): string {
  const moves = (Object.keys(transitions) as Verb[]).map((verb) => ({ verb, ...transitions[verb] }));
  const finals = statuses.filter((status) => moves.every(({ from }) => !(from as readonly string[]).includes(status)));
  return `# States of a cancellation request

Drawn from \`lib/cancellation-requests/states.ts\`; a test fails when this page is stale. To draw it anew:
\`npx vitest run tests/lib/cancellation-requests/states.test.ts -u\`.

\`\`\`mermaid
stateDiagram-v2
  [*] --> ${initial}: send
${moves.flatMap(({ from, to, verb }) => from.map((status) => `  ${status} --> ${to}: ${verb}`)).join("\n")}
${finals.map((status) => `  ${status} --> [*]`).join("\n")}
\`\`\`

The deadline is ${responseWindowHours} hours after the request was sent.

| verb | who | when | becomes | in words |
|---|---|---|---|---|
${moves.map(({ verb, to, window, resolution }) => `| \`${verb}\` | ${actors[resolution]} | ${windows[window]} | \`${to}\` | ${verbPast[verb]} |`).join("\n")}
`;
}
