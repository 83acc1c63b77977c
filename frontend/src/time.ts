/** Times as people read them. */

/** Seconds as m:ss, or h:mm:ss from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  const tail = String(whole % 60).padStart(2, "0");
  if (minutes < 60) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${tail}`;
}

export function dateOf(iso: string, locale: string): string {
  return format(iso, locale, { day: "numeric", month: "long", year: "numeric" });
}

export function dateTimeOf(iso: string, locale: string): string {
  return format(iso, locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

export function hourOf(iso: string, locale: string): string {
  return format(iso, locale, { weekday: "long", hour: "2-digit", minute: "2-digit" });
}

function format(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(locale, options).format(date);
}

/** The day alone, as short as the language has it. */
export function dayOf(iso: string, locale: string): string {
  return format(iso, locale, { day: "numeric", month: "short" });
}
