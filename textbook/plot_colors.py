"""Which strings are colours that the browser side (`js/plot/colors.js`) can read."""

from __future__ import annotations

import re

_NAME_LIST = """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet
    brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan
    darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta
    darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
    darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey
    dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray
    green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush
    lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray
    lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon
    mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
    mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin
    navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
    paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
    rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna
    silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle
    tomato transparent turquoise violet wheat white whitesmoke yellow yellowgreen
"""
_NAMES = frozenset(_NAME_LIST.split())
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_SEPARATOR = r"(?:\s*,\s*|\s+)"
_ALPHA = rf"(?:\s*[,/]\s*{_NUMBER}%?)?"
_FORMS = re.compile(
    rf"""\#(?:[0-9a-f]{{3,4}}|[0-9a-f]{{6}}|[0-9a-f]{{8}})
    |rgba?\(\s*{_NUMBER}%?(?:{_SEPARATOR}{_NUMBER}%?){{2}}{_ALPHA}\s*\)
    |(?:hsla?|hwb)\(\s*{_NUMBER}(?:deg)?(?:{_SEPARATOR}{_NUMBER}%){{2}}(?:\s*,\s*{_NUMBER}%?)?\s*\)
    """,
    re.VERBOSE,
)


def is_color(text: str) -> bool:
    """Whether `text` is a CSS name, a hexadecimal colour, or rgb(), hsl() or hwb()."""
    text = text.strip().lower()
    return text in _NAMES or _FORMS.fullmatch(text) is not None
