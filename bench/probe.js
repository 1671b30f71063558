// Runs first in every page that is measured, and notes what happens there. All times are those of
// performance.now(): milliseconds since the navigation began.

(() => {
  if (window !== window.top) return;

  const nextFrame = window.requestAnimationFrame.bind(window);
  // Whether the callbacks before a frame are running: what is drawn now is in that frame.
  let inFrame = false;
  window.requestAnimationFrame = (callback) =>
    nextFrame((time) => {
      inFrame = true;
      try {
        callback(time);
      } finally {
        inFrame = false;
      }
    });

  /** The moment at which what has been drawn so far is painted. */
  function painted() {
    return new Promise((resolve) => {
      // Ahead of other tasks, which may be long; the frame has been handed over then.
      const afterFrame = () =>
        scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' });
      if (inFrame) afterFrame();
      else nextFrame(afterFrame);
    });
  }

  const probe = {
    shift: 0,
    tasks: [],
    scripts: [],
    /** Each drawn chart: the cell's id and state, when it was drawn and when painted. */
    drawn: [],
    pressed: null,
    answered: Number.NaN,
    painted,
  };
  window.probe = probe;

  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) probe.shift += value;
  });
  observe('longtask', ({ startTime, duration }) => probe.tasks.push({ startTime, duration }));
  observe('element', ({ identifier, renderTime, element }) => {
    if (identifier === DRAWING) note(element, renderTime, renderTime);
  });
  observe('long-animation-frame', ({ scripts }) => {
    for (const { sourceURL, duration, startTime } of scripts) {
      probe.scripts.push({ file: sourceURL.split('/').pop(), duration, startTime });
    }
  });

  addEventListener('plot-drawn', async ({ target }) => {
    const drawn = note(target, performance.now(), null);
    drawn.painted = await painted();
    for (const look of [...watchers]) look();
  });

  // What the build has drawn is painted with its words.
  const DRAWING = 'drawing';
  const parsed = new MutationObserver(() => {
    const words = document.querySelector('.plot-drawing > span');
    if (!words) return;
    words.setAttribute('elementtiming', DRAWING);
    parsed.disconnect();
  });
  parsed.observe(document, { childList: true, subtree: true });

  function note(element, at, painted) {
    const cell = element.closest('py-cell');
    const drawn = { cell: cell?.id ?? null, state: cell?.dataset.state ?? null, at, painted };
    probe.drawn.push(drawn);
    for (const look of [...watchers]) look();
    return drawn;
  }

  // When the newest plot of Python came: the page listens to it at a port.
  const port = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...port,
    set(listen) {
      const noting = (event) => {
        if (event.data?.kind === 'plot') probe.answered = performance.now();
        listen(event);
      };
      port.set.call(this, listen && noting);
    },
  });

  const watchers = new Set();

  /** Resolves to the first chart from number `from` on that `fits`, once it is painted. */
  probe.chart = (fits = () => true, from = 0) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('no chart was drawn within 100 seconds')), 100_000);
      const look = () => {
        const found = probe.drawn.slice(from).find((drawn) => drawn.painted && fits(drawn));
        if (!found) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });

  /** Starts to watch frames; the function that it returns ends it: the longest gap, in ms. */
  probe.frames = () => {
    const start = performance.now();
    let last = start;
    let longest = 0;
    let count = 0;
    let going = true;
    const frame = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      count += 1;
      if (going) nextFrame(frame);
    };
    nextFrame(frame);
    return () => {
      going = false;
      const end = performance.now();
      return { longest: Math.max(longest, end - last), count, seconds: (end - start) / 1000 };
    };
  };

  /** Press Run of the page's first cell in the moment in which it is there. */
  probe.pressFirst = () => {
    const press = () => {
      const cell = document.querySelector('py-cell');
      const run = cell && [...cell.querySelectorAll('button')].find(isRun);
      if (!run || !customElements.get('py-cell') || probe.pressed !== null) return;
      watch.disconnect();
      probe.pressed = performance.now();
      probe.endFrames = probe.frames();
      run.click();
    };
    const isRun = ({ textContent }) => textContent.trim() === 'Run';
    const watch = new MutationObserver(press);
    watch.observe(document, { childList: true, subtree: true });
  };
})();
