import { exceptionNotes } from "./notes";
import { describeOperations, type Field } from "./reference";

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

/** The compatibility table of the documentation: every operation of the client, and where it differs. */
export function compatibilityTable(): string {
  const rows = describeOperations().map(({ name, isServed, caller, perSecond, does, differs }) => [
    `\`${name}\``,
    isServed ? "yes" : "no",
    caller === "Both" ? "both parties" : caller.toLowerCase(),
    String(perSecond),
    does,
    differs ?? "",
  ]);
  return `# Compatibility

The official client \`@aws-sdk/client-marketplace-agreement\` works unchanged. Made from the code; a test fails when it is stale.

${table(["Operation", "Supported", "Caller", "Calls a second (throttling profile)", "Does", "Differs from AWS"], rows)}
`;
}

const fieldRows = (fields: Field[]) =>
  fields.map(({ name, type, isRequired, limits, reasons }) => [
    `\`${name}\``,
    isRequired ? `${type}, required` : type,
    limits && `\`${limits}\``,
    reasons.filter((reason) => reason !== "OTHER").join(", "),
  ]);

/** The whole reference: every operation with its members, limits and reasons. */
export function referenceText(): string {
  const operations = describeOperations()
    .filter(({ isServed }) => isServed)
    .map(
      ({ name, does, differs, input, output, example }) => `## ${name}

${does}${differs ? ` ${differs}` : ""}

${table(["Request", "Type", "Limits", "Reasons"], fieldRows(input))}

Answer: ${output.map((field) => `\`${field.name}\``).join(", ") || "empty"}.

\`\`\`json
${JSON.stringify(example, null, 2)}
\`\`\`
`,
    );
  const exceptions = Object.entries(exceptionNotes).map(([name, meaning]) => [`\`${name}\``, meaning]);
  return `# API reference

Made from the code; a test fails when it is stale.

## Exceptions

${table(["Exception", "Means"], exceptions)}

${operations.join("\n")}`;
}
