import { loadPriceBook, type PriceBook } from "@aurora-cost/core";
import { useEffect, useState } from "preact/hooks";

/** Where the prices of a Region come from. */
export interface Bookshelf {
  readonly load: (region: string) => Promise<PriceBook>;
}

const loading = new Map<string, Promise<PriceBook>>();

/** The shipped prices of a Region, loaded once for all widgets of the page. */
const shipped: Bookshelf = {
  load: (region) => {
    const known = loading.get(region);
    if (known !== undefined) return known;
    const book = loadPriceBook([region]);
    loading.set(region, book);
    // A later attempt may succeed where a lost connection failed.
    book.catch(() => loading.delete(region));
    return book;
  },
};

export interface BookState {
  readonly book: PriceBook | null;
  readonly failure: string | null;
}

/** The prices of a Region, once they are there. */
export function useBook(region: string, own: Bookshelf | null): BookState {
  const [loaded, setLoaded] = useState<(BookState & { readonly region: string }) | null>(null);
  useEffect(() => {
    let wanted = true;
    const take = (state: BookState): void => {
      if (wanted) setLoaded({ region, ...state });
    };
    (own ?? shipped).load(region).then(
      (book) => take({ book, failure: null }),
      (error: unknown) => take({ book: null, failure: reason(error, region) }),
    );
    return () => {
      wanted = false;
    };
  }, [region, own]);
  return loaded?.region === region ? loaded : { book: null, failure: null };
}

function reason(error: unknown, region: string): string {
  return error instanceof Error && error.name === "InputError"
    ? error.message
    : `The prices of ${region} could not be loaded; reload the page to try again`;
}
