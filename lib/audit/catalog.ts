/** What is written into the audit log beside the agreements' own events, in words that follow the actor's name. */
export const auditPhrases = {
  SIGNED_IN: "signed in",
  VIEWED_AS: "looked at the portal through the eyes of",
  ACCOUNT_CREATED: "created the account",
  PERSON_ADDED: "gave access to",
  ROLE_CHANGED: "changed the role of",
  ACCESS_REMOVED: "took the access of",
  ADDRESS_ADDED: "added the notification address",
  ADDRESS_REMOVED: "removed the notification address",
  RECIPIENT_INVITED: "invited to be informed:",
  RECIPIENT_CONFIRMED: "confirmed to be informed:",
  RECIPIENT_REMOVED: "no longer informs",
  MAIL_GROUP_CHANGED: "changed which emails are sent:",
  UNSUBSCRIBED: "unsubscribed",
  DESTINATION_CREATED: "created the destination",
  DESTINATION_CHANGED: "changed the destination",
  DESTINATION_PAUSED: "paused the destination",
  DESTINATION_RESUMED: "resumed the destination",
  DESTINATION_SECRET_ROTATED: "made a new signing secret for",
  DESTINATION_REMOVED: "removed the destination",
  DESTINATION_TESTED: "sent a test event to",
  EVENT_RESENT: "sent an event again to",
  CLOCK_MOVED: "moved the clock to",
} as const;

export type AuditAction = keyof typeof auditPhrases;
