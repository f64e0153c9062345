import type { PortalReason, ReasonCode } from "../cancellation-requests/labels";
import type { AccountKey } from "./accounts";
import type { OfferKey } from "./catalog";

/** How a request ends, and how many hours after it was sent. */
export type Ending =
  | { how: "pending" }
  | { how: "silence" }
  | { how: "approve"; after: number; by: "person" | "key" | "link" }
  | { how: "deny"; after: number; by: "person" | "key" | "link"; text: string }
  | { how: "withdraw"; after: number; text: string }
  /** The agreement reaches its own end first. */
  | { how: "agreementEnds"; after: number };

export type StoryRequest = {
  /** Hours before the data is loaded. */
  sent: number;
  reason: PortalReason | Exclude<ReasonCode, PortalReason>;
  text?: string;
  ending: Ending;
};

/** An agreement about which the seller asks, once or more often. */
export type Story = { offer: OfferKey; buyer: AccountKey; accepted: number; requests: StoryRequest[] };

const days = (n: number) => n * 24;
const once = (
  offer: OfferKey,
  buyer: AccountKey,
  accepted: number,
  sent: number,
  reason: StoryRequest["reason"],
  ending: Ending,
  text?: string,
): Story => ({ offer, buyer, accepted, requests: [{ sent, reason, ending, text }] });

/** The requests of the sample data. `accepted` is in days, `sent` and `after` in hours. */
export const stories: readonly Story[] = [
  // Waiting for an answer: less than a day left, about three days, and nearly the whole week.
  once(
    "insightPrivate",
    "harbour",
    44,
    days(6) + 5,
    "INCORRECT_TERMS_ACCEPTED",
    { how: "pending" },
    "You accepted the offer with quarterly payments. The one you asked for is paid yearly; we will send it again.",
  ),
  once(
    "insightTeam",
    "harbour",
    12,
    days(4) - 3,
    "DUPLICATE_SUBSCRIPTION",
    { how: "pending" },
    "Your Zurich team already has the same subscription.",
  ),
  once(
    "foundry",
    "harbour",
    20,
    9,
    "CUSTOMER_REQUEST",
    { how: "pending" },
    "As you asked in our call, the onboarding does not take place.",
  ),
  once(
    "insightUsage",
    "alder",
    70,
    days(2),
    "PRODUCT_NO_LONGER_NEEDED",
    { how: "pending" },
    "Your project has ended, so the commitment should end too.",
  ),
  once(
    "streamDiscount",
    "kestrel",
    15,
    days(5),
    "UNINTENDED_RENEWAL",
    { how: "pending" },
    "The discount renewed although you had moved away.",
  ),
  once(
    "flowPartner",
    "harbour",
    33,
    days(3) + 6,
    "CUSTOMER_REQUEST",
    { how: "pending" },
    "Agreed with your procurement team: a new offer follows.",
  ),
  once(
    "shieldTeam",
    "tanager",
    60,
    days(1),
    "OTHER",
    { how: "pending" },
    "We are leaving this marketplace region and offer a direct contract.",
  ),

  // Answered by the buyer: signed in, by the emailed link, by an access key.
  once(
    "insightTeam",
    "harbour",
    120,
    days(40),
    "DUPLICATE_SUBSCRIPTION",
    { how: "approve", after: 26, by: "person" },
    "Two teams bought the same subscription in one week.",
  ),
  once("insightThree", "harbour", 400, days(75), "CUSTOMER_REQUEST", { how: "approve", after: 51, by: "link" }),
  once(
    "vectorJapan",
    "kestrel",
    95,
    days(21),
    "PRODUCT_DISCONTINUED",
    { how: "approve", after: 5, by: "key" },
    "Version 1 of the models ends this month.",
  ),
  once("flowQuarterly", "alder", 210, days(60), "PRODUCT_NO_LONGER_NEEDED", {
    how: "approve",
    after: 90,
    by: "person",
  }),
  once(
    "shieldPrivate",
    "kestrel",
    300,
    days(33),
    "REPLACING_AGREEMENT",
    { how: "approve", after: 12, by: "key" },
    "The new agreement starts on the first of the month.",
  ),
  once(
    "insightPrivate",
    "harbour",
    150,
    days(28),
    "PRODUCT_NO_LONGER_NEEDED",
    { how: "deny", after: 70, by: "person", text: "Two departments still use it until the end of the term." },
    "We understood that the migration is finished.",
  ),
  once("gatewayPartner", "kestrel", 180, days(50), "BUYER_DISSATISFACTION", {
    how: "deny",
    after: 20,
    by: "key",
    text: "The issue was fixed. Please leave the agreement as it is.",
  }),
  once("shieldTeam", "alder", 90, days(18), "CUSTOMER_REQUEST", {
    how: "deny",
    after: 8,
    by: "link",
    text: "Nobody here asked for this.",
  }),

  // Denied, talked about, asked again.
  {
    offer: "insightEurope",
    buyer: "harbour",
    accepted: 200,
    requests: [
      {
        sent: days(30),
        reason: "CUSTOMER_REQUEST",
        ending: { how: "deny", after: 30, by: "person", text: "We need it until the audit is over." },
        text: "Cancelling as discussed with your team lead.",
      },
      {
        sent: days(12),
        reason: "CUSTOMER_REQUEST",
        ending: { how: "approve", after: 4, by: "person" },
        text: "The audit is over, as your colleague told us.",
      },
    ],
  },

  // Withdrawn by the seller.
  once(
    "foundryVariable",
    "harbour",
    55,
    days(25),
    "OTHER",
    { how: "withdraw", after: 3, text: "Sent for the wrong agreement. Please ignore it." },
    "Milestones were not agreed.",
  ),
  once("insightTeam", "alder", 35, days(9), "INCORRECT_TERMS_ACCEPTED", {
    how: "withdraw",
    after: 49,
    text: "We settled it with an amendment instead.",
  }),
  once("flowPartner", "tanager", 130, days(45), "TEST_AGREEMENT", {
    how: "withdraw",
    after: 1,
    text: "This one was not the test.",
  }),

  // Nobody answered for seven days.
  once(
    "streamUsage",
    "harbour",
    260,
    days(20),
    "PRODUCT_NO_LONGER_NEEDED",
    { how: "silence" },
    "There was no usage for five months.",
  ),
  once("insightUsage", "brightwater", 140, days(36), "CUSTOMER_REQUEST", { how: "silence" }),
  once("flowPartner", "brightwater", 222, days(14), "DUPLICATE_SUBSCRIPTION", { how: "silence" }),
  once("scannerUsage", "kestrel", 410, days(80), "OTHER", { how: "silence" }, "The account is closed on our side."),

  // The agreement reached its own end before the buyer answered.
  once(
    "insightTeam",
    "harbour",
    0,
    days(16),
    "CUSTOMER_REQUEST",
    { how: "agreementEnds", after: 60 },
    "You do not want to renew, so we end it now.",
  ),
  once("shieldPrivate", "brightwater", 0, days(52), "ALTERNATIVE_PROCUREMENT_CHANNEL", {
    how: "agreementEnds",
    after: 100,
  }),
];
