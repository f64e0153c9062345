/** What a script sees of the sandbox: its directory, its clock, its mailbox. */
export class Sandbox {
  constructor(private readonly url: string) {}

  async clock(move: Record<string, unknown>) {
    const answer = await fetch(`${this.url}/api/clock`, {
      method: "POST",
      headers: { ...authorization("northwind"), "Content-Type": "application/json" },
      body: JSON.stringify(move),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { now: string; due: Record<string, number> };
  }

  async mails(filter: { to?: string } = {}): Promise<Mail[]> {
    const answer = await fetch(`${this.url}/api/mailbox?${new URLSearchParams({ limit: "100", ...filter })}`, {
      headers: authorization("northwind"),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Mail[];
  }

  /** Waits for the newest mail that mentions the text; the relay needs a moment. */
  async mailAbout(text: string, filter: { to?: string; kind?: string } = {}): Promise<Mail> {
    for (let tries = 0; tries < 100; tries++) {
      const mails = await this.mails(filter.to ? { to: filter.to } : {});
      const found = mails.find((mail) => mail.text?.includes(text) && (!filter.kind || mail.kind === filter.kind));
      if (found) return found;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`No mail about ${text} arrived.`);
  }

  /** The detail types of the events that this account got about a request, oldest first. */
  async eventsAbout(account: Account, requestId: string): Promise<string[]> {
    const answer = await fetch(`${this.url}/api/events?limit=100`, { headers: authorization(account) });
    if (!answer.ok) throw new Error(await answer.text());
    const events = (await answer.json()) as { "detail-type": string }[];
    return events
      .filter((event) => JSON.stringify(event).includes(requestId))
      .map((event) => event["detail-type"])
      .reverse();
  }
}

export type Mail = {
  to: string;
  kind: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** The link in the buyer's mail. */
export const linkIn = (mail: Mail): string => /https?:\/\/\S+\/respond\/[\w-]+/.exec(mail.text)?.[0] ?? "";

type Account = keyof typeof keys;

/** Documented sample keys of a seller and a buyer. */
const keys = {
  northwind: ["sample-northwind-operator", "sample-secret-northwind-operator"],
  harbour: ["sample-harbour-approver", "sample-secret-harbour-approver"],
} as const;

const authorization = (account: Account) => ({
  Authorization: `Basic ${Buffer.from(keys[account].join(":")).toString("base64")}`,
});
