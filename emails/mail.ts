/** One piece of a mail's body; both the HTML and the text part are made of the same pieces, so that neither says less. */
export type Block =
  | { type: "text"; text: string }
  | { type: "notice"; title: string; text: string }
  | { type: "facts"; rows: readonly (readonly [label: string, value: string])[] }
  | { type: "quote"; from: string; text: string }
  | { type: "list"; title: string; items: readonly string[] }
  | { type: "link"; title: string; url: string; text: string }
  | { type: "code"; code: string };

/** What a mail says, without a word about how it looks. */
export type Mail = {
  /** At most 78 characters; no token, no amount, nothing a person wrote. See `subject.ts`. */
  subject: string;
  /** The line that mailboxes show beside the subject. */
  preheader: string;
  heading: string;
  greeting: string;
  lead: Block[];
  /** The one button; its address is also written out. */
  action?: { label: string; url: string };
  details: Block[];
  /** Why this person got this mail, and whom to ask. */
  why: string[];
  settingsUrl: string;
  /** Where an optional mail can be stopped; a mail that must be sent has none. */
  unsubscribeUrl?: string | null;
};

export type RenderedMail = { subject: string; html: string; text: string };

export const portal = "Countersign";
export const independence =
  "An independent open-source project. Not affiliated with, endorsed by or sponsored by Amazon Web Services.";

export const text = (text: string): Block => ({ type: "text", text });
export const notice = (title: string, text: string): Block => ({ type: "notice", title, text });
export const list = (title: string, items: readonly string[]): Block => ({ type: "list", title, items });
/** What is unknown is left out instead of shown empty. */
export const facts = (rows: readonly (readonly [label: string, value: string | null])[]): Block => ({
  type: "facts",
  rows: rows.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
});
/** Somebody's own words, or nothing when there are none. */
export const quote = (from: string, words: string | null): Block[] =>
  words ? [{ type: "quote", from, text: words }] : [];
