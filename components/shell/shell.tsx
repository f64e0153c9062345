"use client";

import AppLayoutToolbar from "@cloudscape-design/components/app-layout-toolbar";
import Badge from "@cloudscape-design/components/badge";
import Flashbar from "@cloudscape-design/components/flashbar";
import { I18nProvider } from "@cloudscape-design/components/i18n";
import messages from "@cloudscape-design/components/i18n/messages/all.en";
import SideNavigation, { type SideNavigationProps } from "@cloudscape-design/components/side-navigation";
import TopNavigation from "@cloudscape-design/components/top-navigation";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { Look } from "@/lib/look";
import type { BellFacts } from "@/lib/notifications/words";
import { paths } from "@/lib/paths";
import { bellOf } from "../notifications/bell";
import { useBell } from "../notifications/use-bell";
import { DatesProvider } from "../ui/dates";
import { type BannerFacts, Banners } from "./banners";
import { Connection } from "./connection";
import { FlashProvider, useFlashes } from "./flashes";
import { Footer } from "./footer";
import { GoSearch } from "./go-search";
import { LinkNavigation } from "./link-navigation";
import type { NavSection } from "./navigation";
import { PanelProvider, usePanel } from "./panel";
import { Shortcuts } from "./shortcuts";
import { useHelp } from "./use-help";

// Help is read now and then: it is fetched when it opens.
const HelpContent = dynamic(() => import("../help/help-content"));

export type Identity = {
  personName: string;
  roleLabel: string;
  accountId: string;
  accountName: string;
  hasOtherAccounts: boolean;
};
type Props = {
  identity: Identity;
  sections: NavSection[];
  banners: BannerFacts;
  bell: { facts: BellFacts; markRead: (input: { eventIds: string[] }) => Promise<unknown> };
  look: Look;
  signOut: () => Promise<void>;
  staySignedIn: () => Promise<unknown>;
  closeView: () => Promise<void>;
  dismiss: (hint: "sample-data") => Promise<unknown>;
  children: ReactNode;
};

/** The frame of every signed-in page: top bar, banners, navigation, messages, content and the panel beside it. */
export function Shell(props: Props) {
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <FlashProvider>
        <PanelProvider>
          <DatesProvider dates={props.look}>
            <LinkNavigation>
              <Frame {...props} />
            </LinkNavigation>
          </DatesProvider>
        </PanelProvider>
      </FlashProvider>
    </I18nProvider>
  );
}

function Frame({
  identity,
  sections,
  banners,
  bell,
  look,
  signOut,
  staySignedIn,
  closeView,
  dismiss,
  children,
}: Props) {
  const pathname = usePathname();
  const [isNavigationOpen, setNavigationOpen] = useState(true);
  const help = useHelp();
  const bellNow = useBell(bell.facts);
  const { messages: flashes } = useFlashes();
  const { panel, isPanelOpen, setPanelOpen } = usePanel();
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <div id="top">
        <TopNavigation
          identity={{ href: paths.home(), logo: { src: "/wordmark.svg", alt: "Countersign" } }}
          search={<GoSearch />}
          i18nStrings={{
            searchIconAriaLabel: "Search",
            searchDismissIconAriaLabel: "Close search",
            overflowMenuTriggerText: "More",
            overflowMenuTitleText: "All",
          }}
          utilities={[
            ...(banners.simulatedTime
              ? [
                  {
                    type: "button" as const,
                    iconName: "status-pending" as const,
                    text: banners.simulatedTime,
                    href: paths.developer.clock(),
                  },
                ]
              : []),
            bellOf(bellNow, (id) => void bell.markRead({ eventIds: [id] })),
            {
              type: "menu-dropdown",
              text: "Help",
              items: [
                { id: "page", text: "Help for this page" },
                { id: "keys", text: "Keyboard shortcuts" },
              ],
              onItemClick: ({ detail }) =>
                document.dispatchEvent(new Event(detail.id === "keys" ? "countersign:shortcuts" : "countersign:help")),
            },
            {
              type: "menu-dropdown",
              text: identity.accountName,
              description: `${identity.personName}, ${identity.roleLabel}`,
              iconName: "user-profile",
              ariaLabel: "Account",
              items: [
                { id: "account", text: `Copy account ID ${identity.accountId}` },
                { id: "switch", text: "Switch account", href: "/switch-account" },
                { id: "preferences", text: "Preferences", href: paths.preferences() },
                { id: "sign-out", text: "Sign out" },
              ],
              onItemClick: ({ detail }) => {
                if (detail.id === "sign-out") void signOut();
                if (detail.id === "account") void navigator.clipboard.writeText(identity.accountId);
              },
            },
          ]}
        />
        <Connection accountId={identity.accountId} staySignedIn={staySignedIn} />
        <Banners {...banners} closeView={closeView} dismiss={dismiss} />
      </div>
      <AppLayoutToolbar
        headerSelector="#top"
        footerSelector="#footer"
        navigation={<Navigation sections={sections} pathname={pathname} />}
        navigationOpen={isNavigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        notifications={
          <div id="flashes">
            <Flashbar items={flashes} stackItems />
          </div>
        }
        tools={help.isOpen && <HelpContent pathname={pathname} section={help.section} />}
        toolsOpen={help.isOpen}
        onToolsChange={({ detail }) => help.setOpen(detail.open)}
        splitPanel={panel}
        splitPanelOpen={isPanelOpen}
        onSplitPanelToggle={({ detail }) => setPanelOpen(detail.open)}
        ariaLabels={{
          navigation: "Side navigation",
          navigationToggle: "Open navigation",
          navigationClose: "Close navigation",
          notifications: "Messages",
          tools: "Help panel",
          toolsToggle: "Open help",
          toolsClose: "Close help",
        }}
        content={<div id="main">{children}</div>}
      />
      <Footer />
      <Shortcuts sections={sections} isOn={look.shortcuts === "on"} />
    </>
  );
}

function Navigation({ sections, pathname }: { sections: NavSection[]; pathname: string }) {
  const links = sections.flatMap((section) => section.links.map((link) => link.href.split("?")[0] ?? ""));
  // The longest address that the page lies below is the one to mark.
  const active = links
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
  const items = sections.flatMap(({ title, links }): SideNavigationProps.Item[] => {
    const entries = links.map(({ text, href, badge }) => ({
      type: "link" as const,
      text,
      href,
      info: badge ? <Badge color="blue">{badge}</Badge> : undefined,
    }));
    return title ? [{ type: "section", text: title, items: entries }] : entries;
  });
  return (
    <SideNavigation
      header={{ href: paths.home(), text: "Agreements console" }}
      activeHref={active ?? pathname}
      items={items}
    />
  );
}
