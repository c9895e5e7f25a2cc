import { useEffect, useState } from 'react';

/** The time now, renewed each minute, so that "12 minutes ago" stays true while the page is open. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
