"use client";

import Button from "@cloudscape-design/components/button";
import dynamic from "next/dynamic";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import type { ListPreferences } from "./preferences";

const Preferences = dynamic(() => import("./preferences").then((module) => module.ListPreferences));

type Props = ComponentProps<typeof ListPreferences>;

/** The gear of a list. What it opens is fetched when somebody comes near it: most visits never do. */
export function LazyPreferences(props: Props) {
  const [wanted, setWanted] = useState<"no" | "near" | "open">("no");
  const place = useRef<HTMLSpanElement>(null);
  const want = () => setWanted((earlier) => (earlier === "no" ? "near" : earlier));
  return (
    <span ref={place} onPointerEnter={want}>
      {wanted === "no" ? (
        <Gear onClick={() => setWanted("open")} />
      ) : (
        <>
          <Preferences {...props} />
          {wanted === "open" && <OpenWhenThere place={place} />}
        </>
      )}
    </span>
  );
}

const Gear = ({ onClick }: { onClick: () => void }) => (
  <Button variant="icon" iconName="settings" ariaLabel="Preferences" onClick={onClick} />
);

/** Whoever clicked before the dialogue was there gets it as soon as it is. */
function OpenWhenThere({ place }: { place: React.RefObject<HTMLSpanElement | null> }) {
  useEffect(() => {
    const timer = setInterval(() => {
      const trigger = place.current?.querySelector("button");
      if (!trigger) return;
      clearInterval(timer);
      trigger.click();
    }, 30);
    return () => clearInterval(timer);
  }, [place]);
  return null;
}
