"""What is published is read back as it was written: the PDF and the DOCX hold nothing but what they show."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.meetings.papers.comparing import differences
from tests.meetings.papers.making import minutes, papers

from samraad.meetings.papers.docx import paper_docx
from samraad.meetings.papers.paper import Paper
from samraad.meetings.papers.pdf import item_pdf, paper_pdf
from samraad.reading.read import read

KINDS = st.sampled_from(("agenda", "minutes")).flatmap(papers)
FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@pytest.mark.parametrize("kind", ["agenda", "minutes_draft", "minutes"])
def test_a_paper_reads_back(kind: str) -> None:
    paper = minutes(kind)
    assert differences(paper, read(paper_pdf(paper), "papir.pdf")) == []
    assert differences(paper, read(paper_docx(paper), "papir.docx")) == []


@given(KINDS)
@FEW
def test_any_pdf_reads_back(paper: Paper) -> None:
    assert differences(paper, read(paper_pdf(paper), "papir.pdf")) == []


@given(KINDS)
@FEW
def test_any_docx_reads_back(paper: Paper) -> None:
    assert differences(paper, read(paper_docx(paper), "papir.docx")) == []


def test_an_item_by_itself_reads_back() -> None:
    paper = minutes()
    item = paper.only("3.1")
    found = read(item_pdf(paper, "3.1"), "punkt.pdf").items
    assert [(one.number, one.kind, one.title, one.case_number) for one in found] == [
        (item.number, item.kind, item.title, item.case_number)
    ]
    assert found[0].decision
    assert found[0].decision.outcome == "approved with adjustment"
