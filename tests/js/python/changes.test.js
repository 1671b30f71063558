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
fresh.watch(lambda ids: watch(",".join(map(str, ids))))
def damaged(changed):
    # By what has changed, and by a comparison of everything.
    return [fresh.damaged([int(one) for one in changed.split(",") if one]), fresh.damaged()]
`);
});

/**
 * What is said of Python after `program`, by what has changed and by a comparison of everything.
 * @param {string} program
 * @returns {boolean[]}
 */
function damagedBy(program, globals = python.toPy({})) {
  changes.take();
  python.runPython(program, { globals });
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

const KEPT = 'import builtins, json, json.scanner, statistics, types\n';

for (const [program, undo] of [
  ['json.dumps, old = str, json.dumps', 'json.dumps = old'],
  ['old = vars(json).pop("loads")', 'json.loads = old'],
  ['builtins.kept = 1', 'del builtins.kept'],
  [
    'old = json.JSONEncoder.default; json.JSONEncoder.default = 1',
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
  ['old = dict(vars(json.scanner)); vars(json.scanner).clear()', 'vars(json.scanner).update(old)'],
  // Imported when all the others were watched already.
  ['old = statistics.mean; statistics.mean = max', 'statistics.mean = old'],
  ['statistics.NormalDist.more = 1', 'del statistics.NormalDist.more'],
]) {
  test(`damage is seen: ${program.replaceAll('\n', '; ')}`, () => {
    const globals = python.toPy({});
    python.runPython(KEPT, { globals });
    assert.deepEqual(damagedBy('import statistics'), [false, false]);
    assert.deepEqual(damagedBy(program, globals), [true, true]);
    python.runPython(undo, { globals });
    assert.deepEqual(damagedBy(''), [false, false]);
  });
}

// Nothing puts it back.
test('a module that is loaded twice is another one than it was', () => {
  const program = 'import importlib, json.scanner\nimportlib.reload(json.scanner)';
  assert.deepEqual(damagedBy(program), [true, true]);
});
