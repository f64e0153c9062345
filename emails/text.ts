import { type Block, independence, type Mail, portal } from "./mail";

const width = 76;

/** The text part: complete by itself, wrapped for people who read mail in a terminal. Addresses stay on their own lines. */
export function renderText(mail: Mail): string {
  const { heading, greeting, lead, action, details, why, settingsUrl, unsubscribeUrl } = mail;
  const parts = [
    `${wrap(heading)}\n${"=".repeat(Math.min(width, heading.length))}`,
    greeting,
    ...lead.map(renderBlock),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...details.map(renderBlock),
    // "-- " is how mail programs recognise a signature.
    [
      "-- ",
      ...why.map((line) => wrap(line)),
      `Settings: ${settingsUrl}`,
      ...(unsubscribeUrl ? [`Stop emails like this: ${unsubscribeUrl}`] : []),
      "",
      portal,
      wrap(independence),
    ].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case "text":
      return wrap(block.text);
    case "notice":
      return wrap(`* ${block.title}\n${block.text}`, "  ").replace(/^ {2}\*/, "*");
    case "facts":
      return renderFacts(block.rows);
    case "quote":
      return `Message from ${block.from}:\n\n${wrap(block.text, "> ")}`;
    case "list":
      return [`${block.title}:`, ...block.items.map((item) => wrap(item, "  ").replace(/^ {2}/, "- "))].join("\n");
    case "link":
      return `${block.title}:\n${block.url}\n${wrap(block.text)}`;
    case "code":
      return `    ${block.code}`;
  }
}

function renderFacts(rows: readonly (readonly [string, string])[]): string {
  const column = Math.max(...rows.map(([label]) => label.length)) + 3;
  return rows.map(([label, value]) => `${label}:`.padEnd(column) + value).join("\n");
}

function wrap(text: string, prefix = ""): string {
  const room = width - prefix.length;
  const lines = text.split("\n").flatMap((paragraph) => {
    const wrapped = [""];
    for (const word of paragraph.split(" ")) {
      const line = wrapped.at(-1) ?? "";
      if (line && line.length + 1 + word.length > room) wrapped.push(word);
      else wrapped[wrapped.length - 1] = line ? `${line} ${word}` : word;
    }
    return wrapped;
  });
  return lines.map((line) => (prefix + line).trimEnd()).join("\n");
}
