export type HelpSection = { id: string; heading: string; lines: string[] };
type Topic = { path: RegExp; title: string; lead: string; sections: HelpSection[] };

const deadline: HelpSection = {
  id: "deadline",
  heading: "The seven days",
  lines: [
    "The buyer may answer for exactly 7 x 24 hours after the request was made. The moment is stored with the request; it does not move.",
    "Without an answer the request counts as approved from that moment on, whatever anybody clicks afterwards.",
  ],
};
const whoDecides: HelpSection = {
  id: "links",
  heading: "Who can decide with which link",
  lines: [
    "The link in the buyer's email belongs to one contact of the buyer and lets that contact decide.",
    "The link that sellers copy only opens the request. Whoever follows it signs in, or confirms a code that goes to a registered contact of the buyer.",
  ],
};
const reasons: HelpSection = {
  id: "reasons",
  heading: "Reasons",
  lines: [
    "The drop-down has five reasons. Other needs a description.",
    "Requests made through the API may carry one of its own codes; lists show those by their own names.",
  ],
};
const noRefund: HelpSection = {
  id: "refunds",
  heading: "Refunds",
  lines: [
    "Cancelling stops invoices that were not issued yet. It does not refund issued ones: that takes a billing adjustment.",
  ],
};
const lists: HelpSection = {
  id: "lists",
  heading: "Filters and links",
  lines: [
    "Filter, order, page size and columns stand in the address: whoever opens it sees the same view of their own data.",
    "Save a view under a name with Save as new filter set; Set as default makes the list open with it.",
    "Download CSV has all rows of the filter with the shown columns. More than 10,000 rows are written in the background.",
  ],
};
const onlyParties: HelpSection = {
  id: "admin",
  heading: "Why administrators cannot decide",
  lines: [
    "Only the parties to an agreement can decide. Administrators see every request, send mails again and replace links; they never approve, deny or withdraw.",
  ],
};

