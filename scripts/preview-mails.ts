// Writes every mail with made-up names into a folder, as HTML and as text: npx tsx scripts/preview-mails.ts [FOLDER]
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressConfirmation } from "../emails/address-confirmation";
import { agreementAccepted } from "../emails/agreement-accepted";
import { agreementAmended } from "../emails/agreement-amended";
import { agreementCancelled } from "../emails/agreement-cancelled";
import { agreementReplaced } from "../emails/agreement-replaced";
import { billingAdjustmentProcessed } from "../emails/billing-adjustment-processed";
import { cancellationRequestApproved } from "../emails/cancellation-request-approved";
import { cancellationRequestApprovedAutomatically } from "../emails/cancellation-request-approved-automatically";
import { cancellationRequestFailed } from "../emails/cancellation-request-failed";
import { cancellationRequestNoticed } from "../emails/cancellation-request-noticed";
import { cancellationRequestReceived } from "../emails/cancellation-request-received";
import { cancellationRequestRejected } from "../emails/cancellation-request-rejected";
import { cancellationRequestReminder } from "../emails/cancellation-request-reminder";
import { cancellationRequestSent } from "../emails/cancellation-request-sent";
import { cancellationRequestWithdrawn } from "../emails/cancellation-request-withdrawn";
import { destinationPaused } from "../emails/destination-paused";
import { newPassword } from "../emails/new-password";
import { oneTimeCode } from "../emails/one-time-code";
import { paymentReminder } from "../emails/payment-reminder";
import { paymentRequestClosed } from "../emails/payment-request-closed";
import { paymentRequested } from "../emails/payment-requested";
import type { CancellationMailProps, PaymentMailProps } from "../emails/props";

const url = (path: string) => `https://agreements.example.com${path}`;

const props: CancellationMailProps = {
  to: { name: "Bo Meyer", party: "buyer", isExtra: false },
  writtenAt: new Date("2026-11-06T10:00:00Z"),
  request: {
    id: "acr-0k1m2n3p4q5r6s7t8u9v0w1x2",
    reason: "Duplicate subscription",
    message:
      "Hello Bo,\n\nas discussed on Thursday, your data team and your risk team both bought Insight Studio. This is the second contract; we would end it and refund October.\n\nRegards, Sam",
    answer: "The second contract belongs to another team.\nPlease talk to Kim in Risk first.",
    createdAt: new Date("2026-11-02T10:00:00Z"),
    respondBy: new Date("2026-11-09T10:00:00Z"),
    resolvedAt: new Date("2026-11-04T16:20:00Z"),
    resolvedBy: "Bo Meyer",
  },
  agreement: {
    id: "agmt-1q2w3e4r5t6y7u8i9o0pasdfg",
    productTitle: "Insight Studio",
    productId: "prod-x7y2insight4k",
    offerName: "Insight Studio, 1 year",
    offerId: "offer-1234567890abc",
    sellerName: "Northwind Data",
    sellerId: "111122223333",
    buyerName: "Harbour Bank",
    buyerId: "444455556666",
    sellingAuthorizationId: null,
    startsAt: new Date("2026-10-01T00:00:00Z"),
    endsAt: new Date("2027-09-30T00:00:00Z"),
    endedAt: new Date("2026-11-04T16:20:00Z"),
  },
  lastInvoice: { id: "inv0123456789abcdef0", issuedAt: new Date("2026-11-01T00:00:00Z"), amount: "USD 1,000.00" },
  urls: {
    respond: url("/respond/p8Qm2nYb0c7Jr4Wd1sVtZxK5uLhG6fEaT3oRiNwBk9A"),
    share: url("/respond/Zk1sVt5uLhG6fEaT3oRiNwBk9Ap8Qm2nYb0c7Jr4WdX"),
    request: url("/buy/cancellation-requests/acr-0k1m2n3p4q5r6s7t8u9v0w1x2"),
    agreement: url("/buy/agreements/agmt-1q2w3e4r5t6y7u8i9o0pasdfg"),
    settings: url("/settings/notifications"),
    unsubscribe: url("/unsubscribe/2c9f6a1e-5b7d.3fa9c1"),
  },
};
const forced: CancellationMailProps = { ...props, urls: { ...props.urls, unsubscribe: null } };
const extra: CancellationMailProps = { ...props, to: { name: "Harbour Legal", party: "buyer", isExtra: true } };
const seller: CancellationMailProps = { ...props, to: { name: "Sam Ortiz", party: "seller", isExtra: false } };
const manufacturer: CancellationMailProps = {
  ...props,
  to: { name: "Max", party: "manufacturer", isExtra: false },
  request: { ...props.request, reason: null, message: null, answer: null, resolvedBy: null },
  agreement: { ...props.agreement, sellingAuthorizationId: "resaleauthz-9f8e7d6c5b4a" },
  lastInvoice: null,
};

