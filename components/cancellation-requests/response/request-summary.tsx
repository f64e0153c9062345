import { formatDay, formatInstant, maskAccount } from "@/lib/format";
import { Card, Pairs } from "./card";

type Props = { productTitle: string; sellerName: string; buyerId: string; requestedAt: Date; deadline: Date };

/** What a link shows to somebody who is not known: enough to recognise the request, nothing that only the parties know. */
export const RequestSummary = ({ productTitle, sellerName, buyerId, requestedAt, deadline }: Props) => (
  <Card title="The request" id="summary">
    <Pairs
      pairs={{
        Product: productTitle,
        Seller: sellerName,
        "Buyer account": maskAccount(buyerId),
        "Asked on": formatDay(requestedAt),
        "Respond by": formatInstant(deadline),
      }}
    />
  </Card>
);
