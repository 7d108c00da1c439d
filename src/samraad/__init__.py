"""Samråd: the open workbench of an inter-municipal council."""

__version__ = "0.1.0"
