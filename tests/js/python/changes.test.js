import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { loadPyodide } from 'pyodide';
import { Changes } from '../../../js/python/changes.js';

const ESSENTIALS = new URL('../../../textbook/runtime/essentials.py', import.meta.url);

/** @type {any} */
let python;
/** @type {Changes} */
let changes;
/** Each list of addresses that Python has had watched. @type {string[]} */
const watched = [];

before(async () => {
  python = await loadPyodide();
  changes = new Changes(python._module);
  python.FS.mkdirTree('/book');
  python.FS.writeFile('/book/essentials.py', await readFile(ESSENTIALS));
  python.globals.set('watch', (/** @type {string} */ addresses) => {
    watched.push(addresses);
    changes.watch(addresses);
  });
  python.runPython(`
import sys
sys.path.append("/book")
import json, types
import essentials
fresh = essentials.Essentials()
def begin():
    fresh.begin(lambda ids: watch(",".join(map(str, ids))))
def damaged(changed):
    # By what has changed, and by a comparison of everything.
    return [fresh.damaged([int(one) for one in changed.split(",") if one]), fresh.damaged()]
begin()
`);
});

/**
 * What is said of Python after `program`, by what has changed and by a comparison of everything.
 * @param {string} program
 * @returns {boolean[]}
 */
function damagedBy(program) {
  changes.take();
  python.runPython(program, { globals: python.toPy({}) });
  return python.globals.get('damaged')(changes.take()).toJs();
}

test('an ordinary program changes next to nothing that is watched', () => {
  const program = 'import json\nclass A: pass\nA.x = json.loads("[1]")\ntotal = sum(A.x)';
  assert.deepEqual(damagedBy(program), [false, false]);
  changes.take();
  python.runPython(program, { globals: python.toPy({}) });
  const all = watched.join(',').split(',').length;
  assert.ok(all > 500, `${all} dictionaries are watched`);
  assert.ok(changes.take().split(',').length < 10);
});

const kept = 'import json, builtins, types\n';
for (const [program, undo] of [
  ['json.dumps, old = str, json.dumps', 'json.dumps = old'],
  ['old = vars(json).pop("loads")', 'json.loads = old'],
  ['builtins.kept = 1', 'del builtins.kept'],
  [
    'old = json.JSONEncoder.default\njson.JSONEncoder.default = 1',
    'json.JSONEncoder.default = old',
  ],
  ['old = json.loads\nfor i in range(9999): json.loads = i', 'json.loads = old'],
  [
    'old = json.loads\ndef put(i): json.loads = i\nfor i in range(9999): put(i)',
    'json.loads = old',
  ],
  ['vars(json.scanner).update(more=1)', 'del json.scanner.more'],
  ['exec("more = 1", vars(json.scanner))', 'del json.scanner.more'],
  ['object.__setattr__(json.scanner, "more", 1)', 'del json.scanner.more'],
  ['type.__setattr__(json.JSONDecodeError, "more", 1)', 'del json.JSONDecodeError.more'],
  ['old = dict(vars(json.scanner))\nvars(json.scanner).clear()', 'vars(json.scanner).update(old)'],
]) {
  test(`damage is seen: ${program}`, () => {
    const globals = python.toPy({});
    changes.take();
    python.runPython(kept + program, { globals });
    const verdicts = python.globals.get('damaged')(changes.take()).toJs();
    python.runPython(undo, { globals });
    python.globals.get('begin')();
    assert.deepEqual(verdicts, [true, true]);
    assert.deepEqual(damagedBy(''), [false, false]);
  });
}

test('what is imported later is watched from then on', () => {
  assert.deepEqual(damagedBy('import statistics\nstatistics.mean([1, 2])'), [false, false]);
  const program = 'import statistics\nold = statistics.mean\nstatistics.mean = max';
  assert.deepEqual(damagedBy(program), [true, true]);
  python.globals.get('begin')();
});

test('a module that is loaded twice is another one than it was', () => {
  const program = 'import importlib, json.scanner\nimportlib.reload(json.scanner)';
  assert.deepEqual(damagedBy(program), [true, true]);
  python.globals.get('begin')();
});
