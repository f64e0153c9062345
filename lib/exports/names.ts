/** The lists that can be had as files. */
export const exportNames = [
  "seller-agreements",
  "seller-requests",
  "buyer-subscriptions",
  "buyer-past-subscriptions",
  "buyer-requests",
  "buyer-agreement-requests",
  "admin-requests",
] as const;
export type ExportName = (typeof exportNames)[number];

/** Where each is had at once. */
export const exportPaths: Record<ExportName, string> = {
  "seller-agreements": "/sell/agreements/export",
  "seller-requests": "/sell/agreements/cancellation-requests/export",
  "buyer-subscriptions": "/buy/subscriptions/export/active",
  "buyer-past-subscriptions": "/buy/subscriptions/export/inactive",
  "buyer-requests": "/buy/cancellation-requests/export",
  "buyer-agreement-requests": "/buy/agreement-requests/export",
  "admin-requests": "/admin/cancellation-requests/export",
};

/** From so many rows on a file is written in the background. */
export const longFileRows = 10_000;
