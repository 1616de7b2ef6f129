"""Why a run goes as it goes: rules over all its epochs so far, the evidence, and one thing to try."""

from playground.recording.why.advice import Advice
from playground.recording.why.course import Course, course_of
from playground.recording.why.rules import RULES, Reason, reasons

__all__ = ["RULES", "Advice", "Course", "Reason", "course_of", "reasons"]
