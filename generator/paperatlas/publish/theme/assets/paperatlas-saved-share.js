/* A reading list as a link: the papers' identifiers stand behind the #, which browsers never send to a server. */
"use strict";

(() => {
  const reader = window.paperatlasReader;
  const { element } = reader;
  const MOST = 200;
  const MARK = "#list=";

  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  const button = (label, act, className = "") => {
    const made = element("button", { type: "button", className }, label);
    made.addEventListener("click", act);
    return made;
  };

  const offer = (place, ...children) => place.replaceChildren(element("section", { className: "pa-offer", ariaLabel: "Shared list" }, ...children));

  reader.showLink = (papers, place) => {
    const ids = papers.slice(0, MOST).map((paper) => paper.id);
    const field = element("input", { type: "text", readOnly: true, value: reader.addressOf("saved/") + MARK + ids.join(","), ariaLabel: "Link to the list" });
    const copy = async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        reader.say("The link is copied.");
      } catch {
        reader.say("The link is selected: copy it.");
      }
    };
    const cut = papers.length > MOST ? ` A link holds ${MOST} papers: these are the first of ${papers.length.toLocaleString("en")}.` : "";
    offer(place,
      element("p", {}, `Whoever opens this link is offered the ${counted(ids.length, "paper")} shown below, without your notes. The list stands in the link itself and is sent to no server.${cut}`),
      field, button("Copy the link", copy, "pa-offer__first"), button("Close", () => place.replaceChildren()));
    field.focus();
    field.select();
  };

  const forget = (place) => {
    history.replaceState(history.state, "", location.pathname + location.search);
    place.replaceChildren();
  };

  /* What the address says: identifiers that may be such, each once, and how many may not or are too many. */
  const shared = () => {
    if (!location.hash.startsWith(MARK)) return null;
    const named = [...new Set(location.hash.slice(MARK.length).split(","))].filter(Boolean);
    const ids = named.filter(reader.isId);
    return { ids: ids.slice(0, MOST), bad: named.length - ids.length, over: Math.max(0, ids.length - MOST) };
  };

  const remarks = ({ bad, over }, missing, known) => [
    known ? `${counted(known, "paper")} ${known === 1 ? "is" : "are"} in your list already.` : "",
    missing.length ? `This collection does not have ${missing.slice(0, 3).join(", ")}${missing.length > 3 ? ` and ${missing.length - 3} more` : ""}.` : "",
    bad ? `${counted(bad, "part")} of the link ${bad === 1 ? "names" : "name"} no paper.` : "",
    over ? `A link holds ${MOST} papers; ${over.toLocaleString("en")} more are left out.` : "",
  ].filter(Boolean).join(" ");

  /* Offers the papers that the address names, if it names any. */
  reader.offerShared = async (place) => {
    const asked = shared();
    if (!asked) return;
    const close = button("Close", () => forget(place));
    offer(place, element("p", { role: "status" }, "Looking up the shared papers …"));
    let hits;
    try {
      hits = await reader.lookUp(asked.ids);
    } catch {
      offer(place, element("p", { role: "alert" }, "The shared papers could not be looked up. Check the connection and open the link again."), close);
      return;
    }
    const papers = hits.filter(Boolean).map(reader.asPaper);
    const fresh = papers.filter((paper) => !reader.get(paper.id).saved);
    const missing = asked.ids.filter((id, number) => !hits[number]);
    const said = element("p", {}, remarks(asked, missing, papers.length - fresh.length));
    if (!fresh.length) {
      offer(place, element("p", { role: "status" }, papers.length ? "You have every paper of this shared list." : "This link shares no paper of this collection."), said, close);
      return;
    }
    const titles = element("ul", { tabIndex: 0, ariaLabel: "Shared papers" }, ...fresh.map((paper) => element("li", {},
      element("a", { href: reader.addressOf(`papers/${paper.id}/`) }, paper.title))));
    const save = button(`Save ${counted(fresh.length, "paper")}`, () => {
      if (reader.keep(fresh.map((paper) => ({ ...paper, ...without(reader.get(paper.id)) })), `${counted(fresh.length, "paper")} saved.`, true)) forget(place);
    }, "pa-offer__first");
    offer(place, element("p", { role: "status" }, `Somebody shares ${counted(papers.length, "paper")} with you.`), titles, said, save, button("Not now", () => forget(place)));
  };

  /* What a reader has of a paper that is not saved: it stays. */
  const without = ({ read, note }) => ({ read, note });
})();
