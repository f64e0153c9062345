import { formatDay, formatInstant } from "../lib/format";
import { type Block, facts, list, type Mail } from "./mail";
import type { AgreementMailProps, CancellationMailProps as Props } from "./props";

const account = (name: string, id: string) => `${name} (account ${id})`;

/** Which agreement a mail is about. Manufacturers learn product, parties and selling authorization, never reason or amount. */
export function identifiers({ to, request, agreement }: AgreementMailProps): Block {
  const { productTitle, productId, offerName, offerId, sellerName, sellerId, buyerName, buyerId } = agreement;
  const isManufacturer = to.party === "manufacturer";
  return facts([
    ["Reason", request?.reason ?? null],
    ["Agreement ID", agreement.id],
    ["Request ID", request?.id ?? null],
    ["Product", productTitle],
    ["Product ID", productId],
    ["Offer", isManufacturer ? null : `${offerName} (${offerId})`],
    ["Seller", account(sellerName, sellerId)],
    ["Buyer", account(buyerName, buyerId)],
    ["Selling authorization", agreement.sellingAuthorizationId],
    ["Requested", request && formatInstant(request.createdAt)],
  ]);
}

/** When an agreement runs, as its papers name it. */
export const term = ({ agreement }: AgreementMailProps): Block =>
  facts([
    ["Starts", formatDay(agreement.startsAt)],
    ["Ends", agreement.endsAt ? formatDay(agreement.endsAt) : "No end date (pay-as-you-go)"],
  ]);

const partyOf = {
  seller: ({ sellerName, sellerId }: Props["agreement"]) =>
    `You got this because you made the request or are a registered contact of ${account(sellerName, sellerId)}.`,
  buyer: ({ buyerName, buyerId }: Props["agreement"]) =>
    `You got this because you are a registered contact of ${account(buyerName, buyerId)}.`,
  manufacturer: ({ sellerName }: Props["agreement"]) =>
    `You got this because ${sellerName} sells a product of yours and you are a registered contact of its manufacturer.`,
} satisfies Record<Props["to"]["party"], (agreement: Props["agreement"]) => string>;

const informedBy = {
  seller: ({ sellerName, sellerId }: Props["agreement"]) => account(sellerName, sellerId),
  buyer: ({ buyerName, buyerId }: Props["agreement"]) => account(buyerName, buyerId),
  manufacturer: ({ sellerName }: Props["agreement"]) => `the manufacturer whose product ${sellerName} sells`,
} satisfies typeof partyOf;

const whomToAsk = {
  seller: ({ buyerName }: Props["agreement"]) => buyerName,
  buyer: ({ sellerName }: Props["agreement"]) => sellerName,
  manufacturer: ({ sellerName }: Props["agreement"]) => sellerName,
} satisfies typeof partyOf;

/** What every mail about an agreement has in common. */
export const common = ({
  to,
  agreement,
  urls,
}: Pick<AgreementMailProps, "to" | "agreement" | "urls">): Pick<
  Mail,
  "greeting" | "why" | "settingsUrl" | "unsubscribeUrl"
> => ({
  greeting: `Hello ${to.name},`,
  why: [
    to.isExtra
      ? `You got this because this address was confirmed to be informed about agreements of ${informedBy[to.party](agreement)}.`
      : partyOf[to.party](agreement),
    `Replies to this address are not read. With questions about the agreement turn to ${whomToAsk[to.party](agreement)}.`,
  ],
  settingsUrl: urls.settings,
  unsubscribeUrl: urls.unsubscribe,
});

export const viewAgreement = ({ urls }: AgreementMailProps) => ({ label: "View agreement", url: urls.agreement });

/** Manufacturers cannot open a request, only the agreement behind it. */
export const viewRequest = (props: Props) =>
  props.to.party === "manufacturer" ? viewAgreement(props) : { label: "View request", url: props.urls.request };

/** The recipient's own link decides; whoever is only informed sees the request in the console. */
export const review = ({ to, urls }: Props) =>
  to.isExtra ? { label: "View request", url: urls.request } : { label: "Review request", url: urls.respond };

export const cleanUp = (title: string): Block =>
  list(title, [
    "Stop instances, jobs and endpoints of the product that still run in your account: they can go on costing money after the agreement has ended.",
    "Export the data you want to keep.",
    "Delete storage and snapshots you no longer need.",
  ]);

/** What an approval does and does not do, for whoever reads it. */
export function consequences({ to, agreement }: Props): Block {
  const { sellerName } = agreement;
  const refund = {
    seller:
      "Nothing is refunded automatically. To give money back for past invoices, apply a billing adjustment (refund).",
    buyer: `Nothing is refunded automatically. Ask ${sellerName} for a billing adjustment if you expect a refund for past invoices.`,
    manufacturer: `Nothing is refunded automatically. A refund of past invoices is a billing adjustment, which ${sellerName} makes.`,
  }[to.party];
  return list("What this means", ["No further invoices are issued.", refund]);
}

/** "on 9 November 2026, 10:00 (UTC)" */
export const resolvedOn = ({ request }: Props) => formatInstant(request.resolvedAt ?? request.respondBy);

export const continues = ({ agreement }: Props) =>
  agreement.endsAt ? `continues until ${formatDay(agreement.endsAt)}` : "continues";
