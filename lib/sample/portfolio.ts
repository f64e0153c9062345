import { addMilliseconds, addMinutes } from "date-fns";
import type { AgreementStatus, RelationKind } from "../agreements/agreement";
import { type AccountKey, buyers } from "./accounts";
import { type Plan, sampleAgreementId, startOf } from "./agreements";
import { daysAfter, daysBefore, endOfTerm, hoursBefore, utcDay } from "./calendar";
import { type OfferKey, offers, type SampleOffer } from "./catalog";
import { chance } from "./random";
import { type Story, stories } from "./stories";

type Relation = { agreement_id: string; dependent_id: string; kind: RelationKind };
export type Portfolio = { plans: Plan[]; relations: Relation[]; told: { story: Story; agreementId: string }[] };

/** How many agreements each seller has beside those that requests and relations are about. */
const bulk = { northwind: 215, meridian: 45, cobalt: 45 } as const;

/** Every agreement of the sample data, as of `now`, before anything happens to it. */
export function portfolio(now: Date): Portfolio {
  const random = chance(20260611);
  const counters = new Map<AccountKey, number>();
  const nextId = (offer: OfferKey) => {
    const { seller } = offers[offer];
    const n = (counters.get(seller) ?? 0) + 1;
    counters.set(seller, n);
    return sampleAgreementId(seller, n);
  };
  const plans: Plan[] = [];
  const relations: Relation[] = [];

  const add = (plan: Omit<Plan, "id" | "units"> & { units?: number }): Plan => {
    const complete = { units: random.between(1, 4), ...plan, id: nextId(plan.offer) };
    plans.push(complete);
    return complete;
  };

  /** The next agreement of a chain, accepted ten days before the earlier one's term ends. */
  const addSuccessor = (earlier: Plan, endAt: Date, intent: "RENEW" | "REPLACE", offer = earlier.offer): Plan => {
    const successor = add({
      offer,
      buyer: earlier.buyer,
      status: "ACTIVE",
      acceptedAt: intent === "RENEW" ? daysBefore(endAt, 10) : endAt,
      startAt: intent === "RENEW" ? addMilliseconds(endAt, 1) : endAt,
      intent,
      initialId: earlier.initialId ?? earlier.id,
    });
    const kind = intent === "RENEW" ? "RENEWAL_OF" : "REPLACEMENT_OF";
    relations.push({ agreement_id: earlier.id, dependent_id: successor.id, kind });
    return successor;
  };

  const told = stories.map((story) => {
    const { offer, buyer } = story;
    const plan = add({
      offer,
      buyer,
      status: "ACTIVE",
      acceptedAt: daysBefore(now, story.accepted),
      ...itsEnd(story, now),
    });
    return { story, agreementId: plan.id };
  });

  // A usage agreement that cannot be cancelled before its annual discount, and one that has been renewed already.
  for (const buyer of ["harbour", "alder"] as const) {
    const usage = add({ offer: "streamUsage", buyer, status: "ACTIVE", acceptedAt: daysBefore(now, 330) });
    const discount = add({ offer: "streamDiscount", buyer, status: "ACTIVE", acceptedAt: daysBefore(now, 100) });
    relations.push({ agreement_id: usage.id, dependent_id: discount.id, kind: "ANNUAL_DISCOUNT_OF" });
    const startAt = utcDay(now, { months: -12, days: 6 });
    const running = add({ offer: "insightTeam", buyer, status: "ACTIVE", acceptedAt: startAt });
    addSuccessor(running, endOfTerm(startAt, 12), "RENEW");
  }
  // Accepted, but not begun.
  add({
    offer: "insightPrivate",
    buyer: "harbour",
    status: "ACTIVE",
    acceptedAt: daysBefore(now, 4),
    startAt: utcDay(now, { days: 21 }),
  });

  for (const [seller, count] of Object.entries(bulk)) {
    const own = (Object.keys(offers) as OfferKey[]).filter((key) => offers[key].seller === seller);
    for (let i = 0; i < count; i++) {
      const key = random.pick(own);
      const offer: SampleOffer = offers[key];
      const status = statusFor(offer, random.between(1, 100));
      const plan = add({ offer: key, buyer: random.pick(["harbour", ...buyers]), status, ...lived(offer, status) });
      const endAt = plan.endedAt ?? endOfTerm(startOf(plan), offer.months);
      if (status === "RENEWED") addSuccessor(plan, endAt, "RENEW");
      if (status === "REPLACED")
        addSuccessor(plan, endAt, "REPLACE", random.pick(own.filter((it) => offers[it].months > 1)));
    }
  }
  return { plans, relations, told };

  /** When such an agreement was accepted and, if it did, ended early. */
  function lived(offer: SampleOffer, status: AgreementStatus): Partial<Plan> & { acceptedAt: Date } {
    const term = offer.months * 30;
    const acceptedOn = (days: number) => addMinutes(utcDay(now, { days: -days }), random.between(360, 1200));
    const more = {
      isOptedOut: random.oneIn(3),
      ...(offer.visibility === "PRIVATE" &&
        random.oneIn(6) && { offerSetId: `offerset-sample${random.between(1, 9)}` }),
    };
    if (status === "ACTIVE") {
      const isEndingSoon = offer.months >= 6 && random.oneIn(5);
      const days = isEndingSoon ? term - random.between(8, 75) : random.between(3, (term || 1400) - 12);
      return { ...more, acceptedAt: acceptedOn(days) };
    }
    if (status === "RENEWED") {
      // On the hour at which its term begins, so that the renewal follows without a gap.
      return { ...more, acceptedAt: utcDay(now, { months: -offer.months, days: -random.between(10, 300) }) };
    }
    if (status === "EXPIRED" || status === "ARCHIVED") {
      const months = -offer.months - (status === "ARCHIVED" ? 24 : 0);
      return { ...more, acceptedAt: addMinutes(utcDay(now, { months, days: -random.between(5, 600) }), 600) };
    }
    const days = random.between(40, Math.min(term || 900, 900) - 12);
    const acceptedAt = acceptedOn(days);
    return { ...more, acceptedAt, endedAt: daysAfter(acceptedAt, random.between(9, Math.min(days - 2, 250))) };
  }
}

/** A story about an agreement that reaches its own end is told backwards from that end. */
function itsEnd({ offer, requests }: Story, now: Date): Partial<Plan> {
  const request = requests.find(({ ending }) => ending.how === "agreementEnds");
  if (request?.ending.how !== "agreementEnds") return {};
  const endsOn = hoursBefore(now, request.sent - request.ending.after);
  const startAt = utcDay(endsOn, { days: 1, months: -offers[offer].months });
  return { acceptedAt: startAt, startAt };
}

/** Out of a hundred: mostly active, and some of every other state that the offer allows. */
function statusFor(offer: SampleOffer, roll: number): AgreementStatus {
  if (roll <= 64) return "ACTIVE";
  if (roll <= 76) return offer.months ? "EXPIRED" : "CANCELLED";
  if (roll <= 83) return offer.months === 1 ? "EXPIRED" : "CANCELLED";
  if (roll <= 87) return offer.months === 1 ? "ACTIVE" : "TERMINATED";
  if (roll <= 91) return offer.months ? "ARCHIVED" : "ACTIVE";
  if (roll <= 96) return offer.months >= 12 ? "RENEWED" : "ACTIVE";
  return offer.months === 1 ? "ACTIVE" : "REPLACED";
}
