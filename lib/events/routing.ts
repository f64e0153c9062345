import { isChannelDeal } from "../agreements/agreement";
import { newId } from "../ids";
import { catalog, type Fact, type MailKind, type MailRule, type Party, type Told } from "./catalog";
import { eventDetail, resourcesOf } from "./detail";
import { groupOf, type MailGroup } from "./mail-groups";

const roleSuffix: Record<Party, string> = { seller: "Proposer", buyer: "Acceptor", manufacturer: "Manufacturer" };

export type PartyEventRow = {
  id: string;
  event_id: string;
  account_id: string;
  agreement_id: string;
  detail_type: string;
  at: Date;
  resources: string[];
  detail: object;
};
/** A mail to everybody at one party: the account's contacts and, for the seller, whoever made the request. */
export type MailRow = {
  event_id: string;
  kind: MailKind;
  account_id: string;
  agreement_id: string;
  request_id: string | null;
  party: Party;
  mail_group: MailGroup | null;
  only_requester: boolean;
  requester_email: string | null;
  requester_name: string | null;
};

/** The account behind each party of an agreement; there is a manufacturer only in a channel partner's deal. */
function accountOfParty({ agreement }: Fact, party: Party): string | null {
  if (party === "seller") return agreement.proposerId;
  if (party === "buyer") return agreement.acceptorId;
  return isChannelDeal(agreement) ? agreement.manufacturerId : null;
}

/** Each party's own events: one fact, up to four envelopes. Where there is no licence, nothing is said of one. */
export function partyEvents(fact: Fact, eventId: string, licenseArn?: string): PartyEventRow[] {
  const { detailType, to, also = [] }: Told = catalog[fact.type];
  if (!detailType) return [];
  const ofLicense = licenseArn ? also : [];
  return [{ detailType, to }, ...ofLicense].flatMap(({ detailType, to }) => {
    const requestId = newId.plain();
    return to.flatMap((party) => {
      const account = accountOfParty(fact, party);
      if (!account) return [];
      return {
        id: newId.plain(),
        event_id: eventId,
        account_id: account,
        agreement_id: fact.agreement.id,
        detail_type: `${detailType} - ${roleSuffix[party]}`,
        at: fact.at,
        resources: resourcesOf(detailType, fact.agreement),
        detail: eventDetail(fact, { detailType, party, requestId, licenseArn }),
      };
    });
  });
}

/** Whether the fact also ends or changes a licence that somebody else than the seller made. */
export const concernsLicense = ({ type, agreement }: Fact) => "also" in catalog[type] && isChannelDeal(agreement);

/** Which mails a fact causes, and to which party; the addresses are looked up where they are written down. */
export function mails(fact: Fact, eventId: string): MailRow[] {
  const { agreement, request } = fact;
  return catalog[fact.type].mails.flatMap(({ kind, to, only }: MailRule) => {
    const account = accountOfParty(fact, to);
    if (!account) return [];
    const requester = to === "seller" ? request : null;
    return {
      event_id: eventId,
      kind,
      account_id: account,
      agreement_id: agreement.id,
      request_id: request?.id ?? null,
      party: to,
      mail_group: groupOf[kind],
      // A request made with an access key has nobody behind it: then the contacts stand in.
      only_requester: only === "requester" && Boolean(requester?.requestedByEmail),
      requester_email: requester?.requestedByEmail ?? null,
      requester_name: requester?.requestedBy ?? null,
    };
  });
}
