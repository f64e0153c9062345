"use client";

import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Stacked } from "../ui/stacked";

export type HomeItem = {
  id: string;
  href?: string;
  title: string;
  detail: string;
  action?: { text: string; href: string };
};
export type HomeCard = { title: string; href?: string; count?: string; items: HomeItem[]; empty: string };

/** What needs the person today: one card a question, each leading to the list behind it. */
export function HomeCards({ title, cards }: { title: string; cards: HomeCard[] }) {
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{title}</Header>
      <Grid gridDefinition={cards.map(() => ({ colspan: { default: 12, m: 6 } }))}>
        {cards.map((card) => (
          <Card key={card.title} {...card} />
        ))}
      </Grid>
    </SpaceBetween>
  );
}

function Card({ title, href, count, items, empty }: HomeCard) {
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" counter={count && `(${count})`}>
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
                </>
              }
            >
              {item.href ? <a href={item.href}>{item.title}</a> : item.title}
            </Stacked>
          ))}
        </SpaceBetween>
      )}
    </Container>
  );
}
