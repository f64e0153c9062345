/** Every address of the product, in one place. */
export const paths = {
  home: () => "/home",
  signIn: (next?: string) => (next ? `/signin?next=${encodeURIComponent(next)}` : "/signin"),
  /** Where signing in again ends for a page that waits in another tab. */
  signedIn: () => "/signin/done",
  switchAccount: (to: string, next = "/home") => `/switch-account?to=${to}&next=${encodeURIComponent(next)}`,
  setup: () => "/setup",
  sell: {
    agreements: (query = "") => `/sell/agreements${query}`,
    agreement: (id: string, tab?: "invoices" | "terms" | "requests" | "activity") =>
      `/sell/agreements/${id}${tab ? `/${tab}` : ""}`,
    requestCancellation: (id: string) => `/sell/agreements/${id}/request-cancellation`,
    cancellationRequests: (query = "") => `/sell/agreements/cancellation-requests${query}`,
    cancellationRequest: (id: string) => `/sell/cancellation-requests/${id}`,
    cancellationRequestSent: (id: string) => `/sell/cancellation-requests/${id}/sent`,
  },
  buy: {
    subscriptions: (query = "") => `/buy/subscriptions${query}`,
    inactiveSubscriptions: (query = "") => `/buy/subscriptions/inactive${query}`,
    agreement: (id: string) => `/buy/agreements/${id}`,
    cancellationRequests: (query = "") => `/buy/cancellation-requests${query}`,
    cancellationRequest: (id: string) => `/buy/cancellation-requests/${id}`,
    agreementRequests: (query = "") => `/buy/agreement-requests${query}`,
    agreementRequest: (id: string) => `/buy/agreement-requests/${id}`,
    proposals: () => "/buy/proposals",
  },
  admin: {
    cancellationRequests: (query = "") => `/admin/cancellation-requests${query}`,
    cancellationRequest: (id: string) => `/admin/cancellation-requests/${id}`,
    accounts: () => "/admin/accounts",
    account: (id: string) => `/admin/accounts/${id}`,
    mailbox: (query = "") => `/admin/mailbox${query}`,
    message: (id: string) => `/admin/mailbox/${id}`,
    messageHtml: (id: string) => `/admin/mailbox/${id}/html`,
    attachment: (id: string, index: number) => `/admin/mailbox/${id}/attachments/${index}`,
    system: () => "/admin/system",
    audit: (query = "") => `/admin/audit${query}`,
  },
  developer: {
    data: () => "/developer/data",
    import: (query = "") => `/developer/data/import${query}`,
    sampleFile: (name: string) => `/developer/data/samples/${name}`,
    clock: () => "/developer/clock",
    clockProgress: () => "/developer/clock/progress",
    events: (query = "") => `/developer/events${query}`,
    event: (id: string) => `/developer/events/${id}`,
    patternTester: (query = "") => `/developer/events/pattern${query}`,
    destinations: (query = "") => `/developer/destinations${query}`,
    destination: (id: string) => `/developer/destinations/${id}`,
    destinationFile: (id: string) => `/developer/destinations/${id}/file`,
  },
  exports: { state: (id: string) => `/exports/${id}`, file: (id: string) => `/exports/${id}/file` },
  preferences: () => "/settings/preferences",
  notificationSettings: () => "/settings/notifications",
  notifications: (query = "") => `/notifications${query}`,
  activity: (query = "") => `/activity${query}`,
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
  respond: (token: string) => `/respond/${token}`,
  go: (id: string) => `/go/${id}`,
  api: {
    live: () => "/api/live",
    bell: () => "/api/bell",
    unsubscribe: (token: string) => `/api/unsubscribe/${token}`,
    health: () => "/api/health",
    session: () => "/api/session",
    filterSets: () => "/api/filter-sets",
  },
} as const;

/** Only a path of this portal may follow a sign-in or a switch, never another site. */
export const localPath = (next: string | undefined): string =>
  next && /^\/(?![/\\])/.test(next) ? next : paths.home();
