import { getAgreementRequest } from "../agreement-requests/queries";
import { getAgreement } from "../agreements/queries";
import type { Hat } from "../auth/actor";
import { getCancellationRequest } from "../cancellation-requests/queries";
import { type Context, startContext } from "../context";
import { NotFoundError } from "../errors";
import { paths } from "../paths";
import { actorOf, type SignedIn } from "./portal";

const lists: Record<Hat, (query: string) => string> = {
  seller: paths.sell.agreements,
  manufacturer: paths.sell.agreements,
  buyer: paths.buy.subscriptions,
  admin: paths.admin.cancellationRequests,
};

/** The same for somebody who has just changed hats. */
export const findPlaceAs = async (person: SignedIn, text: string) =>
  findPlace(await startContext(actorOf(person)), person.current.hat, text);

/** Where an identifier leads in the current hat; what names nothing there is searched for in its list. */
export async function findPlace(ctx: Context, hat: Hat, text: string): Promise<string> {
  const search = lists[hat](`?${new URLSearchParams({ f: `:${text}` })}`);
  try {
    if (text.startsWith("acr-")) {
      await getCancellationRequest(ctx, { requestId: text });
      if (hat === "admin") return paths.admin.cancellationRequest(text);
      return hat === "buyer" ? paths.buy.cancellationRequest(text) : paths.sell.cancellationRequest(text);
    }
    if (text.startsWith("ar-") && hat === "buyer") {
      await getAgreementRequest(ctx, { agreementRequestId: text });
      return paths.buy.agreementRequest(text);
    }
    if (hat === "admin") return search;
    await getAgreement(ctx, { agreementId: text });
    return hat === "buyer" ? paths.buy.agreement(text) : paths.sell.agreement(text);
  } catch (error) {
    if (error instanceof NotFoundError) return search;
    throw error;
  }
}
