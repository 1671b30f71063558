// Registers the book's elements and starts the theme's scripts. What they are is in their modules.

import { PyCellElement } from './cell/py-cell.js';
import { ExerciseTaskElement } from './exercise/exercise-task.js';
import { PlotChartElement } from './plot/plot-chart.js';
import { MyProgressElement } from './progress/my-progress.js';
import { whenIdle } from './python/idle.js';
import { watchIntent } from './python/intent.js';
import { PythonSwitchElement } from './python/python-switch.js';
import { QuizQuestionElement } from './quiz/quiz-question.js';
import { QuizResultElement } from './quiz/quiz-result.js';
import { fetchCodeFont } from './theme/code-font.js';
import { layOutTheRest } from './theme/near-first.js';
import { followScheme } from './theme/root-scheme.js';
import { startTheme } from './theme/start.js';

customElements.define('my-progress', MyProgressElement);
customElements.define('plot-chart', PlotChartElement);
customElements.define('py-cell', PyCellElement);
customElements.define('exercise-task', ExerciseTaskElement);
customElements.define('python-switch', PythonSwitchElement);
customElements.define('quiz-question', QuizQuestionElement);
customElements.define('quiz-result', QuizResultElement);
watchIntent();
followScheme();
startTheme();
fetchCodeFont();
layOutTheRest();
// Nobody waits for this: without it the book is read from the network.
addEventListener('load', () => {
  whenIdle(() => void import('./offline/start.js').then(({ start }) => start()).catch(() => {}));
});