/** The help of each page; the first whose path fits. */
const topics: Topic[] = [
  {
    path: /^\/home/,
    title: "Home",
    lead: "What needs somebody today. Every card leads to its list.",
    sections: [deadline],
  },
  {
    path: /^\/sell\/agreements\/cancellation-requests/,
    title: "Cancellation requests",
    lead: "Requests your account sent, and what became of them.",
    sections: [deadline, whoDecides, lists],
  },
  {
    path: /^\/sell\/agreements\/[^/]+\/request-cancellation/,
    title: "Request cancellation",
    lead: "Two steps: what is cancelled and why, then a last look. Nothing is sent before Submit request.",
    sections: [reasons, deadline, whoDecides, noRefund],
  },
  {
    path: /^\/sell\/agreements\/[^/]+/,
    title: "Agreement details",
    lead: "One agreement: its parties, terms, invoices, requests and everything that happened to it.",
    sections: [
      {
        id: "agreement-id",
        heading: "Agreement ID",
        lines: ["It identifies one agreement, and brings its buyer and its offer with it."],
      },
      {
        id: "refusals",
        heading: "When a cancellation can be requested",
        lines: [
          "Only for active agreements, by the seller of record, while no other request waits and nothing depends on the agreement.",
          "Where it can't be requested, the page says why and what would change that.",
        ],
      },
      noRefund,
    ],
  },
  {
    path: /^\/sell\/agreements/,
    title: "Agreements",
    lead: "Contracts that buyers have accepted for your products.",
    sections: [
      {
        id: "agreement-id",
        heading: "Agreement ID",
        lines: [
          "It identifies one agreement and brings buyer and offer with it. Paste one into the filter for the quickest match.",
        ],
      },
      lists,
    ],
  },
  {
    path: /^\/sell\/cancellation-requests/,
    title: "Cancellation request",
    lead: "One request: how far it is, who was told, who answered and how they were known.",
    sections: [deadline, whoDecides, noRefund],
  },
  {
    path: /^\/buy\/cancellation-requests\/[^/]+/,
    title: "Agreement cancellation request",
    lead: "A seller asks to end one of your agreements. You can approve or deny.",
    sections: [
      deadline,
      {
        id: "approve",
        heading: "Before you approve",
        lines: [
          "Approving ends the agreement and cannot be undone. Stop what runs, export your data and remove storage first.",
        ],
      },
      {
        id: "deny",
        heading: "Denying",
        lines: ["A reason is needed; the seller reads it. The agreement continues, and the seller may ask again."],
      },
      noRefund,
    ],
  },
  {
    path: /^\/buy\/cancellation-requests/,
    title: "Cancellation requests",
    lead: "Requests of sellers to end your agreements.",
    sections: [deadline, lists],
  },
  {
    path: /^\/buy\/agreements/,
    title: "Agreement",
    lead: "What you are subscribed to, what it cost so far, and what its seller asks of you.",
    sections: [noRefund, deadline],
  },
  {
    path: /^\/buy\/agreement-requests/,
    title: "Agreement requests",
    lead: "Quotes that programs of your account asked for: what accepting would mean, and what it became.",
    sections: [
      {
        id: "quotes",
        heading: "How long a quote is good",
        lines: [
          "A day, and never longer than the proposal it is about. Asking for it commits you to nothing; accepting it cannot be undone.",
          "Accepting a change of an agreement ends the other open quotes about that agreement: they were calculated on what it changed.",
        ],
      },
      {
        id: "taxes",
        heading: "Taxes",
        lines: ["Amounts are without tax. An estimate is shown when the quote was asked for with one."],
      },
      lists,
    ],
  },
  {
    path: /^\/buy\/proposals/,
    title: "Proposals",
    lead: "What you may accept: offers to everybody, and those made for your account alone.",
    sections: [
      {
        id: "quote",
        heading: "From a proposal to an agreement",
        lines: [
          "A program asks for a quote with CreateAgreementRequest and accepts it with AcceptAgreementRequest. View as code shows a call that is taken as it is.",
          "The quote then stands under Agreement requests, where an approver can accept it too.",
        ],
      },
    ],
  },
  {
    path: /^\/buy/,
    title: "Manage subscriptions",
    lead: "What your account is subscribed to.",
    sections: [
      {
        id: "cancel",
        heading: "Cancelling a subscription yourself",
        lines: [
          "Usage-based subscriptions can be cancelled here. A contract ends early only when its seller asks for it and you approve.",
        ],
      },
      lists,
    ],
  },
  {
    path: /^\/admin\/cancellation-requests/,
    title: "Cancellation requests of all accounts",
    lead: "Every request of the portal.",
    sections: [onlyParties, deadline, whoDecides, lists],
  },
  {
    path: /^\/admin\/accounts/,
    title: "Accounts and people",
    lead: "The parties, who acts for them, and which addresses are told.",
    sections: [
      {
        id: "addresses",
        heading: "Notification addresses",
        lines: [
          "They are told about everything that happens to the account's agreements. A buyer's address can also decide by the link in its email.",
          "An address that a mail server refused for good is marked as bounced until a mail gets through again.",
        ],
      },
      {
        id: "view-as",
        heading: "View as",
        lines: ["Shows the portal as a viewer of the account sees it. It is read-only and recorded with the account."],
      },
    ],
  },
  {
    path: /^\/admin\/mailbox/,
    title: "Mailbox",
    lead: "Every email this portal wrote, and what became of it.",
    sections: [
      {
        id: "states",
        heading: "States",
        lines: [
          "Queued: it waits for its first or next try. Sent: the mail server took it.",
          "Failed: nobody took it for three days. Bounced: the mail server does not know the address, or somebody marked it.",
        ],
      },
    ],
  },
  {
    path: /^\/admin\/system/,
    title: "System",
    lead: "What runs, whether it is well, and how it is set up.",
    sections: [
      {
        id: "privacy",
        heading: "What leaves this portal",
        lines: ["Nothing, unless you configure it to: mail through SMTP_URL is the only way out."],
      },
    ],
  },
  {
    path: /^\/developer\/keys/,
    title: "Access keys",
    lead: "Programs sign their calls with a key. It acts for its account, as far as its role allows.",
    sections: [
      {
        id: "secret",
        heading: "The secret",
        lines: [
          "It is shown once, when the key is made, and kept encrypted because verifying a signature needs it.",
          "A key that expires comes with a session token, as AWS's temporary credentials do: set AWS_SESSION_TOKEN as well.",
        ],
      },
      {
        id: "end",
        heading: "Disable or delete",
        lines: [
          "Both refuse the key's next call. A disabled key can be enabled again; its calls stay in the request log.",
        ],
      },
    ],
  },
  {
    path: /^\/developer\/requests/,
    title: "Request log",
    lead: "Every call of the API in the last 14 days: who made it, how it ended, and the rule that refused it.",
    sections: [
      {
        id: "kept",
        heading: "What is kept",
        lines: [
          "Descriptions, reasons of denials and withdrawals, tokens, secrets and signatures are never kept.",
          "When many calls come in one second, those that went well are kept without their texts.",
        ],
      },
    ],
  },
  {
    path: /^\/developer\/reference/,
    title: "API reference",
    lead: "Made from the code that answers the calls: members, limits, and the reason of breaking each.",
    sections: [],
  },
  {
    path: /^\/developer$/,
    title: "Developer",
    lead: "How a program of yours reaches this portal in the place of the AWS Marketplace Agreement Service.",
    sections: [
      {
        id: "simulation",
        heading: "Simulation",
        lines: [
          "Throttling refuses what exceeds the rates AWS publishes for each operation and account.",
          "A fault meets a share of an operation's calls with an error, a delay or both, before anything is done.",
        ],
      },
    ],
  },
  {
    path: /^\/developer\/clock/,
    title: "Test clock",
    lead: "Time of this sandbox. Deadlines, agreement ends and invoices follow it; emails and sessions run on real time.",
    sections: [deadline],
  },
  {
    path: /^\/developer\/data/,
    title: "Data",
    lead: "Brings agreements in from the files that the seller's dashboard and the command line give.",
    sections: [
      {
        id: "import",
        heading: "Importing",
        lines: [
          "Try it first: every row that cannot be taken is reported with its line and the reason. A second import updates.",
        ],
      },
    ],
  },
  {
    path: /^\/settings/,
    title: "Preferences",
    lead: "How the portal looks for you. Kept with you, on every device.",
    sections: [
      {
        id: "time",
        heading: "Time zone and dates",
        lines: [
          "Moments are shown in the zone you choose. Days of contracts and invoices are days in UTC, as they were agreed.",
          "Files and the API always have UTC in ISO 8601.",
        ],
      },
    ],
  },
];

const anywhere: Omit<Topic, "path"> = {
  title: "Countersign",
  lead: "Agreements, ended properly: seven days, both sides, on the record.",
  sections: [deadline],
};

export const helpOf = (pathname: string): Omit<Topic, "path"> =>
  topics.find(({ path }) => path.test(pathname)) ?? anywhere;
