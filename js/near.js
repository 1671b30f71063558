// What is done for an element when the reader is about to see it.

/**
 * Call once when `element` is in view, or so many pixels above or below it.
 * @param {Element} element
 * @param {number} margin
 * @param {() => void} arrive
 * @param {AbortSignal} signal ends the watch
 */
export function whenNear(element, margin, arrive, signal) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      arrive();
    },
    { rootMargin: `${margin}px 0px` },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Whether that is so now. @param {Element} element @param {number} margin */
export function isNear(element, margin) {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > -margin && top < innerHeight + margin;
}
