import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startContext } from "@/lib/context";
import { deliverDue } from "@/lib/deliveries/relay";
import { smtpTransport, type Transport } from "@/lib/deliveries/transport";
import { listEnvelopes } from "@/lib/events/envelopes";
import { buyer, contact, manufacturer, person, seller, setNow } from "../../support/factories";
import { catchMail, type MailCatcher } from "../../support/mail";
import { accept, acceptedAgreement, aProposal, quantities, quote, terms, wanted } from "../../support/proposals";

let catcher: MailCatcher;
let transport: Transport;
beforeAll(async () => {
  catcher = await catchMail();
  transport = smtpTransport(catcher.url);
});
afterAll(async () => {
  transport.close();
  await catcher.stop();
});
beforeEach(async () => {
  catcher.mails.length = 0;
  await contact(manufacturer);
});

const channel = {
  manufacturerId: manufacturer.id,
  resaleAuthorizationId: "resaleauthz-1",
  visibility: "CPPO",
  productId: "prod-partner",
};
const offered = [terms.configurable(), terms.legal()];
const seats = (count: number) => wanted("ConfigurableUpfrontPricingTerm", quantities({ seats: count }));
const legal = wanted("LegalTerm");

const textOf = (mail: ParsedMail) => (mail.text ?? "").replace(/\s+/g, " ");
const addressee = (mail: ParsedMail) => (Array.isArray(mail.to) ? mail.to[0] : mail.to)?.value[0]?.address;
/** The mails of a kind, by the account of their reader. */
async function told(kind: string) {
  await deliverDue({ transport });
  const mails = catcher.mails.filter((mail) => mail.headers.get("x-portal-kind") === kind);
  return new Map(mails.map((mail) => [/@(\d{12})/.exec(addressee(mail) ?? "")?.[1], mail]));
}
const parties = [seller.id, buyer.id, manufacturer.id].sort();

test("each party hears of a new agreement by mail, the manufacturer without the offer", async () => {
  const { id, offerId } = await acceptedAgreement(offered, [seats(3), legal], channel);
  const mails = await told("E19");
  expect([...mails.keys()].sort()).toEqual(parties);
  for (const [account, mail] of mails) {
    expect(mail.subject).toBe("New agreement: Insight Studio");
    const said = textOf(mail);
    for (const part of [id, "Harbour Bank (account 444455556666)", "2 November 2026", "1 November 2027"]) {
      expect(said).toContain(part);
    }
    expect(said.includes(offerId)).toBe(account !== manufacturer.id);
    expect(said).not.toContain("31.50");
    expect(mail.headers.get("list-unsubscribe") ?? mail.headers.get("list")).toBeDefined();
  }
});

test("and of an amendment", async () => {
  const { id } = await acceptedAgreement(offered, [seats(3), legal], channel);
  await accept((await quote({ intent: "AMEND", sourceAgreementId: id, requestedTerms: [seats(4), legal] })).id);
  const mails = await told("E20");
  expect([...mails.keys()].sort()).toEqual(parties);
  const mail = mails.get(seller.id);
  expect(mail?.subject).toBe("Agreement amended: Insight Studio");
  expect(mail && textOf(mail)).toContain("Harbour Bank changed the agreement with Northwind Data for Insight Studio.");
  const events = await listEnvelopes(await startContext(person("MANUFACTURER")), { detailType: "License Updated" });
  expect(events.map(({ detail }) => detail)).toMatchObject([
    { agreement: { id }, license: { arn: expect.stringMatching(/^arn:/) } },
  ]);
});

test("and of a replacement; the manufacturer's licence of the old agreement ends", async () => {
  const old = await acceptedAgreement(offered, [seats(3), legal], channel);
  await setNow("2026-11-05T10:00:00Z");
  const proposalId = await aProposal([terms.usage()], channel);
  const requestedTerms = [wanted("UsageBasedPricingTerm")];
  const request = await quote({ intent: "REPLACE", sourceAgreementId: old.id, proposalId, requestedTerms });
  const agreement = await accept(request.id);
  const mails = await told("E21");
  expect([...mails.keys()].sort()).toEqual(parties);
  const mail = mails.get(buyer.id);
  expect(mail && textOf(mail)).toContain(
    "ended on 5 November 2026, 10:00 (UTC), because another took its place. Its status is Replaced.",
  );
  const begun = (await told("E19")).get(buyer.id);
  expect(begun && textOf(begun)).toContain(agreement.id);
  expect(begun && textOf(begun)).toContain("No end date (pay-as-you-go)");
  const events = await listEnvelopes(await startContext(person("MANUFACTURER")), {
    detailType: "License Deprovisioned",
  });
  expect(events.map(({ detail }) => detail)).toMatchObject([{ agreement: { id: old.id } }]);
});