const payment: PaymentMailProps["payment"] = {
  id: "pr-4k3j2h1g0f9d8s7a6q5w4e3r2",
  name: "Milestone 2: data migration",
  amount: "USD 4,000.00",
  description: "All tables of the risk team are migrated.",
  answer: "Two of the tables are missing.",
  chargeId: null,
  approvesAt: new Date("2026-11-16T10:00:00Z"),
};
const adjustment = {
  id: "ba-6y5t4r3e2w1q0p9o8i7u6y5t4",
  invoiceId: "inv0123456789abcdef0",
  amount: "USD 1,000.00",
  reason: "Duplicate subscription",
  description: "October was charged twice.",
};

const mails = {
  "E1-buyer": cancellationRequestReceived(forced),
  "E1-extra": cancellationRequestReceived(extra),
  "E2-seller": cancellationRequestSent(seller),
  "E3-manufacturer": cancellationRequestNoticed(manufacturer),
  "E4-buyer": cancellationRequestReminder(props),
  "E5-buyer": cancellationRequestApproved(props),
  "E5-seller": cancellationRequestApproved(seller),
  "E5-manufacturer": cancellationRequestApproved(manufacturer),
  "E6-buyer": cancellationRequestApprovedAutomatically(props),
  "E7-seller": cancellationRequestRejected(seller),
  "E7-manufacturer": cancellationRequestRejected(manufacturer),
  "E8-buyer": cancellationRequestWithdrawn(props),
  "E9-seller": cancellationRequestFailed({
    ...seller,
    request: { ...props.request, answer: "The agreement is no longer active: it is expired." },
    urls: forced.urls,
  }),
  "E10-buyer": agreementCancelled(props),
  "E10-manufacturer": agreementCancelled(manufacturer),
  "E11-buyer": billingAdjustmentProcessed({ ...props, adjustment }),
  "E11-manufacturer": billingAdjustmentProcessed({
    ...manufacturer,
    adjustment: { ...adjustment, amount: null, reason: null, description: null },
  }),
  "E19-seller": agreementAccepted(seller),
  "E19-manufacturer": agreementAccepted(manufacturer),
  "E20-buyer": agreementAmended(props),
  "E21-buyer": agreementReplaced(props),
  "E22-buyer": paymentRequested({ ...props, payment }),
  "E25-buyer": paymentReminder({ ...props, payment }),
  "E25-buyer-decides": paymentReminder({ ...props, payment: { ...payment, approvesAt: null } }),
  "E23-seller": paymentRequestClosed({ ...seller, payment, outcome: "PaymentRequestRejected" }),
  E15: oneTimeCode({
    to: { name: "Bo Meyer" },
    code: "204816",
    minutesValid: 10,
    productTitle: "Insight Studio",
    sellerName: "Northwind Data",
    buyerName: "Harbour Bank",
    settingsUrl: url("/settings/notifications"),
  }),
  E16: addressConfirmation({
    to: { name: "Harbour Legal" },
    code: "730155",
    minutesValid: 1440,
    accountName: "Harbour Bank",
    settingsUrl: url("/settings/notifications"),
  }),
  E24: newPassword({
    to: { name: "Bo Meyer" },
    minutesValid: 30,
    urls: {
      choose: url("/signin/reset/EPK0Xy8oN3q7vJk2c1bTzW5sUdRfGhLm9aQeYtIuOpA"),
      settings: url("/settings/preferences"),
    },
  }),
  E18: destinationPaused({
    to: { name: "Ines Duarte" },
    destination: {
      name: "Billing integration",
      type: "Webhook",
      url: "https://hooks.example.com/countersign",
      accountName: "Northwind Data",
      accountId: "111122223333",
    },
    error: "The receiver answered 503.",
    failingSince: new Date("2026-11-03T08:14:00Z"),
    waiting: 48,
    urls: {
      destination: url("/developer/destinations/5f0b8c1e"),
      settings: url("/settings/notifications"),
      unsubscribe: props.urls.unsubscribe,
    },
  }),
};

const folder = process.argv[2] ?? join(tmpdir(), "mails");
mkdirSync(folder, { recursive: true });
for (const [name, mail] of Object.entries(mails)) {
  const { subject, html, text } = await mail;
  writeFileSync(join(folder, `${name}.html`), html);
  writeFileSync(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}`);
  console.log(`${name}: ${subject}`);
}
console.log(`Written to ${folder}`);
