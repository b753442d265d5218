// A field for one day with the house's calendar; the calendar is fetched when the first field is shown.
import { lazy, Suspense } from 'react';

const OneDay = lazy(async () => ({ default: (await import('./DayPicker.tsx')).OneDay }));

/** `YYYY-MM-DD`; '' is none. */
export function DayField(props: {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly label: string;
  readonly size?: 'small' | 'middle';
}) {
  return (
    <Suspense
      fallback={<i className="kj-bone" style={{ width: 130, maxWidth: '100%', height: 32 }} />}
    >
      <OneDay {...props} />
    </Suspense>
  );
}
