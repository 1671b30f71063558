"""Parameters of a snippet: `alpha = 0.01  #@param {type:"slider", min:0, max:0.5, step:0.01}`.

The form-field comment that Colab made a convention. What it may say is told once more, for the
reader's own code, in `js/cell/parameters/`; both are tested with `tests/parameter_cases.json`.
"""

from textbook.parameters.form import Value
from textbook.parameters.literal import decimals, literal, with_value
from textbook.parameters.read import Fault, Parameter, read_parameters

__all__ = ["Fault", "Parameter", "Value", "decimals", "literal", "read_parameters", "with_value"]
