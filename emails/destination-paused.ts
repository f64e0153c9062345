import { formatInstant } from "../lib/format";
import { renderMail } from "./layout";
import { facts, list, text } from "./mail";
import { subject } from "./subject";

export type DestinationPausedProps = {
  to: { name: string };
  destination: { name: string; accountName: string; accountId: string; type: string; url: string | null };
  error: string | null;
  failingSince: Date | null;
  waiting: number;
  urls: { destination: string; settings: string; unsubscribe: string | null };
};

/** E18: events were refused for so long that sending them was stopped. */
export function destinationPaused({ to, destination, error, failingSince, waiting, urls }: DestinationPausedProps) {
  const { name, accountName, accountId, type, url } = destination;
  return renderMail({
    subject: subject`Deliveries to ${name} are paused`,
    preheader: "It has not taken events for 72 hours. Nothing is lost: they wait.",
    heading: `Deliveries to ${name} are paused`,
    greeting: `Hello ${to.name},`,
    lead: [
      text(
        `The destination ${name} of ${accountName} has refused an event for 72 hours, so no more events are sent to it. Nothing is lost: events go on waiting in their order until you resume it.`,
      ),
    ],
    action: { label: "Open destination", url: urls.destination },
    details: [
      facts([
        ["Destination", `${name} (${type})`],
        ["Address", url],
        ["Account", `${accountName} (account ${accountId})`],
        ["Last error", error],
        ["Failing since", failingSince && formatInstant(failingSince)],
        ["Events waiting", waiting.toLocaleString("en-US")],
      ]),
      list("What to do", [
        "Mend the receiver, or change the address or the pattern of the destination.",
        "Choose Resume: what waits is sent at once, in order for each agreement.",
        "Choose Send test to try it out.",
      ]),
    ],
    why: [
      `You got this because you manage the destinations of ${accountName}, or administer this portal.`,
      "Replies to this address are not read.",
    ],
    settingsUrl: urls.settings,
    unsubscribeUrl: urls.unsubscribe,
  });
}
