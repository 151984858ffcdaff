"""How the rules of this plugin read a text; no rule stands here.

A folder serves one question: ``lists`` (what is announced and listed), ``sums`` (totals, parts and what is left),
``shares``, ``ordinals``, ``changes`` (from, to and the way between), ``told_again`` (a count told twice) and
``headlines``. What several of them read with stands beside them: words (``vocabulary``), arithmetic, what surrounds a
number (``passage``), and how "a, b and c" is put together (``coordination``).
"""
