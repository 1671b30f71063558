"""Exercises: the `/// exercise` block, the running of its checks, and its solution."""

from textbook.exercises.extension import ExercisesExtension, makeExtension

__all__ = ["ExercisesExtension", "makeExtension"]
