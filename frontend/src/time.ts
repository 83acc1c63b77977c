/** Times as people read them. */

import type { Words } from "./words/en";

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

/** A moment of the coming days, as the words say it: its hour, and its day of the week unless it is today. */
export function momentOf(
  iso: string,
  { locale, moment }: Pick<Words, "locale" | "moment">,
  now = new Date(),
): string {
  const day =
    new Date(iso).toDateString() === now.toDateString() ? null : format(iso, locale, { weekday: "long" });
  return moment(day, format(iso, locale, { hour: "2-digit", minute: "2-digit" }));
}

function format(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(locale, options).format(date);
}

/** The day alone, as short as the language has it. */
export function dayOf(iso: string, locale: string): string {
  return format(iso, locale, { day: "numeric", month: "short" });
}
