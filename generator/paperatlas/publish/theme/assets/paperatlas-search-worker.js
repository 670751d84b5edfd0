/* The query core of the search, in a worker; from `file:`, where there are no workers, the page loads this script itself
   and calls `paperatlasSearchCore(post)`, which gives the function that takes the messages.

   Messages to the worker:
     { type: "search", id, query, prefix, phrases, filters, sort, offset, limit, facets, suggest }
       query    words in lunr's syntax (`word`, `title:word`, `+word`, `-word`, `word^3`, `wor*`); "" finds everything
       prefix   whether the last word may be the beginning of a longer one
       phrases  texts that each must stand in the title or the text as they are, case and accents folded
       filters  [{ field, value, not }]; field: topic, tag, year, venue, author, organisation, code, source;
                value: the slug or value as `facets` gives it, or a name (folded; an author's by all of its words);
                a year also "2023..2025", "2023..", "..2025"; code "yes" or "no". Values of one field, not inverted:
                any of them; everything else: all of it
       sort     "relevance", "date" (newest first) or "title"
       facets   whether to count; suggest: whether to suggest
     { type: "near", id, text, offset, limit }   the papers nearest to a text, answered as a search
     { type: "refs", id, query, prefix, phrases, filters, sort }   → { id, refs }: all hits, for an export
   Answers:
     { id, total, hits, facets, suggestions, corrected }  or  { id, error }
       hits         [{ ref, score, terms, title, url, year, venue, authors, topic: { slug, name } | null, text }];
                    ref: the paper's identifier, or null for a hand-written page; url from the root of the site;
                    terms: the index's terms that were found in it; text: plain text of the paper, or its beginning
       facets       { field: [{ value, label, count }] }, most papers first; a field's counts leave out its own filters
       suggestions  [{ kind: "topic" | "tag" | "author", value, label, url, count }]
       corrected    the query with unknown words replaced by near ones, or null
     { progress: "…" } may come at any time. */
"use strict";
