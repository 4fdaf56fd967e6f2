"""Keep a yearly open-government work plan (政务公开工作要点分工方案) as one YAML file in git."""

__version__ = "0.1.0"
