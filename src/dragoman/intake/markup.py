"""Marks in a Markdown file that no reader sees: HTML tags, the targets of links, bare addresses.

The text stays as it is; what is found here is marked as furniture, and the words between are coded.
"""

from __future__ import annotations

import re

from dragoman.text.sentences import Range

# The names of HTML's elements only, so that "<5 mm", "a < b" and "<name>" stay words. Possessive quantifiers
# and bounded lengths keep it linear.
_ELEMENTS = (
    "a|abbr|article|aside|audio|b|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|"
    "em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|link|main|mark|"
    "meta|nav|noscript|object|ol|p|param|picture|pre|q|s|section|small|source|span|strike|strong|sub|sup|table|"
    "tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
)
_MARKUP = re.compile(
    rf"""</?(?:{_ELEMENTS})(?:\s[^<>]{{0,8000}})?/?>       # a tag with its attributes
    | <!--(?:[^-]|-(?!->)){{0,500}}-->                      # a comment
    | \]\(\s?<?[^\s()<>]{{0,2000}}(?:\([^\s()<>]{{0,200}}\)[^\s()<>]{{0,2000}})?>?  # a target, its title
      (?:\s{{1,3}}"[^"\n]{{0,300}}")?\s?\)
    | <https?://[^\s<>]{{1,2000}}>
    | https?://[^\s<>()\[\]"“”]{{1,2000}}(?<![.,;:!?'’*_])""",
    re.VERBOSE | re.IGNORECASE,
)


def find_markup(text: str, start: int) -> list[Range]:
    """Find the marks in `text` from `start` on, in order; none overlaps another."""
    return [match.span() for match in _MARKUP.finditer(text, start)]
