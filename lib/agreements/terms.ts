import { formatDay, formatDuration } from "../format";
import { formatMoney } from "../money";
import type { TermView } from "./queries";

type Content = Record<string, unknown>;
const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const money = (content: Content, field: string) =>
  formatMoney(text(content[field]) || "0", text(content.currencyCode) || "USD");
const duration = (value: unknown) => formatDuration(text(value));
const day = (value: unknown) => {
  const at = new Date(text(value));
  return Number.isNaN(at.getTime()) ? text(value) : formatDay(at);
};
const list = (value: unknown): Content[] => (Array.isArray(value) ? value : []);

export type TermSummary = { title: string; summary: string; schedule?: { date: string; amount: string }[] };

/** What each kind of term means, in a sentence. Kinds that are not known here are still shown, with their JSON. */
const summaries: Record<string, (content: Content) => Omit<TermSummary, "title"> & { title: string }> = {
  LegalTerm: (content) => ({
    title: "Legal",
    summary: `Documents: ${
      list(content.documents)
        .map(({ type }) => text(type))
        .join(", ") || "none"
    }.`,
  }),
  SupportTerm: (content) => ({
    title: "Support and refunds",
    summary: text(content.refundPolicy) || "No refund policy given.",
  }),
  RenewalTerm: (content) => {
    const isOn = (content.configuration as Content | undefined)?.enableAutoRenew === true;
    return { title: "Renewal", summary: isOn ? "Renews by itself at its end." : "Does not renew by itself." };
  },
  UsageBasedPricingTerm: () => ({
    title: "Usage-based pricing",
    summary: "Billed monthly for what was used, by the rates below.",
  }),
  ConfigurableUpfrontPricingTerm: () => ({
    title: "Upfront pricing",
    summary: "The buyer chose duration and quantities from a rate card.",
  }),
  FixedUpfrontPricingTerm: (content) => ({
    title: "Upfront pricing",
    summary: `${money(content, "price")} for ${duration(content.duration) || "the whole term"}.`,
  }),
  ByolPricingTerm: () => ({ title: "Bring your own license", summary: "No price: the buyer brings a license." }),
  RecurringPaymentTerm: (content) => ({
    title: "Recurring payment",
    summary: `${money(content, "price")}, ${text(content.billingPeriod).toLowerCase()}.`,
  }),
  ValidityTerm: (content) => ({
    title: "Validity",
    summary: `${[
      duration(content.agreementDuration),
      content.agreementStartDate ? `from ${day(content.agreementStartDate)}` : "",
      content.agreementEndDate ? `until ${day(content.agreementEndDate)}` : "",
    ]
      .filter(Boolean)
      .join(" ")}.`,
  }),
  PaymentScheduleTerm: (content) => ({
    title: "Payment schedule",
    summary: `${list(content.schedule).length} dated instalments.`,
    schedule: list(content.schedule).map(({ chargeDate, chargeAmount }) => ({
      date: day(chargeDate),
      amount: formatMoney(text(chargeAmount), text(content.currencyCode) || "USD"),
    })),
  }),
  FreeTrialPricingTerm: (content) => ({ title: "Free trial", summary: `Free for ${duration(content.duration)}.` }),
  VariablePaymentTerm: (content) => ({
    title: "Variable payments",
    summary: `The seller may ask for up to ${money(content, "maxTotalChargeAmount")} in all.`,
  }),
  NetPaymentTerm: (content) => ({
    title: "Net payment",
    summary: `Invoices are due after ${duration(content.paymentDuePeriod)}.`,
  }),
};

export const summarizeTerm = ({ type, content }: TermView): TermSummary =>
  summaries[type]?.(content) ?? { title: type, summary: "This kind of term is shown as it was received." };
