"""Danish words: folding, tokens, lemmas, and the parts of compounds."""

from samraad.search.danish.analyse import ANALYSIS_VERSION, Analyser, Token
from samraad.search.danish.learn import learn

__all__ = ["ANALYSIS_VERSION", "Analyser", "Token", "learn"]
