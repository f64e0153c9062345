import { downloadOf } from "@/lib/callers/export";

type Props = { params: Promise<{ tab: string }> };

export async function GET(request: Request, { params }: Props) {
  const isPast = (await params).tab === "inactive";
  return downloadOf(isPast ? "buyer-past-subscriptions" : "buyer-subscriptions")(request);
}
