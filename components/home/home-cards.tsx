"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { Hint } from "@/lib/accounts/preferences";
import type { Answer } from "@/lib/answer";
import type { RequestActions } from "../cancellation-requests/actions";
import { useCopyLink } from "../cancellation-requests/use-copy-link";
import { Stacked } from "../ui/stacked";

export type HomeItem = {
  id: string;
  href?: string;
  title: string;
  detail: string;
  action?: { text: string; href: string };
  /** A step of a checklist: whether it is done. */
  isDone?: boolean;
  /** A request whose response link can be copied from here. */
  copyLinkOf?: string;
};
export type HomeCard = { title: string; href?: string; count?: string; items: HomeItem[]; empty: string; hint?: Hint };

type Actions = { readLink: RequestActions["readLink"]; dismiss: (hint: Hint) => Promise<Answer<unknown>> };

/** What needs the person today: one card a question, each leading to the list behind it. */
export function HomeCards({ title, cards, ...actions }: { title: string; cards: HomeCard[] } & Actions) {
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{title}</Header>
      <Grid gridDefinition={cards.map(() => ({ colspan: { default: 12, m: 6 } }))}>
        {cards.map((card) => (
          <Card key={card.title} {...card} {...actions} />
        ))}
      </Grid>
    </SpaceBetween>
  );
}

function Card({ title, href, count, items, empty, hint, readLink, dismiss }: HomeCard & Actions) {
  const copyLink = useCopyLink(readLink);
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          counter={count && `(${count})`}
          actions={
            hint && (
              <Button
                variant="icon"
                iconName="close"
                ariaLabel={`Dismiss ${title}`}
                onClick={() => void dismiss(hint)}
              />
            )
          }
        >
          {href ? <a href={href}>{title}</a> : title}
        </Header>
      }
    >
      {items.length === 0 ? (
        <Box color="text-body-secondary">{empty}</Box>
      ) : (
        <SpaceBetween size="m">
          {items.map((item) => (
            <Stacked
              key={item.id}
              below={
                <>
                  {item.detail}
                  {item.action && (
                    <>
                      {" · "}
                      <a href={item.action.href}>{item.action.text}</a>
                    </>
                  )}
                  {item.copyLinkOf && <CopyLink id={item.copyLinkOf} copy={copyLink} />}
                </>
              }
            >
              {item.isDone !== undefined && (
                <StatusIndicator type={item.isDone ? "success" : "pending"}>
                  <span className="visually-hidden">{item.isDone ? "Done: " : "To do: "}</span>
                </StatusIndicator>
              )}
              {item.href ? <a href={item.href}>{item.title}</a> : item.title}
            </Stacked>
          ))}
        </SpaceBetween>
      )}
    </Container>
  );
}

const CopyLink = ({ id, copy }: { id: string; copy: (id: string) => void }) => (
  <>
    {" · "}
    <button type="button" className="info-link" aria-label={`Copy response link of ${id}`} onClick={() => copy(id)}>
      Copy link
    </button>
  </>
);
